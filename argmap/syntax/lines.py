"""Lines and columns of a text, counted from 1; columns in code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Lines:
    """The lines of a text, which end at LF, CRLF or CR and at nothing else."""

    text: str

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self.starts, offset)
        column = offset - self.starts[line - 1] + 1
        # A byte order mark is no column.
        return line, max(1, column - 1) if line == 1 and self.text[:1] == "\ufeff" else column

    def line(self, number: int) -> str:
        """Return a line without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n").removeprefix("\ufeff" if number == 1 else "")
