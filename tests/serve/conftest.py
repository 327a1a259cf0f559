"""A project to show, a server that shows it, as a process of its own, and a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ENOUGH = 5.0
"""How many seconds a change may take here; it takes less than one, but not on any machine."""
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--disable-gpu", "--disable-component-update", "--disable-sync"],
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; what it complains of, on its console or by its policy, fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="en-GB")
    context.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.blockedURI))"
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    opened.set_default_timeout(ENOUGH * 1000)
    yield opened
    context.close()
    # That a picture can't be drawn is an answer too, and a browser notes it.
    assert [each for each in complaints if "status of 503" not in each] == []


def change(file: Path, old: str, new: str) -> None:
    """Save a file in which something reads differently."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def read(page: Page) -> FrameLocator:
    """Switch to the reader, and return what is in it."""
    page.get_by_role("radio", name="Reader").check()
    inside = page.frame_locator("#app-reader")
    expect(inside.locator(":root.ready")).to_have_count(1)
    return inside
