"""The references of a file: which key of which node names which id, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.model.argument import Node, Rebuttal, Step
from argmap.model.comparison import Contradiction, Counterpart
from argmap.syntax import Path
from argmap.workspace import ArgumentFile, ComparisonFile

NODE_KEYS = ("supports", "with", "rebuts", "undercuts", "despite")


class Reference(NamedTuple):
    """A node's key that names another node."""

    node: str
    key: str
    target: str
    path: Path


class Side(NamedTuple):
    """A relation's key that names a node of a text."""

    relation: str
    key: str
    text: str
    node: str
    path: Path


def targets(node: Node, key: str) -> tuple[str, ...]:
    """Return the ids that a key of a node names."""
    if key == "undercuts":
        undercuts = node.undercuts if isinstance(node, Rebuttal) else None
        if isinstance(undercuts, Step):
            return (undercuts.from_, undercuts.to)
        return (undercuts,) if undercuts else ()
    if key == "rebuts":
        return node.rebuts if isinstance(node, Rebuttal) else ()
    found: tuple[str, ...] = getattr(node, "with_" if key == "with" else key)
    return found


def references(file: ArgumentFile) -> Iterator[Reference]:
    """Yield every reference from a node to a node."""
    for id_, node in file.nodes.items():
        for key in NODE_KEYS:
            for index, target in enumerate(targets(node, key)):
                yield Reference(id_, key, target, reference_path(file, id_, key, index))


def reference_path(file: ArgumentFile, node: str, key: str, index: int) -> Path:
    """Return the path of one of the ids that a key names, which may be a list, a step or an id."""
    path: Path = ("argument", node, key)
    written = file.document.value["argument"][node].get(key)
    if isinstance(written, list):
        return (*path, index)
    if isinstance(written, dict):
        return (*path, ("from", "to")[index])
    return path


def relations(
    file: ComparisonFile,
) -> Iterator[tuple[Path, Mapping[str, Mapping[str, tuple[str, ...]]]]]:
    """Yield every relation's path and, by key, which nodes of which texts it names."""
    if not file.comparison:
        return
    comparison = file.comparison
    for kind, entries in (
        ("contradictions", comparison.contradictions),
        ("agreements", comparison.agreements),
        ("counterparts", comparison.counterparts),
    ):
        for id_, relation in entries.items():
            if isinstance(relation, Counterpart):
                yield (kind, id_), {"holds": relation.holds, "reports": relation.reports}
            else:
                assert isinstance(relation, Contradiction) or kind == "agreements"
                yield (kind, id_), {"sides": relation.sides}


def sides(file: ComparisonFile) -> Iterator[Side]:
    """Yield every node that a relation names."""
    for path, by_key in relations(file):
        written = file.document.value[path[0]][path[1]]
        for key, by_text in by_key.items():
            for text, nodes in by_text.items():
                place: Path = (*path, key, text)
                for index, node in enumerate(nodes):
                    many = isinstance(written[key][text], list)
                    yield Side(str(path[1]), key, text, node, (*place, index) if many else place)
