"""The findings as a person at a terminal sees them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.check import check
from argmap.report.frame import columns
from argmap.report.text import concise, offer, text, totals
from argmap.workspace import load

MILL = """\
The Mill

The mill should run again, although the wheel has stood still since the year before. It is high.
\t水車は川の水で回る。The wheel turns.
"""


def plain(name: str, words: str) -> str:
    """Set no style."""
    return words


def marked(name: str, words: str) -> str:
    """Set a style that can be read."""
    return f"<{name}>{words}</{name}>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a text about a mill."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "mill.txt").write_text(MILL)
    return tmp_path


def shown(folder: Path, nodes: str, width: int = 100, source: str = MILL) -> str:
    """Return the report on a map, in a project that asks for no pin and no reasons."""
    (folder / "argmap.toml").write_text(
        '[severity]\nsource-unpinned = "off"\nunsupported-claim = "off"\nloose-node = "off"\n'
    )
    head = "argmap: argument/1\nsource: {title: The Mill, file: mill.txt}\n"
    (folder / "mill.yaml").write_bytes(f"{head}argument:\n{nodes}".encode())
    (folder / "mill.txt").write_bytes(source.encode())
    workspace = load(["mill.yaml"], working_directory=folder)
    return text(check(workspace), workspace.lines(), width, plain)


RUN = """\
  run:
    claim: The mill should run again.
    main: true
    quote: The mill should run again
"""


def test_a_finding_is_shown_with_frame_related_place_and_advice(folder: Path) -> None:
    """The head, the underlined line, the nearest passage in the source, and what to do."""
    assert shown(folder, RUN.replace("quote: The mill should", "quote: The mill shall"), 130) == (
        """\
mill.yaml:7:12: error[quote-not-found]: the source doesn't have these words: `shall` should be `should`
  7 |     quote: The mill shall run again
    |            ^^^^^^^^^^^^^^^^^^^^^^^^
  = the nearest passage: mill.txt:3:1
  3 | The mill should run again, although the wheel has stood still since the year before. It is high.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^
  = to do: if this is the passage, quote it: The mill should run again

1 file, 1 node, 1 quote: 1 error
"""  # noqa: E501
    )


def test_a_narrow_terminal_cuts_lines_around_the_place(folder: Path) -> None:
    """Lines are cut to the width, on both sides where they must, and the place stays in them."""
    high = "  high:\n    premise: A\n    supports: run\n    quote: It is hight\n"
    assert shown(folder, RUN + high, 50) == (
        """\
mill.yaml:11:12: error[quote-not-found]: the source doesn't have these words: `hight` should be `high`
  11 |     quote: It is hight
     |            ^^^^^^^^^^^
  = the nearest passage: mill.txt:3:86
  3 | …ill since the year before. It is high.
    |                             ^^^^^^^^^^
  = to do: if this is the passage, quote it: It is high

1 file, 2 nodes, 2 quotes: 1 error
"""  # noqa: E501
    )


def test_findings_stand_apart_and_numbers_are_aligned(folder: Path) -> None:
    """A blank line stands between findings; line numbers of one frame end below each other."""
    nodes = (
        f"{RUN}  a:\n    premise: A\n    supports: rune\n    quote: >-\n"
        "      The mill should\n      run once again\n    despite: run\n"
    )
    assert shown(folder, nodes) == (
        """\
mill.yaml:10:15: error[unknown-id]: there is no node `rune` in this file
  10 |     supports: rune
     |               ^^^^
  = did you mean `run`?

mill.yaml:11:12: error[quote-not-found]: the source doesn't have these words: `once` isn't there
  11 |     quote: >-
     |            ^^
  12 |       The mill should
     |       ^^^^^^^^^^^^^^^
  13 |       run once again
     |       ^^^^^^^^^^^^^^
  = the nearest passage: mill.txt:3:1
  3 | The mill should run again, although the wheel has stood still since the year before. It …
    | ^^^^^^^^^^^^^^^^^^^^^^^^^
  = to do: if this is the passage, quote it: The mill should run again

mill.yaml:14:14: error[wrong-target]: `run` is neither conceded nor reported
  14 |     despite: run
     |              ^^^
  = to do: give it `stance: concedes`, or take it out of `despite`

