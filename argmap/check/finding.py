"""Findings: what a rule reports, and where."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

from argmap.opened import ArgumentFile, ComparisonFile, SourceFile
from argmap.syntax import Lines, Path

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
File = ArgumentFile | ComparisonFile


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: offsets in code points, the end exclusive."""

    file: str
    lines: Lines
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Other text for what stands between two offsets of a file.

    They count its code points, a byte order mark too; the end is exclusive.
    """

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Meant:
    """All that a repair changes in what a file says: the text at a path, or the key at its end."""

    path: Path
    text: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair: edits of one file. Only a `safe` one is made without a person's consent."""

    safe: bool
    edits: tuple[Edit, ...]
    meant: Meant


class Consequence(NamedTuple):
    """A finding that is there because of another one: its rule, its file and its identity."""

    rule: str
    file: str
    identity: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has found, before it is known under which severity it is reported.

    `identity` tells it from the rule's other findings in the file, whatever lines it moves to.
    `consequences` say nothing that this finding doesn't, and would only mislead beside it.
    """

    place: Place
    message: str
    help: str = ""
    related: tuple[tuple[str, Place], ...] = ()
    identity: str = ""
    fix: Fix | None = None
    consequences: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Lines and columns from 1, columns in code points, the end column exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule reports: where, what is wrong, and what would be right."""

    rule: str
    severity: Severity
    message: str
    location: Location
    related: tuple[Related, ...]
    help: str
    fingerprint: str
    fix: Fix | None = None


def at_value(file: File, path: Path) -> Place:
    """Return the place of the value at a path, or of the nearest one above it."""
    return Place(file.name, file.document.lines, *file.document.value_span(path))


def at_key(file: File, path: Path) -> Place:
    """Return the place of the key at the end of a path."""
    return Place(file.name, file.document.lines, *file.document.key_span(path))


def at_offsets(file: File, start: int, end: int) -> Place:
    """Return a place between two offsets of a file."""
    return Place(file.name, file.document.lines, start, end)


def in_source(source: SourceFile, start: int, end: int) -> Place:
    """Return a place in a source text."""
    return Place(source.name, source.lines, start, end)


def identity_of(path: Path) -> str:
    """Return the identity of what is found at a path."""
    return ".".join(map(str, path))


def found_at(
    file: File,
    path: Path,
    message: str,
    help: str = "",  # noqa: A002 - the contract's word for what to do
    *,
    key: bool = False,
    related: tuple[tuple[str, Place], ...] = (),
    fix: Fix | None = None,
    consequences: tuple[Consequence, ...] = (),
) -> Found:
    """Report something at a symbolic place: at its value, or at its key."""
    place = at_key(file, path) if key else at_value(file, path)
    return Found(place, message, help, related, identity_of(path), fix, consequences)


def as_finding(found: Found, rule: str, severity: Severity, number: int = 0) -> Finding:
    """Give what was found its rule, its severity, its lines and columns and its fingerprint.

    `number` tells it from those before it that are alike in everything but their place.
    """
    identity = "\0".join((rule, found.place.file, found.identity, found.message, str(number)))
    return Finding(
        rule,
        severity,
        found.message,
        _location(found.place),
        tuple(Related(message, _location(place)) for message, place in found.related),
        found.help,
        hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        found.fix,
    )


def _location(place: Place) -> Location:
    line, column = place.lines.position(place.start)
    end_line, end_column = place.lines.position(place.end)
    return Location(place.file, line, column, end_line, end_column)
