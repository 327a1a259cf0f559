"""Words from data, as a picture may show them: text and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

# What XML can't hold, what a terminal or a renderer would obey, and what reorders text on sight.
_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]+")


# A large map says the same again and again: in a card, and in the words of every line to it.
@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """Return a text on one line, with U+FFFD for characters that can't be shown as they are."""
    shown = " ".join(text.split())
    return shown if shown.isprintable() else _UNSHOWABLE.sub("\ufffd", shown)


def element_id(*parts: str) -> str:
    """Return an element's id, such as `hensman--reversal`, that stays while its parts do."""
    return "--".join([_part(part) for part in parts])


@lru_cache(maxsize=1 << 15)
def _part(part: str) -> str:
    return _NOT_IN_IDS.sub("-", part) or "-"
