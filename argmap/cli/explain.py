"""`argmap explain`."""

from __future__ import annotations

import click

from argmap.check import all_rules
from argmap.cli.main import DONE
from argmap.closest import closest
from argmap.report.page import as_text


@click.command("explain")
@click.argument("rule")
def command(rule: str) -> int:
    """Print a rule's page: what it asks for, why, and an example of each."""
    rules = {each.id: each for each in all_rules()}
    if rule not in rules:
        match = closest(rule, list(rules))
        advice = f"did you mean `{match}`?" if match else "`argmap rules` lists them"
        raise click.UsageError(f"there is no rule `{rule}`; {advice}")
    found = rules[rule]
    click.echo(f"{found.id} ({found.severity}, {found.group})\n\n{as_text(found)}", nl=False)
    return DONE
