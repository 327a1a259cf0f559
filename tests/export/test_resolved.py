"""The resolved export: what the files say, with every quote found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import argmap
from argmap.check import check
from argmap.export.resolved import resolved
from argmap.workspace import load

ROOT = Path(__file__).parents[2]
TEXT = (
    "\ufeff\r\nThe Mill\r\n\r\nThe 𝔪ill should run, as all agree, again. "
    "The river\r\nis “high”. So it is.\r\n"
)
FULL = """\
argmap: argument/1
source: {title: The Mill, author: Some, file: ../mill.txt, language: en}
sections: [{title: THE MILL}, {title: River, from: The river}]
speakers: {some: {name: Some, via: others}, others: Others}
argument:
  run:
    claim: The mill should run again.
    main: true
    despite: loud
    quote: The 𝔪ill should run [...] again
  high:
    premise: The river is high.
    supports: [run, so]
    with: wheel
    scheme: argument from sign
    tags: [river]
    note: In spring.
    quote: ['The river is "high"', So it is]
  wheel:
    premise: The wheel is sound.
    implicit: true
    supports: run
  so:
    claim: It is so.
    quote: So it is
  loud:
    claim: The mill is loud.
    said_by: some
    stance: concedes
    implicit: true
  odd:
    rebuttal: It isn't so.
    said_by: [some, others]
    stance: reports
    implicit: true
    rebuts: so
    undercuts: high
  step:
    rebuttal: It isn't so either.
    implicit: true
    undercuts: {from: high, to: run}
asides:
  - apparatus: The Mill
  - narrative: {from: The river, to: So it is.}
"""
BARE = """\
argmap: argument/1
source: {title: The Mill, file: ../mill.txt}
argument: {so: {claim: It is so., quote: So it is}}
"""
COMPARISON = """\
argmap: comparison/1
title: Two mills
texts: {full: full.yaml, bare: bare.yaml}
topics: {mill: The mill}
contradictions:
  one:
    question: Is it so?
    kind: fact
    strength: tension
    sides: {full: [run, so], bare: so}
    why: One says so.
agreements:
  two: {statement: It is so., topic: mill, sides: {bare: so, full: so}, but: one}
