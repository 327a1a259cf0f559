"""The routes. No part of a request is ever a path: files and parts are looked up by their ids."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from argmap.draw import EngineError
from argmap.draw.embedded import palette_css
from argmap.escape import as_json, for_terminal
from argmap.serve.editor import EditorName
from argmap.serve.guard import PAGE, Guard, framed
from argmap.serve.once import Once
from argmap.serve.page import page_data
from argmap.serve.pictures import Part, draw
from argmap.serve.readers import Reader, make
from argmap.serve.state import Preview, Version
from argmap.serve.watch import Stamp, files_of, stamps

STATIC = {
    "/app.css": ("app.css", "text/css"),
    "/app.js": ("app.js", "text/javascript"),
    "/findings.js": ("findings.js", "text/javascript"),
    "/picture.js": ("picture.js", "text/javascript"),
    "/reader.js": ("reader.js", "text/javascript"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
MOST_KEPT = 64
"""How many pictures are kept, so that going back to one draws nothing."""
MOST_READERS = 6
"""How many readers are kept; one may have some megabytes."""
AT_ONCE = 2
"""How many pictures and readers are drawn at the same time."""
_BEAT = 20


class Site:
    """What the routes share: the preview, who is told of news, and what was drawn so far."""

    def __init__(self, preview: Preview, name: str, editor: EditorName) -> None:
        self.preview = preview
        self.json = ""
        self.known: dict[Path, Stamp] = {}
        self._data = partial(page_data, path=name, editor=editor)
        self._listeners: set[asyncio.Queue[bool]] = set()
        self._workers = ThreadPoolExecutor(AT_ONCE, "argmap-draw")
        self._pictures = Once[str](self._workers, MOST_KEPT)
        self._readers = Once[Reader](self._workers, MOST_READERS)

    def read(self) -> None:
        """Read the files, and write down what a page is told."""
        before = stamps(self.known)
        self.preview.refresh()
        # Where the path itself is gone, what was there may come back.
        files = files_of(self.preview.shown.workspace) or before.keys()
        self.known = {file: before[file] for file in files & before.keys()}
        self.known |= stamps(files - before.keys())
        self.json = as_json(self._data(self.preview.shown))

    async def read_again(self) -> None:
        """Read the files, and tell the pages if that makes a difference to them."""
        before = self.json
        await asyncio.to_thread(self.read)
        if self.json != before:
            for listener in self._listeners:
                listener.put_nowait(True)

    def close(self) -> None:
        """End the streams, so that the server can end."""
        for listener in self._listeners:
            listener.put_nowait(False)
        self._workers.shutdown(wait=False, cancel_futures=True)

    async def news(self) -> AsyncIterator[str]:
        """Yield server-sent events: one at once, one for every change, and a beat in between."""
        listener: asyncio.Queue[bool] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield "retry: 500\ndata: changed\n\n"
            while True:
                try:
                    if not await asyncio.wait_for(listener.get(), _BEAT):
                        return
                    yield "data: changed\n\n"
                except TimeoutError:
                    yield ": still there\n\n"
        finally:
            self._listeners.discard(listener)

    def version(self, file: str) -> Version | None:
        """Return the last good version of the file that an id names, if there is such."""
        for entry in self.preview.shown.entries:
            if entry.id == file:
                return entry.good
        return None

    def find(self, file: str, part: str) -> tuple[Version, Part] | None:
        """Return the version and the part that ids name, if there are such."""
        if version := self.version(file):
            for each in version.parts:
                if each.id == part:
                    return version, each
        return None

    async def picture(self, file: str, version: Version, part: Part, tensions: bool) -> str:
        """Return a picture, drawn once for everybody who asks for it."""
        key = (file, version.digest, part.id, tensions)
        return await self._pictures.get(key, partial(draw, version.file, part, tensions=tensions))

    async def reader(self, file: str, version: Version) -> Reader:
        """Return a reader, made once for everybody who asks for it."""
        return await self._readers.get((file, version.digest), partial(make, version.file))


def application(site: Site, port: int) -> ASGIApp:
    """Return the program that answers."""

    async def state(request: Request) -> Response:
        return Response(site.json, media_type="application/json")

    async def events(request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(site.news(), media_type="text/event-stream")

    async def picture(request: Request) -> Response:
        found = site.find(request.path_params["file"], request.path_params["part"])
        if found is None:
            return PlainTextResponse("There is no such picture.", 404)
        version, part = found
        tensions = part.tensions and request.query_params.get("tensions") == "1"
        svg = await site.picture(request.path_params["file"], version, part, tensions)
        return Response(svg, media_type="image/svg+xml")

    async def reader(request: Request) -> Response:
        version = site.version(request.path_params["file"])
        if version is None:
            return PlainTextResponse("There is no such reader.", 404)
        made = await site.reader(request.path_params["file"], version)
        return Response(made.html, headers=framed(made.policy), media_type="text/html")

    routes = [
        Route("/", _fixed(*_static("page.html", "text/html"), PAGE)),
        *(Route(path, _fixed(*_static(name, kind))) for path, (name, kind) in STATIC.items()),
        Route("/palette.css", _fixed(palette_css().encode("ascii"), "text/css")),
        Route("/state", state),
        Route("/events", events),
        Route("/pictures/{file}/{part}", _drawn(picture)),
        Route("/reader/{file}", _drawn(reader)),
    ]
    return Guard(Starlette(routes=routes), port)


def _static(name: str, kind: str) -> tuple[bytes, str]:
    return (resources.files("argmap.serve") / "static" / name).read_bytes(), kind


def _fixed(
    content: bytes, kind: str, headers: Mapping[str, str] | None = None
) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return Response(content, headers=headers, media_type=kind)

    return answer


def _drawn(route: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Any]:
    """Return a route that says why something can't be drawn."""

    async def answer(request: Request) -> Response:
        try:
            return await route(request)
        except EngineError as error:
            return PlainTextResponse(f"This can't be drawn: {error}.", 503)
        except Exception as error:
            said = f"something went wrong inside argmap ({type(error).__name__}: {error})"
            print(f"argmap: {for_terminal(said)}", file=sys.stderr)
            return PlainTextResponse(f"This can't be drawn: {said}; please report it.", 500)

    return answer
