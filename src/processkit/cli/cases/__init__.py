"""The sub-commands of ``processkit case``, by theme, and their words. Only the one that is typed is loaded."""
