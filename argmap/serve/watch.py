"""Notices that something was saved.

Below the path that is shown the operating system tells. What lies elsewhere (a source, another
map, the settings) is a handful of files, and is looked at twice a second: to watch the folders that
they lie in could be to watch a whole disk.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Container, Iterable, Mapping
from pathlib import Path

from watchfiles import Change, awatch

from argmap.escape import for_terminal
from argmap.files import root_of
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.settings import SETTINGS_FILE
from argmap.workspace import Workspace

QUIET = 50
"""How many milliseconds nothing may happen before a burst of saves is over."""
LONGEST_BURST = 400
"""After how many milliseconds a burst that doesn't end is looked at all the same."""
_EVERY = 0.5
_MAPS = (".yaml", ".yml")
_SETTINGS = (SETTINGS_FILE, "pyproject.toml")


Stamp = tuple[int, int] | None
"""When a file was changed, and its size; None where there is none."""


async def saved(path: Path, known: Callable[[], Mapping[Path, Stamp]]) -> AsyncGenerator[None]:
    """Yield whenever something was saved at a path or below it, or a known file elsewhere.

    `known` returns the files that were read last, with their stamps of before they were read. What
    happens while the last news is dealt with is yielded once, afterwards.
    """
    news = asyncio.Event()
    tasks = [
        asyncio.create_task(_told(path, known, news)),
        asyncio.create_task(_looked_at(known, news)),
    ]
    try:
        while True:
            await news.wait()
            news.clear()
            yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _told(path: Path, known: Callable[[], Mapping[Path, Stamp]], news: asyncio.Event) -> None:
    folder = path if path.is_dir() else path.parent

    def concerns(change: Change, name: str) -> bool:
        return concerns_maps(folder, Path(name), known())

    try:
        async for _ in awatch(
            folder,
            watch_filter=concerns,
            debounce=LONGEST_BURST,
            step=QUIET,
            recursive=path.is_dir(),
            ignore_permission_denied=True,
        ):
            news.set()
    except OSError as error:
        why = f"argmap: these folders can't be watched ({error.strerror or error})"
        print(f"{for_terminal(why)}; new files show when another is saved", file=sys.stderr)


async def _looked_at(known: Callable[[], Mapping[Path, Stamp]], news: asyncio.Event) -> None:
    while True:
        await asyncio.sleep(_EVERY)
        before = known()
        if await asyncio.to_thread(stamps, before) != before and known() is before:
            news.set()


def concerns_maps(folder: Path, path: Path, files: Container[Path]) -> bool:
    """Whether a change of a path below a folder may change what rests on some files."""
    inner = path.relative_to(folder) if path.is_relative_to(folder) else Path(path.name)
    if any(part.startswith(".") for part in inner.parts):
        return False
    # Of a folder that is moved here or away only the folder is told.
    return path.suffix in (*_MAPS, "") or path.name in _SETTINGS or path in files


def stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    """Return the stamps of files as they are now."""
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def files_of(workspace: Workspace) -> frozenset[Path]:
    """Return the files on which a workspace rests, those too that it misses."""
    found = set(workspace.paths)
    here = workspace.working_directory
    for file in workspace.files:
        root = root_of(file.path, here)
        found.update(root / name for name in _SETTINGS)
        found.update(path for path in _missing(file) if path.is_relative_to(root))
    return frozenset(found)


def _missing(file: ArgumentFile | ComparisonFile) -> Iterable[Path]:
    if isinstance(file, ComparisonFile):
        assert file.comparison
        names = [name for alias, name in file.comparison.texts.items() if not file.text(alias)]
    else:
        missing = file.argument and file.source and file.source.text is None
        names = [file.argument.source.file] if file.argument and missing else []
    for name in names:
        try:
            yield (file.path.parent / name).resolve()
        except (OSError, RuntimeError, ValueError):  # no file can have such a name
            continue
