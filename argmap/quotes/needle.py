"""A piece of text to be looked for, and whether it stands at a place."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.quotes.fold import fold
from argmap.quotes.source import SourceText
from argmap.quotes.squeeze import same_hyphens, squeeze
from argmap.quotes.words import is_word_character


@dataclass(frozen=True, slots=True)
class Needle:
    """A folded and squeezed piece of text.

    Hyphens at its edges (`lead`, `trail`) are kept apart from its `core`: whether they stand
    between words, and so were squeezed away, depends on what is around it in the source.
    """

    lead: str
    core: str
    trail: str
    hyphens: dict[int, str]

    def has_words(self) -> bool:
        """Whether any word is left after folding."""
        return any(is_word_character(char) for char in self.core)

    def find(self, source: SourceText, place: int) -> tuple[int, int] | None:
        """Start and end in the folded text, if the core stands at `place` of the squeezed text."""
        squeezed = source.squeezed
        if place < 0 or not squeezed.text.startswith(self.core, place):
            return None
        end_place = place + len(self.core)
        if not same_hyphens(self.hyphens, squeezed.hyphens(place, end_place)):
            return None
        start, end = squeezed.origin(place, end_place)
        if self.lead:
            broken = self.lead[-1] == "-" and "\n" in squeezed.hyphen_at(place)
            lead_end = start - 1 if broken else start  # the line break itself may be left out
            start = lead_end - len(self.lead)
            if start < 0 or _spaced(squeezed.folded[start:lead_end]) != self.lead:
                return None
        if self.trail:
            trail_start, end = end, end + len(self.trail)
            if _spaced(squeezed.folded[trail_start:end]) != self.trail:
                return None
        return start, end


def needle(text: str) -> Needle | None:
    """Make a text ready to be looked for; None when folding leaves nothing of it.

    Dashes alone are looked for as they are, and so not found between two words.
    """
    folded = fold(text).text.strip(" \n")
    if not folded:
        return None
    if "-" not in folded:
        return Needle("", _spaced(folded), "", {})
    core = folded.strip("- \n") or folded
    start = folded.index(core)
    squeezed = squeeze(core)
    return Needle(
        lead=_spaced(folded[:start]),
        core=squeezed.text,
        trail=_spaced(folded[start + len(core) :]),
        hyphens=squeezed.hyphens(0, len(squeezed.text)),
    )


def _spaced(folded: str) -> str:
    return folded.replace("\n", " ")
