"""Where an engine puts the boxes of a drawing; and drawings below each other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from argmap.draw.dot import layout_source
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.engine import EngineName, run

PAGE = 900
"""How wide a picture may be (points) before its theses move from the top to the left."""
_ROUTE_Y = re.compile(r",(-?[0-9.]+)(?= |$)")
_ROUTE_POINT = re.compile(r"(-?[0-9.]+),(-?[0-9.]+)(?= |$)")


def on_a_page(drawing: Drawing, engine: EngineName) -> Drawing:
    """Give boxes and links their places: theses on top, or at the left where it is too wide."""
    found = placed(drawing, engine)
    if total_width(found.boxes) > PAGE:
        found = placed(replace(drawing, direction="RL"), engine)
    return found


def placed(drawing: Drawing, engine: EngineName) -> Drawing:
    """Ask an engine for the places of the boxes and the routes of the links."""
    found = json.loads(run(layout_source(drawing), "dot", "json", engine))
    positions = {}
    for each in found.get("objects", ()):
        if "pos" in each:
            x, y = each["pos"].split(",")
            positions[each["name"]] = (round(float(x), 1), round(-float(y), 1))
    routes = {each["id"]: each["pos"] for each in found.get("edges", ()) if "pos" in each}
    return replace(
        drawing,
        boxes=tuple(
            replace(box, x=positions[box.id][0], y=positions[box.id][1]) for box in drawing.boxes
        ),
        links=tuple(replace(link, route=routes.get(link.id, "")) for link in drawing.links),
    )


def total_width(boxes: tuple[Box, ...]) -> float:
    """Return how wide boxes are together (points)."""
    return max(box.x + box.width / 2 for box in boxes) - min(box.x - box.width / 2 for box in boxes)


def ends(drawing: Drawing) -> float:
    """Return how far down a drawing goes (points)."""
    found = [box.y + box.height / 2 for box in drawing.boxes]
    found += [-float(y) for link in drawing.links for y in _ROUTE_Y.findall(link.route)]
    return max(found, default=0.0)


def below_each_other(
    drawings: Iterable[tuple[float, Drawing]],
) -> tuple[tuple[Box, ...], tuple[Link, ...]]:
    """Return the boxes and links of drawings, each so far below the one before, at the left."""
    boxes: list[Box] = []
    links: list[Link] = []
    bottom = 0.0
    for gap, drawing in drawings:
        left = min(box.x - box.width / 2 for box in drawing.boxes)
        top = min(box.y - box.height / 2 for box in drawing.boxes)
        moved = _moved(drawing, -left, bottom + gap - top)
        boxes += moved.boxes
        links += moved.links
        bottom = ends(moved)
    return tuple(boxes), tuple(links)


def _moved(drawing: Drawing, right: float, down: float) -> Drawing:
    def point(found: re.Match[str]) -> str:
        return f"{float(found[1]) + right:g},{float(found[2]) - down:g}"

    return replace(
        drawing,
        boxes=tuple(replace(box, x=box.x + right, y=box.y + down) for box in drawing.boxes),
        links=tuple(
            replace(link, route=_ROUTE_POINT.sub(point, link.route)) for link in drawing.links
        ),
    )
