"""A file has to be YAML, of the strict subset that argument files are written in.

Mappings, lists, texts, `true`, `false` and whole numbers are all there is: no null, no empty
value, no number with a fraction. A text with a `: ` inside needs quotation marks, or better a
folded block (`>-`), in which nothing needs escaping.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found
from argmap.check.problems import problems_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Relay what the reader of YAML has to say."""
    yield from problems_of(workspace, "yaml-syntax")


RULE = Rule(
    id="yaml-syntax",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  a:\n    claim: >-\n      The verdict: open\n    quote: The bridge must stay open.\n"
    ),
    fails=of_nodes(
        "  a:\n    claim: The verdict: open\n    quote: The bridge must stay open.\n",
        "a `: ` inside a text that has no quotation marks looks like a key",
    ),
)
