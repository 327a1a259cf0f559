"""A rule's page: what it asks for, why, and an example of each."""

from __future__ import annotations

import re

from argmap.check import Rule

_MOST_LINES = 20
_MOST_COLUMNS = 96


def first_sentence(rule: Rule) -> str:
    """Return what the rule asks for."""
    first = " ".join(_page(rule).split("\n\n")[0].split())
    return re.split(r"(?<=[.!?])\s", first)[0]


def as_text(rule: Rule) -> str:
    """Return the page for a terminal."""
    passes, fails = (
        "\n".join(f"    {line}" for line in _shown(example.shown))
        for example in (rule.passes, rule.fails)
    )
    return f"{_page(rule)}\n\nPasses:\n\n{passes}\n\nFails, with “{rule.fails.says}”:\n\n{fails}\n"


def as_markdown(rule: Rule) -> str:
    """Return the page as Markdown."""
    language = "toml" if rule.group == "settings" else "yaml"
    passes, fails = (
        "\n".join([f"```{language}", *_shown(example.shown), "```"])
        for example in (rule.passes, rule.fails)
    )
    return f"{_page(rule)}\n\nPasses:\n\n{passes}\n\nFails, with *{rule.fails.says}*:\n\n{fails}\n"


def _page(rule: Rule) -> str:
    return (rule.page or "").strip()


def _shown(text: str) -> list[str]:
    lines = text.rstrip("\n").splitlines()
    shown = [*lines[:_MOST_LINES], "…"] if len(lines) > _MOST_LINES else lines
    return [line[:_MOST_COLUMNS] for line in shown]
