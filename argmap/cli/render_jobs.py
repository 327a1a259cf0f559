"""What `argmap render` draws of a file, and drawing it: several pictures at a time, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from argmap.cli.main import Failure
from argmap.cli.render_targets import part_of
from argmap.cli.render_text import outline, outline_of_part
from argmap.cli.write import write_file
from argmap.draw import (
    EngineError,
    EngineName,
    Part,
    Picture,
    Selection,
    Text,
    ThemeName,
    argument_dot,
    argument_picture,
    focus_picture,
    opposition_picture,
    overview_picture,
    parts,
    size,
    too_large,
)
from argmap.escape import for_terminal, for_uri
from argmap.files import display_name
from argmap.opened import ArgumentFile, ComparisonFile

_MOST_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn of every file, and how."""

    selection: Selection
    view: str | None
    steps: int
    in_parts: bool
    format: str
    theme: ThemeName
    scale: float
    engine: EngineName


@dataclass(frozen=True, slots=True)
class Job:
    """A picture to be drawn, where to (None: standard output), and what to say about it."""

    make: Callable[[], Picture | str]
    target: Path | None
    part: str = ""
    note: str = ""


def jobs(file: ArgumentFile | ComparisonFile, target: Path | None, wish: Wish) -> Iterator[Job]:
    """Yield the pictures of a file: the whole or its overview, then its parts."""
    if wish.format == "html":
        from argmap.reader import reader

        yield Job(partial(reader, file, engine=wish.engine), target)
        return
    text = Text(file) if isinstance(file, ArgumentFile) else None
    found: tuple[Part, ...] = ()
    if wish.in_parts and target:
        found = text.parts if text else parts(file, wish.selection)
    places = {part: part_of(target, part.name) for part in found if target}
    note = ""
    if wish.format == "text":
        make: Callable[[], Picture | str] = outline(file, wish.selection, wish.view, wish.steps)
    elif _is_overview(file, wish):
        make = _overview(text or file, wish, places)
        if wish.view != "overview":
            note = _why_overview(file, wish.selection, len(found))
    else:
        make = _whole(text or file, wish)
    yield Job(make, target, note=note)
    for part, place in places.items():
        if wish.format == "text":
            yield Job(outline_of_part(file, text, wish.selection, part), place, part.name)
        else:
            yield Job(_part(text or file, wish, part), place, part.name)


Drawn = Text | ArgumentFile | ComparisonFile


def _overview(file: Drawn, wish: Wish, places: Mapping[Part, Path]) -> Callable[[], Picture]:
    return partial(
        overview_picture,
        file,
        wish.selection,
        addresses={part.name: for_uri(place.name) for part, place in places.items()},
        theme=wish.theme,
        engine=wish.engine,
    )


def _whole(file: Drawn, wish: Wish) -> Callable[[], Picture | str]:
    focus, theme, engine = wish.selection.focus, wish.theme, wish.engine
    plain = file.file if isinstance(file, Text) else file
    if focus and (wish.view == "focus" or isinstance(plain, ArgumentFile)):
        return partial(focus_picture, plain, focus, depth=wish.steps, theme=theme, engine=engine)
    if isinstance(file, ComparisonFile):
        return partial(opposition_picture, file, wish.selection, theme=theme, engine=engine)
    if wish.format == "dot":
        return partial(argument_dot, file, theme=theme)
    return partial(argument_picture, file, theme=theme, engine=engine)


def _part(file: Drawn, wish: Wish, part: Part) -> Callable[[], Picture]:
    theme, engine = wish.theme, wish.engine
    if isinstance(file, ComparisonFile):
        selection = wish.selection
        return partial(opposition_picture, file, selection, part=part, theme=theme, engine=engine)
    return partial(argument_picture, file, part=part, theme=theme, engine=engine)


def _is_overview(file: ArgumentFile | ComparisonFile, wish: Wish) -> bool:
    if wish.view in ("overview", "focus"):
        return wish.view == "overview"
    if isinstance(file, ArgumentFile):
        # As DOT, for an engine of one's own, the whole argument may be asked for.
        asked = wish.selection.focus or (wish.view == "argument" and wish.format == "dot")
        return not asked and too_large(file, wish.selection)
    return too_large(file, wish.selection)


def _why_overview(file: ArgumentFile | ComparisonFile, selection: Selection, drawn: int) -> str:
    count = size(file, selection)
    if isinstance(file, ArgumentFile):
        what, one = f"{count:,} nodes", "--focus ID what is near a node"
    else:
        what, one = f"{count:,} relations to show", "--topic ID one topic"
    said = f"`{for_terminal(file.name)}` has {what}, too many to be read as one picture: "
    if drawn:
        return f"{said}its picture is an overview of its {drawn:,} parts"
    return f"{said}its picture is an overview; --parts draws its parts too, {one}"


def draw(found: Sequence[Job], wish: Wish) -> None:
    """Draw pictures and write them, in their order.

    Raises `Failure` where an engine can't draw one; those before it are written.
    """
    at_once = max(1, min(os.cpu_count() or 1, _MOST_AT_ONCE, len(found)))
    with ThreadPoolExecutor(at_once) as pool:
        try:
            drawn = pool.map(partial(_drawn, wish=wish), found)
            listed = 0
            for number, (job, (data, in_words)) in enumerate(zip(found, drawn, strict=True)):
                if job.note:
                    click.echo(f"argmap: {job.note}", err=True)
                # Outlines that follow one another on standard output are parted by a line.
                _write(data if job.target or not number else b"\n" + data, job.target)
                listed += in_words
        except EngineError as error:
            raise Failure(str(error)) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    if listed:
        what = "1 picture says its" if listed == 1 else f"{listed:,} pictures say their"
        said = "relations in words: there are too many to be followed as lines"
        click.echo(f"argmap: {what} {said}", err=True)


def _drawn(job: Job, wish: Wish) -> tuple[bytes, bool]:
    """Return a picture's bytes, and whether it says relations in words."""
    picture = job.make()
    if isinstance(picture, str):
        return picture.encode("utf-8"), False
    if wish.format == "dot":
        return picture.dot().encode("utf-8"), False
    if wish.format == "png":
        data = picture.png(wish.scale)
    elif wish.format == "pdf":
        data = picture.pdf()
    else:
        data = picture.svg().encode("utf-8")
    return data, picture.in_words


def _write(data: bytes, target: Path | None) -> None:
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_file(target, data)
    say_written(target)


def say_written(target: Path) -> None:
    """Say on standard error that a file has been written."""
    click.echo(f"wrote {for_terminal(display_name(target, Path.cwd()))}", err=True)
