"""What changed in the argument of one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from argmap.diff.change import Action, Change, Consequence, Detail
from argmap.diff.match import same_texts
from argmap.diff.nodes import node_details, said_of, written
from argmap.diff.relations import Relations, relation_details, with_losses
from argmap.model.argument import Node
from argmap.opened import ArgumentFile

Sides = Mapping[str, tuple[Consequence, ...]]
"""For each older node the relations of comparisons that it is a side of."""
_TELLING = {"reworded", "re-anchored", "attribution", "type", "implicit", "main"}


def argument_changes(
    base: ArgumentFile | None, head: ArgumentFile | None, same: Mapping[str, str], sides: Sides
) -> tuple[Change, ...]:
    """Return what changed between two states of an argument file, in the order of the newer.

    Without a state everything in the other is new, or gone. `same` has the newer ids of nodes.
    """
    file = head or base
    assert file
    changes = [*_nodes(base, head, same, sides), *_speakers(base, head)]
    if base and head:
        changes += _about(base, head)
    # What is gone stood in the older file, and is told with the newer.
    return tuple(replace(change, file=file.name) for change in changes)


def _nodes(
    base: ArgumentFile | None, head: ArgumentFile | None, same: Mapping[str, str], sides: Sides
) -> Iterator[Change]:
    older = {new: old for old, new in same.items()}
    before, after = Relations(base, same), Relations(head, {})
    speakers = _same_speakers(base, head)
    changes: list[Change] = []
    for id_, node in head.nodes.items() if head else ():
        assert head
        links = tuple(relation_details(id_, before, after))
        if id_ not in older:
            said = (*said_of(node, gone=False), *links)
            changes.append(_change("added", node, id_, head, said))
            continue
        assert base
        details = (*node_details(base, head, older[id_], id_, speakers), *links)
        if details:
            renamed = all(each.kind == "renamed" for each in details)
            change = _change("renamed" if renamed else "changed", node, id_, head, details)
            changes.append(replace(change, consequences=_sides_of(sides, older[id_], details)))
    for id_, node in base.nodes.items() if base else ():
        if id_ not in same:
            assert base
            said = (*said_of(node, gone=True), *relation_details(id_, before, after))
            change = _change("removed", node, id_, base, said)
            changes.append(replace(change, consequences=sides.get(id_, ())))
    yield from with_losses(changes, before, after)


def _change(
    action: Action, node: Node, id_: str, file: ArgumentFile, details: tuple[Detail, ...]
) -> Change:
    line = _line(file, "argument", id_)
    return Change(action, node.type, id_, node.text, file.name, line, details)


def _sides_of(sides: Sides, id_: str, details: Iterable[Detail]) -> tuple[Consequence, ...]:
    """Return what a node is a side of, where what it says has changed."""
    telling = any(each.kind in _TELLING for each in details)
    return sides.get(id_, ()) if telling else ()


def _same_speakers(base: ArgumentFile | None, head: ArgumentFile | None) -> dict[str, str]:
    names = [
        {id_: each.name for id_, each in file.argument.speakers.items()}
        if file and file.argument
        else {}
        for file in (base, head)
    ]
    return same_texts(*names)


def _speakers(base: ArgumentFile | None, head: ArgumentFile | None) -> Iterator[Change]:
    same = _same_speakers(base, head)
    older = {new: old for old, new in same.items()}
    old = base.argument.speakers if base and base.argument else {}
    new = head.argument.speakers if head and head.argument else {}
    for id_, speaker in new.items():
        assert head
        place = head.name, _line(head, "speakers", id_)
        if id_ not in older:
            yield Change("added", "speaker", id_, speaker.name, *place)
            continue
        was = old[older[id_]]
        via = same.get(was.via or "", was.via)
        pairs = (
            ("renamed", older[id_], id_),
            ("reworded", was.name, speaker.name),
            ("via", via or "", speaker.via or ""),
            ("note", was.note or "", speaker.note or ""),
        )
        details = tuple(Detail(*pair) for pair in pairs if pair[1] != pair[2])
        if details:
            renamed = all(each.kind == "renamed" for each in details)
            action: Action = "renamed" if renamed else "changed"
            yield Change(action, "speaker", id_, speaker.name, *place, details)
    for id_, speaker in old.items():
        if id_ not in same:
            assert base
            line = _line(base, "speakers", id_)
            yield Change("removed", "speaker", id_, speaker.name, base.name, line)


def _about(base: ArgumentFile, head: ArgumentFile) -> Iterator[Change]:
    assert base.argument and head.argument
    details = tuple(
        Detail(key, str(getattr(base.argument.source, key) or ""), str(now or ""))
        for key in ("title", "author", "published", "publisher", "language", "url", "note")
        if (now := getattr(head.argument.source, key)) != getattr(base.argument.source, key)
    )
    if details:
        title, line = head.argument.source.title, _line(head, "source")
        yield Change("changed", "source", "", title, head.name, line, details)
    assert base.source and head.source
    same_text = base.source.sha256 == head.source.sha256
    old, new = _sections(base, places=same_text), _sections(head, places=same_text)
    if old != new:
        line = _line(head if new else base, "sections")
        detail = Detail("sections", " · ".join(old), " · ".join(new))
        yield Change("changed", "sections", "", "", head.name, line, (detail,))


def _sections(file: ArgumentFile, *, places: bool) -> list[str]:
    """Return the sections in words: the title, and where each begins, or the words it begins with.

    In another text a section stands elsewhere without having changed.
    """
    assert file.argument and file.source
    found = []
    for section, begins in zip(file.argument.sections, file.sections, strict=True):
        where = f" (from “{written(section.start)}”)" if section.start else ""
        if places and begins.start is not None:
            where = f" (line {file.source.lines.position(begins.start)[0]})"
        found.append(f"{section.title}{where}")
    return found


def _line(file: ArgumentFile, *path: str) -> int:
    return file.document.lines.position(file.document.key_span(path)[0])[0]
