"""The engine that programs use: the pure core, a store, and the one clock."""
