"""What has changed between two versions of a page: first as data, then in words."""
