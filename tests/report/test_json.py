"""The findings for other programs: the shape of the contract, and positions."""

from __future__ import annotations

import json as json_
from pathlib import Path
from typing import Any

import pytest

from argmap.check import check
from argmap.report.json import json
from argmap.workspace import load

HEAD = "argmap: argument/1\nsource: {title: The Mill, file: mill.txt}\nargument:\n"
RUN = "  run:\n    claim: A\n    main: true\n    quote: The mill should run\n"
SHA256 = "1eafcbaaf7a17170da4bb6af04ed0a9e68b2dbf432633afabe910a8e1fa9ceea"
ODD = "  odd:\n    premise: B\n    supports: rune\n    implicit: true\n"


def report(folder: Path, data: bytes, source: bytes = b"The mill should run.\n") -> dict[str, Any]:
    """Return the report on a map, as another program reads it."""
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "mill.txt").write_bytes(source)
    (folder / "mill.yaml").write_bytes(data)
    found: dict[str, Any] = json_.loads(json(check(load(["."], working_directory=folder))))
    return found


def place(found: dict[str, Any]) -> tuple[int, ...]:
    """Return a finding's lines and columns."""
    return found["line"], found["column"], found["end_line"], found["end_column"]


def unknown_ids(found: dict[str, Any]) -> list[tuple[int, ...]]:
    """Return where unknown ids are named."""
    return [place(each) for each in found["findings"] if each["rule"] == "unknown-id"]


def fix(start: int, end: int, text: str, *, safe: bool) -> dict[str, Any]:
    """Return a repair of one edit."""
    edit = {"file": "mill.yaml", "start": start, "end": end, "text": text}
    return {"safe": safe, "edits": [edit]}


def test_the_whole_report(tmp_path: Path) -> None:
    """Every key of the contract is there, in its order, and no other."""
    found = report(tmp_path, (HEAD + RUN.replace("should run", "shall run") + ODD).encode())
    prints = [finding.pop("fingerprint") for finding in found["findings"]]
    assert all(isinstance(each, str) and len(each) == 32 for each in prints)
    assert found == {
        "findings": [
            {
                "rule": "source-unpinned",
                "severity": "warning",
                "message": "the source has no `sha256`, so a change of the text would go unnoticed",
                "file": "mill.yaml",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 7,
                "related": [],
                "help": f"add under `source`: sha256: {SHA256}",
                "fix": fix(59, 59, f", sha256: {SHA256}", safe=True),
            },
            {
                "rule": "quote-not-found",
                "severity": "error",
                "message": "the source doesn't have these words: `shall` should be `should`",
                "file": "mill.yaml",
                "line": 7,
                "column": 12,
                "end_line": 7,
                "end_column": 30,
                "related": [
                    {
                        "message": "the nearest passage",
                        "file": "mill.txt",
                        "line": 1,
                        "column": 1,
                        "end_line": 1,
                        "end_column": 20,
                    }
                ],
                "help": "if this is the passage, quote it: The mill should run",
                "fix": fix(126, 131, "should", safe=False),
            },
            {
                "rule": "unknown-id",
                "severity": "error",
                "message": "there is no node `rune` in this file",
                "file": "mill.yaml",
                "line": 10,
                "column": 15,
                "end_line": 10,
                "end_column": 19,
                "related": [],
                "help": "did you mean `run`?",
                "fix": fix(172, 176, "run", safe=True),
            },
        ],
        "summary": {
            "files": 1,
            "nodes": 2,
            "quotes": 1,
            "errors": 2,
            "warnings": 1,
            "notes": 0,
        },
    }


