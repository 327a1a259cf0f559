"""The focus view as an outline: a node, what it bears on and what on it, what it meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.draw.compared import Compared
from argmap.draw.focus import around
from argmap.draw.neighbours import Branch, Onward
from argmap.draw.outline.comparison import heading, question, whose, why
from argmap.draw.outline.words import counted, quotations, said, type_of, written
from argmap.draw.rows import Row, related
from argmap.opened import ComparisonFile

_ONWARD = {
    "supports": "Supports",
    "rebuts": "Denies",
    "undercuts": "Denies the step from",
    "despite": "In spite of it is held",
}


def focus_outline(file: ComparisonFile, alias: str, id_: str, depth: int) -> str:
    """Return one text's node, what is near it, and what it stands in."""
    both, rows = related(file, around(alias, id_))
    return written(_lines(both, rows, alias, id_, depth), file.name)


def _lines(both: Compared, rows: Iterable[Row], alias: str, id_: str, depth: int) -> Iterator[str]:
    yield from heading(both)
    author = both.source(alias).author or both.source(alias).title
    yield ""
    yield f"In focus, {said(author)}, and what is within {counted(depth, 'step')} of it:"
    yield _node(both, alias, id_)
    yield from quotations(both.text(alias), id_)
    seen = {id_}
    onward = both.near(alias).borne_on(id_, depth, seen)
    branch = both.near(alias).bearing_on(id_, depth, seen)
    if onward:
        yield ""
        yield "What it bears on:"
        yield from _onward(both, alias, onward, "")
    if branch.steps or branch.rebuttals or branch.despite:
        yield ""
        yield "What bears on it:"
        yield from _branch(both, alias, branch, "")
    met: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, 1):
        yield ""
        yield f"Relation {number}. {question(row.relation)}"
        yield from _beyond(both, row, alias, depth, number, met)
        yield from why(row.relation)


def _beyond(
    both: Compared,
    row: Row,
    alias: str,
    depth: int,
    number: int,
    met: dict[tuple[str, str], int],
) -> Iterator[str]:
    """Yield the other texts' nodes, with what bears on them where they are met first."""
    others = [node for side in row.sides for node in side if node[0] != alias]
    for place, (other, id_) in enumerate(others):
        also = " also" if any(other == before for before, _ in others[:place]) else ""
        see = f", see relation {met[other, id_]}" if (other, id_) in met else ""
        yield f"{whose(both, row.relation, other)}{also}{see}: {_node(both, other, id_)}"
        if not place and not see:
            met[other, id_] = number
            yield from quotations(both.text(other), id_)
            branch = both.near(other).bearing_on(id_, depth, set())
            yield from _branch(both, other, branch, "")


def _node(both: Compared, alias: str, id_: str) -> str:
    text = both.text(alias)
    return f"{type_of(text, text.nodes[id_])}: {said(text.nodes[id_].text)}"


def _branch(both: Compared, alias: str, branch: Branch, above: str) -> Iterator[str]:
    """Yield what bears on a node, numbered below it."""
    found: list[tuple[str, Branch]] = []
    for step in branch.steps:
        together = "Reason" if len(step.branches) == 1 else "Reason, only together with the others"
        found += [(together, each) for each in step.branches]
        found += [("Denies that step", each) for each in step.undercuts]
    found += [("Denies it", each) for each in branch.rebuttals]
    found += [("Held despite", each) for each in branch.despite]
    for count, (what, each) in enumerate(found, 1):
        number = f"{above}{count}."
        again = ", see above or below" if each.again else ""
        yield f"{number} {what}{again}: {_node(both, alias, each.id)}"
        if not each.again:
            yield from quotations(both.text(alias), each.id)
        yield from _branch(both, alias, each, number)


def _onward(both: Compared, alias: str, onward: Iterable[Onward], above: str) -> Iterator[str]:
    """Yield what a node bears on, numbered below it."""
    for count, each in enumerate(onward, 1):
        number = f"{above}{count}."
        again = ", see above or below" if each.again else ""
        yield f"{number} {_ONWARD[each.kind]}{again}: {_node(both, alias, each.id)}"
        if not each.again:
            yield from quotations(both.text(alias), each.id)
        for partner in each.partners:
            yield f"Only together with: {_node(both, alias, partner)}"
        for denying in each.undercuts:
            yield f"That step is denied: {_node(both, alias, denying)}"
        yield from _onward(both, alias, each.onward, number)
