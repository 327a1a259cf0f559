"""Which files there are, where their root is, and reading them without leaving it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from argmap.settings import settings_file
from argmap.syntax import read

_KEY_FIRST = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[\"']?argmap[\"']?[ \t]*:")
_KEY_SOMEWHERE = re.compile(rb"[\"']?argmap[\"']?[ \t]*:")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file isn't read."""

    why: Literal["missing", "outside", "too-large", "comparison"]


def root_of(file: Path, working_directory: Path) -> Path:
    """Return the folder outside which nothing is opened for a file's sake.

    It is the nearest folder with `argmap.toml`, a pyproject.toml with `[tool.argmap]` or `.git`.
    For a file below the working directory the search begins there, so that a file's own folders
    can't move the root of a project that has one. Where the working directory has none, and for
    a file that lies elsewhere, it begins at the file's folder; without any marker the root is the
    working directory, or that folder.
    """
    inside = file.is_relative_to(working_directory)
    start = working_directory if inside else file.parent
    return _marked(start) or (inside and _marked(file.parent)) or start


def _marked(folder: Path) -> Path | None:
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists() or settings_file(candidate):
            return candidate
    return None


def argmap_files(folder: Path) -> Iterator[Path]:
    """Yield the argmap files below a folder, hidden folders and symbolic links left out."""
    for file in _walk(folder):
        if file.suffix in (".yaml", ".yml") and _has_key(file):
            yield file


def _has_key(file: Path) -> bool:
    """Whether a file says what it is, by a line (a broken file is found too) or by its value."""
    try:
        head = _head(file)
    except OSError:
        return True  # whoever opens it will say that it can't be read
    if _KEY_FIRST.search(head):
        return True
    if not _KEY_SOMEWHERE.search(head):
        return False
    value = read(head).value
    return isinstance(value, dict) and "argmap" in value


def settings_below(folder: Path, root: Path) -> Iterator[Path]:
    """Yield the settings files below a folder that are not the root's."""
    folders = {file.parent for file in _walk(folder)}
    for inner in sorted(folders - {root}):
        if inner.is_relative_to(root) and (file := settings_file(inner)):
            yield file


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not os.path.islink(os.path.join(place, name))
        )
        for name in sorted(files):
            path = Path(place, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _head(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(1_000_000)


def confined(path: str, beside: Path, root: Path) -> Path | Unreadable:
    """Return the file that a path from beside another file names, if it lies below the root."""
    try:
        if os.path.isabs(path) or re.match(r"[A-Za-z]:|\\", path):
            return Unreadable("outside")
        file = (beside.parent / path).resolve()
        if not file.is_relative_to(root.resolve()):
            return Unreadable("outside")
        return file if file.is_file() else Unreadable("missing")
    except (OSError, RuntimeError, ValueError):  # a name that no file can have, a link to itself
        return Unreadable("missing")


def read_bytes(file: Path, limit: int) -> bytes | Unreadable:
    """Read a file, but not one that is larger than the limit."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError:
        return Unreadable("missing")
    return data if len(data) <= limit else Unreadable("too-large")


def display_name(file: Path, working_directory: Path) -> str:
    """Return a path as findings and exports give it: from the working directory, with `/`."""
    return Path(os.path.relpath(file, working_directory)).as_posix()
