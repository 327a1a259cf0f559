"""Another name for an id, everywhere that it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

from argmap.check.finding import File, Fix
from argmap.check.fixes import renaming, rewording
from argmap.check.references import path_of, path_of_item, relations, sides
from argmap.check.repair import Repaired, with_fixes
from argmap.model.base import ID_PATTERN
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.syntax import Path as ValuePath
from argmap.workspace import Workspace

Namespace = Literal["node", "speaker", "text", "topic", "contradiction", "agreement", "counterpart"]
NAMESPACES: tuple[Namespace, ...] = get_args(Namespace)
KEYS: dict[Namespace, str] = {
    "node": "argument",
    "speaker": "speakers",
    "text": "texts",
    "topic": "topics",
    "contradiction": "contradictions",
    "agreement": "agreements",
    "counterpart": "counterparts",
}
"""Below which key of its file each kind of id is written."""
_MOST_CHARACTERS = 80
Place = tuple[ValuePath, bool]
"""Where an id stands, and whether it is the key there."""


class NotRenamed(Exception):
    """Why an id can't get another name, in a sentence."""


def namespaces_of(file: File, id_: str) -> tuple[Namespace, ...]:
    """Return the namespaces of a file in which an id stands for something."""
    return tuple(kind for kind in NAMESPACES if id_ in _names(file, kind))


def ids_of(file: File, namespace: Namespace | None = None) -> tuple[str, ...]:
    """Return the ids of a file, or only those of one namespace."""
    wanted = NAMESPACES if namespace is None else (namespace,)
    return tuple(id_ for kind in wanted for id_ in _names(file, kind))


def renamed(
    workspace: Workspace, file: File, namespace: Namespace, old: str, new: str
) -> Mapping[Path, Repaired]:
    """Return every file that uses an id of `file`, with the new one in its place.

    Only the ids are other than they were: each file is read again and has to say what it said.
    Raises `NotRenamed` where the new id is none, is taken, or where a file can't hold it.
    """
    if not re.fullmatch(ID_PATTERN.rstrip("$"), new) or len(new) > _MOST_CHARACTERS:
        raise NotRenamed(f"`{new}` is no id: a-z, 0-9 and single hyphens, a letter first")
    if new in _names(file, namespace):
        raise NotRenamed(f"there is a {namespace} `{new}` already")
    found = {}
    for each in workspace.files:
        fixes = [_fix(each, place, new) for place in places(each, file, namespace, old)]
        if fixes:
            made = with_fixes(each, [fix for fix in fixes if fix])
            if made is None or made.repairs < len(fixes):
                raise NotRenamed(f"{each.name} can't be changed without changing more than the id")
            found[each.path] = made
    return found


def _names(file: File, namespace: Namespace) -> Mapping[str, object]:
    value = file.document.value
    found = value.get(KEYS[namespace], {}) if isinstance(value, dict) else {}
    kind = ArgumentFile if namespace in ("node", "speaker") else ComparisonFile
    return found if isinstance(found, dict) and isinstance(file, kind) else {}


def _fix(file: File, place: Place, new: str) -> Fix | None:
    path, is_key = place
    return renaming(file, path, new, safe=True) if is_key else rewording(file, path, new, safe=True)


def places(file: File, owner: File, namespace: Namespace, old: str) -> Iterator[Place]:
    """Yield where a file names what `old` stands for in `owner`; where it stands comes first."""
    if file.path == owner.path:
        yield (KEYS[namespace], old), True
        if isinstance(file, ArgumentFile):
            yield from _in_argument(file, namespace, old)
        else:
            yield from _in_comparison(file, namespace, old)
    elif isinstance(file, ComparisonFile) and namespace == "node":
        for side in sides(file):
            text = file.text(side.text)
            if side.node == old and text and text.path == owner.path:
                yield side.path, False


def _in_argument(file: ArgumentFile, namespace: Namespace, old: str) -> Iterator[Place]:
    assert file.argument
    if namespace == "node":
        for reference in file.references:
            if reference.target == old:
                yield path_of(file, reference), False
        return
    for id_, node in file.nodes.items():
        for number, speaker in enumerate(node.said_by):
            if speaker == old:
                yield path_of_item(file, ("argument", id_, "said_by"), number), False
    for id_, entry in file.argument.speakers.items():
        if entry.via == old:
            yield ("speakers", id_, "via"), False


def _in_comparison(file: ComparisonFile, namespace: Namespace, old: str) -> Iterator[Place]:
    assert file.comparison
    for path, by_key in relations(file):
        if namespace == "topic" and file.document.at((*path, "topic")) == old:
            yield (*path, "topic"), False
        if namespace == "text":
            for key, by_text in by_key.items():
                if old in by_text:
                    yield (*path, key, old), True
    if namespace == "contradiction":
        for id_, agreement in file.comparison.agreements.items():
            for number, but in enumerate(agreement.but):
                if but == old:
                    yield path_of_item(file, ("agreements", id_, "but"), number), False
