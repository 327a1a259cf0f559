"""Hover, definition, references, rename, outline, folds and repairs, by a real client."""

from __future__ import annotations

import hashlib
import html
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.workspace import load
from tests.lsp.conftest import ROOT, Editor

STALIN = ROOT / "examples" / "stalin"


def said(hover: types.Hover | None) -> str:
    """Return what a hover says, as somebody reads it."""
    assert hover and isinstance(hover.contents, types.MarkupContent)
    return html.unescape(hover.contents.value)


def words(editor: Editor, place: types.Location) -> tuple[str, str]:
    """Return the file of a place, and the words that stand there."""
    file = Path(place.uri.removeprefix("file://"))
    text = editor.texts[file] if file in editor.texts else file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    start, end = place.range.start, place.range.end
    before = "".join(lines[: start.line])
    first = len(before) + start.character
    last = len("".join(lines[: end.line])) + end.character
    return file.name, text[first:last]


def edited(editor: Editor, file: Path, edits: list[Any]) -> str:
    """Return a file's text with edits made, as an editor makes them."""
    text = editor.texts[file] if file in editor.texts else file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)

    def offset(place: types.Position) -> int:
        return len("".join(lines[: place.line])) + place.character

    for edit in sorted(edits, key=lambda each: -offset(each.range.start)):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@pytest.mark.asyncio
async def test_hover_says_what_a_node_is_and_what_bears_on_it(editor: Editor, mill: Path) -> None:
    """Its proposition, its passage in context, and what supports and attacks it."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    hover = editor.client.text_document_hover_async
    found = await hover(types.HoverParams(**editor.here(file, "supports: mill-is-used", 12)))
    assert said(found) == (
        "**Rebuttal** mill-is-used\n\nThe mill is in use.\n\n"
        "> The Mill Should Stay The council wants to pull the old mill down. It says that nobody "
        "uses it any more. **That is not so**: the mill ground forty tonnes of flour last year, "
        "and two bakeries buy all of it. Repairing the roof would cost less than pulling the mill "
        "down. It is true …\n\nmill.txt, line 4\n\n"
        "Supported by:\n\n- forty-tonnes: The mill ground forty tonnes of flour last year.\n"
        "- bakeries-buy-it: Two bakeries buy all the flour that the mill grinds.\n\n"
        "Supports:\n\n- keep-the-mill: A town that has a working mill should keep it.\n\n"
        "Rebuts:\n\n- nobody-uses-it: Nobody uses the mill any more."
    )
    found = await hover(types.HoverParams(**editor.here(file, "nobody-uses-it")))
    assert "Rebutted by:\n\n- mill-is-used: The mill is in use." in said(found)
    assert "*rejects* · The council" in said(found)
    found = await hover(types.HoverParams(**editor.here(file, "the mill ground forty")))
    assert "**the mill ground forty tonnes of flour last year**" in said(found)
    found = await hover(types.HoverParams(**editor.here(file, "said_by: council", 11)))
    assert said(found) == (
        "**The council**\n\nSays:\n\n- nobody-uses-it: Nobody uses the mill any more."
    )
    source = mill / "mill.txt"
    editor.open(source)
    found = await hover(types.HoverParams(**editor.here(source, "two bakeries")))
    assert said(found) == (
        "**Premise** bakeries-buy-it: Two bakeries buy all the flour that the mill grinds."
    )
    comparison = mill / "comparison.yaml"
    editor.open(comparison)
    found = await hover(types.HoverParams(**editor.here(comparison, "is-it-used")))
    assert said(found).startswith("**Does anybody use the mill?**\n\n*fact, direct*\n\nfriends:")
    found = await hover(types.HoverParams(**editor.here(comparison, "council: council.yaml")))
    assert said(found) == "**Why the Mill Must Go**\n\ncouncil.yaml"


@pytest.mark.asyncio
async def test_hover_works_in_a_file_that_is_broken(editor: Editor, mill: Path) -> None:
    """It says what it could say when the file could last be read."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    await editor.told(file)
    editor.type(file, "    with: bakeries-buy-it", "    with: [")
    assert {each.code for each in await editor.told(file)} == {"yaml-syntax"}
    hover = editor.client.text_document_hover_async
    found = await hover(types.HoverParams(**editor.here(file, "supports: mill-is-used", 12)))
    assert said(found).startswith("**Rebuttal** mill-is-used")
    found = await hover(types.HoverParams(**editor.here(file, "road-floods:")))
    assert said(found).startswith("**Claim** road-floods")


