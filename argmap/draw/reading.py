"""In which order an argument is read: theses first, and below each what has to do with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from argmap.graph import Graph

_DEEPEST = 12
"""How far entries are set in; what would be deeper begins anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A node, and its number in the outline: `(1, 2)` is the second below the first."""

    id: str
    number: tuple[int, ...]


def reading(graph: Graph, known: Collection[str], first: str = "") -> tuple[Entry, ...]:
    """Return nodes in reading order, each once.

    Below a node stand the reasons for it, what denies these steps, its rebuttals, what it rebuts
    and what it is held despite. `first` is read before the theses.
    """
    denying: dict[tuple[str, str], list[str]] = {}
    for each in graph.undercuts:
        denying.setdefault((each.reason, each.target), []).append(each.rebuttal)
    below: dict[str, list[str]] = {}
    for step in graph.supports:
        denied = [by for reason in step.reasons for by in denying.get((reason, step.target), ())]
        below.setdefault(step.target, []).extend([*step.reasons, *denied])
    for pairs in ([(to, by) for by, to in graph.rebuts], graph.rebuts, graph.despite):
        for node, other in pairs:
            below.setdefault(node, []).append(other)
    bearing = {reason for step in graph.supports for reason in step.reasons if step.target in known}
    bearing |= {rebuttal for rebuttal, target in graph.rebuts if target in known}
    bearing |= {each.rebuttal for each in graph.undercuts if each.target in known}
    ends = [id_ for id_ in graph.nodes if id_ not in bearing]
    roots = dict.fromkeys(filter(None, (first, *graph.theses, *ends, *graph.nodes)))
    found: dict[str, Entry] = {}
    count = 0
    for root in roots:
        if root in found or root not in known:
            continue
        count += 1
        _read(root, (count,), below, known, found)
    return tuple(found.values())


def _read(
    root: str,
    number: tuple[int, ...],
    below: dict[str, list[str]],
    known: Collection[str],
    found: dict[str, Entry],
) -> None:
    """Add a node and what stands below it, depth first."""
    counts: dict[tuple[int, ...], int] = {}
    waiting: list[tuple[str, tuple[int, ...]]] = [(root, number[:-1])]
    counts[number[:-1]] = number[-1] - 1
    while waiting:
        id_, above = waiting.pop()
        if id_ in found:
            continue
        counts[above] = counts.get(above, 0) + 1
        found[id_] = Entry(id_, (*above, counts[above]))
        if len(above) + 1 < _DEEPEST:
            children = [each for each in below.get(id_, ()) if each in known]
            waiting += [(each, found[id_].number) for each in reversed(children)]
