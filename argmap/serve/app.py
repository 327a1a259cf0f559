"""The routes. No part of a request is ever a path: files and parts are looked up by their ids."""

from __future__ import annotations

import asyncio
import sys
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
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
from argmap.serve.guard import Guard
from argmap.serve.page import page_data
from argmap.serve.pictures import Part, draw
from argmap.serve.state import Preview, Version
from argmap.serve.watch import Stamp, files_of, stamps

STATIC = {
    "/": ("page.html", "text/html"),
    "/app.css": ("app.css", "text/css"),
    "/app.js": ("app.js", "text/javascript"),
    "/findings.js": ("findings.js", "text/javascript"),
    "/picture.js": ("picture.js", "text/javascript"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
MOST_KEPT = 64
"""How many pictures are kept, so that going back to one draws nothing."""
AT_ONCE = 2
"""How many pictures are drawn at the same time."""
_BEAT = 20
_Key = tuple[str, str, str, bool]


class Site:
    """What the routes share: the preview, who is told of news, and the pictures drawn so far."""

    def __init__(self, preview: Preview, name: str, editor: EditorName) -> None:
        self.preview = preview
        self.json = ""
        self.known: dict[Path, Stamp] = {}
        self._data = partial(page_data, path=name, editor=editor)
        self._listeners: set[asyncio.Queue[bool]] = set()
        self._pictures: OrderedDict[_Key, asyncio.Future[str]] = OrderedDict()
        self._workers = ThreadPoolExecutor(AT_ONCE, "argmap-draw")

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

    def find(self, file: str, part: str) -> tuple[Version, Part] | None:
        """Return the version and the part that ids name, if there are such."""
        for entry in self.preview.shown.entries:
            if entry.id == file and entry.good:
                for each in entry.good.parts:
                    if each.id == part:
                        return entry.good, each
        return None

    async def picture(self, file: str, version: Version, part: Part, tensions: bool) -> str:
        """Return a picture, drawn once for everybody who asks for it."""
        key = (file, version.digest, part.id, tensions)
        if key not in self._pictures:
            job = partial(draw, version.file, part, tensions=tensions)
            loop = asyncio.get_running_loop()
            self._pictures[key] = loop.run_in_executor(self._workers, job)
            while len(self._pictures) > MOST_KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        drawing = self._pictures[key]
        try:
            return await asyncio.shield(drawing)
        except Exception:
            # What failed may not fail again: an engine can be installed meanwhile.
            self._pictures.pop(key, None)
            raise


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
        try:
            svg = await site.picture(request.path_params["file"], version, part, tensions)
        except EngineError as error:
            return PlainTextResponse(f"This can't be drawn: {error}.", 503)
        except Exception as error:
            said = f"something went wrong inside argmap ({type(error).__name__}: {error})"
            print(f"argmap: {for_terminal(said)}", file=sys.stderr)
            return PlainTextResponse(f"This can't be drawn: {said}; please report it.", 500)
        return Response(svg, media_type="image/svg+xml")

    routes = [
        *(Route(path, _fixed(*_static(name, kind))) for path, (name, kind) in STATIC.items()),
        Route("/palette.css", _fixed(palette_css().encode("ascii"), "text/css")),
        Route("/state", state),
        Route("/events", events),
        Route("/pictures/{file}/{part}", picture),
    ]
    return Guard(Starlette(routes=routes), port)


def _static(name: str, kind: str) -> tuple[bytes, str]:
    return (resources.files("argmap.serve") / "static" / name).read_bytes(), kind


def _fixed(content: bytes, kind: str) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return Response(content, media_type=kind)

    return answer
