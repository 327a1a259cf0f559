"""How wide a text is, and how it breaks into lines.

Measured with the metrics of the fonts that pictures name, so that a picture comes out the same on
every machine, whatever fonts it has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from argmap.draw import widths

Font = Literal["sans", "bold", "italic"]

_TABLES = {"sans": widths.SANS, "bold": widths.SANS_BOLD, "italic": widths.SERIF_ITALIC}
_UNKNOWN = 620
_WIDE = 1000
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=/)(?=\w)")


@cache
def _advances(font: Font) -> dict[str, int]:
    return {char: width for width, chars in _TABLES[font].items() for char in chars}


def width(text: str, font: Font, size: float) -> float:
    """Return how wide a text is in points."""
    advances = _advances(font)
    return sum(advances.get(char) or _width_of_other(char) for char in text) * size / 1000


def _width_of_other(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def wrap(text: str, font: Font, size: float, available: float) -> list[str]:
    """Break a text into lines that are at most as wide as available (points).

    Lines break at white space, after a hyphen between letters, between wide characters, and
    inside a word only where the word alone is too wide.
    """
    lines: list[str] = []
    line = ""
    for piece, spaced in _pieces(text):
        joined = f"{line} {piece}" if line and spaced else line + piece
        if not line or width(joined, font, size) <= available:
            line = joined
        else:
            lines.append(line)
            line = piece
        while width(line, font, size) > available and len(line) > 1:
            fits = _fitting(line, font, size, available)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line else lines


def _pieces(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for word in text.split():
        if word[0] == "…" and pieces:  # three dots never begin a line
            last, spaced = pieces[-1]
            pieces[-1] = (f"{last} {word}", spaced)
            continue
        spaced = True
        for part in _BREAK_AFTER.split(word):
            for piece in _between_wide(part):
                pieces.append((piece, spaced))
                spaced = False
    return pieces


def _between_wide(part: str) -> list[str]:
    if part.isascii() or not any(unicodedata.east_asian_width(char) == "W" for char in part):
        return [part]
    pieces: list[str] = []
    for char in part:
        opens = unicodedata.category(char) in ("Pe", "Po", "Pf", "Mn")
        if pieces and (opens or unicodedata.east_asian_width(char) != "W"):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _fitting(line: str, font: Font, size: float, available: float) -> int:
    taken = 0.0
    for index, char in enumerate(line):
        taken += width(char, font, size)
        if taken > available:
            return max(index, 1)
    return len(line)


_CLAUSE_END = re.compile(r"[,;:.!?—–)](?=\s)|(?=\s[–—])")


def shorten(
    text: str, font: Font, size: float, available: float, lines: int, end: str = ""
) -> list[str]:
    """Break a text into at most so many lines; what is over is cut, at a clause where one ends.

    `end` (a closing quotation mark) stands at the end of what is cut.
    """
    whole = wrap(text, font, size, available)
    if len(whole) <= lines:
        return whole
    words = " ".join(whole[:lines]).split()
    kept = text[: len(" ".join(words))] if text.startswith(" ".join(words)) else " ".join(words)
    clauses = [end.end() for end in _CLAUSE_END.finditer(kept) if end.end() > len(kept) * 0.55]
    kept = kept[: clauses[-1]].rstrip(",;:–— ") if clauses else kept
    while len(cut := wrap(f"{kept} …{end}", font, size, available)) > lines and len(kept) > 1:
        kept = kept[: kept.rindex(" ")] if " " in kept else kept[:-1]
    return cut