counterparts:
  three: {holds: {bare: so}, reports: {full: odd}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two maps and a comparison that use every key, and none that they needn't."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "mill.txt").write_bytes(TEXT.encode())
    (tmp_path / "maps" / "full.yaml").write_text(FULL, "utf-8")
    (tmp_path / "maps" / "bare.yaml").write_text(BARE, "utf-8")
    (tmp_path / "maps" / "both.yaml").write_text(COMPARISON, "utf-8")
    return tmp_path


def exported(folder: Path, *paths: str) -> dict[str, Any]:
    """Return the export of files without errors, validated against the committed schema."""
    workspace = load(paths or ["."], working_directory=folder)
    assert [f.message for f in check(workspace).findings if f.severity == "error"] == []
    found: dict[str, Any] = json.loads(resolved(workspace))
    schema = json.loads((ROOT / "schemas" / "resolved.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)
    return found


def nodes(found: dict[str, Any], file: str) -> dict[str, Any]:
    """Return a map's nodes by id."""
    [argument] = [each for each in found["arguments"] if each["file"] == file]
    return {node["id"]: node for node in argument["nodes"]}


def test_the_example_is_exported_with_its_words(project: Path) -> None:
    """The export of examples/stalin fits its schema, and each span is its source's own words."""
    found = exported(ROOT, "examples/stalin")
    assert len(found["arguments"]) == 2 and len(found["comparisons"]) == 1
    count = 0
    for argument in found["arguments"]:
        source = (ROOT / argument["source"]["file"]).read_bytes().decode("utf-8")
        assert argument["source"]["length"] == len(source)
        for node in argument["nodes"]:
            assert node["spans"] or node["implicit"]
            for span in node["spans"]:
                assert span["exact"] == source[span["start"] : span["end"]] != ""
                assert span["exact"][0].strip() and span["exact"][-1].strip()
                count += 1
        for section in argument["sections"]:
            assert source[section["start"]].strip()
        for aside in argument["asides"]:
            assert 0 <= aside["start"] < aside["end"] <= len(source)
    assert count > 100


def test_the_package_offers_it(project: Path) -> None:
    """`argmap.resolved` is the export."""
    workspace = argmap.load([project])
    assert json.loads(argmap.resolved(workspace))["argmap"] == "resolved/1"


def test_a_node_with_every_key(project: Path) -> None:
    """Every key of a node is written, and its spans in the order of its quotes."""
    river = TEXT.index("The river")
    so = TEXT.index("So it is")
    assert nodes(exported(project), "maps/full.yaml")["high"] == {
        "id": "high",
        "type": "premise",
        "text": "The river is high.",
        "main": False,
        "implicit": False,
        "said_by": [],
        "stance": None,
        "held": True,
        "supports": ["run", "so"],
        "with": ["wheel"],
        "rebuts": [],
        "undercuts": [],
        "despite": [],
        "scheme": "argument from sign",
        "tags": ["river"],
        "note": "In spring.",
        "spans": [
            {"start": river, "end": river + 20, "exact": "The river\r\nis “high”"},
            {"start": so, "end": so + 8, "exact": "So it is"},
        ],
    }


def test_absent_is_written_and_never_missing(project: Path) -> None:
    """What a file doesn't say is null, false, {} or [], and every key is there."""
    found = exported(project, "maps/bare.yaml")
    [argument] = found["arguments"]
    digest = argument["source"].pop("sha256")
    assert len(digest) == 64
    so = TEXT.index("So it is")
    assert found == {
        "argmap": "resolved/1",
        "arguments": [
            {
                "file": "maps/bare.yaml",
                "source": {
                    "title": "The Mill",
                    "author": None,
                    "file": "mill.txt",
                    "length": len(TEXT),
                },
                "sections": [],
                "speakers": {},
                "nodes": [
                    {
                        "id": "so",
                        "type": "claim",
                        "text": "It is so.",
                        "main": False,
                        "implicit": False,
                        "said_by": [],
                        "stance": None,
                        "held": True,
                        "supports": [],
                        "with": [],
                        "rebuts": [],
                        "undercuts": [],
                        "despite": [],
                        "scheme": None,
                        "tags": [],
                        "note": None,
                        "spans": [{"start": so, "end": so + 8, "exact": "So it is"}],
                    }
                ],
                "asides": [],
            }
        ],
        "comparisons": [],
    }


def test_a_quote_with_words_left_out_has_a_span_a_part(project: Path) -> None:
    """The words left out lie in no span, and an astral character is one code point."""
    spans = nodes(exported(project), "maps/full.yaml")["run"]["spans"]
    assert [span["exact"] for span in spans] == ["The 𝔪ill should run", "again"]
    assert all(span["exact"] == TEXT[span["start"] : span["end"]] for span in spans)


def test_an_undercut_of_an_id_is_all_its_steps(project: Path) -> None:
    """`undercuts: id` is written as every step from it, and a step as itself."""
    found = nodes(exported(project), "maps/full.yaml")
    assert found["odd"]["undercuts"] == [
        {"from": "high", "to": "run"},
        {"from": "high", "to": "so"},
    ]
    assert found["step"]["undercuts"] == [{"from": "high", "to": "run"}]


def test_held_follows_the_stance(project: Path) -> None:
    """What the author concedes is held, and what the author reports isn't."""
    found = nodes(exported(project), "maps/full.yaml")
    held = {id_: (node["stance"], node["held"]) for id_, node in found.items()}
    assert held["loud"] == ("concedes", True)
    assert held["odd"] == ("reports", False)
    assert held["run"] == (None, True)
    assert found["odd"]["said_by"] == ["some", "others"] and found["run"]["main"] is True


def test_sections_speakers_and_asides(project: Path) -> None:
    """Sections have their beginning, speakers how they are known, asides where they stand."""
    found = exported(project)
    [argument] = [each for each in found["arguments"] if each["file"] == "maps/full.yaml"]
    assert argument["sections"] == [
        {"title": "THE MILL", "start": 3},
        {"title": "River", "start": TEXT.index("The river")},
    ]
    assert argument["speakers"] == {
        "some": {"name": "Some", "via": "others"},
        "others": {"name": "Others", "via": None},
    }
    assert argument["asides"] == [
        {"kind": "apparatus", "start": 3, "end": 11},
        {"kind": "narrative", "start": TEXT.index("The river"), "end": len(TEXT) - 2},
    ]


def test_a_comparison_brings_the_maps_that_it_names(project: Path) -> None:
    """A comparison is exported with its maps, sides as lists, in the file's order."""
    found = exported(project, "maps/both.yaml")
    assert [each["file"] for each in found["arguments"]] == ["maps/bare.yaml", "maps/full.yaml"]
    assert found["comparisons"] == [
        {
            "file": "maps/both.yaml",
            "title": "Two mills",
            "texts": {"full": "maps/full.yaml", "bare": "maps/bare.yaml"},
            "topics": {"mill": "The mill"},
            "contradictions": [
                {
                    "id": "one",
                    "question": "Is it so?",
                    "topic": None,
                    "kind": "fact",
                    "strength": "tension",
                    "why": "One says so.",
                    "sides": {"full": ["run", "so"], "bare": ["so"]},
                }
            ],
            "agreements": [
                {
                    "id": "two",
                    "statement": "It is so.",
                    "topic": "mill",
                    "sides": {"bare": ["so"], "full": ["so"]},
                    "but": ["one"],
                }
            ],
            "counterparts": [
                {
                    "id": "three",
                    "topic": None,
                    "holds": {"bare": ["so"]},
                    "reports": {"full": ["odd"]},
                }
            ],
        }
    ]


def test_nodes_keep_the_files_order(project: Path) -> None:
    """Nodes come as the file has them, not sorted."""
    assert list(nodes(exported(project), "maps/full.yaml")) == [
        *["run", "high", "wheel", "so", "loud", "odd", "step"]
    ]


def test_names_are_from_the_working_directory(project: Path) -> None:
    """Files are named from where the command runs, with `/`, up where it must be."""
    found = exported(project / "maps")
    assert [each["file"] for each in found["arguments"]] == ["bare.yaml", "full.yaml"]
    assert {each["source"]["file"] for each in found["arguments"]} == {"../mill.txt"}


def test_an_empty_source_is_exported(project: Path) -> None:
    """A map of implicit nodes alone can be exported, though its source is empty."""
    (project / "empty.txt").write_text("")
    (project / "empty.yaml").write_text(
        "argmap: argument/1\nsource: {title: T, file: empty.txt}\n"
        "argument: {a: {claim: A, implicit: true}}\n"
    )
    assert nodes(exported(project, "empty.yaml"), "empty.yaml")["a"]["spans"] == []


def test_a_passage_that_runs_backwards_is_an_error(project: Path) -> None:
    """An aside whose end stands before its beginning isn't exported as one that ends first."""
    (project / "maps" / "full.yaml").write_text(
        FULL.replace("{from: The river, to: So it is.}", "{from: So it is., to: The river}"),
        "utf-8",
    )
    findings = check(load(["maps/full.yaml"], working_directory=project)).findings
    errors = [each for each in findings if each.severity == "error"]
    assert [each.location.line for each in errors] == [
        FULL[: FULL.index("narrative")].count("\n") + 1
    ]
