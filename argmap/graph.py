"""Nodes and relations of one text, as a graph: what pictures and exports walk over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from argmap.model.argument import Node, Premise, Rebuttal, Step
from argmap.opened import ArgumentFile

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Support:
    """A step from one reason, or from several that only together are one, to what they support."""

    reasons: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Undercut:
    """A rebuttal's denial of a step."""

    rebuttal: str
    reason: str
    target: str


@dataclass(frozen=True)
class Graph:
    """One text's nodes and how they bear on each other. Everything keeps the file's order."""

    nodes: Mapping[str, Node]
    supports: tuple[Support, ...]
    rebuts: tuple[tuple[str, str], ...]
    undercuts: tuple[Undercut, ...]
    despite: tuple[tuple[str, str], ...]

    @cached_property
    def theses(self) -> tuple[str, ...]:
        """The nodes that the whole text is for."""
        return tuple(
            id_ for id_, node in self.nodes.items() if not isinstance(node, Premise) and node.main
        )

    def reasons_for(self, id_: str) -> tuple[str, ...]:
        """Return the nodes that support a node."""
        return self._reasons.get(id_, ())

    def rebuts_of(self, id_: str) -> tuple[str, ...]:
        """Return the nodes that a node rebuts."""
        return self._rebutted.get(id_, ())

    def rebuttals_of(self, id_: str) -> tuple[str, ...]:
        """Return the nodes that rebut a node."""
        return self._rebuttals.get(id_, ())

    def undercut_by(self, id_: str) -> tuple[str, ...]:
        """Return the reasons of the steps that a node denies."""
        return tuple(each.reason for each in self._denials.get(id_, ()))

    def bears_on(self, id_: str) -> tuple[str, ...]:
        """Return the nodes that a node supports, rebuts, undercuts or is held despite of."""
        return self._bearing.get(id_, ())

    def steps_to(self, id_: str) -> tuple[Support, ...]:
        """Return the steps to a node."""
        return self._steps.get(id_, ())

    def among(self, ids: Collection[str]) -> Graph:
        """Return the graph of some of the nodes, which are given in the file's order.

        Its steps lead to these, and keep all of their reasons; the rest begins at these.
        """
        return Graph(
            {id_: self.nodes[id_] for id_ in ids},
            tuple(step for id_ in ids for step in self.steps_to(id_)),
            tuple((id_, target) for id_ in ids for target in self.rebuts_of(id_)),
            tuple(each for id_ in ids for each in self._denials.get(id_, ())),
            tuple((id_, target) for id_ in ids for target in self._despite.get(id_, ())),
        )

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each node with each that it bears on."""
        found = [(reason, step.target) for step in self.supports for reason in step.reasons]
        found += [*self.rebuts, *self.despite]
        found += [
            (each.rebuttal, end) for each in self.undercuts for end in (each.reason, each.target)
        ]
        return tuple(found)

    @cached_property
    def _bearing(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered(self.pairs)

    @cached_property
    def _steps(self) -> Mapping[str, tuple[Support, ...]]:
        return _gathered((step.target, step) for step in self.supports)

    @cached_property
    def _denials(self) -> Mapping[str, tuple[Undercut, ...]]:
        return _gathered((each.rebuttal, each) for each in self.undercuts)

    @cached_property
    def _despite(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered(self.despite)

    @cached_property
    def _reasons(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((step.target, each) for step in self.supports for each in step.reasons)

    @cached_property
    def _rebutted(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered(self.rebuts)

    @cached_property
    def _rebuttals(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((target, rebuttal) for rebuttal, target in self.rebuts)


def _gathered(pairs: Iterable[tuple[str, Value]]) -> Mapping[str, tuple[Value, ...]]:
    gathered: dict[str, list[Value]] = {}
    for key, value in pairs:
        gathered.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in gathered.items()}


def argument_graph(file: ArgumentFile) -> Graph:
    """Return a text's graph. References to nodes that aren't there are left out."""
    nodes = file.nodes
    links = _links(nodes)
    rebuttals = [(id_, node) for id_, node in nodes.items() if isinstance(node, Rebuttal)]
    return Graph(
        nodes,
        tuple(
            Support(reasons, target)
            for target, supporters in _supporters(nodes).items()
            for reasons in _linked(supporters, links)
        ),
        tuple((id_, to) for id_, node in rebuttals for to in node.rebuts if to in nodes),
        tuple(each for id_, node in rebuttals for each in undercut_steps(nodes, id_, node)),
        tuple((id_, to) for id_, node in nodes.items() for to in node.despite if to in nodes),
    )


def undercut_steps(nodes: Mapping[str, Node], id_: str, node: Rebuttal) -> tuple[Undercut, ...]:
    """Return the steps that a rebuttal denies: the one it names, or every one of a node."""
    if isinstance(node.undercuts, Step):
        step = node.undercuts
        there = step.from_ in nodes and step.to in nodes
        return (Undercut(id_, step.from_, step.to),) if there else ()
    denied = nodes.get(node.undercuts) if node.undercuts else None
    if denied is None or node.undercuts is None:
        return ()
    return tuple(Undercut(id_, node.undercuts, target) for target in denied.supports)


def _supporters(nodes: Mapping[str, Node]) -> dict[str, list[str]]:
    supporters: dict[str, list[str]] = {id_: [] for id_ in nodes}
    for id_, node in nodes.items():
        for target in node.supports:
            if target in supporters:
                supporters[target].append(id_)
    return supporters


def _links(nodes: Mapping[str, Node]) -> dict[str, int]:
    """Number the groups that `with` makes, which is symmetric and transitive."""
    neighbours: dict[str, list[str]] = {}
    for id_, node in nodes.items():
        for other in node.with_:
            neighbours.setdefault(id_, []).append(other)
            neighbours.setdefault(other, []).append(id_)
    numbers: dict[str, int] = {}
    for number, id_ in enumerate(nodes):
        waiting = [id_]
        while waiting:
            if (linked := waiting.pop()) not in numbers:
                numbers[linked] = number
                waiting += neighbours.get(linked, [])
    return numbers


def _linked(supporters: list[str], links: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Group the supporters of one target: those that are linked support it only together."""
    groups: dict[int, list[str]] = {}
    for id_ in supporters:
        groups.setdefault(links[id_], []).append(id_)
    return [tuple(group) for group in groups.values()]
