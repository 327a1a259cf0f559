"""Replace passages of a text and remember where every character came from."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edits:
    """The replacements that made a new text out of an old one, in order.

    `places[n]` is where replacement n begins in the new text; `rows[n]` is where it ends there,
    and the start and end of what it replaced in the old text. All are code points.
    """

    places: list[int]
    rows: list[tuple[int, int, int]]

    def origin(self, index: int) -> tuple[int, int]:
        """Start and end, in the old text, of what became the character at `index`."""
        nearest = bisect_right(self.places, index) - 1
        if nearest < 0:
            return index, index + 1
        end, old_start, old_end = self.rows[nearest]
        if index < end:  # within a replacement no character has a place of its own
            return old_start, old_end
        old = old_end + index - end
        return old, old + 1


def replace(
    text: str, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None]
) -> tuple[str, Edits]:
    """Replace every match of `pattern`; where `replacement` gives None the text stays."""
    pieces: list[str] = []
    places: list[int] = []
    rows: list[tuple[int, int, int]] = []
    done = length = 0
    for match in pattern.finditer(text):
        new = replacement(match)
        if new is None:
            continue
        start, end = match.span()
        length += start - done
        places.append(length)
        length += len(new)
        rows.append((length, start, end))
        pieces += (text[done:start], new)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), Edits(places, rows)
