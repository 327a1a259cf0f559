"""One case: a few files in a folder, and everything that argmap does with them."""

from __future__ import annotations

import hashlib
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

from argmap.check import check
from argmap.coverage import coverage
from argmap.draw import Selection, opposition_picture, overview_picture
from argmap.export.resolved import resolved
from argmap.report.coverage import as_html, as_json, as_text
from argmap.report.json import json
from argmap.report.text import concise, text
from argmap.workspace import Workspace, load

Files = Mapping[str, bytes]

LIMIT_SECONDS = 5.0
LIMIT_BYTES = 1_000_000_000
_HANGS = 60
_DRAWN = 8
"""Of so many cases, one is drawn."""


class Hangs(Exception):
    """A case doesn't come to an end."""


@dataclass(slots=True)
class Tally:
    """What a run has met so far. `finds`: for each kind of failure the files of its first case."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_case: dict[str, bytes] = field(default_factory=dict)
    peak: int = 0
    finds: dict[str, tuple[str, dict[str, bytes]]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take in what another run has met."""
        self.count += other.count
        self.outcomes += other.outcomes
        self.peak = max(self.peak, other.peak)
        for kind, find in other.finds.items():
            if kind not in self.finds or _size(find[1]) < _size(self.finds[kind][1]):
                self.finds[kind] = find
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case

    def run(self, files: Files, folder: Path) -> str | None:
        """Run a case, and return what kind of failure it is, if it is one."""
        self.count += 1
        found: tuple[str, str] | None = None
        begun = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, _HANGS)
        try:
            self.outcomes[run_case(files, folder, draw=self.count % _DRAWN == 0)] += 1
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # what Rust panics with is no Exception
            found = _kind(error), traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        took = time.perf_counter() - begun
        self.peak = max(self.peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        if took > self.slowest:
            self.slowest, self.slowest_case = took, dict(files)
        if took > LIMIT_SECONDS and found is None:
            found = "slow", f"took {took:.1f} s"
        if found is None:
            return None
        self.outcomes["find"] += 1
        kind, said = found
        if kind not in self.finds or _size(files) < _size(self.finds[kind][1]):
            self.finds[kind] = said, dict(files)
        return kind

    def report(self, into: Path) -> str:
        """Write the finds and the slowest case below a folder; return what there is to say."""
        for kind, (said, files) in {**self.finds, "slowest": ("", self.slowest_case)}.items():
            folder = into / f"{hashlib.sha256(kind.encode()).hexdigest()[:8]}"
            folder = into / "slowest" if kind == "slowest" else folder
            folder.mkdir(parents=True, exist_ok=True)
            write(files, folder)
            (folder / "said.txt").write_text(f"{kind}\n\n{said}", encoding="utf-8")
        outcomes = ", ".join(f"{number:,} {what}" for what, number in self.outcomes.most_common())
        lines = [
            f"{self.count:,} cases: {outcomes}",
            f"slowest: {self.slowest:.2f} s; most memory: {self.peak / 1e6:,.0f} MB",
            *(f"FIND {kind}" for kind in self.finds),
        ]
        return "\n".join(lines)


def bounded() -> None:
    """Let this process take no more memory than argmap may, and no case for ever."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    alarmed()


def alarmed() -> None:
    """Let no case of this process go on for ever."""
    signal.signal(signal.SIGALRM, _hangs)


def _size(files: Files) -> int:
    return sum(map(len, files.values()))


def _hangs(number: int, frame: FrameType | None) -> None:
    raise Hangs


def write(files: Files, folder: Path) -> None:
    """Write a case's files into a folder that has no others."""
    for old in folder.iterdir():
        if old.name not in files:
            old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def run_case(files: Files, folder: Path, *, draw: bool) -> str:
    """Do with files what the commands do with them; return what became of them."""
    write(files, folder)
    named = [name for name in files if name.endswith(".yaml")]
    workspace = load([".", *named], working_directory=folder)
    result = check(workspace)
    text(result, workspace.lines(), 80, _plain)
    concise(result, _plain)
    json(result)
    # As for an export, no setting makes an error less than one.
    errors = result.summary.errors or check(replace(workspace, settings_of={})).summary.errors
    if errors:
        unread = any(file.faults or file.document.problems for file in workspace.files)
        return "that can't be read" if unread else "with errors"
    _write_out(workspace, draw)
    return "valid"


def _write_out(workspace: Workspace, draw: bool) -> None:
    resolved(workspace)
    covered = [coverage(file) for file in workspace.arguments]
    for as_format in (as_text, as_json, as_html):
        as_format(covered)
    for file in workspace.arguments if draw else ():
        overview_picture(file).dot()
    for comparison in workspace.comparisons if draw else ():
        opposition_picture(comparison, Selection(strength="all")).dot()


def _plain(style: str, words: str) -> str:
    return words


def _kind(error: BaseException) -> str:
    """Return where in argmap an error was raised, so that each fault is told once."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if "argmap" in Path(each.filename).parts] or list(frames)
    return f"{type(error).__name__} in {Path(ours[-1].filename).name}, {ours[-1].name}"
