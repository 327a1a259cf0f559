"""A claim that the author makes has a reason in the map.

Texts assert much without giving reasons, and then there is nothing to add: this is a note, for the
mapper who wants to look again.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.model.argument import Claim
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for the author's claims that nothing supports."""
    for file in workspace.arguments:
        supported = {target for node in file.nodes.values() for target in node.supports}
        for id_, node in file.nodes.items():
            if isinstance(node, Claim) and node.stance is None and id_ not in supported:
                yield found_at(
                    file,
                    ("argument", id_),
                    f"nothing supports the claim `{id_}`",
                    "add the premises that the text gives for it, if it gives any",
                    key=True,
                )


RULE = Rule(
    id="unsupported-claim",
    group="structure",
    severity="note",
    page=__doc__,
    check=check,
    passes=of_nodes(
        f"{OPEN_CLAIM}  traffic:\n    premise: It carries most of the traffic.\n"
        "    supports: stay-open\n    quote: It carries most of the town's traffic.\n",
    ),
    fails=of_nodes(OPEN_CLAIM, "nothing supports the claim `stay-open`"),
)
