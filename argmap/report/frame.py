"""The lines that a finding is about, with the place underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from argmap.check import Location
from argmap.escape import unmarked, visible
from argmap.syntax import Lines

MOST_LINES = 3
"""How many lines of a place that goes over many are shown."""
LEAST_WIDTH = 4
"""How many columns a line gets however narrow the terminal is."""
_BEFORE = 12
_FAR = 2_000


def frame(lines: Lines, place: Location, width: int) -> Iterator[tuple[str, str, str]]:
    """Yield the number, the text and the underline of each line, cut to a width (columns)."""
    last = min(place.end_line, place.line + MOST_LINES - 1)
    for number in range(place.line, last + 1):
        text = lines.line(number)
        start = place.column - 1 if number == place.line else len(text) - len(text.lstrip())
        end = place.end_column - 1 if number == place.end_line else len(text)
        if number > place.line and end <= start:
            continue
        text, start, end = _near(text, start, end)
        shown, before, marked = _cut(text, start, max(end, start + 1), max(width, LEAST_WIDTH))
        yield str(number), shown, " " * before + "^" * marked


def _near(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Take what no terminal could show out of a very long line."""
    first = max(0, start - _FAR)
    return text[first : start + _FAR], start - first, min(end, start + _FAR) - first


def _cut(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut a line so that the place is in it; return it, and the columns before and in the place."""
    # What is shown for each character, so that a column is a column whatever stands there.
    shown = [visible(char) for char in text]
    widths = [columns(char) for char in shown]
    first, last = 0, len(text)
    if sum(widths) > width:
        if sum(widths[:end]) > width - 1:
            first = start
            while first and sum(widths[first - 1 : start]) <= min(_BEFORE, width // 3):
                first -= 1
        room = width - 2
        last = first
        while last < len(text) and widths[last] <= room:
            room -= widths[last]
            last += 1
        while first and last == len(text) and widths[first - 1] <= room:
            first -= 1
            room -= widths[first]
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    before = len(head) + sum(widths[first:start])
    marked = sum(widths[start : min(end, last)])
    return unmarked(f"{head}{''.join(shown[first:last])}{tail}"), before, max(1, marked)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
