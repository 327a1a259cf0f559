"""The overview of a text that is too large to be read as one picture: theses and parts.

The theses stand at the left, the text's parts at the right, each with its counts and its chief
claims; a line leads from a part to every thesis that its nodes bear on. Where these would be more
than can be followed, the theses are numbered and stand on top, the parts below them in rows, and
each part says to which theses most of its nodes lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.draw.cards import PADDING, card, lines_of, node_id, stem, words_box
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.legend import legend
from argmap.draw.listed import in_rows
from argmap.draw.parts import Part, Text
from argmap.draw.plain import element_id, plain
from argmap.draw.routes import fanned
from argmap.graph import Graph
from argmap.model.argument import NODE_TYPES, Premise

THESIS = 264
PART = 330
GUTTER = 150
ROW_GAP = 20
MOST_LINES = 24
MOST_THESES = 12
_COLUMNS = 3
_CELL = 290
_MOST_CLAIMS = ((12, 3), (40, 2), (100, 1))
"""How many chief claims a part names: up to so many parts, so many claims."""
_MOST_NAMED = 3


@dataclass(frozen=True)
class _Theses:
    """The theses that an overview shows, and the nodes whose support reaches each."""

    ids: tuple[str, ...]
    more: int
    reached: Mapping[str, frozenset[str]]

    def leading(self, part: Part) -> list[tuple[str, int]]:
        """Return the theses that a part's nodes lead to, and how many of them do."""
        own = frozenset(part.ids)
        counts = [(id_, len(own & self.reached[id_])) for id_ in self.ids]
        return [(id_, count) for id_, count in counts if count]


def overview(text: Text, addresses: Mapping[str, str]) -> Drawing:
    """Return the picture of a text's theses and parts.

    `addresses` has those of the parts' pictures, by the parts' names.
    """
    file, graph = text.file, text.graph
    assert file.argument
    source = file.argument.source
    parts = text.parts or (Part("whole", "The whole text", tuple(graph.nodes)),)
    theses = _theses(graph)
    name = element_id(stem(file.name))
    relations = sum(len(theses.leading(part)) for part in parts)
    side_by_side = relations <= MOST_LINES and not theses.more and len(parts) <= MOST_THESES
    boxes, links, width = (_beside if side_by_side else _below)(text, parts, theses)
    boxes = tuple(
        replace(box, href=addresses.get(part.name, ""))
        if (part := _by_id(text, parts).get(box.id))
        else box
        for box in boxes
    )
    heading = _heading(text, name, width, side_by_side=side_by_side)
    top = sum(box.height for box in heading) + 34.0
    boxes = (*heading, *(replace(box, y=box.y + top) for box in boxes))
    lines = fanned(links, {box.id: box for box in boxes})
    below = max(box.y + box.height / 2 for box in boxes) + 34
    shown_in_legend, samples = legend(name, (), lines, width, below)
    author = f"{plain(source.author)}, " if source.author else ""
    count = len(theses.ids) + theses.more
    return Drawing(
        author + plain(source.title),
        f"An overview of {len(graph.nodes)} nodes: {count} theses, {len(parts)} parts.",
        (*boxes, *shown_in_legend),
        (*lines, *samples),
        reading_order=(*(box.id for box in boxes), *(link.id for link in lines)),
        language=source.language or "",
    )


def _theses(graph: Graph) -> _Theses:
    """Return the theses; of many, those for which the text gives most reasons."""
    chosen = sorted(graph.theses, key=lambda id_: -len(graph.reasons_for(id_)))[:MOST_THESES]
    ids = tuple(id_ for id_ in graph.theses if id_ in chosen)
    reached = {id_: _reaching(graph, id_) for id_ in ids}
    return _Theses(ids, len(graph.theses) - len(ids), reached)


def _reaching(graph: Graph, thesis: str) -> frozenset[str]:
    """Return the nodes whose support reaches a thesis, and the thesis."""
    reaching = {thesis}
    waiting = [thesis]
    while waiting:
        for reason in graph.reasons_for(waiting.pop()):
            if reason not in reaching:
                reaching.add(reason)
                waiting.append(reason)
    return frozenset(reaching)


def _beside(
    text: Text, parts: Sequence[Part], theses: _Theses
) -> tuple[tuple[Box, ...], list[Link], int]:
    """Return theses at the left, parts at the right, and the lines between them."""
    file, graph = text.file, text.graph
    cards = [card(file, graph, id_, width=THESIS, heavy=True) for id_ in theses.ids]
    boxes = [_part_box(text, part, len(parts), PART) for part in parts]
    width = THESIS + GUTTER + PART
    height = max(_height(cards), _height(boxes))
    links = [
        _link(graph, box, id_, node_id(file, id_), count, len(part.ids))
        for part, box in zip(parts, boxes, strict=True)
        for id_, count in theses.leading(part)
    ]
    placed = [*_column(cards, THESIS / 2, height), *_column(boxes, width - PART / 2, height)]
    return tuple(placed), links, width


