"""What commands share that work on one argument file."""

from __future__ import annotations

from dataclasses import astuple

import click

from argmap.cli.inputs import read_inputs
from argmap.cli.refuse import refuse_errors
from argmap.escape import for_terminal
from argmap.opened import ArgumentFile
from argmap.syntax import DEFAULT_LIMITS


def read_argument(file: str) -> ArgumentFile:
    """Read one argument file whose source can be read; say why and exit if it can't be.

    It may have other errors: it is being worked on.
    """
    workspace = read_inputs((file,), None, *astuple(DEFAULT_LIMITS))
    found = next((each for each in workspace.arguments if each.path in workspace.named), None)
    if len(workspace.named) != 1 or found is None:
        raise click.UsageError(f"`{for_terminal(file)}` is no argument file")
    if not found.has_source:
        refuse_errors(workspace, "nothing was looked up")
        raise click.UsageError(f"`{for_terminal(file)}` has no source that can be read")
    return found
