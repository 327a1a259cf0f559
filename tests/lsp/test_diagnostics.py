"""Diagnostics, as a client gets them while somebody types."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.conftest import ROOT, Editor


@pytest.mark.asyncio
async def test_a_quotation_is_proved_while_it_is_typed(editor: Editor, mill: Path) -> None:
    """What is found is found in the unsaved text, with the passage that is meant beside it."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    assert await editor.told(file) == []
    editor.type(
        file, "the roof would cost less than pulling", "the roof would cost less than tearing"
    )
    (found,) = await editor.told(file)
    assert (found.code, found.source, found.severity) == (
        "quote-not-found",
        "argmap",
        types.DiagnosticSeverity.Error,
    )
    assert found.message.splitlines() == [
        "the source doesn't have these words: `tearing` should be `pulling`",
        "if this is the passage, quote it: Repairing the roof would cost less than pulling the "
        "mill down.",
    ]
    assert found.code_description is None
    line = editor.texts[file].splitlines()[found.range.start.line]
    assert line[found.range.start.character : found.range.end.character] == (
        "Repairing the roof would cost less than tearing the mill down."
    )
    (related,) = found.related_information or ()
    assert related.location.uri == (mill / "mill.txt").as_uri()
    assert (related.location.range.start.line, related.location.range.start.character) == (6, 0)
    editor.type(file, "than tearing", "than pulling")
    assert await editor.told(file) == []


@pytest.mark.asyncio
async def test_a_change_is_shown_in_the_comparisons_that_it_affects(
    editor: Editor, mill: Path
) -> None:
    """A node that is renamed by hand is missed in the comparison, open or not."""
    await editor.begin(mill)
    file, comparison = mill / "council.yaml", mill / "comparison.yaml"
    editor.open(file)
    assert [each.code for each in await editor.told(file)] == []
    editor.type(file, "nobody-needs-it", "nobody-wants-it")
    assert [each.code for each in await editor.told(file)] == []
    await editor.silence()
    (found,) = await editor.told(comparison)
    assert found.code == "unknown-id"
    editor.open(comparison)
    (found,) = await editor.told(comparison)
    assert found.code == "unknown-id"
    editor.type(comparison, "council: nobody-needs-it", "council: nobody-wants-it")
    assert await editor.told(comparison) == []
    # The argument file closes with its change unsaved: what it says counts again.
    editor.close(file)
    del editor.versions[file]
    await editor.silence()
    (found,) = [each for each in editor.said if each.uri == comparison.as_uri()][-1].diagnostics
    assert found.code == "unknown-id"


@pytest.mark.asyncio
async def test_what_is_closed_or_deleted_is_taken_back(editor: Editor, mill: Path) -> None:
    """A file that nobody has open, and that concerns no open one, has no diagnostics."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file, editor_text(file).replace("nobody uses", "anybody uses"))
    assert len(await editor.told(file)) == 1
    editor.close(file)
    del editor.versions[file]
    await editor.silence()
    assert await editor.told(file) == []
    comparison = mill / "comparison.yaml"
    (mill / "council.yaml").unlink()
    editor.open(comparison)
    assert {each.code for each in await editor.told(comparison)} == {"unknown-text"}
    comparison.unlink()
    editor.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(comparison.as_uri(), types.FileChangeType.Deleted)]
        )
    )
    editor.close(comparison)
    del editor.versions[comparison]
    await editor.silence()
    assert await editor.told(comparison) == []


@pytest.mark.asyncio
async def test_files_that_change_on_the_disk_are_looked_at_again(
    editor: Editor, mill: Path
) -> None:
    """Where the client says that a source or another map has changed, all is checked again."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    assert await editor.told(file) == []
    source = mill / "mill.txt"
    source.write_text(source.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    editor.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(source.as_uri(), types.FileChangeType.Changed)]
        )
    )
    await editor.silence()
    assert [each.code for each in await editor.told(file)] == ["source-changed"]


@pytest.mark.asyncio
async def test_a_source_that_is_typed_in_counts_as_it_is(editor: Editor, mill: Path) -> None:
    """The maps of an open source are checked against its unsaved text."""
    await editor.begin(mill)
    source = mill / "mill.txt"
    editor.open(source)
    editor.type(source, "uses it any more", "needs it any more")
    await editor.silence()
    last = [each for each in editor.said if each.uri == (mill / "mill.yaml").as_uri()][-1]
    assert [each.code for each in last.diagnostics] == ["source-changed", "quote-not-found"]


@pytest.mark.asyncio
async def test_other_files_are_left_alone(editor: Editor, mill: Path, tmp_path: Path) -> None:
    """YAML that isn't argmap's, files outside the folder and texts without a file get nothing."""
    await editor.begin(mill)
    other = mill / "other.yaml"
    editor.open(other, "a: [1, 2\n")
    outside = tmp_path.resolve() / "outside.yaml"
    outside.write_text("argmap: argument/1\n")
    editor.open(outside)
    editor.client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem("untitled:Untitled-1", "yaml", 1, "argmap: argument/1\n")
        )
    )
    editor.open(mill / "council.yaml")
    await editor.told(mill / "council.yaml")
    await editor.silence()
    assert {each.uri for each in editor.said} == {(mill / "council.yaml").as_uri()}


@pytest.mark.asyncio
async def test_diagnostics_are_the_findings_of_check(editor: Editor, mill: Path) -> None:
    """A file of wrong things has the same findings, at the same places, as `argmap check` says."""
    text = (mill / "mill.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("supports: mill-is-used", "supports: mill-is-usde"),
        ("said_by: council", "said_by: concil"),
        ("stance: concedes", "stance: conceded"),
        ("  council: The council", "  council: The council 😀 of *Über*"),
        ("quote: That is not so", "quote: 😀 That is not so at all"),
    ):
        text = text.replace(old, new, 1)
    for wrong in (text, text.replace("stance: conceded", "stance: concedes")):
        file = mill / "mill.yaml"
        file.write_text(wrong, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "argmap", "check", "--format", "json", "."],
            cwd=mill,
            capture_output=True,
            text=True,
        )
        found = [each for each in json.loads(done.stdout)["findings"] if each["file"] == file.name]
        assert found
        if file not in editor.texts:
            await editor.begin(mill, encodings=("utf-32",))
            editor.open(file)
        else:
            editor.type(file, "stance: conceded", "stance: concedes")
        assert [_as_found(each) for each in await editor.told(file)] == [
            (each["rule"], each["line"], each["column"], each["end_line"], each["end_column"])
            for each in found
        ]


def _as_found(said: types.Diagnostic) -> tuple[Any, ...]:
    start, end = said.range.start, said.range.end
    places = (start.line, start.character, end.line, end.character)
    return (said.code, *(each + 1 for each in places))


def editor_text(file: Path) -> str:
    """Return a file's text."""
    return file.read_text(encoding="utf-8")


@pytest.mark.asyncio
async def test_the_large_example_has_its_notes(editor: Editor) -> None:
    """Both maps of the example and its comparison; the notes are no more than information."""
    folder = ROOT / "examples" / "stalin"
    await editor.begin(ROOT)
    editor.open(folder / "dixon.yaml")
    found = await editor.told(folder / "dixon.yaml")
    assert {each.severity for each in found} <= {types.DiagnosticSeverity.Information}
    await editor.silence()
    assert {each.uri for each in editor.said} == {(folder / "dixon.yaml").as_uri()}
