"""Where references stand in their files, and which nodes the relations of a comparison name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.check.finding import File
from argmap.model.comparison import Counterpart
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.references import Reference
from argmap.syntax import Path


class Side(NamedTuple):
    """A relation's key that names a node of a text."""

    relation: str
    key: str
    text: str
    node: str
    path: Path


def path_of(file: ArgumentFile, reference: Reference) -> Path:
    """Return the path of the id that a reference names: of a list's item, of a step's end."""
    return path_of_item(file, ("argument", reference.node, reference.key), reference.number)


def path_of_item(file: File, path: Path, number: int) -> Path:
    """Return the path of one of the ids at a path, which may be a single one, a list or a step."""
    written = file.document.at(path)
    if isinstance(written, list):
        return (*path, number)
    return (*path, ("from", "to")[number]) if isinstance(written, dict) else path


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
                yield (kind, id_), {"sides": relation.sides}


def sides(file: ComparisonFile) -> Iterator[Side]:
    """Yield every node that a relation names."""
    for path, by_key in relations(file):
        for key, by_text in by_key.items():
            for text, nodes in by_text.items():
                for number, node in enumerate(nodes):
                    place = path_of_item(file, (*path, key, text), number)
                    yield Side(str(path[1]), key, text, node, place)
