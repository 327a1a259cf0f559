"""What the rules about quotes share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from argmap.opened import Anchor, ArgumentFile, SourceFile
from argmap.quotes import Span
from argmap.syntax import Path, on_one_line


def quotes_of(file: ArgumentFile) -> Iterator[Anchor]:
    """Yield every quote, where there is a source to find them in."""
    if file.has_source:
        yield from chain.from_iterable(file.anchors.values())
        yield from chain.from_iterable(file.aside_anchors)
        # A section that isn't found has a rule of its own.
        yield from (anchor for anchor in file.section_anchors if anchor.located.ways)


def quote_path(file: ArgumentFile, anchor: Anchor) -> Path:
    """Return the path of a quote's words: of `exact`, where it is written out."""
    value = file.document.at(anchor.path)
    return (*anchor.path, "exact") if isinstance(value, dict) else anchor.path


def shown(words: str) -> str:
    """Return words as a message shows them, cut if they are many."""
    return f"`{words}`" if len(words) <= 80 else f"`{words[:77]}…`"


def pasteable_passage(source: SourceFile, span: Span) -> str:
    """Return a source's words as they can be pasted behind `quote: `."""
    return on_one_line("quote", (source.text or "")[span.start : span.end])
