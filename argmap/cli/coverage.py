"""`argmap coverage`."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli.inputs import input_options, read_inputs
from argmap.cli.main import DONE, NOTHING, WRONG
from argmap.cli.refuse import refuse_errors
from argmap.coverage import coverage
from argmap.report.coverage import as_html, as_json, as_text

FORMATS = {"text": as_text, "json": as_json, "html": as_html}


@click.command("coverage")
@input_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How it is printed.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with 1 if less than N percent of a source's sentences are accounted for.",
)
def command(format_: str, fail_under: float | None, **inputs: Any) -> int:
    """Say how much of each source its map accounts for, by section and sentence.

    A sentence is mapped when a node's quote covers half of its words or three of them, set aside
    when an aside does or when it is the title or a section's heading, and else unread.
    """
    workspace = read_inputs(**inputs)
    refuse_errors(workspace, "nothing was counted")
    found = [coverage(file) for file in workspace.arguments]
    if not found:
        click.echo("argmap: no argument file, and only these have a source", err=True)
        raise click.exceptions.Exit(NOTHING)
    click.echo(FORMATS[format_](found), nl=False)
    low = fail_under is not None and any(each.total.percent < fail_under for each in found)
    return WRONG if low else DONE
