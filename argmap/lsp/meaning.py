"""What a key or a value of a file stands for, by the path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from argmap.model.argument import ASIDE_KINDS
from argmap.syntax import Document, Path, Place

Kind = Literal[
    "node",
    "speaker",
    "text",
    "topic",
    "contradiction",
    "agreement",
    "counterpart",
    "quote",
    "file",
]
NODE_KEYS = ("supports", "with", "rebuts", "undercuts", "despite")
"""The keys of a node that name nodes."""
RELATIONS: dict[str, Kind] = {
    "contradictions": "contradiction",
    "agreements": "agreement",
    "counterparts": "counterpart",
}
SIDES = ("sides", "holds", "reports")


class Meaning(NamedTuple):
    """What something stands for: a kind of thing, its id, and for a node of another text, whose."""

    kind: Kind
    id: str = ""
    alias: str = ""


class Spot(NamedTuple):
    """A key or a value of a document: its path, and where it stands."""

    path: Path
    is_key: bool
    start: int
    end: int


def spot_at(document: Document, offset: int) -> Spot | None:
    """Return the key or the single value at an offset, its end included."""
    place = document.root
    path: Path = ()
    while place is not None:
        if place.items is None:
            return Spot(path, False, place.start, place.end)
        inner: tuple[Path, Place] | None = None
        for step, key, value in _within(place):
            if key and key[0] <= offset <= key[1]:
                return Spot((*path, step), True, *key)
            if value.start <= offset <= value.end:
                inner = (*path, step), value
                break
        if inner is None:
            return None
        path, place = inner
    return None


def _within(place: Place) -> Iterator[tuple[str | int, tuple[int, int] | None, Place]]:
    if isinstance(place.items, dict):
        for key, entry in place.items.items():
            yield key, (entry.start, entry.end), entry.value
    else:
        for number, item in enumerate(place.items or ()):
            yield number, None, item


def meaning_of(path: Path, is_key: bool, value: object, is_comparison: bool) -> Meaning | None:
    """Return what the key at the end of a path, or the value at it, stands for."""
    keys = [step for step in path if isinstance(step, str)]
    id_ = value if isinstance(value, str) else ""
    if not keys:
        return None
    if is_comparison:
        return _in_comparison(keys, is_key, id_)
    return _in_argument(keys, is_key, id_)


def _in_argument(keys: list[str], is_key: bool, id_: str) -> Meaning | None:
    top, last = keys[0], keys[-1]
    if is_key:
        kind: dict[str, Kind] = {"argument": "node", "speakers": "speaker"}
        return Meaning(kind[top], last) if len(keys) == 2 and top in kind else None
    if top == "argument" and len(keys) > 2:
        if keys[2] in NODE_KEYS:
            return Meaning("node", id_)
        if keys[2] == "said_by":
            return Meaning("speaker", id_)
        return Meaning("quote", id_) if keys[2] == "quote" else None
    if top == "speakers" and last == "via":
        return Meaning("speaker", id_)
    if keys == ["source", "file"]:
        return Meaning("file", id_)
    is_passage = top == "asides" and len(keys) > 1 and keys[1] in ASIDE_KINDS
    if is_passage or (top == "sections" and len(keys) > 1 and keys[1] == "from"):
        return Meaning("quote", id_)
    return None


def _in_comparison(keys: list[str], is_key: bool, id_: str) -> Meaning | None:
    top, last = keys[0], keys[-1]
    if is_key:
        kind: dict[str, Kind] = {"texts": "text", "topics": "topic", **RELATIONS}
        if len(keys) == 2 and top in kind:
            return Meaning(kind[top], last)
        if len(keys) == 4 and keys[2] in SIDES:
            return Meaning("text", last)
        return None
    if top == "texts" and len(keys) == 2:
        return Meaning("file", id_, last)
    if top in RELATIONS and len(keys) == 3:
        if last == "topic":
            return Meaning("topic", id_)
        if last == "but":
            return Meaning("contradiction", id_)
    if top in RELATIONS and len(keys) == 4 and keys[2] in SIDES:
        return Meaning("node", id_, last)
    return None
