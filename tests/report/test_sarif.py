"""SARIF: valid by its schema, with places that are where they say they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from jsonschema import Draft4Validator

from argmap import __version__
from argmap.check import CheckResult, all_rules, check
from argmap.check.repair import repaired
from argmap.report.sarif import sarif
from argmap.workspace import Workspace

HERE = Path(__file__).parent
MAP = """\
argmap: argument/1
source: {title: The Mill, file: mill.txt}
argument:
  run:
    claim: The mill should run.
    main: true
    quote: The mill shall run
"""
HEAD = MAP.replace("shall run\n", "should run\n")
Opened = Callable[..., Workspace]


def report(workspace: Workspace, result: CheckResult | None = None) -> Any:
    """Return the report on a workspace, as another program reads it."""
    return json.loads(sarif(result or check(workspace), workspace))


def run(workspace: Workspace, result: CheckResult | None = None) -> Any:
    """Return the one run of a report."""
    [found] = report(workspace, result)["runs"]
    return found


def text_of(result: dict[str, Any]) -> str:
    """Return what a result says."""
    text: str = result["message"]["text"]
    return text


def test_the_whole_output(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool, the pages of rules, and the findings; here with three rules."""
    shown = ("source-unpinned", "quote-not-found", "unsupported-claim")
    rules = tuple(rule for rule in all_rules() if rule.id in shown)
    monkeypatch.setattr("argmap.report.sarif.all_rules", lambda: rules)
    monkeypatch.setattr("argmap.report.sarif.version", lambda name: "1.2.3")
    workspace = opened()
    assert sarif(check(workspace), workspace) == (HERE / "sarif.json").read_text("utf-8")


def test_it_fits_the_schema(opened: Opened) -> None:
    """Reports with findings and without are valid by OASIS's schema."""
    schema = json.loads((HERE / "sarif-schema-2.1.0.json").read_text("utf-8"))
    validator = Draft4Validator(schema)
    for text in (MAP, HEAD, "argmap: x\n", ""):
        validator.validate(report(opened(text)))
    validator.validate(report(opened(), replace(check(opened()), findings=())))


def test_it_has_a_page_for_every_rule(opened: Opened) -> None:
    """Viewers show a rule's page beside its findings, so all of them are there."""
    driver = run(opened())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("argmap", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in all_rules()]
    for written, rule in zip(driver["rules"], all_rules(), strict=True):
        first = written["shortDescription"]["text"]
        assert first.endswith(".") and "\n" not in first and len(first) < 120
        assert written["fullDescription"]["text"].replace("\n", " ").startswith(first)
        assert rule.passes.shown.splitlines()[0][:90] in written["help"]["text"]
        assert rule.fails.says in written["help"]["markdown"]
        assert written["defaultConfiguration"] == {"level": rule.severity}
        assert written["properties"] == {"tags": [rule.group]}


def test_results_name_their_rules(opened: Opened) -> None:
    """A result's index is that of its rule, and its level is its severity."""
    found = run(opened())
    levels = {result["ruleId"]: result["level"] for result in found["results"]}
    assert levels == {
        "source-unpinned": "warning",
        "unsupported-claim": "note",
        "quote-not-found": "error",
    }
    for result in found["results"]:
        assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_regions_are_the_words_that_they_are_about(opened: Opened, tmp_path: Path) -> None:
    """Columns count code points from 1, and the end column is the one behind."""
    odd = "  odd: {premise: 𝔐ü水e\u0301, supports: rune, implicit: true}\n"
    found = run(opened(HEAD + odd))
    assert found["columnKind"] == "unicodeCodePoints"
    assert words(found, "unknown-id", tmp_path) == "rune"
    related = run(opened())["results"]
    [[place]] = [result["relatedLocations"] for result in related if result["relatedLocations"]]
    assert (place["id"], place["message"]) == (1, {"text": "the nearest passage"})
    assert cut(place, tmp_path) == "The mill should run"


def words(found: Any, rule: str, folder: Path) -> str:
    """Return what a rule's one result is about."""
    [place] = [result["locations"][0] for result in found["results"] if result["ruleId"] == rule]
    return cut(place, folder)


