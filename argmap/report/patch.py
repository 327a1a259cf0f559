"""What repairs would change in a file, as a unified diff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from argmap.escape import for_terminal

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_END = re.compile(r"[\r\n]+\Z")


def patch(name: str, before: str, after: str) -> str:
    """Return the unified diff of a file's two texts, without times; "" where they are the same.

    File names and lines are escaped as for a terminal, so a line with controls won't apply.
    """
    return "".join(f"{line}\n" for line in _lines(name, before, after))


def _lines(name: str, before: str, after: str) -> Iterator[str]:
    old, new = (_LINE.findall(text.removeprefix("\ufeff")) for text in (before, after))
    for number, line in enumerate(unified_diff(old, new, lineterm="")):
        if number < 2:
            yield f"{'-+'[number] * 3} {for_terminal(name)}"
        elif line.startswith("@"):
            yield line
        else:
            words = _END.sub("", line[1:])
            yield line[0] + for_terminal(words)
            if words == line[1:]:
                yield "\\ No newline at end of file"
