"""What a reader shows: the texts, what stands between them, and the ids of all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.draw.cards import stem
from argmap.draw.compared import prefixes
from argmap.draw.plain import element_id
from argmap.graph import Graph, argument_graph
from argmap.model.argument import Node
from argmap.opened import ArgumentFile, ComparisonFile

Sort = Literal["contradiction", "agreement", "counterpart"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its map, its number in the file's order, and what it is called.

    The element ids of its nodes begin with `prefix`.
    """

    alias: str
    number: int
    prefix: str
    name: str
    file: ArgumentFile
    graph: Graph

    @property
    def title(self) -> str:
        """The text's title."""
        return self.file.argument.source.title if self.file.argument else ""

    @property
    def language(self) -> str | None:
        """The text's language, where its map says it."""
        return self.file.argument.source.language if self.file.argument else None

    @property
    def colour(self) -> str:
        """The class that gives an element the text's colours; the fifth text begins again."""
        return f"t{self.number % 4 + 1}"

    def node(self, id_: str) -> Node:
        """Return a node."""
        return self.graph.nodes[id_]

    def element(self, id_: str) -> str:
        """Return a node's element id, as in the pictures: `hensman--reversal`."""
        return f"{self.prefix}--{id_}"


@dataclass(frozen=True, slots=True)
class Side:
    """What one text has to do with a relation: the nodes, the best first, and how."""

    text: Text
    nodes: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A contradiction, an agreement or a counterpart. `title` is the question or the statement."""

    element: str
    sort: Sort
    title: str
    topic: str
    kind: str
    strength: str
    why: str
    note: str
    sides: tuple[Side, ...]
    but: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """Everything that one reader shows."""

    title: str
    prefix: str
    texts: tuple[Text, ...]
    topics: Mapping[str, str]
    relations: tuple[Relation, ...]
    standing: Mapping[str, tuple[Relation, ...]]
    """For the element id of a node, the relations that it is in."""

    @property
    def language(self) -> str | None:
        """The language of all texts, if they have one in common."""
        languages = {text.language for text in self.texts}
        return languages.pop() if len(languages) == 1 else None

    def of_sort(self, sort: Sort) -> tuple[Relation, ...]:
        """Return the relations of one sort."""
        return tuple(each for each in self.relations if each.sort == sort)


def book(file: ArgumentFile | ComparisonFile) -> Book:
    """Return what a reader of a file shows. Its texts and their nodes are there."""
    if isinstance(file, ArgumentFile):
        assert file.argument
        text = _texts({"text": file}, "")[0]
        return Book(file.argument.source.title, text.prefix, (text,), {}, (), {})
    assert file.comparison
    prefix = element_id(stem(file.name))
    files = {alias: known for alias in file.comparison.texts if (known := file.text(alias))}
    texts = _texts(files, prefix)
    relations = tuple(_relations(file, prefix, {text.alias: text for text in texts}))
    standing: dict[str, list[Relation]] = {}
    for relation in relations:
        for side in relation.sides:
            for node in side.nodes:
                standing.setdefault(side.text.element(node), []).append(relation)
    return Book(
        file.comparison.title,
        prefix,
        texts,
        file.comparison.topics,
        relations,
        {element: tuple(each) for element, each in standing.items()},
    )


def _texts(files: Mapping[str, ArgumentFile], beside: str) -> tuple[Text, ...]:
    sources = {alias: file.argument.source for alias, file in files.items() if file.argument}
    authors = [source.author for source in sources.values()]
    titles = [source.title for source in sources.values()]
    begins = prefixes(beside, {alias: file.name for alias, file in files.items()})
    found: list[Text] = []
    for number, (alias, source) in enumerate(sources.items()):
        file = files[alias]
        alone = source.author and authors.count(source.author) == 1
        title = source.title if titles.count(source.title) == 1 else f"{source.title} ({alias})"
        name = source.author if alone and source.author else title
        found.append(Text(alias, number, begins[alias], name, file, argument_graph(file)))
    return tuple(found)


def _relations(file: ComparisonFile, prefix: str, texts: Mapping[str, Text]) -> Iterator[Relation]:
    assert file.comparison

    def sides(says: str, given: Mapping[str, Iterable[str]]) -> tuple[Side, ...]:
        return tuple(Side(texts[a], tuple(given[a]), says) for a in texts if a in given)

    for id_, one in file.comparison.contradictions.items():
        element = element_id(prefix, id_)
        yield Relation(
            element,
            "contradiction",
            one.question,
            one.topic or "",
            one.kind,
            one.strength,
            one.why,
            one.note or "",
            sides("holds", one.sides),
        )
    for id_, same in file.comparison.agreements.items():
        yield Relation(
            element_id(prefix, "_agreement", id_),
            "agreement",
            same.statement,
            same.topic or "",
            "",
            "",
            "",
            same.note or "",
            sides("holds", same.sides),
            tuple(element_id(prefix, but) for but in same.but),
        )
    for id_, pair in file.comparison.counterparts.items():
        both = sides("holds", pair.holds) + sides("reports without holding it", pair.reports)
        ordered = tuple(sorted(both, key=lambda side: side.text.number))
        reported = next(side for side in both if side.says != "holds")
        yield Relation(
            element_id(prefix, "_counterpart", id_),
            "counterpart",
            reported.text.node(reported.nodes[0]).text,
            pair.topic or "",
            "",
            "",
            pair.why or "",
            pair.note or "",
            ordered,
        )
