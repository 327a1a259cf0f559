"""`argmap quote`, `new`, `rename` and `pin`: what they print and write, and never write."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli.main import run
from argmap.editing.quotation import quotations
from argmap.opened import SourceFile
from argmap.syntax import read, text_entry
from argmap.workspace import load

Printed = pytest.CaptureFixture[str]

MILL = """\
The Mill Should Stay

The council wants to pull the old mill down. It says that nobody
uses it any more. That is not so: the mill ground forty tonnes of
flour last year. That is not much.

The Roof

It’s leaking: “a demo-
cratic roof”, #1 of its kind.
"""
MAP = f"""\
argmap: argument/1
source:
  title: The Mill Should Stay
  file: mill.txt
  sha256: {sha256(MILL.encode()).hexdigest()}
speakers: {{council: The council}}  # a comment
argument:
  pull-down:   # it stays
    claim: The mill is to be pulled down.
    said_by: [council]
    stance: rejects
    quote: pull the old mill down
  tonnes:
    claim: The mill ground forty tonnes.
    supports: [in-use]
    quote:
      exact: That is not
      suffix: so
  in-use:
    rebuttal: The mill is in use.
    main: true
    rebuts: 'pull-down'
    quote: the mill ground forty tonnes
"""
COMPARISON = """\
argmap: comparison/1
title: The mill
texts: {one: mill.yaml, other: other.yaml}
topics: {use: Use}
contradictions:
  used:
    question: Is it used?
    topic: use
    kind: fact
    strength: direct
    sides: {one: [in-use, tonnes], other: in-use}
    why: They differ.
agreements:
  both:
    statement: Both say so.
    sides: {one: in-use, other: in-use}
    but: used
"""


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a text, two maps of it and a comparison, as the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name, text in (
        ("mill.txt", MILL),
        ("mill.yaml", MAP),
        ("other.yaml", MAP),
        ("comparison.yaml", COMPARISON),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


# quote


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("It says that somebody uses it", None),
        ("It says that nobody uses it", "    quote: It says that nobody uses it\n"),
        ("wants to pull ... down", "    quote: wants to pull [...] down\n"),
        ("wants to [...] down", "    quote: wants to [...] down\n"),
        ("It's leaking", "    quote: It’s leaking\n"),
        (
            'leaking: "a democratic roof", #1 of',
            "    quote: >-\n      leaking: “a democratic roof”, #1 of\n",
        ),
    ],
)
def test_words_become_the_quote_to_paste(
    mill: Path, capsys: Printed, words: str, printed: str | None
) -> None:
    """The source's own characters, `[...]` for words left out, a block where YAML needs it."""
    status = run(["quote", "mill.yaml", words])
    said = capsys.readouterr()
    assert status == 0
    if printed is None:
        assert "this is the nearest passage, lines 3 to 4" in said.err
        assert said.out == "    quote: It says that nobody uses it\n"
    else:
        assert said.out == printed
        assert said.err == ""


def test_words_in_two_places_are_told_apart(mill: Path, capsys: Printed) -> None:
    """Each place is printed with the context that tells it, and its line."""
    assert run(["quote", "mill.yaml", "That", "is", "not"]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "    # line 4\n    quote:\n      exact: That is not\n      prefix: more.\n"
        "    # line 5\n    quote:\n      exact: That is not\n      prefix: year.\n"
    )
    assert said.err == "mill.txt: the words stand in 2 places, at the lines 4, 5; take one\n"


def test_words_are_read_from_the_standard_input(
    mill: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `-` for the words nothing has to be kept from the shell; the line's end is no word."""
    words = "It's leaking: “a democratic roof\", #1\n".encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(words)))
    assert run(["quote", "mill.yaml", "-"]) == 0
    assert capsys.readouterr() == (
        "    quote: >-\n      It’s leaking: “a democratic roof”, #1\n",
        "",
    )


def test_words_that_differ_in_capitals_are_said_to(mill: Path, capsys: Printed) -> None:
    """What has the same words with other capitals isn't called another passage."""
    assert run(["quote", "mill.yaml", "The Council wants"]) == 0
    assert capsys.readouterr() == (
        "    quote: The council wants\n",
        "mill.txt: it has these words with other capitals, line 3\n",
    )


