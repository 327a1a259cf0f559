"""A project to show, and a server that shows it, as a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

RUN = """\
argmap: argument/1
source: {title: The mill should run, file: run.txt}
argument:
  run:
    claim: The mill should run.
    main: true
    quote: The mill should run.
  feeds:
    premise: The mill feeds the town.
    supports: run
    quote: It feeds the town.
"""
STOP = """\
argmap: argument/1
source: {title: The mill should stop, file: stop.txt}
argument:
  stop:
    claim: The mill should stop.
    main: true
    quote: The mill should stop.
"""
BOTH = """\
argmap: comparison/1
title: Should the mill run?
texts: {run: run.yaml, stop: stop.yaml}
topics: {mill: The mill, town: The town}
contradictions:
  run-or-stop:
    question: Should the mill run?
    topic: mill
    kind: evaluation
    strength: direct
    sides: {run: run, stop: stop}
    why: One would run it, the other stop it.
  feeds-or-not:
    question: Does the town need the mill?
    topic: town
    kind: evaluation
    strength: tension
    sides: {run: feeds, stop: stop}
    why: What feeds a town is hard to stop.
"""


@dataclass(frozen=True)
class Served:
    """A server that runs, and the folder that it shows."""

    address: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        """The port at which it listens."""
        return int(self.address.rstrip("/").rpartition(":")[2])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two maps, their sources and a comparison, with no error in them."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "run.txt").write_text("The mill should run. It feeds the town.\n")
    (tmp_path / "stop.txt").write_text("The mill should stop.\n")
    (tmp_path / "run.yaml").write_text(RUN)
    (tmp_path / "stop.yaml").write_text(STOP)
    (tmp_path / "both.yaml").write_text(BOTH)
    return tmp_path


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Start `argmap serve` in a folder; it is stopped when the test is over."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path, *options: str) -> Served:
        process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "serve", "--port", "0", *options],
            cwd=folder,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        started.append(process)
        assert process.stderr
        said = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        return Served(address.group(), folder, process)

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture
def served(project: Path, serve: Callable[..., Served]) -> Served:
    """A server that shows the project."""
    return serve(project)
