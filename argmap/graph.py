"""Nodes and relations of one text, as a graph: what pictures and exports walk over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model.argument import Node, Rebuttal, Step
from argmap.workspace import ArgumentFile


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


@dataclass(frozen=True, slots=True)
class Graph:
    """One text's nodes and how they bear on each other. Everything keeps the file's order."""

    nodes: Mapping[str, Node]
    supports: tuple[Support, ...]
    rebuts: tuple[tuple[str, str], ...]
    undercuts: tuple[Undercut, ...]
    despite: tuple[tuple[str, str], ...]

    def reasons_for(self, id_: str) -> tuple[str, ...]:
        """Return the nodes that support a node."""
        return tuple(
            reason for step in self.supports if step.target == id_ for reason in step.reasons
        )

    def rebutted_by(self, id_: str) -> tuple[str, ...]:
        """Return the nodes that a node rebuts."""
        return tuple(target for rebuttal, target in self.rebuts if rebuttal == id_)


def argument_graph(file: ArgumentFile) -> Graph:
    """Return a text's graph. References to nodes that aren't there are left out."""
    nodes = file.nodes
    rebuttals = [(id_, node) for id_, node in nodes.items() if isinstance(node, Rebuttal)]
    return Graph(
        nodes,
        tuple(
            Support(reasons, target)
            for target, supporters in _supporters(nodes).items()
            for reasons in _linked(nodes, supporters)
        ),
        tuple((id_, to) for id_, node in rebuttals for to in node.rebuts if to in nodes),
        tuple(each for id_, node in rebuttals for each in undercut_steps(nodes, id_, node)),
        tuple((id_, to) for id_, node in nodes.items() for to in node.despite if to in nodes),
    )


def undercut_steps(nodes: Mapping[str, Node], id_: str, node: Rebuttal) -> tuple[Undercut, ...]:
    """Return the steps that a rebuttal denies: the one it names, or every one of a node."""
    if isinstance(node.undercuts, Step):
        return (Undercut(id_, node.undercuts.from_, node.undercuts.to),)
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


def _linked(nodes: Mapping[str, Node], supporters: list[str]) -> list[tuple[str, ...]]:
    """Group the supporters of one target by `with`, which is symmetric and transitive."""
    groups: list[set[str]] = []
    for id_ in supporters:
        linked = {id_, *(nodes[id_].with_)} & set(supporters)
        for group in [group for group in groups if group & linked]:
            linked |= group
            groups.remove(group)
        groups.append(linked)
    ordered = [tuple(id_ for id_ in supporters if id_ in group) for group in groups]
    return sorted(ordered, key=lambda group: supporters.index(group[0]))
