"""Whatever a client sends, and whatever the files have, there is an answer."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from markdown_it import MarkdownIt

from argmap.lsp.hover import hover
from argmap.lsp.markup import plain
from argmap.lsp.project import Project
from tests.lsp.conftest import Editor

TEXTS = (
    "",
    "\n\n\n",
    "argmap: comparison/1\n",
    "argmap: argument/1\nargument: [\n",
    "argmap: argument/1\nargument:\n  x: 1\n  y: [a, {b: c}]\n  z:\n    supports: {from: 1}\n",
    "argmap: argument/1\nsource: {file: ../../../../etc/passwd, title: x}\n"
    "argument: {a: {claim: b, quote: root}}\n",
    "argmap: argument/1\nargument: &a {x: *a}\n",
    'argmap: argument/1\nsource: {file: "a\\0b", title: x}\n'
    "argument: {a: {claim: b, quote: root}}\n",
    "argmap: argument/1\nargument:\n  \x85\u2028\ud83d: x\n",
    "argmap: 1\n? [a]\n: b\n- c\n",
    "argmap: argument/1\n" + "argument:\n  - " * 30 + "\n",
    "argmap: comparison/1\ntexts: [mill.yaml]\ncontradictions: {a: {sides: [x]}}\n",
    "argmap: comparison/1\ntexts: {a: ., b: comparison.yaml}\ntopics: x\nagreements: []\n"
    "contradictions: {a: {sides: {a: {b: c}}, topic: [x]}}\n",
    "\ufeffargmap: argument/1\r\rargument:\r\n\ta: b\n",
    "argmap: argument/1\nargument: {a: {supports: [[a]], with: {}, claim: [], quote: {exact: 1}}}",
)
POSITIONS = (
    types.Position(0, 0),
    types.Position(2**31 - 1, 2**31 - 1),
    types.Position(0, 2**31 - 1),
    types.Position(3, 12),
    types.Position(2**31 - 1, 0),
)


async def every_request(editor: Editor, uri: str, place: types.Position) -> list[object]:
    """Ask all that can be asked at a place; an error would raise."""
    client, document = editor.client, types.TextDocumentIdentifier(uri)
    range_ = types.Range(place, types.Position(0, 0))
    here: dict[str, Any] = {"text_document": document, "position": place}
    asked: list[Any] = [
        client.text_document_completion_async(types.CompletionParams(**here)),
        client.text_document_hover_async(types.HoverParams(**here)),
        client.text_document_definition_async(types.DefinitionParams(**here)),
        client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), **here)
        ),
        client.text_document_prepare_rename_async(types.PrepareRenameParams(**here)),
        client.text_document_document_symbol_async(types.DocumentSymbolParams(document)),
        client.text_document_folding_range_async(types.FoldingRangeParams(document)),
        client.text_document_code_action_async(
            types.CodeActionParams(document, range_, types.CodeActionContext([]))
        ),
    ]
    return [await asyncio.wait_for(each, 20) for each in asked]


@pytest.mark.asyncio
async def test_odd_texts_and_places_have_answers(
    editor: Editor, mill: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No request fails, whatever the text and the place; and nothing is logged as a fault."""
    await editor.begin(mill)
    file = mill / "mill.yaml"
    editor.open(file)
    for text in TEXTS:
        editor.type(file, editor.texts[file], text)
        for place in POSITIONS:
            await every_request(editor, file.as_uri(), place)
    editor.type(file, editor.texts[file], file.read_text(encoding="utf-8"))
    assert await editor.told(file) == []
    assert "argmap failed" not in capfd.readouterr().err