def cut(place: Any, folder: Path) -> str:
    """Return what stands at a place, as a viewer would find it."""
    physical = place["physicalLocation"]
    region = physical["region"]
    assert region["startLine"] == region["endLine"]
    file = folder / physical["artifactLocation"]["uri"]
    line: str = file.read_text("utf-8").split("\n")[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b/mill.yaml", "a%20b/mill.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("50%?#[1].yaml", "50%25%3F%23%5B1%5D.yaml"),
        ("水\udcff.yaml", "%E6%B0%B4%FF.yaml"),
    ],
)
def test_a_file_is_named_by_a_relative_uri(opened: Opened, name: str, uri: str) -> None:
    """Whatever a file is called, its URI has no scheme and leads to its bytes."""
    for result in run(opened(name=name))["results"]:
        [place] = result["locations"]
        written = place["physicalLocation"]["artifactLocation"]["uri"]
        assert written == uri
        assert not any(urlsplit(written)[part] for part in (0, 1, 3, 4))
        assert unquote_to_bytes(written).decode("utf-8", "surrogateescape") == name


def test_fingerprints_stay_when_lines_move(moved: tuple[Workspace, Workspace]) -> None:
    """Lines above a finding move its place and not its fingerprint."""
    first, second = (
        {
            result["partialFingerprints"]["argmapFinding/v1"]: result["locations"]
            for result in run(each)["results"]
        }
        for each in moved
    )
    assert len(first) == 3 and first.keys() == second.keys() and first != second


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("see [this](http://evil.example)", r"see [this]\u0028http://evil.example)"),
        ("{0} and {12}, {from, to}", "{{0}} and {{12}}, {from, to}"),
        ("one\ntwo \u202e", r"one\u000atwo \u202e"),
    ],
)
def test_a_message_has_no_links_and_no_placeholders(opened: Opened, said: str, shown: str) -> None:
    """In a plain text of SARIF `[…](…)` is a link and `{0}` an argument; data have neither."""
    workspace = opened()
    result = check(workspace)
    finding = replace(result.findings[0], message=said, help="")
    [written] = run(workspace, replace(result, findings=(finding,)))["results"]
    assert text_of(written) == shown


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_repairs_are_those_that_argmap_makes(opened: Opened, mark: str, end: str) -> None:
    """Whoever makes the repairs of a report has the file that `--fix` would write."""
    odd = "  odd:\n    premise: 𝔐ü水\n    supports: rnu\n    implicit: true\n"
    text = HEAD + odd + "  more: {premise: B, supports: [odd, ord], implicit: true}\n"
    workspace = opened(mark + text.replace("\n", end))
    [wanted] = repaired(workspace, check(workspace).findings).values()
    assert wanted.repairs >= 2
    edits = []
    for result in run(workspace)["results"]:
        for fix in result.get("fixes", []):
            [change] = fix["artifactChanges"]
            assert change["artifactLocation"] == {"uri": "mill.yaml"}
            edits += change["replacements"]
    assert mark + with_replacements(text.replace("\n", end), edits, end) == wanted.after


def with_replacements(text: str, edits: list[Any], end: str) -> str:
    """Return a text with replacements made, as another program would make them."""
    lines = text.split(end)

    def offset(line: int, column: int) -> int:
        return sum(len(each) + len(end) for each in lines[: line - 1]) + column - 1

    places = [
        (
            offset(edit["deletedRegion"]["startLine"], edit["deletedRegion"]["startColumn"]),
            offset(edit["deletedRegion"]["endLine"], edit["deletedRegion"]["endColumn"]),
            edit["insertedContent"]["text"],
        )
        for edit in edits
    ]
    for start, finish, written in sorted(places, reverse=True):
        text = text[:start] + written + text[finish:]
    return text


def test_a_repair_that_needs_a_person_is_none(opened: Opened) -> None:
    """A tool may make the repairs of a report without asking, so unsafe ones aren't in it."""
    workspace = opened()
    fixes = {finding.rule: finding.fix for finding in check(workspace).findings}
    unsafe = {rule for rule, fix in fixes.items() if fix is not None and not fix.safe}
    assert "quote-not-found" in unsafe
    for result in run(workspace)["results"]:
        fix = fixes[result["ruleId"]]
        assert ("fixes" in result) is (fix is not None and fix.safe)
