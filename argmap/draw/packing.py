"""What has nothing to do with each other, side by side: the parts of a drawing fill a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from argmap.draw.drawing import Box, Drawing, Link

GAP = 42
"""The empty space between two parts (points)."""
COLUMNS = 4
_ROUTE_POINT = re.compile(r"(-?[0-9.]+),(-?[0-9.]+)(?= |$)")


def components(drawing: Drawing) -> list[Drawing]:
    """Return the parts of a drawing that no link joins, in its reading order."""
    above = {box.id: box.id for box in drawing.boxes}

    def top(id_: str) -> str:
        while above[id_] != id_:
            above[id_] = above[above[id_]]
            id_ = above[id_]
        return id_

    for link in drawing.links:
        above[top(link.tail)] = top(link.head)
    boxes: dict[str, list[Box]] = {top(id_): [] for id_ in drawing.reading_order if id_ in above}
    links: dict[str, list[Link]] = {}
    for box in drawing.boxes:
        boxes.setdefault(top(box.id), []).append(box)
    for link in drawing.links:
        links.setdefault(top(link.tail), []).append(link)
    return [
        replace(drawing, boxes=tuple(found), links=tuple(links.get(root, ())))
        for root, found in boxes.items()
    ]


def packed(drawing: Drawing) -> Drawing:
    """Move the parts of a drawing, each as high up in the page's columns as it can stand.

    A column is as wide as the widest box. What stands alone comes last.
    """
    parts = sorted(components(drawing), key=lambda part: len(part.boxes) == 1)
    column = max(box.width for box in drawing.boxes) + GAP
    extents = [extent(part) for part in parts]
    spans = [max(1, round((right - left + GAP) / column + 0.45)) for left, _, right, _ in extents]
    bottoms = [0.0] * max(*spans, min(COLUMNS, sum(spans)))
    moved: list[Drawing] = []
    for part, (left, top, _, bottom), span in zip(parts, extents, spans, strict=True):
        places = range(len(bottoms) - span + 1)
        first = min(places, key=lambda place: max(bottoms[place : place + span]))
        y = max(bottoms[first : first + span])
        moved.append(moved_by(part, first * column - left, y - top))
        gap = GAP if len(part.boxes) > 1 else GAP * 0.6
        bottoms[first : first + span] = [y + bottom - top + gap] * span
    boxes = {box.id: box for part in moved for box in part.boxes}
    links = {link.id: link for part in moved for link in part.links}
    return replace(
        drawing,
        boxes=tuple(boxes[box.id] for box in drawing.boxes),
        links=tuple(links[link.id] for link in drawing.links),
    )


def extent(drawing: Drawing) -> tuple[float, float, float, float]:
    """Return the left, the top, the right and the bottom of a drawing, its routes included."""
    routes = list(_points(drawing.links))
    xs = [x for x, _ in routes]
    ys = [-y for _, y in routes]
    return (
        min([box.x - box.width / 2 for box in drawing.boxes] + xs),
        min([box.y - box.height / 2 for box in drawing.boxes] + ys),
        max([box.x + box.width / 2 for box in drawing.boxes] + xs),
        max([box.y + box.height / 2 for box in drawing.boxes] + ys),
    )


def moved_by(drawing: Drawing, right: float, down: float) -> Drawing:
    """Return a drawing that stands elsewhere."""

    def point(found: re.Match[str]) -> str:
        return f"{round(float(found[1]) + right, 2):g},{round(float(found[2]) - down, 2):g}"

    return replace(
        drawing,
        boxes=tuple(
            replace(box, x=round(box.x + right, 2), y=round(box.y + down, 2))
            for box in drawing.boxes
        ),
        links=tuple(
            replace(link, route=_ROUTE_POINT.sub(point, link.route)) for link in drawing.links
        ),
    )


def _points(links: Iterable[Link]) -> Iterable[tuple[float, float]]:
    for link in links:
        for x, y in _ROUTE_POINT.findall(link.route):
            yield float(x), float(y)