1 file, 2 nodes, 2 quotes: 3 errors
"""
    )


def test_wide_characters_and_tabs_keep_the_underline_below(folder: Path) -> None:
    """A character of two columns is underlined by two; a tab takes one column."""
    quote = "水車は山の水で回る。The wheel turns"
    nodes = f"{RUN}  a:\n    premise: A\n    supports: run\n    quote: {quote}\n"
    assert shown(folder, nodes) == (
        """\
mill.yaml:11:12: error[quote-not-found]: the source doesn't have these words: \
`水車は山の水で回る。The` should be `水車は川の水で回る。The`
  11 |     quote: 水車は山の水で回る。The wheel turns
     |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = the nearest passage: mill.txt:4:2
  4 |  水車は川の水で回る。The wheel turns.
    |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = to do: if this is the passage, quote it: 水車は川の水で回る。The wheel turns

1 file, 2 nodes, 2 quotes: 1 error
"""
    )


def test_the_place_is_in_the_window_of_a_line_of_wide_characters(folder: Path) -> None:
    """Where a line of wide characters is cut, the place that is wrong isn't cut away."""
    odd = f"  odd: {{premise: {'水車' * 25}, supports: rune, implicit: true}}\n"
    frames = [row for row in shown(folder, RUN + odd, 90).splitlines() if " | " in row]
    assert "rune" in frames[0]
    before = frames[0][: frames[0].index("rune")]
    assert frames[1] == "    | " + " " * (columns(before) - 6) + "^^^^"


@pytest.mark.parametrize("width", [14, 20, 37, 50, 80, 81, 100, 200])
def test_frames_are_never_wider_than_the_terminal(folder: Path, width: int) -> None:
    """No line of a frame is wider than the terminal, whatever characters it has."""
    source = f"{'水車' * 40} high\u202e\u200b {'wheel ' * 40}\nThe mill should run again\n"
    nodes = (
        f"{RUN}  a:\n    premise: {'水車 ' * 60}\n    supports: [run, rune]\n"
        f"    quote: {'wheel ' * 39}weel\n"
        f"  b: {{premise: {'水車' * 60}, supports: rune, implicit: true}}\n"
        f"  c: {{premise: {chr(0x202E) * 60}, supports: rune, implicit: true}}\n"
    )
    said = shown(folder, nodes, width, source)
    frames = [row for row in said.splitlines() if " | " in row[:9]]
    assert len(frames) > 6
    assert [row for row in frames if columns(row) > width] == []


