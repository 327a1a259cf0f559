"""Which entry of the newer state is which of the older one, where its id has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from argmap.model.argument import Node
from argmap.model.comparison import Agreement, Contradiction, Counterpart
from argmap.opened import ArgumentFile, ComparisonFile

LEAST_LIKENESS = 0.75
"""How like two propositions are, from 0 to 1, where nothing else shows that a node is the same."""
_MOST_COMPARED = 1_000

Relation = Contradiction | Agreement | Counterpart
NewerIds = Mapping[tuple[str, str], tuple[str, str]]
Side = tuple[str, str, tuple[str, ...]]
T = TypeVar("T")
_AS_THEY_ARE: NewerIds = MappingProxyType({})


def same_nodes(base: Mapping[str, Node], head: Mapping[str, Node]) -> dict[str, str]:
    """Return the newer id of every node that is still there, by its older id.

    A node is the one of the same id that says or quotes the same; or else the only one with the
    same proposition or quotation; or else the one of the same id, whatever it says now; or else
    the one whose proposition is most like its own.
    """
    found = {
        id_: id_
        for id_, node in base.items()
        if id_ in head and (node.text == head[id_].text or _quotation(node) == head[id_].quotes)
    }
    for key in (_whole, _proposition, _quotation):
        olds = _by_key(_left(base, found), key)
        found |= _unique(olds, _by_key(_left(head, found.values()), key))
    taken = set(found.values())
    found |= {id_: id_ for id_ in base if id_ in head and id_ not in found and id_ not in taken}
    return found | _most_alike(_left(base, found), _left(head, found.values()))


def same_relations(
    base: Mapping[str, Relation], head: Mapping[str, Relation], nodes: NewerIds
) -> dict[str, str]:
    """Return the newer id of every relation that is still there, by its older id.

    A relation keeps its id; or else it is the one with the same sides. `nodes` has the newer
    alias and id of each text's nodes, by the older ones.
    """
    found = {id_: id_ for id_ in base if id_ in head}
    olds = _by_key(_left(base, found), lambda each: sides_of(each, nodes))
    return found | _unique(olds, _by_key(_left(head, found.values()), sides_of))


def same_texts(base: Mapping[str, str], head: Mapping[str, str]) -> dict[str, str]:
    """Return the newer alias of every text of a comparison that is still there."""
    found = {alias: alias for alias in base if alias in head}
    olds = _by_key(_left(base, found), str)
    return found | _unique(olds, _by_key(_left(head, found.values()), str))


def same_files(
    base: Mapping[str, ArgumentFile | ComparisonFile],
    head: Mapping[str, ArgumentFile | ComparisonFile],
) -> dict[str, str]:
    """Return the newer name of every file that is still there, by its older name.

    A file that has moved is known by what it holds: at least half of the ids, the propositions or
    the quotations of the two are in both.
    """
    found = {name: name for name in base if name in head}
    news = _left(head, found.values())
    for old, file in _left(base, found).items():
        scores = {new: _likeness(file, other) for new, other in news.items()}
        best = max(scores, key=lambda new: scores[new], default=None)
        if best is not None and scores[best] >= 0.5:
            found[old] = best
            del news[best]
    return found


def _likeness(one: ArgumentFile | ComparisonFile, other: ArgumentFile | ComparisonFile) -> float:
    if type(one) is not type(other):
        return 0
    pairs = zip(_holds(one), _holds(other), strict=True)
    return max(len(a & b) / (len(a | b) or 1) for a, b in pairs)


def _holds(file: ArgumentFile | ComparisonFile) -> tuple[set[Hashable], ...]:
    """Return what a file is known by: its ids, what they say, and what they quote or oppose."""
    if isinstance(file, ArgumentFile):
        nodes = file.nodes.values()
        quotes: set[Hashable] = {node.quotes for node in nodes if node.quotes}
        return set(file.nodes), {node.text for node in nodes}, quotes
    if file.comparison is None:
        return set(), set(), set()
    comparison = file.comparison
    relations: list[tuple[str, Relation]] = [
        *comparison.contradictions.items(),
        *comparison.agreements.items(),
        *comparison.counterparts.items(),
    ]
    return {id_ for id_, _ in relations}, {sides_of(each) for _, each in relations}, set()


def _left(entries: Mapping[str, T], taken: Iterable[str]) -> dict[str, T]:
    gone = set(taken)
    return {id_: entry for id_, entry in entries.items() if id_ not in gone}


def _by_key(entries: Mapping[str, T], key: Callable[[T], Hashable]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for id_, entry in entries.items():
        if value := key(entry):
            found.setdefault(value, []).append(id_)
    return found


def _unique(
    base: Mapping[Hashable, list[str]], head: Mapping[Hashable, list[str]]
) -> dict[str, str]:
    """Pair the ids whose key is the same and nobody else's."""
    return {
        ids[0]: head[key][0]
        for key, ids in base.items()
        if len(ids) == 1 and len(head.get(key, ())) == 1
    }


def _whole(node: Node) -> Hashable:
    return node.text, node.quotes


def _proposition(node: Node) -> Hashable:
    return node.text


def _quotation(node: Node) -> Hashable:
    return node.quotes


def _most_alike(base: Mapping[str, Node], head: Mapping[str, Node]) -> dict[str, str]:
    """Pair nodes by how like their propositions are, the most alike first."""
    from rapidfuzz import fuzz, process

    if len(base) > _MOST_COMPARED or len(head) > _MOST_COMPARED:
        return {}
    texts = {id_: node.text for id_, node in head.items()}
    likeness = [
        (-score, id_, new)
        for id_, node in base.items()
        for _, score, new in process.extract(
            node.text, texts, scorer=fuzz.ratio, score_cutoff=100 * LEAST_LIKENESS, limit=5
        )
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, id_, new in sorted(likeness):
        if id_ not in found and new not in taken:
            found[id_] = new
            taken.add(new)
    return found


def sides_of(relation: Relation, nodes: NewerIds = _AS_THEY_ARE) -> tuple[Side, ...]:
    """Return the sides of a relation: the key, the text's alias, and the nodes by newer ids."""
    by_key = (
        {"holds": relation.holds, "reports": relation.reports}
        if isinstance(relation, Counterpart)
        else {"sides": relation.sides}
    )
    found = []
    for key, sides in by_key.items():
        for alias, ids in sides.items():
            newer = [nodes.get((alias, id_), (alias, id_)) for id_ in ids]
            found.append((key, newer[0][0], tuple(id_ for _, id_ in newer)))
    return tuple(sorted(found))