def test_words_are_looked_up_while_the_form_of_the_map_is_wrong(
    mill: Path, capsys: Printed
) -> None:
    """The source's name is enough; where it can't be made out, or read, that is said."""
    words = ["quote", "mill.yaml", "The council wants"]
    (mill / "mill.yaml").write_text(MAP.replace("stance:", "stanse:"), encoding="utf-8")
    assert run(words) == 0
    assert capsys.readouterr() == (
        "    quote: The council wants\n",
        "argmap: the map's form isn't right yet; `argmap check mill.yaml` says where\n",
    )
    (mill / "mill.yaml").write_text(MAP.replace("claim: The", "claim: The:"), encoding="utf-8")
    assert run(words) == 1
    assert capsys.readouterr() == (
        "",
        "argmap: nothing was looked up; mend the map's form first: `argmap check mill.yaml`\n",
    )
    for file in ("none.txt", "../mill.txt"):
        text = MAP.replace("stance:", "stanse:").replace("mill.txt", file)
        (mill / "mill.yaml").write_text(text, encoding="utf-8")
        assert run(words) == 1
        assert capsys.readouterr() == (
            "",
            f"argmap: the source `{file}` can't be read; `argmap check mill.yaml` says why\n",
        )


def test_words_that_are_like_nothing_end_in_1(mill: Path, capsys: Printed) -> None:
    """Nothing is printed to paste where nothing is like the words."""
    assert run(["quote", "mill.yaml", "xyzzy plugh"]) == 1
    assert capsys.readouterr().out == ""
    assert run(["quote", "comparison.yaml", "The mill"]) == 2
    assert run(["quote", "nothing.yaml", "The mill"]) == 3


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_stretch_of_words_is_quoted_so_that_it_is_found(data: st.DataObject) -> None:
    """Whatever words of a source are asked for, what is printed reads as a quote that fits once."""
    words = MILL.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    source = SourceFile("mill.txt", MILL)
    found = quotations(source, " ".join(words[start:end]))
    if not found:  # a word that a line's end breaks
        return
    for each in found:
        text = f"{MAP[: MAP.index('argument:')]}argument:\n  n:\n    claim: X.\n{each.yaml}"
        quote = read(text.encode()).value["argument"]["n"]["quote"]
        assert (quote if isinstance(quote, str) else quote["exact"]) == each.exact


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_text_can_be_written_as_an_entry(text: str) -> None:
    """What is written reads as the same words, whatever they are."""
    words = " ".join(text.split())
    if not words or any(char in words for char in "\u0085\u2028\u2029\ufeff\ufffe\uffff"):
        return
    document = read(f"a:\n{text_entry('key', words, 2)}".encode())
    assert document.value == {"a": {"key": words}}, document.problems


# new


def test_a_new_map_pins_its_source_and_checks_as_it_is(mill: Path, capsys: Printed) -> None:
    """Headings are sections, the first sentence is quoted, schemas are written where none are."""
    (mill / "mill.yaml").unlink()
    (mill / "other.yaml").unlink()
    (mill / "comparison.yaml").unlink()
    (mill / "maps").mkdir()
    assert run(["new", "mill.txt", "-o", "maps"]) == 0
    assert capsys.readouterr().err == (
        "wrote schemas/argument.schema.json and schemas/comparison.schema.json, from which editors "
        "know the format; keep them\n"
        "wrote maps/mill.yaml; next: write its claims and premises, then "
        "`argmap check maps/mill.yaml`\n"
    )
    text = (mill / "maps" / "mill.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/argument.schema.json\n")
    value = read(text.encode()).value
    assert value["source"] == {
        "title": "The Mill Should Stay",
        "file": "../mill.txt",
        "sha256": sha256(MILL.encode()).hexdigest(),
    }
    assert value["sections"] == [{"title": "The Roof"}]
    assert (
        value["argument"]["first-claim"]["quote"] == "The council wants to pull the old mill down."
    )
    assert run(["check", "maps"]) == 0
    capsys.readouterr()
    assert run(["check", "--strict", "--format", "concise", "maps"]) == 1
    assert "warning[placeholder]" in capsys.readouterr().out
    schema = json.loads((mill / "schemas" / "argument.schema.json").read_text(encoding="utf-8"))
    assert "$defs" in schema


