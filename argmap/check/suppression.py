"""Suppressions: comments that hide warnings and notes where they stand, and say why.

`# argmap: ignore[rule] reason` at the end of a line is for what is reported on that line; on a
line of its own, for the next line that has more than a comment. An error is never hidden: a
contribution could otherwise switch off the proof that it fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.check.finding import File
from argmap.syntax import Lines, comments

_BEGINNING = re.compile(r"#[ \t]*argmap[ \t]*:[ \t]*ignore\b")
_SHAPE = re.compile(r"#[ \t]*argmap[ \t]*:[ \t]*ignore[ \t]*(?:\[([^\]]*)\])?[ \t:-]*(.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that hides findings of `rules` on a line (from 1); `reason` may be empty."""

    rules: tuple[str, ...]
    reason: str
    line: int
    start: int
    end: int


def suppressions(file: File) -> Iterator[Suppression]:
    """Yield the suppressions of a file, in order."""
    lines = file.document.lines
    after = 0
    for comment in comments(file.document, _BEGINNING):
        shape = _SHAPE.match(comment.text)
        assert shape
        rules = tuple(rule.strip() for rule in (shape[1] or "").split(",") if rule.strip())
        line, column = lines.position(comment.start)
        if not lines.line(line)[: column - 1].strip():
            # Comments below each other mean the same line, which is looked for once.
            after = after if after > line else _line_after(lines, line)
            line = after if after <= len(lines.starts) else line
        yield Suppression(rules, shape[2].strip(), line, comment.start, comment.end)


def _line_after(lines: Lines, number: int) -> int:
    """Return the next line that has more than a comment, or the one behind the last."""
    for after in range(number + 1, len(lines.starts) + 1):
        words = lines.line(after).strip()
        if words and not words.startswith("#"):
            return after
    return len(lines.starts) + 1
