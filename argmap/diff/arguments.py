"""What changed in the argument of one text."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Literal

from argmap.diff.change import Change, Consequence, Detail
from argmap.graph import Graph, argument_graph
from argmap.model.argument import Node, Premise
from argmap.workspace import Anchor, ArgumentFile

RELATIONS = ("supports", "rebuts", "undercuts", "despite")
Pair = tuple[str, str]
_TO = " → "


def argument_changes(
    base: ArgumentFile,
    head: ArgumentFile,
    same: Mapping[str, str],
    sides: Mapping[str, Mapping[str, str]],
) -> tuple[Change, ...]:
    """Return what changed between two states of an argument file, in the order of the newer.

    `same` has the newer ids of nodes; `sides` the contradictions of each older node, id to text.
    """
    return tuple(_argument_changes(base, head, same, sides))


def _argument_changes(
    base: ArgumentFile,
    head: ArgumentFile,
    same: Mapping[str, str],
    sides: Mapping[str, Mapping[str, str]],
) -> Iterator[Change]:
    older = {new: old for old, new in same.items()}
    before, after = _Relations(argument_graph(base), same), _Relations(argument_graph(head), None)
    changes: list[Change] = []
    for id_, node in head.nodes.items():
        if id_ not in older:
            details = _relations(set(), after.of(id_), after)
            changes.append(_change("added", node, id_, head, (*_quotes("after", node), *details)))
            continue
        old = base.nodes[older[id_]]
        details = (
            *_own(old, node, older[id_], id_),
            *_anchoring(base, head, older[id_], id_),
            *_relations(before.of(id_), after.of(id_), after, gone=before.removed, old=before),
            *_links(id_, before, after),
        )
        if details:
            action = "renamed" if all(each.kind == "renamed" for each in details) else "changed"
            change = _change(action, node, id_, head, tuple(details))
            changes.append(replace(change, consequences=_sides_of(sides, older[id_], details)))
    for id_, node in base.nodes.items():
        if id_ not in same:
            details = _relations(before.of(id_), set(), before)
            change = _change("removed", node, id_, base, (*_quotes("before", node), *details))
            changes.append(replace(change, consequences=_sides_of(sides, id_, ())))
    yield from _with_losses(changes, before, after)
    yield from _speakers(base, head)
    yield from _about(base, head)


def _change(
    action: str, node: Node, id_: str, file: ArgumentFile, details: tuple[Detail, ...]
) -> Change:
    line, _ = file.document.lines.position(file.document.key_span(("argument", id_))[0])
    return Change(action, node.type, id_, node.text, file.name, line, details)  # type: ignore[arg-type]


# A node by itself.


def _own(old: Node, new: Node, old_id: str, new_id: str) -> Iterator[Detail]:
    if old_id != new_id:
        yield Detail("renamed", old_id, new_id)
    if old.text != new.text:
        yield Detail("reworded", old.text, new.text)
    if old.type != new.type:
        yield Detail("type", old.type, new.type)
    for kind, said in _PROPERTIES:
        if said(old) != said(new):
            yield Detail(kind, said(old), said(new))


def _quotes(kind: Literal["before", "after"], node: Node) -> tuple[Detail, ...]:
    return tuple(Detail("quote", **{kind: quote.exact}) for quote in node.quotes)


def _anchoring(base: ArgumentFile, head: ArgumentFile, old: str, new: str) -> Iterator[Detail]:
    before, after = base.nodes[old].quotes, head.nodes[new].quotes
    waived = [any(quote.omits_negation for quote in quotes) for quotes in (before, after)]
    if waived[0] != waived[1]:
        yield Detail("omits-negation", *("omits_negation" if each else "" for each in waived))
    if before == after or _same_places(base.anchors[old], head.anchors[new], base, head):
        return
    gone = [quote.exact for quote in before if quote not in after]
    come = [quote.exact for quote in after if quote not in before]
    for one, other in zip_longest(gone, come, fillvalue=""):
        yield Detail("re-anchored", one, other)


def _same_places(
    before: tuple[Anchor, ...], after: tuple[Anchor, ...], base: ArgumentFile, head: ArgumentFile
) -> bool:
    """Whether the words were only written otherwise, and stand where they stood."""
    assert base.source and head.source
    places = [[anchor.spans for anchor in anchors] for anchors in (before, after)]
    return base.source.sha256 == head.source.sha256 and places[0] == places[1] and all(places[0])


def _attribution(node: Node) -> str:
    said = ", ".join(node.said_by)
    return ": ".join(filter(None, (said, node.stance or ""))) or "the author"


_PROPERTIES = (
    ("attribution", _attribution),
    ("main", lambda node: "thesis" if not isinstance(node, Premise) and node.main else ""),
    ("implicit", lambda node: "implicit" if node.implicit else ""),
    ("scheme", lambda node: node.scheme or ""),
    ("tags", lambda node: ", ".join(node.tags)),
    ("note", lambda node: node.note or ""),
)


# Nodes and each other.


class _Relations:
    """The relations of one state, with every id by its newer name."""

    def __init__(self, graph: Graph, same: Mapping[str, str] | None) -> None:
        def newer(id_: str) -> str:
            return same.get(id_, id_) if same is not None else id_

        self.texts = {newer(id_): node.text for id_, node in graph.nodes.items()}
        self.removed = {id_ for id_ in graph.nodes if same is not None and id_ not in same}
        self.linked: dict[Pair, frozenset[str]] = {}
        self.targets: dict[str, set[Pair]] = {}
        for step in graph.supports:
            reasons = [newer(reason) for reason in step.reasons]
            for reason in reasons:
                self.linked[reason, newer(step.target)] = frozenset(reasons) - {reason}
                self._add(reason, "supports", newer(step.target))
        for rebuttal, target in graph.rebuts:
            self._add(newer(rebuttal), "rebuts", newer(target))
        for each in graph.undercuts:
            denied = f"{newer(each.reason)}{_TO}{newer(each.target)}"
            self._add(newer(each.rebuttal), "undercuts", denied)
        for id_, conceded in graph.despite:
            self._add(newer(id_), "despite", newer(conceded))

    def _add(self, id_: str, kind: str, target: str) -> None:
        self.targets.setdefault(id_, set()).add((kind, target))

    def of(self, id_: str) -> set[Pair]:
        """Return what a node bears on: the kind of relation, and the target."""
        return self.targets.get(id_, set())

    def sources(self, kind: str) -> dict[str, set[str]]:
        """Return for each target the nodes that bear on it."""
        found: dict[str, set[str]] = {}
        for id_, pairs in self.targets.items():
            for relation, target in pairs:
                if relation == kind:
                    found.setdefault(target, set()).add(id_)
        return found


def _relations(
    before: set[Pair],
    after: set[Pair],
    now: _Relations,
    *,
    gone: Iterable[str] = (),
    old: _Relations | None = None,
) -> tuple[Detail, ...]:
    """Return the relations that a node has lost and gained.

    What it has lost because its target is `gone` is said with the target.
    """
    removed = set(gone)
    lost = [pair for pair in before - after if removed.isdisjoint(pair[1].split(_TO))]
    texts = ChainMap(now.texts, old.texts) if old else now.texts
    details = [Detail(kind, before=texts.get(id_, id_), id=id_) for kind, id_ in _ordered(lost)]
    details += [
        Detail(kind, after=texts.get(id_, id_), id=id_) for kind, id_ in _ordered(after - before)
    ]
    return tuple(details)


def _links(id_: str, before: _Relations, after: _Relations) -> Iterator[Detail]:
    """Yield the steps of a node that it takes with others than before; it is the same step."""
    for kind, target in _ordered(before.of(id_) & after.of(id_)):
        if kind == "supports":
            old = before.linked[id_, target] & after.texts.keys()
            new = after.linked[id_, target] & before.texts.keys()
            if old != new:
                yield Detail("with", ", ".join(sorted(old)), ", ".join(sorted(new)), id=target)


def _ordered(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (RELATIONS.index(pair[0]), pair[1]))


def _with_losses(changes: list[Change], before: _Relations, after: _Relations) -> Iterator[Change]:
    """Add to each change what it has left without any support, or without any answer."""
    left: dict[str, list[Consequence]] = {}
    for kind, loss in (("supports", "last-support-lost"), ("rebuts", "last-rebuttal-lost")):
        still = after.sources(kind)
        for target, sources in before.sources(kind).items():
            if target in after.texts and not still.get(target):
                told = next((change.id for change in changes if change.id in sources), None)
                if told is not None:
                    lost = Consequence(loss, target, after.texts[target])  # type: ignore[arg-type]
                    left.setdefault(told, []).append(lost)
    for change in changes:
        more = left.pop(change.id, [])
        yield replace(change, consequences=(*more, *change.consequences))


def _sides_of(
    sides: Mapping[str, Mapping[str, str]], id_: str, details: Iterable[Detail]
) -> tuple[Consequence, ...]:
    """Return the contradictions that a node is a side of, where what it says has changed."""
    kinds = {each.kind for each in details}
    if kinds and not kinds & {"reworded", "re-anchored", "attribution", "type"}:
        return ()
    return tuple(Consequence("side-of", each, text) for each, text in sides.get(id_, {}).items())


# What is around the nodes.


def _speakers(base: ArgumentFile, head: ArgumentFile) -> Iterator[Change]:
    assert base.argument and head.argument
    old, new = base.argument.speakers, head.argument.speakers
    for id_ in dict.fromkeys((*new, *old)):
        if old.get(id_) == new.get(id_):
            continue
        file = head if id_ in new else base
        line, _ = file.document.lines.position(file.document.key_span(("speakers", id_))[0])
        name = (new.get(id_) or old[id_]).name
        action = "added" if id_ not in old else "removed" if id_ not in new else "changed"
        details: list[Detail] = []
        if action == "changed":
            pairs = (
                ("reworded", old[id_].name, new[id_].name),
                ("via", old[id_].via or "", new[id_].via or ""),
                ("note", old[id_].note or "", new[id_].note or ""),
            )
            details = [Detail(*pair) for pair in pairs if pair[1] != pair[2]]
        yield Change(action, "speaker", id_, name, file.name, line, tuple(details))  # type: ignore[arg-type]


def _about(base: ArgumentFile, head: ArgumentFile) -> Iterator[Change]:
    assert base.argument and head.argument
    details = [
        Detail(key, str(getattr(base.argument.source, key) or ""), str(now or ""))
        for key in ("title", "author", "published", "publisher", "language", "url", "note")
        if (now := getattr(head.argument.source, key)) != getattr(base.argument.source, key)
    ]
    if details:
        title = head.argument.source.title
        yield Change(
            "changed", "source", "", title, head.name, _line(head, "source"), tuple(details)
        )
    old = [each.title for each in base.argument.sections]
    new = [each.title for each in head.argument.sections]
    if base.argument.sections != head.argument.sections:
        before, after = "\n".join(old), "\n".join(new)
        details = [Detail("sections", before, after)]
        line = _line(head if new else base, "sections")
        yield Change("changed", "sections", "", "", head.name, line, tuple(details))


def _line(file: ArgumentFile, key: str) -> int:
    return file.document.lines.position(file.document.key_span((key,))[0])[0]
