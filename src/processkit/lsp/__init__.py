"""The language server: what an editor asks about a page while it is typed."""
