"""What is being typed: found in the lines around it, so that it is found in a broken file too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.syntax import Lines

_ENTRY = re.compile(
    r"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*(?:-$)?)"""
    r"""(?:(?P<key>[A-Za-z0-9_-]+|"[^"]*"|'[^']*')[ ]*:(?=[ ]|$)(?P<value>.*))?"""
)
_WORD_BEFORE = re.compile(r"[\w-]*\Z")
_WORD_AFTER = re.compile(r"[\w-]*")
_FLOW_TOKEN = re.compile(
    r"""[\[\]{},]|:(?=\s|$)|"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s\[\]{},:"']+|:|\s+"""
)
_FARTHEST = 400
"""How many lines of a value are looked at above the cursor."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """What stands before a place at which something is typed.

    `path`: the keys that lead there, without the numbers of lists. `is_key`: whether a key is due
    there. `text`: what of a value stands before it, from `start` on; of a value over several lines
    only this line's part begins at `start`, and `above` has the rest. `end`: where the word ends.
    `beside`: what keys or items stand in the same mapping or list. `column`: where its key begins.
    Offsets count the whole text.
    """

    path: tuple[str, ...]
    is_key: bool
    text: str
    start: int
    end: int
    beside: frozenset[str] = frozenset()
    above: str = ""
    column: int = 0
    is_block: bool = False
    is_item: bool = False
    is_flow: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block: where its key or item begins, and where its first dash does."""

    number: int
    column: int
    dash: int | None
    key: str | None
    value: str
    value_column: int


def cursor_at(lines: Lines, offset: int) -> Cursor:
    """Return what is being typed at an offset."""
    number, column = lines.position(offset)
    line = lines.line(number)
    before = line[: column - 1]
    base = offset - len(before)
    here = _read(number, before)
    word_end = offset + len(_after(line[column - 1 :]))
    parents = list(_parents(lines, number, here))
    if parents and _goes_on(parents[0].value):
        return _in_value(lines, parents, parents[0], number, before, offset, word_end)
    if here.key is not None:
        return _in_value(lines, [here, *parents], here, number, before, offset, word_end)
    path = tuple(_key(each) for each in reversed(parents))
    start = base + here.column
    text = before[here.column :]
    siblings = list(_siblings(lines, number, here))
    if here.dash is not None and path not in (("sections",), ("asides",)):
        beside = frozenset(each.value.strip() for each in siblings if each.dash is not None)
        return Cursor(path, False, text, start, word_end, beside, column=here.column, is_item=True)
    keys = frozenset(_key(each) for each in siblings if each.key is not None)
    return Cursor(path, True, text, start, word_end, keys, column=here.column)


def _after(rest: str) -> str:
    found = _WORD_AFTER.match(rest)
    return found.group() if found else ""


def _read(number: int, line: str) -> _Line:
    found = _ENTRY.match(line)
    assert found
    indent, dashes = len(found["indent"]), len(found["dashes"])
    dash = indent if dashes else None
    key, value = found["key"], found["value"]
    if key is None:
        return _Line(number, indent + dashes, dash, None, line[found.end() :], found.end())
    return _Line(number, indent + dashes, dash, key, value, len(line) - len(value))


def _key(line: _Line) -> str:
    return (line.key or "").strip("\"'")


def _parents(lines: Lines, number: int, here: _Line) -> Iterator[_Line]:
    """Yield the lines of the keys within which a line stands, the nearest first."""
    column, dash = here.column, here.dash
    for above in range(number - 1, 0, -1):
        text = lines.line(above)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        line = _read(above, text)
        # The key of a list may stand as far left as its dashes; its other items don't hold one.
        limit = column if dash is None else dash + (line.dash is None)
        if line.column == column and dash is None and line.dash is not None:
            dash = line.dash
        elif line.column < limit and line.key is not None:
            yield line
            column, dash = line.column, line.dash
        if column == 0 and dash is None:
            return


def _goes_on(value: str) -> bool:
    """Whether what stands behind a key goes on in the next line, which is deeper."""
    return bool(value.strip()) and not value.strip().startswith("#")


def _siblings(lines: Lines, number: int, here: _Line) -> Iterator[_Line]:
    """Yield the other lines of the same mapping or list."""
    outer = here.column if here.dash is None else here.dash
    for step, last in ((-1, 0), (1, len(lines.starts) + 1)):
        for other in range(number + step, last, step):
            text = lines.line(other)
            if not text.strip() or text.lstrip().startswith("#"):
                continue
            line = _read(other, text)
            begins = line.column if line.dash is None else line.dash
            if begins < outer and not (line.column == here.column and here.dash is None):
                break
            if line.column == here.column:
                if here.dash is None and line.dash is not None and step == 1:
                    break
                yield line
                if here.dash is None and line.dash is not None:
                    break


def _in_value(
    lines: Lines,
    holders: list[_Line],
    key: _Line,
    number: int,
    before: str,
    offset: int,
    word_end: int,
) -> Cursor:
    path = tuple(_key(each) for each in reversed(holders))
    base = offset - len(before)
    first = key.value_column if key.number == number else len(before) - len(before.lstrip(" "))
    gap = len(before[first:]) - len(before[first:].lstrip(" "))
    text = before[first + gap :]
    above = ""
    if key.number < number:
        farthest = max(key.number + 1, number - _FARTHEST)
        between = [lines.line(each).strip() for each in range(farthest, number)]
        above = "\n".join([key.value.strip(), *between])
    whole = f"{above}\n{text}" if above else text
    if whole.lstrip().startswith(("[", "{")):
        return _in_flow(path, whole, offset, word_end, lines.line(number)[len(before) :])
    is_block = above.startswith((">", "|"))
    if is_block:
        above = above.partition("\n")[2]
    start = base + first + gap
    return Cursor(
        path, False, text, start, word_end, above=above, column=key.column, is_block=is_block
    )


def _in_flow(path: tuple[str, ...], whole: str, offset: int, word_end: int, rest: str) -> Cursor:
    """Read a value in brackets up to the cursor."""
    stack: list[tuple[str, list[str], str]] = []  # bracket, what stands in it, the key in hand
    word = ""
    for token in _FLOW_TOKEN.findall(whole):
        if token in ("[", "{"):
            stack.append((token, [], ""))
            word = ""
        elif token in ("]", "}"):
            stack = stack[:-1]
        elif token == "," and stack:
            bracket, items, key = stack[-1]
            stack[-1] = (bracket, [*items, key or word], "")
            word = ""
        elif token == ":" and stack and stack[-1][0] == "{":
            stack[-1] = (*stack[-1][:2], word)
            word = ""
        elif token.strip():
            word += token
    found = _WORD_BEFORE.search(whole)
    typed = found.group() if found else ""
    keys = [key for bracket, _, key in stack if bracket == "{" and key]
    is_key = bool(stack) and stack[-1][0] == "{" and not stack[-1][2]
    beside = {item for item in stack[-1][1] if item} if stack else set()
    if stack and (is_key or stack[-1][0] == "["):
        following = re.split(r"[\]}]", rest, maxsplit=1)[0].split(",")[1:]
        beside |= {each.partition(":")[0].strip() for each in following} - {""}
    start = offset - len(typed)
    path = (*path, *keys)
    return Cursor(path, is_key, typed, start, word_end, frozenset(beside), is_flow=True)
