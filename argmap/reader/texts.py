"""A text on the page: its paragraphs, in which every anchored passage is a link to its nodes."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reader.book import Book, Text
from argmap.reader.html import Child, Element, add, h
from argmap.reader.segments import Block, Segment, blocks, segments

_WIDTH = 62
_HEIGHTS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 60, 100)


def passages(text: Text) -> dict[str, str]:
    """Return for each anchored node the element id of the segment with which its words begin.

    A segment is called after the first of its nodes whose words begin there.
    """
    first: dict[str, str] = {}
    for segment in segments(text.file):
        fresh = [id_ for id_ in segment.nodes if id_ not in first]
        first |= {id_: _passage(text, fresh[0]) for id_ in fresh}
    return first


def _passage(text: Text, id_: str) -> str:
    return f"{text.element(id_)}--words"


def reading_text(text: Text, book: Book) -> Element:
    """Return a text as it is read, with its head: whose it is, where it was, its sections."""
    assert text.file.argument
    named = f"app-text-{text.alias}-title"
    return h(
        "article",
        {
            "class": f"text {text.colour}",
            "id": f"app-text-{text.alias}",
            "data-alias": text.alias,
            "data-prefix": text.prefix,
            "data-name": text.name,
            "aria-labelledby": named,
        },
        _head(text, named),
        "\n",
        h(
            "div",
            {"class": "words", "lang": text.language, "tabindex": 0, "dir": "auto"},
            "\n",
            _blocks(text, book),
        ),
        "\n",
    )


def _head(text: Text, named: str) -> Element:
    assert text.file.argument
    source = text.file.argument.source
    title: Child = source.title
    if source.url:
        outside = {
            "href": source.url,
            "rel": "noopener noreferrer",
            "referrerpolicy": "no-referrer",
        }
        title = h("a", outside, source.title)
    said = [str(each) for each in (source.publisher, source.published) if each]
    sections = [
        h("li", "", h("a", {"href": f"#{_section(text, number)}"}, section.title))
        for number, section in enumerate(text.file.sections)
        if section.start is not None
    ]
    return h(
        "header",
        "",
        h(
            "h2",
            {"id": named, "dir": "auto"},
            h("span", "author", source.author) if source.author else None,
            " " if source.author else None,
            h("cite", "", title),
        ),
        h("p", "said", ", ".join(said)) if said else None,
        h("details", "sections", h("summary", "", "Sections"), h("ol", "", sections))
        if sections
        else None,
    )


def _section(text: Text, number: int) -> str:
    return f"{text.prefix}--_section--{number + 1}"


def _blocks(text: Text, book: Book) -> Iterator[Child]:
    source = (text.file.source.text if text.file.source else "") or ""
    parted = segments(text.file)
    contested = {
        node
        for node in text.graph.nodes
        if any(each.sort == "contradiction" for each in book.standing.get(text.element(node), ()))
    }
    named: set[str] = set()
    at = 0
    for block in blocks(text.file):
        if block.kind == "space":
            yield source[block.start : block.end]
            continue
        while parted[at].end <= block.start:
            at += 1
        here = at
        inner: list[Child] = []
        while here < len(parted) and parted[here].start < block.end:
            segment = parted[here]
            words = source[max(block.start, segment.start) : min(block.end, segment.end)]
            inner.append(_words(text, segment, words, contested, named))
            here += 1
        yield _block(text, block, inner)


def _block(text: Text, block: Block, inner: list[Child]) -> Element:
    lines = -(-(block.end - block.start) // _WIDTH)
    height = next((each for each in _HEIGHTS if each >= lines), _HEIGHTS[-1])
    heading = block.kind == "heading"
    first, *more = block.sections or (None,)
    element = h(
        "h3" if heading else "p",
        {
            "class": "" if heading else f"l{height}" + (" lines" if block.lines else ""),
            "id": None if first is None else _section(text, first),
            "dir": "auto",
        },
    )
    for number in more:
        add(element, h("span", {"id": _section(text, number or 0)}))
    for each in inner:
        add(element, each)
    return element


def _words(text: Text, segment: Segment, words: str, contested: set[str], named: set[str]) -> Child:
    if segment.aside:
        kind = f"left out of the map: {segment.aside}"
        return h("span", {"class": "aside", "title": kind}, words)
    if not segment.nodes:
        return words
    classes = ["passage"]
    if contested.intersection(segment.nodes):
        classes.append("contested")
    if not any(text.node(id_).held for id_ in segment.nodes):
        classes.append("reported")
    fresh = next((id_ for id_ in segment.nodes if id_ not in named), None)
    named.update(segment.nodes)
    return h(
        "a",
        {
            "class": " ".join(classes),
            "href": f"#{text.element(segment.nodes[0])}",
            "id": fresh and _passage(text, fresh),
            "data-nodes": " ".join(segment.nodes),
        },
        words,
    )
