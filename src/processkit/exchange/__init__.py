"""What other programs get from running cases: what is due, a calendar file, and events for other systems."""
