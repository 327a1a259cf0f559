"""A source text, taken apart: its paragraphs, and the stretches that nodes are anchored in.

Nothing is lost: the paragraphs, and the segments, joined again, are the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from argmap.opened import ArgumentFile

LONGEST = 6000
"""How many code points a paragraph has before it is parted at an end of a line."""

_LONG_LINE = 120
_WRAPPED_LINE = 50
_LINE_END = r"(?>\r\n|\n|\r)"
_BLANK = re.compile(rf"{_LINE_END}(?>[^\S\r\n]*{_LINE_END})+")
_LINE = re.compile(rf"[^\r\n]*(?:{_LINE_END}|\Z)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text that the same nodes are anchored in, the closest fit first.

    `aside` is the kind of the aside that it stands in, where no node is anchored.
    """

    start: int
    end: int
    nodes: tuple[str, ...]
    aside: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or the space between them.

    `sections` are the numbers of the sections that begin in it; of `lines`, each stays a line.
    """

    start: int
    end: int
    kind: Literal["paragraph", "heading", "space"]
    sections: tuple[int, ...] = ()
    lines: bool = False


def segments(file: ArgumentFile) -> tuple[Segment, ...]:
    """Return a text's segments: every boundary of an anchor or of an aside parts two of them."""
    length = len((file.source.text if file.source else "") or "")
    spans = [
        (span.start, span.end, order, id_)
        for order, (id_, anchors) in enumerate(file.anchors.items())
        for anchor in anchors
        for span in anchor.spans
    ]
    asides = list(_asides(file))
    bounds = {0, length}
    bounds |= {edge for start, end, _, _ in spans for edge in (start, end)}
    bounds |= {edge for start, end, _ in asides for edge in (start, end)}
    edges = sorted(bounds)
    here: list[list[tuple[int, int, str]]] = [[] for _ in edges]
    for start, end, order, id_ in spans:
        for place in range(bisect_left(edges, start), bisect_left(edges, end)):
            here[place].append((end - start, order, id_))
    kinds = [""] * len(edges)
    for start, end, kind in asides:
        for place in range(bisect_left(edges, start), bisect_left(edges, end)):
            kinds[place] = kinds[place] or kind
    return tuple(
        Segment(
            start,
            end,
            nodes := tuple(dict.fromkeys(id_ for _, _, id_ in sorted(anchored))),
            "" if nodes else kind,
        )
        for (start, end), anchored, kind in zip(pairwise(edges), here, kinds, strict=False)
    )


def _asides(file: ArgumentFile) -> Iterator[tuple[int, int, str]]:
    asides = file.argument.asides if file.argument else ()
    for aside, anchors in zip(asides, file.aside_anchors, strict=True):
        if all(anchor.spans for anchor in anchors):
            start, end = anchors[0].spans[0].start, anchors[-1].spans[-1].end
            if start < end:
                yield start, end, aside.kind


def blocks(file: ArgumentFile) -> tuple[Block, ...]:
    """Return a text's paragraphs and headings, and the space between them."""
    text = (file.source.text if file.source else "") or ""
    starts = [
        (each.start, number, each.path[-1] == "title")
        for number, each in enumerate(file.sections)
        if each.start is not None
    ]
    found: list[Block] = []
    end = 0
    for blank in (*_BLANK.finditer(text), None):
        start, end = end, blank.start() if blank else len(text)
        found += _paragraphs(text, start, end, starts)
        if blank:
            found.append(Block(end, blank.end(), "space"))
            end = blank.end()
    return tuple(block for block in found if block.start < block.end)


def _paragraphs(
    text: str, start: int, end: int, starts: list[tuple[int, int, bool]]
) -> Iterator[Block]:
    """Part what stands between two blank lines: at a heading, at long lines, where it's endless."""
    first = bisect_left(starts, (start,))
    last = bisect_left(starts, (end,))
    headings = {at: number for at, number, heading in starts[first:last] if heading}
    others = [(at, number) for at, number, heading in starts[first:last] if not heading]
    lines = [line.span() for line in _LINE.finditer(text, start, end) if line.end() > line.start()]
    waiting: list[tuple[int, int]] = []
    for line in lines:
        here = tuple(number for at, number in headings.items() if line[0] <= at < line[1])
        if here:
            yield from _prose(text, waiting, others)
            waiting = []
            yield Block(*line, "heading", here)
        else:
            waiting.append(line)
    yield from _prose(text, waiting, others)


def _prose(
    text: str, lines: list[tuple[int, int]], others: Iterable[tuple[int, int]]
) -> Iterator[Block]:
    lengths = [len(text[start:end].rstrip()) for start, end in lines]
    # Prose that is broken at a width flows again; verse, a list or a title page keeps its lines.
    longest = max(lengths, default=0)
    wrapped = longest >= _WRAPPED_LINE and all(5 * each >= 3 * longest for each in lengths[:-1])
    apart = longest > _LONG_LINE and len(lines) > 1
    begun = 0
    for number, (_, end) in enumerate(lines, 1):
        following = lines[min(number, len(lines) - 1)][1]
        if number == len(lines) or apart or following - lines[begun][0] > LONGEST:
            first = lines[begun][0]
            here = tuple(number for at, number in others if first <= at < end)
            keeps = number - begun > 1 and not wrapped
            yield Block(first, end, "paragraph", here, keeps)
            begun = number
