"""`diff(base, head)` says what changed in the argument between two workspaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.diff.arguments import Sides, argument_changes
from argmap.diff.cautions import File, Pairs, Same, cautions, readable, unchanged
from argmap.diff.change import Action, Change, Consequence, Detail, Diff
from argmap.diff.comparisons import comparison_changes, text_of
from argmap.diff.match import NewerIds, Relation, same_files, same_nodes, same_texts, sides_of
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.storage import DISK, Storage
from argmap.workspace import Workspace


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
    found = cautions(base, head, pairs, same, storage)
    return Diff(*names, found, tuple(changes))


def _pairs(base: Workspace, head: Workspace) -> Pairs:
    """Return each file in its two states, None where it isn't; the newer's order, then the rest."""
    old = {file.name: file for file in base.files}
    new = {file.name: file for file in head.files}
    older = {now: was for was, now in same_files(old, new).items()}
    pairs: Pairs = [(old[older[name]] if name in older else None, new[name]) for name in new]
    return pairs + [(old[name], None) for name in old if name not in older.values()]


def _changes(
    old: File | None, new: File | None, same: Same, sides: Mapping[str, Sides]
) -> Iterator[Change]:
    if unchanged(old, new):
        return
    if new is not None and not readable(new):
        return  # a caution says so
    if old is not None and not readable(old):
        old = None
    if old is None or new is None or type(old) is not type(new):
        for file, action in ((old, "removed"), (new, "added")):
            if file is not None:
                yield from _whole(file, action, sides)  # type: ignore[arg-type]
        return
    if old.name != new.name:
        detail = Detail("renamed", old.name, new.name)
        yield Change("renamed", _kind(new), "", _title(new), new.name, 1, (detail,))
    if isinstance(old, ArgumentFile) and isinstance(new, ArgumentFile):
        yield from argument_changes(old, new, same[old.name], sides.get(old.name, {}))
    elif isinstance(old, ComparisonFile) and isinstance(new, ComparisonFile):
        yield from comparison_changes(old, new, _newer_ids(old, new, same))


def _whole(file: File, action: Action, sides: Mapping[str, Sides]) -> Iterator[Change]:
    """Yield a file that is new or gone, and everything in it."""
    yield Change(action, _kind(file), "", _title(file), file.name, 1)
    gone = action == "removed"
    if isinstance(file, ArgumentFile):
        older, newer = (file, None) if gone else (None, file)
        yield from argument_changes(older, newer, {}, sides.get(file.name, {}))
    else:
        before, after = (file, None) if gone else (None, file)
        yield from comparison_changes(before, after, {})


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


def _sides(workspace: Workspace) -> dict[str, dict[str, tuple[Consequence, ...]]]:
    """Return for each argument file and each of its nodes the relations that it is a side of."""
    found: dict[str, dict[str, tuple[Consequence, ...]]] = {}
    for file in workspace.comparisons:
        for id_, relation in _relations(file):
            for _, alias, nodes in sides_of(relation):
                if text := file.text(alias):
                    by_node = found.setdefault(text.name, {})
                    side = Consequence("side-of", id_, text_of(relation))
                    for node in nodes:
                        by_node[node] = (*by_node.get(node, ()), side)
    return found


def _relations(file: ComparisonFile) -> Iterator[tuple[str, Relation]]:
    if file.comparison:
        yield from file.comparison.contradictions.items()
        yield from file.comparison.agreements.items()
        yield from file.comparison.counterparts.items()


def _kind(file: File) -> str:
    return "argument file" if isinstance(file, ArgumentFile) else "comparison file"


def _title(file: File) -> str:
    if isinstance(file, ArgumentFile):
        return file.argument.source.title if file.argument else ""
    return file.comparison.title if file.comparison else ""
