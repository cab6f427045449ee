"""A first page, from the answers to a few questions or from a plain list of bullet points."""
