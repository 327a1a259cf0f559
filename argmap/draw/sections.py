"""Which section of its text each node stands in, and the order in which a text says its nodes."""

from __future__ import annotations

from bisect import bisect_right

from argmap.graph import Graph
from argmap.opened import ArgumentFile


def sections_of_nodes(file: ArgumentFile, graph: Graph) -> dict[str, int]:
    """Return the number of the section in which each node's first quote stands; -1 before them.

    A node without a quote belongs where the first node that it bears on does.
    """
    starts = [section.start for section in file.sections if section.start is not None]
    found = {id_: bisect_right(starts, start) - 1 for id_, start in _starts(file).items()}
    if len(found) == len(graph.nodes):
        return found
    targets: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for id_, target in graph.pairs:
        if id_ not in found:
            targets.setdefault(id_, []).append(target)
            sources.setdefault(target, []).append(id_)
    waiting = list(found)
    while waiting:
        near = dict.fromkeys(id_ for each in waiting for id_ in sources.get(each, ()))
        waiting = [id_ for id_ in near if id_ not in found]
        found |= {
            id_: next(found[target] for target in targets[id_] if target in found)
            for id_ in waiting
        }
    return {id_: found.get(id_, -1) for id_ in graph.nodes}


def in_text_order(file: ArgumentFile) -> list[str]:
    """Return the nodes as their text says them; one without a quote follows the one before it."""
    starts = _starts(file)
    places: dict[str, int] = {}
    last = -1
    for id_ in file.nodes:
        last = starts.get(id_, last)
        places[id_] = last
    return sorted(file.nodes, key=places.__getitem__)


def _starts(file: ArgumentFile) -> dict[str, int]:
    return {
        id_: anchors[0].spans[0].start
        for id_, anchors in file.anchors.items()
        if anchors and anchors[0].spans
    }
