"""A file that something is asked of, with the workspace in which it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lsprotocol import types

from argmap.check import Edit, Location
from argmap.check.finding import File
from argmap.lsp.addresses import uri_of
from argmap.lsp.cursor import cursor_at
from argmap.lsp.meaning import Meaning, Spot, meaning_of, spot_at
from argmap.lsp.positions import Positions
from argmap.opened import ArgumentFile, ComparisonFile, SourceFile
from argmap.syntax import Document, Lines
from argmap.workspace import Workspace

_WORD = re.compile(r"[\w-]+")
_COMPARISON = re.compile(r"^argmap:[ \t]*[\"']?comparison", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Opened:
    """A text as its client has it. `marked`: its file begins with a mark that no client sends."""

    uri: str
    text: str
    version: int
    marked: bool = False

    @property
    def data(self) -> bytes:
        """The bytes that its file would have."""
        return _BOM * self.marked + self.text.encode("utf-8", "surrogatepass")


Openeds = Mapping[Path, Opened]


@dataclass(frozen=True)
class Scene:
    """A workspace, and how its client names and counts what is in it."""

    workspace: Workspace
    opened: Openeds
    encoding: str

    @cached_property
    def _lines(self) -> Mapping[str, Lines]:
        return self.workspace.lines()

    def path_of(self, name: str) -> Path:
        """Return the file that a name of the workspace stands for."""
        return (self.workspace.working_directory / name).resolve()

    def uri(self, path: Path) -> str:
        """Return a file's URI, as its client gave it if it did."""
        return self.opened[path].uri if path in self.opened else uri_of(path)

    def positions(self, name: str) -> Positions:
        """Return the positions of a file's text."""
        return Positions(self._lines.get(name, Lines("")), self.encoding)

    def span(self, name: str, start: int, end: int) -> types.Location:
        """Return where a stretch of a file is: offsets in code points."""
        range_ = self.positions(name).range(start, end)
        return types.Location(self.uri(self.path_of(name)), range_)

    def place(self, place: Location) -> types.Location:
        """Return where a finding's place is."""
        range_ = self.positions(place.file).range_of(place)
        return types.Location(self.uri(self.path_of(place.file)), range_)

    def edits(self, file: File, edits: tuple[Edit, ...]) -> types.WorkspaceEdit:
        """Return edits of one file. Theirs count a byte order mark, a client's don't."""
        mark = int(file.document.has_bom)
        positions = self.positions(file.name)
        made = [
            types.TextEdit(positions.range(each.start - mark, each.end - mark), each.text)
            for each in sorted(edits, key=lambda each: each.start)
        ]
        return types.WorkspaceEdit(changes={self.uri(file.path): made})


@dataclass(frozen=True)
class Page:
    """A file of a scene.

    `file` is None for a source text. `known` is the last version of it that could be read: while
    somebody types, a file is broken more often than not.
    """

    scene: Scene
    path: Path
    text: Positions
    file: File | None
    known: Mapping[Path, File]

    @property
    def versions(self) -> list[File]:
        """The file as it is, and as it was when it could be read."""
        known = self.known.get(self.path)
        return [each for each in (self.file, known) if each]

    @cached_property
    def document(self) -> Document:
        """The file's document, or that of its last version of which there is one."""
        for file in self.versions:
            if isinstance(file.document.value, dict):
                return file.document
        return Document("")

    @property
    def is_comparison(self) -> bool:
        """Whether it is a comparison, or would be one if it could be read."""
        said = self.document.at(("argmap",))
        if isinstance(said, str):
            return said.startswith("comparison")
        return _COMPARISON.search(self.text.lines.text) is not None

    @property
    def source(self) -> SourceFile | None:
        """The source text of an argument file."""
        for file in self.versions:
            if isinstance(file, ArgumentFile) and file.source and file.source.text is not None:
                return file.source
        return None

    @property
    def argument(self) -> ArgumentFile | None:
        """The argument file, as it is or was when it could be read."""
        for file in self.versions:
            if isinstance(file, ArgumentFile) and file.argument:
                return file
        return None

    @property
    def comparison(self) -> ComparisonFile | None:
        """The comparison, as it is or was when it could be read."""
        return next((each for each in self.versions if isinstance(each, ComparisonFile)), None)

    def named(self, alias: str) -> ArgumentFile | None:
        """Return the argument file that a comparison names, as it is or was last readable."""
        texts = self.comparison.texts if self.comparison else {}
        found = texts.get(alias)
        if not isinstance(found, ArgumentFile):
            return None
        now = next((f for f in self.scene.workspace.arguments if f.path == found.path), found)
        if now.argument:
            return now
        known = self.known.get(found.path)
        return known if isinstance(known, ArgumentFile) else None

    def at(self, offset: int) -> tuple[Spot, Meaning] | None:
        """Return the key or the value at an offset, and what it stands for.

        In a text that can't be taken apart it is the word there, and the lines around say the rest.
        """
        if self.file and self.file.document is self.document:
            spot = spot_at(self.document, offset)
            value = self.document.at(spot.path) if spot else None
        else:
            spot, value = self._word_at(offset)
        if spot is None:
            return None
        meaning = meaning_of(spot.path, spot.is_key, value, self.is_comparison)
        return (spot, meaning) if meaning else None

    def _word_at(self, offset: int) -> tuple[Spot | None, str]:
        lines = self.text.lines
        number, column = lines.position(offset)
        line, base = lines.line(number), lines.starts[number - 1]
        for word in _WORD.finditer(line):
            if word.start() <= column - 1 <= word.end():
                cursor = cursor_at(lines, base + word.end())
                path = (*cursor.path, word.group()) if cursor.is_key else cursor.path
                spot = Spot(path, cursor.is_key, base + word.start(), base + word.end())
                return spot, word.group()
        return None, ""
