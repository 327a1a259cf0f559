"""Word by word: what is the same in two texts, what is gone, and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Part = tuple[Literal["same", "deleted", "inserted"], str]

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_MOST_TOKENS = 20_000


def word_diff(before: str, after: str) -> list[Part]:
    """Return the parts of two texts in order, by the least number of changed words."""
    from rapidfuzz.distance import Levenshtein

    old, new = _TOKEN.findall(" ".join(before.split())), _TOKEN.findall(" ".join(after.split()))
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tails = range(shorter - head)
    tail = next((n for n in tails if old[-1 - n] != new[-1 - n]), shorter - head)
    first, last = old[:head], old[len(old) - tail :]
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    parts: list[Part] = [("same", "".join(first))] if first else []
    if len(old) > _MOST_TOKENS or len(new) > _MOST_TOKENS:
        parts += [("deleted", "".join(old)), ("inserted", "".join(new))]
        return [*parts, ("same", "".join(last))]
    for code in Levenshtein.opcodes(old, new):
        gone = "".join(old[code.src_start : code.src_end])
        come = "".join(new[code.dest_start : code.dest_end])
        if code.tag == "equal":
            parts.append(("same", gone))
        else:
            parts += [("deleted", gone), ("inserted", come)]
    if last:
        parts.append(("same", "".join(last)))
    return list(_joined(parts))


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Join changes that only white space parts, and put what is gone before what is new."""
    deleted = inserted = space = ""
    for kind, words in parts:
        if kind == "same" and (words.strip() or not (deleted or inserted)):
            yield from _changed(deleted, inserted)
            if space + words:
                yield "same", space + words
            deleted = inserted = space = ""
        elif kind == "same":
            space += words
        else:
            deleted, inserted = deleted + space, inserted + space
            space = ""
            deleted += words if kind == "deleted" else ""
            inserted += words if kind == "inserted" else ""
    yield from _changed(deleted, inserted)
    if space:
        yield "same", space


def _changed(deleted: str, inserted: str) -> Iterator[Part]:
    shared = deleted[-1:].isspace() and inserted[-1:].isspace()
    if shared:
        deleted, inserted = deleted[:-1], inserted[:-1]
    if deleted.strip():
        yield "deleted", deleted
    if inserted.strip():
        yield "inserted", inserted
    if shared:
        yield "same", " "