@pytest.mark.asyncio
async def test_definitions_lead_across_files(editor: Editor, mill: Path) -> None:
    """From an id to its node, from a quote to its passage, from a passage to its nodes."""
    await editor.begin(mill)
    file, comparison, source = mill / "mill.yaml", mill / "comparison.yaml", mill / "mill.txt"
    for each in (file, comparison, source):
        editor.open(each)

    async def to(file: Path, at: str, into: int = 1) -> list[tuple[str, str]]:
        found = await editor.client.text_document_definition_async(
            types.DefinitionParams(**editor.here(file, at, into))
        )
        assert isinstance(found, list | tuple)
        return [words(editor, each) for each in found if isinstance(each, types.Location)]

    assert await to(file, "supports: mill-is-used", 12) == [("mill.yaml", "mill-is-used")]
    assert await to(file, "said_by: council", 11) == [("mill.yaml", "council")]
    assert await to(file, "That is not so") == [("mill.txt", "That is not so")]
    assert await to(file, "file: mill.txt", 7) == [("mill.txt", "")]
    assert await to(comparison, "nobody-needs-it") == [("council.yaml", "nobody-needs-it")]
    assert await to(comparison, "bakeries-buy-it") == [("mill.yaml", "bakeries-buy-it")]
    assert await to(comparison, "{friends: keep", 2) == [("comparison.yaml", "friends")]
    assert await to(comparison, "friends: mill.yaml", 12) == [("mill.yaml", "")]
    assert await to(source, "the road to it", 5) == [
        ("mill.yaml", "the road to it floods in spring")
    ]
    assert await to(source, "Should Stay") == []
    assert await to(file, "claim: A town", 9) == []


@pytest.mark.asyncio
async def test_references_are_found_in_all_files(editor: Editor, mill: Path) -> None:
    """Of a node: its key, the nodes that name it and the comparisons, none of which is open."""
    await editor.begin(mill)
    file, source = mill / "mill.yaml", mill / "mill.txt"
    editor.open(file)
    editor.open(source)

    async def of(file: Path, at: str, declared: bool = True) -> list[tuple[str, int]]:
        found = await editor.client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(declared), **editor.here(file, at))
        )
        assert found is not None
        return [(words(editor, each)[0], each.range.start.line + 1) for each in found]

    keys = [("mill.yaml", 25), ("mill.yaml", 33), ("mill.yaml", 39)]
    used = [("comparison.yaml", 17)]
    assert await of(file, "mill-is-used:") == [*keys, *used]
    assert await of(file, "mill-is-used:", declared=False) == [*keys[1:], *used]
    assert await of(file, "council: The") == [("mill.yaml", 10), ("mill.yaml", 21)]
    assert await of(source, "forty tonnes") == [("mill.yaml", 35)]


@pytest.mark.asyncio
async def test_a_rename_leaves_files_that_check(editor: Editor, mill: Path) -> None:
    """In the file as it is open, and in comparisons that nobody has open."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    place = editor.here(file, "supports: mill-is-used", 14)
    prepared = await editor.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(**place)
    )
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "mill-is-used"
    found = await editor.client.text_document_rename_async(
        types.RenameParams(new_name="it-grinds", **place)
    )
    assert found and found.changes
    assert {Path(uri).name: len(edits) for uri, edits in found.changes.items()} == {
        "mill.yaml": 3,
        "comparison.yaml": 1,
    }
    for uri, edits in found.changes.items():
        changed = Path(uri.removeprefix("file://"))
        changed.write_text(edited(editor, changed, list(edits)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", "--strict", "."],
        cwd=mill,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (
        0,
        "3 files, 10 nodes, 10 quotes: nothing to report\n",
    )
    assert "mill-is-used" not in file.read_text(encoding="utf-8")


@pytest.mark.asyncio
async def test_a_rename_that_cannot_be_is_refused_in_a_sentence(editor: Editor, mill: Path) -> None:
    """An id that is taken, one that is none, and a place without any."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    rename = editor.client.text_document_rename_async
    place = editor.here(file, "mill-is-used:")
    with pytest.raises(JsonRpcException, match="there is a node `road-floods` already"):
        await rename(types.RenameParams(new_name="road-floods", **place))
    with pytest.raises(JsonRpcException, match="`No Id` is no id"):
        await rename(types.RenameParams(new_name="No Id", **place))
    nowhere = editor.here(file, "claim: A town", 9)
    assert await rename(types.RenameParams(new_name="x", **nowhere)) is None
    editor.type(file, "    with: bakeries-buy-it", "    with: [")
    with pytest.raises(JsonRpcException, match="has errors"):
        await rename(types.RenameParams(new_name="x", **place))


@pytest.mark.asyncio
async def test_a_rename_in_the_large_example(editor: Editor, tmp_path: Path) -> None:
    """A node of the example, from a side of its comparison; the files say the same but for it."""
    folder = tmp_path.resolve() / "copy"
    for name in ("examples/stalin", "seeds"):
        (folder / name).mkdir(parents=True)
        for file in (ROOT / name).iterdir():
            if file.suffix in (".yaml", ".txt"):
                (folder / name / file.name).write_bytes(file.read_bytes())
    (folder / "argmap.toml").touch()
    await editor.begin(folder)
    comparison = folder / "examples/stalin/comparison.yaml"
    editor.open(comparison)
    place = editor.here(comparison, "democratic-socialism-reversed", 3)
    found = await editor.client.text_document_rename_async(
        types.RenameParams(new_name="socialism-undone", **place)
    )
    assert found and found.changes
    for uri, edits in found.changes.items():
        changed = Path(uri.removeprefix("file://"))
        changed.write_text(edited(editor, changed, list(edits)), encoding="utf-8")
    before, after = (
        {id_ for file in load([each]).arguments for id_ in file.nodes}
        for each in (STALIN, folder / "examples")
    )
    assert before - after == {"democratic-socialism-reversed"}
    assert after - before == {"socialism-undone"}
    done = subprocess.run([sys.executable, "-m", "argmap", "check", "--strict"], cwd=folder)
    assert done.returncode == 0


