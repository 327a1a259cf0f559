"""From files to pictures."""

from __future__ import annotations

from dataclasses import replace

from argmap.draw.argument import argument
from argmap.draw.engine import EngineName
from argmap.draw.opposition import Selection, opposition
from argmap.draw.picture import Picture
from argmap.draw.theme import ThemeName
from argmap.workspace import ArgumentFile, ComparisonFile


def argument_picture(
    file: ArgumentFile,
    *,
    focus: str = "",
    depth: int = 1,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of one text's argument, or of what is within `depth` steps of a node.

    Raises `EngineError` where the engine is missing or fails.
    """
    return Picture(argument(file, engine, focus, depth), theme, engine)


def opposition_picture(
    file: ComparisonFile,
    selection: Selection | None = None,
    *,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of where a comparison's texts contradict each other."""
    drawing = opposition(file, selection or Selection())
    languages = {
        text.argument.source.language
        for alias in file.texts
        if (text := file.text(alias)) and text.argument
    }
    language = languages.pop() if len(languages) == 1 else None
    return Picture(replace(drawing, language=language or ""), theme, engine)
