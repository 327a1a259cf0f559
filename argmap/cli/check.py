"""`argmap check`."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click

from argmap.cli.inputs import input_options, read_inputs
from argmap.cli.main import DONE, WRONG
from argmap.cli.style import color_option, styler

FORMATS = ("text", "concise", "json")


@click.command("check")
@input_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the findings are printed.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--settings-from",
    metavar="REV",
    default="",
    help="Take the settings from this git revision, not from the working tree.",
)
@color_option
def command(format_: str, strict: bool, color: str, **inputs: Any) -> int:
    """Check argument and comparison files, and prove every quotation.

    A PATH is a file or a folder; without any, the working directory is checked. Exits with 1 if
    there are errors.
    """
    from argmap.check import check

    workspace = read_inputs(**inputs)
    result = check(workspace)
    if format_ == "json":
        from argmap.report.json import json

        said = json(result)
    else:
        from argmap.report.text import concise, text

        style = styler(color, sys.stdout)
        width = shutil.get_terminal_size((100, 24)).columns
        said = (
            concise(result, style)
            if format_ == "concise"
            else text(result, workspace.lines(), width, style)
        )
    click.echo(said, nl=False, color=True)
    bad = result.summary.errors or (strict and result.summary.warnings)
    return WRONG if bad else DONE
