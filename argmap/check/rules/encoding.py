"""A file has to be UTF-8.

Places are counted in characters, and quotations are compared by them: a file in another encoding
would have neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import HEAD, OPEN_CLAIM, of_file, of_nodes
from argmap.check.finding import Found
from argmap.check.problems import problems_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Relay what the reader of YAML has to say."""
    yield from problems_of(workspace, "encoding")


RULE = Rule(
    id="encoding",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_file(
        f"{HEAD}argument:\n{OPEN_CLAIM}".encode() + b"# caf\xe9\n",
        "the file isn't UTF-8: byte 0xe9 can't stand here",
    ),
)