def test_keys_come_in_the_contracts_order(tmp_path: Path) -> None:
    """The keys of reports, findings and related places stand in the order of COMMANDS.md."""
    found = report(tmp_path, (HEAD + RUN.replace("should run", "shall run")).encode())
    where = ["message", "file", "line", "column", "end_line", "end_column"]
    assert list(found) == ["findings", "summary"]
    for finding in found["findings"]:
        assert list(finding) == [
            *["rule", "severity", *where, "related", "help", "fingerprint", "fix"]
        ]
        assert all(list(each) == where for each in finding["related"])
    assert list(found["summary"]) == ["files", "nodes", "quotes", "errors", "warnings", "notes"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_positions_do_not_depend_on_line_ends_or_the_mark(
    tmp_path: Path, end: str, mark: str
) -> None:
    """LF, CRLF and CR alone each end one line, and a byte order mark is no column."""
    data = (mark + (HEAD + RUN + ODD).replace("\n", end)).encode()
    (tmp_path / "map.yaml").write_bytes(data)
    (tmp_path / "mill.txt").write_bytes(b"The mill should run.\n")
    result = check(load(["map.yaml"], working_directory=tmp_path))
    assert unknown_ids(json_.loads(json(result))) == [(10, 15, 10, 19)]


def test_a_byte_order_mark_is_no_column_of_the_first_line(tmp_path: Path) -> None:
    """A finding on the first line of a file with a mark begins where it begins without."""
    found = report(tmp_path, b"\xef\xbb\xbfargmap: argument/2\n")
    assert [place(each) for each in found["findings"]] == [(1, 9, 1, 19)]


def test_columns_count_code_points(tmp_path: Path) -> None:
    """A character outside the first plane, or one of several bytes, is one column."""
    odd = "  odd: {premise: 𝔐ü水e\u0301, supports: rune, implicit: true}\n"
    found = report(tmp_path, (HEAD + RUN + odd).encode())
    column = odd.index("rune") + 1
    assert unknown_ids(found) == [(8, column, 8, column + 4)]


def test_other_line_ends_are_none(tmp_path: Path) -> None:
    """Form feeds and U+2028 in a source end no line: its places are counted like the map's."""
    source = "One\x0ctwo\x0bthree\u2028four\u0085five\nThe mill should run.\n"
    found = report(tmp_path, (HEAD + RUN.replace("should", "shall")).encode(), source.encode())
    [related] = [each["related"] for each in found["findings"] if each["related"]]
    assert [place(each) for each in related] == [(2, 1, 2, 20)]


def test_columns_of_a_source_count_code_points(tmp_path: Path) -> None:
    """A place in a source counts code points too, over CRLF and astral characters."""
    source = "One\r\n𝔐ü水: The mill should run.\r\n"
    found = report(tmp_path, (HEAD + RUN.replace("should", "shall")).encode(), source.encode())
    [related] = [each["related"] for each in found["findings"] if each["related"]]
    assert [place(each) for each in related] == [(2, 6, 2, 25)]


def test_a_place_may_span_lines(tmp_path: Path) -> None:
    """A text of several lines ends where its last character does."""
    quote = "    quote: >-\n      The mill\n      shall run\n"
    data = HEAD + RUN.replace("    quote: The mill should run\n", quote)
    found = report(tmp_path, data.encode())
    [missing] = [each for each in found["findings"] if each["rule"] == "quote-not-found"]
    assert place(missing) == (7, 12, 9, 16)


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    """Lines above a finding move its place and not its fingerprint."""
    before = report(tmp_path, (HEAD + RUN + ODD).encode())
    more = "# one\n# two\n" + HEAD + "  new:\n    claim: A\n    main: true\n    implicit: true\n"
    after = report(tmp_path, (more + RUN + ODD).encode())
    assert unknown_ids(before) == [(10, 15, 10, 19)] and unknown_ids(after) == [(16, 15, 16, 19)]
    prints = [
        {
            each["rule"]: each["fingerprint"]
            for each in found["findings"]
            if "new" not in each["message"]
        }
        for found in (before, after)
    ]
    assert prints[0] == prints[1]


def test_fingerprints_change_with_what_is_found(tmp_path: Path) -> None:
    """Another wrong id in the same place is another finding."""
    one = report(tmp_path, (HEAD + RUN + ODD).encode())
    two = report(tmp_path, (HEAD + RUN + ODD.replace("rune", "runs")).encode())
    [first] = [f["fingerprint"] for f in one["findings"] if f["rule"] == "unknown-id"]
    [second] = [f["fingerprint"] for f in two["findings"] if f["rule"] == "unknown-id"]
    assert first != second


def test_is_ascii_and_ends_with_a_line_end(tmp_path: Path) -> None:
    """The report can pass through any encoding, and a terminal obeys nothing in it."""
    odd = "  odd:\n    premise: 水\n    said_by: some\n    stance: endorses\n    implicit: true\n"
    (tmp_path / ".git").mkdir()
    (tmp_path / "水\x1b[2J.yaml").write_text(HEAD + RUN + odd)
    said = json(check(load(["."], working_directory=tmp_path)))
    assert said.isascii() and "\x1b" not in said and said.endswith("}\n")
    assert json_.loads(said)["findings"][0]["file"] == "水\x1b[2J.yaml"


def test_nothing_found_is_an_empty_list(tmp_path: Path) -> None:
    """Without findings the list is there and empty."""
    (tmp_path / "argmap.toml").write_text(
        '[severity]\nsource-unpinned = "off"\nunsupported-claim = "off"\n'
    )
    assert report(tmp_path, (HEAD + RUN).encode()) == {
        "findings": [],
        "summary": {"files": 1, "nodes": 1, "quotes": 1, "errors": 0, "warnings": 0, "notes": 0},
    }
