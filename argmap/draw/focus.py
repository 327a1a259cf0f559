"""The focus view: one node and what is near it, in its own text and across a comparison.

The node stands on its text's side, above it what it bears on, below it what bears on it; then the
questions of the relations that it stands in, and beyond them the other texts' nodes with theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.draw.compared import Compared
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.groups import MOST_ALSO
from argmap.draw.legend import legend
from argmap.draw.opposition import heading
from argmap.draw.plain import plain
from argmap.draw.rows import QUESTION, Row, related
from argmap.draw.selection import Nodes, Selection
from argmap.draw.tree import CARD, INDENT, Column, route
from argmap.opened import ComparisonFile

GUTTER = 56
ROW_GAP = 30
_TRUNKS = {
    "direct": (8, 0),
    "tension": (0, 10),
    "agrees": (-8, 20),
    "counterpart": (-16, 30),
}
"""How far the trunk of a kind of line stands from the gutter's middle, away from the node, and how
far from the node's middle it begins: so the lines to what stands further down don't cross those to
what stands above."""


def focus(file: ComparisonFile, alias: str, id_: str, depth: int) -> Drawing:
    """Return the picture of one text's node, of what is near it, and of what it stands in."""
    both, rows = related(file, around(alias, id_))
    on_left = both.shown[0] == alias
    inset = INDENT * max(depth, 1)
    wide = CARD + inset
    edges = (wide, wide + 2 * GUTTER + QUESTION)
    total = 2 * wide + 2 * GUTTER + QUESTION if rows else wide
    used: set[str] = set()
    own = Column(both, edges[0] if on_left else edges[1] if rows else 0, left=on_left, used=used)
    if not rows:
        own = Column(both, 0, left=False, used=used)
    middle = _own(own, alias, id_, depth)
    found: list[Box | Link] = [*own.elements]
    fragments = [
        _fragment(Column(both, edges[on_left], left=not on_left, used=used), row, alias, depth)
        for row in rows
    ]
    found += _beside(fragments, middle, found, edges, on_left)
    return _framed(both, found, rows, total, alias, id_, depth)


def around(alias: str, id_: str) -> Selection:
    """Return the choice of every relation that a node stands in."""
    return Selection(focus=f"{alias}:{id_}", strength="all", agreements=True, counterparts=True)


