"""The references of an argument: which key of which node names which node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.model.argument import Argument, Node, Rebuttal, Step


class Reference(NamedTuple):
    """A node's key that names another node, as the `number`-th of those that it names."""

    node: str
    key: str
    target: str
    number: int


def references(argument: Argument) -> Iterator[Reference]:
    """Yield every reference from a node to a node, in the file's order."""
    for id_, node in argument.argument.items():
        for key, targets in _named(node):
            for number, target in enumerate(targets):
                yield Reference(id_, key, target, number)


def _named(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "supports", node.supports
    yield "with", node.with_
    yield "despite", node.despite
    if isinstance(node, Rebuttal):
        yield "rebuts", node.rebuts
        undercuts = node.undercuts
        if isinstance(undercuts, Step):
            yield "undercuts", (undercuts.from_, undercuts.to)
        elif undercuts:
            yield "undercuts", (undercuts,)
