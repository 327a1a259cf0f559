"""A comparison whose texts can be read: who is who, and what stands where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.draw.cards import stem
from argmap.draw.neighbours import Nearby
from argmap.draw.plain import element_id, plain
from argmap.draw.scripts import isolated
from argmap.graph import Graph, argument_graph
from argmap.model.comparison import Comparison
from argmap.model.source import Source
from argmap.opened import ArgumentFile, ComparisonFile


@dataclass(frozen=True)
class Compared:
    """A comparison, and those of its texts that a picture shows, left to right."""

    file: ComparisonFile
    comparison: Comparison
    shown: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the ids of its elements begin with."""
        return element_id(stem(self.file.name))

    @property
    def aliases(self) -> list[str]:
        """The texts' aliases, in the file's order."""
        return list(self.comparison.texts)

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        known = ((alias, self.file.text(alias)) for alias in self.aliases)
        return prefixes(self.name, {alias: text.name for alias, text in known if text})

    @cached_property
    def _graphs(self) -> dict[str, Graph]:
        return {}

    @cached_property
    def _near(self) -> dict[str, Nearby]:
        return {}

    def element(self, alias: str, id_: str) -> str:
        """Return the element id of a text's node: `hensman--reversal`."""
        return element_id(self._prefixes[alias], id_)

    def text(self, alias: str) -> ArgumentFile:
        """Return a text's argument file."""
        text = self.file.text(alias)
        assert text, "a comparison is drawn only when its texts can be read"
        return text

    def graph(self, alias: str) -> Graph:
        """Return a text's graph."""
        if alias not in self._graphs:
            self._graphs[alias] = argument_graph(self.text(alias))
        return self._graphs[alias]

    def near(self, alias: str) -> Nearby:
        """Return what is near each node of a text."""
        if alias not in self._near:
            self._near[alias] = Nearby(self.graph(alias))
        return self._near[alias]

    def source(self, alias: str) -> Source:
        """Return what a text's file says of its source."""
        argument = self.text(alias).argument
        assert argument
        return argument.source

    def fill(self, alias: str) -> int:
        """Return the number of a text's colour."""
        return self.aliases.index(alias)

    def by_line(self, alias: str) -> str:
        """Return a text's author and title."""
        source = self.source(alias)
        title = isolated(plain(source.title))
        return f"{isolated(plain(source.author))}, {title}" if source.author else title

    def whose(self, alias: str) -> str:
        """Name a text on its cards where the picture's sides don't."""
        return "" if len(self.shown) <= 2 else self.source(alias).author or alias

    def ordered(self, sides: Iterable[str]) -> list[str]:
        """Return aliases from left to right."""
        known = set(sides)
        return [alias for alias in self.aliases if alias in known]

    def in_words(self, alias: str, ids: Sequence[str]) -> str:
        """Say what nodes of a text say, and whose text it is."""
        nodes = self.text(alias).nodes
        return f"{self.by_line(alias)}: {' '.join(plain(nodes[id_].text) for id_ in ids)}"


def prefixes(name: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return for each text's alias what the element ids of its nodes begin with.

    It is the name of its file; of files of one name in two folders, or of one that is called like
    the comparison, whose elements begin with `name`, it has the alias too. `names` has the files'.
    """
    taken = {name}
    found: dict[str, str] = {}
    for alias, each in names.items():
        prefix = element_id(stem(each))
        while prefix in taken:
            prefix += f"-{alias}"
        taken.add(prefix)
        found[alias] = prefix
    return found


def compared(file: ComparisonFile, named: Iterable[Mapping[str, object]]) -> Compared:
    """Return a comparison of which the texts are shown that relations name, by alias."""
    assert file.comparison
    shown = {alias for sides in named for alias in sides}
    aliases = tuple(alias for alias in file.comparison.texts if alias in shown)
    return Compared(file, file.comparison, aliases)
