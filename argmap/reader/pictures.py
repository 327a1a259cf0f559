"""The pictures in the page: kept aside, and shown when somebody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from argmap.draw import (
    EngineName,
    Part,
    Picture,
    Selection,
    Text,
    argument_picture,
    opposition_picture,
    parts,
    too_large,
)
from argmap.draw.embedded import without_style
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.reader.book import Book
from argmap.reader.html import Element, h

MOST = 40
"""How many pictures a page holds; where there would be more, it holds the one of the whole."""

_AT_ONCE = 4
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    topic: str
    draw: Callable[[], Picture]


def pictures(file: ArgumentFile | ComparisonFile, book: Book, engine: EngineName) -> list[Element]:
    """Return a file's pictures, each in a template, so that nothing is laid out before its time.

    Raises `EngineError` where the engine is missing or fails.
    """
    found = list(
        _of_comparison(file, engine)
        if isinstance(file, ComparisonFile)
        else _of_argument(file, engine)
    )
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        drawn = list(pool.map(lambda part: without_style(part.draw().svg()), found))
    known = {relation.element for relation in book.relations}
    known |= {text.element(id_) for text in book.texts for id_ in text.graph.nodes}
    return [
        h(
            "template",
            {
                "id": f"app-picture-{number}",
                "data-label": part.label,
                "data-topic": part.topic,
            },
            _embedded(ET.fromstring(svg), f"_{number}--", known),
        )
        for number, (part, svg) in enumerate(zip(found, drawn, strict=True), 1)
    ]


def _of_comparison(file: ComparisonFile, engine: EngineName) -> Iterable[_Part]:
    everything = Selection(strength="all")

    def drawn(part: Part | None) -> Callable[[], Picture]:
        return lambda: opposition_picture(file, everything, part=part, theme="auto", engine=engine)

    if not file.comparison or not file.comparison.contradictions:
        return []
    found = [_Part(each.title, each.topic or "", drawn(each)) for each in parts(file, everything)]
    return found if 0 < len(found) <= MOST else [_Part("All topics", "", drawn(None))]


def _of_argument(file: ArgumentFile, engine: EngineName) -> Iterable[_Part]:
    text = Text(file)

    def drawn(part: Part | None) -> Callable[[], Picture]:
        return lambda: argument_picture(text, part=part, theme="auto", engine=engine)

    whole = "Overview" if too_large(file, Selection()) else "The whole text"
    found = [_Part(whole, "", drawn(None))]
    if 1 < len(text.parts) < MOST:
        found += [_Part(each.title, "", drawn(each)) for each in text.parts]
    return found


def _embedded(svg: ET.Element, prefix: str, known: set[str]) -> Element:
    """Return a picture whose ids are its own, and whose cards are links to what they show.

    A link is called what one reads on it; its title and description describe it.
    """
    for element in svg.iter():
        element.tag = element.tag.removeprefix(_SVG)
        id_ = element.get("id", "")
        shown = _shown(id_, known) if element.tag == "g" else ""
        if shown and element.get("class") == "edge":
            element.set("data-shows", shown)
        elif shown:
            element.tag = "a"
            element.set("href", f"#{shown}")
            element.attrib.pop("role", None)
            lines = (child.text for child in element if child.tag == f"{_SVG}text")
            element.set("aria-label", " ".join(filter(None, lines)))
            element.set("aria-describedby", element.attrib.pop("aria-labelledby", ""))
        if id_:
            element.set("id", prefix + id_)
        for name in ("aria-labelledby", "aria-describedby"):
            if ids := element.get(name):
                element.set(name, " ".join(prefix + each for each in ids.split()))
    return svg


def _shown(id_: str, known: set[str]) -> str:
    """Return what a group of a picture shows. A card that is drawn again has more in its id."""
    name = id_
    while name and name not in known:
        name = name.rpartition("--")[0]
    return "" if "--_" in id_[len(name) :] else name
