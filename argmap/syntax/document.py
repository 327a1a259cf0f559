"""A YAML file as plain values, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from argmap.syntax.lines import Lines
from argmap.syntax.problem import Path, Problem


class Place(NamedTuple):
    """Where a value stands: offsets in code points, the end exclusive."""

    start: int
    end: int
    plain: bool
    """Whether it is a scalar written without quotation marks."""
    items: dict[str, Entry] | list[Place] | None
    """The places of what the value holds."""


class Entry(NamedTuple):
    """Where a key and its value stand."""

    start: int
    end: int
    value: Place


@dataclass(frozen=True)
class Document:
    """A file's text, its value and the places of everything in it.

    Offsets count code points of `text`, which is the file without a byte order mark.
    """

    text: str
    value: Any = None
    root: Place | None = None
    problems: tuple[Problem, ...] = ()
    has_bom: bool = False

    @cached_property
    def lines(self) -> Lines:
        """The text's lines."""
        return Lines(self.text)

    def at(self, path: Path) -> Any:
        """Return the value at a path; None where there is none."""
        value = self.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                value = value[step]
            else:
                return None
        return value

    def value_span(self, path: Path) -> tuple[int, int]:
        """Return where the value at a path stands, or the nearest one above it that is there."""
        place = self._entry(path)
        if isinstance(place, Entry):
            place = place.value
        return (place.start, place.end) if place else (0, 0)

    def key_span(self, path: Path) -> tuple[int, int]:
        """Return where the last key of a path stands; for an item of a list, the item."""
        place = self._entry(path)
        return (place.start, place.end) if place else (0, 0)

    def _entry(self, path: Path) -> Place | Entry | None:
        found: Place | Entry | None = self.root
        for step in path:
            place = found.value if isinstance(found, Entry) else found
            items = place.items if place else None
            inner: Place | Entry | None = None
            if isinstance(items, dict):
                inner = items.get(str(step))
            elif isinstance(items, list) and isinstance(step, int) and step < len(items):
                inner = items[step]
            if inner is None:
                return found
            found = inner
        return found

    def entry_at_line(self, line: int) -> tuple[str, ...]:
        """Return the keys of the entry of the first or second level that a line (from 1) is in."""
        end = self.lines.starts[line] if line < len(self.lines.starts) else len(self.text)
        found: tuple[str, ...] = ()
        items = self.root.items if self.root else None
        while isinstance(items, dict) and len(found) < 2:
            begun = [(entry.start, key) for key, entry in items.items() if entry.start < end]
            if not begun:
                break
            _, key = max(begun)
            found, items = (*found, key), items[key].value.items
        return found

    def plain_scalars(self) -> Iterator[tuple[Path, Place]]:
        """Yield every value that is written without quotation marks, with its path."""
        stack: list[tuple[Path, Place]] = [((), self.root)] if self.root else []
        while stack:
            path, place = stack.pop()
            if place.plain:
                yield path, place
            elif isinstance(place.items, dict):
                stack.extend(((*path, k), entry.value) for k, entry in place.items.items())
            elif place.items:
                stack.extend(((*path, i), item) for i, item in enumerate(place.items))
