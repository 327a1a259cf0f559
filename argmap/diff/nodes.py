"""What changed in a node by itself: what it says, whose view it is, and where it is anchored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from argmap.diff.change import Detail
from argmap.model.argument import Node, Premise
from argmap.model.quote import QuoteSelector
from argmap.opened import Anchor, ArgumentFile

Speakers = Mapping[str, str]
"""The newer ids of speakers, by the older ones."""


def node_details(
    base: ArgumentFile, head: ArgumentFile, old_id: str, new_id: str, speakers: Speakers
) -> Iterator[Detail]:
    """Yield what changed in a node that is in both states."""
    old, new = base.nodes[old_id], head.nodes[new_id]
    if old_id != new_id:
        yield Detail("renamed", old_id, new_id)
    if old.text.split() != new.text.split():
        yield Detail("reworded", old.text, new.text)
    if old.type != new.type:
        yield Detail("type", old.type, new.type)
    for kind, said in _PROPERTIES.items():
        before, after = said(old, speakers), said(new, {})
        if before != after:
            yield Detail(kind, before, after)
    yield from _anchoring(base, head, old_id, new_id)


def said_of(node: Node, *, gone: bool) -> Iterator[Detail]:
    """Yield everything that a node says that is new or gone, but for its relations."""
    when = "before" if gone else "after"
    for kind, said in _PROPERTIES.items():
        if (value := said(node, {})) not in ("", _AUTHOR):
            yield Detail(kind, **{when: value})
    for quote in node.quotes:
        yield Detail("quote", **{when: written(quote)})
        if quote.omits_negation:
            yield Detail("omits-negation", **{when: "omits_negation"})


def written(quote: QuoteSelector) -> str:
    """Return a quote's words, with those around it that tell where it stands."""
    before = f"({quote.prefix.strip()}) " if quote.prefix else ""
    after = f" ({quote.suffix.strip()})" if quote.suffix else ""
    return f"{before}{quote.exact}{after}"


def _anchoring(base: ArgumentFile, head: ArgumentFile, old: str, new: str) -> Iterator[Detail]:
    was = [(quote, anchor.spans) for quote, anchor in _anchored(base, old)]
    now = [(quote, anchor.spans) for quote, anchor in _anchored(head, new)]
    assert base.source and head.source
    same_text = base.source.sha256 == head.source.sha256 and bool(base.source.sha256)
    standing = {spans for _, spans in was} & {spans for _, spans in now} - {()}
    kept = [quote for quote, _ in was if any(quote == other for other, _ in now)]

    def moved(entries: list[tuple[QuoteSelector, tuple[object, ...]]]) -> list[QuoteSelector]:
        return [
            quote
            for quote, spans in entries
            if quote not in kept and not (same_text and spans in standing)
        ]

    for one, other in zip_longest(moved(was), moved(now)):  # type: ignore[arg-type]
        yield Detail("re-anchored", written(one) if one else "", written(other) if other else "")
    waived = [{q.exact for q, _ in entries if q.omits_negation} for entries in (was, now)]
    for exact in sorted(waived[1] - waived[0]):
        yield Detail("omits-negation", after=exact)
    for exact in sorted(waived[0] - waived[1]):
        yield Detail("omits-negation", before=exact)


def _anchored(file: ArgumentFile, id_: str) -> Iterator[tuple[QuoteSelector, Anchor]]:
    return zip(file.nodes[id_].quotes, file.anchors[id_], strict=True)


_AUTHOR = "the author"


def _attribution(node: Node, speakers: Speakers) -> str:
    said = ", ".join(sorted(speakers.get(id_, id_) for id_ in node.said_by))
    return ": ".join(filter(None, (said, node.stance or ""))) or _AUTHOR


_PROPERTIES: dict[str, Callable[[Node, Speakers], str]] = {
    "main": lambda node, _: "thesis" if not isinstance(node, Premise) and node.main else "",
    "implicit": lambda node, _: "implicit" if node.implicit else "",
    "attribution": _attribution,
    "scheme": lambda node, _: node.scheme or "",
    "tags": lambda node, _: ", ".join(sorted(node.tags)),
    "note": lambda node, _: node.note or "",
}
