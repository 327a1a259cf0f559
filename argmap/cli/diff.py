"""`argmap diff`."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from argmap.cli.main import DONE, NOTHING, WRONG, Failure
from argmap.cli.style import color_option, styler
from argmap.diff import Diff, diff
from argmap.escape import for_terminal
from argmap.revision import RevisionError, repository_of, revision
from argmap.storage import DISK, Storage
from argmap.workspace import Workspace, load

FORMATS = ("text", "markdown", "json", "svg")
WORKING_TREE = "the working tree"
_PATHS = "argmap.paths"


class _WithPaths(click.Command):
    """A command whose paths stand behind `--`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the paths from behind `--`."""
        if "--" in args:
            ctx.meta[_PATHS] = args[args.index("--") + 1 :]
            args = args[: args.index("--")]
        return super().parse_args(ctx, args)


@click.command("diff", cls=_WithPaths)
@click.argument("revisions", nargs=-1, metavar="BASE [HEAD] [-- PATH...]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the diff is printed; svg is a picture of the changed part of the map.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything has changed.")
@color_option
@click.pass_context
def command(
    context: click.Context,
    revisions: tuple[str, ...],
    format_: str,
    exit_code: bool,
    color: str,
) -> int:
    """Say what changed in the argument between two git revisions.

    Without HEAD, BASE is compared with the working tree: `argmap diff HEAD` compares the last
    commit with your files. What makes the rest less trustworthy comes first: changed sources,
    settings, suppressions and asides. Nothing is checked out.
    """
    if not revisions:
        raise click.UsageError(
            "compare with which commit? `argmap diff HEAD` compares your files with the last one"
        )
    paths = context.meta.get(_PATHS) or ["."]
    with ExitStack() as opened:
        top, found = _revisions(revisions, opened)
        storages = [*found, DISK][:2]
        _refuse_outside(top, paths)
        workspaces = _workspaces(storages, paths)
        names = (revisions[0], (*revisions, WORKING_TREE)[1])
        changed = diff(*workspaces, names=names, storage=storages[1])
        click.echo(_written(changed, workspaces, format_, color), nl=False, color=True)
    return WRONG if exit_code and changed else DONE


def _revisions(names: tuple[str, ...], opened: ExitStack) -> tuple[Path, list[Storage]]:
    try:
        top = repository_of(Path.cwd())
        _refuse_files(top, names)
        found = [revision(top, name) for name in names]
    except RevisionError as error:
        raise Failure(str(error)) from None
    for each in found:
        opened.callback(each.close)
    return top, list(found)


def _refuse_files(top: Path, names: tuple[str, ...]) -> None:
    """Refuse files that stand where revisions are due, and say how they are named."""
    there = [name for name in names if name and os.path.exists(name)]
    files = [name for name in there if not _is_revision(top, name)]
    if files:
        revisions = [name for name in names if name not in files][:2] or ["HEAD"]
        command = shlex.join(["argmap", "diff", *revisions, "--", *files])
        what = "a file" if os.path.isfile(files[0]) else "a folder"
        raise Failure(f"`{files[0]}` is {what}: `{command}`")
    if len(names) > 2:
        raise click.UsageError("two revisions at the most; paths stand behind `--`")


def _is_revision(top: Path, name: str) -> bool:
    try:
        revision(top, name).close()
    except RevisionError:
        return False
    return True


def _refuse_outside(top: Path, paths: list[str]) -> None:
    for path in paths:
        if not Path(os.path.abspath(path)).is_relative_to(top):
            raise click.UsageError(f"`{for_terminal(path)}` lies outside the repository")


def _workspaces(storages: list[Storage], paths: list[str]) -> tuple[Workspace, Workspace]:
    """Read the two states; a path need be in one of them only."""
    base, head = (
        load([path for path in paths if _is_there(path, storage)], storage=storage)
        for storage in storages
    )
    if not (base.files or head.files):
        click.echo(f"argmap: no argmap file in {for_terminal(', '.join(paths))}", err=True)
        raise click.exceptions.Exit(NOTHING)
    return base, head


def _is_there(path: str, storage: Storage) -> bool:
    try:
        found = storage.resolve(Path.cwd() / path)
    except (OSError, RuntimeError, ValueError):
        return False
    return storage.is_file(found) or storage.is_folder(found)


def _written(found: Diff, workspaces: tuple[Workspace, Workspace], format_: str, color: str) -> str:
    if format_ == "markdown":
        from argmap.diff.as_markdown import as_markdown

        return as_markdown(found)
    if format_ == "json":
        from argmap.diff.as_json import as_json

        return as_json(found)
    if format_ == "svg":
        from argmap.diff.picture import picture
        from argmap.draw import EngineError

        try:
            return picture(found, *workspaces).svg()
        except EngineError as error:
            raise Failure(str(error)) from None
    from argmap.diff.as_text import as_text

    return as_text(found, styler(color, sys.stdout))
