"""Settings: where they are read from, and what they may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.check import Finding, check
from argmap.settings import read_settings, settings_file
from argmap.workspace import load

MAP = """\
argmap: argument/1
source: {title: The Mill, file: mill.txt}
argument:
  run:
    claim: The mill should run again.
    quote: The mill should run again.
"""


def found(folder: Path, rule: str = "setting-unknown") -> list[Finding]:
    """Return what a rule finds in a project whose settings are written already."""
    (folder / "mill.txt").write_text("The mill should run again.\n")
    (folder / "mill.yaml").write_text(MAP)
    result = check(load(["."], working_directory=folder))
    return [finding for finding in result.findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("argmap.toml", '[severity]\nno-thesis = "off"\n'),
        ("argmap.toml", 'severity.no-thesis = "off"\n'),
        ("pyproject.toml", '[tool.argmap.severity]\nno-thesis = "off"\n'),
        ("pyproject.toml", '[tool.argmap]\nseverity = {no-thesis = "off"}\n'),
        ("pyproject.toml", '[tool.other]\nx = 1\n[tool.argmap]\nseverity.no-thesis = "off"\n'),
    ],
)
def test_settings_are_read_from_both_files(tmp_path: Path, name: str, text: str) -> None:
    """A rule is switched off in `argmap.toml` and in pyproject.toml's `[tool.argmap]` alike."""
    (tmp_path / name).write_text(text)
    assert settings_file(tmp_path) == tmp_path / name
    assert dict(read_settings(tmp_path).severity) == {"no-thesis": "off"}
    assert found(tmp_path, "no-thesis") == found(tmp_path) == []


def test_argmap_toml_comes_first(tmp_path: Path) -> None:
    """Where both files have settings, `argmap.toml` is read."""
    (tmp_path / "argmap.toml").write_text('[severity]\nno-thesis = "note"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.argmap.severity]\nno-thesis = "off"\n')
    assert dict(read_settings(tmp_path).severity) == {"no-thesis": "note"}


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'x'\n", "[tool.argmapper]\nx = 1\n", "# see [tool.argmap]\n"]
)
def test_a_pyproject_without_the_table_has_no_settings(tmp_path: Path, text: str) -> None:
    """A pyproject.toml in which there is no table `tool.argmap` is no settings file."""
    (tmp_path / "pyproject.toml").write_text(text)
    assert settings_file(tmp_path) is None


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    """A root without settings has none, and no faults."""
    settings = read_settings(tmp_path)
    assert (settings.file, dict(settings.severity), settings.faults) == (None, {}, ())


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("[severty]\n", "unknown setting `severty`", "did you mean `severity`?"),
        ("limit = 3\n", "unknown setting `limit`", "known: severity, ignore"),
        ("severity = 3\n", "`severity` has to be a table: rule = level", ""),
        (
            '[severity]\nno-thesis = "loud"\n',
            "a rule's severity is one of error, warning, note, off",
            "known: error, warning, note, off",
        ),
        (
            "[severity]\nno-thesis = [1]\n",
            "a rule's severity is one of error, warning, note, off",
            "known: error, warning, note, off",
        ),
        (
            '[severity]\nno-thesiss = "off"\n',
            "there is no rule `no-thesiss`",
            "did you mean `no-thesis`?",
        ),
    ],
)
def test_a_setting_that_cannot_be_is_an_error(
    tmp_path: Path, text: str, message: str, advice: str
) -> None:
    """A setting, a level or a rule that argmap hasn't is an error that says what there is."""
    (tmp_path / "argmap.toml").write_text(text)
    assert [(each.message, each.help) for each in found(tmp_path)] == [(message, advice)]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("argmap.toml", '[severity]\n"no-thesiss" = "off"\n', (2, 2, 2, 12)),
        ("argmap.toml", 'severity.no-thesiss = "off"\n', (1, 10, 1, 20)),
        ("argmap.toml", 'severity = {no-thesiss = "off"}\n', (1, 13, 1, 23)),
        ("pyproject.toml", "[tool.argmap.severty]\n", (1, 14, 1, 21)),
    ],
)
def test_a_wrong_setting_is_shown_where_it_stands(
    tmp_path: Path, name: str, text: str, place: tuple[int, ...]
) -> None:
    """A wrong name is underlined however TOML lets it be written."""
    (tmp_path / name).write_text(text)
    [finding] = found(tmp_path)
    at = finding.location
    assert (at.line, at.column, at.end_line, at.end_column) == place


def test_a_name_written_with_escapes_has_a_place_in_the_file(tmp_path: Path) -> None:
    """A name that doesn't stand in the file as it is read still has a line and a column."""
    (tmp_path / "argmap.toml").write_text('[severity]\n"no\\u002dthing" = "off"\n')
    [finding] = found(tmp_path)
    at = finding.location
    assert min(at.line, at.column, at.end_line, at.end_column) >= 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("argmap.toml", "[severity\n"),
        ("argmap.toml", f"a = {'[' * 5000}{']' * 5000}\n"),
        ("argmap.toml", 'severity = "a"\nseverity = "b"\n'),
        ("pyproject.toml", "[tool]  # [tool.argmap]\nargmap = 1\n"),
    ],
    ids=["syntax", "deep", "twice", "argmap-is-no-table"],
)
def test_settings_that_cannot_be_read_are_findings(tmp_path: Path, name: str, text: str) -> None:
    """Nothing that stands in a settings file makes argmap fail: it is an error in that file."""
    (tmp_path / name).write_text(text)
    assert [finding.location.file for finding in found(tmp_path)] == [name]


def test_settings_in_another_encoding_are_a_finding(tmp_path: Path) -> None:
    """A settings file that isn't UTF-8 is read as far as it goes and faulted, not obeyed."""
    (tmp_path / "argmap.toml").write_bytes(b'[severity]\n"caf\xe9" = "off"\n')
    assert len(found(tmp_path)) == 1


def test_settings_below_the_root_are_not_read(tmp_path: Path) -> None:
    """A wrong setting below the root isn't even read: only its being there is said."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "argmap.toml").write_text("[severty]\n")
    assert found(tmp_path) == []
    [below] = found(tmp_path, "setting-below-root")
    assert (below.location.file, below.severity) == ("maps/argmap.toml", "warning")
