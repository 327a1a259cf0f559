"""Linked premises share what they support.

`with` says that two nodes support a target only together, so there has to be a target that both of
them name.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.references import path_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for the targets that linked nodes share."""
    for file in workspace.arguments:
        supports = {id_: frozenset(node.supports) for id_, node in file.nodes.items()}
        for reference in file.references:
            other = file.nodes.get(reference.target)
            if reference.key != "with" or other is None or reference.target == reference.node:
                continue
            if supports[reference.node].isdisjoint(supports[reference.target]):
                yield found_at(
                    file,
                    path_of(file, reference),
                    f"`{reference.node}` and `{reference.target}` support nothing in common",
                    "let both support what they support only together, or take out `with`",
                )


RULE = Rule(
    id="linked-elsewhere",
    group="structure",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}  traffic:\n    premise: It carries most of the traffic.\n"
        "    supports: stay-open\n    with: stay-open\n"
        "    quote: It carries most of the town's traffic.\n",
        "`traffic` and `stay-open` support nothing in common",
    ),
)