def _own(column: Column, alias: str, id_: str, depth: int) -> Box:
    """Put the node and what is near it in its text into a column, and return its card."""
    near = column.compared.near(alias)
    seen = {id_}
    onward = near.borne_on(id_, depth, seen)
    branch = near.bearing_on(id_, depth, seen)
    box = column.put(column.node(alias, id_, 0, said="in focus", heavy=True), 0)
    column.above(alias, onward, box, 0)
    column.below(alias, branch, box, 0)
    return box


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A relation and the nodes beyond it, the first of which has its centre at 0."""

    row: Row
    card: Box
    elements: tuple[Box | Link, ...]

    @property
    def above(self) -> float:
        return max(self.row.middle.height, self.card.height) / 2

    @property
    def below(self) -> float:
        ends = [each.y + each.height / 2 for each in self.elements if isinstance(each, Box)]
        return max(self.row.middle.height / 2, *ends)


def _fragment(column: Column, row: Row, alias: str, depth: int) -> _Fragment:
    others: Nodes = tuple(node for side in row.sides for node in side if node[0] != alias)
    (whose, first), *rest = others
    card = column.put(column.node(whose, first, 0), 0)
    bottom = card.height / 2
    if "--again-" not in card.id:
        branch = column.compared.near(whose).bearing_on(first, depth, set())
        bottom = column.below(whose, branch, card, 0)
    for other, id_ in rest[:MOST_ALSO]:
        box = column.node(other, id_, 1, said="also", width=CARD - INDENT)
        box = column.put(box, bottom + 8 + box.height / 2)
        bottom = box.y + box.height / 2
    return _Fragment(row, card, tuple(column.elements))


def _beside(
    fragments: Sequence[_Fragment],
    node: Box,
    own: Sequence[Box | Link],
    edges: tuple[float, float],
    on_left: bool,
) -> Iterator[Box | Link]:
    """Yield the relations beside the node: one of them level with it, the others near."""
    centres: list[float] = []
    y = 0.0
    for fragment in fragments:
        y += fragment.above
        centres.append(y)
        y += fragment.below + ROW_GAP
    if not fragments:
        return
    boxes = [each for each in own if isinstance(each, Box)]
    top = min(box.y - box.height / 2 for box in boxes)
    bottom = max(box.y + box.height / 2 for box in boxes)
    height = y - ROW_GAP

    def whole(centre: float) -> float:
        return max(bottom, height - centre) - min(top, -centre)

    # Level with the first where that makes the picture little taller: what counts stands on top.
    least = min(map(whole, centres))
    level = next(centre for centre in centres if whole(centre) <= least * 1.15)
    for fragment, centre in zip(fragments, centres, strict=True):
        down = round(centre - level, 1)
        middle = replace(fragment.row.middle, x=edges[0] + GUTTER + QUESTION / 2, y=down)
        yield middle
        yield _line(fragment, node, middle, edges, on_left, near=True)
        yield _line(fragment, replace(fragment.card, y=down), middle, edges, on_left, near=False)
        for each in fragment.elements:
            yield _moved(each, down)


def _line(
    fragment: _Fragment,
    card: Box,
    middle: Box,
    edges: tuple[float, float],
    on_left: bool,
    *,
    near: bool,
) -> Link:
    """Return the line between the box in the middle and the node, or the card beyond."""
    style = fragment.row.style
    at_left = near == on_left
    away, down = _TRUNKS[style]
    trunk = edges[0] + GUTTER / 2 + away if at_left else edges[1] - GUTTER / 2 - away
    inner = middle.x + (-QUESTION / 2 if at_left else QUESTION / 2)
    edge = edges[not at_left]
    start = card.y + min(down, card.height / 2 - 6) * (1 if middle.y > card.y else -1)
    way = [(edge, start), (trunk, start), (trunk, middle.y), (inner, middle.y)]
    says = plain(card.title.split("\n", 1)[0])
    return Link(
        f"{middle.id}--{'near' if near else 'beyond'}",
        card.id,
        middle.id,
        style,
        title=f"{plain(middle.title)} — {says}",
        arrow=False,
        route=route(way if card.y != middle.y else [(edge, card.y), way[-1]], 0),
    )


def _moved(element: Box | Link, down: float) -> Box | Link:
    if isinstance(element, Box):
        return replace(element, y=round(element.y + down, 1))
    points = []
    for point in element.route.split():
        *mark, x, y = point.split(",")
        points.append(",".join([*mark, x, f"{float(y) - down:g}"]))
    return replace(element, route=" ".join(points))


def _framed(
    both: Compared,
    found: Sequence[Box | Link],
    rows: Sequence[Row],
    total: int,
    alias: str,
    id_: str,
    depth: int,
) -> Drawing:
    """Put the title above and the legend below."""
    wide = (total - 2 * GUTTER - QUESTION) // 2 if rows else total
    head, y = heading(both, total, (wide / 2, total - wide / 2), wide)
    boxes = [each for each in found if isinstance(each, Box)]
    down = round(y + 26 - min(box.y - box.height / 2 for box in boxes), 1)
    elements = [_moved(each, down) for each in found]
    boxes = [each for each in elements if isinstance(each, Box)]
    links = [each for each in elements if isinstance(each, Link)]
    middles = {row.middle.id for row in rows}
    cards = [box for box in boxes if box.id not in middles]
    bottom = max(box.y + box.height / 2 for box in boxes)
    heavy = "the node in focus"
    below, lines = legend(both.name, cards, links, total, bottom + 30, heavy=heavy)
    node = plain(both.text(alias).nodes[id_].text)
    steps = "1 step" if depth == 1 else f"{depth} steps"
    stands = [row.middle.description for row in rows] or ["It stands in no relation to a text."]
    return Drawing(
        f"{plain(both.comparison.title)} — {node}",
        f"One node of {both.by_line(alias)}, and what is within {steps} of it: {node} "
        + " ".join(stands),
        (*head, *boxes, *below),
        (*links, *lines),
        reading_order=(
            *(box.id for box in head),
            *(each.id for each in elements),
            *(box.id for box in below),
        ),
    )
