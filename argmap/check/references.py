"""Where references stand in their files, and which nodes the relations of a comparison name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.model.comparison import Counterpart
from argmap.references import Reference
from argmap.syntax import Path
from argmap.workspace import ArgumentFile, ComparisonFile


class Side(NamedTuple):
    """A relation's key that names a node of a text."""

    relation: str
    key: str
    text: str
    node: str
    path: Path


def path_of(file: ArgumentFile, reference: Reference) -> Path:
    """Return the path of the id that a reference names: of a list's item, of a step's end."""
    path: Path = ("argument", reference.node, reference.key)
    written = file.document.value["argument"][reference.node][reference.key]
    if isinstance(written, list):
        return (*path, reference.number)
    if isinstance(written, dict):
        return (*path, ("from", "to")[reference.number])
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
