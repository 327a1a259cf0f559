"""`argmap rules`."""

from __future__ import annotations

import click

from argmap.check import all_rules
from argmap.cli.main import DONE


@click.command("rules")
def command() -> int:
    """List the rules, by group, with the severity of each and what it asks for."""
    group = ""
    for rule in all_rules():
        if rule.group != group:
            click.echo(f"{'' if not group else chr(10)}{rule.group}")
            group = rule.group
        first = (rule.page or "").strip().split("\n\n")[0].replace("\n", " ")
        click.echo(f"  {rule.id:22} {rule.severity:8} {first}")
    return DONE
