"""Writing files: whole or not at all, and never through a link."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from argmap.cli.main import Failure
from argmap.escape import for_terminal
from argmap.files import display_name
from argmap.workspace import Workspace


def write_file(target: Path, data: bytes) -> None:
    """Put a file into its place; a link that stands there is replaced, not followed.

    A pipe or a device isn't replaced, but written to.
    """
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(unfinished, 0o666 & ~_umask())
            os.replace(unfinished, target)
        except BaseException:
            os.unlink(unfinished)
            raise
    except OSError as error:
        name = for_terminal(display_name(target, Path.cwd()))
        raise Failure(f"`{name}` can't be written: {error.strerror}") from None


def refuse_to_overwrite(workspace: Workspace, target: Path) -> None:
    """Refuse a target that is one of the files that were read."""
    if target.resolve() in workspace.paths:
        name = for_terminal(display_name(target, Path.cwd()))
        raise click.UsageError(f"`{name}` is read here, and isn't written over; see -o")


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        name = for_terminal(display_name(folder, Path.cwd()))
        raise Failure(f"the folder `{name}` can't be made: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
