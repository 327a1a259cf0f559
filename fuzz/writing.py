"""A value as YAML, in one of the many ways in which it can be written."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_WRITABLE = re.compile(
    r"[^\s\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]([^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*\S)?"
)
_COMMENTS = (
    " # why",
    " # argmap: ignore[loose-node] because",
    " # argmap: ignore[schema, x]",
    " #argmap: ignore",
)
_PLAIN = re.compile(r"\w[^:#\r\n\t]*")
_ID = re.compile("[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in a file as it is, whatever it means there."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping that may have a key twice."""

    items: tuple[tuple[Any, Any], ...]


def write(value: Any, style: int) -> bytes:
    """Return a value as a file. Style 0 is the plainest; every other number is another one."""
    if style == 0:
        return ("\n".join(_Writer(None).block(value, 0)) + "\n").encode("utf-8", "surrogatepass")
    chance = random.Random(style)
    text = "\n".join(_Writer(chance).block(value, 0)) + "\n"
    for unlikely, change in _WHOLE_FILE:
        if chance.random() < unlikely:
            text = change(text)
    return text.encode("utf-8", "surrogatepass")


_WHOLE_FILE: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.02, lambda text: "\ufeff" + text),
    (0.02, lambda text: "---\n" + text),
    (0.01, lambda text: "%YAML 1.2\n---\n" + text),
    (0.005, lambda text: text + "---\na: b\n"),
    (0.01, lambda text: text + "...\n"),
    (0.01, lambda text: text.rstrip("\n")),
    (0.03, lambda text: text.replace("\n", "\r\n")),
    (0.01, lambda text: text.replace("\n", "\r")),
    (0.005, lambda text: text.replace("  ", "\t")),
    (0.01, lambda text: text[: len(text) * 2 // 3]),
    (0.01, lambda text: "# a comment\n\n" + text),
)


class _Writer:
    """Writes a value; `chance` chooses how, and without it everything is written plainly."""

    def __init__(self, chance: random.Random | None) -> None:
        self.chance = chance

    def happens(self, likely: float) -> bool:
        return self.chance is not None and self.chance.random() < likely

    def block(self, value: Any, indent: int) -> list[str]:
        """Return the lines of a value that begins on a line of its own."""
        pad = " " * indent
        items = _items(value)
        if items is not None:
            lines: list[str] = []
            for key, inner in items:
                if self.happens(0.02):
                    lines += [
                        f"{pad}# argmap: ignore[unsupported-claim, quote-not-found] why `{key}`",
                        "",
                    ]
                lines += self._entry(pad + self.key(key, pad) + ":", inner, indent)
            return lines or [pad + "{}"]
        if isinstance(value, list | tuple):
            lines = []
            for inner in value:
                lines += self._entry(f"{pad}-", inner, indent)
            return lines or [pad + "[]"]
        return [pad + line for line in self.scalar(value, indent)]

    def _entry(self, head: str, value: Any, indent: int) -> list[str]:
        pad = " " * indent
        nested = bool(_items(value)) or (isinstance(value, list | tuple) and bool(value))
        if nested and self.happens(0.25):
            return [f"{head} {self.flow(value, pad)}"]
        if nested:
            deeper = indent + (self.chance.choice((1, 2, 2, 2, 4)) if self.chance else 2)
            return [head, *self.block(value, deeper)]
        first, *rest = self.scalar(value, indent)
        comment = self.chance.choice(_COMMENTS) if self.chance and self.happens(0.02) else ""
        return [f"{head} {first}{comment}", *rest]

    def key(self, key: Any, pad: str) -> str:
        text = key.text if isinstance(key, Raw) else str(key)
        if self.happens(0.01):
            return f"? {_quoted(text)}\n{pad}"
        return _quoted(text) if self.happens(0.05) or not text.isprintable() else text

    def scalar(self, value: Any, indent: int) -> list[str]:
        """Return the lines of a scalar; all but the first are indented already."""
        if isinstance(value, Raw):
            return [value.text]
        if not isinstance(value, str):
            return [_EMPTY.get(type(value)) or json.dumps(value)]
        if self.chance is None:
            return [_quoted(value)]
        how = self.chance.random()
        # What can't stand in a file as it is, or wouldn't be read as it is, seldom does.
        if not _WRITABLE.fullmatch(value) and how > 0.02:
            return [_quoted(value)]
        pad = " " * (indent + self.chance.choice((2, 2, 2, 3)))
        if how < 0.4:
            return [_quoted(value)]
        if how < 0.5:
            return ["'" + value.replace("'", "''") + "'"]
        if how < 0.6 and (_PLAIN.fullmatch(value) or self.happens(0.05)):
            return value.replace("\n", f"\n{pad}").split("\n") or [""]
        if " " not in value and not self.happens(0.02):
            return [_quoted(value)]
        words = value.replace("\r", "\n").split(" ")
        sign = self.chance.choice((*[">-", ">", "|-", "|", ">+", "|+"] * 5, ">2-", "|1"))
        if sign.startswith("|"):
            return [sign, *(pad + line for line in value.splitlines() or [""])]
        width = self.chance.choice((1, 3, 8, 40))
        lines = [" ".join(words[at : at + width]) for at in range(0, len(words), width)]
        return [sign, *(pad + line for text in lines for line in text.split("\n"))]

    def flow(self, value: Any, pad: str) -> str:
        items = _items(value)
        comma = "," if self.happens(0.1) else ", "
        if items is not None:
            pairs = (f"{self.key(key, pad)}: {self.flow(inner, pad)}" for key, inner in items)
            return "{" + comma.join(pairs) + "}"
        if isinstance(value, list | tuple):
            return "[" + comma.join(self.flow(inner, pad) for inner in value) + "]"
        if isinstance(value, str):
            plain = self.happens(0.5 if _ID.fullmatch(value) else 0.002)
            return value if plain else _quoted(value)
        return self.scalar(value, 0)[0]


_EMPTY: dict[type, str] = {dict: "{}", Pairs: "{}", list: "[]", tuple: "[]"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')


def _quoted(text: str) -> str:
    """Return a text in double quotation marks; JSON would write two halves of a character."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] in '\\"' else f"\\u{ord(found[0]):04x}"


def _items(value: Any) -> tuple[tuple[Any, Any], ...] | None:
    if isinstance(value, Pairs):
        return value.items
    return tuple(value.items()) if isinstance(value, dict) else None
