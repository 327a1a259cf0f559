"""`argmap render`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, get_args

import click

from argmap.cli.inputs import input_options, read_inputs
from argmap.cli.main import DONE, NOTHING, Failure
from argmap.cli.refuse import refuse_errors
from argmap.cli.write import make_folder, refuse_to_overwrite, write_file
from argmap.closest import closest
from argmap.draw import (
    ENGINES,
    THEMES,
    EngineError,
    EngineName,
    Picture,
    Selection,
    ThemeName,
    argument_picture,
    opposition_picture,
    overview_picture,
    parts,
    selected,
)
from argmap.escape import for_terminal
from argmap.files import display_name
from argmap.model.comparison import Kind
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.workspace import Workspace

FORMATS = ("svg", "png", "pdf", "dot")
KINDS = get_args(Kind)
Job = tuple[Callable[[], Picture], Path | None]


@click.command("render")
@input_options
@click.option("-o", "--output", metavar="OUT", help="A file, a folder, or `-` for standard output.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: by OUT, else svg.")
@click.option(
    "--view",
    type=click.Choice(("opposition", "argument", "overview")),
    help="Default: opposition for a comparison, argument for an argument file.",
)
@click.option("--topic", multiple=True, metavar="ID", help="Only contradictions of this topic.")
@click.option(
    "--kind", multiple=True, type=click.Choice(KINDS), help="Only contradictions of this kind."
)
@click.option(
    "--strength",
    type=click.Choice(("direct", "tension", "all")),
    default="direct",
    show_default=True,
    help="Direct contradictions, tensions, or both.",
)
@click.option("--only", multiple=True, metavar="ID", help="Only this contradiction.")
@click.option("--parts", "in_parts", is_flag=True, help="Also one picture a topic and a section.")
@click.option("--focus", default="", metavar="ID", help="Only what has to do with this node.")
@click.option(
    "--depth",
    type=click.IntRange(0, 9),
    help="Opposition: 1 adds reasons. Argument, with --focus: how many steps around the node.",
)
@click.option(
    "--theme", type=click.Choice(THEMES), default="light", show_default=True, help="Colours."
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="The embedded engine, or an installed Graphviz.",
)
def command(
    output: str | None,
    format_: str | None,
    view: str | None,
    topic: tuple[str, ...],
    kind: tuple[str, ...],
    strength: str,
    only: tuple[str, ...],
    in_parts: bool,
    focus: str,
    depth: int | None,
    theme: Any,
    engine: Any,
    **inputs: Any,
) -> int:
    """Draw argument and comparison files.

    NAME.yaml is drawn to NAME.svg beside it, unless -o says otherwise. Files with errors aren't
    drawn.
    """
    workspace = read_inputs(**inputs)
    refuse_errors(workspace, "nothing was drawn")
    files = _wanted(workspace, view)
    format_ = _format(output, format_)
    _refuse_idle_options(files, topic, kind, only, focus, depth)
    if in_parts and output == "-":
        raise click.UsageError("--parts needs a file or a folder, not `-`")
    selection = Selection(topic, kind, strength, only, focus, depth or 0)
    _look_up(files, selection)
    drawn = [file for file in files if _has_any(file, selection, alone=len(files) == 1)]
    targets = _targets(drawn, output, format_)
    steps = 1 if depth is None else depth
    jobs = [
        job
        for file, target in zip(drawn, targets, strict=True)
        for job in _jobs(file, target, selection, view, steps, in_parts, theme, engine)
    ]
    _refuse_losses(workspace, [target for _, target in jobs])
    try:
        for make, target in jobs:
            _write(make(), format_, target)
    except EngineError as error:
        raise Failure(str(error)) from None
    return DONE


def _jobs(
    file: ArgumentFile | ComparisonFile,
    target: Path | None,
    selection: Selection,
    view: str | None,
    steps: int,
    in_parts: bool,
    theme: ThemeName,
    engine: EngineName,
) -> Iterator[Job]:
    """Yield what is to be drawn of a file, and where to: the whole, and its parts."""
    opposed = partial(opposition_picture, theme=theme, engine=engine)
    argued = partial(argument_picture, theme=theme, engine=engine)
    names = parts(file, selection) if in_parts and target else {}
    if isinstance(file, ComparisonFile):
        yield partial(opposed, file, selection), target
    elif view == "overview":
        yield partial(overview_picture, file, theme=theme, engine=engine), target
    else:
        yield partial(argued, file, focus=selection.focus, depth=steps), target
    for name, part in names.items():
        assert target
        beside = target.with_stem(f"{target.stem}--{name}")
        if isinstance(file, ComparisonFile):
            chosen = replace(selection, topics=(str(part),))
            yield partial(opposed, file, chosen), beside
        else:
            yield partial(argued, file, section=int(part)), beside


def _wanted(workspace: Workspace, view: str | None) -> list[ArgumentFile | ComparisonFile]:
    kinds: dict[str | None, type] = {
        "opposition": ComparisonFile,
        "argument": ArgumentFile,
        "overview": ArgumentFile,
    }
    found = [
        file
        for file in workspace.files
        if file.path in workspace.named and (view is None or isinstance(file, kinds[view]))
    ]
    if not found:
        what = "comparison" if view == "opposition" else "argument"
        click.echo(f"argmap: no {what} file to draw the {view} view of", err=True)
        raise click.exceptions.Exit(NOTHING)
    return found


def _format(output: str | None, wanted: str | None) -> str:
    """Return the format that OUT and --format agree on."""
    folder = not output or output == "-" or output.endswith("/") or Path(output).is_dir()
    ending = "" if folder or output is None else Path(output).suffix[1:].lower()
    if ending and ending not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise click.UsageError(f"a picture can't be drawn to `.{ending}`; it ends in {known}")
    if ending and wanted and ending != wanted:
        raise click.UsageError(f"`{output}` is no place for --format {wanted}")
    return wanted or ending or "svg"


def _refuse_idle_options(
    files: list[ArgumentFile | ComparisonFile],
    topic: tuple[str, ...],
    kind: tuple[str, ...],
    only: tuple[str, ...],
    focus: str,
    depth: int | None,
) -> None:
    """Refuse options that no file that is drawn has a use for."""
    if not any(isinstance(file, ComparisonFile) for file in files):
        if topic or kind or only:
            raise click.UsageError("--topic, --kind and --only are for comparisons")
        if depth is not None and not focus:
            raise click.UsageError("--depth is for an argument's --focus, and for comparisons")
    elif depth is not None and depth > 1 and len(files) == 1:
        raise click.UsageError("a comparison's --depth is 0 or 1")


def _targets(
    files: list[ArgumentFile | ComparisonFile], output: str | None, format_: str
) -> list[Path | None]:
    if output == "-":
        if len(files) > 1:
            raise click.UsageError(f"`-o -` takes one picture, and there are {len(files)}")
        return [None]
    if output is None:
        return [file.path.with_suffix(f".{format_}") for file in files]
    out = Path(output)
    as_file = out.exists() or bool(out.suffix)
    if len(files) == 1 and as_file and not out.is_dir() and not output.endswith("/"):
        return [out]
    if out.is_file() or (out.suffix[1:] in FORMATS and not out.is_dir()):
        raise click.UsageError(f"`{output}` is one file, and there are {len(files)} pictures")
    names = [Path(f"{file.path.stem}.{format_}") for file in files]
    if len(set(names)) < len(names):  # the folders tell them apart
        common = Path(os.path.commonpath([file.path.parent for file in files]))
        folders = [file.path.parent.relative_to(common) for file in files]
        names = [folder / name for folder, name in zip(folders, names, strict=True)]
    for folder in dict.fromkeys(out / name.parent for name in names):
        make_folder(folder)
    return [out / name for name in names]


def _refuse_losses(workspace: Workspace, targets: list[Path | None]) -> None:
    """Refuse to draw two files to one picture, or a picture over a text."""
    seen: set[Path] = set()
    for target in filter(None, targets):
        name = display_name(target, Path.cwd())
        path = target.absolute()
        if path in seen:
            raise click.UsageError(f"two files would be drawn to `{name}`; draw them one by one")
        refuse_to_overwrite(workspace, path)
        seen.add(path)


def _look_up(files: list[ArgumentFile | ComparisonFile], selection: Selection) -> None:
    """Refuse ids that none of the files has."""
    topics: list[str] = []
    contradictions: list[str] = []
    nodes: list[str] = []
    for file in files:
        if isinstance(file, ComparisonFile) and file.comparison:
            topics += file.comparison.topics
            contradictions += file.comparison.contradictions
            for alias in file.texts:
                text = file.text(alias)
                nodes += text.nodes if text else ()
        elif isinstance(file, ArgumentFile):
            nodes += file.nodes
    _known("topic", selection.topics, topics)
    _known("contradiction", selection.only, contradictions)
    _known("node", (selection.focus,) if selection.focus else (), nodes)


def _has_any(file: ArgumentFile | ComparisonFile, selection: Selection, *, alone: bool) -> bool:
    """Whether there is something to draw; if not, say so, or refuse where it is all there is."""
    if isinstance(file, ArgumentFile):
        return not selection.focus or selection.focus in file.nodes
    assert file.comparison
    if selected(file.comparison, selection):
        return True
    name = for_terminal(file.name)
    what = f"`{name}` has no contradiction of this selection; see --strength and the others"
    if alone:
        raise click.UsageError(what)
    click.echo(f"argmap: {what}", err=True)
    return False


def _known(what: str, wanted: tuple[str, ...], known: list[str]) -> None:
    for id_ in wanted:
        if id_ not in known:
            match = closest(id_, known)
            advice = f"; did you mean `{match}`?" if match else ""
            raise click.UsageError(f"there is no {what} `{for_terminal(id_)}`{advice}")


def _write(picture: Picture, format_: str, target: Path | None) -> None:
    if format_ == "png":
        data = picture.png()
    elif format_ == "pdf":
        data = picture.pdf()
    else:
        data = (picture.dot() if format_ == "dot" else picture.svg()).encode("utf-8")
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_file(target, data)
    click.echo(f"wrote {for_terminal(display_name(target, Path.cwd()))}", err=True)
