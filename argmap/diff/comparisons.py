"""What changed where texts meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from argmap.diff.change import Action, Change, Detail
from argmap.diff.match import NewerIds, Relation, Side, same_relations, same_texts, sides_of
from argmap.model.comparison import Agreement, Contradiction
from argmap.opened import ComparisonFile

Kind = Literal["contradictions", "agreements", "counterparts"]
KINDS: tuple[Kind, ...] = ("contradictions", "agreements", "counterparts")


def comparison_changes(
    base: ComparisonFile | None, head: ComparisonFile | None, nodes: NewerIds
) -> tuple[Change, ...]:
    """Return what changed between two states of a comparison, in the order of the newer.

    Without a state everything in the other is new, or gone. `nodes` has the newer alias and id of
    each text's nodes, by the older ones.
    """
    file = head or base
    assert file
    changes = [change for kind in KINDS for change in _relations(base, head, kind, nodes)]
    if base and head:
        changes += _around(base, head)
    # What is gone stood in the older file, and is told with the newer.
    return tuple(replace(change, file=file.name) for change in changes)


def _entries(file: ComparisonFile | None, kind: Kind) -> Mapping[str, Relation]:
    found: Mapping[str, Relation] = getattr(file.comparison, kind) if file else {}
    return found


def _relations(
    base: ComparisonFile | None, head: ComparisonFile | None, kind: Kind, nodes: NewerIds
) -> Iterator[Change]:
    old, new = _entries(base, kind), _entries(head, kind)
    older = {new_id: old_id for old_id, new_id in same_relations(old, new, nodes).items()}
    for id_, relation in new.items():
        assert head
        if id_ not in older:
            yield _change("added", kind, id_, relation, head, tuple(_said("after", relation, head)))
            continue
        assert base
        details = tuple(_differences(old[older[id_]], relation, nodes, base, head))
        renamed = older[id_] != id_
        if renamed:
            details = (Detail("renamed", older[id_], id_), *details)
        if details:
            action: Action = "renamed" if renamed and len(details) == 1 else "changed"
            yield _change(action, kind, id_, relation, head, details)
    for id_, relation in old.items():
        if id_ not in older.values():
            assert base
            said = tuple(_said("before", relation, base))
            yield _change("removed", kind, id_, relation, base, said)


def _change(
    action: Action,
    kind: Kind,
    id_: str,
    relation: Relation,
    file: ComparisonFile,
    details: tuple[Detail, ...],
) -> Change:
    line, _ = file.document.lines.position(file.document.key_span((kind, id_))[0])
    return Change(action, kind[:-1], id_, text_of(relation), file.name, line, details)


def text_of(relation: Relation) -> str:
    """Return what a relation says: its question, its statement, or why it is one."""
    if isinstance(relation, Contradiction):
        return relation.question
    return relation.statement if isinstance(relation, Agreement) else relation.why or ""


def _said(
    when: Literal["before", "after"], relation: Relation, file: ComparisonFile
) -> Iterator[Detail]:
    """Yield what a relation says that is new or gone: its strength and kind, and its sides."""
    if isinstance(relation, Contradiction):
        yield Detail("strength", **{when: f"{relation.strength}, {relation.kind}"})
    for key in ("why", "topic", "but", "tags", "note"):
        value = getattr(relation, key, None)
        if (words := _words(list(value) if isinstance(value, tuple) else value)) and not (
            key == "why" and words == text_of(relation)
        ):
            yield Detail(key, **{when: words})
    assert file.comparison
    aliases = list(file.comparison.texts)
    sides = sides_of(relation)
    for key, alias, ids in sorted(sides, key=lambda side: _left_to_right(aliases, side[1])):
        text = file.text(alias)
        for id_ in ids:
            node = text.nodes.get(id_) if text else None
            label = alias if key == "sides" else f"{alias} {key}"
            yield Detail("side", **{when: node.text if node else id_}, id=f"{label}: {id_}")


def _left_to_right(aliases: list[str], alias: str) -> int:
    return aliases.index(alias) if alias in aliases else len(aliases)


def _differences(
    old: Relation, new: Relation, nodes: NewerIds, base: ComparisonFile, head: ComparisonFile
) -> Iterator[Detail]:
    assert base.comparison and head.comparison
    topics = same_texts(base.comparison.topics, head.comparison.topics)
    opposed = same_relations(
        _entries(base, "contradictions"), _entries(head, "contradictions"), nodes
    )
    keys = ("question", "statement", "strength", "kind", "why", "topic", "but", "tags", "note")
    for key in keys:
        was, now = (getattr(each, key, None) for each in (old, new))
        if key == "topic":
            was = topics.get(was or "", was)
        elif key in ("but", "tags"):
            was = sorted(opposed.get(id_, id_) for id_ in was or ())
            now = sorted(now or ())
        before, after = _words(was), _words(now)
        if before.split() != after.split():
            yield Detail("reworded" if key in ("question", "statement") else key, before, after)
    sides = sides_of(old, nodes), sides_of(new)
    if sides[0] != sides[1]:
        aliases = list(head.comparison.texts)
        yield Detail("sides", *(_written(each, aliases) for each in sides))


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _written(sides: Iterable[Side], aliases: list[str]) -> str:
    return "; ".join(
        f"{alias if key == 'sides' else f'{alias} {key}'}: {', '.join(ids)}"
        for key, alias, ids in sorted(sides, key=lambda side: _left_to_right(aliases, side[1]))
    )


def _around(base: ComparisonFile, head: ComparisonFile) -> Iterator[Change]:
    assert base.comparison and head.comparison
    if base.comparison.title != head.comparison.title:
        detail = Detail("reworded", base.comparison.title, head.comparison.title)
        yield _of_file(head, "title", "", head.comparison.title, (detail,))
    for what, key in (("text", "texts"), ("topic", "topics")):
        yield from _order(base, head, key)
        old: Mapping[str, str] = getattr(base.comparison, key)
        new: Mapping[str, str] = getattr(head.comparison, key)
        older = {now: was for was, now in same_texts(old, new).items()}
        for id_, said in new.items():
            if id_ not in older:
                yield _of_file(head, what, id_, said, (), "added", key)
            elif older[id_] != id_:
                renamed = Detail("renamed", older[id_], id_)
                yield _of_file(head, what, id_, said, (renamed,), "renamed", key)
            elif old[id_] != said:
                yield _of_file(
                    head, what, id_, said, (Detail("reworded", old[id_], said),), key=key
                )
        for id_, said in old.items():
            if id_ not in older.values():
                yield _of_file(base, what, id_, said, (), "removed", key)


def _order(base: ComparisonFile, head: ComparisonFile, key: str) -> Iterator[Change]:
    """Yield the order of texts or topics, which is theirs in pictures, where it is another."""
    old: Mapping[str, str] = getattr(base.comparison, key)
    new: Mapping[str, str] = getattr(head.comparison, key)
    same = same_texts(old, new)
    before = [same[id_] for id_ in old if id_ in same]
    after = [id_ for id_ in new if id_ in same.values()]
    if before != after:
        detail = Detail("order", ", ".join(before), ", ".join(after))
        yield _of_file(head, key, "", "", (detail,))


def _of_file(
    file: ComparisonFile,
    what: str,
    id_: str,
    text: str,
    details: tuple[Detail, ...],
    action: Action = "changed",
    key: str = "",
) -> Change:
    path = (key, id_) if key else (what,)
    line, _ = file.document.lines.position(file.document.key_span(path)[0])
    return Change(action, what, id_, text, file.name, line, details)