def _below(
    text: Text, parts: Sequence[Part], theses: _Theses
) -> tuple[tuple[Box, ...], list[Link], int]:
    """Return numbered theses in rows, and below them parts that say in words where they lead."""
    width = _COLUMNS * _CELL + (_COLUMNS - 1) * ROW_GAP
    numbers = {id_: number for number, id_ in enumerate(theses.ids, 1)}
    cards = [
        card(
            text.file,
            text.graph,
            id_,
            width=_CELL,
            size=11,
            quoted=False,
            heavy=True,
            prefix=f"thesis {number}",
        )
        for id_, number in numbers.items()
    ]
    placed = list(in_rows(cards, _COLUMNS, ROW_GAP))
    top = max((box.y + box.height / 2 for box in placed), default=0)
    name = element_id(stem(text.file.name))
    if theses.more:
        said = f"and {theses.more:,} more theses, for which the text gives fewer reasons"
        more = words_box(f"{name}--_more", said, size=11, width=width, muted=True)
        placed.append(replace(more, x=width / 2, y=top + 10 + more.height / 2))
        top += 10 + more.height
    title = words_box(f"{name}--_parts", "The parts of the text", font="bold", size=14, width=width)
    title = replace(title, shape="ruled", height=title.height + 6)
    placed.append(replace(title, x=width / 2, y=top + 30 + title.height / 2))
    boxes = [
        _part_box(text, part, len(parts), _CELL, _said(numbers, theses.leading(part)))
        for part in parts
    ]
    placed += in_rows(boxes, _COLUMNS, ROW_GAP, top + 30 + title.height + 16)
    return tuple(placed), [], width


def _said(numbers: Mapping[str, int], leading: list[tuple[str, int]]) -> str:
    """Say to which theses a part's nodes lead, those first to which most do."""
    found = sorted(leading, key=lambda each: -each[1])
    if not found:
        return "leads to none of these theses"
    (first, count), *others = found[:_MOST_NAMED]
    verb = "node leads" if count == 1 else "nodes lead"
    said = [f"{count:,} {verb} to thesis {numbers[first]}"]
    said += [f"{count:,} to thesis {numbers[id_]}" for id_, count in others]
    if len(found) > _MOST_NAMED:
        said.append("fewer to others")
    return ", ".join(said)


def _by_id(text: Text, parts: Sequence[Part]) -> dict[str, Part]:
    return {_part_id(text, part): part for part in parts}


def _part_id(text: Text, part: Part) -> str:
    return element_id(stem(text.file.name), "_part", part.name)


def _part_box(text: Text, part: Part, of: int, width: int, leads: str = "") -> Box:
    available = width - 2 * PADDING
    lines = lines_of(part.title, "bold", 12, available)
    said = counted(text.graph, part.ids)
    lines += lines_of(said, "sans", 9, available, muted=True, gap=1)
    if leads:
        lines += lines_of(leads, "sans", 9, available, muted=True, gap=1)
    most = next((claims for parts, claims in _MOST_CLAIMS if of <= parts), 0)
    for id_ in _chief_claims(text.graph, part.ids, most):
        lines += lines_of(text.graph.nodes[id_].text, "sans", 10, available, gap=4)
    return Box(
        _part_id(text, part),
        tuple(lines),
        width,
        sum(line.height for line in lines) + 2 * PADDING - 4,
        "rounded",
        "question",
        title=": ".join((plain(part.title), said)) + (f"; {leads}" if leads else ""),
    )


def counted(graph: Graph, ids: Sequence[str]) -> str:
    """Say how many claims, premises and rebuttals nodes are."""
    counts = Counter(graph.nodes[id_].type for id_ in ids)
    return ", ".join(
        f"{counts[kind]:,} {kind}{'' if counts[kind] == 1 else 's'}"
        for kind in NODE_TYPES
        if counts[kind]
    )


def _chief_claims(graph: Graph, ids: Sequence[str], most: int) -> list[str]:
    """Return the claims of a part for which the text gives most reasons, in its order."""
    claims = [
        id_
        for id_ in ids
        if not isinstance(node := graph.nodes[id_], Premise)
        and node.held
        and not node.main
        and graph.reasons_for(id_)
    ]
    chosen = sorted(claims, key=lambda id_: -len(graph.reasons_for(id_)))[:most]
    return [id_ for id_ in ids if id_ in chosen]


def _heading(text: Text, name: str, width: int, *, side_by_side: bool) -> list[Box]:
    argument = text.file.argument
    assert argument
    source = argument.source
    title = words_box(f"{name}--_title", source.title, font="bold", size=18, width=width)
    said = [source.author] if source.author else []
    nodes = f"{len(text.graph.nodes):,} nodes"
    parts = "sections" if text.file.sections else "parts"
    where = f"theses at the left, {parts} at the right" if side_by_side else f"theses and {parts}"
    said.append(f"an overview of {nodes}: {where}")
    byline = words_box(f"{name}--_byline", ", ".join(said), size=12, width=width, muted=True)
    title = replace(title, x=width / 2, y=title.height / 2)
    return [title, replace(byline, x=width / 2, y=title.height + 4 + byline.height / 2)]


def _height(boxes: Sequence[Box]) -> float:
    return sum(box.height for box in boxes) + ROW_GAP * (len(boxes) - 1)


def _column(boxes: Sequence[Box], x: float, height: float) -> Iterator[Box]:
    """Spread boxes evenly over a height."""
    gap = ROW_GAP
    if len(boxes) > 1:
        gap += round((height - _height(boxes)) / (len(boxes) - 1))
    y = (height - _height(boxes)) / 2 if len(boxes) == 1 else 0.0
    for box in boxes:
        yield replace(box, x=x, y=round(y + box.height / 2, 1))
        y += box.height + gap


def _link(graph: Graph, part: Box, id_: str, element: str, count: int, of: int) -> Link:
    node = "node leads" if count == 1 else "nodes lead"
    return Link(
        f"{part.id}--to--{element_id(id_)}",
        part.id,
        element,
        "many" if 4 * count >= of else "few",
        "w",
        "e",
        title=f"{part.title} — {count} {node} to: {plain(graph.nodes[id_].text)}",
    )
