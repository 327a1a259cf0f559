"""Nothing supports itself, directly or through others.

An argument that rests on its own conclusion gives no reason for it; if the text argues in a
circle, map the step that it takes first and say so in a `note`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, at_key, found_at
from argmap.check.references import path_of
from argmap.check.rule import Rule
from argmap.opened import ArgumentFile
from argmap.references import Reference
from argmap.workspace import Workspace

MOST_CIRCLES = 100
"""How many circles of a file are reported."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for circles of support."""
    for file in workspace.arguments:
        supports = {id_: node.supports for id_, node in file.nodes.items()}
        for circle in islice(circles(supports), MOST_CIRCLES):
            yield _circular(file, circle)


def _circular(file: ArgumentFile, circle: tuple[str, ...]) -> Found:
    first, target = circle[0], circle[1 % len(circle)]
    index = file.nodes[first].supports.index(target)
    shown = circle if len(circle) <= 6 else (*circle[:5], "…")
    return found_at(
        file,
        path_of(file, Reference(first, "supports", target, index)),
        f"`{first}` supports itself: {' → '.join((*shown, first))}",
        "take out the step that the text doesn't take",
        related=tuple((f"`{id_}`", at_key(file, ("argument", id_))) for id_ in circle[1:6]),
    )


def circles(supports: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield a circle through each group of nodes that reach each other, in the file's order.

    A depth-first walk with an explicit stack, so that no length of circle overflows it; a circle
    is met where the walk comes back to a node that it hasn't left yet.
    """
    left: set[str] = set()
    for start in supports:
        trail: list[str] = []
        at: dict[str, int] = {}
        stack = [(start, False)]
        while stack:
            id_, leave = stack.pop()
            if leave:
                left.add(id_)
                del at[trail.pop()]
                continue
            if id_ in left:
                continue
            at[id_] = len(trail)
            trail.append(id_)
            stack.append((id_, True))
            for target in reversed(supports[id_]):
                if target in at:
                    yield tuple(trail[at[target] :])
                elif target in supports and target not in left:
                    stack.append((target, False))


RULE = Rule(
    id="circular-support",
    group="structure",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}    supports: traffic\n"
        "  traffic:\n    premise: It carries most of the traffic.\n"
        "    supports: stay-open\n    quote: It carries most of the town's traffic.\n",
        "`stay-open` supports itself: stay-open → traffic → stay-open",
    ),
)
