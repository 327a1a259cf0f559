"""An index of a squeezed text's words."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(r"(\W+)")
_COMMON = 1000  # looking through the text is faster than trying more places than this
_RARE = 4  # with so few places, looking for a rarer word costs more than trying them


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Words in lower case, in order; where each starts; and the numbers of each word's places."""

    words: list[str]
    starts: list[int]
    numbers: dict[str, list[int]]

    def places(self, passage: str) -> list[int] | None:
        """Every place where a passage may start; None when that can't be told cheaply.

        The passage's first and last words aren't looked up: where the text has a hyphen beside
        the passage, they are pieces of a longer word of the squeezed text.
        """
        rarest: list[int] | None = None
        offset = 0
        for word, start in words_with_starts(passage):
            if start == 0 or start + len(word) == len(passage):
                continue
            numbers = self.numbers.get(word, [])
            if rarest is None or len(numbers) < len(rarest):
                rarest, offset = numbers, start
                if len(numbers) <= _RARE:
                    break
        if rarest is None or len(rarest) > _COMMON:
            return None
        return [self.starts[number] - offset for number in rarest]


def words_with_starts(text: str) -> list[tuple[str, int]]:
    """The words of a text in lower case, and where each starts.

    Marks that no letter composes with part words here. That does no harm: it parts them in quote
    and source alike.
    """
    return [(match.group().lower(), match.start()) for match in _WORD.finditer(text)]


def index_words(text: str) -> WordIndex:
    """Index a squeezed text."""
    pieces = _BETWEEN_WORDS.split(text)  # word, gap, word, gap, …, word
    words = [piece.lower() for piece in pieces[::2]]
    starts = list(accumulate(map(len, pieces), initial=0))[:-1:2]
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        numbers[word].append(number)
    numbers.pop("", None)  # the split's ends
    return WordIndex(words, starts, dict(numbers))
