"""One file an output of `check`."""
