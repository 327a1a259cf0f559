"""A map says what the text is for: at least one node is `main`.

Pictures put the theses on top, and readers look for them first.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.model.argument import Premise
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for theses."""
    for file in workspace.arguments:
        nodes = file.nodes.values()
        if nodes and not any(node.main for node in nodes if not isinstance(node, Premise)):
            yield found_at(
                file,
                ("argument",),
                "no node is a thesis",
                "write `main: true` on the claim or claims that the whole text is for",
                key=True,
            )


RULE = Rule(
    id="no-thesis",
    group="structure",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(OPEN_CLAIM.replace("    main: true\n", ""), "no node is a thesis"),
)
