"""Which files there are, where their root is, and reading them without leaving it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from argmap.settings import settings_file
from argmap.storage import DISK, Storage
from argmap.syntax import read

_KEY_FIRST = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[\"']?argmap[\"']?[ \t]*:")
_KEY_SOMEWHERE = re.compile(rb"[\"']?argmap[\"']?[ \t]*:")
_HEAD = 1_000_000
SUFFIXES = (".yaml", ".yml")
"""What the names of files end in that are looked into below a folder."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file isn't read."""

    why: Literal["missing", "outside", "too-large", "comparison"]


def root_of(file: Path, working_directory: Path, storage: Storage = DISK) -> Path:
    """Return the folder outside which nothing is opened for a file's sake.

    It is the nearest folder with `argmap.toml`, a pyproject.toml with `[tool.argmap]` or `.git`.
    For a file below the working directory the search begins there, so that a file's own folders
    can't move the root of a project that has one. Where the working directory has none, and for
    a file that lies elsewhere, it begins at the file's folder; without any marker the root is the
    working directory, or that folder.
    """
    inside = file.is_relative_to(working_directory)
    start = working_directory if inside else file.parent
    return _marked(start, storage) or (inside and _marked(file.parent, storage)) or start


def _marked(folder: Path, storage: Storage) -> Path | None:
    for candidate in (folder, *folder.parents):
        if storage.is_repository(candidate) or settings_file(candidate, storage):
            return candidate
    return None


def argmap_files(folder: Path, storage: Storage = DISK) -> Iterator[Path]:
    """Yield the argmap files below a folder, hidden folders and symbolic links left out."""
    for file in storage.walk(folder):
        if file.suffix in SUFFIXES and _has_key(file, storage):
            yield file


def _has_key(file: Path, storage: Storage) -> bool:
    try:
        return has_key(storage.read(file, _HEAD))
    except OSError:
        return True  # whoever opens it will say that it can't be read


def has_key(data: bytes) -> bool:
    """Whether a file says what it is, by a line (a broken file is found too) or by its value."""
    head = data[:_HEAD]
    if _KEY_FIRST.search(head):
        return True
    if not _KEY_SOMEWHERE.search(head):
        return False
    value = read(head).value
    return isinstance(value, dict) and "argmap" in value


def settings_below(folder: Path, root: Path, storage: Storage = DISK) -> Iterator[Path]:
    """Yield the settings files below a folder that are not the root's."""
    folders = {file.parent for file in storage.walk(folder)}
    for inner in sorted(folders - {root}):
        if inner.is_relative_to(root) and (file := settings_file(inner, storage)):
            yield file


def confined(path: str, beside: Path, root: Path, storage: Storage = DISK) -> Path | Unreadable:
    """Return the file that a path from beside another file names, if it lies below the root."""
    try:
        if os.path.isabs(path) or re.match(r"[A-Za-z]:|\\", path):
            return Unreadable("outside")
        file = storage.resolve(beside.parent / path)
        if not file.is_relative_to(storage.resolve(root)):
            return Unreadable("outside")
        return file if storage.is_file(file) else Unreadable("missing")
    except (OSError, RuntimeError, ValueError):  # a name that no file can have, a link to itself
        return Unreadable("missing")


def read_bytes(file: Path, limit: int, storage: Storage = DISK) -> bytes | Unreadable:
    """Read a file, but not one that is larger than the limit."""
    try:
        data = storage.read(file, limit + 1)
    except OSError:
        return Unreadable("missing")
    return data if len(data) <= limit else Unreadable("too-large")


def display_name(file: Path, working_directory: Path) -> str:
    """Return a path as findings and exports give it: from the working directory, with `/`."""
    return Path(os.path.relpath(file, working_directory)).as_posix()
