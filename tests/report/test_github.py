"""Workflow commands: what GitHub's runner reads is what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.check import CheckResult, Location
from argmap.escape import for_workflow_message, for_workflow_property, unmarked, visible
from argmap.report.github import github

HERE = Path(__file__).parent
Obeyed = Callable[[str], list[Any]]
Checked = Callable[..., CheckResult]


def test_the_whole_output(checked: Checked) -> None:
    """A command a finding, with place, help and related place, and a line of totals."""
    assert github(checked()) == (HERE / "github.txt").read_text("utf-8")


def test_a_runner_reads_the_findings(checked: Checked, obeyed: Obeyed) -> None:
    """Every line but the last is a command, and the runner reads from it what was found."""
    result = checked()
    lines = github(result).splitlines()
    commands = obeyed(github(result))
    assert len(lines) == len(commands) + 1 == len(result.findings) + 1
    assert [command.name for command in commands] == ["warning", "notice", "error"]
    error = commands[-1]
    assert error.properties == {
        "file": "mill.yaml",
        "line": "7",
        "endLine": "7",
        "col": "12",
        "endColumn": "30",
        "title": "argmap: quote-not-found",
    }
    assert error.data.split("\n") == [
        "the source doesn't have these words: `shall` should be `should`",
        "if this is the passage, quote it: The mill should run",
        "the nearest passage: mill.txt:1:1",
    ]


def test_a_place_of_several_lines_has_no_columns(checked: Checked, obeyed: Obeyed) -> None:
    """The runner takes columns out where lines differ, and says so in its log."""
    result = checked()
    first = replace(result.findings[0], location=Location("mill.yaml", 2, 5, 4, 3))
    [command] = obeyed(github(replace(result, findings=(first,))))
    assert {"line": "2", "endLine": "4"}.items() <= command.properties.items()
    assert not {"col", "endColumn"} & command.properties.keys()


def test_data_adds_no_line_to_a_message(checked: Checked, obeyed: Obeyed) -> None:
    """A line end in a message is written out; only argmap's own parts stand on lines."""
    result = checked()
    said = replace(result.findings[0], message="one\ntwo\r::error::x", help="")
    [command] = obeyed(github(replace(result, findings=(said,))))
    assert command.data == r"one\u000atwo\u000d::error::x"


def test_totals_are_no_command(checked: Checked, obeyed: Obeyed) -> None:
    """Not even where a file with too many findings has a name that is one."""
    result = replace(checked(), findings=(), cut={"::error::x.yaml": 3, "##[error]x": 1})
    assert obeyed(github(result)) == []


_TEXTS = st.text(st.sampled_from("%0AD:,=;]#[@ \r\n\té水\u202e\ud800`x")) | st.text()


@given(_TEXTS)
def test_a_property_is_read_as_it_was_written(obeyed: Obeyed, text: str) -> None:
    """Whatever a file is called, the runner reads its name and nothing else."""
    line = f"::error file=x{for_workflow_property(text)},title=a b::said"
    [command] = obeyed(line)
    wanted = "\n".join(unmarked(visible(part)) for part in text.split("\n"))
    assert command.properties == {"file": f"x{wanted}", "title": "a b"}
    assert (command.name, command.data) == ("error", "said")


@given(_TEXTS)
def test_a_message_is_read_as_it_was_written(obeyed: Obeyed, text: str) -> None:
    """Whatever a message says, the runner reads it whole, line ends included."""
    [command] = obeyed(f"::error title=a::{for_workflow_message(text)}")
    assert command.data == "\n".join(unmarked(visible(part)) for part in text.split("\n"))
    assert command.properties == {"title": "a"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50 %, a:b\r\n", "50 %25%2C a%3Ab\\u000d%0A"),
        ("%0A::error::x", "%250A%3A%3Aerror%3A%3Ax"),
        ("##[error]x ##vso[a]b", "#\\u0023[error]x #\\u0023vso[a]b"),
    ],
)
def test_properties_are_escaped_as_the_toolkit_escapes_them(text: str, written: str) -> None:
    """`%`, line ends, `:` and `,` are written as actions/toolkit writes them."""
    assert for_workflow_property(text) == written
