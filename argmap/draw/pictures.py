"""From files to pictures."""

from __future__ import annotations

from dataclasses import replace

from argmap.draw.argument import argument, sections_of_nodes
from argmap.draw.engine import EngineName
from argmap.draw.opposition import opposition
from argmap.draw.overview import overview
from argmap.draw.picture import Picture
from argmap.draw.plain import element_id
from argmap.draw.selection import Selection, selected
from argmap.draw.theme import ThemeName
from argmap.graph import argument_graph
from argmap.opened import ArgumentFile, ComparisonFile


def argument_picture(
    file: ArgumentFile,
    *,
    focus: str = "",
    depth: int = 1,
    section: int | None = None,
    theme: ThemeName = "light",
    engine: EngineName = "graphviz-pure",
) -> Picture:
    """Return the picture of one text's argument, of what is near a node, or of a section.

    A text of more than `MOST_NODES` nodes gets its overview: no picture of them all can be read.

    Raises `EngineError` where the engine is missing or fails.
    """
    if not focus and section is None and len(file.nodes) > MOST_NODES:
        return overview_picture(file, theme=theme, engine=engine)
    return Picture(argument(file, engine, focus, depth, section), theme, engine)


MOST_NODES = 150
"""How many nodes are drawn as one picture; of more, an overview is drawn."""


def overview_picture(
    file: ArgumentFile, *, theme: ThemeName = "light", engine: EngineName = "graphviz-pure"
) -> Picture:
    """Return the picture of a text's theses and sections."""
    return Picture(overview(file), theme, engine)


def parts(file: ArgumentFile | ComparisonFile, selection: Selection) -> dict[str, int | str]:
    """Return the parts that have a picture of their own, by the name that its file gets.

    The parts are topics of a comparison, by id, and sections of an argument, by number.
    """
    if isinstance(file, ComparisonFile):
        assert file.comparison
        drawn = {each.topic for each in selected(file.comparison, selection).values()}
        return {topic: topic for topic in file.comparison.topics if topic in drawn}
    numbers = set(sections_of_nodes(file, argument_graph(file)).values())
    names = {
        n: element_id(each.title.lower())[:48].strip("-") for n, each in enumerate(file.sections)
    }
    return {f"{n + 1}-{name}": n for n, name in names.items() if n in numbers}


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
