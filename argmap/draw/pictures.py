"""From files to pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.draw.argument import placed, unplaced
from argmap.draw.dot import layout_source
from argmap.draw.drawing import Drawing
from argmap.draw.engine import EngineName
from argmap.draw.focus import focus as focused
from argmap.draw.opposition import opposition
from argmap.draw.overview import overview
from argmap.draw.parts import Part, Text, too_large
from argmap.draw.picture import Picture
from argmap.draw.selection import Selection, nodes_named
from argmap.draw.shown import shown
from argmap.draw.theme import ThemeName, palette
from argmap.draw.topics import topics
from argmap.opened import ArgumentFile, ComparisonFile


def argument_picture(
    file: ArgumentFile | Text,
    *,
    focus: str = "",
    depth: int = 1,
    part: Part | None = None,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of one text's argument, of what is near a node, or of a part.

    A text of more than `MOST_NODES` nodes gets its overview: no picture of them all can be read.
    Who draws many of its pictures makes one `Text` for them all.
    """
    text = file if isinstance(file, Text) else Text(file)
    if not focus and part is None and too_large(text.file, Selection()):
        return overview_picture(text, theme=theme, engine=engine)
    return _argued(text, focus, depth, part, theme, engine)


def argument_dot(file: ArgumentFile | Text, *, theme: ThemeName = "light") -> str:
    """Return the DOT of a whole text, however large, for an engine of one's own to lay out."""
    what = shown(file if isinstance(file, Text) else Text(file))
    return layout_source(unplaced(what, described=False), palette(theme))


def overview_picture(
    file: ArgumentFile | ComparisonFile | Text,
    selection: Selection | None = None,
    *,
    addresses: Mapping[str, str] | None = None,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of a text's theses and parts, or of a comparison's topics.

    `addresses` has the relative addresses of pictures that lie beside it, by the parts' names.
    """
    if isinstance(file, ComparisonFile):
        drawing = topics(file, selection or Selection(), addresses or {})
        return Picture(_in_its_language(drawing, file), theme, engine)
    text = file if isinstance(file, Text) else Text(file)
    return Picture(overview(text, addresses or {}), theme, engine)


def opposition_picture(
    file: ComparisonFile,
    selection: Selection | None = None,
    *,
    part: Part | None = None,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of where a comparison's texts contradict each other, or of a part of it.

    A comparison with more than `MOST_CONTRADICTIONS` gets its overview.
    """
    chosen = selection or Selection()
    if part:
        chosen = replace(chosen, topics=(), only=part.ids)
    elif too_large(file, chosen):
        return overview_picture(file, chosen, theme=theme, engine=engine)
    drawing = opposition(file, chosen, part.title if part and part.portions > 1 else "")
    return Picture(_in_its_language(drawing, file), theme, engine)


def focus_picture(
    file: ArgumentFile | ComparisonFile,
    focus: str,
    *,
    depth: int = 1,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of one node, `node` or `alias:node`, and of what is near it.

    Raises `ValueError` where the file has no such node, or more than one.
    """
    [(alias, node)] = nodes_named(file, focus)
    if isinstance(file, ArgumentFile):
        return _argued(Text(file), node, depth, None, theme, engine)
    return Picture(_in_its_language(focused(file, alias, node, depth), file), theme, engine)


def _argued(
    text: Text, focus: str, depth: int, part: Part | None, theme: ThemeName, engine: EngineName
) -> Picture:
    what = shown(text, focus, depth, part)

    def place(drawing: Drawing, by: EngineName) -> Drawing:
        return placed(drawing, by, what)

    return Picture(unplaced(what), theme, engine, place)


def _in_its_language(drawing: Drawing, file: ComparisonFile) -> Drawing:
    languages = {
        text.argument.source.language
        for alias in file.texts
        if (text := file.text(alias)) and text.argument
    }
    language = languages.pop() if len(languages) == 1 else None
    return replace(drawing, language=language or "")
