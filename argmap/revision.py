"""A revision of a git repository as a storage: git's objects are read, nothing is checked out.

git is given fixed options, a revision that it has verified, and the ids of objects on its standard
input; nothing that stands in a contributed file, its name included, is ever on a command line.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from argmap.storage import DISK

MOST_FILES = 200_000
"""How many files a revision may have."""
_MOST_LINKS = 40
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_CHUNK = 1_000_000
_COMMIT = "`git add .` and `git commit`"
_FILE, _LINK = ("100644", "100755", "100664"), "120000"


class RevisionError(Exception):
    """What git couldn't do, in a sentence that says what to do instead."""


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    object: str


@dataclass(frozen=True)
class Revision:
    """The files of one commit, below the place where the repository's own files lie."""

    top: Path
    commit: str
    entries: dict[PurePosixPath, _Entry] = field(repr=False)

    @cached_property
    def _folders(self) -> frozenset[PurePosixPath]:
        return frozenset(parent for path in self.entries for parent in path.parents)

    @cached_property
    def _objects(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            _command(self.top, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def close(self) -> None:
        """Let go of git. The revision can't be read any more."""
        if "_objects" in self.__dict__:
            self._objects.communicate()

    def is_file(self, path: Path) -> bool:
        """Whether a path leads to a regular file, through links if need be."""
        entry = self._entry(path)
        return entry is not None and entry.mode in _FILE

    def is_folder(self, path: Path) -> bool:
        """Whether a path leads to a folder, through links if need be."""
        try:
            return self._inside(self.resolve(path)) in self._folders
        except (OSError, ValueError):
            return False

    def is_link(self, path: Path) -> bool:
        """Whether a path is a symbolic link itself."""
        if not path.is_relative_to(self.top):
            return False
        entry = self.entries.get(self._inside(path))
        return entry is not None and entry.mode == _LINK

    def is_repository(self, folder: Path) -> bool:
        """Whether a folder is the top of the repository."""
        return folder == self.top

    def resolve(self, path: Path) -> Path:
        """Return the path without links and `..`; one that leads out of the repository is let be.

        Raises `OSError` for a link that leads to itself.
        """
        waiting = list(reversed(path.parts[1:]))
        found, links = Path(path.anchor), 0
        while waiting:
            step = waiting.pop()
            found = found.parent if step == ".." else found / step
            if self.is_link(found):
                links += 1
                if links > _MOST_LINKS:
                    raise OSError(None, "too many symbolic links")
                target = Path(os.fsdecode(self._blob(self.entries[self._inside(found)], _CHUNK)))
                if target.is_absolute():
                    found, steps = Path(target.anchor), target.parts[1:]
                else:
                    found, steps = found.parent, target.parts
                waiting += reversed(steps)
        return found

    def read(self, path: Path, most: int) -> bytes:
        """Return the first bytes of a regular file, `most` of them at the most."""
        entry = self._entry(path)
        if entry is None or entry.mode not in _FILE:
            raise FileNotFoundError(None, "there is no such file", str(path))
        return self._blob(entry, most)

    def walk(self, folder: Path) -> Iterator[Path]:
        """Yield the regular files below a folder by name; hidden folders and links are left out."""
        within = self._inside(folder)
        below = (
            (path, entry.mode)
            for path, entry in self.entries.items()
            if path.is_relative_to(within)
        )
        for path, mode in sorted(below):
            steps = path.relative_to(within).parts
            if mode in _FILE and not any(step.startswith(".") for step in steps[:-1]):
                yield self.top / path

    def _entry(self, path: Path) -> _Entry | None:
        try:
            return self.entries.get(self._inside(self.resolve(path)))
        except (OSError, ValueError):
            return None

    def _inside(self, path: Path) -> PurePosixPath:
        return PurePosixPath(path.relative_to(self.top).as_posix())

    def _blob(self, entry: _Entry, most: int) -> bytes:
        git = self._objects
        assert git.stdin and git.stdout
        git.stdin.write(f"{entry.object}\n".encode())
        git.stdin.flush()
        header = git.stdout.readline().split()
        if len(header) != 3 or header[1] != b"blob":
            raise OSError(None, "git doesn't have it")
        size = int(header[2])
        data = git.stdout.read(min(size, most))
        left = size - len(data) + 1  # what is more than wanted, and a line end
        while left:
            more = git.stdout.read(min(left, _CHUNK))
            if not more:
                raise OSError(None, "git couldn't read it whole")
            left -= len(more)
        return data


def repository_of(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in; `RevisionError` where it is in none.

    The top is as `folder` leads to it, free of links.
    """
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found is None and any(map(DISK.is_repository, (folder, *folder.parents))):
        raise RevisionError("git doesn't work in this repository; `git status` says why")
    if found is None:
        raise RevisionError(
            f"this folder is in no git repository; `git init` makes it one, and {_COMMIT} "
            "keep its state, to compare later ones with"
        )
    return Path(os.fsdecode(found).rstrip("\n")).resolve()


def revision(top: Path, name: str) -> Revision:
    """Return a commit, a tag or a branch of the repository at `top`.

    Raises `RevisionError` where there is none of that name.
    """
    if name.startswith("^"):
        raise RevisionError(f"`{name}` is no revision")
    verified = _git(
        top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    commit = (verified or b"").decode("ascii", "replace").strip()
    if not commit and not _git(top, "rev-list", "--all", "--max-count=1"):
        raise RevisionError(
            f"this repository has no commit yet, so there is nothing to compare with; {_COMMIT} "
            "make one"
        )
    if not commit or "\0" in name:
        raise RevisionError(f"there is no revision `{name}` here; a shallow clone may lack it")
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit)
    if listed is None:
        raise RevisionError(f"git can't list the files of `{name}`")
    rows = listed.split(b"\0")[:-1]
    if len(rows) > MOST_FILES:
        raise RevisionError(f"`{name}` has more than {MOST_FILES:,} files")
    entries = {}
    for row in rows:
        about, path = row.split(b"\t", 1)
        mode, _, object_ = about.decode("ascii").split()
        entries[PurePosixPath(os.fsdecode(path))] = _Entry(mode, object_)
    return Revision(top, commit, entries)


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(
            _command(folder, *arguments), capture_output=True, check=False, env=_environment()
        )
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError):  # a null byte in a revision's name
            return None
        raise RevisionError("git isn't installed, or can't be run") from None
    return done.stdout if done.returncode == 0 else None


def _command(folder: Path, *arguments: str) -> list[str]:
    # What a repository's settings could make git run, it doesn't run here. And a contributed folder
    # that looks like a repository without a working tree isn't one.
    settings = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit")
    quiet = [word for setting in settings for word in ("-c", setting)]
    return ["git", "--no-pager", "--no-replace-objects", *quiet, "-C", str(folder), *arguments]


def _environment() -> dict[str, str]:
    # A hook's variables say where git was called, which isn't where argmap was.
    theirs = {key: value for key, value in os.environ.items() if key not in _PLACES}
    fixed = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    return {**theirs, **fixed, "LC_ALL": "C"}
