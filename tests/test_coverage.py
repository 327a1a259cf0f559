"""Coverage: what a map does with each sentence of its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli.main import run
from argmap.coverage import coverage
from argmap.quotes.sentences import sentences
from argmap.workspace import load

SOURCE = """\
The Mill

The mill should run again. It is cheaper than a new one would be, as the
council's own figures

show for every year. He said: "The river is high. The wheel is sound." See
page 3.

THE COST

Dr. Miller wrote it. Nobody asked.
"""
MAP = """\
argmap: argument/1
source: {title: The Mill, language: en, file: mill.txt}
sections: [{title: The mill}, {title: The cost}]
argument:
  run: {claim: The mill should run again., main: true, quote: The mill should run again.}
  cheap: {premise: It is cheaper., supports: run, quote: figures show for every year}
  sound: {premise: The wheel is sound., supports: run, quote: The wheel is sound.}
  miller: {premise: Miller wrote it., supports: run, quote: Dr. Miller}
asides:
  - apparatus: See page 3.
"""


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a small text and its map, as the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mill.txt").write_text(SOURCE)
    (tmp_path / "mill.yaml").write_text(MAP)
    return tmp_path


def test_sentences_are_found_as_a_reader_would() -> None:
    """A page's end breaks none, quotations have their own, and an abbreviation ends none."""
    found = [" ".join(SOURCE[span.start : span.end].split()) for span in sentences(SOURCE, "en")]
    assert found == [
        "The Mill",
        "The mill should run again.",
        "It is cheaper than a new one would be, as the council's own figures show for every year.",
        'He said: "The river is high.',
        'The wheel is sound."',
        "See page 3.",
        "THE COST",
        "Dr. Miller wrote it.",
        "Nobody asked.",
    ]


def test_each_sentence_is_mapped_set_aside_or_unread(mill: Path) -> None:
    """Three words or half of a sentence map it; asides and headings set it aside."""
    found = coverage(load(["."], working_directory=mill).arguments[0])
    assert [(each.line, each.section, each.state) for each in found.sentences] == [
        (1, 1, "heading"),
        (3, 1, "mapped"),
        (3, 1, "mapped"),
        (6, 1, "unread"),
        (6, 1, "mapped"),
        (6, 1, "apparatus"),
        (9, 2, "heading"),
        (11, 2, "mapped"),
        (11, 2, "unread"),
    ]


def test_text(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for the source, one for each section, and the unread sentences with their lines."""
    assert run(["coverage"]) == 0
    assert capsys.readouterr().out == (
        "mill.yaml: 9 sentences, 4 mapped, 3 set aside (apparatus 1, heading 2), 2 unread: 77.7 %\n"
        "  The mill  6 sentences, 3 mapped, 2 set aside (apparatus 1, heading 1), "
        "1 unread: 83.3 %\n"
        "  The cost  3 sentences, 1 mapped, 1 set aside (heading 1), 1 unread: 66.6 %\n"
        'mill.txt:6: unread: He said: "The river is high.\n'
        "mill.txt:11: unread: Nobody asked.\n"
    )


@pytest.mark.parametrize(("least", "status"), [("77", 0), ("78", 1), ("100", 1), ("101", 2)])
def test_fail_under(mill: Path, least: str, status: int) -> None:
    """Less than the percentage that is asked for is an exit status of 1."""
    assert run(["coverage", "--fail-under", least]) == status


def test_json(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for programs: counts, sections, and each sentence with its place and state."""
    assert run(["coverage", "--format", "json"]) == 0
    [source] = json.loads(capsys.readouterr().out)["sources"]
    assert source["count"] == 9
    assert source["set_aside"] == {"apparatus": 1, "heading": 2}
    assert [each["title"] for each in source["sections"]] == ["The mill", "The cost"]
    for sentence in source["sentences"]:
        words = SOURCE[sentence["start"] : sentence["end"]]
        assert sentence["text"] == " ".join(words.split())


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_the_title_on_the_first_line_is_a_heading(mill: Path, between: str) -> None:
    """It needs no section of its own, and the sentence below it is another."""
    (mill / "mill.txt").write_text(f"**The mill**{between}The mill should run again.\n")
    (mill / "mill.yaml").write_text(
        "argmap: argument/1\nsource: {title: The Mill, file: mill.txt}\nargument:\n"
        "  run: {claim: It should., main: true, quote: should run}\n"
    )
    found = coverage(load(["."], working_directory=mill).arguments[0])
    assert [each.state for each in found.sentences] == ["heading", "unread"]
    assert [each.title for each in found.sections] == ["(the whole text)"]


def test_html_marks_every_sentence_and_escapes_the_text(
    mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page has the whole text, every sentence marked, and nothing of it is markup."""
    (mill / "mill.txt").write_text(SOURCE + "<script>alert(1)</script> is no sentence.\n")
    assert run(["coverage", "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert '<span class="unread" title="unread">Nobody asked.</span>' in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_example_is_accounted_for_whole() -> None:
    """No sentence of the example's texts is unread."""
    root = Path(__file__).parents[1]
    for file in load([root / "examples"], working_directory=root).arguments:
        unread = [each.text for each in coverage(file).sentences if each.state == "unread"]
        assert unread == []
