"""Offer a prefix and a suffix that tell a way from all others."""

from argmap.quotes.locate import locate_parts
from argmap.quotes.source import SourceText, Span

_MOST_WORDS = 12
_MOST_CHARACTERS = 1000


def disambiguate(source: SourceText, way: tuple[Span, ...]) -> tuple[str, str]:
    """The shortest prefix and suffix with which this way is the only one.

    They are whole words of the source, at most twelve each, white space folded; one of them may
    be empty. ("", "") when the quote needs none, and when none will do.
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
    for words in range(1, len(before) + len(after) + 1):
        for words_before in range(min(words, len(before)), -1, -1):
            if words - words_before <= len(after):
                prefix, suffix = context(words_before, words - words_before)
                if tells(prefix, suffix):
                    return prefix, suffix
    return "", ""


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
