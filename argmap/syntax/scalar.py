"""The words of a scalar as its file writes them, and how a style writes other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from argmap.escape import TURNING
from argmap.syntax.document import Document, Place
from argmap.syntax.problem import Path
from argmap.syntax.reader import read

Style = Literal["plain", "single", "double", "block"]

_STYLES: dict[str, Style] = {"'": "single", '"': "double", ">": "block", "|": "block"}
_WORD = re.compile(r"[^ \t\r\n]+")
_HEADER = re.compile(r"[>|][0-9+-]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
_ESCAPED = re.compile(f'["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029{TURNING}\ufeff\ufffe\uffff]')


class Word(NamedTuple):
    """A word of a scalar, and where it stands: offsets in code points, the end exclusive."""

    start: int
    end: int
    text: str


class Context(NamedTuple):
    """What a scalar stands in: the nearest block collection's column, and what holds it."""

    column: int
    in_flow: bool
    in_list: bool


def words_of(text: str) -> list[str]:
    """Return a value's words: what YAML's white space parts."""
    return _WORD.findall(text)


def style_of(text: str, start: int) -> Style:
    """Return the style of the scalar that starts at an offset."""
    return _STYLES.get(text[start : start + 1], "plain")


def written_words(text: str, start: int, end: int) -> list[Word] | None:
    """Return a scalar's words where they stand; None where an escape stands for white space."""
    style = style_of(text, start)
    if style == "block":
        header = _HEADER.match(text, start)
        start = header.end() if header else end
    elif style != "plain":
        start, end = start + 1, end - 1
    found = []
    for match in _WORD.finditer(text, start, end):
        word = _read_word(match.group(), style)
        if word is None or words_of(word) != [word]:
            return None
        found.append(Word(*match.span(), word))
    return found


def _read_word(word: str, style: Style) -> str | None:
    if style == "single":
        return word.replace("''", "'")
    if style == "double" and "\\" in word:
        value = read(f'"{word}"'.encode("utf-8", "surrogatepass")).value
        return value if isinstance(value, str) else None
    return word


def write_word(word: str, style: Style) -> str:
    """Write a word in a style. Whether plain words and blocks can have it isn't looked at."""
    if style == "single":
        return word.replace("'", "''")
    if style == "double":
        return _ESCAPED.sub(_escape, word)
    return word


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return f"\\{char}" if char in '"\\' else f"\\u{ord(char):04x}"


def double_quoted(text: str) -> str:
    """Write a text in double quotation marks on one line."""
    return f'"{write_word(text, "double")}"'


def single_quoted(text: str) -> str:
    """Write a text in single quotation marks on one line."""
    return f"'{write_word(text, 'single')}'"


def context_of(document: Document, path: Path) -> Context:
    """Return what the value or the key at the end of a path stands in."""
    column, in_flow, in_list = 0, False, False
    for place in _holders(document, path):
        in_flow = in_flow or document.text[place.start] in "[{"
        in_list = isinstance(place.items, list)
        if not in_flow:
            text = document.text
            line = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
            column = place.start - line
    return Context(column, in_flow, in_list)


def _holders(document: Document, path: Path) -> Iterator[Place]:
    place = document.root
    for step in path:
        if place is None or place.items is None:
            return
        yield place
        if isinstance(place.items, dict):
            entry = place.items.get(str(step))
            place = entry.value if entry else None
        else:
            place = place.items[step] if isinstance(step, int) else None


def read_alone(raw: str, context: Context) -> str | None:
    """Read a scalar as its file has it, in a small file of its own; None if it isn't a text.

    What reads as one text here does so in its file, as long as what follows it there lets it.
    """
    if context.in_flow:
        small = f"[{raw},]"
    else:
        small = f"{' ' * context.column}{'- ' if context.in_list else 'k: '}{raw}"
    document = read(f"{small}\n".encode("utf-8", "surrogatepass"))
    held = document.value
    if document.problems or not isinstance(held, dict | list) or len(held) != 1:
        return None
    value = held.get("k") if isinstance(held, dict) else held[0]
    return value if isinstance(value, str) else None


def read_key_alone(raw: str) -> str | None:
    """Read a key as its file has it; None if it is none."""
    document = read(f"{{{raw}: x}}".encode("utf-8", "surrogatepass"))
    held = document.value
    if document.problems or not isinstance(held, dict) or list(held.values()) != ["x"]:
        return None
    return str(next(iter(held)))
