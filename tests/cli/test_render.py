"""`argmap render` and what it writes, and never writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.cli.main import run

SOURCE = "The mill should run again. The river is high.\n"
ONE = """\
argmap: argument/1
source: {title: The Mill, file: mill.txt}
argument:
  run: {claim: The mill should run again., main: true, quote: The mill should run again.}
"""
TWO = ONE + "  high: {premise: It is high., supports: run, quote: The river is high.}\n"
COMPARISON = """\
argmap: comparison/1
title: The mill
texts: {a: mill.yaml, b: other.yaml}
topics: {river: The river}
contradictions:
  run:
    question: Should the mill run?
    topic: river
    kind: evaluation
    strength: %s
    sides: {a: run, b: run}
    why: One says so, the other doesn't.
"""


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a text of one sentence and its map, as the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "mill.txt").write_text(SOURCE)
    (tmp_path / "mill.yaml").write_text(ONE)
    return tmp_path


def _compared(mill: Path, strength: str = "direct") -> None:
    (mill / "other.yaml").write_text(TWO)
    (mill / "comparison.yaml").write_text(COMPARISON % strength)


def test_a_map_of_one_node_is_drawn(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A single node without any line is a picture too, and goes beside its file."""
    assert run(["render", "mill.yaml"]) == 0
    assert (mill / "mill.svg").read_text().startswith("<svg ")
    assert capsys.readouterr().err == "wrote mill.svg\n"


def test_a_link_in_the_picture_s_place_is_replaced(mill: Path, tmp_path: Path) -> None:
    """A picture is never written through a link to somewhere else."""
    precious = tmp_path.parent / "precious"
    precious.write_text("precious")
    (mill / "mill.svg").symlink_to(precious)
    assert run(["render", "mill.yaml"]) == 0
    assert precious.read_text() == "precious"
    assert not (mill / "mill.svg").is_symlink()


def test_a_text_is_not_drawn_over(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture that would take the place of a source or a map isn't drawn."""
    (mill / "mill.svg").write_text(SOURCE)
    (mill / "mill.yaml").write_text(ONE.replace("mill.txt", "mill.svg"))
    assert run(["render", "mill.yaml"]) == 2
    assert (mill / "mill.svg").read_text() == SOURCE
    assert "`mill.svg` is read here, and isn't written over" in capsys.readouterr().err


def test_two_files_are_not_drawn_to_one_picture(mill: Path) -> None:
    """mill.yaml and mill.yml would both be mill.svg: neither is drawn."""
    (mill / "mill.yml").write_text(ONE)
    assert run(["render", "."]) == 2
    assert not (mill / "mill.svg").exists()


def test_files_of_one_name_keep_their_folders(mill: Path) -> None:
    """Two maps that are called the same are drawn below OUT as they lie below their folder."""
    for folder in ("a", "b"):
        (mill / folder).mkdir()
        (mill / folder / "mill.yaml").write_text(ONE.replace("mill.txt", "../mill.txt"))
    assert run(["render", "a", "b", "-o", "out/"]) == 0
    assert sorted(str(path.relative_to(mill)) for path in mill.glob("out/**/*.svg")) == [
        "out/a/mill.svg",
        "out/b/mill.svg",
    ]


def test_files_with_errors_are_not_drawn(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A picture shows proved quotations: no setting makes an error of theirs less than one."""
    (mill / "argmap.toml").write_text('[severity]\nquote-not-found = "off"\n')
    (mill / "mill.yaml").write_text(ONE.replace("quote: The mill", "quote: The hill"))
    assert run(["check", "."]) == 0
    assert run(["render", "."]) == 1
    assert "quote-not-found" in capsys.readouterr().err
    assert not (mill / "mill.svg").exists()


def test_a_folder_is_drawn_whatever_one_comparison_lacks(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comparison with nothing to draw is said, and the other files are drawn."""
    _compared(mill, "tension")
    assert run(["render", "."]) == 0
    assert (mill / "other.svg").exists()
    assert not (mill / "comparison.svg").exists()
    assert "has no contradiction of this selection" in capsys.readouterr().err


def test_parts_have_pictures_of_their_own(mill: Path) -> None:
    """With --parts every topic and every section is drawn beside the whole."""
    _compared(mill)
    other = TWO.replace("argument:", 'sections: [{title: Rest, from: "The river"}]\nargument:', 1)
    (mill / "other.yaml").write_text(other)
    assert run(["render", ".", "--parts", "-o", "out/"]) == 0
    assert sorted(file.name for file in (mill / "out").iterdir()) == [
        "comparison--river.svg",
        "comparison.svg",
        "mill.svg",
        "other--1-rest.svg",
        "other.svg",
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--topic", "rivr"], "there is no topic `rivr`; did you mean `river`?"),
        (["--only", "rum"], "there is no contradiction `rum`; did you mean `run`?"),
        (["--focus", "hihg"], "there is no node `hihg`; did you mean `high`?"),
        (["-o", "-"], None),
        (["--format", "dot", "-o", "-"], None),
    ],
)
def test_what_is_chosen_has_to_be_there(
    mill: Path,
    options: list[str],
    said: str | None,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    """A topic, contradiction or node that isn't there is said, with the one that may be meant."""
    _compared(mill)
    status = run(["render", "comparison.yaml", *options])
    out, err = capfdbinary.readouterr()
    assert status == (2 if said else 0)
    assert (said or "").encode() in err
    assert bool(out) == (said is None)


def test_an_odd_file_name_is_drawn(mill: Path) -> None:
    """A name with control characters or bytes that are no text doesn't reach the engine."""
    for name in (b"e\x1b[31mx.yaml", b"non\xffutf.yaml"):
        (mill / os.fsdecode(name)).write_text(TWO)
    assert run(["render", "."]) == 0
    assert len(list(mill.glob("*.svg"))) == 3
