"""One file a format: a function from a workspace to text."""
