"""`argmap render` and what it writes, and never writes."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from argmap.cli.main import run
from tests.draw.large import text_of

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


SECTIONS = TWO.replace("argument:", 'sections: [{title: Rest, from: "The river"}]\nargument:', 1)
SET = [
    "comparison--river.svg",
    "comparison.svg",
    "index.html",
    "mill.svg",
    "other--0-before-the-first-section.svg",
    "other--1-rest.svg",
    "other.svg",
]


def test_a_folder_gets_the_whole_set(mill: Path) -> None:
    """Where OUT is a folder, every topic and section is drawn too, and a page leads to all."""
    _compared(mill)
    (mill / "other.yaml").write_text(SECTIONS)
    assert run(["render", ".", "-o", "out/"]) == 0
    assert sorted(file.name for file in (mill / "out").iterdir()) == SET
    page = (mill / "out" / "index.html").read_text()
    assert sorted(set(re.findall(r'(?:href|src)="([^"#]+)"', page))) == [
        name for name in SET if name != "index.html"
    ]
    assert run(["render", ".", "-o", "out/", "--format", "png", "--scale", "0.5"]) == 0
    assert 'src="mill.png"' in (mill / "out" / "index.html").read_text()


@pytest.mark.parametrize(
    "options", [["--no-parts"], ["--topic", "river"], ["--view", "opposition"], ["--only", "run"]]
)
def test_a_narrowed_picture_has_no_parts(mill: Path, options: list[str]) -> None:
    """Whoever asks for something gets that, and no set and no page."""
    _compared(mill)
    assert run(["render", "comparison.yaml", "-o", "out/", *options]) == 0
    assert [file.name for file in (mill / "out").iterdir()] == ["comparison.svg"]


def test_parts_go_beside_their_picture(mill: Path) -> None:
    """With --parts they are drawn without a folder too, and without a page."""
    (mill / "other.yaml").write_text(SECTIONS)
    assert run(["render", "other.yaml", "--parts"]) == 0
    assert (mill / "other--1-rest.svg").exists()
    assert not (mill / "index.html").exists()


def test_a_page_of_somebody_else_s_is_not_written_over(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An index.html that argmap hasn't written stays, and nothing is drawn; its own is replaced."""
    (mill / "out").mkdir()
    (mill / "out" / "index.html").write_text("<title>My page</title>")
    assert run(["render", ".", "-o", "out"]) == 2
    assert "`out/index.html` isn't argmap's, and isn't written over" in capsys.readouterr().err
    assert [file.name for file in (mill / "out").iterdir()] == ["index.html"]
    (mill / "out" / "index.html").unlink()
    assert run(["render", ".", "-o", "out"]) == 0
    assert run(["render", ".", "-o", "out"]) == 0


def test_an_overview_says_that_it_is_one(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Why it was drawn, and how the rest is had; with its parts beside it, it links to them."""
    text_of(mill / "large", 200, sections=2)
    assert run(["render", "large/large.yaml"]) == 0
    assert (
        "argmap: `large/large.yaml` has 200 nodes, too many to be read as one picture: its picture "
        "is an overview; --parts draws its parts too, --focus ID what is near a node\n"
    ) in capsys.readouterr().err
    assert "<a " not in (mill / "large" / "large.svg").read_text()
    assert run(["render", "large/large.yaml", "--parts", "-o", "a:b%.svg"]) == 0
    assert "its picture is an overview of its 2 parts" in capsys.readouterr().err
    assert '<a href="a%3Ab%25--1-chapter-0.svg"' in (mill / "a:b%.svg").read_text()
    assert (mill / "a:b%--1-chapter-0.svg").exists()
    assert run(["render", "large/large.yaml", "--view", "overview", "-o", "-"]) == 0
    assert "too many" not in capsys.readouterr().err


def test_the_dot_of_a_whole_argument(mill: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """However large: it is for an engine of the reader's own."""
    text_of(mill / "large", 200)
    options = ["--view", "argument", "--format", "dot", "-o", "-"]
    assert run(["render", "large/large.yaml", *options]) == 0
    out, err = capfdbinary.readouterr()
    assert out.count(b" -> ") == 199
    assert err == b""


def test_a_scale_is_for_png(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other formats have none, and it has its limits."""
    assert run(["render", "mill.yaml", "--scale", "3"]) == 2
    assert "--scale is for --format png" in capsys.readouterr().err
    assert run(["render", "mill.yaml", "--format", "png", "--scale", "9"]) == 2
    found: list[int] = []
    for scale in ("1", "3"):
        assert run(["render", "mill.yaml", "--format", "png", "--scale", scale]) == 0
        found.append(int.from_bytes((mill / "mill.png").read_bytes()[16:20], "big"))
    assert abs(found[1] - 3 * found[0]) <= 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--topic", "rivr"], "there is no topic `rivr`; did you mean `river`?"),
        (
            ["--only", "rum"],
            "there is no contradiction, agreement or counterpart `rum`; did you mean `run`?",
        ),
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
