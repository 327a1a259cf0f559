"""How much of a source its map accounts for, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.opened import ArgumentFile
from argmap.quotes import Span
from argmap.quotes.sentences import sentences

MAPPED = "mapped"
UNREAD = "unread"
HEADING = "heading"
ENOUGH_WORDS = 3
"""A sentence of which so many words are covered counts as covered; of a shorter one, half."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source. `state`: mapped, unread, heading, or the kind of an aside."""

    span: Span
    text: str
    line: int
    section: int
    state: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many sentences there are, and how many in each state."""

    title: str
    sentences: int
    mapped: int
    set_aside: dict[str, int]
    unread: int

    @property
    def percent(self) -> float:
        """How much of it is accounted for; all of it where there is nothing."""
        return 100 * (self.sentences - self.unread) / self.sentences if self.sentences else 100.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one source, and what its map does with them."""

    file: str
    source: str
    text: str
    total: Count
    sections: tuple[Count, ...]
    sentences: tuple[Sentence, ...]


def coverage(file: ArgumentFile) -> Coverage:
    """Return what a map does with each sentence of its source.

    A sentence is mapped when a node's quote covers half of its words or three of them; it is set
    aside when an aside does, or when it is the text's title on its first line or the heading of a
    declared section; else it is unread.
    """
    assert file.argument
    assert file.source
    text = file.source.text or ""
    read = tuple(_read(file, text))
    before = "(before the first section)" if file.sections else "(the whole text)"
    titles = [before, *(each.title for each in file.sections)]
    counts = [
        _count(title, [each for each in read if each.section == number])
        for number, title in enumerate(titles)
    ]
    return Coverage(
        file.name,
        file.source.name,
        text,
        _count(file.argument.source.title, read),
        tuple(count for count in counts if count.sentences),
        read,
    )


def _read(file: ArgumentFile, text: str) -> Iterator[Sentence]:
    assert file.argument
    assert file.source
    mapped = [
        [(span.start, span.end) for span in anchor.spans]
        for anchors in file.anchors.values()
        for anchor in anchors
    ]
    asides = [
        (aside.kind, [[(anchors[0].spans[0].start, anchors[-1].spans[-1].end)]])
        for aside, anchors in zip(file.argument.asides, file.aside_anchors, strict=True)
        if all(anchor.spans for anchor in anchors)
    ]
    starts = [section.start for section in file.sections if section.start is not None]
    headings = {
        section.start
        for section in file.sections
        if section.start is not None and section.path[-1] == "title"
    }
    if file.title_start is not None:
        headings.add(file.title_start)
    for span in _apart(sentences(text, file.argument.source.language), headings, text):
        state = UNREAD
        if _covers(text, span, mapped):
            state = MAPPED
        elif span.start in headings or any(span.start < start < span.end for start in headings):
            state = HEADING
        else:
            state = next((kind for kind, each in asides if _covers(text, span, each)), UNREAD)
        yield Sentence(
            span,
            " ".join(text[span.start : span.end].split()),
            file.source.lines.position(span.start)[0],
            bisect_right(starts, span.start),
            state,
        )


def _apart(found: Iterable[Span], headings: set[int], text: str) -> Iterator[Span]:
    """Part a heading from a sentence that begins on the next line."""
    for span in found:
        line_end = text.find("\n", span.start)
        rest = text[line_end : span.end] if span.start < line_end < span.end else ""
        if span.start in headings and rest.strip():
            yield Span(span.start, line_end)
            yield Span(span.end - len(rest.lstrip()), span.end)
        else:
            yield span


def _covers(text: str, sentence: Span, quotes: list[list[tuple[int, int]]]) -> bool:
    words = [word.span() for word in _WORD.finditer(text, sentence.start, sentence.end)]
    enough = min(ENOUGH_WORDS, (len(words) + 1) // 2)
    return any(
        sum(
            any(start <= begin and finish <= end for start, end in spans) for begin, finish in words
        )
        >= enough
        for spans in quotes
        if spans and spans[0][0] < sentence.end and sentence.start < spans[-1][1]
    )


def _count(title: str, read: Iterable[Sentence]) -> Count:
    states = Counter(sentence.state for sentence in read)
    set_aside = {k: n for k, n in sorted(states.items()) if k not in (MAPPED, UNREAD)}
    return Count(title, states.total(), states[MAPPED], set_aside, states[UNREAD])
