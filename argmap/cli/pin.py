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
from argmap.editing.pin import Standing, pinned, standing
from argmap.escape import for_terminal
from argmap.opened import ArgumentFile
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
    if made is not None and (
        why := replace_text(found.path, made.before.encode(), made.after.encode())
    ):
        raise Failure(f"{found.name} isn't changed: {why}")
    workspace = load([file])
    (now,) = (each for each in workspace.arguments if each.path == found.path)
    click.echo(f"{for_terminal(_pinned(found, now))}; {_standing(standing(now))}", err=True)
    left = _about_places(check(workspace), found.name)
    if left.findings:
        width = shutil.get_terminal_size((100, 24)).columns
        shown = text(left, workspace.lines(), width, styler("auto", sys.stdout))
        click.echo(shown, nl=False, color=True)
        click.echo(
            "Where a quotation changes, read the sentence that you wrote for it again. Then render "
            "again.",
            err=True,
        )
        return WRONG
    if made is not None:
        click.echo("Render again: the pictures say where the quotations stand.", err=True)
    return DONE


def _pinned(before: ArgumentFile, now: ArgumentFile) -> str:
    """Return what is other in a file than it was, as the beginning of a sentence."""
    assert before.argument and now.argument
    pin = before.argument.source.sha256
    moved = standing(before).gone - standing(now).gone
    changed = ["sha256"] if pin != now.argument.source.sha256 else []
    if moved:
        changed.append(f"the words around {_quotations(moved)}")
    what = f" ({' and '.join(changed)})"
    if not changed:
        return f"{now.name} pins its source already"
    if pin and changed[0] == "sha256":
        return f"the text has changed, and {now.name} pins the new one{what}"
    return f"pinned {now.name}{what}"


def _standing(found: Standing) -> str:
    """Return how quotations stand, as the end of a sentence."""
    of_all = f" of {_all(found)}"
    said = []
    if found.gone:
        said.append(f"{found.gone:,}{of_all} {'is' if found.gone == 1 else 'are'} gone")
    if found.several:
        verb = "stands" if found.several == 1 else "stand"
        said.append(f"{found.several:,}{'' if said else of_all} {verb} in several places")
    return " and ".join(said) or "every quotation stands in its source"


def _all(found: Standing) -> str:
    """Return what is looked for in a source, in numbers: quotations as `argmap check` counts."""
    asides, sections = found.asides, found.sections
    said = [_quotations(found.quotations)]
    if asides:
        said.append(f"{asides:,} aside{'' if asides == 1 else 's'}")
    if sections:
        said.append(f"{sections:,} section{'' if sections == 1 else 's'}")
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]


def _quotations(number: int) -> str:
    return f"{number:,} quotation{'' if number == 1 else 's'}"


def _about_places(result: CheckResult, name: str) -> CheckResult:
    """Keep what is about where quotations and sections stand."""
    kept = tuple(
        each
        for each in result.findings
        if each.location.file == name and each.rule in _ABOUT_PLACES
    )
    summary = replace(result.summary, errors=len(kept), warnings=0, notes=0)
    return replace(result, findings=kept, summary=summary)
