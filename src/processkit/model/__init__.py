"""The typed model of a page: what it says, and what its names and durations mean."""
