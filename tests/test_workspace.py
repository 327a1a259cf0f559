"""The workspace: what is read, what is joined, and where quotes stand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from argmap.check import check
from argmap.opened import ArgumentFile
from argmap.syntax import Limits
from argmap.workspace import Workspace, load

TEXT = "The Mill\n\nThe mill should run again. The river is high.\n\nTHE WHEEL\n\nIt is sound.\n"
MAP = """\
argmap: argument/1
source: {title: The Mill, file: mill.txt}
argument:
  run:
    claim: The mill should run again.
    main: true
    quote: The mill should run again.
"""
COMPARISON = """\
argmap: comparison/1
title: Two mills
texts: {one: maps/mill.yaml, two: maps/other.yaml}
agreements:
  both:
    statement: The mill should run.
    sides: {one: run, two: run}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two maps of one text, and a comparison of them."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "mill.txt").write_text(TEXT)
    (tmp_path / "maps" / "mill.yaml").write_text(MAP)
    (tmp_path / "maps" / "other.yaml").write_text(MAP)
    (tmp_path / "comparison.yaml").write_text(COMPARISON)
    return tmp_path


def only(workspace: Workspace) -> ArgumentFile:
    """Return a workspace's only argument file."""
    [file] = workspace.arguments
    return file


def test_files_come_in_the_order_of_their_names(project: Path) -> None:
    """Arguments and comparisons are ordered by name, in whatever order they are named."""
    workspace = load(["maps/other.yaml", "comparison.yaml", "maps"], working_directory=project)
    assert [file.name for file in workspace.files] == [
        "maps/mill.yaml",
        "maps/other.yaml",
        "comparison.yaml",
    ]


def test_a_comparison_brings_its_arguments(project: Path) -> None:
    """The files that a comparison names are read, and told from those that were asked for."""
    workspace = load(["comparison.yaml"], working_directory=project)
    assert [file.name for file in workspace.arguments] == ["maps/mill.yaml", "maps/other.yaml"]
    assert workspace.named == {(project / "comparison.yaml").resolve()}
    [comparison] = workspace.comparisons
    assert comparison.text("one") is workspace.arguments[0]
    assert comparison.text("three") is None


def test_a_source_is_read_once(project: Path) -> None:
    """Two maps of one text share it."""
    one, two = load(["maps"], working_directory=project).arguments
    assert one.source is two.source and one.source is not None
    assert one.source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_file_named_twice_is_read_once(project: Path) -> None:
    """Names that lead to one file are one file."""
    paths: list[Path | str] = [
        "maps/mill.yaml",
        "./maps/../maps/mill.yaml",
        project / "maps" / "mill.yaml",
    ]
    assert only(load(paths, working_directory=project)).name == "maps/mill.yaml"


def test_a_path_that_is_not_there_raises(project: Path) -> None:
    """A path that is neither file nor folder is the caller's mistake, and raises."""
    with pytest.raises(FileNotFoundError):
        load(["nowhere.yaml"], working_directory=project)


def test_a_folder_without_argmap_files_is_empty(tmp_path: Path) -> None:
    """A folder without any gives a workspace without any."""
    assert load(["."], working_directory=tmp_path).files == ()


def test_unsaved_bytes_are_read_instead_of_the_disk(project: Path) -> None:
    """An editor's text of a map or of a source stands for the file's own."""
    changed = {project / "maps" / "mill.txt": b"Other words."}
    file = only(load(["maps/mill.yaml"], working_directory=project, unsaved=changed))
    assert file.source and file.source.text == "Other words."
    changed = {project / "maps" / "new.yaml": MAP.encode()}
    assert only(load(["maps/new.yaml"], working_directory=project, unsaved=changed)).nodes


def test_an_unsaved_source_may_be_empty(project: Path) -> None:
    """A source that an editor has emptied is empty, whatever the disk has."""
    emptied = {project / "maps" / "mill.txt": b""}
    file = only(load(["maps/mill.yaml"], working_directory=project, unsaved=emptied))
    assert file.source and file.source.text == ""


