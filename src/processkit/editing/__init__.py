"""Changes of the text of a page: what findings offer to write, and one layout. Never a dump of the data."""
