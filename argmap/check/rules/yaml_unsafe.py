"""Anchors, aliases, merge keys, tags and second documents aren't allowed.

They let a file say one thing and mean another, grow without bound when it is read, or name types
of the program that reads it. Nothing in an argument needs them.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found
from argmap.check.problems import problems_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Relay what the reader of YAML has to say."""
    yield from problems_of(workspace, "yaml-unsafe")


RULE = Rule(
    id="yaml-unsafe",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}  again:\n    <<: {{main: true}}\n    claim: It must.\n    implicit: true\n",
        "a merge key (`<<`) isn't allowed; write it out",
    ),
)
