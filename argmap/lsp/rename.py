"""Another name for the id at a place, wherever it is used."""

from __future__ import annotations

from typing import get_args

from lsprotocol import types

from argmap.check.finding import File
from argmap.editing.rename import Namespace, NotRenamed, renamed
from argmap.lsp.meaning import Spot
from argmap.lsp.page import Openeds, Page
from argmap.lsp.project import Project, is_readable

_NAMESPACES = get_args(Namespace)


def renameable(page: Page, position: types.Position) -> types.PrepareRenamePlaceholder | None:
    """Return where the id at a place stands; None where there is none that stands for something."""
    found = _found(page, position)
    if found is None:
        return None
    spot, _, _, id_ = found
    range_ = page.text.range(spot.start, spot.end)
    return types.PrepareRenamePlaceholder(range_, id_)


def rename(
    project: Project, opened: Openeds, page: Page, position: types.Position, new: str
) -> types.WorkspaceEdit | None:
    """Return the edits that give the id at a place another name, in all files below the root.

    Raises `NotRenamed` with the reason where it can't be done.
    """
    found = _found(page, position)
    if found is None:
        return None
    _, owner, namespace, id_ = found
    scene = project.whole(owner.path, opened)
    whole = {each.path: each for each in scene.workspace.files} if scene else {}
    if scene is None or owner.path not in whole:
        return None
    owner = whole[owner.path]
    if not is_readable(owner):
        raise NotRenamed(f"{owner.name} has errors, and has to be mended first")
    made = renamed(scene.workspace, owner, namespace, id_, new)
    changes: dict[str, list[types.TextEdit]] = {}
    for path, each in made.items():
        changes.update(scene.edits(whole[path], each.edits).changes or {})  # type: ignore[arg-type]
    return types.WorkspaceEdit(changes=changes)


def _found(page: Page, position: types.Position) -> tuple[Spot, File, Namespace, str] | None:
    """Return the id at a place, and the file and the namespace in which it stands for something."""
    found = page.at(page.text.offset(position))
    if found is None or found[1].kind not in _NAMESPACES:
        return None
    spot, meaning = found
    owner = page.named(meaning.alias) if meaning.alias and meaning.kind == "node" else page.file
    namespace: Namespace = meaning.kind  # type: ignore[assignment]
    if owner is None or not meaning.id:
        return None
    return spot, owner, namespace, meaning.id
