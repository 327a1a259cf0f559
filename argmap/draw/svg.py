"""Finishes an engine's SVG: names and descriptions, fonts, widths, and a reader's own theme.

The engine's output is taken apart and only what is known is put together again, so that an SVG
holds nothing but the elements and attributes listed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from argmap.draw.drawing import Box, Drawing, Line
from argmap.draw.measure import width
from argmap.draw.theme import DARK, LIGHT, SANS, SERIF, ThemeName, names_by_colour, palette
from argmap.escape import in_xml

_SVG = "{http://www.w3.org/2000/svg}"
_KEPT = {
    "path": ("d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polygon": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polyline": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "ellipse": ("cx", "cy", "rx", "ry", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "text": ("x", "y", "text-anchor", "font-size", "font-weight", "font-style", "fill"),
}


def finish(engine_svg: bytes, drawing: Drawing, theme: ThemeName) -> str:
    """Return the SVG as argmap writes it, with a line end behind every element."""
    engine = ET.fromstring(engine_svg)
    graph = engine.find(f"{_SVG}g")
    assert graph is not None
    groups = {group.get("id", ""): group for group in graph.iter(f"{_SVG}g")}
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": engine.get("width", ""),
            "height": engine.get("height", ""),
            "viewBox": engine.get("viewBox", ""),
            "role": "graphics-document document",
            "aria-labelledby": "picture-title picture-description",
            **({"lang": drawing.language} if drawing.language else {}),
        },
    )
    _describe(root, "picture", drawing.title, drawing.description)
    if theme == "auto":
        ET.SubElement(root, "style").text = _style()
    boxes = {box.id: box for box in drawing.boxes}
    doubled = {link.id for link in drawing.links if link.style == "agrees"}
    shift = _shift(groups, drawing)
    inner = ET.SubElement(root, "g", {"transform": graph.get("transform", "")})
    inner.extend(_shapes(graph, theme, direct=True))
    for id_, class_, title, description in _in_order(drawing):
        if id_ in groups:
            box = boxes.get(id_)
            parent = inner
            if box and box.href:
                labelled = {"href": box.href, "aria-labelledby": f"{id_}-title"}
                parent = ET.SubElement(inner, "a", labelled)
            group = ET.SubElement(parent, "g", {"id": id_, "class": class_})
            if title:
                group.set("role", "graphics-symbol img")
                labels = f"{id_}-title" + (f" {id_}-description" if description else "")
                group.set("aria-labelledby", labels)
                _describe(group, id_, title, description)
            shapes = _shapes(groups[id_], theme, box, shift)
            group.extend(_doubled(shapes, theme) if id_ in doubled else shapes)
    ET.indent(root, " ")
    return in_xml(ET.tostring(root, encoding="unicode")) + "\n"


def _in_order(drawing: Drawing) -> Iterator[tuple[str, str, str, str]]:
    """Yield boxes and links in reading order, then those that the order leaves out."""
    entries = {box.id: (box.id, "node", box.title, box.description) for box in drawing.boxes}
    entries |= {link.id: (link.id, "edge", link.title, "") for link in drawing.links}
    for id_ in dict.fromkeys((*drawing.reading_order, *entries)):
        if id_ in entries:
            yield entries[id_]


def _describe(element: ET.Element, id_: str, title: str, description: str) -> None:
    ET.SubElement(element, "title", {"id": f"{id_}-title"}).text = title
    if description:
        ET.SubElement(element, "desc", {"id": f"{id_}-description"}).text = description


def _shift(groups: dict[str, ET.Element], drawing: Drawing) -> float:
    """Return how far to the right an engine has moved everything: it begins at 0."""
    for box in drawing.boxes:
        outline = groups[box.id].find(f".//{_SVG}polygon") if box.shape == "square" else None
        if outline is not None:
            left = min(float(point.split(",")[0]) for point in outline.get("points", "").split())
            return left - (box.x - box.width / 2)
    return 0.0


def _shapes(
    group: ET.Element,
    theme: ThemeName,
    box: Box | None = None,
    shift: float = 0.0,
    *,
    direct: bool = False,
) -> Iterator[ET.Element]:
    """Yield what a group draws, without the groups inside it if only what is direct is wanted."""
    words = iter(box.lines if box else ())
    for element in group if direct else group.iter():
        name = element.tag.removeprefix(_SVG)
        if name not in _KEPT:
            continue
        kept = {key: element.attrib[key] for key in _KEPT[name] if key in element.attrib}
        shape = ET.Element(name, kept)
        if name == "text":
            assert box
            _set_text(shape, next(words), box, shift)
        if theme == "auto" and (classes := _classes(kept, name)):
            shape.set("class", classes)
        yield shape


def _doubled(shapes: Iterator[ET.Element], theme: ThemeName) -> Iterator[ET.Element]:
    """Yield a double line: the way of an engine's three parallel ones that is in the middle.

    The two outside it would be bent, and meet at the ends.
    """
    way = list(shapes)[1].get("d", "")
    colours = palette(theme)
    for colour, thickness, name in ((colours.ink, "4.4", "ink"), (colours.paper, "2", "paper")):
        kept = {"d": way, "fill": "none", "stroke": colour, "stroke-width": thickness}
        classes = {"class": f"s-{name}"} if theme == "auto" else {}
        yield ET.Element("path", {**kept, **classes})


def _set_text(shape: ET.Element, line: Line, box: Box, shift: float) -> None:
    # The words and their place are the drawing's own: an engine that takes a text for wider than
    # its cell moves it out.
    shape.text = line.text
    start = box.width / 2 - box.side if line.rtl else box.side - box.width / 2
    x = box.x + shift + (0 if box.centred else start)
    shape.set("x", f"{x:.2f}")
    if line.rtl:
        shape.set("direction", "rtl")
    shape.set("text-anchor", "middle" if box.centred else "start")
    if box.href and line.font == "bold":
        shape.set("text-decoration", "underline")
    shape.set("font-family", SERIF if line.font == "italic" else SANS)
    if len(line.text) > 1:
        # On a machine without these fonts the words still take the room that was kept for them.
        shape.set("textLength", f"{width(line.text, line.font, line.size):.1f}")
        shape.set("lengthAdjust", "spacingAndGlyphs")


_COLOURS = {value: name.replace("_", "-") for value, name in names_by_colour(LIGHT).items()}


def _classes(attributes: dict[str, str], name: str) -> str:
    classes = [
        f"{prefix}-{_COLOURS[attributes[key]]}"
        for key, prefix in (("fill", "f"), ("stroke", "s"))
        if attributes.get(key) in _COLOURS
    ]
    if name == "text" and "fill" not in attributes:
        classes.append("f-ink")
    return " ".join(classes)


def _style() -> str:
    """Return the dark theme, for screens of readers who have asked for one; paper stays light."""
    dark = {name.replace("_", "-"): colour for colour, name in names_by_colour(DARK).items()}
    rules = "".join(
        f".f-{name}{{fill:{colour}}}.s-{name}{{stroke:{colour}}}" for name, colour in dark.items()
    )
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"
