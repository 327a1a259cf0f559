"""`check`: the order of findings, their limits, their severities and their fingerprints."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.check import MOST_FINDINGS, CheckResult, check
from argmap.workspace import load

SOURCE = "The mill should run again. The river is high enough.\n"
HEAD = "argmap: argument/1\nsource: {title: The Mill, file: mill.txt}\n"
RUN = """\
  run:
    claim: The mill should run again.
    main: true
    quote: The mill should run again.
"""


def run(folder: Path, nodes: str, top: str = "") -> CheckResult:
    """Check an argument file in a project of its own."""
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "mill.txt").write_text(SOURCE)
    (folder / "mill.yaml").write_text(f"{HEAD}{top}argument:\n{nodes}")
    return check(load(["."], working_directory=folder))


def wrong_quotes(number: int) -> str:
    """Return premises whose quotes are nearly the source's."""
    return "".join(
        f"  p{n}:\n    premise: A\n    supports: run\n    quote: The river is low enough.\n"
        for n in range(number)
    )


def test_the_package_offers_check(tmp_path: Path) -> None:
    """`argmap.load` and `check` do from Python what the command does."""
    (tmp_path / "mill.txt").write_text(SOURCE)
    (tmp_path / "mill.yaml").write_text(f"{HEAD}argument:\n{RUN}")
    result = check(argmap.load([tmp_path]))
    assert [finding.rule for finding in result.findings] == [
        "source-unpinned",
        "unsupported-claim",
    ]


def test_findings_come_by_file_and_place(tmp_path: Path) -> None:
    """Findings are ordered by file, line and column, whatever rule they are of."""
    (tmp_path / "a.yaml").write_text(f"{HEAD}argument:\n{RUN}")
    result = run(tmp_path, f"{RUN}    supports: nothing\n    despite: [nowhere, no-one]\n")
    places = [(f.location.file, f.location.line, f.location.column) for f in result.findings]
    assert places == sorted(places)
    assert {place[0] for place in places} == {"a.yaml", "mill.yaml"}


def test_200_findings_of_a_file_are_kept_and_the_rest_counted(tmp_path: Path) -> None:
    """At most 200 findings of a file are kept; `cut` says how many aren't, and all are counted."""
    result = run(tmp_path, RUN + wrong_quotes(250))
    assert MOST_FINDINGS == len(result.findings) == 200
    assert result.cut == {"mill.yaml": 51}
    assert (result.summary.errors, result.summary.warnings) == (250, 1)


def test_200_findings_are_not_cut(tmp_path: Path) -> None:
    """A file with just as many findings as are kept loses none."""
    result = run(tmp_path, RUN + wrong_quotes(199))
    assert (len(result.findings), result.cut) == (200, {})


def test_an_error_is_never_cut_in_favour_of_a_note(tmp_path: Path) -> None:
    """However many notes a file has, its errors are among the findings that are kept."""
    claims = "".join(
        f"  c{n}:\n    claim: A\n    implicit: true\n    main: true\n" for n in range(300)
    )
    result = run(tmp_path, RUN + claims + wrong_quotes(1))
    assert result.summary.errors == 1
    assert "error" in {finding.severity for finding in result.findings}


def test_the_nearest_passage_is_looked_for_50_times_a_file(tmp_path: Path) -> None:
    """Of 60 quotes that aren't found, the first 50 show the nearest passage."""
    found = [f for f in run(tmp_path, RUN + wrong_quotes(60)).findings if f.severity == "error"]
    assert [bool(finding.related) for finding in found] == [True] * 50 + [False] * 10
    assert found[59].message == "the source doesn't have these words"


