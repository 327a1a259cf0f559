"""A file has at most 10 MB, 64 levels and 200,000 values.

What anybody may contribute has to be read in bounded time and memory. A flag raises the limits
(`--max-bytes`, `--max-depth`, `--max-values`); no file can.
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
    yield from problems_of(workspace, "too-large")


RULE = Rule(
    id="too-large",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"  a:\n    claim: {'[' * 65}x{']' * 65}\n",
        "the file has more than 64 levels",
    ),
)
