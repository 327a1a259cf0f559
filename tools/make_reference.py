"""Writes the reference pages: docs/commands.md from the commands' help, docs/rules.md.

python tools/make_reference.py
"""

from __future__ import annotations

from pathlib import Path

import click

from argmap.check import GROUPS, Rule, all_rules
from argmap.cli.main import program

DOCS = Path(__file__).parent.parent / "docs"


def commands() -> str:
    """Return the page of the commands."""
    context = _context(program, "argmap", None)
    parts = [
        "# Commands",
        "Made from `argmap --help` by `tools/make_reference.py`.",
        f"```text\n{program.get_help(context).rstrip()}\n```",
    ]
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        inner = _context(command, name, context)
        parts += [f"## argmap {name}", f"```text\n{command.get_help(inner).rstrip()}\n```"]
    return "\n\n".join(parts) + "\n"


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(
        command,
        info_name=name,
        parent=parent,
        max_content_width=96,
        terminal_width=96,
        help_option_names=["-h", "--help"],
    )


def rules() -> str:
    """Return the page of the rules."""
    parts = [
        "# Rules",
        "Made from the rules themselves by `tools/make_reference.py`. `argmap explain RULE` prints "
        "one of them. Errors make `argmap check` exit with 1; with `--strict` warnings do too; "
        "notes never do.",
    ]
    for group in GROUPS:
        parts.append(f"## {group.capitalize()}")
        parts += [_rule(rule) for rule in all_rules() if rule.group == group]
    return "\n\n".join(parts) + "\n"


def _rule(rule: Rule) -> str:
    page = (rule.page or "").strip()
    fence = "yaml" if rule.group != "settings" else "toml"
    return "\n\n".join(
        (
            f"### {rule.id}",
            f"*{rule.severity}*. {page}",
            f"Fails: *{rule.fails.says}*",
            f"```{fence}\n{_shown(rule.fails.shown)}\n```",
            "Passes:",
            f"```{fence}\n{_shown(rule.passes.shown)}\n```",
        )
    )


def _shown(text: str) -> str:
    lines = text.rstrip("\n").splitlines()
    return "\n".join(line[:96] for line in [*lines[:24], *(["…"] if len(lines) > 24 else [])])


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    (DOCS / "commands.md").write_text(commands(), encoding="utf-8")
    (DOCS / "rules.md").write_text(rules(), encoding="utf-8")
