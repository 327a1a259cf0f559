"""A small project with an error that has a related place, a warning and a note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.check import CheckResult, check
from argmap.workspace import Workspace, load

MAP = """\
argmap: argument/1
source: {title: The Mill, file: mill.txt}
argument:
  run:
    claim: The mill should run.
    main: true
    quote: The mill shall run
"""
Opened = Callable[..., Workspace]
Checked = Callable[..., CheckResult]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Opens a map of a text about a mill, under a file's name."""

    def opened(text: str = MAP, name: str = "mill.yaml") -> Workspace:
        (tmp_path / ".git").mkdir(exist_ok=True)
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / "mill.txt").write_text("The mill should run.\n")
        (tmp_path / name).write_bytes(text.encode())
        return load([name], working_directory=tmp_path)

    return opened


@pytest.fixture
def checked(opened: Opened) -> Checked:
    """Checks such a map."""

    def checked(text: str = MAP, name: str = "mill.yaml") -> CheckResult:
        return check(opened(text, name))

    return checked


@pytest.fixture
def moved(opened: Opened) -> tuple[Workspace, Workspace]:
    """A map twice, the second time with everything further down."""
    return opened(), opened(MAP.replace("argument:\n", "# one\n# two\n\nargument:\n"))
