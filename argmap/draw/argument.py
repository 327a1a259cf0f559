"""The argument view: the theses of one text, what supports them, and what they deny.

The engine ranks the cards. The theses stand on top; in a picture that would be wider than a page
they stand at the left instead, so that it grows downwards as a page does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from argmap.draw.cards import card, lines_of, node_id, stem, words_box
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.engine import EngineName
from argmap.draw.layout import ends, on_a_page, total_width
from argmap.draw.legend import legend
from argmap.draw.plain import element_id, plain
from argmap.graph import Graph, argument_graph
from argmap.model.argument import NODE_TYPES
from argmap.opened import ArgumentFile

CARD = 216
_JUNCTION = 7


def argument(
    file: ArgumentFile,
    engine: EngineName,
    focus: str = "",
    depth: int = 1,
    section: int | None = None,
) -> Drawing:
    """Return the picture of a text's argument, or of a part of it.

    The part is what is within `depth` steps of the node `focus`; or the nodes of a section (the
    number of it), with those of other sections that they bear on.
    """
    graph = argument_graph(file)
    sections = sections_of_nodes(file, graph)
    own = {id_ for id_ in graph.nodes if section is None or sections[id_] == section}
    shown = own if section is None else own | _targets(graph, own)
    if focus:
        shown &= _near(graph, focus, depth)
    # A reason that is one only together with others isn't shown without them.
    shown |= {
        reason
        for step in graph.supports
        if step.target in shown and shown.intersection(step.reasons)
        for reason in step.reasons
    }
    elsewhere = {id_: sections[id_] for id_ in shown - own}
    unplaced = _unplaced(file, graph, shown, elsewhere)
    return _framed(file, on_a_page(unplaced, engine), section)


def sections_of_nodes(file: ArgumentFile, graph: Graph) -> dict[str, int]:
    """Return the number of the section in which each node's first quote stands; -1 before them.

    A node without a quote belongs where the first node that it bears on does.
    """
    starts = [section.start for section in file.sections if section.start is not None]
    found: dict[str, int] = {}
    for id_, anchors in file.anchors.items():
        spans = anchors[0].spans if anchors else ()
        if spans:
            found[id_] = bisect_right(starts, spans[0].start) - 1
    without = {id_ for id_ in graph.nodes if id_ not in found}
    pairs = [pair for pair in _pairs(graph) if pair[0] in without]
    while without:
        placed = {id_: found[target] for id_, target in reversed(pairs) if target in found}
        placed = {id_: number for id_, number in placed.items() if id_ in without}
        found |= placed or dict.fromkeys(without, -1)
        without -= found.keys()
    return found


def _pairs(graph: Graph) -> list[tuple[str, str]]:
    """Return each node with each that it bears on."""
    pairs = [(reason, step.target) for step in graph.supports for reason in step.reasons]
    pairs += [*graph.rebuts, *graph.despite]
    pairs += [
        (each.rebuttal, end) for each in graph.undercuts for end in (each.reason, each.target)
    ]
    return pairs


def _targets(graph: Graph, ids: set[str]) -> set[str]:
    """Return what nodes support, rebut, undercut or are held despite of."""
    return {target for id_, target in _pairs(graph) if id_ in ids}


def _near(graph: Graph, focus: str, depth: int) -> set[str]:
    near = {focus}
    pairs = _pairs(graph)
    for _ in range(depth):
        near |= {b for a, b in pairs if a in near} | {a for a, b in pairs if b in near}
    return near


def _unplaced(
    file: ArgumentFile, graph: Graph, shown: set[str], elsewhere: dict[str, int]
) -> Drawing:
    boxes = [
        card(
            file,
            graph,
            id_,
            width=CARD,
            size=11,
            quoted=False,
            heavy=id_ in graph.theses,
            section=file.sections[elsewhere[id_]].title if elsewhere.get(id_, -1) >= 0 else "",
        )
        for id_ in graph.nodes
        if id_ in shown
    ]
    junctions, links = relations(file, graph, shown)
    source = file.argument.source if file.argument else None
    title = plain(source.title) if source else ""
    byline = f"{plain(source.author)}, {title}" if source and source.author else title
    supporting = {reason for step in graph.supports for reason in step.reasons}
    theses = [node_id(file, id_) for id_ in graph.theses if id_ in shown and id_ not in supporting]
    counts = [sum(graph.nodes[i].type == kind for i in shown) for kind in NODE_TYPES]
    said = ", ".join(
        f"{n} {kind}{'s' * (n != 1)}" for n, kind in zip(counts, NODE_TYPES, strict=True)
    )
    return Drawing(
        byline,
        f"What the text argues: {said}.",
        (*boxes, *junctions),
        tuple(links),
        reading_order=tuple(_reading_order(file, graph, shown, boxes, links)),
        first_rank=tuple(theses),
    )


def relations(file: ArgumentFile, graph: Graph, shown: set[str]) -> tuple[list[Box], list[Link]]:
    """Return the links between the nodes that are shown, and the junctions that they need."""
    junctions, links = _steps(file, graph, shown)
    links += _attacks(file, graph, shown)
    for id_, conceded in graph.despite:
        if {id_, conceded} <= shown:
            links.append(_link(file, graph, id_, conceded, "despite", "is held despite"))
    return junctions, links


def _steps(file: ArgumentFile, graph: Graph, shown: set[str]) -> tuple[list[Box], list[Link]]:
    """Return the steps: linked reasons meet in a junction, and an undercut needs one to end on."""
    boxes: list[Box] = []
    links: list[Link] = []
    undercut = {(each.reason, each.target) for each in graph.undercuts}
    for step in graph.supports:
        reasons = [reason for reason in step.reasons if reason in shown]
        if step.target not in shown or not reasons:
            continue
        if len(reasons) == 1 and (reasons[0], step.target) not in undercut:
            links.append(_link(file, graph, reasons[0], step.target, "supports", "supports"))
            continue
        junction = _junction(file, reasons[0], step.target)
        boxes.append(Box(junction, (), _JUNCTION, _JUNCTION, "point"))
        together = "; ".join(plain(graph.nodes[reason].text) for reason in reasons)
        target = plain(graph.nodes[step.target].text)
        for reason in reasons:
            links.append(
                Link(
                    element_id(stem(file.name), reason, "supports", step.target),
                    node_id(file, reason),
                    junction,
                    "supports",
                    title=f"{plain(graph.nodes[reason].text)} — supports, with the others: {target}"
                    if len(reasons) > 1
                    else f"{together} — supports: {target}",
                    arrow=False,
                )
            )
        links.append(
            Link(
                f"{junction}--step",
                junction,
                node_id(file, step.target),
                "supports",
                title=f"{together} — together support: {target}" if len(reasons) > 1 else "",
            )
        )
    return boxes, links


def _attacks(file: ArgumentFile, graph: Graph, shown: set[str]) -> list[Link]:
    links = [
        _link(file, graph, rebuttal, target, "rebuts", "rebuts")
        for rebuttal, target in graph.rebuts
        if {rebuttal, target} <= shown
    ]
    firsts = {
        (reason, step.target): next(each for each in step.reasons if each in shown)
        for step in graph.supports
        for reason in step.reasons
        if reason in shown
    }
    for each in graph.undercuts:
        if {each.rebuttal, each.reason, each.target} <= shown and (
            each.reason,
            each.target,
        ) in firsts:
            first = firsts[each.reason, each.target]
            links.append(
                Link(
                    element_id(
                        stem(file.name), each.rebuttal, "undercuts", each.reason, each.target
                    ),
                    node_id(file, each.rebuttal),
                    _junction(file, first, each.target),
                    "undercuts",
                    title=(
                        f"{plain(graph.nodes[each.rebuttal].text)} — denies the step from: "
                        f"{plain(graph.nodes[each.reason].text)} — to: "
                        f"{plain(graph.nodes[each.target].text)}"
                    ),
                )
            )
    return links


def _junction(file: ArgumentFile, first: str, target: str) -> str:
    return element_id(stem(file.name), first, "to", target)


def _link(file: ArgumentFile, graph: Graph, tail: str, head: str, style: Any, verb: str) -> Link:
    return Link(
        element_id(stem(file.name), tail, style, head),
        node_id(file, tail),
        node_id(file, head),
        style,
        title=f"{plain(graph.nodes[tail].text)} — {verb}: {plain(graph.nodes[head].text)}",
        level=style != "supports",
    )


def _reading_order(
    file: ArgumentFile, graph: Graph, shown: set[str], boxes: list[Box], links: list[Link]
) -> Iterable[str]:
    """Theses first, and below each what supports it, as one would read an outline."""
    by_tail: dict[str, list[str]] = {}
    for link in links:
        by_tail.setdefault(link.tail, []).append(link.id)
    waiting = [id_ for id_ in (*graph.theses, *graph.nodes) if id_ in shown][::-1]
    children: dict[str, list[str]] = {}
    for step in graph.supports:
        children.setdefault(step.target, []).extend(step.reasons)
    for rebuttal, target in graph.rebuts:
        children.setdefault(rebuttal, []).append(target)
    seen: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        yield node_id(file, id_)
        yield from by_tail.get(node_id(file, id_), ())
        waiting += [child for child in reversed(children.get(id_, [])) if child in shown]


def _framed(file: ArgumentFile, drawing: Drawing, section: int | None) -> Drawing:
    """Put the title above and the legend below."""
    assert file.argument
    source = file.argument.source
    left = min(box.x - box.width / 2 for box in drawing.boxes)
    top = min(box.y - box.height / 2 for box in drawing.boxes)
    bottom = ends(drawing)
    wide = max(round(total_width(drawing.boxes)), 420)
    name = element_id(stem(file.name))
    part = file.sections[section].title if section is not None else ""
    title = words_box(f"{name}--_title", part or source.title, font="bold", size=18, width=wide)
    byline = ", ".join(filter(None, (source.author, source.title if part else "")))
    if byline:
        lines = (*title.lines, *lines_of(byline, "sans", 13, wide, muted=True, gap=2))
        title = replace(title, lines=lines, height=sum(line.height for line in lines))
    title = replace(title, x=left + wide / 2, y=top - 22 - title.height / 2)
    styles = [link.style for link in drawing.links]
    shapes = [box.shape for box in drawing.boxes]
    dashed = any(box.dashed for box in drawing.boxes)
    boxes, links = legend(
        name,
        list(styles),
        list(shapes),
        wide,
        bottom + 34,
        dashed=dashed,
        heavy=any(box.heavy for box in drawing.boxes),
    )
    boxes = [replace(box, x=box.x + left) for box in boxes]
    return replace(
        drawing,
        boxes=(title, *drawing.boxes, *boxes),
        links=(*drawing.links, *links),
        reading_order=(title.id, *drawing.reading_order, *(box.id for box in boxes)),
        language=source.language or "",
    )
