"""Something wrong in a file, before it is known what the file means."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]
"""A symbolic place: the keys and indices that lead to a value."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong between two offsets (code points), and what would be right."""

    rule: str
    message: str
    start: int
    end: int
    help: str = ""
    related: tuple[tuple[str, int, int], ...] = ()
    path: Path = ()
