"""Say which words differ between a quote and a passage."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from argmap.quotes.source import SourceText, Span
from argmap.quotes.squeeze import Squeezed, same_hyphens


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a quote, and the words that the source has for them; one of them may be "".

    `found` is as the source has it, white space folded; `span` is where it stands, empty where
    the source has nothing. `quoted_span` is where `quoted` stands in the quote, in the same way.
    """

    quoted: str
    found: str
    span: Span
    quoted_span: Span


Place = tuple[int, int]


def differences(
    source: SourceText, quoted: Squeezed, start: int, end: int
) -> tuple[Difference, ...]:
    """The differing words of a quote and a passage of the squeezed source, in order.

    Here `quoted_span` counts characters of the folded quote.
    """
    quote_words = _words(quoted.text, 0, len(quoted.text))
    found_words = _words(source.squeezed.text, start, end)
    last_end = source.span(start, start + 1).start
    last_quoted = 0
    told = []
    steps = _steps(source, quoted, quote_words, found_words)
    for same, group in groupby(steps, key=lambda step: step[0]):
        run = list(group)
        quote_run = [place for _, place, _ in run if place]
        found_run = [place for _, _, place in run if place]
        span = Span(last_end, last_end)
        if found_run:
            span = source.span(found_run[0][0], found_run[-1][1])
            last_end = span.end
        quoted_span = Span(last_quoted, last_quoted)
        if quote_run:
            quoted_span = Span(*quoted.origin(quote_run[0][0], quote_run[-1][1]))
            last_quoted = quoted_span.end
        if not same:
            words = quoted.folded[quoted_span.start : quoted_span.end].replace("\n", " ")
            found = " ".join(source.text[span.start : span.end].split())
            told.append(Difference(words, found, span, quoted_span))
    return tuple(told)


def _words(text: str, start: int, end: int) -> list[Place]:
    """Where the words of a passage stand, with the punctuation that clings to them."""
    words = text[start:end].split(" ")
    ends = accumulate((len(word) + 1 for word in words), initial=start)
    return [(at, at + len(word)) for at, word in zip(ends, words, strict=False)]


def _steps(
    source: SourceText, quoted: Squeezed, quote_words: list[Place], found_words: list[Place]
) -> Iterator[tuple[bool, Place | None, Place | None]]:
    """The words side by side: whether two are the same, and where each stands."""
    from rapidfuzz.distance import Levenshtein

    squeezed = source.squeezed
    codes = Levenshtein.opcodes(
        [quoted.text[start:end] for start, end in quote_words],
        [squeezed.text[start:end] for start, end in found_words],
    )
    for code in codes:
        quote_run = quote_words[code.src_start : code.src_end]
        found_run = found_words[code.dest_start : code.dest_end]
        if code.tag == "equal":
            for quote_place, found_place in zip(quote_run, found_run, strict=True):
                same = same_hyphens(quoted.hyphens(*quote_place), squeezed.hyphens(*found_place))
                yield same, quote_place, found_place
        else:
            for place in quote_run:
                yield False, place, None
            for place in found_run:
                yield False, None, place
