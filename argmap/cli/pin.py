"""`argmap pin`."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace

import click

from argmap.check import CheckResult, check
from argmap.cli.argument import read_argument
from argmap.cli.main import DONE, WRONG, Failure
from argmap.cli.style import styler
from argmap.cli.write import replace_text
from argmap.editing.pin import pinned
from argmap.escape import for_terminal
from argmap.report.text import text
from argmap.workspace import load

_ABOUT_PLACES = ("quote-not-found", "quote-ambiguous", "quote-omits-negation", "section-not-found")


@click.command("pin")
@click.argument("file", metavar="FILE")
def command(file: str) -> int:
    """Pin an argument file to its source as it is now, after the source has changed.

    Quotations that moved along with the words around them need nothing; those that have other
    words around them now get these as their context. What is gone is listed with its nearest
    passage, and left to you: no word of a quotation is changed. Exits with 1 if anything is gone.
    """
    found = read_argument(file)
    made = pinned(found)
    if made is not None:
        if why := replace_text(found.path, made.before.encode(), made.after.encode()):
            raise Failure(f"{found.name} isn't changed: {why}")
        said = "1 change" if made.repairs == 1 else f"{made.repairs} changes"
        click.echo(f"pinned {for_terminal(found.name)}: {said}", err=True)
    workspace = load([file])
    left = _about_places(check(workspace), found.name)
    if left.findings:
        width = shutil.get_terminal_size((100, 24)).columns
        shown = text(left, workspace.lines(), width, styler("auto", sys.stdout))
        click.echo(shown, nl=False, color=True)
        return WRONG
    click.echo(f"{for_terminal(found.name)}: every quotation stands in its source", err=True)
    return DONE


def _about_places(result: CheckResult, name: str) -> CheckResult:
    """Keep what is about where quotations and sections stand."""
    kept = tuple(
        each
        for each in result.findings
        if each.location.file == name and each.rule in _ABOUT_PLACES
    )
    summary = replace(result.summary, errors=len(kept), warnings=0, notes=0)
    return replace(result, findings=kept, summary=summary)
