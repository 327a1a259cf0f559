"""Opens files and joins arguments, their sources and their comparisons."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from argmap.fault import Fault
from argmap.files import (
    Unreadable,
    argmap_files,
    confined,
    display_name,
    read_bytes,
    root_of,
    settings_below,
)
from argmap.model.argument import Argument
from argmap.model.comparison import Comparison
from argmap.opened import ArgumentFile, ComparisonFile, SourceFile, source_file
from argmap.schema import validate
from argmap.settings import SETTINGS_FILE, Settings, read_settings
from argmap.storage import DISK, Storage
from argmap.syntax import DEFAULT_LIMITS, Document, Limits, Lines, Problem, read

_T = TypeVar("_T")


@dataclass(frozen=True)
class Workspace:
    """Everything that was read, in the order of the files' names."""

    arguments: tuple[ArgumentFile, ...]
    comparisons: tuple[ComparisonFile, ...]
    settings_of: Mapping[str, Settings] = field(default_factory=dict)
    """For each file's name the settings of its root."""
    sources: frozenset[Path] = frozenset()
    """The source texts that were read."""
    settings_below_root: tuple[Path, ...] = ()
    named: frozenset[Path] = frozenset()
    """The files that were asked for; the others are those that they refer to."""
    working_directory: Path = Path()
    root_of: Mapping[str, Path] = field(default_factory=dict)
    """For each file's name its root."""

    def lines(self) -> dict[str, Lines]:
        """Return the lines of every text that a finding may lie in, by the file's name."""
        found = {file.name: file.document.lines for file in self.files}
        for file in self.arguments:
            if file.source and file.source.text is not None:
                found[file.source.name] = file.source.lines
        for settings in self.settings:
            if settings.file:
                found[self.name_of(settings.file)] = Lines(settings.text)
        return found

    @property
    def paths(self) -> frozenset[Path]:
        """Every file that was read."""
        return self.sources | {file.path for file in self.files}

    @property
    def settings(self) -> tuple[Settings, ...]:
        """The settings of all roots that have any."""
        by_file = {each.file: each for each in self.settings_of.values() if each.file}
        return tuple(by_file.values())

    @property
    def files(self) -> tuple[ArgumentFile | ComparisonFile, ...]:
        """All files, arguments first."""
        return (*self.arguments, *self.comparisons)

    def name_of(self, file: Path) -> str:
        """Return a path as findings give it."""
        return display_name(file, self.working_directory)


def load(
    paths: Iterable[Path | str],
    *,
    working_directory: Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    unsaved: Mapping[Path, bytes] | None = None,
    storage: Storage = DISK,
    settings_from: Storage | None = None,
    kept: Kept | None = None,
) -> Workspace:
    """Read the files that paths name, those below folders, and the arguments that they refer to.

    `unsaved` has the bytes of files that are to be read from there and not from the storage.
    Roots and their settings are those of `settings_from`, where it is given. What `kept` has of
    earlier times and is still the same isn't read again.
    What is wrong with a file is kept with it; nothing raises but a path that isn't there
    (`FileNotFoundError`), or that is a link out of the project's root (`PermissionError`).
    """
    here = Path.cwd() if working_directory is None else working_directory.resolve()
    edited = {path.resolve(): data for path, data in (unsaved or {}).items()}
    loader = _Loader(here, limits, edited, storage, settings_from or storage, kept or Kept())
    below: list[Path] = []
    named: set[Path] = set()
    for given in paths:
        path = here / given
        try:
            resolved = storage.resolve(path)
            is_folder = storage.is_folder(resolved)
        except (OSError, RuntimeError, ValueError):  # a link to itself, a name that no file has
            raise FileNotFoundError(str(given)) from None
        written = Path(os.path.abspath(path))
        if written.is_relative_to(here) and not resolved.is_relative_to(
            root_of(written, here, loader.settings_from)
        ):
            raise PermissionError(str(given))
        if is_folder:
            found = list(argmap_files(resolved, storage))
            if found:
                root = root_of(found[0], here, loader.settings_from)
                below.extend(settings_below(resolved, root, storage))
            named.update(loader.open(file).path for file in found)
        elif storage.is_file(resolved) or resolved in loader.unsaved:
            named.add(loader.open(resolved).path)
        else:
            raise FileNotFoundError(str(given))
    loader.kept.forget()
    return loader.workspace(tuple(dict.fromkeys(below)), frozenset(named))


_Model = Argument | Comparison | None
_LOADS_KEPT = 16


