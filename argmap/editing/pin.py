"""A map for a source that has changed: its SHA-256, and the context of quotations that moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from argmap.check.finding import Fix
from argmap.check.fixes import addition, rewording
from argmap.check.repair import Repaired, with_fixes
from argmap.opened import Anchor, ArgumentFile
from argmap.quotes import Span

_MOST_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Standing:
    """How many quotations, asides and sections begun by a quotation a map has.

    And how many of them stand nowhere, or in several places.
    """

    quotations: int
    asides: int
    sections: int
    gone: int
    several: int


def standing(file: ArgumentFile) -> Standing:
    """Return how the quotations of a map stand in its source, its asides and sections too."""
    quotations = [(anchor,) for anchors in file.anchors.values() for anchor in anchors]
    asides, sections = file.aside_anchors, [(anchor,) for anchor in file.section_anchors]
    ways = [
        [len(anchor.located.ways) for anchor in anchors]
        for anchors in (*quotations, *asides, *sections)
    ]
    gone = sum(0 in each for each in ways)
    several = sum(max(each) > 1 for each in ways if 0 not in each)
    return Standing(len(quotations), len(asides), len(sections), gone, several)


def pinned(file: ArgumentFile) -> Repaired | None:
    """Return the file pinned to its source as it is, or None where that changes nothing.

    A quotation that stands in one place, but no longer between its `prefix` and `suffix`, gets the
    words that are around it now. No word of a quotation is changed.
    """
    fixes = [fix for fix in (_pin(file), *_contexts(file)) if fix is not None]
    return with_fixes(file, fixes) if fixes else None


def _pin(file: ArgumentFile) -> Fix | None:
    assert file.argument and file.source
    if file.argument.source.sha256 is None:
        return addition(file, ("source",), "file", "sha256", file.source.sha256)
    if file.argument.source.sha256 == file.source.sha256:
        return None
    return rewording(file, ("source", "sha256"), file.source.sha256, safe=True)


def _contexts(file: ArgumentFile) -> Iterator[Fix | None]:
    for anchor in _anchors(file):
        elsewhere = anchor.located.without_context
        if not anchor.located.ways and len(elsewhere) == 1:
            yield from _context(file, anchor, elsewhere[0])


def _anchors(file: ArgumentFile) -> Iterator[Anchor]:
    anchors = (*file.anchors.values(), *file.aside_anchors, file.section_anchors)
    return chain.from_iterable(anchors)


def _context(file: ArgumentFile, anchor: Anchor, way: tuple[Span, ...]) -> Iterator[Fix | None]:
    assert file.source
    text = file.source.text or ""
    start, end = way[0].start, way[-1].end
    before = text[max(0, start - _MOST_CHARACTERS) : start].split()
    after = text[end : end + _MOST_CHARACTERS].split()
    if anchor.quote.prefix:
        words = " ".join(before[-len(anchor.quote.prefix.split()) :])
        yield rewording(file, (*anchor.path, "prefix"), words, safe=True)
    if anchor.quote.suffix:
        words = " ".join(after[: len(anchor.quote.suffix.split())])
        yield rewording(file, (*anchor.path, "suffix"), words, safe=True)
