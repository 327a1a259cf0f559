"""How a node becomes a card: its lines, its size, and what is said of it in words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from argmap.draw.drawing import Box, BoxShape, Line
from argmap.draw.measure import Font, shorten, wrap
from argmap.draw.plain import element_id, plain
from argmap.draw.scripts import is_right_to_left, isolated
from argmap.graph import Graph
from argmap.model.argument import Node
from argmap.opened import ArgumentFile

PADDING = 10
SHAPES: dict[str, BoxShape] = {"claim": "square", "premise": "rounded", "rebuttal": "cut"}
_STANCES = {
    "endorses": "endorsed",
    "rejects": "rejected",
    "concedes": "conceded",
    "reports": "reported",
}


def node_id(file: ArgumentFile, id_: str) -> str:
    """Return the element id of a node."""
    return element_id(stem(file.name), id_)


@lru_cache(maxsize=256)
def stem(name: str) -> str:
    """Return a file's name without its folder and its ending."""
    return PurePosixPath(name).stem


def label(file: ArgumentFile, node: Node) -> str:
    """Return a node's type, and whose view it is: `claim · Martin Amis, rejected`."""
    said: list[str] = [node.type]
    speakers = file.argument.speakers if file.argument else {}
    names = [isolated(plain(speakers[id_].name)) for id_ in node.said_by if id_ in speakers]
    if node.stance:
        said.append(", ".join([*names, _STANCES[node.stance]]))
    if node.implicit:
        said.append("implicit")
    return " · ".join(said)


def lines_of(
    text: str,
    font: Font,
    size: int,
    available: float,
    *,
    muted: bool = False,
    gap: int = 0,
    most: int | None = None,
) -> list[Line]:
    """Break data into lines of a card."""
    return broken(plain(text), font, size, available, muted=muted, gap=gap, most=most)


def broken(
    words: str,
    font: Font,
    size: int,
    available: float,
    *,
    muted: bool = False,
    gap: int = 0,
    most: int | None = None,
) -> list[Line]:
    """Break words, the data in them `plain` already, into lines of a card."""
    lines = wrap(words, font, size, available)
    if most and len(lines) > most:
        lines = shorten(words, font, size, available, most, "”" if words[-1:] == "”" else "")
    rtl = is_right_to_left(words)
    return [
        Line(line, font, size, muted, gap if index == 0 else 0, rtl)
        for index, line in enumerate(lines)
    ]


def quotation(node: Node) -> str:
    """Return the words of a node's first quote, in quotation marks."""
    return f"“{plain(node.quotes[0].exact)}”" if node.quotes else ""


def tooltip(file: ArgumentFile, id_: str) -> str:
    """Return a node's proposition, its quotations, and the lines where they stand."""
    node = file.nodes[id_]
    said = [f"{label(file, node)}: {isolated(plain(node.text))}"]
    for anchor in file.anchors[id_]:
        place = ""
        if anchor.spans and file.source:
            first = file.source.lines.position(anchor.spans[0].start)[0]
            last = file.source.lines.position(anchor.spans[-1].end)[0]
            where = f"line {first}" if first == last else f"lines {first}–{last}"
            # Without its folder: that depends on where argmap is run.
            place = f" ({plain(PurePosixPath(file.source.name).name)}, {where})"
        said.append(f"{isolated(f'“{plain(anchor.quote.exact)}”')}{place}")
    return "\n".join(said)


def relations_in_words(graph: Graph, id_: str) -> str:
    """Return what a node does and what is done to it, as sentences."""
    node = graph.nodes[id_]
    said = []
    for verb, targets in (
        ("Supports", node.supports),
        ("Rebuts", graph.rebuts_of(id_)),
        ("Supported by", graph.reasons_for(id_)),
        ("Rebutted by", graph.rebuttals_of(id_)),
        ("Held despite", node.despite),
        ("Denies the step from", graph.undercut_by(id_)),
    ):
        texts = [
            plain(graph.nodes[other].text).rstrip(".") for other in targets if other in graph.nodes
        ]
        if texts:
            said.append(f"{verb}: {'; '.join(texts)}.")
    return " ".join(said)


def card(
    file: ArgumentFile,
    graph: Graph,
    id_: str,
    *,
    width: int,
    size: int = 12,
    fill: int = 0,
    quoted: bool = True,
    heavy: bool = False,
    prefix: str = "",
    section: str = "",
    note: str = "",
    element: str | None = None,
    described: bool = True,
) -> Box:
    """Return a node's card: its type, its proposition, and its own words.

    `prefix` stands before its type; `section` names the section of the text where it stands, if
    the picture is of another one; `note` stands below everything. What isn't
    `described` says only what is seen.
    """
    node = graph.nodes[id_]
    available = width - 2 * PADDING
    elsewhere = f"in “{isolated(plain(section))}”" if section else ""
    before = isolated(plain(prefix))
    said = " · ".join(filter(None, (before, label(file, node), elsewhere)))
    lines = broken(said, "sans", 9, available, muted=True, most=2)
    lines += lines_of(node.text, "sans", size, available, gap=2)
    if quoted and node.quotes:
        lines += lines_of(quotation(node), "italic", 11, available, gap=5, most=3)
    if note:
        lines += lines_of(note, "sans", 9, available, muted=True, gap=4)
    return Box(
        element or node_id(file, id_),
        tuple(lines),
        width,
        sum(line.height for line in lines) + 2 * PADDING - 4,
        SHAPES[node.type],
        fill if node.held and not section else "quiet",
        dashed=not node.held,
        heavy=heavy,
        title=tooltip(file, id_) if described else "",
        description=relations_in_words(graph, id_) if described else "",
    )


def words_box(
    id_: str,
    words: str,
    *,
    font: Font = "sans",
    size: int = 12,
    width: int,
    muted: bool = False,
    centred: bool = False,
) -> Box:
    """Return words without an outline."""
    lines = lines_of(words, font, size, width, muted=muted)
    height = sum(line.height for line in lines)
    return Box(id_, tuple(lines), width, height, "plain", centred=centred)
