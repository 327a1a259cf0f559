"""`argmap explain`."""

from __future__ import annotations

import click

from argmap.check import all_rules
from argmap.cli.main import DONE
from argmap.schema import closest


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
    click.echo(f"{found.id} ({found.severity}, {found.group})\n\n{(found.page or '').strip()}\n")
    click.echo(f"Passes:\n\n{_indented(found.passes.shown)}\n")
    click.echo(f"Fails, with “{found.fails.says}”:\n\n{_indented(found.fails.shown)}")
    return DONE


def _indented(text: str) -> str:
    lines = text.rstrip("\n").splitlines()
    shown = [*lines[:20], "…"] if len(lines) > 20 else lines
    return "\n".join(f"    {line[:96]}" for line in shown)