@pytest.mark.asyncio
async def test_the_outline_has_the_shape_of_the_argument(editor: Editor, mill: Path) -> None:
    """Under a thesis its reasons, under a view what denies it; folds go by nodes."""
    await editor.begin(mill)
    file, comparison = mill / "mill.yaml", mill / "comparison.yaml"
    editor.open(file)
    editor.open(comparison)

    async def outline(file: Path) -> list[Any]:
        document = types.TextDocumentIdentifier(file.as_uri())
        found = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(document)
        )
        return [_tree(each) for each in found or ()]

    assert await outline(file) == [
        ("source", [("title", []), ("language", []), ("file", []), ("sha256", [])]),
        ("speakers", [("council", [])]),
        (
            "argument",
            [
                (
                    "keep-the-mill",
                    [
                        ("mill-is-used", [("forty-tonnes", []), ("bakeries-buy-it", [])]),
                        ("repair-is-cheaper", []),
                    ],
                ),
                ("nobody-uses-it", []),
                ("road-floods", []),
            ],
        ),
    ]
    assert await outline(comparison) == [
        ("texts", [("friends", []), ("council", [])]),
        ("contradictions", [("stay-or-go", []), ("is-it-used", [])]),
    ]
    folds = await editor.client.text_document_folding_range_async(
        types.FoldingRangeParams(types.TextDocumentIdentifier(file.as_uri()))
    )
    lines = editor.texts[file].splitlines()
    assert [lines[each.start_line].strip() for each in folds or ()] == [
        "source:",
        "speakers:",
        "argument:",
        *(f"{id_}:" for id_ in load([file]).arguments[0].nodes),
    ]


def _tree(symbol: Any) -> tuple[str, list[Any]]:
    return symbol.name, [_tree(each) for each in symbol.children or ()]


@pytest.mark.asyncio
async def test_every_repair_is_an_action(editor: Editor, mill: Path) -> None:
    """The safe ones are preferred, all of them are one action, and each makes what it says."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in (
        ("the roof would cost less than pulling", "the roof would cost less then pulling"),
        ("supports: mill-is-used\n    with", "supports: mill-is-usde\n    with"),
        ("said_by: council", "said_by: concil"),
        ("claim: Nobody uses the mill any more.", "claim: Nobody uses the #1 mill any more."),
        (text[text.index("  sha256") : text.index("\n\nspeakers")], ""),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    editor.open(file, text.replace("  file: mill.txt\n\n", "  file: mill.txt\n", 1))

    async def action(said: types.Diagnostic) -> types.CodeAction | None:
        found = await editor.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(file.as_uri()),
                said.range,
                types.CodeActionContext([said]),
            )
        )
        actions = [each for each in found or () if isinstance(each, types.CodeAction)]
        return actions[0] if actions else None

    titles = []
    # Words that a comment cuts off keep the file from being read, and so are repaired first.
    while made := [each for said in await editor.told(file) if (each := await action(said))]:
        assert made[0].is_preferred and made[0].diagnostics and made[0].edit
        (edits,) = (made[0].edit.changes or {}).values()
        titles.append(made[0].title)
        editor.type(file, editor.texts[file], edited(editor, file, list(edits)))
    digest = hashlib.sha256((mill / "mill.txt").read_bytes()).hexdigest()
    assert titles == [
        f"Add `sha256: {digest}`",
        "Write `Nobody uses the #1 mill any more.`",
        "Write `council`",
        "Write `mill-is-used`",
        "Write `Repairing the roof would cost less than pulling the mill down.`",
    ]
    assert await editor.told(file) == []
    assert "less than pulling the mill down.\n" in editor.texts[file]


@pytest.mark.asyncio
async def test_all_safe_repairs_are_one_action(editor: Editor, mill: Path) -> None:
    """It comes only to those who ask for it, and does what `check --fix` does."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    text = file.read_text(encoding="utf-8")
    wrong = text.replace("said_by: council", "said_by: concil").replace(
        "supports: mill-is-used\n    with", "supports: mill-is-usde\n    with"
    )
    file.write_text(wrong, encoding="utf-8")
    editor.open(file)
    whole = types.Range(types.Position(0, 0), types.Position(0, 0))
    document = types.TextDocumentIdentifier(file.as_uri())
    ask = editor.client.text_document_code_action_async
    context = types.CodeActionContext([], [types.CodeActionKind.SourceFixAll])
    (action,) = await ask(types.CodeActionParams(document, whole, context)) or ()
    assert isinstance(action, types.CodeAction) and action.edit and action.edit.changes
    assert action.title == "Make all safe repairs of this file"
    (edits,) = action.edit.changes.values()
    assert edited(editor, file, list(edits)) == text
    none = types.CodeActionContext([])
    assert list(await ask(types.CodeActionParams(document, whole, none)) or ()) == []
