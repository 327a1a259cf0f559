"""`argmap render --format text`, and the focus view: what is chosen, printed and never written."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.cli.main import run

SOURCE = "The mill should run again. The river is high. It is old.\n"
A = """\
argmap: argument/1
source: {title: The Mill, author: Ann, file: %s}
speakers: {bo: Bo}
argument:
  run: {claim: The mill should run again., main: true, quote: The mill should run again.}
  high: {premise: It is high., supports: [run, old], quote: The river is high.}
  old: {claim: The mill is old., said_by: bo, stance: concedes, supports: run, quote: It is old.}
"""
COMPARISON = """\
argmap: comparison/1
title: The mill
texts: {a: a.yaml, b: b.yaml}
contradictions:
  run:
    question: Should the mill run?
    kind: evaluation
    strength: direct
    sides: {a: run, b: old}
    why: One says so, the other doesn't.
"""


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two maps of one text each, and where they meet, in the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(SOURCE)
        (tmp_path / f"{name}.yaml").write_text(A % f"{name}.txt")
    (tmp_path / "c.yaml").write_text(COMPARISON)
    return tmp_path


def test_an_argument_is_an_outline(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbered below each other, with quotations and places, and references instead of repeats."""
    assert run(["render", "a.yaml", "--format", "text"]) == 0
    assert (
        capsys.readouterr().out
        == """\
Ann, The Mill
What the text argues: 2 claims and 1 premise.

1. Claim, thesis: The mill should run again.
“The mill should run again.” (a.txt:1)

1.1. Premise; supports 1 and 1.2: It is high.
“The river is high.” (a.txt:1)

1.2. Claim by Bo, conceded; supports 1: The mill is old.
“It is old.” (a.txt:1)
See also 1.1: reasons for it.

Written by argmap from a.yaml.
"""
    )


def test_a_comparison_is_an_outline(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A question, what each text says in its own words, and why both can't be."""
    assert run(["render", "c.yaml", "--format", "text", "-o", "-"]) == 0
    assert (
        capsys.readouterr().out
        == """\
The mill
Texts: Ann, The Mill; Ann, The Mill

1. Should the mill run? (direct contradiction, evaluation)
1.1. Ann, claim: The mill should run again.
“The mill should run again.” (a.txt:1)
1.2. Ann, claim by Bo, conceded: The mill is old.
“It is old.” (b.txt:1)
Why: One says so, the other doesn't.

Written by argmap from c.yaml.
"""
    )


def test_without_out_text_is_printed(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file after the other: beside a map stands the text that it maps."""
    assert run(["render", ".", "--format", "text"]) == 0
    assert capsys.readouterr().out.count("Written by argmap from") == 3
    assert sorted(path.name for path in mill.glob("*.txt")) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("out", ["a.txt", "./", "b.txt", "mine.txt"])
def test_a_text_is_never_written_over(
    mill: Path, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither the map's own, nor one in its folder, nor any that argmap hasn't written."""
    (mill / "mine.txt").write_text("mine\n")
    assert run(["render", "a.yaml", "--format", "text", "-o", out]) == 2
    assert (mill / "a.txt").read_text() == (mill / "b.txt").read_text() == SOURCE
    assert (mill / "mine.txt").read_text() == "mine\n"
    assert "isn't written over" in capsys.readouterr().err


def test_an_outline_takes_the_place_of_an_outline(mill: Path) -> None:
    """The ending says the format, and what argmap has written it may write again."""
    assert run(["render", "a.yaml", "-o", "outline.txt"]) == 0
    (mill / "a.yaml").write_text((A % "a.txt").replace("It is high", "It is very high"))
    assert run(["render", "a.yaml", "-o", "outline.txt"]) == 0
    assert "It is very high" in (mill / "outline.txt").read_text()


def test_what_could_move_a_terminal_is_written_out(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Escapes, turned directions and a runner's commands are letters."""
    hostile = '"\\u202e::error::x \\u001b[31m ##[endgroup]"'
    (mill / "a.yaml").write_text((A % "a.txt").replace("title: The Mill", f"title: {hostile}"))
    assert run(["render", "a.yaml", "--format", "text"]) == 0
    out = capsys.readouterr().out
    assert not {"\x1b", "\u202e"} & set(out)
    assert "##[" not in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--view", "focus"], "--view focus needs --focus ID"),
        (["--view", "focus", "--focus", "run"], "say `a:run` or `b:run`"),
        (["--focus", "run"], "`run` is a node of 2 texts; say `a:run` or `b:run`"),
        (["--view", "focus", "--focus", "a:rum"], "there is no node `a:rum`"),
        (["--view", "focus", "--focus", "a:run", "--only", "run"], "--only are for other views"),
        (["--parts", "--format", "text"], "--parts needs a file or a folder"),
    ],
)
def test_a_focus_has_to_be_one_node(
    mill: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing, unknown or of two texts is said, with what to say instead."""
    assert run(["render", "c.yaml", *options]) == 2
    assert said in capsys.readouterr().err


def test_the_focus_view_is_drawn_and_told(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a picture and as text, of a comparison and of an argument file."""
    assert run(["render", "c.yaml", "--view", "focus", "--focus", "a:run", "-o", "c.svg"]) == 0
    assert 'id="a--high"' in (mill / "c.svg").read_text()
    capsys.readouterr()
    options = ["--view", "focus", "--focus", "a:run", "--format", "text"]
    assert run(["render", "c.yaml", *options]) == 0
    told = capsys.readouterr().out
    assert "In focus, Ann, and what is within 1 step of it:\nClaim: The mill should run" in told
    assert "1. Reason: Premise: It is high." in told
    assert run(["render", "a.yaml", *options]) == 0
    assert "What is within 1 step of “The mill should run again.”" in capsys.readouterr().out


def test_every_view_has_a_text(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Overviews too, of an argument and of a comparison, and parts in a folder."""
    for name in ("a.yaml", "c.yaml"):
        assert run(["render", name, "--view", "overview", "--format", "text"]) == 0
        assert "The mill" in capsys.readouterr().out
    assert run(["render", ".", "--format", "text", "-o", "out/"]) == 0
    assert {"a.txt", "b.txt", "c.txt"} <= {path.name for path in (mill / "out").iterdir()}