def test_limits_hold_for_maps_and_sources(project: Path) -> None:
    """A map or a source that is larger than the limit isn't read, and the finding says so."""
    small = load(["maps/mill.yaml"], working_directory=project, limits=Limits(bytes=100))
    assert [f.message for f in check(small).findings] == ["the file has more than 100 bytes"]
    (project / "maps" / "mill.txt").write_text(TEXT * 9)
    large = load(["maps/mill.yaml"], working_directory=project, limits=Limits(bytes=len(MAP)))
    assert only(large).source and not only(large).has_source
    assert [f.message for f in check(large).findings if f.severity == "error"] == [
        "`maps/mill.txt` is larger than a source may be"
    ]


def test_anchors_are_where_the_words_stand(project: Path) -> None:
    """A node's anchor has the span of its quote, and an ambiguous or missing one has none."""
    (project / "maps" / "mill.yaml").write_text(
        MAP + "  other:\n    claim: A\n    quote: [Nowhere, The, The river]\n"
    )
    file = only(load(["maps/mill.yaml"], working_directory=project))
    [anchor] = file.anchors["run"]
    [span] = anchor.spans
    assert TEXT[span.start : span.end] == "The mill should run again."
    assert [bool(each.spans) for each in file.anchors["other"]] == [False, False, True]


def test_sections_begin_at_their_lines(project: Path) -> None:
    """A section begins at the first character of its heading, or of its quote."""
    river = "{title: River, from: The river is high}"
    top = f"sections: [{{title: the mill}}, {river}, {{title: The Wheel}}]\n"
    (project / "maps" / "mill.yaml").write_text(MAP.replace("argument:\n", f"{top}argument:\n"))
    file = only(load(["maps/mill.yaml"], working_directory=project))
    assert [section.start for section in file.sections] == [
        TEXT.index("The Mill"),
        TEXT.index("The river"),
        TEXT.index("THE WHEEL"),
    ]


def test_a_file_that_cannot_be_read_has_no_nodes(project: Path) -> None:
    """What is wrong with a file is kept with it; the others are read."""
    (project / "maps" / "other.yaml").write_text("argmap: argument/1\nx: [\n")
    mill, other = load(["maps"], working_directory=project).arguments
    assert mill.nodes and not other.nodes and other.document.problems


def test_a_comparison_that_names_itself_ends(project: Path) -> None:
    """A comparison that names itself as a text is read once."""
    (project / "comparison.yaml").write_text(
        COMPARISON.replace("maps/other.yaml", "comparison.yaml")
    )
    workspace = load(["comparison.yaml"], working_directory=project)
    assert [file.name for file in workspace.files] == ["maps/mill.yaml", "comparison.yaml"]


def test_a_source_keeps_its_line_ends_and_its_mark(project: Path) -> None:
    """A source's text is the file's, byte order mark and line ends included."""
    (project / "maps" / "mill.txt").write_bytes("\ufeffThe mill\r\nshould run again.\r".encode())
    file = only(load(["maps/mill.yaml"], working_directory=project))
    assert file.source and file.source.text == "\ufeffThe mill\r\nshould run again.\r"
    [anchor] = file.anchors["run"]
    assert [(span.start, span.end) for span in anchor.spans] == [(1, 28)]


def test_lines_are_those_of_every_text_that_a_finding_may_lie_in(project: Path) -> None:
    """Maps, sources and settings have their lines, by the name that findings give."""
    (project / "argmap.toml").write_text("[severity]\n")
    workspace = load(["."], working_directory=project)
    assert set(workspace.lines()) == {
        "argmap.toml",
        "comparison.yaml",
        "maps/mill.txt",
        "maps/mill.yaml",
        "maps/other.yaml",
    }


def test_a_heading_on_the_first_line_is_found_after_a_mark(project: Path) -> None:
    """A byte order mark before a source's first line is no part of its heading."""
    (project / "maps" / "mill.txt").write_bytes(f"\ufeff{TEXT}".encode())
    text = MAP.replace("argument:\n", "sections: [{title: The Mill}]\nargument:\n")
    (project / "maps" / "mill.yaml").write_text(text)
    file = only(load(["maps/mill.yaml"], working_directory=project))
    assert [section.start for section in file.sections] == [1]
