"""An id that is named stands for a node that is there.

A misspelt id would silently drop a step of an argument, or one side of a contradiction. What only
follows from it isn't reported beside it: that the node which was meant is loose, or unanswered, or
unsupported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import File, Found
from argmap.check.references import path_of, path_of_item, sides
from argmap.check.rule import Rule
from argmap.check.unknown import Missed, Unknown, report
from argmap.opened import ComparisonFile
from argmap.syntax import Path
from argmap.workspace import Workspace

_MISSING = {
    "supports": ("loose-node", "unsupported-claim"),
    "rebuts": ("loose-node", "unanswered-view"),
    "undercuts": ("loose-node", "unanswered-view"),
}
"""For a node's key the rules that miss the node that it names."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every id that is named."""
    return report(_unknown_ids(workspace))


def _unknown_ids(workspace: Workspace) -> Iterator[Unknown]:
    for file in workspace.arguments:
        for each in file.references:
            if each.target not in file.nodes:
                path = path_of(file, each)
                missed = Missed(file, ("argument",), _MISSING.get(each.key, ("loose-node",)))
                yield _unknown(file, path, each.target, file.nodes, owner=each.node, missed=missed)
    for comparison in workspace.comparisons:
        for side in sides(comparison):
            text = comparison.text(side.text)
            if text and side.node not in text.nodes:
                missed = Missed(text, ("argument",), ("loose-node",))
                yield _unknown(
                    comparison, side.path, side.node, text.nodes, text.name, missed=missed
                )
        yield from _unknown_contradictions(comparison)


def _unknown_contradictions(file: ComparisonFile) -> Iterator[Unknown]:
    if not file.comparison:
        return
    known = file.comparison.contradictions
    for id_, agreement in file.comparison.agreements.items():
        for index, but in enumerate(agreement.but):
            if but not in known:
                path = path_of_item(file, ("agreements", id_, "but"), index)
                yield _unknown(file, path, but, known, what="contradiction")


def _unknown(
    file: File,
    path: Path,
    id_: str,
    known: Collection[str],
    where: str = "",
    what: str = "node",
    owner: str = "",
    missed: Missed | None = None,
) -> Unknown:
    place = f"`{where}`" if where else "this file"
    message = f"there is no {what} `{id_}` in {place}"
    otherwise = f"an id stands before the colon that its {what} begins with"
    return Unknown(file, path, id_, known, message, otherwise, owner, missed=missed)


RULE = Rule(
    id="unknown-id",
    group="references",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}  traffic:\n    premise: It carries most of the traffic.\n"
        "    supports: stay-opne\n    quote: It carries most of the town's traffic.\n",
        "there is no node `stay-opne` in this file",
    ),
)
