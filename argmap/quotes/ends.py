"""Choose where a passage begins and ends, once it is known where a quote most likely stands."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from argmap.quotes.alignment import Passage
from argmap.quotes.differences import Difference, differences
from argmap.quotes.sentences import sentences
from argmap.quotes.source import SourceText
from argmap.quotes.squeeze import Squeezed
from argmap.quotes.words import ends_whole, starts_whole

_FARTHEST = 150  # characters over which an end moves, or over which a word is looked for
_MOST_OUTER_WORDS = 3
_FIRST_WORD = re.compile(r"(?P<marks>\W*)(?P<word>\w+(?:'\w+)*)")
_LAST_WORD = re.compile(r"(?P<word>\w+(?:'\w+)*)(?P<marks>\W*)\Z")
_ENDS_SENTENCE = re.compile("[.!?]")
_SENTENCES_MEET = re.compile(r"[.!?][^\w\s]*\s")
_WORD = re.compile(r"\w+(?:'\w+)*")


def may_start(source: SourceText, place: int) -> bool:
    """Whether a passage on whole words may start at a place of the squeezed text."""
    squeezed = source.squeezed
    at = squeezed.edits.origin(place)[0]
    return squeezed.text[place] != " " and starts_whole(squeezed.folded, at)


def may_end(source: SourceText, place: int) -> bool:
    """Whether a passage on whole words may end at a place of the squeezed text."""
    squeezed = source.squeezed
    at = squeezed.edits.origin(place - 1)[1]
    return squeezed.text[place - 1] != " " and ends_whole(squeezed.folded, at)


def stretched(source: SourceText, text: str, passage: Passage) -> Passage:
    """The passage with its ends moved to where it has more of a text.

    Where a quote lacks words near its end, replacing letters is cheaper than adding the words,
    and the nearest passage stops short of the last word they share. So the ends are chosen again,
    with letters only left out or added (the indel distance), and the outer words counting twice.
    """
    from rapidfuzz.distance import Indel

    squeezed = source.squeezed.text
    first, last = text.split(" ", 1)[0], text.rsplit(" ", 1)[-1]
    reach = min(len(text) // 2, _FARTHEST)
    start, end = passage.start, passage.end

    def unlike_to(place: int) -> int:
        shared = len(last) * squeezed.endswith(last, start, place)
        return Indel.distance(text, squeezed[start:place]) - shared

    ends = range(max(start + 1, end - reach), min(len(squeezed), end + reach) + 1)
    end = min((place for place in ends if may_end(source, place)), key=unlike_to)

    def unlike_from(place: int) -> int:
        shared = len(first) * squeezed.startswith(first, place, end)
        return Indel.distance(text, squeezed[place:end]) - shared

    starts = range(min(end - 1, start + reach), max(0, start - reach) - 1, -1)
    start = min((place for place in starts if may_start(source, place)), key=unlike_from)
    return _passage(source, text, start, end)


def with_outer_words(
    source: SourceText, quote: Squeezed, passage: Passage, *, head: bool = True, tail: bool = True
) -> Passage:
    """The passage with the source's words at its ends where the quote has other words there.

    Edit distance would rather leave a wrong word at an end out than exchange it, and whoever takes
    the passage for the quotation would lose a word. And it can't tell a word that the source has
    in place of the quote's first or last from one that it has next to it: where that first or last
    word itself stands a little further out, the passage goes as far as that. `head` and `tail` say
    which ends may move.
    """
    told = differences(source, quote, passage.start, passage.end)
    text = quote.text
    if tail and told and told[-1].quoted and told[-1].quoted_span.end == len(quote.folded):
        last = _LAST_WORD.search(text, max(0, len(text) - _FARTHEST))
        passage = _chosen(source, text, last, _further_ends(source, passage, last), told[-1])
    if head and told and told[0].quoted and told[0].quoted_span.start == 0:
        first = _FIRST_WORD.match(text)
        passage = _chosen(source, text, first, _further_starts(source, passage, first), told[0])
    return passage


def within_sentences(
    source: SourceText, quote: Squeezed, passage: Passage, *, head: bool = True, tail: bool = True
) -> Passage:
    """The passage without what it has of a sentence next to that of the quote.

    Where a quote goes on with words that the source has no more, the next sentence has a few
    letters of them too. It is left out where the quote is of one sentence, and where none of the
    words beyond that is a word of the quote's there. `head` and `tail` say which ends may move.
    """
    start, end, text = passage.start, passage.end, source.squeezed.text
    if _SENTENCES_MEET.search(quote.text) or not _SENTENCES_MEET.search(text, start, end):
        return passage
    told = differences(source, quote, start, end)
    found = sentences(text[start:end])
    whole = source.span(start, end)
    if tail and told and told[-1].span.end == whole.end:
        for before, after in pairwise(found):
            beyond = passage.start + after.start
            if source.span(beyond, beyond + 1).start >= told[-1].span.start:
                if not _share_a_word(text[beyond : passage.end], told[-1].quoted):
                    end = _without_marks(source, quote.text, passage.start + before.end)
                break
    if head and told and told[0].span.start == whole.start:
        for before, after in reversed(list(pairwise(found))):
            beyond = passage.start + before.end
            if source.span(beyond - 1, beyond).end <= told[0].span.end:
                if not _share_a_word(text[passage.start : beyond], told[0].quoted):
                    start = passage.start + after.start
                break
    moved = (start, end) != (passage.start, passage.end) and start < end
    return _passage(source, quote.text, start, end) if moved else passage


def _share_a_word(one: str, other: str) -> bool:
    return not set(_WORD.findall(one.casefold())).isdisjoint(_WORD.findall(other.casefold()))


def _without_marks(source: SourceText, quote: str, end: int) -> int:
    """The end of a passage without the marks that end its sentence, if the quote has others."""
    last = _LAST_WORD.search(source.squeezed.text, max(0, end - _FARTHEST), end)
    if last is None or quote.endswith(last["marks"]) or not may_end(source, last.end("word")):
        return end
    return last.end("word")


class _Outer(NamedTuple):
    """A passage that may be chosen, and its word at the end that is moved."""

    word: str
    start: int
    end: int


_Word = re.Match[str] | None


def _further_ends(source: SourceText, passage: Passage, last: _Word) -> Iterator[_Outer]:
    """The passage, and then the passage with one word more at its end each time."""
    text, start, end = source.squeezed.text, passage.start, passage.end
    found = _LAST_WORD.search(text, max(start, end - _FARTHEST), end)
    yield _Outer(found["word"] if found else "", start, end)
    marks = last["marks"] if last else ""
    while found := _FIRST_WORD.match(text, end, end + _FARTHEST):
        end = found.end()
        if _ENDS_SENTENCE.search(found["marks"]) or not may_end(source, end):
            return
        marked = end + len(marks) if text.startswith(marks, end) else end
        yield _Outer(found["word"], start, marked if may_end(source, marked) else end)


def _further_starts(source: SourceText, passage: Passage, first: _Word) -> Iterator[_Outer]:
    """The passage, and then the passage with one word more at its start each time."""
    text, start, end = source.squeezed.text, passage.start, passage.end
    found = _FIRST_WORD.match(text, start, end)
    yield _Outer(found["word"] if found else "", start, end)
    marks = first["marks"] if first else ""
    while found := _LAST_WORD.search(text, max(0, start - _FARTHEST), start):
        start = found.start()
        if _ENDS_SENTENCE.search(found["marks"]) or not may_start(source, start):
            return
        marked = start - len(marks) if text.endswith(marks, 0, start) else start
        yield _Outer(found["word"], marked if may_start(source, marked) else start, end)


def _chosen(
    source: SourceText, text: str, own: _Word, outer: Iterator[_Outer], told: Difference
) -> Passage:
    """Of ever longer passages the one with as many words more as the first lacks.

    Or the one that has the text's own word at its end, if it is nearly as near: it may cost as
    much more as the loss of that word would, or a tenth of the text. `told` is the difference at
    the end that is moved.
    """
    lacking = 0 if told.found else min(len(told.quoted.split()), _MOST_OUTER_WORDS)
    choices = list(islice(outer, lacking + _MOST_OUTER_WORDS + 1))
    plain = _passage(source, text, *choices[: lacking + 1][-1][1:])
    if own is None:
        return plain
    word = own["word"].casefold()
    further = choices[min(lacking, 1) :]  # one that lacks a word has it nowhere
    owns = [_passage(source, text, c.start, c.end) for c in further if c.word.casefold() == word]
    nearest = min(owns, key=lambda passage: passage.distance, default=plain)
    allowed = max(len(word) + 1, len(text) // 10)
    return nearest if nearest.distance <= plain.distance + allowed else plain


def _passage(source: SourceText, text: str, start: int, end: int) -> Passage:
    from rapidfuzz.distance import Levenshtein

    return Passage(start, end, Levenshtein.distance(text, source.squeezed.text[start:end]))
