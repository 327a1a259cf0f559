"""What a project remembers: enough to be quick, and never more and more."""

from __future__ import annotations

import gc
import os
from functools import partial
from pathlib import Path

from lsprotocol import types

from argmap.lsp.actions import actions
from argmap.lsp.diagnostics import diagnostics
from argmap.lsp.project import Project
from argmap.lsp.server import make_server
from argmap.quotes import SourceText, locate
from argmap.quotes.memo import MOST, Memo
from argmap.workspace import Kept, load


def test_what_has_the_same_bytes_is_not_read_again(mill: Path) -> None:
    """The very same file and source come back; of one that has changed, another."""
    kept = Kept()
    first = load([mill], working_directory=mill, kept=kept)
    again = load([mill], working_directory=mill, kept=kept)
    assert [each is other for each, other in zip(first.arguments, again.arguments, strict=True)]
    source = mill / "mill.txt"
    before = source.stat()
    source.write_text(source.read_text("utf-8").replace("forty", "fifty"), "utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))  # as some tools leave it
    changed = load([mill], working_directory=mill, kept=kept)
    council, mapped = changed.arguments
    assert council is first.arguments[0]
    assert mapped.document is first.arguments[1].document
    assert mapped.source and "fifty tonnes" in (mapped.source.text or "")
    assert not mapped.anchors["forty-tonnes"][0].spans


def test_what_is_no_longer_asked_for_is_forgotten(mill: Path) -> None:
    """Some loads later nothing is left of a file."""
    kept = Kept()
    load([mill], working_directory=mill, kept=kept)
    for _ in range(20):
        load(["council.yaml"], working_directory=mill, kept=kept)
    left = {str(key) for key in kept._values}
    assert not any("mill.yaml" in key or "mill.txt" in key for key in left)
    assert any("council.txt" in key for key in left)


def test_answers_are_kept_and_bounded() -> None:
    """The same question has the same answer, and old questions go."""
    source = SourceText("The mill should stay.")
    assert locate(source, "mill should") is locate(source, "mill should")
    memo = Memo()
    for number in range(5 * MOST):
        assert memo.answer(number, partial(int, number)) == number
    assert len(memo) <= 2 * MOST
    # Ten thousand questions, asked again and again, are kept; what is asked once isn't.
    found: list[int] = []
    for turn in range(10):
        found.clear()
        for number in range(10_000):
            memo.answer(("again", number), partial(found.append, number))
        memo.answer(("once", turn), partial(int, turn))
    assert not found
    assert len(memo) < 21_000


def test_objects_do_not_grow_with_edits(mill: Path) -> None:
    """After hundreds of edits there are about as many objects as after a few."""
    project, file = Project([mill]), mill / "mill.yaml"
    text = file.read_text(encoding="utf-8")

    def edit(times: int) -> int:
        for number in range(times):
            whole = text.replace("That is not so", f"That is not {number % 7}")
            project.open(file, whole, number, file.as_uri())
            assert diagnostics(project, project.opened)[file]
        gc.collect()
        return len(gc.get_objects())

    few = edit(30)
    assert edit(300) < few * 1.02


def test_the_protocol_remembers_no_keystroke() -> None:
    """pygls has a table of what it handles; changes of texts aren't left in it."""
    server = make_server()
    document = types.VersionedTextDocumentIdentifier(1, "untitled:Untitled-1")
    change = types.TextDocumentContentChangeWholeDocument("argmap: argument/1\n")
    for _ in range(10):
        server.protocol._handle_notification(
            types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(document, [change])
        )
    assert not server.protocol._request_futures


def test_a_file_that_comes_or_goes_is_learnt_of(mill: Path) -> None:
    """A comparison that is new names an open map; one that is gone doesn't any more."""
    project, file = Project([mill]), mill / "council.yaml"
    project.open(file, file.read_text(encoding="utf-8"), 1, file.as_uri())
    comparison, moved = mill / "comparison.yaml", mill / "moved.yaml"
    assert set(diagnostics(project, project.opened)) == {file, comparison, mill / "argmap.toml"}
    comparison.rename(moved)
    project.touch([comparison, moved, mill / "none.yaml", mill / "mill.txt"])
    assert set(diagnostics(project, project.opened)) == {file, moved, mill / "argmap.toml"}


def test_a_file_that_is_opened_alone_is_checked_alone(mill: Path) -> None:
    """Without a folder, its own is the working directory; nothing below it is looked for."""
    project, file = Project(), mill / "council.yaml"
    (mill / "argmap.toml").unlink()
    text = file.read_text(encoding="utf-8").replace("Nobody in the town needs", "Nobody needs")
    project.open(file, text, 1, file.as_uri())
    (found,) = diagnostics(project, project.opened).values()
    assert [each.code for each in found] == ["quote-not-found"] * 1
    page = project.page(file, project.opened)
    assert page and page.source


def test_a_mark_that_no_client_sends_is_kept(mill: Path) -> None:
    """A source with a byte order mark has the same sum, and edits stand where they should."""
    file = mill / "council.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    project = Project([mill])
    text = file.read_text(encoding="utf-8-sig").replace("supports: pull-it", "supports: pul-it", 1)
    project.open(file, text, 1, file.as_uri())
    assert project.opened[file].marked
    (found,) = diagnostics(project, project.opened)[file]
    place = types.Range(types.Position(16, 14), types.Position(16, 25))
    assert found.range == place
    page = project.page(file, project.opened)
    assert page
    (action,) = actions(page, place)
    assert action.edit and action.edit.changes == {
        file.as_uri(): [types.TextEdit(place, "pull-it-down")]
    }
