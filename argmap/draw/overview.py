"""The overview of a map that is too large to be read as one picture: theses and sections.

The theses stand at the left, the text's sections at the right, each with its counts and its chief
claims; a line leads from a section to every thesis that its nodes bear on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from argmap.draw.argument import sections_of_nodes
from argmap.draw.cards import PADDING, card, lines_of, node_id, stem, words_box
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.legend import legend
from argmap.draw.plain import element_id, plain
from argmap.graph import Graph, argument_graph
from argmap.model.argument import NODE_TYPES, Premise
from argmap.opened import ArgumentFile

THESIS = 264
SECTION = 330
GUTTER = 150
ROW_GAP = 20
MOST_CLAIMS = 3


def overview(file: ArgumentFile) -> Drawing:
    """Return the picture of a text's theses and sections."""
    assert file.argument
    source = file.argument.source
    graph = argument_graph(file)
    theses = graph.theses
    reached = {thesis: _reaching(graph, thesis) for thesis in theses}
    by_section: dict[int, list[str]] = {}
    for id_, number in sections_of_nodes(file, graph).items():
        by_section.setdefault(number, []).append(id_)
    cards = [card(file, graph, id_, width=THESIS, heavy=True) for id_ in theses]
    parts = {n: _section(file, graph, n, ids) for n, ids in sorted(by_section.items())}

    name = element_id(stem(file.name))
    width = THESIS + GUTTER + SECTION
    heading = _heading(file, name, width, len(graph.nodes))
    top = sum(box.height for box in heading) + 34.0
    height = max(_height(cards), _height(parts.values()))
    boxes = [*heading, *_column(cards, THESIS / 2, top, height)]
    boxes += _column(parts.values(), width - SECTION / 2, top, height)
    links = [
        _link(graph, parts[number], id_, node_id(file, id_), len(leading), len(ids))
        for number, ids in sorted(by_section.items())
        for id_ in theses
        if (leading := set(ids) & reached[id_])
    ]
    styles = dict.fromkeys(link.style for link in links)
    below = top + height + 34
    shown_in_legend, lines = legend(name, list(styles), [], width, below)
    author = f"{plain(source.author)}, " if source.author else ""
    return Drawing(
        author + plain(source.title),
        f"An overview of {len(graph.nodes)} nodes: {len(theses)} theses, {len(parts)} sections.",
        (*boxes, *shown_in_legend),
        (*links, *lines),
        reading_order=(*(box.id for box in boxes), *(link.id for link in links)),
        language=source.language or "",
    )


def _reaching(graph: Graph, thesis: str) -> set[str]:
    """Return the nodes whose support reaches a thesis, and the thesis."""
    reaching = {thesis}
    reasons: dict[str, list[str]] = {}
    for step in graph.supports:
        reasons.setdefault(step.target, []).extend(step.reasons)
    waiting = [thesis]
    while waiting:
        for reason in reasons.get(waiting.pop(), []):
            if reason not in reaching:
                reaching.add(reason)
                waiting.append(reason)
    return reaching


def _section(file: ArgumentFile, graph: Graph, number: int, ids: list[str]) -> Box:
    available = SECTION - 2 * PADDING
    title = file.sections[number].title if number >= 0 else "Before the first section"
    if not file.sections:
        title = "The whole text"
    lines = lines_of(title, "bold", 12, available)
    counts = Counter(graph.nodes[id_].type for id_ in ids)
    said = ", ".join(
        f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}"
        for kind in NODE_TYPES
        if counts[kind]
    )
    lines += lines_of(said, "sans", 9, available, muted=True, gap=1)
    for id_ in _chief_claims(graph, ids):
        lines += lines_of(graph.nodes[id_].text, "sans", 10, available, gap=4)
    return Box(
        element_id(stem(file.name), "_section", str(number + 1)),
        tuple(lines),
        SECTION,
        sum(line.height for line in lines) + 2 * PADDING - 4,
        "rounded",
        "question",
        title=f"{plain(title)}: {said}",
    )


def _chief_claims(graph: Graph, ids: list[str]) -> list[str]:
    """Return the claims of a section for which the text gives most reasons, in its order."""
    reasons = Counter(step.target for step in graph.supports for _ in step.reasons)
    claims = [
        id_
        for id_ in ids
        if not isinstance(node := graph.nodes[id_], Premise)
        and node.held
        and not node.main
        and reasons[id_]
    ]
    chosen = sorted(claims, key=lambda id_: -reasons[id_])[:MOST_CLAIMS]
    return sorted(chosen, key=ids.index)


def _heading(file: ArgumentFile, name: str, width: int, nodes: int) -> list[Box]:
    assert file.argument
    source = file.argument.source
    title = words_box(f"{name}--_title", source.title, font="bold", size=18, width=width)
    said = [source.author] if source.author else []
    said.append(f"an overview of {nodes:,} nodes: theses at the left, sections at the right")
    byline = words_box(f"{name}--_byline", ", ".join(said), size=12, width=width, muted=True)
    title = replace(title, x=width / 2, y=title.height / 2)
    return [title, replace(byline, x=width / 2, y=title.height + 4 + byline.height / 2)]


def _height(boxes: Iterable[Box]) -> float:
    heights = [box.height for box in boxes]
    return sum(heights) + ROW_GAP * (len(heights) - 1)


def _column(boxes: Iterable[Box], x: float, top: float, height: float) -> list[Box]:
    """Spread boxes evenly over a height."""
    column = list(boxes)
    gap = ROW_GAP
    if len(column) > 1:
        gap += round((height - _height(column)) / (len(column) - 1))
    placed: list[Box] = []
    y = top + ((height - _height(column)) / 2 if len(column) == 1 else 0)
    for box in column:
        placed.append(replace(box, x=x, y=round(y + box.height / 2, 1)))
        y += box.height + gap
    return placed


def _link(graph: Graph, section: Box, id_: str, element: str, count: int, of: int) -> Link:
    node = "node leads" if count == 1 else "nodes lead"
    return Link(
        f"{section.id}--to--{element_id(id_)}",
        section.id,
        element,
        "many" if 4 * count >= of else "few",
        "w",
        "e",
        title=f"{section.title} — {count} {node} to: {plain(graph.nodes[id_].text)}",
    )
