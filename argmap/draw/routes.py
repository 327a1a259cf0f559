"""The ways of links that an engine needn't find: from side to side, over an empty gutter.

An engine's own curves swing around what isn't there, and end wherever they come by, be it a corner.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from argmap.draw.drawing import Box, Drawing, Link

TIPS = {"supports": 8.6, "rebuts": 3.4, "undercuts": 6.4, "despite": 8.0, "many": 9.4, "few": 8.0}
"""How long an arrowhead is (points), by a link's style."""
_WIDEST_GUTTER = 90
_BULGE = 22
_MOST_APART = 14


def across_gutters(drawing: Drawing) -> Drawing:
    """Lead links of a drawing that lies on its side straight over the gutter between two columns.

    A link between boxes of one column, with others between them, goes around these.
    """
    boxes = {box.id: box for box in drawing.boxes}
    return replace(
        drawing,
        links=tuple(_led(link, boxes[link.tail], boxes[link.head]) for link in drawing.links),
    )


def _led(link: Link, tail: Box, head: Box) -> Link:
    start, end = tail.x - tail.width / 2, head.x + head.width / 2
    if 0 < start - end < _WIDEST_GUTTER:
        # In the middle of a side what supports arrives; what denies arrives beside it.
        aside = math.copysign(head.height / 4, tail.y - head.y) if link.level else 0
        return replace(link, route=curve(link, (start, tail.y), (end, head.y + aside)))
    start, end = tail.x + tail.width / 2, head.x - head.width / 2
    if link.level and 0 < end - start < _WIDEST_GUTTER:
        down = 1 if head.y >= tail.y else -1
        level = abs(head.y - tail.y) < head.height / 2
        aside = head.height / 4 * (down if level else -down)
        begin = (start, tail.y + down * tail.height / 4)
        return replace(link, route=curve(link, begin, (end, head.y + aside)))
    apart = abs(tail.y - head.y) - (tail.height + head.height) / 2
    if link.level and abs(tail.x - head.x) < 1 and apart > _BULGE:
        down = 1 if head.y > tail.y else -1
        x, y = tail.x + tail.width / 2, tail.y + down * tail.height / 4
        to = (head.x + head.width / 2, head.y - down * head.height / 4)
        return replace(link, route=_around(link, (x, y), to))
    return link


def curve(link: Link, start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return the route from a side of one box to the facing side of another."""
    (x, y), (to_x, to_y) = start, end
    tip = TIPS.get(link.style, 0) if link.arrow else 0
    first = to_x + math.copysign(tip, x - to_x)
    middle = (x + first) / 2
    points = [(x, y), (middle, y), (middle, to_y), (first, to_y)]
    return _written(points, end if tip else None)


def _around(link: Link, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    tip = TIPS.get(link.style, 0) if link.arrow else 0
    out = max(x, to_x) + _BULGE
    points = [(x, y), (out, y), (out, to_y), (to_x + tip, to_y)]
    return _written(points, end if tip else None)


def _written(points: list[tuple[float, float]], tip: tuple[float, float] | None) -> str:
    """Return a route in DOT's words, whose y goes upwards."""
    said = [f"{x:.2f},{-y:.2f}" for x, y in points]
    return " ".join([f"e,{tip[0]:.2f},{-tip[1]:.2f}", *said] if tip else said)


def fanned(links: Sequence[Link], boxes: Mapping[str, Box]) -> tuple[Link, ...]:
    """Lead links from boxes of a column to those of the column at its left.

    Each has a place of its own at both ends, in an order in which none crosses another there.
    """
    leaving = _places(links, boxes, lambda link: (link.tail, link.head))
    coming = _places(links, boxes, lambda link: (link.head, link.tail))
    return tuple(
        replace(
            link,
            route=curve(
                link,
                (boxes[link.tail].x - boxes[link.tail].width / 2, leaving[link.id]),
                (boxes[link.head].x + boxes[link.head].width / 2, coming[link.id]),
            ),
        )
        for link in links
    )


def _places(
    links: Sequence[Link], boxes: Mapping[str, Box], ends: Callable[[Link], tuple[str, str]]
) -> dict[str, float]:
    """Return how far down each link's end stands at its box, in the order of the other ends."""
    at: dict[str, list[tuple[float, str]]] = {}
    for link in links:
        here, there = ends(link)
        at.setdefault(here, []).append((boxes[there].y, link.id))
    places: dict[str, float] = {}
    for id_, found in at.items():
        box = boxes[id_]
        step = min(_MOST_APART, (box.height - 16) / len(found))
        for index, (_, link_id) in enumerate(sorted(found)):
            places[link_id] = box.y + (index - (len(found) - 1) / 2) * step
    return places