def test_a_new_comparison_checks_as_it_is(mill: Path, capsys: Printed) -> None:
    """Two maps are set against each other at their first theses."""
    assert run(["new", "--comparison", "mill.yaml", "other.yaml", "-o", "new.yaml"]) == 0
    text = (mill / "new.yaml").read_text(encoding="utf-8")
    assert "sides: {mill: in-use, other: in-use}" in text
    assert capsys.readouterr().err.splitlines()[-1] == (
        "wrote new.yaml; next: write its question, `kind`, `strength` and `why`, then "
        "`argmap check new.yaml`"
    )
    assert run(["check", "new.yaml"]) == 0


def test_nothing_is_written_over(mill: Path, capsys: Printed) -> None:
    """A file that is there stays, a link too; `-o -` prints and writes nothing."""
    assert run(["new", "mill.txt"]) == 2
    assert capsys.readouterr().err == (
        "Error: `mill.yaml` is there already, and isn't written over: go on with it, or choose "
        "another name with `-o FILE`\n"
    )
    assert run(["new", "mill.yaml"]) == 2
    assert "`mill.yaml` is a map" in capsys.readouterr().err
    assert (mill / "mill.yaml").read_text(encoding="utf-8") == MAP
    (mill / "link.yaml").symlink_to("/nowhere")
    assert run(["new", "mill.txt", "-o", "link.yaml"]) == 2
    before = sorted(os.listdir(mill))
    capsys.readouterr()
    assert run(["new", "mill.txt", "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("# yaml-language-server")
    assert sorted(os.listdir(mill)) == before


@pytest.mark.parametrize(
    ("text", "title", "sections"),
    [
        ("# A *title*\n\n## One\ntext.\n\n## Two\ntext.\n", "A *title", ["One", "Two"]),
        ("no heading at all in this text, only words.\n", "odd name", []),
        ("Title: it's #1\n\nWhy?\n\nBecause it is so.\n", "Title: it's #1", ["Why?"]),
        ("", "odd name", []),
        ("\ufeffTitle\n\nIt is so.\n", "Title", []),
        ("Title of this\nIt is so and not other.\n", "Title of this", []),
    ],
)
def test_odd_texts_get_maps_that_can_be_read(
    mill: Path, text: str, title: str, sections: list[str]
) -> None:
    """Markdown, no heading, a question, nothing at all, a byte order mark."""
    (mill / "odd name.txt").write_text(text, encoding="utf-8", newline="")
    assert run(["new", "odd name.txt", "-o", "odd.yaml"]) == 0
    value: dict[str, Any] = read((mill / "odd.yaml").read_bytes()).value
    assert value["source"]["title"] == title
    assert [each["title"] for each in value.get("sections", [])] == sections
    assert run(["check", "odd.yaml"]) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The Title\nIt is so and not other. This too.\n",
        "# The Title\nIt is so and not other. This too.\n",
        "The Title\n\n## The Part\nIt is so and not other. This too.\n",
    ],
)
def test_a_heading_is_no_part_of_the_first_quotation(mill: Path, text: str) -> None:
    """Whether a blank line follows a heading or not, what is quoted begins below it."""
    (mill / "new.txt").write_text(text, encoding="utf-8")
    assert run(["new", "new.txt"]) == 0
    value = read((mill / "new.yaml").read_bytes()).value
    assert value["argument"]["first-claim"]["quote"] == "It is so and not other."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a caf\xe9", "it isn't UTF-8 (byte 5); open it in an editor, and save it as UTF-8"),
        (b"a" * 10_000_001, "it has more than 10,000,000 bytes"),
    ],
)
def test_why_a_text_cannot_be_read_is_said(
    mill: Path, capsys: Printed, data: bytes, why: str
) -> None:
    """Another encoding and too large a file are told apart."""
    (mill / "new.txt").write_bytes(data)
    assert run(["new", "new.txt"]) == 2
    assert capsys.readouterr().err == f"Error: `new.txt` can't be read: {why}\n"


