"""GitLab's Code Quality report: its fields, and fingerprints that stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jsonschema import Draft7Validator

from argmap.check import CheckResult, check
from argmap.report.gitlab import gitlab
from argmap.workspace import Workspace

HERE = Path(__file__).parent
Checked = Callable[..., CheckResult]


def test_the_whole_output(checked: Checked) -> None:
    """An entry a finding."""
    assert gitlab(checked()) == (HERE / "gitlab.json").read_text("utf-8")


def test_it_fits_gitlabs_schema_and_documentation(checked: Checked) -> None:
    """Each entry has what GitLab's own validator and what its documentation ask for."""
    schema = json.loads((HERE / "gitlab-codequality-schema.json").read_text("utf-8"))
    entries = json.loads(gitlab(checked()))
    assert len(entries) == 3
    for entry in entries:
        Draft7Validator(schema).validate(entry)
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["check_name"] and entry["location"]["path"] == "mill.yaml"
        assert entry["location"]["lines"]["begin"] >= 1


def test_nothing_found_is_an_empty_list(checked: Checked) -> None:
    """GitLab reads an empty list as a report without findings."""
    assert gitlab(replace(checked(), findings=())) == "[]\n"


def test_fingerprints_are_unique(checked: Checked) -> None:
    """GitLab shows one of several entries that have the same fingerprint."""
    odd = "".join(f"  n{n}: {{premise: A, supports: [x, x-x], implicit: true}}\n" for n in range(9))
    entries = json.loads(gitlab(checked(f"argmap: argument/1\nargument:\n{odd}")))
    prints = [entry["fingerprint"] for entry in entries]
    assert prints and len(set(prints)) == len(prints)


def test_fingerprints_stay_when_lines_move(moved: tuple[Workspace, Workspace]) -> None:
    """Lines above a finding move its place and not its fingerprint."""
    first, second = (
        {entry["fingerprint"]: entry["location"]["lines"]["begin"] for entry in json.loads(report)}
        for report in (gitlab(check(workspace)) for workspace in moved)
    )
    assert first.keys() == second.keys() and first != second


def test_a_name_that_is_no_utf_8_spoils_no_report(checked: Checked) -> None:
    """A strict reader of JSON refuses half a character, so there is none."""
    report = gitlab(checked(name="m\udcff😀.yaml"))
    assert {entry["location"]["path"] for entry in json.loads(report)} == {"m\ufffd😀.yaml"}
