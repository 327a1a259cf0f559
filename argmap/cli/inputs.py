"""What commands share: paths, limits, colours, and reading the files."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from argmap.cli.main import NOTHING, Failure
from argmap.escape import for_terminal
from argmap.files import SUFFIXES, has_key
from argmap.revision import Revision, RevisionError, repository_of, revision
from argmap.syntax import DEFAULT_LIMITS, Document, Limits
from argmap.workspace import Workspace, load

_STANDARD_INPUT = "argmap.standard_input"

Command = TypeVar("Command", bound=Callable[..., Any])


def input_options(command: Command) -> Command:
    """Add the arguments and options by which files are chosen and read."""
    for add in reversed(
        (
            click.argument("paths", nargs=-1, metavar="[PATH]..."),
            click.option(
                "--stdin-filename",
                metavar="FILE",
                help="The name under which `-`, the standard input, is read.",
            ),
            limit_options,
        )
    ):
        command = add(command)
    return command


def limit_options(command: Command) -> Command:
    """Add the options that raise the limits of size."""
    for add in reversed(
        (
            click.option(
                "--max-bytes",
                type=click.IntRange(1),
                default=DEFAULT_LIMITS.bytes,
                show_default=True,
                help="How many bytes a file may have.",
            ),
            click.option(
                "--max-depth",
                type=click.IntRange(1),
                default=DEFAULT_LIMITS.depth,
                show_default=True,
                help="How many levels a file may have.",
            ),
            click.option(
                "--max-values",
                type=click.IntRange(1),
                default=DEFAULT_LIMITS.values,
                show_default=True,
                help="How many values a file may have.",
            ),
        )
    ):
        command = add(command)
    return command


def standard_input() -> bytes:
    """Return what the standard input has; a command that reads its files again reads it once."""
    kept = click.get_current_context().meta
    if _STANDARD_INPUT not in kept:
        kept[_STANDARD_INPUT] = sys.stdin.buffer.read()
    data: bytes = kept[_STANDARD_INPUT]
    return data


@contextmanager
def settings_of(name: str) -> Iterator[Revision | None]:
    """Open the revision from which settings are read, or none where none is named."""
    if not name:
        yield None
        return
    try:
        opened = revision(repository_of(Path.cwd()), name)
    except RevisionError as error:
        raise Failure(str(error)) from None
    try:
        yield opened
    finally:
        opened.close()


def read_inputs(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    max_bytes: int,
    max_depth: int,
    max_values: int,
    settings_from: str = "",
    edited: Mapping[Path, bytes] | None = None,
) -> Workspace:
    """Read the files that the command names; without any, say so and exit with 3.

    `settings_from` names a git revision whose settings count, in place of those on the disk.
    `edited` has the bytes of files that are to be read from there.
    """
    limits = Limits(max_bytes, max_depth, max_values)
    unsaved: dict[Path, bytes] = {}
    named = list(paths) or ["."]
    if "" in named:
        raise click.UsageError("a PATH is empty; `.` is the working directory")
    if "-" in named:
        if not stdin_filename or Path(stdin_filename).is_dir() or named.count("-") > 1:
            raise click.UsageError("`-` stands once, with a file's name as --stdin-filename")
        named[named.index("-")] = stdin_filename
        unsaved[Path(stdin_filename).absolute()] = standard_input()
    unsaved.update(edited or {})
    try:
        with settings_of(settings_from) as storage:
            workspace = load(named, limits=limits, unsaved=unsaved, settings_from=storage)
    except FileNotFoundError as error:
        click.echo(f"argmap: there is no file or folder `{for_terminal(str(error))}`", err=True)
        raise click.exceptions.Exit(NOTHING) from None
    except PermissionError as error:
        name = for_terminal(str(error))
        click.echo(f"argmap: `{name}` leads out of the project's root, and isn't opened", err=True)
        raise click.exceptions.Exit(NOTHING) from None
    if not workspace.files:
        where = ", ".join(for_terminal(name) for name in named)
        click.echo(
            f"argmap: no argmap file in {where}: a .yaml or .yml file with an `argmap:` key",
            err=True,
        )
        raise click.exceptions.Exit(NOTHING)
    _refuse_texts(workspace, paths)
    return workspace


def _refuse_texts(workspace: Workspace, paths: tuple[str, ...]) -> None:
    """Refuse a file that is no map, neither by its name nor by what is in it.

    Somebody who names a text means its map, or wants one; not that the text should become one.
    """
    opened = {file.path: file for file in workspace.files}
    for given in paths:
        path = Path(given)
        file = opened.get(path.resolve())
        if path.suffix in SUFFIXES or file is None or _may_be_a_map(file.document):
            continue
        maps = (path.with_suffix(suffix) for suffix in SUFFIXES)
        found = next((str(each) for each in maps if each.is_file()), "")
        advice = f"did you mean `{found}`?" if found else _start(given)
        raise Failure(f"`{given}` is no map; {advice}")


def _may_be_a_map(document: Document) -> bool:
    """Whether a file says that it is a map, or can't be read: what is wrong with it is told."""
    unreadable = not document.text and bool(document.problems)
    return unreadable or has_key(document.text.encode())


def _start(text: str) -> str:
    return f"`argmap new {shlex.quote(text)}` starts the map of a text"
