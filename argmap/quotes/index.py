"""An index of a squeezed text's words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(r"(\W+)")
_COMMON = 1000  # looking through the text is faster than trying more places than this
_RARE = 4  # with so few places, looking for a rarer word costs more than trying them


@dataclass(frozen=True, slots=True)
class WordIndex:
    """A text; its words in lower case, in order; where each starts; each word's numbers."""

    text: str
    words: list[str]
    starts: list[int]
    numbers: dict[str, list[int]]

    def places(self, passage: str) -> list[int] | None:
        """Every place where a passage stands; None when looking for it is faster.

        The passage's first and last words aren't looked up: where the text has a hyphen beside
        the passage, they are pieces of a longer word of the squeezed text.
        """
        rarest: list[int] | None = None
        offset, before, previous = 0, "", ""
        for word, start in words_with_starts(passage):
            if start == 0 or start + len(word) == len(passage):
                continue
            numbers = self.numbers.get(word, [])
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
    pieces = _BETWEEN_WORDS.split(text)  # word, gap, word, gap, …, word
    words = [piece.lower() for piece in pieces[::2]]
    starts = list(accumulate(map(len, pieces), initial=0))[:-1:2]
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        numbers[word].append(number)
    numbers.pop("", None)  # the split's ends
    return WordIndex(text, words, starts, dict(numbers))
