"""What there is to show: the files, what is wrong with them, and the last good version of each.

A picture shows quotations that have been proved. So a file that has errors isn't drawn; what it
was before it had them is kept, and drawn instead.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.check import CheckResult, Finding, check
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.serve.pictures import File, Part, parts_of
from argmap.workspace import Workspace

KINDS = ("comparison", "argument", "")
"""What a file can be, in the order of the list; the last can't be told."""


@dataclass(frozen=True)
class Version:
    """A file as it was when nothing was wrong with it, nor with what it is drawn from."""

    file: File
    digest: str
    saved: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Entry:
    """A file of the list. `drawn_from`: the names of the files that its picture is made of."""

    id: str
    name: str
    kind: str
    title: str
    drawn_from: frozenset[str]
    good: Version | None
    broken: bool


@dataclass(frozen=True)
class Shown:
    """Everything that the page shows; `trouble` is what keeps it from being read again."""

    workspace: Workspace
    findings: tuple[Finding, ...]
    result: CheckResult | None = None
    entries: tuple[Entry, ...] = ()
    trouble: str = ""


NOTHING = Shown(Workspace((), ()), ())


class Preview:
    """Reads a workspace again and again, and remembers the last good version of each file."""

    def __init__(
        self, load: Callable[[], Workspace], saved_at: Callable[[Path], float] | None = None
    ) -> None:
        self.shown = NOTHING
        self._load = load
        self._saved_at = saved_at or _modified
        self._good: dict[str, Version] = {}

    def refresh(self) -> None:
        """Read everything again. Nothing raises: what goes wrong is shown."""
        try:
            self.shown = self._read()
        except FileNotFoundError as error:
            self.shown = replace(NOTHING, trouble=f"There is no file or folder `{error}`.")
        except PermissionError as error:
            self.shown = replace(NOTHING, trouble=f"`{error}` can't be opened.")
        except Exception as error:  # a fault of argmap's; what was shown is better than nothing
            said = f"Something went wrong inside argmap ({type(error).__name__}: {error})."
            self.shown = replace(self.shown, trouble=f"{said} Please report it.")

    def _read(self) -> Shown:
        workspace = self._load()
        result = check(workspace)
        findings = result.findings
        if workspace.settings:
            # As in `argmap render`: no setting makes an error less of one for a picture.
            strict = check(replace(workspace, settings_of={})).findings
            known = {each.fingerprint for each in findings if each.severity == "error"}
            hidden = [
                each
                for each in strict
                if each.severity == "error" and each.fingerprint not in known
            ]
            instead = {each.fingerprint for each in hidden}
            kept = (each for each in findings if each.fingerprint not in instead)
            findings = (*kept, *hidden)
        wrong = {each.location.file for each in findings if each.severity == "error"}
        entries = [self._entry(workspace, file, wrong) for file in workspace.files]
        entries.sort(key=lambda entry: (KINDS.index(entry.kind), entry.name))
        return Shown(workspace, findings, result, tuple(entries))

    def _entry(self, workspace: Workspace, file: File, wrong: set[str]) -> Entry:
        members = _drawn_from(file)
        names = frozenset(each.name for each in members)
        if not names & wrong:
            self._good[file.name] = self._version(workspace, file, members)
        good = self._good.get(file.name)
        before = good.file if good else None
        if not _title(file) and before:  # it can't be read: it is what it was
            names = frozenset(each.name for each in _drawn_from(before)) | names
        return Entry(
            hashlib.sha256(file.name.encode("utf-8", "surrogatepass")).hexdigest()[:12],
            file.name,
            _kind(file) or (_kind(before) if before else ""),
            _title(file) or (_title(before) if before else ""),
            names,
            good,
            bool(names & wrong),
        )

    def _version(self, workspace: Workspace, file: File, members: list[File]) -> Version:
        paths = [each.path for each in members] + [
            workspace.working_directory / each.source.name
            for each in members
            if isinstance(each, ArgumentFile) and each.source
        ]
        saved = max(map(self._saved_at, paths)) or time.time()
        digest = _digest(members)
        before = self._good.get(file.name)
        if before and before.digest == digest:
            return replace(before, saved=saved)
        return Version(file, digest, saved, parts_of(file))


def _drawn_from(file: File) -> list[File]:
    if isinstance(file, ArgumentFile):
        return [file]
    return [file, *(text for alias in file.texts if (text := _opened(file, alias)))]


def _opened(file: ComparisonFile, alias: str) -> File | None:
    text = file.texts[alias]
    return text if isinstance(text, ArgumentFile | ComparisonFile) else None


def _digest(members: list[File]) -> str:
    found = hashlib.sha256()
    for file in members:
        for text in (file.name, file.document.text, *_source(file)):
            data = text.encode("utf-8", "surrogatepass")
            found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def _source(file: File) -> Iterator[str]:
    if isinstance(file, ArgumentFile) and file.source:
        yield file.source.sha256


def _kind(file: File) -> str:
    """Return what a file is, or means to be; empty where that can't be told."""
    value = file.document.value
    said = value.get("argmap") if isinstance(value, dict) else None
    kind = said.partition("/")[0] if isinstance(said, str) else ""
    return kind if kind in KINDS else ""


def _title(file: File) -> str:
    if isinstance(file, ComparisonFile):
        return file.comparison.title if file.comparison else ""
    return file.argument.source.title if file.argument else ""


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
