"""The command line: one file a command, each of them thin."""

from argmap.cli.main import main

__all__ = ["main"]
