"""Where cases are kept: one protocol, and a store in memory and one in SQLite."""
