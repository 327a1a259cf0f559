"""The opposition view: where texts contradict each other, like an open book.

The questions stand in the middle, the two claims at their left and right on the same level, the
reasons further out. Ranks of an engine can't force the order of rows, and this picture is a table,
so its places are computed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.draw.bands import Columns, centres, columns, placed
from argmap.draw.cards import PADDING, lines_of, words_box
from argmap.draw.compared import Compared
from argmap.draw.drawing import Box, Drawing, Line, Link
from argmap.draw.groups import CARD, groups
from argmap.draw.legend import legend
from argmap.draw.plain import element_id, plain
from argmap.draw.rows import Row, by_topic, related
from argmap.draw.selection import Selection
from argmap.opened import ComparisonFile

_COUNTED = ("contradiction", "agreement", "counterpart")


def opposition(file: ComparisonFile, selection: Selection, said: str = "") -> Drawing:
    """Return the picture of a comparison's contradictions, and of what else is chosen.

    `said` stands below the title: which part of it this is.
    """
    both, rows = related(file, selection)
    places = columns(outer=bool(selection.depth))
    found, bottom = _placed(both, rows, places, said, outer=bool(selection.depth))
    boxes = [each for each in found if isinstance(each, Box)]
    links = [each for each in found if isinstance(each, Link)]
    middles = {row.middle.id for row in rows}
    cards = [box for box in boxes if box.id not in middles]
    below, lines = legend(both.name, cards, links, places.total, bottom + 30)
    counts = ", ".join(
        f"{n} {what}{'' if n == 1 else 's'}"
        for n, what in zip(counts_of(rows), _COUNTED, strict=True)
        if n or what == "contradiction"
    )
    names = " and ".join(both.by_line(alias) for alias in both.shown)
    return Drawing(
        plain(both.comparison.title),
        f"{counts} between {names}. {' '.join(row.middle.description for row in rows)}",
        (*boxes, *below),
        (*links, *lines),
        reading_order=(*(each.id for each in found), *(box.id for box in below)),
    )


def _placed(
    both: Compared, rows: Sequence[Row], places: Columns, said: str, *, outer: bool
) -> tuple[list[Box | Link], float]:
    """Return the boxes and links in reading order, and where they end."""
    head, y = heading(both, places.total, places.cards, CARD, said)
    found: list[Box | Link] = [*head]
    used: set[str] = set()
    for topic, band in by_topic(both, rows):
        if topic is not None:
            title = _topic(both, topic, places.total)
            y += 26
            found.append(replace(title, x=places.total / 2, y=round(y + title.height / 2, 1)))
            y += title.height
        sides = [list(groups(both, band, side, used, outer=outer)) for side in (0, 1)]
        at, y = centres(band, [*sides[0], *sides[1]], y + 14)
        found += placed(both, band, sides, at, places)
    return found, y


def counts_of(rows: Sequence[Row]) -> tuple[int, int, int]:
    """Return how many contradictions, agreements and counterparts there are."""
    agreements = sum(row.style == "agrees" for row in rows)
    counterparts = sum(row.style == "counterpart" for row in rows)
    return len(rows) - agreements - counterparts, agreements, counterparts


def _topic(both: Compared, topic: str, width: int) -> Box:
    title = words_box(
        element_id(both.name, "_topic", topic),
        both.comparison.topics[topic],
        font="bold",
        size=14,
        width=width,
    )
    return replace(title, shape="ruled", height=title.height + 6)


def heading(
    both: Compared, total: int, sides: Sequence[float], width: int, said: str = ""
) -> tuple[list[Box], float]:
    """Return the title, what is said of the picture, and whose its sides are; and where they end.

    `sides` has the centres of the sides, which are as wide as `width`; where there is one text, the
    first is its.
    """
    title = words_box(
        f"{both.name}--_title", both.comparison.title, font="bold", size=18, width=total
    )
    found = [replace(title, x=total / 2, y=title.height / 2)]
    y = title.height + 14.0
    if said:
        byline = words_box(f"{both.name}--_byline", said, size=12, width=total, muted=True)
        found.append(replace(byline, x=total / 2, y=title.height + 4 + byline.height / 2))
        y += byline.height + 4
    if len(both.shown) > 2:
        return found, y
    heads = [_head(both, alias, width) for alias in both.shown]
    height = max(head.height for head in heads)
    found += [
        replace(head, height=height, x=round(x, 1), y=round(y + height / 2, 1))
        for head, x in zip(heads, sides, strict=False)
    ]
    return found, y + height


def _head(both: Compared, alias: str, width: int) -> Box:
    source = both.source(alias)
    available = width - 2 * PADDING
    lines: list[Line] = []
    if source.author:
        lines += lines_of(source.author, "bold", 13, available)
    lines += lines_of(source.title, "italic", 13, available)
    height = sum(line.height for line in lines) + 12
    box_id = element_id(both.name, "_text", alias)
    return Box(box_id, tuple(lines), width, height, "ruled", both.fill(alias))
