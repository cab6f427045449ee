"""The review of a page: what is open, and what only people can answer, for a meeting around a table."""
