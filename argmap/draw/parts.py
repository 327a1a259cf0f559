"""The parts of a file that have a picture of their own.

A topic of a comparison, a section of a text; one that is too large to be read as one picture is
parted again, into portions in its own order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.draw.plain import element_id
from argmap.draw.sections import in_text_order, sections_of_nodes
from argmap.draw.selection import Selection, selected, selected_agreements, selected_counterparts
from argmap.graph import Graph, argument_graph
from argmap.opened import ArgumentFile, ComparisonFile

MOST_NODES = 150
"""How many nodes are drawn as one picture; of more, an overview is drawn."""
MOST_CONTRADICTIONS = 60
"""How many relations of a comparison are drawn as one picture; of more, an overview is drawn."""
_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class Part:
    """A part, and the nodes or the relations that are its own.

    `name` is what its picture's file name ends in; `number` is that of its section, -1 for what
    stands before them.
    """

    name: str
    title: str
    ids: tuple[str, ...]
    topic: str | None = None
    number: int = -1
    portion: int = 1
    portions: int = 1


@dataclass(frozen=True)
class Text:
    """An argument file and what all of its pictures look at: its graph and its parts."""

    file: ArgumentFile

    @cached_property
    def graph(self) -> Graph:
        """The file's graph."""
        return argument_graph(self.file)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The file's parts, in the text's order."""
        return tuple(_sections(self.file, self.graph))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The nodes as the text says them."""
        return tuple(in_text_order(self.file))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each node in the file."""
        return {id_: place for place, id_ in enumerate(self.graph.nodes)}

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """The part in which each node stands; empty where the text has none."""
        return {id_: part for part in self.parts for id_ in part.ids}


def size(file: ArgumentFile | ComparisonFile, selection: Selection) -> int:
    """Return how many nodes, or relations of a comparison, a file's whole picture would show."""
    return len(file.nodes if isinstance(file, ArgumentFile) else _relations(file, selection))


def too_large(file: ArgumentFile | ComparisonFile, selection: Selection) -> bool:
    """Whether a file can't be read as one picture."""
    most = MOST_NODES if isinstance(file, ArgumentFile) else MOST_CONTRADICTIONS
    return size(file, selection) > most


def parts(file: ArgumentFile | ComparisonFile, selection: Selection) -> tuple[Part, ...]:
    """Return a file's parts; none where there are neither topics nor sections, and no need."""
    if isinstance(file, ArgumentFile):
        return Text(file).parts
    return tuple(_topics(file, selection))


def _topics(file: ComparisonFile, selection: Selection) -> Iterator[Part]:
    assert file.comparison
    relations = _relations(file, selection)
    by_topic: dict[str | None, list[str]] = {topic: [] for topic in (*file.comparison.topics, None)}
    for id_, topic in relations.items():
        by_topic[topic if topic in by_topic else None].append(id_)
    if not file.comparison.topics and not too_large(file, selection):
        return
    for topic, ids in by_topic.items():
        # No topic's id begins with `_`.
        name = topic or "_without-a-topic"
        title = file.comparison.topics[topic] if topic else "Without a topic"
        yield from _portions(f"{name}-", title, ids, MOST_CONTRADICTIONS, topic)


def _sections(file: ArgumentFile, graph: Graph) -> Iterator[Part]:
    if not file.sections and len(file.nodes) <= MOST_NODES:
        return
    numbers = sections_of_nodes(file, graph)
    by_section: dict[int, list[str]] = {}
    for id_ in in_text_order(file):
        by_section.setdefault(numbers[id_], []).append(id_)
    for number, ids in sorted(by_section.items()):
        title = file.sections[number].title if number >= 0 else "Before the first section"
        if not file.sections:
            title = "The text"
        slug = element_id(title.lower())[:_LONGEST_NAME].strip("-")
        yield from _portions(f"{number + 1}-{slug}", title, ids, MOST_NODES, None, number)


def _portions(
    name: str, title: str, ids: Sequence[str], most: int, topic: str | None, number: int = -1
) -> Iterator[Part]:
    """Yield a part, or its portions, none of which is much smaller than another."""
    count = -(-len(ids) // most)
    if count == 1:
        yield Part(name.rstrip("-"), title, tuple(ids), topic, number)
    for portion in range(1, count + 1 if count > 1 else 1):
        own = ids[len(ids) * (portion - 1) // count : len(ids) * portion // count]
        said = f"{title} ({portion} of {count})"
        yield Part(f"{name}-{portion}", said, tuple(own), topic, number, portion, count)


def _relations(file: ComparisonFile, selection: Selection) -> dict[str, str | None]:
    """Return the topics of the relations that a selection asks for, by their ids."""
    assert file.comparison
    chosen: Iterable[dict[str, str | None]] = (
        {id_: each.topic for id_, each in found.items()}
        for found in (
            selected(file.comparison, selection),
            selected_agreements(file.comparison, selection),
            selected_counterparts(file.comparison, selection),
        )
    )
    return {id_: topic for found in chosen for id_, topic in found.items()}
