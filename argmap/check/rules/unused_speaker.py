"""Every speaker says something.

A speaker whom no node names is left over, or its node forgot to name it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for speakers whom nothing names."""
    for file in workspace.arguments:
        speakers = file.argument.speakers if file.argument else {}
        named = {speaker for node in file.nodes.values() for speaker in node.said_by}
        named |= {speaker.via for speaker in speakers.values() if speaker.via}
        for id_ in speakers:
            if id_ not in named:
                yield found_at(
                    file,
                    ("speakers", id_),
                    f"nothing is said by `{id_}`",
                    "name it as `said_by` where its view is reported, or take it out",
                    key=True,
                )


RULE = Rule(
    id="unused-speaker",
    group="references",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(OPEN_CLAIM, "nothing is said by `some`", top="speakers: {some: Some}\n"),
)
