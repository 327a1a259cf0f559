"""What the nodes of one text bear on in two states, and what that leaves without support."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from argmap.diff.change import Change, Consequence, Detail
from argmap.graph import argument_graph
from argmap.model.argument import Node, Rebuttal, Step
from argmap.opened import ArgumentFile

RELATIONS = ("supports", "rebuts", "undercuts", "undercuts-all", "despite")
Pair = tuple[str, str]
"""The kind of a relation, and the id that it is to; of a step, both ids."""
_TO = " → "


class Relations:
    """The relations of one state, every id by its newer name."""

    def __init__(self, file: ArgumentFile | None, newer: Mapping[str, str]) -> None:
        nodes = file.nodes if file else {}
        self.newer = newer
        self.texts = {newer.get(id_, id_): node.text for id_, node in nodes.items()}
        self.targets = {newer.get(id_, id_): self._named(node) for id_, node in nodes.items()}
        self.linked: dict[Pair, frozenset[str]] = {}
        for step in argument_graph(file).supports if file else ():
            reasons = frozenset(newer.get(reason, reason) for reason in step.reasons)
            for reason in reasons:
                self.linked[reason, newer.get(step.target, step.target)] = reasons - {reason}

    def _named(self, node: Node) -> frozenset[Pair]:
        def named(kind: str, ids: Iterable[str]) -> Iterator[Pair]:
            return ((kind, self.newer.get(id_, id_)) for id_ in ids)

        found = {*named("supports", node.supports), *named("despite", node.despite)}
        if isinstance(node, Rebuttal):
            found.update(named("rebuts", node.rebuts))
            if isinstance(node.undercuts, Step):
                ends = (node.undercuts.from_, node.undercuts.to)
                found.add(("undercuts", _TO.join(self.newer.get(id_, id_) for id_ in ends)))
            elif node.undercuts:
                found.update(named("undercuts-all", [node.undercuts]))
        return frozenset(found)

    def of(self, id_: str) -> frozenset[Pair]:
        """Return what a node bears on."""
        return self.targets.get(id_, frozenset())

    def sources(self, kind: str) -> dict[str, set[str]]:
        """Return for each target the nodes that bear on it."""
        found: dict[str, set[str]] = {}
        for id_, pairs in self.targets.items():
            for relation, target in pairs:
                if relation == kind:
                    found.setdefault(target, set()).add(id_)
        return found


def relation_details(id_: str, before: Relations, after: Relations) -> Iterator[Detail]:
    """Yield the relations that a node has lost and gained, and with which others it takes steps.

    What it has lost because its target is gone is said with the target.
    """
    old, new = before.of(id_), after.of(id_)
    texts = ChainMap(after.texts, before.texts)
    for kind, target in _ordered(old - new):
        ends = target.split(_TO)
        gone = any(end in before.texts and end not in after.texts for end in ends)
        if id_ not in after.texts or not gone:
            yield Detail(kind, before=texts.get(target, target), id=target)
    for kind, target in _ordered(new - old):
        yield Detail(kind, after=texts.get(target, target), id=target)
    yield from _links(id_, before, after)


def _links(id_: str, before: Relations, after: Relations) -> Iterator[Detail]:
    """Yield the steps that a node takes with others than before.

    Of a node that is new or gone all are yielded. For the others of such a step that says enough;
    and where only the group has changed, its first node says so for all.
    """
    both = id_ in before.texts and id_ in after.texts
    for kind, target in _ordered(before.of(id_) | after.of(id_)):
        if kind != "supports":
            continue
        old = before.linked.get((id_, target), frozenset())
        new = after.linked.get((id_, target), frozenset())
        if both:
            old, new = old & after.texts.keys(), new & before.texts.keys()
            if ("supports", target) in before.of(id_) & after.of(id_) and id_ > min(
                old | new | {id_}
            ):
                continue
        if old != new:
            yield Detail("with", ", ".join(sorted(old)), ", ".join(sorted(new)), id=target)


def _ordered(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (RELATIONS.index(pair[0]), pair[1]))


def with_losses(changes: list[Change], before: Relations, after: Relations) -> Iterator[Change]:
    """Add to each change what it has left without any support, or without any answer."""
    told = {change.id for change in changes}
    left: dict[str, list[Consequence]] = {}
    for kind, loss in (("supports", "last-support-lost"), ("rebuts", "last-rebuttal-lost")):
        still = after.sources(kind)
        for target, sources in before.sources(kind).items():
            if target in after.texts and not still.get(target):
                by = next((id_ for id_ in sorted(sources) if id_ in told), None)
                if by is not None:
                    lost = Consequence(loss, target, after.texts[target])  # type: ignore[arg-type]
                    left.setdefault(by, []).append(lost)
    for change in changes:
        more = left.pop(change.id, [])
        yield replace(change, consequences=(*more, *change.consequences))
