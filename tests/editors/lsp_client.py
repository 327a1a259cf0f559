"""A small client of the Language Server Protocol: what the tests ask a server through its pipes."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

PATIENCE = 30
"""How many seconds a server may take over one answer."""

_CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}


class Server:
    """A server that was started for a folder."""

    def __init__(self, command: list[str], root: Path, settings: dict[str, Any]) -> None:
        """Start a server, and greet it. `settings` is what it may ask for, by section."""
        self._settings = settings
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._came: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._asked = 0
        threading.Thread(target=self._read, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": root.name}
        self.ask(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            workspaceFolders=[folder],
            capabilities=_CAPABILITIES,
        )
        self.tell("initialized")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ask("shutdown")
        self.tell("exit")
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()

    def ask(self, method: str, **params: Any) -> Any:
        """Return what a server answers."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while (message := self._next()).get("id") != number or "method" in message:
            self._take(message)
        assert "error" not in message, message["error"]
        return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Send what wants no answer."""
        self._send({"method": method, "params": params})

    def open(self, file: Path, text: str) -> dict[str, str]:
        """Open a text as a file's, and return what names it."""
        name = {"uri": file.as_uri()}
        self.tell(
            "textDocument/didOpen",
            textDocument={**name, "languageId": "yaml", "version": 1, "text": text},
        )
        return name

    def diagnostics(self, file: Path) -> list[dict[str, Any]]:
        """Return what the server says of a file that was opened."""
        while file.as_uri() not in self._diagnostics:
            self._take(self._next())
        return self._diagnostics[file.as_uri()]

    def _next(self) -> dict[str, Any]:
        message = self._came.get(timeout=PATIENCE)
        assert message is not None, "the server has ended"
        return message

    def _take(self, message: dict[str, Any]) -> None:
        params: Any = message.get("params")
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = params["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            answer = [self._settings.get(item.get("section")) for item in params["items"]]
            self._send({"id": message["id"], "result": answer})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            length = 0
            while head.strip():
                name, _, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = stream.readline()
            self._came.put(json.loads(stream.read(length)))
        self._came.put(None)
