"""A file has to have the shape that the JSON Schema describes.

Each key is checked for what it is in its own kind of node: the message names the key that is
wrong and what would be right.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found
from argmap.check.problems import faults_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Relay what the schema has to say."""
    yield from faults_of(workspace, "schema")


RULE = Rule(
    id="schema",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}    sheme: argument from example\n",
        "`sheme` isn't a key of a claim",
    ),
)
