"""The files that a client has open, and the workspaces in which they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lsprotocol import types

from argmap.check.finding import File
from argmap.files import SUFFIXES, argmap_files, has_key, root_of
from argmap.lsp.page import Opened, Openeds, Page, Scene
from argmap.lsp.positions import Positions, changed
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.settings import settings_file
from argmap.storage import DISK
from argmap.syntax import DEFAULT_LIMITS, Lines
from argmap.workspace import Kept, Workspace, load

_BOM = b"\xef\xbb\xbf"


class Project:
    """The open texts below some folders, and what is remembered of the files around them."""

    def __init__(self, folders: Iterable[Path] = (), encoding: str = "utf-16") -> None:
        """Begin with no text open."""
        self.folders = frozenset(folders)
        self.encoding = encoding
        self.opened: Openeds = {}
        self._kept = Kept()
        self._refers: dict[Path, frozenset[Path]] = {}
        self._known: dict[Path, File] = {}
        self._walked: set[Path] = set()

    # What the client does. Each puts a new mapping in place: what was begun goes on with the old.

    def open(self, path: Path, text: str, version: int, uri: str) -> None:
        """Take over a text."""
        try:
            marked = not text.startswith("\ufeff") and DISK.read(path, len(_BOM)) == _BOM
        except OSError:
            marked = False
        self.opened = {**self.opened, path: Opened(uri, text, version, marked)}

    def change(
        self, path: Path, changes: Iterable[types.TextDocumentContentChangeEvent], version: int
    ) -> None:
        """Change an open text; others aren't known, and stay so."""
        if path in self.opened:
            text = self.opened[path].text
            for each in changes:
                text = changed(text, each, self.encoding)
            self.opened = {
                **self.opened,
                path: replace(self.opened[path], text=text, version=version),
            }

    def close(self, path: Path) -> None:
        """Forget a text; its file counts again."""
        self.opened = {each: opened for each, opened in self.opened.items() if each != path}
        self._known.pop(path, None)

    # What is asked, and what is learnt from the disk. One thread does this at a time.

    def move(self, folders: Iterable[Path]) -> None:
        """Work below other folders, and look again for the files there are."""
        self.folders = frozenset(folders)
        self._walked.clear()
        self._refers.clear()

    def touch(self, paths: Iterable[Path]) -> None:
        """Learn what files say that have changed on the disk, come or gone."""
        for path in paths:
            here = self.here(path)
            if here not in self._walked or here is None or path.suffix not in SUFFIXES:
                continue
            self._refers.pop(path, None)
            is_hidden = any(part.startswith(".") for part in path.relative_to(here).parts)
            try:
                is_argmaps = not is_hidden and has_key(DISK.read(path, DEFAULT_LIMITS.bytes))
            except OSError:
                continue
            if is_argmaps:
                self._load(here, {path}, {})

    def here(self, path: Path) -> Path | None:
        """Return the working directory for a file; None where nothing may be read for it.

        That is the nearest of the client's folders. A client without any has opened a file alone.
        """
        if not self.folders:
            return path.parent
        around = [each for each in self.folders if path.is_relative_to(each)]
        return max(around, key=lambda each: len(each.parts), default=None)

    def page(self, path: Path, opened: Openeds) -> Page | None:
        """Return a file with its workspace; None where there is none that argmap may read."""
        here = self.here(path)
        if here is None:
            return None
        self._walk(here, path)
        # What a comparison named when it could last be read is there while it can't be.
        around = self._around({path, *self._refers.get(path, ())}, opened)
        workspace = self._load(here, around, opened)
        scene = Scene(workspace, opened, self.encoding)
        file = None
        if path in workspace.sources:
            lines = workspace.lines().get(workspace.name_of(path), Lines(""))
        else:
            file = next((each for each in workspace.files if each.path == path), None)
            if file is None or not self._is_argmaps(path, opened):
                return None
            lines = Lines(opened[path].text) if path in opened else file.document.lines
        if file and not is_readable(file) and path not in self._known:
            self._remember(here, path)
        return Page(scene, path, Positions(lines, self.encoding), file, self._known)

    def _remember(self, here: Path, path: Path) -> None:
        """Take what the disk has of a file for its last version that could be read, if it can."""
        for file in self._load(here, {path}, {}).files:
            if file.path == path and is_readable(file):
                self._known[path] = file

    def whole(self, path: Path, opened: Openeds) -> Scene | None:
        """Return everything below the root of a file, with that file."""
        here = self.here(path)
        if here is None:
            return None
        self._walk(here, path)
        root = root_of(path, here)
        below = {each for each in self._refers if each.is_relative_to(root)}
        return Scene(self._load(here, {path, *below}, opened), opened, self.encoding)

    def concerned(self, opened: Openeds) -> list[tuple[Scene, frozenset[Path]]]:
        """Return for each working directory a workspace, and the files that open texts concern.

        These are the open files of argmap's, and those that refer to an open text.
        """
        by_folder: dict[Path, set[Path]] = {}
        for path in opened:
            if here := self.here(path):
                self._walk(here, path)
                by_folder.setdefault(here, set()).add(path)
        found = []
        for here, paths in by_folder.items():
            around = self._around(paths, opened)
            workspace = self._load(here, around, opened)
            there = frozenset(file.path for file in workspace.files)
            found.append((Scene(workspace, opened, self.encoding), there & around))
        return found

    def _around(self, paths: Iterable[Path], opened: Openeds) -> set[Path]:
        """Return argmap's files among some, and all that refer to any, however indirectly."""
        found: set[Path] = set()
        waiting = list(paths)
        while waiting:
            path = waiting.pop()
            if path not in found:
                found.add(path)
                waiting += [each for each, names in self._refers.items() if path in names]
        return {path for path in found if self._is_argmaps(path, opened)}

    def _is_argmaps(self, path: Path, opened: Openeds) -> bool:
        if path.suffix not in SUFFIXES:
            return False
        return has_key(opened[path].data) if path in opened else path in self._refers

    def _walk(self, here: Path, path: Path) -> None:
        """Learn which files below the root refer to which."""
        if here in self._walked:
            return
        self._walked.add(here)
        root = root_of(path, here)
        # Whoever opens a file alone has it anywhere, and below that may be all their files.
        if here in self.folders or DISK.is_repository(root) or settings_file(root):
            self._load(here, argmap_files(root), {})

    def _load(self, here: Path, paths: Iterable[Path], opened: Openeds) -> Workspace:
        there = [path for path in sorted(paths) if path in opened or path.is_file()]
        unsaved = {path: each.data for path, each in opened.items()}
        try:
            workspace = load(there, working_directory=here, unsaved=unsaved, kept=self._kept)
        except (FileNotFoundError, PermissionError):  # gone since, or a link out of the root
            return Workspace((), (), working_directory=here)
        for file in workspace.files:
            self._learn(here, file, opened)
        return workspace

    def _learn(self, here: Path, file: File, opened: Openeds) -> None:
        if isinstance(file, ComparisonFile):
            texts = file.texts.values()
            names = {each.path for each in texts if isinstance(each, ArgumentFile)}
        elif file.argument:
            is_there = file.source is not None and file.source.text is not None
            names = {(here / file.source.name).resolve()} if file.source and is_there else set()
        else:
            self._refers.setdefault(file.path, frozenset())
            return
        self._refers[file.path] = frozenset(names)
        if file.path in opened:
            self._known[file.path] = file


def is_readable(file: File) -> bool:
    """Whether a file says what a file of its kind has to say."""
    return isinstance(file, ComparisonFile) or file.argument is not None
