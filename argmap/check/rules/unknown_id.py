"""An id that is named stands for a node that is there.

A misspelt id would silently drop a step of an argument, or one side of a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import File, Found, found_at
from argmap.check.references import path_of, sides
from argmap.check.rule import Rule
from argmap.schema import closest
from argmap.syntax import Path
from argmap.workspace import ComparisonFile, Workspace

MOST_GUESSED = 50
"""For how many ids of a file the one is looked for that was meant."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every id that is named."""
    for file in workspace.arguments:
        missing = [each for each in file.references if each.target not in file.nodes]
        # Beyond so many a file is wrong as a whole, and guessing at each would take long.
        for number, each in enumerate(missing):
            known = file.nodes if number < MOST_GUESSED else ()
            yield _unknown(file, path_of(file, each), each.target, known)
    for comparison in workspace.comparisons:
        for side in sides(comparison):
            text = comparison.text(side.text)
            if text and side.node not in text.nodes:
                yield _unknown(comparison, side.path, side.node, text.nodes, text.name)
        yield from _unknown_contradictions(comparison)


def _unknown_contradictions(file: ComparisonFile) -> Iterator[Found]:
    if not file.comparison:
        return
    known = file.comparison.contradictions
    for id_, agreement in file.comparison.agreements.items():
        for index, but in enumerate(agreement.but):
            if but not in known:
                written = file.document.value["agreements"][id_]["but"]
                path: Path = ("agreements", id_, "but")
                path = (*path, index) if isinstance(written, list) else path
                yield _unknown(file, path, but, known, what="contradiction")


def _unknown(
    file: File, path: Path, id_: str, known: Iterable[str], where: str = "", what: str = "node"
) -> Found:
    match = closest(id_, list(known))
    place = f"`{where}`" if where else "this file"
    advice = (
        f"did you mean `{match}`?"
        if match
        else f"an id stands before the colon that its {what} begins with"
    )
    return found_at(file, path, f"there is no {what} `{id_}` in {place}", advice)


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
