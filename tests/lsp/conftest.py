"""The mill of the README, as a project; and a client that speaks with `argmap lsp` about it."""

from __future__ import annotations

import asyncio
import hashlib
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)
    return found


def write_mill(folder: Path) -> Path:
    """Write the README's five files, as they are at the end of its tour."""
    (folder / "argmap.toml").touch()
    mill, council = _blocks("text")
    digest = hashlib.sha256(mill.encode()).hexdigest()
    mapped, opposed, compared = _blocks("yaml")[:3]
    mapped = mapped.replace("tearing", "pulling")
    mapped = mapped.replace("  file: mill.txt", f"  file: mill.txt\n  sha256: {digest}")
    for name, text in (
        ("mill.txt", mill),
        ("council.txt", council),
        ("mill.yaml", mapped),
        ("council.yaml", opposed),
        ("comparison.yaml", compared),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """The folder of the mill's files."""
    folder = tmp_path.resolve() / "mill"
    folder.mkdir()
    return write_mill(folder)


class Editor:
    """A client with the texts that it has open; places are found by the words at them."""

    def __init__(self, client: LanguageClient) -> None:
        """Take a client that has yet to say what it is."""
        self.client = client
        self.texts: dict[Path, str] = {}
        self.versions: dict[Path, int] = {}
        self.said: list[types.PublishDiagnosticsParams] = []
        features = client.protocol.fm.features
        features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = self.said.append

    async def begin(
        self, *folders: Path, encodings: tuple[str, ...] = ()
    ) -> types.InitializeResult:
        """Open folders."""
        general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(each) for each in encodings] or None
        )
        formats = [types.MarkupKind.Markdown]
        item = types.ClientCompletionItemOptions(documentation_format=formats)
        about = types.TextDocumentClientCapabilities(
            rename=types.RenameClientCapabilities(prepare_support=True),
            hover=types.HoverClientCapabilities(content_format=formats),
            completion=types.CompletionClientCapabilities(completion_item=item),
        )
        return await self.client.initialize_session(
            types.InitializeParams(
                types.ClientCapabilities(general=general, text_document=about),
                workspace_folders=[types.WorkspaceFolder(each.as_uri(), "it") for each in folders],
            )
        )

    def open(self, file: Path, text: str | None = None) -> None:
        """Open a file, or a text under its name."""
        self.texts[file] = file.read_text(encoding="utf-8") if text is None else text
        self.versions[file] = 1
        language = "yaml" if file.suffix == ".yaml" else "plaintext"
        item = types.TextDocumentItem(file.as_uri(), language, 1, self.texts[file])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, file: Path, old: str, new: str) -> None:
        """Put other words in the place of those that stand there, as one change."""
        start = self.texts[file].index(old)
        range_ = types.Range(self.place(file, start), self.place(file, start + len(old)))
        self.texts[file] = self.texts[file].replace(old, new, 1)
        self.versions[file] += 1
        change = types.TextDocumentContentChangePartial(range_, new)
        document = types.VersionedTextDocumentIdentifier(self.versions[file], file.as_uri())
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def close(self, file: Path) -> None:
        """Close a file."""
        document = types.TextDocumentIdentifier(file.as_uri())
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def place(self, file: Path, offset: int) -> types.Position:
        """Return the position of an offset, in UTF-16."""
        *lines, line = re.split(r"\r\n|\n|\r", self.texts[file][:offset])
        return types.Position(len(lines), len(line.encode("utf-16-le", "surrogatepass")) // 2)

    def at(self, file: Path, words: str, into: int = 1) -> types.TextDocumentPositionParams:
        """Return the place in the words, so many characters from their beginning."""
        offset = self.texts[file].index(words) + into
        document = types.TextDocumentIdentifier(file.as_uri())
        return types.TextDocumentPositionParams(document, self.place(file, offset))

    def here(self, file: Path, words: str, into: int = 1) -> dict[str, Any]:
        """Return the same for the parameters of a request."""
        at = self.at(file, words, into)
        return {"text_document": at.text_document, "position": at.position}

    async def told(self, file: Path, version: int | None = None) -> list[types.Diagnostic]:
        """Return the diagnostics of a file's version once they are there."""
        wanted = self.versions.get(file) if version is None else version
        uri = file.as_uri()
        for _ in range(1000):
            for message in reversed(self.said):
                if message.uri == uri and (message.version == wanted or file not in self.versions):
                    return list(message.diagnostics)
            await asyncio.sleep(0.02)
        raise AssertionError(f"nothing was said of {file.name}, version {wanted}")

    async def silence(self) -> None:
        """Wait until nothing more is said."""
        before = -1
        while before != len(self.said):
            before = len(self.said)
            await asyncio.sleep(0.4)


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(server_command=[sys.executable, "-m", "argmap", "lsp"])
)
async def language_client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    """A real client, with `argmap lsp` as its server."""
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(language_client: LanguageClient) -> Editor:
    """The client, with what it needs to be typed in."""
    return Editor(language_client)