@pytest.mark.parametrize("columns_", ["1", "11", "12"])
def test_a_tiny_terminal_still_gets_its_report(folder: Path, columns_: str) -> None:
    """However narrow a terminal says it is, the report ends."""
    shown(folder, RUN.replace("quote: The mill should", "quote: The mill shall"))
    done = subprocess.run(
        [sys.executable, "-c", "from argmap.cli import main; main()", "check"],
        cwd=folder,
        env={"COLUMNS": columns_, "PATH": ""},
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1 and b"1 error" in done.stdout


def test_a_place_of_many_lines_shows_three(folder: Path) -> None:
    """Of a text of many lines the first three are shown."""
    quote = "".join(f"      word{n}\n" for n in range(9))
    said = shown(folder, RUN.replace("quote: The mill should run again\n", f"quote: >-\n{quote}"))
    assert [row for row in said.splitlines() if "|" in row and "^" not in row] == [
        "  7 |     quote: >-",
        "  8 |       word0",
        "  9 |       word1",
    ]


def test_control_characters_are_written_out(folder: Path) -> None:
    """What a terminal would obey, from map or source, is written out and not sent."""
    source = "The mill \x1b[31mshould\x07 run\u202e again\r\nThe mill\x9b2J\tis \x7f\n"
    said = shown(
        folder, RUN.replace("quote: The mill should run again", "quote: The mill"), 100, source
    )
    assert [char for char in said if char != "\n" and not char.isprintable()] == []
    assert [row for row in said.splitlines() if "\\u" in row and "|" in row] == [
        "  1 | The mill \\u001b[31mshould\\u0007 run\\u202e again",
        "  2 | The mill\\u009b2J is \\u007f",
    ]


def test_control_characters_in_names_are_written_out(folder: Path) -> None:
    """A file's name can't move the cursor, break the line or colour the report."""
    (folder / "a\x1b[2J\n.yaml").write_text("argmap: argument/1\n")
    workspace = load(["."], working_directory=folder)
    result = check(workspace)
    for said in (text(result, workspace.lines(), 100, plain), concise(result, plain)):
        assert said.startswith("a\\u001b[2J\\u000a.yaml:1:1: error[schema]: ")
        assert "\x1b" not in said


def test_nothing_to_report_is_one_line(folder: Path) -> None:
    """A file in which all is well gives the line of totals alone."""
    assert shown(folder, RUN) == "1 file, 1 node, 1 quote: nothing to report\n"


def test_concise_is_a_line_each(folder: Path) -> None:
    """`concise` has a line for each finding, and the totals."""
    (folder / "mill.yaml").write_text(
        "argmap: argument/1\nsource: {title: T, file: mill.txt}\nargument:\n"
        "  run:\n    claim: The mill should run again.\n    quote: The mill shall run again\n"
    )
    workspace = load(["mill.yaml"], working_directory=folder)
    assert concise(check(workspace), plain) == (
        """\
mill.yaml:2:1: warning[source-unpinned]: the source has no `sha256`, so a change of the text would \
go unnoticed
mill.yaml:3:1: warning[no-thesis]: no node is a thesis
mill.yaml:4:3: warning[loose-node]: `run` stands alone: it bears on no other node, and none on it
mill.yaml:4:3: note[unsupported-claim]: nothing supports the claim `run`
mill.yaml:6:12: error[quote-not-found]: the source doesn't have these words: `shall` should be `should`
1 file, 1 node, 1 quote: 1 error, 3 warnings, 1 note
"""  # noqa: E501
    )


def test_styles_are_set_by_severity(folder: Path) -> None:
    """The place is strong, the rule and the underline have the severity's style, the rest quiet."""
    nodes = f"{RUN}    despite: rune\n"
    shown(folder, nodes)
    workspace = load(["mill.yaml"], working_directory=folder)
    assert text(check(workspace), workspace.lines(), 100, marked) == (
        """\
<strong>mill.yaml:8:14</strong>: <error>error[unknown-id]</error>: there is no node `rune` in this file
<quiet>  8 |</quiet>     despite: rune
<quiet>    |</quiet> <error>             ^^^^</error>
  <quiet>=</quiet> did you mean `run`?

1 file, 1 node, 1 quote: 1 error
"""  # noqa: E501
    )


def test_what_is_in_a_file_of_a_wrong_form_is_not_counted(folder: Path) -> None:
    """No number stands for what couldn't be read."""
    said = shown(folder, "  run: old: b\n")
    assert said.endswith("\n\n1 file, nodes and quotes not counted: 1 error\n")
    (folder / "wrong.yaml").write_bytes((folder / "mill.yaml").read_bytes())
    shown(folder, RUN)
    result = check(load(["."], working_directory=folder))
    assert totals(result) == "2 files, 1 node, 1 quote, those of 1 file not counted: 1 error"


def test_what_is_cut_is_said(folder: Path) -> None:
    """After 200 findings of a file the report says how many more there are."""
    nodes = RUN + "".join(
        f"  p{n}: {{premise: A, implicit: true, supports: rune}}\n" for n in range(1234)
    )
    assert shown(folder, nodes).endswith(
        "\n\n1 file, 1,235 nodes, 1 quote: 1,234 errors\nmill.yaml: 1,034 more findings not shown\n"
    )


@pytest.mark.parametrize(
    ("repairs", "paths", "said"),
    [
        (0, ["mill.yaml"], ""),
        (1, [], "1 of these can be repaired: argmap check --fix"),
        (1_200, ["b c"], "1,200 of these can be repaired: argmap check --fix 'b c'"),
        (2, ["a", "b", "c", "d"], "2 of these can be repaired: argmap check --fix PATH..."),
        (2, ["\u001b[31m"], "2 of these can be repaired: argmap check --fix '\\u001b[31m'"),
    ],
)  # fmt: skip
def test_the_offer_to_repair_is_a_command_to_paste(
    repairs: int, paths: list[str], said: str
) -> None:
    """It repeats a few paths as a shell reads them; without repairs there is no line."""
    assert offer(repairs, paths) == (said and f"{said} (--diff shows what that changes)\n")
