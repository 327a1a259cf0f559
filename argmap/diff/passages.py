"""Which passages of a source are other than they were."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from argmap.diff.change import Detail
from argmap.opened import ArgumentFile, SourceFile
from argmap.syntax import Lines

MOST_PASSAGES = 200
"""How many changed passages of a source are told."""
_MOST_LINES = 20_000
_Stretch = tuple[int, int, int, int]


def passages(old: ArgumentFile, new: ArgumentFile) -> tuple[Detail, ...]:
    """Return the passages that changed, those first that the older map quotes.

    `id` is the line (from 1) of the newer text.
    """
    assert old.source and new.source
    before, after = _lines(old.source), _lines(new.source)
    stretches = _changed(before, after)
    if stretches is None:
        return (Detail("passages-not-compared"),)
    if not stretches:
        return (Detail("only-line-ends"),)
    quoted = _quoted_lines(old)
    stretches.sort(key=lambda each: quoted.isdisjoint(range(each[0], each[1])))
    told = [
        Detail("passage", " ".join(before[one:two]), " ".join(after[three:four]), str(three + 1))
        for one, two, three, four in stretches[:MOST_PASSAGES]
    ]
    if len(stretches) > MOST_PASSAGES:
        told.append(Detail("more-passages", after=str(len(stretches) - MOST_PASSAGES)))
    return tuple(told)


def _lines(source: SourceFile) -> list[str]:
    lines = Lines(source.text or "")
    return [lines.line(number).rstrip() for number in range(1, len(lines.starts) + 1)]


def _changed(before: Sequence[str], after: Sequence[str]) -> list[_Stretch] | None:
    """Return the stretches of lines that differ, or None where there are too many lines."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tails = range(shorter - head)
    tail = next((n for n in tails if before[-1 - n] != after[-1 - n]), shorter - head)
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(map(len, middle)) > _MOST_LINES:
        return None
    codes = difflib.SequenceMatcher(None, *middle).get_opcodes()
    return [
        (head + one, head + two, head + three, head + four)
        for tag, one, two, three, four in codes
        if tag != "equal"
    ]


def _quoted_lines(file: ArgumentFile) -> set[int]:
    """Return the lines (from 0) on which quotations stand."""
    return set(_each_quoted_line(file))


def _each_quoted_line(file: ArgumentFile) -> Iterator[int]:
    assert file.source
    for anchors in file.anchors.values():
        for anchor in anchors:
            for span in anchor.spans:
                first, last = (file.source.lines.position(at)[0] for at in (span.start, span.end))
                yield from range(first - 1, last)
