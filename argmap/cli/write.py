"""Writing files: whole or not at all, and never through a link."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import click

from argmap.cli.main import Failure
from argmap.escape import for_terminal
from argmap.files import display_name
from argmap.storage import DISK
from argmap.workspace import Workspace


def write_file(target: Path, data: bytes, mode: int | None = None) -> None:
    """Put a file into its place; a link that stands there is replaced, not followed.

    A pipe or a device isn't replaced, but written to; through a link (`/dev/stdout`) only where
    that isn't below the working directory, where it may be a contribution's. `mode` has the file's
    permission bits; without it they are those of any new file.
    """
    try:
        ours = target.is_symlink() and target.absolute().is_relative_to(Path.cwd())
        if target.exists() and not target.is_file() and not ours:
            target.write_bytes(data)
            return
        handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(unfinished, 0o666 & ~_umask() if mode is None else mode)
            os.replace(unfinished, target)
        except BaseException:
            os.unlink(unfinished)
            raise
    except OSError as error:
        name = for_terminal(display_name(target, Path.cwd()))
        raise Failure(f"`{name}` can't be written: {error.strerror}") from None


def replace_text(target: Path, before: bytes, after: bytes) -> str:
    """Put other bytes into a file that has those of `before`; else return why it isn't done.

    The file keeps its permission bits. A link is never followed.
    """
    try:
        about = target.lstat()
        if target.resolve() != target or not stat.S_ISREG(about.st_mode):
            return "it is no regular file any more"
        if not os.access(target, os.W_OK):
            return "it may not be written"
        if DISK.read(target, len(before) + 1) != before:
            return "it has been changed since it was read"
    except OSError as error:
        return f"it can't be read: {error.strerror}"
    write_file(target, after, stat.S_IMODE(about.st_mode) & 0o777)
    return ""


def refuse_to_overwrite(workspace: Workspace, target: Path) -> None:
    """Refuse a target that is one of the files that were read."""
    # `Path.resolve` fails at a link that leads to itself.
    if Path(os.path.realpath(target)) in workspace.paths:
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
