"""An argument as an outline: theses, and below each what has to do with it, numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from argmap.draw.outline.words import (
    by_line,
    counted,
    joined,
    numbered,
    quotations,
    said,
    type_of,
    written,
)
from argmap.draw.parts import Part, Text
from argmap.draw.reading import Entry, reading
from argmap.draw.shown import Shown, shown
from argmap.graph import Graph, Support
from argmap.model.argument import NODE_TYPES
from argmap.opened import ArgumentFile


def argument_outline(
    file: ArgumentFile | Text, *, focus: str = "", depth: int = 1, part: Part | None = None
) -> str:
    """Return what a text argues, or what is near a node, or a part, as an outline."""
    text = file if isinstance(file, Text) else Text(file)
    return written(_lines(shown(text, focus, depth, part), focus, depth), text.file.name)


def _lines(what: Shown, focus: str, depth: int) -> Iterator[str]:
    file, graph = what.text.file, what.text.graph
    assert file.argument
    yield by_line(file.argument.source)
    if what.part:
        yield f"Part: {said(what.part.title)}"
    kinds = [(sum(graph.nodes[id_].type == kind for id_ in what.ids), kind) for kind in NODE_TYPES]
    counts = joined([counted(n, kind) for n, kind in kinds if n])
    if focus:
        near = said(graph.nodes[focus].text)
        yield f"What is within {counted(depth, 'step')} of “{near}”: {counts}."
    else:
        yield f"What the text argues: {counts}."
    outline = _Outline(graph, reading(graph, what.known, what.focus))
    theses = set(graph.theses)
    for entry in outline.entries:
        node = graph.nodes[entry.id]
        type_ = type_of(file, node, main=entry.id in theses)
        here = f", in “{said(there)}”" if (there := what.elsewhere.get(entry.id)) else ""
        relations = "".join(f"; {each}" for each in outline.does(entry.id))
        yield ""
        yield f"{numbered(entry.number)}. {type_}{here}{relations}: {said(node.text)}"
        yield from quotations(file, entry.id)
        if more := what.bears_on(entry.id):
            yield f"It {more}."
        yield from outline.see(entry)


_MOST_PARTNERS = 12
"""How many linked reasons an entry names: each of them has as many."""


@dataclass(frozen=True)
class _Outline:
    """The entries, and what they say of each other by their numbers."""

    graph: Graph
    entries: tuple[Entry, ...]

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, ...]]:
        return {entry.id: entry.number for entry in self.entries}

    @cached_property
    def _steps(self) -> dict[str, list[Support]]:
        steps: dict[str, list[Support]] = {}
        for step in self.graph.supports:
            for reason in step.reasons:
                steps.setdefault(reason, []).append(step)
        return steps

    @cached_property
    def _denied(self) -> dict[str, list[tuple[str, str]]]:
        denied: dict[str, list[tuple[str, str]]] = {}
        for each in self.graph.undercuts:
            denied.setdefault(each.rebuttal, []).append((each.reason, each.target))
        return denied

    def _named(self, ids: Iterable[str]) -> list[str]:
        return [numbered(self._numbers[id_]) for id_ in ids if id_ in self._numbers]

    def does(self, id_: str) -> Iterator[str]:
        """Yield what a node does to others."""
        alone: list[str] = []
        for step in self._steps.get(id_, ()):
            target = self._named([step.target])
            partners = self._named(each for each in step.reasons if each != id_)
            if target and partners:
                if more := partners[_MOST_PARTNERS:]:
                    partners[_MOST_PARTNERS:] = [f"{len(more):,} more"]
                yield f"supports {target[0]} only together with {joined(partners)}"
            else:
                alone += target
        if alone:
            yield f"supports {joined(alone)}"
        if rebutted := self._named(self.graph.rebuts_of(id_)):
            yield f"denies {joined(rebutted)}"
        for step_ends in self._denied.get(id_, ()):
            if len(ends := self._named(step_ends)) == 2:
                yield f"denies that {ends[0]} is a reason for {ends[1]}"
        if despite := self._named(self.graph.nodes[id_].despite):
            yield f"held despite {joined(despite)}"

    def see(self, entry: Entry) -> Iterator[str]:
        """Yield where that stands which bears on a node, as far as it isn't right below it."""
        for what, ids in (
            ("reasons for it", self.graph.reasons_for(entry.id)),
            ("rebuttals of it", self.graph.rebuttals_of(entry.id)),
        ):
            away = self._named(each for each in dict.fromkeys(ids) if not self._near(each, entry))
            if away:
                yield f"See also {joined(away)}: {what}."

    def _near(self, id_: str, entry: Entry) -> bool:
        number = self._numbers.get(id_, ())
        return entry.number in (number[:-1], number) or number == entry.number[:-1]
