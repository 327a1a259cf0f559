"""Find the passage that is closest to a quote that isn't in its source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from argmap.quotes.alignment import Passage, align
from argmap.quotes.differences import Difference, differences
from argmap.quotes.ends import may_end, may_start, stretched, with_outer_words, within_sentences
from argmap.quotes.fold import Folded, fold
from argmap.quotes.locate import part_spans
from argmap.quotes.seeds import windows
from argmap.quotes.source import SourceText, Span
from argmap.quotes.squeeze import Squeezed, squeeze
from argmap.quotes.ways import GAP
from argmap.quotes.words import is_word_character

THRESHOLD = 0.5  # a passage less like the quote than this is not like it
_LONGEST_QUOTE = 2500
_MOST_PARTS = 30
_MOST_WINDOWS = 6
_MOST_ALIGNED = 3000  # characters of the quote, over all windows

Passages = list[Passage | None]  # a part's passage, or None where nothing is like the part


@dataclass(frozen=True, slots=True)
class Near:
    """The passage closest to a quote, on whole words.

    `score` is their likeness, 0 to 1: what is left of 1 after the share of characters that must
    be changed (edit distance by the longer length).
    """

    span: Span
    score: float
    differences: tuple[Difference, ...]


def nearest(source: SourceText, exact: str) -> Near | None:
    """Find the passage most like a quote, by edit distance; the earliest of several.

    None when the score would be below 0.5, and for a quote of more than 2,500 code points or
    more than 30 parts.
    """
    return source.memo.answer((nearest, exact), lambda: _nearest(source, exact))


def _nearest(source: SourceText, exact: str) -> Near | None:
    if len(exact) > _LONGEST_QUOTE:
        return None
    parts = part_spans(exact)
    folded = [fold(exact[part.start : part.end]) for part in parts]
    quote = [squeeze(part.text.strip(" \n")) for part in folded]
    has_words = any(is_word_character(char) for part in quote for char in part.text)
    if not has_words or len(quote) > _MOST_PARTS:
        return None
    best = max(
        _candidates(source, quote),
        key=lambda passages: (_score(quote, passages), -_known(passages)[0].start),
        default=None,
    )
    if best is None or _score(quote, best) < THRESHOLD:
        return None
    if len(quote) == 1:
        best = _if_like(quote, [stretched(source, quote[0].text, _known(best)[0])], best)
    for choose in (with_outer_words, within_sentences):
        best = _if_like(quote, _with_ends(source, quote, best, choose), best)
    known = _known(best)
    return Near(
        source.span(known[0].start, known[-1].end),
        _score(quote, best),
        tuple(
            replace(told, quoted_span=_in_quote(folded[n], parts[n], told.quoted_span))
            for n, told in _differences(source, quote, best)
        ),
    )


def _if_like(quote: list[Squeezed], passages: Passages, otherwise: Passages) -> Passages:
    return passages if _score(quote, passages) >= THRESHOLD else otherwise


def _with_ends(
    source: SourceText,
    quote: list[Squeezed],
    passages: Passages,
    choose: Callable[..., Passage],
) -> Passages:
    """The passages with the two ends of the whole chosen again."""
    last = len(quote) - 1
    return [
        passage and choose(source, part, passage, head=n == 0, tail=n == last)
        for n, (part, passage) in enumerate(zip(quote, passages, strict=True))
    ]


def _in_quote(folded: Folded, part: Span, span: Span) -> Span:
    """Where words of a folded part stand in the quote; an empty span is after the word before."""
    lead = len(folded.text) - len(folded.text.lstrip(" \n"))
    start, end = span.start + lead, span.end + lead
    if start < end:
        start, end = folded.origin(start, end)
    elif span.start:
        start = end = folded.origin(start - 1, start)[1]
    else:
        start = end = folded.origin(start, start + 1)[0]
    return Span(part.start + start, part.start + end)


def _candidates(source: SourceText, quote: list[Squeezed]) -> list[Passages]:
    """The passages around each place where the longest part may stand."""
    texts = [part.text for part in quote]
    anchor = max(range(len(texts)), key=lambda n: len(texts[n]))
    number = min(_MOST_WINDOWS, _MOST_ALIGNED // sum(map(len, texts))) // len(texts)
    found = []
    for start, end in windows(source.index, texts[anchor], max(1, number)):
        passage = _align(source, texts[anchor], start, end)
        if passage:
            before = _before(source, texts[:anchor], passage)
            after = _after(source, texts[anchor + 1 :], passage)
            found.append([*before, passage, *after])
    return found


def _before(source: SourceText, texts: list[str], anchor: Passage) -> Passages:
    """The passages of the parts before the anchor."""
    found: Passages = []
    end = anchor.start
    for text in reversed(texts):
        passage = _align_part(source, text, end - GAP - 2 * len(text), end)
        found.append(passage)
        end = passage.start if passage else end
    return found[::-1]


def _after(source: SourceText, texts: list[str], anchor: Passage) -> Passages:
    """The passages of the parts after the anchor."""
    found: Passages = []
    start = anchor.end
    for text in texts:
        passage = _align_part(source, text, start, start + GAP + 2 * len(text))
        found.append(passage)
        start = passage.end if passage else start
    return found


def _align_part(source: SourceText, text: str, start: int, end: int) -> Passage | None:
    passage = _align(source, text, start, end)
    return passage if passage and passage.distance <= len(text) * (1 - THRESHOLD) else None


def _align(source: SourceText, text: str, start: int, end: int) -> Passage | None:
    """The passage on whole words most like a text, in a window of the squeezed source."""
    start = max(start, 0)
    found = align(
        text,
        source.squeezed.text[start:end],
        lambda place: may_start(source, start + place),
        lambda place: may_end(source, start + place),
    )
    return found and Passage(start + found.start, start + found.end, found.distance)


def _known(passages: Passages) -> list[Passage]:
    return [passage for passage in passages if passage]


def _score(quote: list[Squeezed], passages: Passages) -> float:
    changed = length = 0
    for part, passage in zip(quote, passages, strict=True):
        size = len(part.text)
        changed += passage.distance if passage else size
        length += max(size, passage.end - passage.start) if passage else size
    return 1 - changed / length


def _differences(
    source: SourceText, quote: list[Squeezed], passages: Passages
) -> Iterator[tuple[int, Difference]]:
    """The differences of all parts, each with the part's number."""
    place = source.span(_known(passages)[0].start, _known(passages)[0].end).start
    for number, (part, passage) in enumerate(zip(quote, passages, strict=True)):
        if passage:
            for told in differences(source, part, passage.start, passage.end):
                yield number, told
            place = source.span(passage.start, passage.end).end
        else:
            words = part.folded.replace("\n", " ")
            yield number, Difference(words, "", Span(place, place), Span(0, len(words)))
