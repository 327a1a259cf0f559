"""Suppressions: what a comment may hide, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.check import CheckResult, check
from argmap.workspace import load

HEAD = "argmap: argument/1\nsource: {title: The Mill, file: mill.txt}\nargument:\n"
MILL = "The mill should run. The wheel is sound.\n"


def checked(tmp_path: Path, nodes: str, head: str = HEAD) -> CheckResult:
    """Check a map of the mill."""
    (tmp_path / ".git").mkdir(exist_ok=True)
    (tmp_path / "mill.txt").write_text(MILL, encoding="utf-8")
    (tmp_path / "mill.yaml").write_text(head + nodes, encoding="utf-8", newline="")
    return check(load(["mill.yaml"], working_directory=tmp_path))


def said(result: CheckResult) -> list[tuple[str, int]]:
    """Return the rules and lines of the findings."""
    return [(finding.rule, finding.location.line) for finding in result.findings]


NODE = "    claim: The wheel is sound.\n    quote: The wheel is sound.\n"
RUN = "  run:\n    claim: The mill should run.\n    main: true\n    quote: The mill should run.\n"


@pytest.mark.parametrize(
    "nodes",
    [
        f"  sound:  # argmap: ignore[loose-node] to be joined\n{NODE}",
        f"  # argmap: ignore[loose-node] to be joined\n  sound:\n{NODE}",
        f"  # argmap: ignore[loose-node] to be joined\n\n  # and a word\n  sound:\n{NODE}",
        f"  sound:  #argmap:ignore[ loose-node ]\n{NODE}",
        f"  # argmap: ignore[loose-node] to be joined\r\n  sound:\r\n{NODE}",
    ],
)
def test_a_comment_hides_a_warning_on_its_line_or_the_next(tmp_path: Path, nodes: str) -> None:
    """At the end of a line it is for that line, alone on a line for the next with content."""
    result = checked(tmp_path, nodes + RUN)
    assert "loose-node" not in {rule for rule, _ in said(result)}
    assert result.suppressed == 1
    assert "suppression-unused" not in {rule for rule, _ in said(result)}


def test_an_error_is_never_hidden(tmp_path: Path) -> None:
    """A forged quotation stays an error, and the comment that would hide it is reported too."""
    node = (
        "  run:\n    claim: The mill should run.\n    main: true\n"
        "    # argmap: ignore[quote-not-found] trust me\n    quote: The mill should burn.\n"
    )
    result = checked(tmp_path, node)
    assert ("quote-not-found", 8) in said(result)
    assert ("suppression-unused", 7) in said(result)
    assert result.summary.errors == 1
    assert result.suppressed == 0


def test_words_of_a_text_are_no_comment(tmp_path: Path) -> None:
    """What stands in a block or in quotation marks hides nothing and is reported as nothing."""
    node = (
        "  sound:\n    claim: >-\n      The wheel is sound.\n"
        "      # argmap: ignore[loose-node] in a block\n"
        '    quote: The wheel is sound.\n    note: "x # argmap: ignore[loose-node] quoted"\n'
    )
    result = checked(tmp_path, node + RUN)
    assert "loose-node" in {rule for rule, _ in said(result)}
    assert "suppression-unused" not in {rule for rule, _ in said(result)}


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# argmap: ignore[no-thesis] old", "there is no `no-thesis` to suppress on line 4"),
        ("# argmap: ignore[loose-nod] typo", "there is no rule `loose-nod`"),
        ("# argmap: ignore all of it", "the suppression names no rule"),
        ("# argmap: ignore[]", "the suppression names no rule"),
    ],
)
def test_a_comment_that_hides_nothing_is_reported(
    tmp_path: Path, comment: str, message: str
) -> None:
    """A misspelt, empty or needless suppression is a warning at the comment."""
    result = checked(tmp_path, f"  run:  {comment}\n{RUN[RUN.index(chr(10)) + 1 :]}")
    found = [each for each in result.findings if each.rule == "suppression-unused"]
    assert [(each.message, each.location.line, each.location.column) for each in found] == [
        (message, 4, 9)
    ]


def test_a_rule_that_is_off_leaves_its_suppressions_alone(tmp_path: Path) -> None:
    """Where the settings switch a rule off, a comment for it isn't called unused."""
    (tmp_path / "argmap.toml").write_text('[severity]\nloose-node = "off"\n', encoding="utf-8")
    result = checked(tmp_path, f"  sound:  # argmap: ignore[loose-node] to be joined\n{NODE}{RUN}")
    assert "suppression-unused" not in {rule for rule, _ in said(result)}


def test_paths_can_be_ignored_by_the_settings_at_the_root(tmp_path: Path) -> None:
    """`[ignore]` takes rules away where a pattern of paths fits, and only there."""
    settings = '[ignore]\n"drafts/**" = ["loose-node"]\n"*.yaml" = ["unsupported-claim"]\n'
    (tmp_path / "argmap.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    text = f"{HEAD.replace('mill.txt', '../mill.txt')}  sound:\n{NODE}{RUN}"
    (tmp_path / "drafts" / "draft.yaml").write_text(text, encoding="utf-8")
    checked(tmp_path, f"  sound:\n{NODE}{RUN}")
    result = check(load(["."], working_directory=tmp_path))
    assert [each.location.file for each in result.findings if each.rule == "loose-node"] == [
        "mill.yaml"
    ]
    assert "unsupported-claim" not in {each.rule for each in result.findings}


@pytest.mark.parametrize(
    ("settings", "message", "advice"),
    [
        ('[ignore]\n"a/*" = ["no-thesi"]\n', "there is no rule `no-thesi`", "`no-thesis`"),
        (
            '[ignore]\n"a/*" = "no-thesis"\n',
            'what is ignored is a list of rules: ["no-thesis"]',
            "",
        ),
        ('[ignore]\n"!" = ["no-thesis"]\n', "this is no pattern of paths, such as drafts/**", ""),
        ("ignore = 3\n", "`ignore` has to be a table: path = [rules]", ""),
        ("[ingore]\n", "unknown setting `ingore`", "did you mean `ignore`?"),
    ],
)
def test_a_misspelt_ignore_is_an_error(
    tmp_path: Path, settings: str, message: str, advice: str
) -> None:
    """What can't be is said at the setting, with what may have been meant."""
    (tmp_path / "argmap.toml").write_text(settings, encoding="utf-8")
    result = checked(tmp_path, RUN)
    found = [each for each in result.findings if each.rule == "setting-unknown"]
    assert [each.message for each in found] == [message]
    assert advice in found[0].help
