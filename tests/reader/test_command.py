"""`argmap render --format html`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from argmap.cli.main import run
from tests.reader.conftest import EXAMPLES, ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, as the working directory."""
    shutil.copytree(
        EXAMPLES, tmp_path / "examples" / "stalin", ignore=shutil.ignore_patterns("*.svg")
    )
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_written(project: Path, comparison_html: str) -> None:
    """By the ending of OUT, and beside the file."""
    map_ = "examples/stalin/comparison.yaml"
    assert run(["render", map_, "-o", "reader.html"]) == 0
    assert (project / "reader.html").read_text(encoding="utf-8") == comparison_html
    assert run(["render", map_, "--format", "html"]) == 0
    assert (project / map_).with_suffix(".html").read_text(encoding="utf-8") == comparison_html


def test_a_folder(project: Path) -> None:
    """Every file gets its own page, under its own name."""
    assert run(["render", "examples", "--format", "html", "-o", "out/"]) == 0
    names = sorted(path.name for path in (project / "out").iterdir())
    assert names == ["comparison.html", "dixon.html", "hensman.html"]


def test_what_it_refuses(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Options that narrow a picture, and a page of somebody else's."""
    map_ = "examples/stalin/comparison.yaml"
    for option in (["--topic", "trials"], ["--strength", "all"], ["--view", "opposition"]):
        assert run(["render", map_, "--format", "html", *option]) == 2
        assert "the reader shows all of a file" in capsys.readouterr().err
    (project / "mine.html").write_text("<title>Mine</title>")
    assert run(["render", map_, "-o", "mine.html"]) == 2
    assert (project / "mine.html").read_text() == "<title>Mine</title>"
