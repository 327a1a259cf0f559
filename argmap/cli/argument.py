"""What commands share that work on one argument file."""

from __future__ import annotations

import shlex
from dataclasses import astuple
from pathlib import Path

import click

from argmap.cli.inputs import read_inputs
from argmap.cli.main import WRONG
from argmap.cli.refuse import refuse_errors
from argmap.escape import for_terminal
from argmap.files import confined, display_name, read_bytes
from argmap.opened import ArgumentFile, SourceFile, source_file
from argmap.syntax import DEFAULT_LIMITS
from argmap.workspace import Workspace


def read_argument(file: str) -> ArgumentFile:
    """Read one argument file whose source can be read; say why and exit if it can't be.

    It may have other errors: it is being worked on.
    """
    workspace, found = _read(file)
    if not found.has_source:
        refuse_errors(workspace, "nothing was looked up")
        raise click.UsageError(f"`{for_terminal(file)}` has no source that can be read")
    return found


def read_source(file: str) -> SourceFile:
    """Read the source of one argument file; say why and exit if it can't be read.

    Of the file no more has to be right than what names the source; a line says what else isn't.
    """
    workspace, found = _read(file)
    source = found.source or _named_source(found, workspace)
    if source is None:
        _say(f"nothing was looked up; mend the map's form first: {_check(file)}")
        raise click.exceptions.Exit(WRONG)
    if source.text is None:
        _say(f"the source `{source.name}` can't be read; {_check(file)} says why")
        raise click.exceptions.Exit(WRONG)
    if found.argument is None:
        _say(f"the map's form isn't right yet; {_check(file)} says where")
    return source


def _read(file: str) -> tuple[Workspace, ArgumentFile]:
    workspace = read_inputs((file,), None, *astuple(DEFAULT_LIMITS))
    found = next((each for each in workspace.arguments if each.path in workspace.named), None)
    if len(workspace.named) != 1 or found is None:
        raise click.UsageError(f"`{for_terminal(file)}` is no argument file")
    return workspace, found


def _named_source(file: ArgumentFile, workspace: Workspace) -> SourceFile | None:
    """Return the source that a file names whose form isn't right, if that can be made out."""
    written = file.document.at(("source", "file"))
    if not isinstance(written, str):
        return None
    path = confined(written, file.path, workspace.root_of[file.name])
    if not isinstance(path, Path):
        return source_file(written, path)
    name = display_name(path, workspace.working_directory)
    return source_file(name, read_bytes(path, DEFAULT_LIMITS.bytes))


def _check(file: str) -> str:
    return f"`{shlex.join(['argmap', 'check', file])}`"


def _say(what: str) -> None:
    click.echo(f"argmap: {for_terminal(what)}", err=True)