def test_fingerprints_stay_when_lines_move(tmp_path: Path) -> None:
    """Lines put in above a finding, and nodes of other ids, leave its fingerprint as it is."""
    before = run(tmp_path, RUN + wrong_quotes(3)).findings
    (tmp_path / "other").mkdir()
    more = "  # a remark\n  new:\n    claim: A\n    implicit: true\n    main: true\n"
    after = run(tmp_path / "other", more + RUN + wrong_quotes(3)).findings
    kept = {finding.fingerprint for finding in after}
    assert {finding.fingerprint for finding in before} <= kept
    assert {finding.location.line for finding in before} != {f.location.line for f in after}


@pytest.mark.parametrize(
    "nodes",
    [
        RUN + wrong_quotes(5),
        f"{RUN}    despite: [nothing, nowhere]\n    tags: 1\n    note: 2\n",
        "  a:\n    note:\n    claim:\n",
        "  a:\n    <<: {x: y}\n  b:\n    <<: {x: y}\n",
        "  a: {claim: A, implicit: true}\n  a: {claim: A, implicit: true}\n  a: {claim: B}\n",
        "  a:\n    claim: A #1\n    note: B #2\n    implicit: true\n",
    ],
)
def test_fingerprints_tell_findings_apart(tmp_path: Path, nodes: str) -> None:
    """No two findings of one run have the same fingerprint."""
    prints = [finding.fingerprint for finding in run(tmp_path, nodes).findings]
    assert len(prints) > 1 and len(set(prints)) == len(prints)


def test_fingerprints_are_the_same_on_every_run(tmp_path: Path) -> None:
    """The same files have the same findings, in the same order, in two folders."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    nodes = RUN + wrong_quotes(9)
    assert run(tmp_path / "one", nodes).findings == run(tmp_path / "two", nodes).findings


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_a_setting_changes_a_severity(tmp_path: Path, level: str) -> None:
    """A rule's severity is the one that the root's settings give it, and it is counted as such."""
    (tmp_path / "argmap.toml").write_text(f'[severity]\nunsupported-claim = "{level}"\n')
    result = run(tmp_path, RUN)
    assert [f.severity for f in result.findings if f.rule == "unsupported-claim"] == [level]
    summary = result.summary
    counts = {"error": summary.errors, "warning": summary.warnings - 1, "note": summary.notes}
    assert counts[level] == 1 and sum(counts.values()) == 1


def test_a_setting_switches_a_rule_off(tmp_path: Path) -> None:
    """A rule that is off says nothing."""
    (tmp_path / "argmap.toml").write_text('[severity]\nunsupported-claim = "off"\n')
    assert [finding.rule for finding in run(tmp_path, RUN).findings] == ["source-unpinned"]


def test_each_root_has_its_own_settings(tmp_path: Path) -> None:
    """What one project switches off is not switched off in another that is checked along."""
    for name, text in (("one", '[severity]\nno-thesis = "off"\n'), ("two", "")):
        folder = tmp_path / name
        folder.mkdir()
        run(folder, RUN.replace("    main: true\n", ""))
        (folder / "argmap.toml").write_text(text)
    found = check(load(["one", "two"], working_directory=tmp_path)).findings
    assert [f.location.file for f in found if f.rule == "no-thesis"] == ["two/mill.yaml"]


def test_the_summary_counts_what_was_read(tmp_path: Path) -> None:
    """Files, nodes and quotes are counted, each quote of a list for itself."""
    (tmp_path / "other.yaml").write_text(f"{HEAD}argument: 1\n")
    two = "quote:\n      - The mill should run again.\n      - The river is high enough.\n"
    summary = run(tmp_path, RUN.replace("quote: The mill should run again.\n", two)).summary
    assert (summary.files, summary.nodes, summary.quotes) == (2, 1, 2)


def test_a_circle_of_300_speakers_ends(tmp_path: Path) -> None:
    """A long circle of `via` is said of each speaker in it."""
    speakers = "".join(f"  s{n}: {{name: S, via: s{(n + 1) % 300}}}\n" for n in range(300))
    result = run(tmp_path, RUN, f"speakers:\n{speakers}")
    assert (result.summary.errors, result.cut) == (300, {"mill.yaml": 102})
