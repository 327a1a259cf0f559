"""Runs the preview until somebody stops it."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import uvicorn

from argmap.escape import for_terminal
from argmap.serve.app import Site, application
from argmap.serve.editor import EditorName
from argmap.serve.state import Preview
from argmap.serve.watch import saved
from argmap.workspace import Workspace

HOST = "127.0.0.1"
FIRST_PORT = 8765
_PORTS_TRIED = 50


def listen(port: int | None) -> socket.socket:
    """Return a socket at a port, 0 for any; without a port, the first that is free.

    Raises `OSError` where the port is taken.
    """
    tried = range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED) if port is None else (port,)
    for each in tried:
        opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # Elsewhere this lets a port be taken that was in use a minute ago; on Windows, one that is.
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((HOST, each))
            opened.listen()
            return opened
        except OSError:
            opened.close()
            if each == tried[-1]:
                raise
    raise AssertionError("no port was tried")


def serve(
    path: Path,
    load: Callable[[], Workspace],
    listening: socket.socket,
    *,
    name: str,
    editor: EditorName = "vscode",
    started: Callable[[str], None] = lambda address: None,
) -> None:
    """Show what `load` reads, and read it again whenever something at the path is saved.

    `started` is told the address. Ends with `KeyboardInterrupt`.
    """
    port: int = listening.getsockname()[1]
    site = Site(Preview(load), name, editor)
    site.read()
    config = uvicorn.Config(
        application(site, port),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    asyncio.run(
        _serve(_Server(config, site, lambda: started(f"http://{HOST}:{port}/")), path, listening)
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, site: Site, started: Callable[[], None]) -> None:
        super().__init__(config)
        self.site = site
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._say_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.site.close()
        await super().shutdown(sockets)


async def _serve(server: _Server, path: Path, listening: socket.socket) -> None:
    watching = asyncio.create_task(_watch(server.site, path))
    try:
        await server.serve([listening])
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def _watch(site: Site, path: Path) -> None:
    # What was saved between the first reading and now was told to nobody.
    await _read_again(site)
    news = saved(path, lambda: site.known)
    async with aclosing(news):
        async for _ in news:
            await _read_again(site)


async def _read_again(site: Site) -> None:
    try:
        await site.read_again()
    except Exception as error:  # a fault of argmap's; the next save may be read all the same
        said = f"something went wrong inside argmap ({type(error).__name__}: {error})"
        print(f"argmap: {for_terminal(said)}; please report it", file=sys.stderr)
