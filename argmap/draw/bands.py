"""A band of the opposition view: the rows of one topic, put into their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.draw.compared import Compared
from argmap.draw.drawing import Box, Link, Side
from argmap.draw.groups import CARD, REASONS, Group
from argmap.draw.plain import plain
from argmap.draw.rows import QUESTION, Row

GUTTER = 56
ROW_GAP = 18


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns have their centres, left to right, and how wide they are together."""

    cards: tuple[float, float]
    middle: float
    outer: tuple[float, float]
    total: int


def columns(*, outer: bool) -> Columns:
    """Return the columns of a picture, with room outside the cards or without."""
    room = (REASONS + GUTTER) if outer else 0
    left = room + CARD / 2
    right = room + CARD + 2 * GUTTER + QUESTION + CARD / 2
    return Columns(
        (left, right),
        room + CARD + GUTTER + QUESTION / 2,
        (REASONS / 2, right + CARD / 2 + GUTTER + REASONS / 2),
        round(2 * room + 2 * CARD + 2 * GUTTER + QUESTION),
    )


def centres(
    rows: Sequence[Row], groups: Sequence[Group], y: float
) -> tuple[tuple[float, ...], float]:
    """Return each row's centre, and the bottom of a band that begins at y."""
    above = [row.middle.height / 2 for row in rows]
    below = list(above)
    for group in groups:
        if group.first == group.last:
            above[group.first] = max(above[group.first], group.above)
            below[group.first] = max(below[group.first], group.below)
    for group in groups:
        first, last = group.first, group.last
        if first < last:
            # From the first row's centre to the last's; the card stands in the middle of it.
            inner = sum(above[row] + below[row] for row in range(first + 1, last))
            half = (below[first] + inner + above[last] + ROW_GAP * (last - first)) / 2
            above[first] = max(above[first], group.above - half)
            below[last] = max(below[last], group.below - half)
    found: list[float] = []
    for row in range(len(rows)):
        y += above[row]
        found.append(round(y, 1))
        y += below[row] + ROW_GAP
    return tuple(found), y - ROW_GAP


def placed(
    compared: Compared,
    rows: Sequence[Row],
    sides: Sequence[Sequence[Group]],
    at: Sequence[float],
    columns: Columns,
) -> Iterator[Box | Link]:
    """Yield a band's boxes and links in reading order; `at` has the rows' centres."""
    for number, row in enumerate(rows):
        yield replace(row.middle, x=round(columns.middle, 1), y=round(at[number], 1))
        for side, groups in enumerate(sides):
            group = next(each for each in groups if each.first <= number <= each.last)
            if number == group.first:
                yield from _group(group, side, (at[group.first] + at[group.last]) / 2, columns)
            yield _join(compared, row, group, side)


def _group(group: Group, side: int, y: float, columns: Columns) -> Iterator[Box | Link]:
    x = round(columns.cards[side], 1)
    yield replace(group.card, x=x, y=round(y, 1))
    for box, centre in group.hanging(y):
        yield replace(box, x=x, y=round(centre, 1))
    for box, centre in group.outside(y):
        yield replace(box, x=round(columns.outer[side], 1), y=round(centre, 1))
        yield _lead(box, group, side)


def _lead(box: Box, group: Group, side: int) -> Link:
    """Return the line from a claim's reasons, or to what it denies."""
    outer: Side = "e" if side == 0 else "w"
    inner: Side = "w" if side == 0 else "e"
    line, claim = f"{box.id}-line", group.card.id
    if box is group.denied:
        return Link(line, claim, box.id, "rebuts", inner, outer, title="what this claim denies")
    return Link(line, box.id, claim, "supports", outer, inner, title="reasons for this claim")


_SAYS = {
    "direct": "answers",
    "tension": "answers",
    "agrees": "agrees",
    "counterpart": "holds",
}


def _join(compared: Compared, row: Row, group: Group, side: int) -> Link:
    """Return the line between a card and the box in the middle."""
    alias, id_ = row.sides[side][0]
    node = compared.text(alias).nodes[id_]
    says = _SAYS[row.style] if node.held or row.style != "counterpart" else "reports"
    return Link(
        f"{row.middle.id}--{alias}",
        group.card.id if side == 0 else row.middle.id,
        row.middle.id if side == 0 else group.card.id,
        row.style,
        "e",
        "w",
        title=f"{compared.by_line(alias)} {says}: {plain(node.text)}",
        arrow=False,
    )
