"""A drawing in words: what each of its boxes and lines is called, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.draw.drawing import Box, Drawing
from argmap.draw.outline.words import said, written


def drawn_outline(drawing: Drawing, name: str) -> str:
    """Return what a file's drawing shows, a line for every box and link that has words."""
    return written(_lines(drawing), name)


def _lines(drawing: Drawing) -> Iterator[str]:
    boxes = {box.id: box for box in drawing.boxes}
    links = {link.id: link.title for link in drawing.links}
    for id_ in dict.fromkeys((*drawing.reading_order, *links)):
        if "--_legend-" in id_:
            continue
        if box := boxes.get(id_):
            yield from _box(box)
        elif links.get(id_):
            yield said(links[id_])


def _box(box: Box) -> Iterator[str]:
    """Yield a card's name and description; of other boxes, the words they show."""
    shown = said(" ".join(line.text for line in box.lines))
    if box.title:
        yield ""
        yield from filter(None, map(said, box.title.split("\n")))
        if box.description:
            yield said(box.description)
    elif shown:
        yield shown