class Kept:
    """What files said when they were read; a file that has other bytes is read again.

    What wasn't asked for in several loads is forgotten, so it never grows beyond the files in use.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._loads = 0
        self._used: dict[object, int] = {}
        self._values: dict[object, tuple[object, Any]] = {}

    def answer(self, key: object, depends_on: object, find: Callable[[], _T]) -> _T:
        """Return what is kept under a key, if it was found from the same; else find it."""
        self._used[key] = self._loads
        kept = self._values.get(key)
        if kept is None or kept[0] != depends_on:
            kept = self._values[key] = (depends_on, find())
        value: _T = kept[1]
        return value

    def forget(self) -> None:
        """End a load."""
        self._loads += 1
        for key in [key for key, used in self._used.items() if used + _LOADS_KEPT < self._loads]:
            del self._used[key], self._values[key]


class _Loader:
    def __init__(
        self,
        here: Path,
        limits: Limits,
        unsaved: Mapping[Path, bytes],
        storage: Storage,
        settings_from: Storage,
        kept: Kept,
    ) -> None:
        self.kept = kept
        self.here = here
        self.limits = limits
        self.unsaved = unsaved
        self.storage = storage
        self.settings_from = settings_from
        self._files: dict[Path, ArgumentFile | ComparisonFile] = {}
        self._sources: dict[Path, SourceFile] = {}
        self._roots: dict[Path, Path] = {}
        self._opening: set[Path] = set()

    def open(self, path: Path) -> ArgumentFile | ComparisonFile:
        if path not in self._files:
            self._opening.add(path)
            self._files[path] = self._read(path)
            self._opening.discard(path)
        return self._files[path]

    def workspace(self, below_root: tuple[Path, ...], named: frozenset[Path]) -> Workspace:
        files = sorted(self._files.values(), key=lambda file: file.name)
        if not files:  # a project without files has settings all the same
            self._root(self.here / SETTINGS_FILE)
        roots = {
            root: read_settings(root, self.settings_from)
            for root in sorted(set(self._roots.values()))
        }
        return Workspace(
            tuple(file for file in files if isinstance(file, ArgumentFile)),
            tuple(file for file in files if isinstance(file, ComparisonFile)),
            self._settings_of(files, below_root, roots),
            frozenset(self._sources),
            below_root,
            named,
            self.here,
            {file.name: self._roots[file.path.parent] for file in files},
        )

    def _settings_of(
        self,
        files: Iterable[ArgumentFile | ComparisonFile],
        below_root: tuple[Path, ...],
        roots: Mapping[Path, Settings],
    ) -> dict[str, Settings]:
        """Return for each file's name the settings of its root, settings files included."""
        found = {file.name: roots[self._roots[file.path.parent]] for file in files}
        for root, settings in roots.items():
            if settings.file:
                found[display_name(settings.file, self.here)] = settings
            for inner in below_root:
                if inner.is_relative_to(root):
                    found[display_name(inner, self.here)] = settings
        return found

    def _root(self, path: Path) -> Path:
        if path.parent not in self._roots:
            self._roots[path.parent] = root_of(path, self.here, self.settings_from)
        return self._roots[path.parent]

    def _read(self, path: Path) -> ArgumentFile | ComparisonFile:
        name = display_name(path, self.here)
        root = self._root(path)
        data = self.unsaved.get(path)
        if data is None:
            # One byte over the limit is enough for the reader to say that it is too large.
            try:
                data = self.storage.read(path, self.limits.bytes + 1)
            except OSError as error:
                why = Problem("encoding", f"the file can't be read: {error.strerror}", 0, 0)
                return ArgumentFile(path, name, Document("", problems=(why,)), None, (), None)
        given = (name, data, self.limits)
        document, model, faults = self.kept.answer(path, given, lambda: self._parsed(data))
        if isinstance(model, Comparison):
            texts = {alias: self._text(file, path, root) for alias, file in model.texts.items()}
            return ComparisonFile(path, name, document, model, faults, texts)
        source = self._source(model.source.file, path, root) if model else None
        return self.kept.answer(
            (path, "file"),
            _Identical(document, source),
            lambda: ArgumentFile(path, name, document, model, faults, source),
        )

    def _parsed(self, data: bytes) -> tuple[Document, _Model, tuple[Fault, ...]]:
        document = read(data, self.limits)
        if document.problems and data.strip() and b"argmap" not in data:
            # Whatever it is, what is wrong with it as YAML helps nobody.
            return Document(""), *validate(None)
        if document.problems:
            return document, None, ()
        return document, *validate(document.value)

    def _text(
        self, file: str, beside: Path, root: Path
    ) -> ArgumentFile | ComparisonFile | Unreadable:
        path = confined(file, beside, root, self.storage)
        if isinstance(path, Unreadable):
            return path
        # Only a comparison opens others, so what is being opened is one.
        return Unreadable("comparison") if path in self._opening else self.open(path)

    def _source(self, file: str, beside: Path, root: Path) -> SourceFile:
        path = confined(file, beside, root, self.storage)
        if isinstance(path, Unreadable):
            return SourceFile(file, why_not=path.why)
        if path not in self._sources:
            self._sources[path] = self._read_source(path)
        return self._sources[path]

    def _read_source(self, path: Path) -> SourceFile:
        name = display_name(path, self.here)
        data: bytes | Unreadable | None = self.unsaved.get(path)
        if data is None:
            data = read_bytes(path, self.limits.bytes, self.storage)
        given = data
        return self.kept.answer((path, "source"), (name, given), lambda: source_file(name, given))


class _Identical:
    """Things that are the same only if they are the very same."""

    def __init__(self, *things: object) -> None:
        self.things = things

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identical) and all(
            mine is theirs for mine, theirs in zip(self.things, other.things, strict=True)
        )
