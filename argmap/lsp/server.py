"""The language server: takes messages apart, and asks the functions that know the answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from argmap.editing.rename import NotRenamed
from argmap.escape import visible
from argmap.lsp.actions import FIX_ALL, actions
from argmap.lsp.addresses import path_of, uri_of
from argmap.lsp.completion import completion
from argmap.lsp.diagnostics import diagnostics
from argmap.lsp.hover import hover
from argmap.lsp.markup import for_client
from argmap.lsp.navigation import definitions, references
from argmap.lsp.page import Openeds, Page
from argmap.lsp.project import Project
from argmap.lsp.protocol import Protocol
from argmap.lsp.rename import rename, renameable
from argmap.lsp.symbols import folds, symbols

Answer = TypeVar("Answer")


class RequestFailed(JsonRpcException):
    """What can't be done, in a sentence that the client shows."""

    CODE = types.LSPErrorCodes.RequestFailed.value
    MESSAGE = "Request failed"


class _Failed:
    """In place of an answer that wasn't found."""


Diagnostics = Mapping[Path, list[types.Diagnostic]]
QUIET = 0.015
"""For how long, in seconds, nothing has to be typed before it is checked."""
OLDEST = 0.3
"""For how long a check is put off while somebody goes on typing."""
WATCHED = "**/*.{yaml,yml,toml,txt,md}"
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """Holds the open texts, and says what is wrong with them when they change.

    One thread takes messages and never waits; another does all that takes long, in order.
    """

    def __init__(self) -> None:
        """Begin without a client."""
        super().__init__("argmap", version("argmap"), protocol_cls=Protocol)
        self.project = Project()
        self.hover_formats: Sequence[types.MarkupKind] | None = None
        self.item_formats: Sequence[types.MarkupKind] | None = None
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="argmap")
        self._changed = asyncio.Event()
        self._checking: asyncio.Task[None] | None = None
        self._published: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}

    def begin(self, params: types.InitializeParams) -> None:
        """Take over what the client says of itself."""
        encoding = self.protocol.workspace.position_encoding
        folders = [each.uri for each in params.workspace_folders or ()]
        if not folders and params.root_uri:
            folders = [params.root_uri]
        if not folders and params.root_path:
            folders = [uri_of(Path(params.root_path).absolute())]
        self.project = Project(_folders(folders), str(getattr(encoding, "value", encoding)))
        # Neovim says that it shows Markdown, and shows its character references as they stand.
        if params.client_info is None or params.client_info.name != "Neovim":
            says = params.capabilities.text_document
            hover = says.hover if says else None
            completion = says.completion if says else None
            item = completion.completion_item if completion else None
            self.hover_formats = hover.content_format if hover else None
            self.item_formats = item.documentation_format if item else None

    def changed(self) -> None:
        """Check again, once nothing has changed for a moment."""
        self._changed.set()
        if self._checking is None or self._checking.done():
            self._checking = asyncio.get_running_loop().create_task(self._check())

    def learn(self, ask: Callable[[], None]) -> None:
        """Take over what has changed on the disk, and check again."""
        self._worker.submit(self._guarded, ask)
        self.changed()

    async def _check(self) -> None:
        while self._changed.is_set():
            loop = asyncio.get_running_loop()
            begun = loop.time()
            while self._changed.is_set() and loop.time() - begun < OLDEST:
                self._changed.clear()
                await asyncio.sleep(QUIET)
            self._changed.clear()
            opened = self.project.opened
            find = partial(diagnostics, self.project, opened)
            found: Diagnostics | None = await self.work(find, None)
            if found is not None:
                self._publish(found, opened)

    def _publish(self, found: Diagnostics, opened: Openeds) -> None:
        """Tell the client what has changed; what isn't found any more is taken back."""
        now: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}
        for path, said in found.items():
            if path in opened:
                now[opened[path].uri] = (opened[path].version, said)
            elif said or uri_of(path) in self._published:
                now[uri_of(path)] = (None, said)
        for uri, about in now.items():
            if self._published.get(uri) != about:
                self._say(uri, *about)
        for uri in self._published.keys() - now.keys():
            self._say(uri, None, [])
        self._published = now

    def _say(self, uri: str, number: int | None, said: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, said, number))

    def watch(self) -> None:
        """Ask the client to say when files change that nobody has open."""
        about = self.client_capabilities.workspace
        watched = about.did_change_watched_files if about else None
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(WATCHED)]
            wanted = types.Registration(
                "watch",
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watchers),
            )
            self.client_register_capability(types.RegistrationParams([wanted]))

    async def work(self, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
        """Find an answer in the other thread; a fault of argmap's is logged, and no answer."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._worker, self._guarded, ask)
        return otherwise if isinstance(found, _Failed) else found

    def _guarded(self, ask: Callable[[], Answer]) -> Answer | _Failed:
        try:
            return ask()
        except Exception:
            _log.exception("argmap failed; please report this")
            return _Failed()

    async def ask(self, uri: str, find: Callable[[Page], Answer], otherwise: Answer) -> Answer:
        """Ask something of a file; what isn't argmap's has no answer."""
        path = path_of(uri)
        opened, project = self.project.opened, self.project
        if path is None:
            return otherwise

        def answer() -> Answer:
            page = project.page(path, opened)
            return otherwise if page is None else find(page)

        return await self.work(answer, otherwise)


def _folders(uris: Iterable[str]) -> list[Path]:
    return [path for uri in uris if (path := path_of(uri)) and path.is_dir()]


def make_server() -> Server:
    """Return a server that answers all that argmap can answer."""
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        server.watch()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        if path := path_of(document.uri):
            server.project.open(path, document.text, document.version, document.uri)
            server.changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        if path := path_of(document.uri):
            server.project.change(path, params.content_changes, document.version)
            server.changed()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        if path := path_of(params.text_document.uri):
            server.project.close(path)
            server.changed()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.changed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [path for each in params.changes if (path := path_of(each.uri))]
        server.learn(partial(server.project.touch, paths))

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.learn(partial(server.project.move, _folders(server.workspace.folders)))

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[" ", "[", "{", ","]),
    )
    async def complete(params: types.CompletionParams) -> types.CompletionList:
        nothing = types.CompletionList(is_incomplete=False, items=[])
        uri, position = params.text_document.uri, params.position
        found = await server.ask(uri, lambda page: completion(page, position), nothing)
        for_client(found, server.item_formats)
        return found

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        uri, position = params.text_document.uri, params.position
        found = await server.ask(uri, lambda page: hover(page, position), None)
        for_client(found, server.hover_formats)
        return found

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(params: types.DefinitionParams) -> list[types.Location]:
        uri, position = params.text_document.uri, params.position
        return await server.ask(uri, lambda page: definitions(page, position), [])

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(params: types.ReferenceParams) -> list[types.Location]:
        uri, position = params.text_document.uri, params.position
        declared = params.context.include_declaration
        return await server.ask(uri, lambda page: references(page, position, declared), [])

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(
        params: types.PrepareRenameParams,
    ) -> types.PrepareRenamePlaceholder | None:
        uri, position = params.text_document.uri, params.position
        return await server.ask(uri, lambda page: renameable(page, position), None)

    @server.feature(types.TEXT_DOCUMENT_RENAME)
    async def rename_id(params: types.RenameParams) -> types.WorkspaceEdit | None:
        uri, position, new = params.text_document.uri, params.position, params.new_name
        project, opened = server.project, server.project.opened

        def made(page: Page) -> types.WorkspaceEdit | NotRenamed | None:
            try:
                return rename(project, opened, page, position, new)
            except NotRenamed as error:
                return error

        found = await server.ask(uri, made, None)
        if isinstance(found, NotRenamed):
            raise RequestFailed(visible(str(found)))
        return found

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return await server.ask(params.text_document.uri, symbols, [])

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def fold(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        return await server.ask(params.text_document.uri, folds, [])

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def repair(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, range_, only = params.text_document.uri, params.range, params.context.only
        return await server.ask(uri, lambda page: actions(page, range_, only), [])

    return server
