"""A part of a quote, and the places where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from argmap.quotes.fold import fold
from argmap.quotes.needle import Needle, needle
from argmap.quotes.source import SourceText, Span
from argmap.quotes.words import ends_whole, starts_whole


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a part stands: in the squeezed text (its core), and in the source."""

    place: int
    end_place: int
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a quote in a source.

    `before` and `after` hold the part together with a prefix or a suffix, once without and once
    with a space between; one of them must fit, unless there are none.
    """

    source: SourceText
    needle: Needle
    places: list[int] | None
    before: tuple[Needle, ...] = ()
    after: tuple[Needle, ...] = ()

    def next(self, place: int) -> Match | None:
        """The first match at or after a place of the squeezed text."""
        for candidate in self._candidates(place):
            if self._in_context(candidate) and (match := self._match(candidate)):
                return match
        return None

    def _candidates(self, place: int) -> Iterator[int]:
        """Every place where the core may stand, in order."""
        if self.places is not None:
            for n in range(bisect_left(self.places, place), len(self.places)):
                yield self.places[n]
        elif self.before or self.after:
            # Where it stands with what is around it: alone it may stand in many more places.
            yield from merge(*self._candidates_in_context(place))
        else:
            yield from self._standing(self.needle.core, place, self.needle.core[0].isalnum())

    def _candidates_in_context(self, place: int) -> Iterator[Iterator[int]]:
        """For each form of the context, the places where the core stands in it."""
        core = self.needle.core
        before, after = {n.core for n in self.before}, {n.core for n in self.after}
        # The longer of the two is likely to be the rarer.
        if max(map(len, after), default=0) >= max(map(len, before), default=0):
            for both in after:
                yield self._standing(both, place, core[0].isalnum())
        else:
            for both in before:
                yield self._standing_at_end(both, place, len(both) - len(core))

    def _standing_at_end(self, both: str, place: int, shift: int) -> Iterator[int]:
        """Every place, from one on, where a squeezed text stands of which the core is the end."""
        for start in self._standing(both, max(0, place - shift), at_words=False):
            yield start + shift

    def _standing(self, text: str, place: int, at_words: bool) -> Iterator[int]:
        """Every place, from one on, where a squeezed text stands; or only those at words."""
        squeezed = self.source.squeezed
        place = squeezed.text.find(text, place)
        while place >= 0:
            yield place
            place = squeezed.next_word(place) if at_words else place + 1
            if not squeezed.text.startswith(text, place):  # `find` is slow on what repeats itself
                place = squeezed.text.find(text, place)

    def _match(self, place: int) -> Match | None:
        found = self.needle.find(self.source, place)
        if found is None:
            return None
        folded = self.source.folded
        start, end = found
        # Hyphens aren't within words, so a part that has them at an edge is whole there.
        if not (self.needle.lead or starts_whole(folded.text, start)):
            return None
        if not (self.needle.trail or ends_whole(folded.text, end)):
            return None
        return Match(place, place + len(self.needle.core), Span(*folded.origin(start, end)))

    def _in_context(self, place: int) -> bool:
        end = place + len(self.needle.core)
        return (
            not self.before or any(n.find(self.source, end - len(n.core)) for n in self.before)
        ) and (not self.after or any(n.find(self.source, place) for n in self.after))


def joined(left: str, right: str) -> tuple[Needle, ...]:
    """Two texts as one, without and with a space between."""
    left, right = fold(left).text.rstrip(" \n"), fold(right).text.lstrip(" \n")
    both = (needle(left + space + right) for space in ("", " "))
    return tuple(one for one in both if one)
