"""A key stands once in its mapping.

Most YAML readers keep the last of two silently, and a node that a contributor added would vanish.
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
    yield from problems_of(workspace, "yaml-duplicate-key")


RULE = Rule(
    id="yaml-duplicate-key",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(OPEN_CLAIM + OPEN_CLAIM, "`stay-open` stands here a second time"),
)
