"""Where files are read from. A disk is one storage; a revision of a repository is another."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol


class Storage(Protocol):
    """Files by their absolute paths. What can't be read raises `OSError`."""

    def is_file(self, path: Path) -> bool:
        """Whether a path leads to a regular file, through links if need be."""

    def is_folder(self, path: Path) -> bool:
        """Whether a path leads to a folder, through links if need be."""

    def is_link(self, path: Path) -> bool:
        """Whether a path is a symbolic link itself."""

    def is_repository(self, folder: Path) -> bool:
        """Whether a folder is the top of a repository."""

    def resolve(self, path: Path) -> Path:
        """Return the path without links and `..`."""

    def read(self, path: Path, most: int) -> bytes:
        """Return the first bytes of a regular file, `most` of them at the most."""

    def walk(self, folder: Path) -> Iterator[Path]:
        """Yield the regular files below a folder by name; hidden folders and links are left out."""


class Disk:
    """The machine's own file system."""

    def is_file(self, path: Path) -> bool:
        """Whether a path leads to a regular file, through links if need be."""
        return path.is_file()

    def is_folder(self, path: Path) -> bool:
        """Whether a path leads to a folder, through links if need be."""
        return path.is_dir()

    def is_link(self, path: Path) -> bool:
        """Whether a path is a symbolic link itself."""
        return path.is_symlink()

    def is_repository(self, folder: Path) -> bool:
        """Whether a folder is the top of a repository."""
        return (folder / ".git").exists()

    def resolve(self, path: Path) -> Path:
        """Return the path without links and `..`."""
        return path.resolve()

    def read(self, path: Path, most: int) -> bytes:
        """Return the first bytes of a regular file, `most` of them at the most."""
        # A pipe would be waited for, and what is no link now could be one by the time of opening.
        flags = ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")
        handle = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise OSError(None, "it is no regular file")
            return stream.read(most)

    def walk(self, folder: Path) -> Iterator[Path]:
        """Yield the regular files below a folder by name; hidden folders and links are left out."""
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


DISK = Disk()