@pytest.mark.asyncio
async def test_random_edits_have_answers(
    editor: Editor, mill: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither do edits at random, and the text is in the end what the client has."""
    await editor.begin(mill)
    chance = random.Random(7)
    signs = ["\n", "  ", ": ", "- ", "[", "]", "{", "}", "#", "😀", '"', "'", ">-", "|", "\t", "a"]
    files = [mill / "mill.yaml", mill / "comparison.yaml"]
    for file in files:
        editor.open(file)
    for number in range(120):
        file = chance.choice(files)
        text = editor.texts[file]
        first = chance.randrange(len(text))
        last = min(len(text), first + chance.choice((0, 0, 1, 9)))
        start, end = editor.place(file, first), editor.place(file, last)
        new = chance.choice(signs)
        editor.texts[file] = text[:first] + new + text[last:]
        editor.versions[file] += 1
        editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(editor.versions[file], file.as_uri()),
                [types.TextDocumentContentChangePartial(types.Range(start, end), new)],
            )
        )
        if number % 6 == 0:
            await every_request(editor, file.as_uri(), editor.place(file, first))
        if number % 40 == 39:  # begin anew, or nothing is left to be taken apart
            for each in files:
                editor.type(each, editor.texts[each], each.read_text(encoding="utf-8"))
                assert await editor.told(each) == []
    assert "argmap failed" not in capfd.readouterr().err


@pytest.mark.asyncio
async def test_files_of_others_are_not_read(editor: Editor, mill: Path, tmp_path: Path) -> None:
    """Texts that aren't files, and files outside the folder, have no answers."""
    await editor.begin(mill)
    outside = tmp_path.resolve() / "outside.yaml"
    outside.write_text((mill / "mill.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (mill / "link.yaml").symlink_to(outside)
    nothing: list[object] = [types.CompletionList(False, ()), None, [], [], None, [], [], []]
    for uri in (
        "untitled:Untitled-1",
        "file://elsewhere/mill.yaml",
        "file:mill.yaml",
        "file:///%00",
        "http://[",
        "",
        outside.as_uri(),
        (mill / "link.yaml").as_uri(),
        (mill / "none.yaml").as_uri(),
        mill.as_uri(),
        "file:///" + "x" * 5000,
    ):
        found = await every_request(editor, uri, types.Position(1, 1))
        assert [list(each) if isinstance(each, tuple) else each for each in found] == nothing, uri
        document = types.VersionedTextDocumentIdentifier(1, uri)
        change = types.TextDocumentContentChangeWholeDocument("argmap: argument/1\n")
        editor.client.text_document_did_change(
            types.DidChangeTextDocumentParams(document, [change])
        )
    assert editor.said == []


@pytest.mark.asyncio
async def test_a_request_without_shape_is_answered(mill: Path) -> None:
    """Nobody waits for an answer that never comes; and the server goes on."""
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "argmap",
        "lsp",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert server.stdin and server.stdout
    here = {"textDocument": {"uri": (mill / "mill.yaml").as_uri()}}
    for number, (method, params) in enumerate(
        (
            ("initialize", {"capabilities": {}, "rootUri": mill.as_uri(), "processId": None}),
            ("textDocument/hover", {**here, "position": {"line": -1, "character": "x"}}),
            ("textDocument/hover", []),
            ("no/such/method", {}),
            ("textDocument/hover", {**here, "position": {"line": 1, "character": 1}}),
        )
    ):
        body = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        server.stdin.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
        answer: dict[str, Any] = {}
        while answer.get("id") != number:
            head = await asyncio.wait_for(server.stdout.readuntil(b"\r\n\r\n"), 20)
            length = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0])
            answer = json.loads(await server.stdout.readexactly(length))
        assert ("error" in answer) is (number in (1, 2, 3)), answer
    server.stdin.close()
    assert await asyncio.wait_for(server.wait(), 20) == 0


def test_hover_shows_words_and_no_markup(mill: Path) -> None:
    """What a map or a source says is text, whatever it looks like."""
    file = mill / "mill.yaml"
    evil = "<img src=x onerror=alert(1)> [a](command:evil) ![b](http://c) `d` **e** \u202e"
    text = file.read_text(encoding="utf-8").replace(
        "claim: The road to the mill floods in spring.", f"claim: '{evil}'"
    )
    project = Project([mill])
    project.open(file, text, 1, file.as_uri())
    page = project.page(file, project.opened)
    assert page
    found = hover(page, page.text.position(text.index("road-floods")))
    assert found and isinstance(found.contents, types.MarkupContent)
    shown = MarkdownIt("commonmark").enable("linkify", True).parse(found.contents.value)
    inline = [child for token in shown for child in token.children or ()]
    marks = {f"{mark}_{end}" for mark in ("strong", "em") for end in ("open", "close")}
    assert {token.type for token in inline} <= {"text", "softbreak", *marks}
    blocks = ("paragraph", "blockquote", "bullet_list", "list_item")
    ends = {f"{block}_{end}" for block in blocks for end in ("open", "close")}
    assert {token.type for token in shown} <= {"inline", *ends}
    assert "<img src=x onerror=alert(1)>" in "".join(token.content for token in inline)
    assert plain(found.contents).value.startswith("Claim road-floods\n\n<img src=x onerror")
    assert "\u202e" not in found.contents.value
