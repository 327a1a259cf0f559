"""`argmap check`."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.inputs import input_options, read_inputs
from argmap.cli.main import DONE, WRONG
from argmap.cli.style import color_option, styler

if TYPE_CHECKING:
    from argmap.check import CheckResult
    from argmap.workspace import Workspace

FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif")


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
@click.option("--fix", is_flag=True, help="Make the safe repairs, and check again.")
@click.option(
    "--diff",
    "show",
    is_flag=True,
    help="Print what --fix changes, and write nothing, with --fix or without it.",
)
@color_option
def command(format_: str, strict: bool, fix: bool, show: bool, color: str, **inputs: Any) -> int:
    """Check argument and comparison files, and prove every quotation.

    A PATH is a file or a folder; without any, the working directory is checked. Exits with 1 if
    there are errors. Only files that were named, or lie below a folder that was, are repaired.
    """
    from argmap.check import check

    if show and format_ != "text":
        raise click.UsageError(
            f"--diff prints a patch, and no {format_}: leave out --diff or --format"
        )
    if fix and not show and "-" in inputs["paths"]:
        raise click.UsageError(
            "--fix writes files, and the standard input is none; --diff prints what it would change"
        )
    workspace = read_inputs(**inputs)
    result = check(workspace)
    if show:
        from argmap.cli.repair import show_repairs
        from argmap.report.text import concise

        show_repairs(workspace, result, inputs)
        click.echo(concise(result, styler(color, sys.stderr)), err=True, nl=False, color=True)
        return _status(result, strict)
    if fix:
        from argmap.cli.repair import make_repairs

        workspace, result = make_repairs(workspace, result, inputs)
    if format_ in ("text", "concise"):
        from argmap.report.text import concise, offer, text

        style = styler(color, sys.stdout)
        if format_ == "concise":
            said = concise(result, style)
        else:
            width = shutil.get_terminal_size((100, 24)).columns
            said = text(result, workspace.lines(), width, style)
            if not fix:
                said += offer(_repairable(workspace, result, inputs), inputs["paths"])
    elif format_ == "sarif":
        from argmap.report.sarif import sarif

        said = sarif(result, workspace)
    else:
        # A file an output, with a function of its name.
        said = getattr(import_module(f"argmap.report.{format_}"), format_)(result)
    click.echo(said, nl=False, color=True)
    return _status(result, strict)


def _repairable(workspace: Workspace, result: CheckResult, inputs: dict[str, Any]) -> int:
    """Return how many of the findings `--fix` would put right."""
    if "-" in inputs["paths"] or not any(each.fix and each.fix.safe for each in result.findings):
        return 0
    from argmap.cli.repair import count_repairs

    return count_repairs(workspace, result, inputs)


def _status(result: CheckResult, strict: bool) -> int:
    bad = result.summary.errors or (strict and result.summary.warnings)
    return WRONG if bad else DONE
