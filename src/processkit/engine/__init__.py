"""The core of the engine: commands in, events out."""
