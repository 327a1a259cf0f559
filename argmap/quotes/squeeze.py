"""Squeeze a folded text: take out the hyphens between words, so that a broken word is one word.

Whether "Kom-\\nmissariat" is "Kommissariat" or "Kom-missariat" can't be known, so neither is
chosen: search goes on in the squeezed text, and the hyphens of what it finds are compared
one by one.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from argmap.quotes.edits import Edits, replace
from argmap.quotes.words import between_words

_NOT_IN_WORD = re.compile(r"\W")
_HYPHEN = re.compile("-[ \n]?")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A squeezed text with single spaces, the folded text behind it, and the edits between."""

    text: str
    folded: str
    edits: Edits

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` (at least one) stand in the folded text."""
        return self.edits.origin(start)[0], self.edits.origin(end - 1)[1]

    def hyphens(self, start: int, end: int) -> dict[int, str]:
        """The hyphens taken out between two places, by their distance from `start`."""
        places = self.edits.places
        within = range(bisect_right(places, start), bisect_left(places, end))
        return {places[n] - start: self._hyphen(n) for n in within}

    def hyphen_at(self, place: int) -> str:
        """The hyphen taken out at a place, with the white space after it; "" for none."""
        n = bisect_left(self.edits.places, place)
        found = n < len(self.edits.places) and self.edits.places[n] == place
        return self._hyphen(n) if found else ""

    def next_word(self, place: int) -> int:
        """The first place after `place` where a word may start."""
        n = bisect_right(self.edits.places, place)
        hyphen = self.edits.places[n] if n < len(self.edits.places) else len(self.text)
        gap = _NOT_IN_WORD.search(self.text, place, hyphen)
        return gap.end() if gap else hyphen

    def _hyphen(self, number: int) -> str:
        _, start, end = self.edits.rows[number]
        return self.folded[start:end]


def squeeze(folded: str) -> Squeezed:
    """Take every hyphen between two word characters, and white space after it, out of a text."""
    squeezed, edits = replace(folded, _HYPHEN, lambda match: "" if between_words(match) else None)
    return Squeezed(squeezed.replace("\n", " "), folded, edits)


def same_hyphens(quoted: dict[int, str], found: dict[int, str]) -> bool:
    """Whether two passages that are the same when squeezed agree about their hyphens, too.

    A hyphen at a line's end, on either side, agrees with anything: no hyphen, a hyphen, a hyphen
    and a space. All others agree with themselves alone.
    """
    return quoted == found or all(
        _agree(quoted.get(place, ""), found.get(place, "")) for place in quoted | found
    )


def _agree(quoted: str, found: str) -> bool:
    return quoted == found or "\n" in quoted or "\n" in found
