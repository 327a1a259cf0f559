"""Which contradictions of a comparison a picture shows, and in which order within a band."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, permutations

from argmap.model.comparison import Comparison, Contradiction

_MOST_PERMUTED = 7


@dataclass(frozen=True, slots=True)
class Selection:
    """Which contradictions are drawn, and how much around them."""

    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    strength: str = "direct"
    only: tuple[str, ...] = ()
    focus: str = ""
    depth: int = 0


def selected(comparison: Comparison, selection: Selection) -> dict[str, Contradiction]:
    """Return the contradictions that a selection asks for."""
    return {
        id_: contradiction
        for id_, contradiction in comparison.contradictions.items()
        if (not selection.only or id_ in selection.only)
        and (not selection.topics or contradiction.topic in selection.topics)
        and (not selection.kinds or contradiction.kind in selection.kinds)
        and (selection.only or selection.strength in ("all", contradiction.strength))
        and (
            not selection.focus
            or any(selection.focus in ids for ids in contradiction.sides.values())
        )
    }


def arranged(contradictions: Mapping[str, Contradiction], ids: list[str]) -> list[str]:
    """Put questions that share a claim on adjacent rows, near the file's order."""
    firsts = {
        id_: {(alias, nodes[0]) for alias, nodes in contradictions[id_].sides.items()}
        for id_ in ids
    }

    def shared(order: Iterable[str]) -> int:
        """Count the cards that two neighbours share: more is better."""
        return sum(len(firsts[one] & firsts[other]) for one, other in pairwise(order))

    order: list[str] = []
    waiting = list(ids)
    while waiting:
        component = [waiting[0]]
        for id_ in component:
            component += [
                other for other in waiting if other not in component and firsts[id_] & firsts[other]
            ]
        component.sort(key=ids.index)
        if 2 < len(component) <= _MOST_PERMUTED:
            component = list(max(permutations(component), key=shared))
        order += component
        waiting = [id_ for id_ in waiting if id_ not in component]
    return order
