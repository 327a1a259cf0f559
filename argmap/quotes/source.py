"""A source text made ready for searching, and spans of it."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from argmap.quotes.fold import Folded, fold
from argmap.quotes.index import WordIndex, index_words
from argmap.quotes.memo import Memo
from argmap.quotes.squeeze import Squeezed, squeeze

# Making the index takes about as long as this many searches without one.
_SEARCHES_WORTH_AN_INDEX = 200


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a source: code points of the text as given, end exclusive."""

    start: int
    end: int


class SourceText:
    """A text made ready for searching; folding and index are made once, on first use."""

    def __init__(self, text: str) -> None:
        """Take the text as it is; nothing is computed yet."""
        self.text = text
        self.memo = Memo()
        self._searches = 0

    @cached_property
    def folded(self) -> Folded:
        """The folded text."""
        return fold(self.text)

    @cached_property
    def squeezed(self) -> Squeezed:
        """The squeezed text, in which search goes on."""
        return squeeze(self.folded.text)

    @cached_property
    def index(self) -> WordIndex:
        """The words of the squeezed text."""
        return index_words(self.squeezed.text)

    def places(self, passage: str) -> list[int] | None:
        """Every place of the squeezed text where a passage stands; None for "look for it"."""
        self._searches += 1
        if self._searches < _SEARCHES_WORTH_AN_INDEX and "index" not in self.__dict__:
            return None
        return self.index.places(passage)

    def span(self, start: int, end: int) -> Span:
        """Where a passage (at least one character) of the squeezed text stands in the source."""
        return Span(*self.folded.origin(*self.squeezed.origin(start, end)))

    def squeezed_place(self, offset: int) -> int:
        """The first place of the squeezed text whose character ends at or after an offset."""
        places = range(len(self.squeezed.text))
        return bisect_left(places, offset, key=lambda place: self.span(place, place + 1).end)
