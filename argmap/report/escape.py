"""The escape for a terminal: no control, no reordering, one line."""

from __future__ import annotations

import re

_LIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def for_terminal(text: str) -> str:
    """Return a text in which what a terminal would obey is written out, as `\\u001b`."""
    return _LIVE.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    return " " if found.group() == "\t" else f"\\u{ord(found.group()):04x}"
