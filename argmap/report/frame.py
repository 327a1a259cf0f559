"""The lines that a finding is about, with the place underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from argmap.check import Location
from argmap.report.escape import for_terminal
from argmap.syntax import Lines

MOST_LINES = 3
"""How many lines of a place that goes over many are shown."""


def frame(lines: Lines, place: Location, width: int) -> Iterator[tuple[str, str, str]]:
    """Yield the number, the text and the underline of each line, cut to a width (columns)."""
    last = min(place.end_line, place.line + MOST_LINES - 1)
    for number in range(place.line, last + 1):
        text = lines.line(number)
        start = place.column - 1 if number == place.line else len(text) - len(text.lstrip())
        end = place.end_column - 1 if number == place.end_line else len(text)
        if number > place.line and end <= start:
            continue
        shown, before, marked = _window(text, start, max(end, start + 1), width)
        yield str(number), shown, " " * before + "^" * marked


def _window(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut a line so that the place is in it; return it, and the columns before and in the place."""
    first = 0
    if columns(text[:end]) > width - 2:
        first = max(0, min(start - 12, end - width + 4))
    head = "…" if first else ""
    kept = text[first:]
    while columns(kept) > width - 2:
        kept = kept[: -max(1, (len(kept) - width) // 2)]
    tail = "…" if first + len(kept) < len(text) else ""
    end = min(end, first + len(kept)) if kept else end
    before = columns(for_terminal(head + kept[: start - first]))
    marked = max(1, columns(for_terminal(text[start:end])))
    return for_terminal(head + kept + tail), before, marked


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
