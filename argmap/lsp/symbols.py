"""A file's outline and its folds, in the shape of the argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lsprotocol import types

from argmap.escape import visible
from argmap.lsp.meaning import RELATIONS
from argmap.lsp.page import Page
from argmap.model.argument import NODE_TYPES
from argmap.syntax import Path
from argmap.syntax.document import Place

MOST_LEVELS = 20
"""How deep the outline goes; what is deeper stands beside what it supports."""
_KINDS = {
    "claim": types.SymbolKind.Class,
    "premise": types.SymbolKind.Property,
    "rebuttal": types.SymbolKind.Operator,
}
_SAYS = (*NODE_TYPES, "question", "statement", "title", "name")
_OUTLINED = ("source", "texts", "topics", "speakers", "sections", "argument", "asides", *RELATIONS)


def symbols(page: Page) -> list[types.DocumentSymbol]:
    """Return a file's parts. Under a claim stand its reasons and what denies it."""
    if page.file is None or not isinstance(page.file.document.value, dict):
        return []
    value = page.file.document.value
    found = []
    for key in value:
        if key in _OUTLINED:
            symbol = _symbol(page, (key,), types.SymbolKind.Namespace)
            is_argument = key == "argument" and isinstance(value[key], dict)
            symbol.children = _nodes(page, value[key]) if is_argument else _entries(page, (key,))
            found.append(symbol)
    return found


def _symbol(page: Page, path: Path, kind: types.SymbolKind) -> types.DocumentSymbol:
    document = page.document
    value = document.at(path)
    start, end = document.key_span(path)
    said, name = _says(value), str(path[-1])
    if isinstance(path[-1], int):
        name, said = said or (next(iter(value), "") if isinstance(value, dict) else ""), ""
    return types.DocumentSymbol(
        name=visible(name) or "…",
        detail=visible(" ".join(said.split())),
        kind=kind,
        range=page.text.range(start, max(end, document.value_span(path)[1])),
        selection_range=page.text.range(start, end),
    )


def _says(value: object) -> str:
    if isinstance(value, dict):
        return next((str(value[key]) for key in _SAYS if isinstance(value.get(key), str)), "")
    return value if isinstance(value, str) else ""


def _entries(page: Page, path: Path) -> list[types.DocumentSymbol]:
    value = page.document.at(path)
    steps: list[Any] = list(value) if isinstance(value, dict) else []
    if isinstance(value, list):
        steps = list(range(len(value)))
    kind = types.SymbolKind.Event if path[0] in RELATIONS else types.SymbolKind.Field
    return [_symbol(page, (*path, step), kind) for step in steps]


def _nodes(page: Page, nodes: Mapping[str, Any]) -> list[types.DocumentSymbol]:
    """Return the nodes: those that are for nothing else, and under each what bears on it."""
    above = {id_: _above(id_, node, nodes) for id_, node in nodes.items()}
    below: dict[str | None, list[str]] = {}
    for id_, target in above.items():
        below.setdefault(target, []).append(id_)
    made: dict[str, types.DocumentSymbol] = {}
    level: dict[str, int] = {}
    top: list[types.DocumentSymbol] = []
    # Nodes that support each other in a circle are reached from none that is for nothing else.
    for start in (*below.get(None, ()), *nodes):
        waiting: list[tuple[str, str | None]] = [] if start in made else [(start, None)]
        while waiting:
            id_, parent = waiting.pop(0)
            if id_ in made:
                continue
            node = nodes[id_] if isinstance(nodes[id_], dict) else {}
            kind = next((_KINDS[key] for key in NODE_TYPES if key in node), None)
            made[id_] = _symbol(page, ("argument", id_), kind or types.SymbolKind.Null)
            made[id_].children = []
            level[id_] = level[parent] + 1 if parent else 0
            (made[parent].children if parent else top).append(made[id_])  # type: ignore[union-attr]
            holder = id_ if level[id_] < MOST_LEVELS else parent
            waiting += [(each, holder) for each in below.get(id_, ())]
    return top


def _above(id_: str, node: object, nodes: Mapping[str, Any]) -> str | None:
    """Return the first node that a node supports or denies."""
    for key in ("supports", "rebuts", "undercuts"):
        named = node.get(key) if isinstance(node, dict) else None
        if isinstance(named, dict):
            named = [named.get("to")]
        for target in named if isinstance(named, list) else [named]:
            if isinstance(target, str) and target in nodes and target != id_:
                return target
    return None


def folds(page: Page) -> list[types.FoldingRange]:
    """Return what can be folded: top-level keys, nodes, relations, and what goes over lines."""
    if page.file is None or page.file.document.root is None:
        return []
    lines = page.file.document.lines
    found = []
    for start, end in _stretches(page.file.document.root):
        first, last = lines.position(start)[0], lines.position(max(start, end - 1))[0]
        if last > first:
            found.append(types.FoldingRange(start_line=first - 1, end_line=last - 1))
    return sorted(found, key=lambda fold: (fold.start_line, fold.end_line))


def _stretches(root: Place) -> Iterator[tuple[int, int]]:
    waiting = [root]
    while waiting:
        place = waiting.pop()
        if isinstance(place.items, dict):
            for entry in place.items.values():
                yield entry.start, entry.value.end
                waiting.append(entry.value)
        else:
            for item in place.items or ():
                yield item.start, item.end
                waiting.append(item)
