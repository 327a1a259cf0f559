"""Reads the strict subset of YAML 1.2 that argument files are written in.

The events of libyaml's parser are folded into plain values and their places. libyaml counts
U+2028 as a line and folds U+0085 to a space, so both are refused before it sees them, and lines
are counted by `Lines` alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from argmap.syntax.complaints import BLOCK_ADVICE, problems
from argmap.syntax.document import Document, Entry, Place
from argmap.syntax.limits import DEFAULT_LIMITS, Limits
from argmap.syntax.problem import Problem

_BOM = "\ufeff"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "false": False}
_CASED_BOOLEANS = frozenset(("True", "TRUE", "False", "FALSE"))
_NOT_LETTER_FIRST = frozenset("0123456789+-.~ntfNTF")
_NUMBER_FIRST = frozenset("0123456789+-.")
_MAX_DIGITS = 18


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file's bytes. What is wrong with them are the document's problems; nothing raises."""
    if len(data) > limits.bytes:
        return Document("", problems=(_too_large("bytes", limits.bytes, 0),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(data, error)
    has_bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    if forbidden := _FORBIDDEN.search(text):
        problem = _forbidden_character(forbidden.group(), forbidden.start())
        return Document(text, problems=(problem,), has_bom=has_bom)
    folder = _Folder(text, limits)
    value, root = folder.fold()
    return Document(text, value, root, tuple(folder.problems), has_bom)


class _Stop(Exception):
    """Reading can't go on; the problem is noted."""


class _Folder:
    """Folds one text's events. `problems` has what was wrong."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.problems: list[Problem] = []

    def fold(self) -> tuple[Any, Place | None]:
        # Imported here: a third of a small check's start, and a caller may have nothing to read.
        from yaml import YAMLError
        from yaml.cyaml import CParser  # type: ignore[attr-defined]

        try:
            return self._fold_document(CParser(self.text))
        except _Stop:
            pass
        except YAMLError as error:
            self.problems.extend(problems(error, self.text))
        except RecursionError:  # pragma: no cover - the depth limit comes first
            self.problems.append(_too_large("levels", self.limits.depth, 0))
        return None, None

    def _fold_document(self, parser: Any) -> tuple[Any, Place | None]:
        from yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
            StreamEndEvent,
        )

        get_event = parser.get_event
        stack: list[_Open] = []
        root: tuple[Any, Place] | None = None
        documents = values = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                values += 1
                start, end = event.start_mark.index, event.end_mark.index
                if event.anchor is not None or event.tag is not None:
                    self._refuse_anchor_and_tag(event)
                plain = not event.style
                if event.style in (">", "|"):
                    end = start + len(self.text[start:end].rstrip(" \t\r\n"))
                top = stack[-1] if stack else None
                if top is not None and top.is_mapping and top.key is None:
                    self._open_key(top, event.value, plain, start, end)
                    continue
                value = self._plain_value(event.value, start, end) if plain else event.value
                place = Place(start, end, plain, None)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                values += 1
                start = event.start_mark.index
                if event.anchor is not None or event.tag is not None:
                    self._refuse_anchor_and_tag(event)
                if stack and stack[-1].is_mapping and stack[-1].key is None:
                    self._stop("yaml-syntax", "a key has to be text", start, start + 1)
                if len(stack) >= self.limits.depth:
                    self.problems.append(_too_large("levels", self.limits.depth, start))
                    raise _Stop
                stack.append(_Open(kind is MappingStartEvent, event.flow_style, start))
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                closed = stack.pop()
                value = closed.value
                # The end mark of a block collection is where the next token begins, lines further
                # down: a reader would say that it ends with its last value.
                end = event.end_mark.index if closed.is_flow else closed.last_end
                place = Place(closed.start, end, False, closed.places)
            elif kind is AliasEvent:
                self._stop(
                    "yaml-unsafe",
                    f"an alias (`*{event.anchor}`) isn't allowed; write the value out",
                    event.start_mark.index,
                    event.end_mark.index,
                    f"a text that begins with `*` has to be quoted: {BLOCK_ADVICE}",
                )
            elif kind is DocumentStartEvent:
                documents += 1
                start = event.start_mark.index
                if documents > 1:
                    message = "a second document isn't allowed; a file holds one"
                    self._stop("yaml-unsafe", message, start, start + 3)
                if event.tags or event.version not in (None, (1, 2)):
                    message = "a directive isn't allowed here; the format is YAML 1.2 as it is"
                    self._stop("yaml-unsafe", message, start, start + 1)
                continue
            elif kind is StreamEndEvent:
                break
            else:
                continue

            if values > self.limits.values:
                self.problems.append(_too_large("values", self.limits.values, place.start))
                raise _Stop
            if not stack:
                root = (value, place)
            else:
                stack[-1].add(value, place)
        if root is None:
            self._note("yaml-syntax", "the file is empty", 0, 0)
            raise _Stop
        return root

    def _open_key(self, mapping: _Open, key: str, plain: bool, start: int, end: int) -> None:
        if plain and key == "<<":
            self._note("yaml-unsafe", "a merge key (`<<`) isn't allowed; write it out", start, end)
        elif plain and not isinstance(_resolve(key), str):
            shown = f"`{key}`" if key else "an empty key"
            message = f"a key has to be text, and {shown} isn't; put it in quotation marks"
            self._note("yaml-syntax", message, start, end)
        assert isinstance(mapping.places, dict)
        if first := mapping.places.get(key):
            self.problems.append(
                Problem(
                    "yaml-duplicate-key",
                    f"`{key}` stands here a second time",
                    start,
                    end,
                    help="give one of the two another name, or remove it",
                    related=(("first here", first.start, first.end),),
                )
            )
        mapping.key, mapping.key_start, mapping.key_end = key, start, end

    def _plain_value(self, word: str, start: int, end: int) -> object:
        if word and word[0] not in _NOT_LETTER_FIRST:
            return word
        value = _resolve(word)
        if isinstance(value, _Refused):
            if not word and (comment := re.compile(r"[ \t]*(#[^\r\n]*)").match(self.text, end)):
                self.problems.append(
                    Problem(
                        "yaml-text-cut",
                        "the value is empty, because `#` begins a comment",
                        *comment.span(1),
                        help=BLOCK_ADVICE,
                    )
                )
            else:
                self._note("yaml-syntax", value.message, start, end)
        return value

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        first = event.start_mark.index
        if event.anchor is not None:
            start = self.text.index("&", first)
            message = f"an anchor (`&{event.anchor}`) isn't allowed; write the value out"
            self._note("yaml-unsafe", message, start, start + 1 + len(event.anchor))
        if event.tag is not None:
            start = self.text.index("!", first)
            message = f"a tag (`{event.tag}`) isn't allowed; a value is what it looks like"
            self._note("yaml-unsafe", message, start, start + 1)

    def _note(self, rule: str, message: str, start: int, end: int, advice: str = "") -> None:
        self.problems.append(Problem(rule, message, start, end, help=advice))

    def _stop(self, rule: str, message: str, start: int, end: int, advice: str = "") -> None:
        self._note(rule, message, start, end, advice)
        raise _Stop


class _Open:
    """A mapping or sequence whose end hasn't come yet."""

    __slots__ = (
        "is_flow",
        "is_mapping",
        "key",
        "key_end",
        "key_start",
        "last_end",
        "places",
        "start",
        "value",
    )

    def __init__(self, is_mapping: bool, is_flow: bool, start: int) -> None:
        self.is_mapping = is_mapping
        self.is_flow = is_flow
        self.start = self.last_end = start
        self.value: Any = {} if is_mapping else []
        self.places: dict[str, Entry] | list[Place] = {} if is_mapping else []
        self.key: str | None = None
        self.key_start = self.key_end = 0

    def add(self, value: Any, place: Place) -> None:
        self.last_end = place.end
        if isinstance(self.places, list):
            self.value.append(value)
            self.places.append(place)
            return
        assert self.key is not None
        if self.key not in self.places:
            self.value[self.key] = value
            self.places[self.key] = Entry(self.key_start, self.key_end, place)
        self.key = None


@dataclass(frozen=True, slots=True)
class _Refused:
    """What stands in for a value that YAML has and argument files don't."""

    word: str

    @property
    def message(self) -> str:
        word = self.word
        if not word:
            return "the value is empty; write one, or leave the key out"
        if word in _NULLS:
            return f"`{word}` (null) isn't allowed; leave the key out, or quote it to mean the word"
        if word in _CASED_BOOLEANS:
            return f"write `{word.lower()}`, or quote `{word}` to mean the word"
        if _INTEGER.fullmatch(word):
            return f"a number of more than {_MAX_DIGITS} digits isn't allowed; quote it as a text"
        return f"`{word}` is a number with a fraction, which no key takes; quote it as a text"


def _resolve(word: str) -> object:
    """Read a plain scalar by YAML 1.2's core schema."""
    if word in _BOOLEANS:
        return _BOOLEANS[word]
    if word in _NULLS or word in _CASED_BOOLEANS:
        return _Refused(word)
    if word[0] not in _NUMBER_FIRST:
        return word
    if _INTEGER.fullmatch(word):
        if len(word.lstrip("+-")) > _MAX_DIGITS:
            return _Refused(word)
        return int(word, 0) if word[:2] in ("0o", "0x") else int(word)
    if _FLOAT.fullmatch(word):
        return _Refused(word)
    return word


_LIMIT_FLAGS = {"bytes": "--max-bytes", "levels": "--max-depth", "values": "--max-values"}


def _too_large(unit: str, limit: int, start: int) -> Problem:
    return Problem(
        "too-large",
        f"the file has more than {limit:,} {unit}",
        start,
        start,
        help=f"split it, or raise the limit with {_LIMIT_FLAGS[unit]}",
    )


def _forbidden_character(character: str, start: int) -> Problem:
    return Problem(
        "yaml-syntax",
        f"U+{ord(character):04X} can't stand in a file as it is",
        start,
        start + 1,
        help=f'remove it, or write it as "\\u{ord(character):04X}" in double quotation marks',
    )


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Document:
    text = data.decode("utf-8", errors="replace")
    has_bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    start = len(data[: error.start].decode("utf-8").removeprefix(_BOM))
    problem = Problem(
        "encoding",
        f"the file isn't UTF-8: byte {data[error.start]:#04x} can't stand here",
        start,
        start + 1,
        help="save the file as UTF-8",
    )
    return Document(text, problems=(problem,), has_bom=has_bom)
