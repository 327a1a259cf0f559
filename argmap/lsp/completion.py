"""What may stand where something is being typed: keys, ids, words of a list."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lsprotocol import types

from argmap.escape import for_markdown, visible
from argmap.lsp.cursor import Cursor, cursor_at
from argmap.lsp.keys import Field, fields, values
from argmap.lsp.meaning import Meaning, meaning_of
from argmap.lsp.page import Page
from argmap.lsp.quoted import quoted_completion
from argmap.model.argument import NODE_TYPES

_PLAIN = types.InsertTextFormat.PlainText


def completion(page: Page, position: types.Position) -> types.CompletionList:
    """Return what may stand at a place, in the order in which it is offered."""
    if page.file is None:
        return types.CompletionList(is_incomplete=False, items=[])
    cursor = cursor_at(page.text.lines, page.text.offset(position))
    if cursor.is_key:
        return _listed(_keys(page, cursor))
    meaning = meaning_of(cursor.path, False, cursor.text, page.is_comparison)
    if meaning and meaning.kind == "quote":
        return quoted_completion(page, cursor)
    items = _ids(page, cursor, meaning) if meaning else _words(page, cursor)
    return _listed(items)


def _listed(items: Iterable[types.CompletionItem]) -> types.CompletionList:
    found = list(items)
    for number, item in enumerate(found):
        item.sort_text = f"{number:05}"
    return types.CompletionList(is_incomplete=False, items=found)


def _item(
    page: Page,
    cursor: Cursor,
    word: str,
    kind: types.CompletionItemKind,
    detail: str = "",
    about: str = "",
    text: str = "",
) -> types.CompletionItem:
    range_ = page.text.range(cursor.start, cursor.end)
    if page.text.lines.text[cursor.end : cursor.end + 1] == ":":
        text = ""  # a key that has its colon already
    return types.CompletionItem(
        label=word,
        kind=kind,
        detail=visible(detail) or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, about) if about else None,
        insert_text_format=_PLAIN,
        filter_text=word,
        text_edit=types.TextEdit(range_, text or word),
    )


# Keys.


def _keys(page: Page, cursor: Cursor) -> Iterator[types.CompletionItem]:
    """Yield the keys that are missing, and where ids are keys, those that are known."""
    path, is_comparison = cursor.path, page.is_comparison
    beside = set(cursor.beside)
    if is_comparison and len(path) == 3 and path[2] in ("sides", "holds", "reports"):
        for alias in _ids_under(page, "texts"):
            if alias not in beside:
                named = page.named(alias)
                title = named.argument.source.title if named and named.argument else ""
                kind = types.CompletionItemKind.Module
                yield _item(page, cursor, alias, kind, title, text=f"{alias}: ")
        return
    kind_of_node = next((each for each in NODE_TYPES if each in beside), None)
    for field in fields(path, is_comparison, kind_of_node):
        if field.name in beside or (kind_of_node and field.name in NODE_TYPES):
            continue
        about = for_markdown(field.about)
        text = f"{field.name}:" if field.is_mapping else f"{field.name}: "
        yield _item(
            page, cursor, field.name, types.CompletionItemKind.Field, _owed(field), about, text
        )


def _owed(field: Field) -> str:
    return "required" if field.is_required else ""


# Ids.


def _ids(page: Page, cursor: Cursor, meaning: Meaning) -> Iterator[types.CompletionItem]:
    beside = set(cursor.beside)
    if meaning.kind == "node":
        yield from _node_ids(page, cursor, meaning, beside)
    elif meaning.kind == "file":
        yield from _files(page, cursor)
    else:
        top = {"speaker": "speakers", "topic": "topics", "contradiction": "contradictions"}
        own = cursor.path[1] if cursor.path[0] == "speakers" else ""
        for id_, value in _entries(page, top[meaning.kind]).items():
            if id_ not in beside and id_ != own:
                yield _item(page, cursor, id_, types.CompletionItemKind.Reference, _said(value))


def _node_ids(
    page: Page, cursor: Cursor, meaning: Meaning, beside: set[str]
) -> Iterator[types.CompletionItem]:
    if page.is_comparison:
        named = page.named(meaning.alias)
        nodes: Mapping[str, Any] = named.document.value["argument"] if named else {}
        fits = {
            id_ for id_, node in nodes.items() if _is_held(node) is (cursor.path[2] != "reports")
        }
    else:
        nodes = _entries(page, "argument")
        fits = _fitting(nodes, cursor.path)
    for id_, node in nodes.items():
        if id_ in fits and id_ not in beside:
            type_ = next((each for each in NODE_TYPES if each in node), "node")
            about = f"**{type_.capitalize()}** {for_markdown(_said(node))}"
            yield _item(page, cursor, id_, types.CompletionItemKind.Reference, _said(node), about)


def _fitting(nodes: Mapping[str, Any], path: tuple[str, ...]) -> set[str]:
    """Return the nodes that a key of a node may name, by the rules that hold for it."""
    own, key = path[1], path[2]
    node = nodes.get(own, {})
    if key == "supports":
        # What a text doesn't hold is no reason for what it holds; and nothing supports itself.
        return {
            id_
            for id_, each in nodes.items()
            if (_is_held(node) or not _is_held(each)) and id_ not in _upon(nodes, own)
        }
    if key == "with":
        targets = set(_named(node, "supports"))
        return {
            id_
            for id_, each in nodes.items()
            if id_ != own and (not targets or targets & set(_named(each, "supports")))
        }
    if key == "despite":
        stances = ("concedes", "reports", "rejects")
        return {id_ for id_, each in nodes.items() if id_ != own and each.get("stance") in stances}
    if key == "undercuts" and path[3:] == ("to",):
        start = node.get("undercuts")
        chosen = nodes.get(str(start.get("from")), {}) if isinstance(start, dict) else {}
        targets = set(_named(chosen, "supports"))
        return targets or {t for each in nodes.values() for t in _named(each, "supports")}
    if key == "undercuts":
        return {id_ for id_, each in nodes.items() if id_ != own and _named(each, "supports")}
    return set(nodes) - {own}


def _upon(nodes: Mapping[str, Any], own: str) -> set[str]:
    """Return a node and all that it is, through others, supported by."""
    below: dict[str, list[str]] = {}
    for id_, node in nodes.items():
        for target in _named(node, "supports"):
            below.setdefault(target, []).append(id_)
    found, waiting = {own}, [own]
    while waiting:
        for id_ in below.get(waiting.pop(), ()):
            if id_ not in found:
                found.add(id_)
                waiting.append(id_)
    return found


def _named(node: Mapping[str, Any], key: str) -> list[str]:
    named = node.get(key)
    found = named if isinstance(named, list) else [named]
    return [each for each in found if isinstance(each, str)]


def _is_held(node: Mapping[str, Any]) -> bool:
    return node.get("stance") in (None, "endorses", "concedes")


def _entries(page: Page, key: str) -> dict[str, Any]:
    """Return what stands under a key, as far as it can be read: by id, only what has a shape."""
    found: dict[str, Any] = {}
    for file in page.versions[::-1]:
        value = file.document.at((key,))
        for id_, entry in value.items() if isinstance(value, dict) else ():
            if isinstance(entry, dict) or key in ("speakers", "topics", "texts"):
                found[id_] = entry
    now = page.document.at((key,))
    return {id_: found[id_] for id_ in (now if isinstance(now, dict) else found) if id_ in found}


def _ids_under(page: Page, key: str) -> list[str]:
    return list(_entries(page, key))


def _said(value: object) -> str:
    if isinstance(value, dict):
        says = (*NODE_TYPES, "question", "statement", "name")
        value = next((value[each] for each in says if isinstance(value.get(each), str)), "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _files(page: Page, cursor: Cursor) -> Iterator[types.CompletionItem]:
    """Yield the argument files that a comparison may name; a source is for its mapper to find."""
    if not page.is_comparison:
        return
    for file in page.scene.workspace.arguments:
        if file.argument:
            path = os.path.relpath(file.path, page.path.parent).replace(os.sep, "/")
            title = file.argument.source.title
            whole = Cursor(cursor.path, False, cursor.text, cursor.start, cursor.end)
            yield _item(page, whole, path, types.CompletionItemKind.File, title)


# Words that a key takes.


def _words(page: Page, cursor: Cursor) -> Iterator[types.CompletionItem]:
    for word, about in values(cursor.path, page.is_comparison):
        yield _item(page, cursor, word, types.CompletionItemKind.EnumMember, about)
