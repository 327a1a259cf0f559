"""An index of a squeezed text's words."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(r"(\W+)")
_COMMON = 1000  # looking through the text is faster than trying more places than this
_RARE = 4  # with so few places, looking for a rarer word costs more than trying them


@dataclass(frozen=True, slots=True)
class WordIndex:
    """A text; its words in lower case, in order; where each starts; each word's numbers."""

    text: str
    words: list[str]
    starts: array[int]
    numbers: dict[str, array[int]]

    def places(self, passage: str) -> list[int] | None:
        """Every place where a passage stands; None when looking for it is faster.

        The passage's first and last words aren't looked up: where the text has a hyphen beside
        the passage, they are pieces of a longer word of the squeezed text.
        """
        rarest: Sequence[int] | None = None
        offset, before, previous = 0, "", ""
        for word, start in words_with_starts(passage):
            if start == 0 or start + len(word) == len(passage):
                continue
            numbers = self.numbers.get(word, ())
            if rarest is None or len(numbers) < len(rarest):
                rarest, offset, before = numbers, start, previous
                if len(numbers) <= _RARE:
                    break
            previous = word
        if rarest is None or len(rarest) > _COMMON:
            return None
        if before and len(rarest) > _RARE:  # the word before leaves few of them
            words = self.words
            rarest = [number for number in rarest if words[number - 1] == before]
        places = (self.starts[number] - offset for number in rarest)
        return [place for place in places if self.text.startswith(passage, place)]


def words_with_starts(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text in lower case, and where each starts.

    Marks that no letter composes with part words here. That does no harm: it parts them in quote
    and source alike.
    """
    for match in _WORD.finditer(text):
        yield match.group().lower(), match.start()


def index_words(text: str) -> WordIndex:
    """Index a squeezed text."""
    is_ascii = text.isascii()
    # word, gap, word, gap, …, word; elsewhere than in ASCII, words don't always keep their length
    pieces = _BETWEEN_WORDS.split(text.lower() if is_ascii else text)
    words = pieces[::2] if is_ascii else [piece.lower() for piece in pieces[::2]]
    # Arrays take a quarter of what lists take: a large text has millions of words.
    starts = array("q", islice(accumulate(map(len, pieces), initial=0), 0, len(pieces), 2))
    del pieces
    numbers: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for number, word in enumerate(words):
        numbers[word].append(number)
    numbers.pop("", None)  # the split's ends
    return WordIndex(text, words, starts, dict(numbers))
