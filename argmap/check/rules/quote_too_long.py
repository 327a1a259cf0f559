"""A quotation has at most 2,000 characters.

It shows the words that say one thing. Where several passages say it, `quote` takes a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found
from argmap.check.problems import faults_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Relay what the schema has to say of a quote's length."""
    yield from faults_of(workspace, "quote-too-long")


RULE = Rule(
    id="quote-too-long",
    group="quotes",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"  a:\n    claim: It must.\n    quote: {'word ' * 401}.\n",
        "the quote has 2,006 characters, more than 2,000",
    ),
)
