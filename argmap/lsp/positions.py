"""Positions as a client counts them, and offsets: code points of a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lsprotocol import types

from argmap.check import Location
from argmap.syntax import Lines

_BOM = "\ufeff"
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(char > "\uffff" for char in text),
    "utf-32": len,
}


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of one text, in the units that were agreed on with the client.

    A byte order mark is no column: no client sees it.
    """

    lines: Lines
    encoding: str = "utf-16"

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one that the text doesn't have is the nearest it has."""
        starts = self.lines.starts
        if position.line >= len(starts):
            return len(self.lines.text)
        number = max(position.line, 0)
        line = self.lines.line(number + 1)
        mark = number == 0 and self.lines.text.startswith(_BOM)
        return starts[number] + mark + self._column(line, max(position.character, 0))

    def _column(self, line: str, units: int) -> int:
        if line.isascii() or self.encoding == "utf-32":
            return min(units, len(line))
        count = _UNITS[self.encoding]
        for column, char in enumerate(line):
            units -= count(char)
            if units < 0:
                return column
        return len(line)

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        line, column = self.lines.position(min(max(offset, 0), len(self.lines.text)))
        return self._position(line, column)

    def _position(self, line: int, column: int) -> types.Position:
        text = self.lines.line(min(line, len(self.lines.starts)))
        return types.Position(line - 1, _UNITS[self.encoding](text[: column - 1]))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets."""
        return types.Range(self.position(start), self.position(max(start, end)))

    def range_of(self, place: Location) -> types.Range:
        """Return the range of a finding's place."""
        return types.Range(
            self._position(place.line, place.column),
            self._position(place.end_line, place.end_column),
        )


def changed(text: str, change: types.TextDocumentContentChangeEvent, encoding: str) -> str:
    """Return a text after a change that a client reports: of a range, or of all of it."""
    if not isinstance(change, types.TextDocumentContentChangePartial):
        return change.text
    positions = Positions(Lines(text), encoding)
    start, end = (positions.offset(each) for each in (change.range.start, change.range.end))
    return f"{text[: min(start, end)]}{change.text}{text[max(start, end) :]}"
