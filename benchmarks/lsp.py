"""Times the language server: from a keystroke to the diagnostics, by a client on its own.

    python benchmarks/lsp.py [--edits 500] [--nodes 1000] [--source 200000]

A word of one proposition or of one quotation is typed and taken back, letter by letter; each time
the client waits for the diagnostics of its version. The memory is the server's resident set.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import runpy
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

LARGE_MAP = Path(__file__).with_name("large_map.py")


def write_map(folder: Path, nodes: int, length: int) -> Path:
    """Write a map of so many nodes, with a source of so many characters, below a root."""
    made: dict[str, Any] = runpy.run_path(str(LARGE_MAP))
    names = made["main"].__globals__
    names["NODES"], names["SOURCE_LENGTH"] = nodes, length
    made["main"](folder)
    (folder / "argmap.toml").touch()
    return folder / "map.yaml"


def resident(process: int) -> float:
    """Return how many MB of memory a process has; 0 where the system doesn't say."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmRSS" in line)


async def measure(file: Path, edits: int) -> tuple[list[float], list[float]]:
    """Make edits one after the other; return how long each took, and the memory as it went."""
    client = LanguageClient("benchmark", "1")
    published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def publish(params: types.PublishDiagnosticsParams) -> None:
        published.put_nowait(params)

    await client.start_io(sys.executable, "-m", "argmap", "lsp")
    folder = types.WorkspaceFolder(file.parent.as_uri(), "map")
    await client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(), workspace_folders=[folder])
    )
    client.initialized(types.InitializedParams())
    text = file.read_text(encoding="utf-8")
    uri = file.as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "yaml", 0, text))
    )

    async def answer(version: int) -> None:
        while (await published.get()).version != version:
            pass

    await answer(0)
    lines = text.split("\n")
    chance = random.Random(1)
    places = [n for n, line in enumerate(lines) if line.startswith("      ")]
    places += [n for n, line in enumerate(lines) if line.startswith("    claim: ")]
    process = client._server.pid  # type: ignore[union-attr]
    took: list[float] = []
    memory = [resident(process)]
    typed = 0
    line = column = 0
    for version in range(1, edits + 1):
        if typed == 0:
            line = chance.choice(places)
            column = len(lines[line])
        is_typing = version // 10 % 2 == 0
        if is_typing or typed == 0:
            at = types.Position(line, column + typed)
            change = types.TextDocumentContentChangePartial(types.Range(at, at), "x")
            typed += 1
        else:
            typed -= 1
            first = types.Position(line, column + typed)
            last = types.Position(line, column + typed + 1)
            change = types.TextDocumentContentChangePartial(types.Range(first, last), "")
        begun = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri), [change]
            )
        )
        await answer(version)
        took.append(time.perf_counter() - begun)
        if version % max(1, edits // 10) == 0:
            memory.append(resident(process))
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    return took, memory


def main() -> None:
    """Print the median and the 99th percentile, and the memory before, during and after."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--nodes", type=int, default=1_000)
    parser.add_argument("--source", type=int, default=200_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = write_map(Path(folder).resolve(), chosen.nodes, chosen.source)
        took, memory = asyncio.run(measure(file, chosen.edits))
    took.sort()
    print(f"{chosen.edits} edits: median {1000 * statistics.median(took):.0f} ms", end="")
    print(f", 99th percentile {1000 * took[int(len(took) * 0.99)]:.0f} ms", end="")
    print(f", longest {1000 * took[-1]:.0f} ms")
    print("resident memory, MB: " + " ".join(f"{each:.0f}" for each in memory))


if __name__ == "__main__":
    main()
