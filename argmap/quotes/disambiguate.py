"""Offer a prefix and a suffix that tell a way from all others."""

from argmap.quotes.locate import locate_parts
from argmap.quotes.source import SourceText, Span
from argmap.quotes.words import is_word_character

_MOST_WORDS = 12
_MOST_CHARACTERS = 1000
_FEWEST_LETTERS = 3


def disambiguate(source: SourceText, way: tuple[Span, ...]) -> tuple[str, str]:
    """The shortest prefix and suffix with which this way is the only one.

    They are whole words of the source, at most twelve each, white space folded; one of them may
    be empty. As a person has to recognise them, they have three letters at least, where others will
    do. ("", "") when the quote needs none, and when none will do.
    """
    return source.memo.answer((disambiguate, way), lambda: _disambiguate(source, way))


def _disambiguate(source: SourceText, way: tuple[Span, ...]) -> tuple[str, str]:
    if not way:
        return "", ""
    quote = [source.text[span.start : span.end] for span in way]
    before = _words_before(source.text, way[0].start)
    after = _words_after(source.text, way[-1].end)

    def context(words_before: int, words_after: int) -> tuple[str, str]:
        return " ".join(before[len(before) - words_before :]), " ".join(after[:words_after])

    def tells(prefix: str, suffix: str) -> bool:
        located = locate_parts(source, quote, prefix, suffix, 1)
        return located.ways == (way,) and not located.more

    if tells("", "") or not tells(*context(len(before), len(after))):
        return "", ""
    most = len(before) + len(after)
    numbers = ((n, words - n) for words in range(1, most + 1) for n in range(words, -1, -1))
    shortest = ("", "")
    for words_before, words_after in numbers:
        if words_before > len(before) or words_after > len(after):
            continue
        found = context(words_before, words_after)
        recognisable = all(map(_is_recognisable, filter(None, found)))
        if (recognisable or not any(shortest)) and tells(*found):
            if recognisable:
                return found
            shortest = found
    return shortest


def _is_recognisable(context: str) -> bool:
    return sum(map(is_word_character, context)) >= _FEWEST_LETTERS


def _words_before(text: str, end: int) -> list[str]:
    start = max(0, end - _MOST_CHARACTERS)
    words = text[start:end].split()
    cut = start > 0 and not (text[start - 1].isspace() or text[start].isspace())
    return words[cut:][-_MOST_WORDS:]


def _words_after(text: str, start: int) -> list[str]:
    end = min(len(text), start + _MOST_CHARACTERS)
    words = text[start:end].split()
    cut = end < len(text) and not (text[end - 1].isspace() or text[end].isspace())
    return words[: len(words) - cut][:_MOST_WORDS]
