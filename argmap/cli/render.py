"""`argmap render`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from argmap.cli.inputs import input_options, read_inputs
from argmap.cli.main import DONE
from argmap.cli.refuse import refuse_errors
from argmap.cli.render_choice import (
    given,
    has_any,
    look_up,
    refuse_focus_view,
    refuse_idle_looks,
    refuse_idle_options,
    refuse_idle_parts,
    wanted,
)
from argmap.cli.render_jobs import Job, Wish, draw, jobs, say_written
from argmap.cli.render_targets import (
    FORMATS,
    INDEX,
    format_of,
    make_folders,
    refuse_losses,
    refuse_other_page,
    targets,
)
from argmap.cli.write import write_file
from argmap.draw import ENGINES, THEMES, Selection
from argmap.draw.index import Entry, index_page
from argmap.escape import for_uri
from argmap.model.comparison import Kind
from argmap.opened import ArgumentFile, ComparisonFile

KINDS = get_args(Kind)
SHOWN = ("svg", "png")
"""The formats that a page shows."""


@click.command("render")
@input_options
@click.option("-o", "--output", metavar="OUT", help="A file, a folder, or `-` for standard output.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: by OUT, else svg.")
@click.option(
    "--view",
    type=click.Choice(("opposition", "argument", "focus", "overview")),
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
@click.option("--agreements", is_flag=True, help="Also what the texts agree on.")
@click.option(
    "--counterparts", is_flag=True, help="Also what one text holds and another only reports."
)
@click.option(
    "--only", multiple=True, metavar="ID", help="Only this contradiction, agreement or counterpart."
)
@click.option(
    "--parts/--no-parts",
    "in_parts",
    default=None,
    help="Also one picture a topic and a section. Default: where OUT is a folder, and nothing "
    "narrows the picture.",
)
@click.option(
    "--focus",
    default="",
    metavar="ID",
    help="Only what has to do with this node; ALIAS:ID where two texts have one of this id.",
)
@click.option(
    "--depth",
    type=click.IntRange(0, 9),
    help="Opposition: 1 adds reasons. With --focus, argument and focus view: how many steps.",
)
@click.option(
    "--theme", type=click.Choice(THEMES), default="light", show_default=True, help="Colours."
)
@click.option(
    "--scale",
    type=click.FloatRange(0.5, 8),
    help="PNG: how many pixels a CSS pixel gets. Default: 2.",
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
    agreements: bool,
    counterparts: bool,
    only: tuple[str, ...],
    in_parts: bool | None,
    focus: str,
    depth: int | None,
    theme: Any,
    scale: float | None,
    engine: Any,
    **inputs: Any,
) -> int:
    """Draw argument and comparison files.

    NAME.yaml is drawn to NAME.svg beside it, unless -o says otherwise; as text it is printed.
    Where OUT is a folder, every file's parts are drawn too, and an index.html that leads through
    them all. What is too large to be read as one picture is drawn as an overview. Files with errors
    aren't drawn.
    """
    workspace = read_inputs(**inputs)
    refuse_errors(workspace, "nothing was drawn")
    files = wanted(workspace, view)
    format_ = format_of(output, format_)
    selection = Selection(topic, kind, strength, only, focus, depth or 0, agreements, counterparts)
    if view == "focus":
        refuse_focus_view(selection)
    else:
        refuse_idle_options(files, selection, depth)
    refuse_idle_parts(files, selection, view, depth, in_parts=bool(in_parts))
    refuse_idle_looks(format_, given(), scale)
    if in_parts and (output == "-" or (format_ == "text" and not output)):
        raise click.UsageError("--parts needs a file or a folder, not standard output")
    if format_ == "html" and (view or in_parts or depth is not None or selection != Selection()):
        raise click.UsageError("the reader shows all of a file; --format html goes without these")
    look_up(files, selection)
    drawn = [
        file
        for file in files
        if format_ == "html" or has_any(file, selection, view, alone=len(files) == 1)
    ]
    found = targets(drawn, output, format_)
    if in_parts is None:
        in_parts = bool(found.folder) and not (topic or kind or only or focus or view)
    wish = Wish(
        selection,
        view,
        1 if depth is None else depth,
        in_parts,
        format_,
        theme,
        scale or 2,
        engine,
    )
    by_file = [
        list(jobs(file, target, wish)) for file, target in zip(drawn, found.wholes, strict=True)
    ]
    every = [job for each in by_file for job in each]
    page = found.folder / INDEX if in_parts and found.folder and format_ in SHOWN else None
    refuse_losses(workspace, [*(job.target for job in every), page])
    for written in (page, *(job.target for job in every if format_ == "html")):
        if written:
            refuse_other_page(written)
    make_folders(found)
    draw(every, wish)
    if page:
        entries = [_entry(file, each, page) for file, each in zip(drawn, by_file, strict=True)]
        write_file(page, index_page(entries, selection, theme).encode("utf-8"))
        say_written(page)
    return DONE


def _entry(file: ArgumentFile | ComparisonFile, found: list[Job], page: Path) -> Entry:
    """Return what the page says of a file's pictures, the whole one first."""
    addresses = {
        job.part: for_uri(job.target.relative_to(page.parent).as_posix())
        for job in found
        if job.target
    }
    return Entry(file, addresses[""], {name: to for name, to in addresses.items() if name})
