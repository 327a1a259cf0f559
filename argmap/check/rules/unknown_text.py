"""A text that a comparison names is an argument file that is there.

Each alias under `texts` leads to an argument file below the root, and each side names an alias.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, found_at
from argmap.check.references import relations
from argmap.check.rule import Rule
from argmap.check.unknown import Unknown, report
from argmap.files import Unreadable
from argmap.opened import ComparisonFile
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every text that is named."""
    for file in workspace.comparisons:
        for alias, name in file.comparison.texts.items() if file.comparison else ():
            if why := _why_not(file, alias):
                yield found_at(file, ("texts", alias), f"`{name}` {why}")
    yield from report(_unknown_aliases(workspace))


def _unknown_aliases(workspace: Workspace) -> Iterator[Unknown]:
    for file in workspace.comparisons:
        known = file.comparison.texts if file.comparison else {}
        for path, by_key in relations(file):
            for key, by_text in by_key.items():
                for alias in by_text:
                    if alias not in known:
                        message = f"there is no text `{alias}` under `texts`"
                        otherwise = f"the texts are {', '.join(known)}"
                        place = (*path, key, alias)
                        yield Unknown(file, place, alias, known, message, otherwise, is_key=True)


def _why_not(file: ComparisonFile, alias: str) -> str:
    text = file.texts[alias]
    if isinstance(text, ComparisonFile) or text == Unreadable("comparison"):
        return "is a comparison, not an argument file"
    if isinstance(text, Unreadable):
        if text.why == "outside":
            return "leads out of the project's root, and isn't opened"
        return "isn't there, or is no plain file"
    return (
        ""
        if text.argument
        else "has errors of its own, and can't be compared until they are mended"
    )


RULE = Rule(
    id="unknown-text",
    group="references",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_comparison(
        "topics: {safety: Safety}\n"
        "contradictions:\n"
        "  may-it-stay:\n"
        "    question: May the bridge stay open?\n"
        "    topic: safety\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {open: stay-open, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n",
    ),
    fails=of_comparison(
        "topics: {safety: Safety}\n"
        "contradictions:\n"
        "  may-it-stay:\n"
        "    question: May the bridge stay open?\n"
        "    topic: safety\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {opne: stay-open, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n",
        "there is no text `opne` under `texts`",
    ),
)