# rename


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """Return the lines that differ."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(one.strip(), other.strip()) for one, other in pairs if one != other]


def test_a_node_gets_another_name_everywhere(mill: Path, capsys: Printed) -> None:
    """The key, every reference in its style, and the sides of that text alone; comments stay."""
    assert run(["rename", "mill.yaml", "in-use", "still-used"]) == 0
    assert capsys.readouterr().err == (
        "renamed in mill.yaml: 2 places\nrenamed in comparison.yaml: 2 places\n"
    )
    assert changed(MAP, (mill / "mill.yaml").read_text(encoding="utf-8")) == [
        ("supports: [in-use]", "supports: [still-used]"),
        ("in-use:", "still-used:"),
    ]
    assert changed(COMPARISON, (mill / "comparison.yaml").read_text(encoding="utf-8")) == [
        (
            "sides: {one: [in-use, tonnes], other: in-use}",
            "sides: {one: [still-used, tonnes], other: in-use}",
        ),
        ("sides: {one: in-use, other: in-use}", "sides: {one: still-used, other: in-use}"),
    ]
    assert (mill / "other.yaml").read_text(encoding="utf-8") == MAP
    assert run(["check", "."]) == 0
    assert run(["rename", "mill.yaml", "pull-down", "down"]) == 0
    assert "rebuts: 'down'" in (mill / "mill.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "places"),
    [
        ("mill.yaml", "council", "the-council", ["speakers: {the-council: ", "[the-council]"]),
        (
            "comparison.yaml",
            "one",
            "first",
            ["texts: {first: ", "{first: [in-use", "{first: in-use"],
        ),
        ("comparison.yaml", "use", "usage", ["topics: {usage: Use}", "topic: usage"]),
        ("comparison.yaml", "used", "is-it-used", ["  is-it-used:", "but: is-it-used"]),
        ("comparison.yaml", "both", "the-two", ["  the-two:"]),
    ],
)
def test_each_kind_of_id_can_be_renamed(
    mill: Path, file: str, old: str, new: str, places: list[str]
) -> None:
    """Speakers, texts, topics, contradictions and agreements, where they are named."""
    assert run(["rename", file, old, new]) == 0
    text = (mill / file).read_text(encoding="utf-8")
    assert all(place in text for place in places)
    assert run(["check", "."]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["mill.yaml", "in-us", "x"],
            "there is no id `in-us` in mill.yaml; did you mean `in-use`?",
        ),
        (
            ["mill.yaml", "counsil", "x"],
            "there is no id `counsil` in mill.yaml; did you mean `council`?",
        ),
        (
            ["comparison.yaml", "usd", "x", "--kind", "contradiction"],
            "there is no contradiction `usd` in comparison.yaml; did you mean `used`?",
        ),
        (["mill.yaml", "in-use", "tonnes"], "there is a node `tonnes` already"),
        (["mill.yaml", "in-use", "In Use"], "`In Use` is no id"),
        (["mill.yaml", "in-use", "x\n"], "is no id"),
        (
            ["mill.yaml", "in-use", "x", "--kind", "speaker"],
            "there is no speaker `in-use` in mill.yaml; it names a node there",
        ),
    ],
)
def test_what_cannot_be_renamed_is_said_and_nothing_is_written(
    mill: Path, capsys: Printed, arguments: list[str], message: str
) -> None:
    """An id that isn't there, one that is taken, one that is none."""
    assert run(["rename", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert (mill / "mill.yaml").read_text(encoding="utf-8") == MAP


def test_an_id_of_two_kinds_has_to_be_said_which(mill: Path, capsys: Printed) -> None:
    """A speaker and a node of one name are told apart by --kind."""
    text = MAP.replace("council", "tonnes")
    (mill / "mill.yaml").write_text(text, encoding="utf-8", newline="")
    assert run(["rename", "mill.yaml", "tonnes", "x"]) == 2
    assert "`tonnes` names a node and a speaker; say which with --kind" in capsys.readouterr().err
    assert run(["rename", "mill.yaml", "tonnes", "x", "--kind", "speaker"]) == 0
    assert "speakers: {x: The tonnes}" in (mill / "mill.yaml").read_text(encoding="utf-8")


# pin


def test_a_changed_source_is_pinned_and_what_is_gone_is_listed(mill: Path, capsys: Printed) -> None:
    """The SHA-256 and the context that is another are written; a quotation that is gone stays."""
    edited = MILL.replace("That is not so:", "That is not at all so:").replace("old mill", "mill")
    edited = edited.replace("That is not much.", "")
    (mill / "mill.txt").write_text(edited, encoding="utf-8")
    assert run(["pin", "mill.yaml"]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "the text has changed, and mill.yaml pins the new one (sha256 and the words around "
        "1 quotation); 1 of 3 quotations is gone\n"
        "Where a quotation changes, read the sentence that you wrote for it again. Then render "
        "again.\n"
    )
    assert "`old` isn't there" in said.out
    assert "the nearest passage: mill.txt:3:22" in said.out
    text = (mill / "mill.yaml").read_text(encoding="utf-8")
    assert [new for _, new in changed(MAP, text)] == [
        f"sha256: {sha256(edited.encode()).hexdigest()}",
        "suffix: at",
    ]
    (file,) = load(["mill.yaml"]).arguments
    assert file.anchors["tonnes"][0].spans


def test_an_unchanged_source_needs_nothing(mill: Path, capsys: Printed) -> None:
    """A file that is pinned to its source already isn't written."""
    before = (mill / "mill.yaml").stat().st_mtime_ns
    assert run(["pin", "mill.yaml"]) == 0
    assert capsys.readouterr().err == (
        "mill.yaml pins its source already; every quotation stands in its source\n"
    )
    assert (mill / "mill.yaml").stat().st_mtime_ns == before


def test_a_first_pin_is_said_as_one(mill: Path, capsys: Printed) -> None:
    """A map without a SHA-256 gets it; what the pictures show may be another, so draw again."""
    text = "".join(line for line in MAP.splitlines(keepends=True) if "sha256" not in line)
    (mill / "mill.yaml").write_text(text, encoding="utf-8", newline="")
    assert run(["pin", "mill.yaml"]) == 0
    assert capsys.readouterr().err == (
        "pinned mill.yaml (sha256); every quotation stands in its source\n"
        "Render again: the pictures say where the quotations stand.\n"
    )


def test_quotations_that_stand_twice_now_are_told_from_those_that_are_gone(
    mill: Path, capsys: Printed
) -> None:
    """How many are gone, and how many stand in several places."""
    edited = f"{MILL.replace('old mill', 'mill')}\nThe mill ground: the mill ground forty tonnes.\n"
    (mill / "mill.txt").write_text(edited, encoding="utf-8")
    assert run(["pin", "mill.yaml"]) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[0]
        .endswith(
            "pins the new one (sha256); 1 of 3 quotations is gone and 1 stands in several places"
        )
    )


def test_asides_and_sections_are_counted_beside_the_quotations(mill: Path, capsys: Printed) -> None:
    """Quotations are as many as `argmap check` says; an aside is one, whatever it is made of."""
    more = (
        "asides:\n  - narrative: {from: flour last, to: That is not much.}\n"
        "  - transition: The council wants\n"
        "sections:\n  - title: Roof\n    from: The Roof\n"
    )
    (mill / "mill.yaml").write_text(MAP + more, encoding="utf-8")
    edited = MILL.replace("flour last year. That is not much.", "grain.")
    (mill / "mill.txt").write_text(edited, encoding="utf-8")
    assert run(["pin", "mill.yaml"]) == 1
    said = capsys.readouterr().err.splitlines()[0]
    assert said.endswith("1 of 3 quotations, 2 asides and 1 section is gone")
