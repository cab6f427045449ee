"""processkit: a one-page sales process in YAML, checked, printed, and run."""
