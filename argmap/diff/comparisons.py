"""What changed where texts meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from argmap.diff.change import Action, Change, Detail
from argmap.diff.match import NewerIds, Relation, same_relations, same_texts, sides_of
from argmap.model.comparison import Agreement, Contradiction
from argmap.workspace import ComparisonFile

Kind = Literal["contradictions", "agreements", "counterparts"]
KINDS: tuple[Kind, ...] = ("contradictions", "agreements", "counterparts")


def comparison_changes(
    base: ComparisonFile, head: ComparisonFile, nodes: NewerIds
) -> tuple[Change, ...]:
    """Return what changed between two states of a comparison, in the order of the newer.

    `nodes` has the newer alias and id of each text's nodes, by the older ones.
    """
    changes = [change for kind in KINDS for change in _relations(base, head, kind, nodes)]
    return (*changes, *_around(base, head))


def _relations(
    base: ComparisonFile, head: ComparisonFile, kind: Kind, nodes: NewerIds
) -> Iterator[Change]:
    old: Mapping[str, Relation] = getattr(base.comparison, kind)
    new: Mapping[str, Relation] = getattr(head.comparison, kind)
    assert base.comparison and head.comparison
    topics = same_texts(base.comparison.topics, head.comparison.topics)
    older = {new_id: old_id for old_id, new_id in same_relations(old, new, nodes).items()}
    for id_, relation in new.items():
        if id_ not in older:
            yield _change("added", kind, id_, relation, head, tuple(_said("after", relation, head)))
            continue
        details = tuple(_differences(old[older[id_]], relation, nodes, topics))
        renamed = older[id_] != id_
        if renamed:
            details = (Detail("renamed", older[id_], id_), *details)
        if details:
            action: Action = "renamed" if renamed and len(details) == 1 else "changed"
            yield _change(action, kind, id_, relation, head, details)
    for id_, relation in old.items():
        if id_ not in older.values():
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
    old: Relation, new: Relation, nodes: NewerIds, topics: Mapping[str, str]
) -> Iterator[Detail]:
    keys = ("question", "statement", "strength", "kind", "why", "topic", "but", "tags", "note")
    for key in keys:
        before, after = (_words(getattr(each, key, None)) for each in (old, new))
        if key == "topic":
            before = topics.get(before, before)
        if before != after:
            yield Detail("reworded" if key in ("question", "statement") else key, before, after)
    was, now = sides_of(old, nodes), sides_of(new)
    if was != now:
        yield Detail("sides", _written(was), _written(now))


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _written(sides: tuple[tuple[str, str, tuple[str, ...]], ...]) -> str:
    return "; ".join(
        f"{alias if key == 'sides' else f'{alias} {key}'}: {', '.join(ids)}"
        for key, alias, ids in sides
    )


def _around(base: ComparisonFile, head: ComparisonFile) -> Iterator[Change]:
    assert base.comparison and head.comparison
    if base.comparison.title != head.comparison.title:
        detail = Detail("reworded", base.comparison.title, head.comparison.title)
        yield _of_file(head, "title", "", head.comparison.title, (detail,))
    for what, key in (("text", "texts"), ("topic", "topics")):
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
