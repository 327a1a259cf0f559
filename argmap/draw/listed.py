"""An argument whose relations are too many to be followed as lines: each card says its own.

The cards are numbered, and stand in the text's order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from argmap.draw.cards import card, node_id
from argmap.draw.drawing import Box, Drawing
from argmap.draw.shown import Shown

COLUMNS = 4
_GAP = 24
_MOST_NUMBERS = 12


def listed(what: Shown, width: int) -> Drawing:
    """Return the cards of an argument in rows, each with its relations in words."""
    what = what.alone
    text = what.text
    ids = what.part.ids if what.part else [id_ for id_ in text.order if id_ in what.known]
    theses = frozenset(text.graph.theses)
    numbers = {id_: number for number, id_ in enumerate(ids, 1)}
    cards = [
        card(
            text.file,
            text.graph,
            id_,
            width=width,
            size=11,
            quoted=False,
            heavy=id_ in theses,
            prefix=str(numbers[id_]),
            note=" · ".join((*_relations(what, id_, numbers), *filter(None, [what.bears_on(id_)]))),
        )
        for id_ in ids
    ]
    return Drawing(
        "",
        f"{len(ids)} nodes; each says in words on which others it bears.",
        tuple(in_rows(cards, COLUMNS, _GAP)),
        (),
        reading_order=tuple(node_id(text.file, id_) for id_ in ids),
    )


def in_rows(boxes: Sequence[Box], columns: int, gap: float, top: float = 0.0) -> Iterator[Box]:
    """Yield boxes of one width in rows, which begin on the same level."""
    for start in range(0, len(boxes), columns):
        row = boxes[start : start + columns]
        for column, box in enumerate(row):
            x = column * (box.width + gap) + box.width / 2
            yield replace(box, x=x, y=top + box.height / 2)
        top += max(box.height for box in row) + gap


def _relations(what: Shown, id_: str, numbers: dict[str, int]) -> Iterator[str]:
    graph = what.text.graph
    node = graph.nodes[id_]
    for verb, targets in (
        ("supports", node.supports),
        ("denies", graph.rebuts_of(id_)),
        ("held despite", node.despite),
    ):
        if known := [target for target in targets if target in numbers]:
            yield f"{verb} {_numbered(known, numbers)}"
    if denied := [reason for reason in graph.undercut_by(id_) if reason in numbers]:
        yield f"denies the step from {_numbered(denied, numbers)}"


def _numbered(ids: Iterable[str], numbers: dict[str, int]) -> str:
    said = [str(numbers[id_]) for id_ in ids]
    if len(said) > _MOST_NUMBERS:
        said[_MOST_NUMBERS:] = [f"{len(said) - _MOST_NUMBERS} more"]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
