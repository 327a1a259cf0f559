"""Where `argmap render` writes pictures to, and where it refuses to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.cli.main import Failure
from argmap.cli.write import make_folder, refuse_to_overwrite
from argmap.draw.index import GENERATOR
from argmap.draw.outline.words import SIGNED
from argmap.escape import for_terminal
from argmap.files import display_name
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.storage import DISK
from argmap.workspace import Workspace

FORMATS = ("svg", "png", "pdf", "dot", "text", "html")
ENDINGS = {each: "txt" if each == "text" else each for each in FORMATS}
INDEX = "index.html"
_HEAD = 4096
"""In how many bytes of a page its head says what has written it."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the whole picture of each file goes; None is standard output.

    `folder` is set where OUT is a folder.
    """

    wholes: tuple[Path | None, ...]
    folder: Path | None = None


def part_of(target: Path, name: str) -> Path:
    """Return where a part's picture goes: beside the whole one."""
    return target.with_name(f"{target.stem}--{name}{target.suffix}")


def format_of(output: str | None, wanted: str | None) -> str:
    """Return the format that OUT and --format agree on."""
    if output == "":
        raise click.UsageError("-o is empty; `.` is the working directory")
    folder = output in (None, "-") or _is_folder(output)
    ending = "" if folder or output is None else Path(output).suffix[1:].lower()
    found = {name: format_ for format_, name in ENDINGS.items()}.get(ending, "")
    if ending and not found:
        known = ", ".join(f".{each}" for each in ENDINGS.values())
        raise click.UsageError(f"a picture can't be drawn to `.{ending}`; it ends in {known}")
    if found and wanted and found != wanted:
        raise click.UsageError(f"`{output}` is no place for --format {wanted}")
    return wanted or found or "svg"


def _is_folder(output: str) -> bool:
    try:
        return Path(output).is_dir() or output.endswith("/")
    except OSError as error:  # a name that no file can have
        raise Failure(f"`{for_terminal(output)}` can't be written: {error.strerror}") from None


def targets(
    files: Sequence[ArgumentFile | ComparisonFile], output: str | None, format_: str
) -> Targets:
    """Return where the files' pictures go. Raises `UsageError` where OUT can't hold them."""
    if output is None and format_ == "text":
        # Beside a map stands, more often than not, the text that it maps.
        return Targets((None,) * len(files))
    if output == "-":
        if len(files) > 1 and format_ != "text":
            raise click.UsageError(f"`-o -` takes one picture, and there are {len(files)}")
        return Targets((None,) * len(files))
    if output is None:
        return Targets(tuple(file.path.with_suffix(f".{format_}") for file in files))
    out = Path(output)
    as_file = out.exists() or bool(out.suffix)
    folder = _is_folder(output)
    if len(files) == 1 and as_file and not folder:
        return Targets((out,))
    if out.is_file() or (out.suffix[1:].lower() in ENDINGS.values() and not folder):
        raise click.UsageError(f"`{output}` is one file, and there are {len(files)} pictures")
    names = [Path(f"{file.path.stem}.{ENDINGS[format_]}") for file in files]
    if len(set(names)) < len(names):  # the folders tell them apart
        common = Path(os.path.commonpath([file.path.parent for file in files]))
        folders = [file.path.parent.relative_to(common) for file in files]
        names = [folder / name for folder, name in zip(folders, names, strict=True)]
    return Targets(tuple(out / name for name in names), out)


def make_folders(found: Targets) -> None:
    """Make the folders that the pictures go to, where OUT is a folder."""
    if found.folder:
        for folder in dict.fromkeys(target.parent for target in found.wholes if target):
            make_folder(folder)


def refuse_losses(workspace: Workspace, found: Iterable[Path | None]) -> None:
    """Refuse to draw two files to one picture, or a picture over a text."""
    seen: set[str] = set()
    for target in filter(None, found):
        name = display_name(target, Path.cwd())
        path = target.absolute()
        # Two folders may be one, by a link.
        place = os.path.join(os.path.realpath(path.parent), path.name)
        if place in seen:
            raise click.UsageError(f"two files would be drawn to `{name}`; draw them one by one")
        refuse_to_overwrite(workspace, path)
        if path.suffix.lower() == ".txt":
            _refuse_other_text(path)
        seen.add(place)


def _refuse_other_text(target: Path) -> None:
    """Refuse to write an outline over a text that argmap hasn't written: it may be a source."""
    name = for_terminal(display_name(target, Path.cwd()))
    try:
        known = not target.exists() or not target.is_file() or _is_outline(target)
    except OSError as error:
        raise Failure(f"`{name}` can't be read: {error.strerror}") from None
    if not known:
        raise click.UsageError(f"`{name}` isn't argmap's, and isn't written over; see -o")


def _is_outline(target: Path) -> bool:
    with target.open("rb") as stream:
        stream.seek(-min(_HEAD, target.stat().st_size), os.SEEK_END)
        lines = stream.read().splitlines()
    return bool(lines) and lines[-1].startswith(SIGNED.encode())


def refuse_other_page(target: Path) -> None:
    """Refuse to write over a page that argmap hasn't written."""
    name = for_terminal(display_name(target, Path.cwd()))
    try:
        if not target.exists():
            return
        head = DISK.read(target, _HEAD) if target.is_file() else b""
    except OSError as error:
        raise Failure(f"`{name}` can't be read: {error.strerror}") from None
    if GENERATOR.encode() not in head:
        raise click.UsageError(f"`{name}` isn't argmap's, and isn't written over; see -o")
