"""Which relations of a comparison a picture shows, and in which order within a band."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TypeVar

from argmap.model.comparison import Agreement, Comparison, Contradiction, Counterpart
from argmap.opened import ArgumentFile, ComparisonFile

Nodes = tuple[tuple[str, str], ...]
"""Nodes of several texts, each with its text's alias."""
Relation = TypeVar("Relation", Contradiction, Agreement, Counterpart)
_MOST_PERMUTED = 7


@dataclass(frozen=True, slots=True)
class Selection:
    """Which relations are drawn, and how much around them.

    `focus` names a node, or one text's node as `alias:node`. `kinds` and `strength` choose among
    contradictions.
    """

    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    strength: str = "direct"
    only: tuple[str, ...] = ()
    focus: str = ""
    depth: int = 0
    agreements: bool = False
    counterparts: bool = False


def selected(comparison: Comparison, selection: Selection) -> dict[str, Contradiction]:
    """Return the contradictions that a selection asks for."""
    return {
        id_: contradiction
        for id_, contradiction in _about(comparison.contradictions, selection).items()
        if (not selection.kinds or contradiction.kind in selection.kinds)
        and (selection.only or selection.strength in ("all", contradiction.strength))
    }


def selected_agreements(comparison: Comparison, selection: Selection) -> dict[str, Agreement]:
    """Return the agreements that a selection asks for, switched on or named."""
    if not selection.agreements and not selection.only:
        return {}
    return _about(comparison.agreements, selection)


def selected_counterparts(comparison: Comparison, selection: Selection) -> dict[str, Counterpart]:
    """Return the counterparts that a selection asks for, switched on or named."""
    if not selection.counterparts and not selection.only:
        return {}
    return _about(comparison.counterparts, selection)


def selected_topics(comparison: Comparison, selection: Selection) -> set[str | None]:
    """Return the topics of what a selection asks for; empty where it asks for nothing there is."""
    return {
        each.topic
        for each in (
            *selected(comparison, selection).values(),
            *selected_agreements(comparison, selection).values(),
            *selected_counterparts(comparison, selection).values(),
        )
    }


def sides_of(relation: Contradiction | Agreement | Counterpart) -> Mapping[str, Sequence[str]]:
    """Return the nodes of a relation, by their text's alias."""
    if isinstance(relation, Counterpart):
        return {**relation.holds, **relation.reports}
    return relation.sides


def is_named(focus: str, alias: str, node: str) -> bool:
    """Whether a text's node is the one that `focus` names, as `node` or as `alias:node`."""
    return focus in (node, f"{alias}:{node}")


def nodes_named(file: ArgumentFile | ComparisonFile, focus: str) -> list[tuple[str, str]]:
    """Return the nodes of a file that `focus` names, each with its text's alias.

    In an argument file the alias is the file's name without its ending.
    """
    if isinstance(file, ArgumentFile):
        texts: dict[str, ArgumentFile | None] = {file.path.stem: file}
    else:
        texts = {alias: file.text(alias) for alias in file.texts}
    return [
        (alias, node)
        for alias, text in texts.items()
        for node in (text.nodes if text else ())
        if is_named(focus, alias, node)
    ]


def _about(relations: Mapping[str, Relation], selection: Selection) -> dict[str, Relation]:
    return {
        id_: relation
        for id_, relation in relations.items()
        if (not selection.only or id_ in selection.only)
        and (not selection.topics or relation.topic in selection.topics)
        and (
            not selection.focus
            or any(
                is_named(selection.focus, alias, node)
                for alias, nodes in sides_of(relation).items()
                for node in nodes
            )
        )
    }


def arranged(firsts: Mapping[str, Nodes], ids: list[str]) -> list[str]:
    """Put relations that share a card on adjacent rows, near the file's order.

    `firsts` has the nodes of each relation that are its cards.
    """

    def shared(order: Iterable[str]) -> int:
        """Count the cards that two neighbours share: more is better."""
        return sum(
            len(set(firsts[one]).intersection(firsts[other])) for one, other in pairwise(order)
        )

    places = {id_: place for place, id_ in enumerate(ids)}
    having: dict[tuple[str, str], list[str]] = {}
    for id_ in ids:
        for node in firsts[id_]:
            having.setdefault(node, []).append(id_)
    order: list[str] = []
    found: set[str] = set()
    for start in ids:
        if start in found:
            continue
        found.add(start)
        component = [start]
        for id_ in component:
            for node in firsts[id_]:
                fresh = [each for each in having.pop(node, ()) if each not in found]
                found.update(fresh)
                component += fresh
        component.sort(key=places.__getitem__)
        if 2 < len(component) <= _MOST_PERMUTED:
            component = list(max(permutations(component), key=shared))
        order += component
    return order
