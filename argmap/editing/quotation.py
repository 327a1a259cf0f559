"""Words of a source as the `quote:` to paste: exact, with context where they need it, or near."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from argmap.opened import SourceFile
from argmap.quotes import Near, Span, disambiguate, in_source_words, locate, nearest, parts
from argmap.syntax import text_entry

MOST_PLACES = 10
"""How many places are shown of words that stand in several."""
INDENT = 4
"""Where a node's keys stand."""
_DOTS = re.compile(r"\s*(?<!\[)(?:\.\.\.|…)(?!\])\s*")
_BROKEN = re.compile("[-‐\u00ad][ \t]*[\r\n]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A `quote:` as YAML, and the lines of the source (from 1) at which its words begin and end.

    `other_capitals`: these are the words that were asked for but for their capitals.
    """

    yaml: str
    exact: str
    line: int
    end_line: int
    other_capitals: bool = False


def quotations(source: SourceFile, words: str) -> tuple[Quotation, ...]:
    """Return one quotation for every place that has the words; none where they aren't there.

    `...` stands for words left out where the source doesn't have it.
    """
    for exact in _readings(words):
        located = locate(source.searchable, exact, limit=MOST_PLACES)
        if located.ways:
            return tuple(_quotation(source, exact, way) for way in located.ways)
    return ()


def nearest_quotation(source: SourceFile, words: str) -> Quotation | None:
    """Return the passage that is most like the words, or None where nothing is."""
    for exact in reversed(_readings(words)):
        if near := nearest(source.searchable, exact):
            corrected = in_source_words(exact, near)
            found = quotations(source, corrected) if corrected else ()
            whole = _quotation(source, _words(source, near.span), (near.span,))
            return replace((*found, whole)[0], other_capitals=_differs_in_capitals(near))
    return None


def _differs_in_capitals(near: Near) -> bool:
    return all(each.quoted.casefold() == each.found.casefold() for each in near.differences)


def _readings(words: str) -> tuple[str, ...]:
    """Return the words as they stand, and with `...` read as words left out."""
    return tuple(dict.fromkeys((words.strip(), _DOTS.sub(" [...] ", words.strip()))))


def quotation_of(source: SourceFile, span: Span, key: str, indent: int) -> Quotation:
    """Return a passage as what stands under a key, which is indented by so many columns."""
    return _quotation(source, _words(source, span), (span,), key, indent)


def _quotation(
    source: SourceFile,
    exact: str,
    way: tuple[Span, ...],
    key: str = "quote",
    indent: int = INDENT,
) -> Quotation:
    # The source's own characters, where they are found again as one types them.
    own = " [...] ".join(_words(source, span) for span in way)
    if len(parts(exact)) == len(way) and locate(source.searchable, own).ways[:1] == (way,):
        exact = own
    prefix, suffix = disambiguate(source.searchable, way)
    first, last = (source.lines.position(at)[0] for at in (way[0].start, way[-1].end))
    yaml = _yaml(exact, prefix, suffix, key, indent)
    return Quotation(yaml, exact, first, last)


def _words(source: SourceFile, span: Span) -> str:
    text = (source.text or "")[span.start : span.end]
    return " ".join(_BROKEN.sub("", text).split())


def _yaml(exact: str, prefix: str, suffix: str, key: str, indent: int) -> str:
    if not (prefix or suffix):
        return text_entry(key, exact, indent)
    lines = [f"{' ' * indent}{key}:\n"]
    for inner, words in (("exact", exact), ("prefix", prefix), ("suffix", suffix)):
        if words:
            lines.append(text_entry(inner, words, indent + 2))
    return "".join(lines)
