"""Find a quote in a source text."""

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from argmap.quotes.needle import needle
from argmap.quotes.part import Part, joined
from argmap.quotes.source import SourceText, Span
from argmap.quotes.ways import ways

_ELISION = re.compile(r"\[(?:\.\.\.|\u2026)\]")
# A line break that YAML has folded to a space, after a soft hyphen.
_SOFT_BREAK = re.compile("\u00ad ")


@dataclass(frozen=True, slots=True)
class Located:
    """The answer of a search.

    `ways` are the ways in which the whole quote fits, one span a part, in source order; `more`
    says that there are more. `without_context` are the ways without prefix and suffix, when
    there are ways only without them.
    """

    ways: tuple[tuple[Span, ...], ...]
    more: bool
    without_context: tuple[tuple[Span, ...], ...]


def parts(exact: str) -> tuple[str, ...]:
    """The parts of a quote between `[...]` or `[…]`, without those that folding leaves empty."""
    return tuple(exact[span.start : span.end] for span in part_spans(exact))


def part_spans(exact: str) -> tuple[Span, ...]:
    """Where the parts of a quote stand in it."""
    ends = [(match.start(), match.end()) for match in _ELISION.finditer(exact)]
    starts = [0, *(end for _, end in ends)]
    found = []
    for start, end in zip(starts, [*(start for start, _ in ends), len(exact)], strict=True):
        text = exact[start:end]
        if needle(text):
            start += len(text) - len(text.lstrip())
            found.append(Span(start, start + len(text.strip())))
    return tuple(found)


def locate(
    source: SourceText,
    exact: str,
    *,
    prefix: str | None = None,
    suffix: str | None = None,
    limit: int = 5,
) -> Located:
    """Find every way in which a quote fits its source, and keep the first `limit` of them."""
    question = (locate, exact, prefix, suffix, limit)
    return source.memo.answer(question, lambda: _locate(source, exact, prefix, suffix, limit))


def _locate(
    source: SourceText, exact: str, prefix: str | None, suffix: str | None, limit: int
) -> Located:
    located = locate_parts(source, _ELISION.split(exact), prefix, suffix, limit)
    if not (located.ways or located.more) and _SOFT_BREAK.search(exact):
        soft = _SOFT_BREAK.sub("\u00ad\n", exact)
        return locate_parts(source, _ELISION.split(soft), prefix, suffix, limit)
    return located


def locate_parts(
    source: SourceText, texts: Sequence[str], prefix: str | None, suffix: str | None, limit: int
) -> Located:
    """Find a quote that is already in parts, as `locate` does."""
    found = [(text, one) for text in texts if (one := needle(text))]
    if not any(one.has_words() for _, one in found):
        return Located((), False, ())
    bare = [Part(source, one, source.places(one.core)) for _, one in found]
    if not (prefix or suffix):
        kept, more = _keep(bare, limit)
        return Located(kept, more, ())
    placed = list(bare)
    if prefix:
        placed[0] = dataclasses.replace(placed[0], before=joined(prefix, found[0][0]))
    if suffix:
        placed[-1] = dataclasses.replace(placed[-1], after=joined(found[-1][0], suffix))
    kept, more = _keep(placed, limit)
    return Located(kept, more, () if kept or more else _keep(bare, limit)[0])


def _keep(quote: Sequence[Part], limit: int) -> tuple[tuple[tuple[Span, ...], ...], bool]:
    """The first ways as spans, and whether there are more."""
    limit = max(limit, 0)
    found = list(islice(ways(quote), limit + 1))
    return tuple(tuple(match.span for match in way) for way in found[:limit]), len(found) > limit


def words_left_out(source: SourceText, way: tuple[Span, ...]) -> tuple[Span, ...]:
    """The passages between the parts of a quote: what stands at each `[...]`."""
    return tuple(Span(before.end, after.start) for before, after in pairwise(way))
