"""The comments of a YAML file, which its parser passes over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from argmap.syntax.document import Document, Place

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_BLOCK_HEADER = re.compile(r"[>|][^\r\n]*")


class Comment(NamedTuple):
    """A comment: offsets in code points from its `#` to its line's end, and its text."""

    start: int
    end: int
    text: str


def comments(document: Document, pattern: re.Pattern[str]) -> Iterator[Comment]:
    """Yield the comments that match a pattern, which begins with `#`.

    What stands in a text isn't one, whatever it looks like. A file that can't be read has none.
    """
    candidates = [found.start() for found in pattern.finditer(document.text)]
    if not candidates or document.root is None:
        return
    texts = sorted(_texts(document.text, document.root))
    starts = [start for start, _ in texts]
    end = 0
    for start in candidates:
        before = document.text[start - 1 : start]
        nearest = bisect_right(starts, start) - 1
        inside = nearest >= 0 and start < texts[nearest][1]
        # A comment goes on to its line's end, whatever it says.
        if start >= end and not inside and before in ("", " ", "\t", "\r", "\n"):
            rest = _REST_OF_LINE.match(document.text, start)
            assert rest
            end = rest.end()
            yield Comment(start, end, rest.group().rstrip())


def _texts(text: str, root: Place) -> Iterator[tuple[int, int]]:
    """Yield where each scalar's own words stand, keys included."""
    waiting = [root]
    while waiting:
        place = waiting.pop()
        if place.items is None:
            # A comment may follow the sign of a block; its text begins on the next line.
            header = None if place.plain else _BLOCK_HEADER.match(text, place.start)
            yield (header.end() if header else place.start), place.end
        elif isinstance(place.items, dict):
            for entry in place.items.values():
                yield entry.start, entry.end
                waiting.append(entry.value)
        else:
            waiting += place.items
