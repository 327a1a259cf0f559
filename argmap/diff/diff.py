"""`diff(base, head)` says what changed in the argument between two workspaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.diff.arguments import argument_changes
from argmap.diff.cautions import File, Pairs, cautions
from argmap.diff.change import Action, Change, Detail, Diff
from argmap.diff.comparisons import comparison_changes
from argmap.diff.match import NewerIds, same_files, same_nodes, same_texts
from argmap.storage import DISK, Storage
from argmap.workspace import ArgumentFile, ComparisonFile, Workspace


def diff(
    base: Workspace,
    head: Workspace,
    *,
    names: tuple[str, str] = ("", ""),
    storage: Storage = DISK,
) -> Diff:
    """Return what changed from `base` to `head`.

    `names` is what the two are called; `storage` is where `head` was read from.
    """
    pairs = _pairs(base, head)
    same = {
        old.name: same_nodes(old.nodes, new.nodes)
        for old, new in pairs
        if isinstance(old, ArgumentFile) and isinstance(new, ArgumentFile)
    }
    sides = _sides(base)
    changes = [change for old, new in pairs for change in _changes(old, new, same, sides)]
    return Diff(*names, cautions(base, head, pairs, storage), tuple(changes))


def _pairs(base: Workspace, head: Workspace) -> Pairs:
    """Return each file in its two states, None where it isn't; the newer's order, then the rest."""
    old = {file.name: file for file in base.files}
    new = {file.name: file for file in head.files}
    older = {now: was for was, now in same_files(old, new).items()}
    pairs: Pairs = [(old[older[name]] if name in older else None, new[name]) for name in new]
    return pairs + [(old[name], None) for name in old if name not in older.values()]


def _changes(
    old: File | None,
    new: File | None,
    same: Mapping[str, Mapping[str, str]],
    sides: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> Iterator[Change]:
    if old is None or new is None:
        file = new or old
        assert file
        action: Action = "added" if old is None else "removed"
        detail = Detail("holds", **{"after" if new else "before": _size(file)})
        yield Change(action, _kind(file), "", _title(file), file.name, 1, (detail,))
        return
    if old.name != new.name:
        detail = Detail("renamed", old.name, new.name)
        yield Change("renamed", _kind(new), "", _title(new), new.name, 1, (detail,))
    if isinstance(old, ArgumentFile) and isinstance(new, ArgumentFile):
        if old.argument and new.argument:
            yield from argument_changes(old, new, same[old.name], sides.get(old.name, {}))
    elif isinstance(old, ComparisonFile) and isinstance(new, ComparisonFile):
        if old.comparison and new.comparison:
            yield from comparison_changes(old, new, _newer_ids(old, new, same))
    else:
        yield Change(
            "changed",
            _kind(new),
            "",
            _title(new),
            new.name,
            1,
            (Detail("type", _kind(old), _kind(new)),),
        )


def _newer_ids(
    old: ComparisonFile, new: ComparisonFile, same: Mapping[str, Mapping[str, str]]
) -> NewerIds:
    assert old.comparison and new.comparison
    aliases = same_texts(old.comparison.texts, new.comparison.texts)
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for alias in old.texts:
        if text := old.text(alias):
            newer = same.get(text.name, {})
            for id_ in text.nodes:
                found[alias, id_] = aliases.get(alias, alias), newer.get(id_, id_)
    return found


def _sides(workspace: Workspace) -> dict[str, dict[str, dict[str, str]]]:
    """Return for each argument file and each of its nodes the contradictions it is a side of."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for file in workspace.comparisons:
        for id_, contradiction in (
            file.comparison.contradictions if file.comparison else {}
        ).items():
            for alias, nodes in contradiction.sides.items():
                if text := file.text(alias):
                    for node in nodes:
                        by_node = found.setdefault(text.name, {}).setdefault(node, {})
                        by_node[id_] = contradiction.question
    return found


def _kind(file: File) -> str:
    return "argument file" if isinstance(file, ArgumentFile) else "comparison file"


def _title(file: File) -> str:
    if isinstance(file, ArgumentFile):
        return file.argument.source.title if file.argument else ""
    return file.comparison.title if file.comparison else ""


def _size(file: File) -> str:
    if isinstance(file, ArgumentFile):
        return f"{len(file.nodes)} nodes"
    return f"{len(file.comparison.contradictions) if file.comparison else 0} contradictions"
