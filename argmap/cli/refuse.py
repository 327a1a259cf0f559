"""What a command does that can't work with files that have errors."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from argmap.check import check
from argmap.cli.main import WRONG
from argmap.cli.style import styler
from argmap.report.text import concise
from argmap.workspace import Workspace


def refuse_errors(workspace: Workspace, consequence: str) -> None:
    """Print the errors of a workspace on standard error and exit with 1, if it has any.

    No setting makes an error of theirs less than one here: what is built needs the proof.
    """
    result = check(replace(workspace, settings_of={}))
    if result.summary.errors:
        errors = tuple(each for each in result.findings if each.severity == "error")
        style = styler("auto", sys.stderr)
        click.echo(concise(replace(result, findings=errors), style), err=True, nl=False, color=True)
        click.echo(f"argmap: {consequence}: the files have errors", err=True)
        raise click.exceptions.Exit(WRONG)
