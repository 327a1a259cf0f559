"""Where an engine puts the boxes of a drawing; and drawings below each other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from argmap.draw.dot import layout_source
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.engine import LAYOUT_LIMIT, EngineName, run
from argmap.draw.packing import extent, moved_by, packed
from argmap.draw.routes import across_gutters

PAGE = 900
"""How wide a picture may be (points) before its theses move from the top to the left."""
_MOST_ACROSS = 40
"""How many boxes may fit into the width of a page with theses on top; nobody asks for more."""


def on_a_page(drawing: Drawing, engine: EngineName) -> Drawing:
    """Give boxes and links their places: theses on top, or at the left where it is too wide.

    Raises `EngineError` where the engine is missing or fails, `EngineTooSlow` where it takes
    longer than `LAYOUT_LIMIT`.
    """
    if len(drawing.boxes) <= _MOST_ACROSS:
        found = placed(drawing, engine)
        if total_width(found.boxes) <= PAGE:
            return found
    return across_gutters(packed(placed(replace(drawing, direction="RL"), engine)))


def placed(drawing: Drawing, engine: EngineName) -> Drawing:
    """Ask an engine for the places of the boxes and the routes of the links."""
    found = json.loads(run(layout_source(drawing), "dot", "json", engine, LAYOUT_LIMIT))
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
    return extent(drawing)[3]


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
        moved = moved_by(drawing, -left, bottom + gap - top)
        boxes += moved.boxes
        links += moved.links
        bottom = ends(moved)
    return tuple(boxes), tuple(links)
