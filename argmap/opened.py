"""Opened files: a source, an argument, a comparison, each as it was read."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from argmap.fault import Fault
from argmap.files import Unreadable
from argmap.model.argument import Argument, Node
from argmap.model.comparison import Comparison
from argmap.model.quote import QuoteSelector, Range
from argmap.quotes import Located, SourceText, Span, locate
from argmap.references import Reference, references
from argmap.syntax import Document, Lines
from argmap.syntax import Path as ValuePath

_LONGEST_HEADING = 300


@dataclass(frozen=True)
class SourceFile:
    """A source as it was read. `text` is None where `why_not` says why it wasn't."""

    name: str
    text: str | None = None
    sha256: str = ""
    why_not: str = ""
    bad_byte: int = 0

    @cached_property
    def searchable(self) -> SourceText:
        """The text made ready for searching."""
        return SourceText(self.text or "")

    @cached_property
    def lines(self) -> Lines:
        """The text's lines."""
        return Lines(self.text or "")

    @cached_property
    def headings(self) -> Mapping[str, list[int]]:
        """Where each line stands that could be a heading, by its words."""
        found: dict[str, list[int]] = {}
        for number, start in enumerate(self.lines.starts, 1):
            line = self.lines.line(number)
            if len(line) <= _LONGEST_HEADING and (words := _as_heading(line)):
                mark = number == 1 and (self.text or "").startswith("\ufeff")
                begins = start + mark + len(line) - len(line.lstrip())
                found.setdefault(words, []).append(begins)
        return found


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quote of an argument file, and where the source has it."""

    path: ValuePath
    quote: QuoteSelector
    located: Located

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its parts stand; empty unless they stand in exactly one way."""
        return self.located.ways[0] if len(self.located.ways) == 1 else ()


@dataclass(frozen=True)
class SectionStart:
    """A section, and the offset in the source at which it begins; None where it isn't found."""

    path: ValuePath
    title: str
    start: int | None


@dataclass(frozen=True)
class ArgumentFile:
    """One text's argument as its file says it, with the source beside it."""

    path: Path
    name: str
    document: Document
    argument: Argument | None
    faults: tuple[Fault, ...]
    source: SourceFile | None

    @property
    def nodes(self) -> Mapping[str, Node]:
        """Id to node, in the file's order; empty while the file can't be read."""
        return self.argument.argument if self.argument else {}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference from a node to a node."""
        return tuple(references(self.argument)) if self.argument else ()

    @cached_property
    def anchors(self) -> Mapping[str, tuple[Anchor, ...]]:
        """For each node its quotes and where they stand."""
        return {
            id_: tuple(self._anchors(("argument", id_, "quote"), node.quotes))
            for id_, node in self.nodes.items()
        }

    @cached_property
    def aside_anchors(self) -> tuple[tuple[Anchor, ...], ...]:
        """For each aside its quote, or the two between which it stands."""
        return tuple(self._aside_anchors()) if self.argument else ()

    def _aside_anchors(self) -> Iterator[tuple[Anchor, ...]]:
        assert self.argument
        for index, aside in enumerate(self.argument.asides):
            path: ValuePath = ("asides", index, aside.kind)
            if isinstance(aside.passage, Range):
                yield (
                    self._anchor((*path, "from"), aside.passage.start),
                    self._anchor((*path, "to"), aside.passage.end),
                )
            else:
                yield (self._anchor(path, aside.passage),)

    @cached_property
    def sections(self) -> tuple[SectionStart, ...]:
        """The sections and where they begin, each after the one before."""
        return tuple(self._section_starts()) if self.argument else ()

    def _section_starts(self) -> Iterator[SectionStart]:
        assert self.argument
        after = 0
        for index, section in enumerate(self.argument.sections):
            path: ValuePath = ("sections", index, "from" if section.start else "title")
            start: int | None
            if section.start:
                spans = self._anchor(path, section.start).spans
                start = spans[0].start if spans and spans[0].start >= after else None
            else:
                start = self._heading(section.title, after)
            after = after if start is None else start + 1
            yield SectionStart(path, section.title, start)

    @cached_property
    def title_start(self) -> int | None:
        """Where the source's first line of words stands, if it is the title."""
        if self.argument is None or self.source is None:
            return None
        places = self.source.headings.get(_as_heading(self.argument.source.title), [])
        text = (self.source.text or "").removeprefix("\ufeff")
        first = len(self.source.text or "") - len(text.lstrip())
        return first if first in places else None

    @cached_property
    def section_anchors(self) -> tuple[Anchor, ...]:
        """The quotes with which sections begin."""
        sections = self.argument.sections if self.argument else ()
        return tuple(
            self._anchor(("sections", index, "from"), section.start)
            for index, section in enumerate(sections)
            if section.start
        )

    def _heading(self, title: str, after: int) -> int | None:
        assert self.source
        places = self.source.headings.get(_as_heading(title), [])
        first = bisect_left(places, after)
        return places[first] if first < len(places) else None

    def _anchors(self, path: ValuePath, quotes: Iterable[QuoteSelector]) -> Iterator[Anchor]:
        written = self.document.value["argument"][path[1]].get("quote")
        for index, quote in enumerate(quotes):
            yield self._anchor((*path, index) if isinstance(written, list) else path, quote)

    def _anchor(self, path: ValuePath, quote: QuoteSelector) -> Anchor:
        source = self.source.searchable if self.source else SourceText("")
        located = locate(source, quote.exact, prefix=quote.prefix, suffix=quote.suffix)
        return Anchor(path, quote, located)

    @property
    def has_source(self) -> bool:
        """Whether there is a source text in which quotes can be looked for."""
        return (
            self.argument is not None and self.source is not None and self.source.text is not None
        )


@dataclass(frozen=True)
class ComparisonFile:
    """Where arguments meet, with the argument files that it names."""

    path: Path
    name: str
    document: Document
    comparison: Comparison | None
    faults: tuple[Fault, ...]
    texts: Mapping[str, ArgumentFile | ComparisonFile | Unreadable] = field(default_factory=dict)

    def text(self, alias: str) -> ArgumentFile | None:
        """Return an alias's argument file, or None where there is none that can be read."""
        found = self.texts.get(alias)
        return found if isinstance(found, ArgumentFile) and found.argument else None


def source_file(name: str, data: bytes | Unreadable) -> SourceFile:
    """Return a source from its bytes, or from why there are none."""
    if isinstance(data, Unreadable):
        return SourceFile(name, why_not=data.why)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        return SourceFile(name, data.decode("utf-8"), sha256)
    except UnicodeDecodeError as error:
        return SourceFile(name, None, sha256, "encoding", error.start)


def _as_heading(line: str) -> str:
    folded = "".join(" " if char.isspace() else char for char in line)
    folded = folded.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    for mark in "*_\\#":
        folded = folded.replace(mark, "")
    return " ".join(folded.split()).casefold().rstrip(".:")
