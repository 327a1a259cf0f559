"""How wide a text is, and how it breaks into lines.

Measured with the metrics of the fonts that pictures name, so that a picture comes out the same on
every machine, whatever fonts it has.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from argmap.draw import widths
from argmap.draw.scripts import breakable, thousandths, units

Font = Literal["sans", "bold", "italic"]

_TABLES = {"sans": widths.SANS, "bold": widths.SANS_BOLD, "italic": widths.SERIF_ITALIC}
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=/)(?=\w)")


@cache
def _advances(font: Font) -> dict[str, int]:
    return {char: width for width, chars in _TABLES[font].items() for char in chars}


def width(text: str, font: Font, size: float) -> float:
    """Return how wide a text is in points."""
    return _thousandths(text, font) * size / 1000


def _thousandths(text: str, font: Font) -> int:
    advances = _advances(font)
    try:
        return sum(map(advances.__getitem__, text))
    except KeyError:
        return thousandths(text, advances)


# A large map says the same words over and over.
_word_width = lru_cache(maxsize=1 << 15)(_thousandths)


def wrap(text: str, font: Font, size: float, available: float) -> list[str]:
    """Break a text into lines that are at most as wide as available (points).

    Lines break at white space, after a hyphen between letters, between wide characters, and
    inside a word only where the word alone is too wide; nowhere inside a unit (`scripts.units`).
    """
    most = available * 1000 / size
    if text.isascii() and "-" not in text and "/" not in text:
        words = text.split()
        each_wide = [_word_width(word, font) for word in words]
        if not words or max(each_wide) <= most:
            return _words_in_lines(words, each_wide, _word_width(" ", font), most)
    lines: list[str] = []
    line, taken = "", 0
    space = _word_width(" ", font)
    for piece, spaced in _pieces(text):
        wide = _word_width(piece, font)
        gap = space if line and spaced else 0
        if not line or taken + gap + wide <= most:
            line = f"{line} {piece}" if gap else line + piece
            taken += gap + wide
        else:
            lines.append(line)
            line, taken = piece, wide
        while taken > most and (first := _fitting(line, font, most)) != line:
            lines.append(first)
            line = line[len(first) :]
            taken = _thousandths(line, font)
    return [*lines, line] if line else lines


def _words_in_lines(words: list[str], wide: list[int], space: int, most: float) -> list[str]:
    """Set words that break nowhere else into lines; most texts are such, and it takes no time."""
    lines: list[str] = []
    first, taken = 0, -space
    for index, each in enumerate(wide):
        if taken + space + each > most:
            lines.append(" ".join(words[first:index]))
            first, taken = index, -space
        taken += space + each
    return [*lines, " ".join(words[first:])] if words else lines


def _pieces(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for word in text.split():
        if word[0] == "…" and pieces:  # three dots never begin a line
            last, spaced = pieces[-1]
            pieces[-1] = (f"{last} {word}", spaced)
            continue
        if word.isascii() and "-" not in word and "/" not in word:
            pieces.append((word, True))
            continue
        spaced = True
        for part in _BREAK_AFTER.split(word):
            for piece in breakable(part):
                pieces.append((piece, spaced))
                spaced = False
    return pieces


def _fitting(line: str, font: Font, most: float) -> str:
    """Return as much of a line's beginning as fits, at least one unit."""
    fitting, taken = "", 0
    for unit in units(line):
        taken += _thousandths(unit, font)
        if taken > most and fitting:
            break
        fitting += unit
    return fitting


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
        kept = kept[: kept.rindex(" ")] if " " in kept else kept[: -len(units(kept)[-1])]
    return cut
