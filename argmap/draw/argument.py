"""The argument view: the theses of one text, what supports them, and what they deny.

The engine ranks the cards. The theses stand on top; in a picture that would be wider than a page
they stand at the left instead, so that it grows downwards as a page does. What has more relations
than can be followed as lines is listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from argmap.draw.cards import card, lines_of, node_id, stem, words_box
from argmap.draw.drawing import Drawing, Link
from argmap.draw.engine import EngineName, EngineTooSlow
from argmap.draw.layout import ends, on_a_page, total_width
from argmap.draw.legend import legend
from argmap.draw.listed import listed
from argmap.draw.parts import Part, Text
from argmap.draw.plain import element_id, plain
from argmap.draw.reading import reading
from argmap.draw.relations import relations
from argmap.draw.shown import Shown, shown
from argmap.model.argument import NODE_TYPES
from argmap.opened import ArgumentFile

CARD = 216
MOST_LINES = 20
"""How many lines a picture may have beyond one and a half for each card."""


def argument(
    file: ArgumentFile,
    engine: EngineName,
    focus: str = "",
    depth: int = 1,
    part: Part | None = None,
) -> Drawing:
    """Return the picture of a text's argument, or of a part of it.

    The part is what is within `depth` steps of the node `focus`; or a section, or a portion of
    one, with what its nodes bear on.

    Raises `EngineError` where the engine is missing or fails.
    """
    found = shown(Text(file), focus, depth, part)
    return placed(unplaced(found), engine, found)


def placed(drawing: Drawing, engine: EngineName, what: Shown) -> Drawing:
    """Return an argument's drawing with its places, its title and its legend."""
    cards = len(what.ids)
    if len(drawing.links) > MOST_LINES + 1.5 * cards:
        return _framed(what, listed(what, CARD))
    try:
        return _framed(what, on_a_page(drawing, engine))
    except EngineTooSlow:
        return _framed(what, listed(what, CARD))


def unplaced(what: Shown, *, described: bool = True) -> Drawing:
    """Return an argument's cards and relations, without places.

    What isn't described has no words but those that are seen: enough for DOT.
    """
    file, graph = what.text.file, what.text.graph
    theses = frozenset(graph.theses)
    boxes = [
        card(
            file,
            graph,
            id_,
            width=CARD,
            size=11,
            quoted=False,
            heavy=id_ in theses,
            section=what.elsewhere.get(id_, ""),
            note=what.bears_on(id_),
            described=described,
        )
        for id_ in what.ids
    ]
    junctions, links = relations(file, what.graph, what.known, described=described)
    source = file.argument.source if file.argument else None
    title = plain(source.title) if source else ""
    byline = f"{plain(source.author)}, {title}" if source and source.author else title
    supporting = {reason for step in what.graph.supports for reason in step.reasons}
    first = [id_ for id_ in what.graph.theses if id_ not in supporting]
    types = Counter(graph.nodes[id_].type for id_ in what.ids)
    said = ", ".join(f"{types[kind]} {kind}{'s' * (types[kind] != 1)}" for kind in NODE_TYPES)
    return Drawing(
        byline,
        f"What the text argues: {said}.",
        (*boxes, *junctions),
        tuple(links),
        reading_order=tuple(_reading_order(what, links)) if described else (),
        first_rank=tuple(node_id(file, id_) for id_ in first),
    )


def _reading_order(what: Shown, links: list[Link]) -> Iterable[str]:
    """Yield each node, and then its links."""
    by_tail: dict[str, list[str]] = {}
    for link in links:
        by_tail.setdefault(link.tail, []).append(link.id)
    for entry in reading(what.graph, what.known, what.focus):
        id_ = node_id(what.text.file, entry.id)
        yield id_
        yield from by_tail.get(id_, ())


def _framed(what: Shown, drawing: Drawing) -> Drawing:
    """Put the title above and the legend below."""
    file = what.text.file
    assert file.argument
    source = file.argument.source
    left = min(box.x - box.width / 2 for box in drawing.boxes)
    top = min(box.y - box.height / 2 for box in drawing.boxes)
    bottom = ends(drawing)
    wide = max(round(total_width(drawing.boxes)), 420)
    name = element_id(stem(file.name))
    part = what.part.title if what.part else ""
    title = words_box(f"{name}--_title", part or source.title, font="bold", size=18, width=wide)
    byline = ", ".join(filter(None, (source.author, source.title if part else "")))
    if byline:
        lines = (*title.lines, *lines_of(byline, "sans", 13, wide, muted=True, gap=2))
        title = replace(title, lines=lines, height=sum(line.height for line in lines))
    title = replace(title, x=left + wide / 2, y=top - 22 - title.height / 2)
    boxes, links = legend(name, drawing.boxes, drawing.links, wide, bottom + 34, heavy="thesis")
    boxes = [replace(box, x=box.x + left) for box in boxes]
    return replace(
        drawing,
        boxes=(title, *drawing.boxes, *boxes),
        links=(*drawing.links, *links),
        reading_order=(title.id, *drawing.reading_order, *(box.id for box in boxes)),
        language=source.language or "",
    )
