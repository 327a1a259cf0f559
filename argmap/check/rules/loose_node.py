"""A node has something to do with the others.

It supports, rebuts, undercuts, is supported or denied, is a thesis, is named by `despite`, or is a
side of a comparison that is checked along with it. One that does none of these is left over, or
waits for the step that connects it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.references import sides
from argmap.check.rule import Rule
from argmap.model.argument import Premise
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for nodes that nothing is connected with."""
    compared = {
        (text.path, side.node)
        for comparison in workspace.comparisons
        for side in sides(comparison)
        if (text := comparison.text(side.text))
    }
    for file in workspace.arguments:
        connected = {id_ for path, id_ in compared if path == file.path}
        for reference in file.references:
            connected.add(reference.target)
            if reference.key not in ("despite", "with"):
                connected.add(reference.node)
        for id_, node in file.nodes.items():
            thesis = not isinstance(node, Premise) and node.main
            if id_ not in connected and not thesis:
                yield found_at(
                    file,
                    ("argument", id_),
                    f"`{id_}` stands alone: it bears on no other node, and none on it",
                    "say what it supports or rebuts, or mark it `main: true` if it is a thesis",
                    key=True,
                )


RULE = Rule(
    id="loose-node",
    group="structure",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}  mill:\n    claim: The only road to the mill runs over the bridge.\n"
        "    quote: The only road to the mill runs over it.\n",
        "`mill` stands alone: it bears on no other node, and none on it",
    ),
)
