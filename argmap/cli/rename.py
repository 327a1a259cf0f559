"""`argmap rename`."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import click

from argmap.check.finding import File
from argmap.cli.inputs import read_inputs
from argmap.cli.main import DONE, Failure
from argmap.cli.write import replace_text
from argmap.closest import closest
from argmap.editing.rename import (
    NAMESPACES,
    Namespace,
    NotRenamed,
    ids_of,
    namespaces_of,
    renamed,
)
from argmap.escape import for_terminal
from argmap.files import root_of
from argmap.opened import ArgumentFile
from argmap.syntax import DEFAULT_LIMITS
from argmap.workspace import Workspace


@click.command("rename")
@click.argument("file", metavar="FILE")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--kind",
    type=click.Choice(NAMESPACES),
    help="What OLD names, where FILE has it for several things.",
)
def command(file: str, old: str, new: str, kind: Namespace | None) -> int:
    """Give an id of FILE another name everywhere that it is used.

    For a node these are the file itself and the comparisons of the project that name the file.
    Comments and everything else stay as they are; nothing is written unless all of it can be.
    """
    path = Path(file)
    if not path.is_file():
        read_inputs((file,), None, *astuple(DEFAULT_LIMITS))
    root = root_of(path.resolve(), Path.cwd())
    workspace = read_inputs((file, str(root)), None, *astuple(DEFAULT_LIMITS))
    owner = next(each for each in workspace.files if each.path == path.resolve())
    namespace = _namespace(owner, old, kind)
    _refuse_unreadable(workspace, owner)
    try:
        made = renamed(workspace, owner, namespace, old, new)
    except NotRenamed as error:
        raise Failure(str(error)) from None
    for target, each in made.items():
        if why := replace_text(target, each.before.encode(), each.after.encode()):
            raise Failure(f"{each.name} isn't changed: {why}")
        places = "1 place" if each.repairs == 1 else f"{each.repairs} places"
        click.echo(f"renamed in {for_terminal(each.name)}: {places}", err=True)
    return DONE


def _namespace(file: File, old: str, kind: Namespace | None) -> Namespace:
    found = namespaces_of(file, old)
    if kind is not None and kind in found:
        return kind
    if len(found) == 1 and kind is None:
        return found[0]
    if len(found) > 1 and kind is None:
        raise click.UsageError(f"`{old}` names a {' and a '.join(found)}; say which with --kind")
    match = closest(old, ids_of(file, kind))
    advice = f"; did you mean `{match}`?" if match else ""
    if found:
        advice = f"; it names a {' and a '.join(found)} there"
    what = kind or "id"
    raise Failure(f"there is no {what} `{for_terminal(old)}` in {for_terminal(file.name)}{advice}")


def _refuse_unreadable(workspace: Workspace, owner: File) -> None:
    """Refuse a file that can't be read; say which others may have the id and aren't looked at."""
    for each in workspace.files:
        readable = each.argument if isinstance(each, ArgumentFile) else each.comparison
        if readable is None:
            name = for_terminal(each.name)
            if each.path == owner.path:
                raise Failure(f"{name} has errors; `argmap check` shows them")
            click.echo(f"argmap: {name} has errors, and isn't looked at", err=True)
