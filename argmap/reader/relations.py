"""What stands between the texts, on the page: contradictions by topic, agreements, counterparts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.reader.book import Book, Relation, Side, Sort
from argmap.reader.html import Element, h
from argmap.reader.nodes import Nodes

_SAYS = {"direct": "direct contradiction", "tension": "tension"}
_HEADINGS: tuple[tuple[Sort, str], ...] = (
    ("contradiction", "Contradictions"),
    ("agreement", "Agreements"),
    ("counterpart", "Counterparts"),
)
_MEANINGS: dict[Sort, str] = {
    "contradiction": "",
    "agreement": "What the texts hold in common.",
    "counterpart": "What one text reports without holding it, and another holds.",
}


def relation_list(book: Book, nodes: Mapping[str, Nodes]) -> Iterator[Element]:
    """Yield the contradictions by topic, then the agreements and the counterparts by topic."""
    titles = {each.element: each.title for each in book.relations}
    for sort, heading in _HEADINGS:
        relations = book.of_sort(sort)
        if not relations:
            continue
        named = f"app-{sort}s"
        yield h(
            "section",
            {"class": "relations", "data-sort": sort, "aria-labelledby": named},
            "\n",
            h("h2", {"id": named}, heading, " ", h("span", "count", str(len(relations)))),
            h("p", "meaning", _MEANINGS[sort]) if _MEANINGS[sort] else None,
            "\n",
            _topics(book, relations, nodes, titles),
        )


def _topics(
    book: Book,
    relations: tuple[Relation, ...],
    nodes: Mapping[str, Nodes],
    titles: Mapping[str, str],
) -> Iterator[Element]:
    known = [*book.topics, ""]
    for topic in known:
        here = [each for each in relations if (each.topic if each.topic in known else "") == topic]
        if here:
            heading = book.topics.get(topic) or ("Without a topic" if len(known) > 1 else "")
            section = h(
                "section",
                {"class": "topic", "data-topic": topic},
                h("h3", {"dir": "auto"}, heading) if heading else None,
                "\n",
                [_article(each, book, nodes, titles) for each in here],
            )
            section.tail = "\n"
            yield section


def _article(
    relation: Relation, book: Book, nodes: Mapping[str, Nodes], titles: Mapping[str, str]
) -> Element:
    said = [relation.kind, _SAYS.get(relation.strength, "")]
    if len(book.texts) > 2:
        said.append(" and ".join(side.text.name for side in relation.sides))
    meta = " · ".join(filter(None, said))
    article = h(
        "article",
        {
            "class": f"relation {relation.sort} {relation.strength}".strip(),
            "id": relation.element,
            "data-topic": relation.topic,
            "data-kind": relation.kind,
            "data-strength": relation.strength,
            "data-texts": " ".join(side.text.alias for side in relation.sides),
            "data-nodes": " ".join(
                side.text.element(id_) for side in relation.sides for id_ in side.nodes
            ),
        },
        h(
            "h4" if book.topics else "h3",
            "",
            h(
                "a",
                {"class": "head", "href": f"#{relation.element}", "lang": book.language},
                h("bdi", "", relation.title),
            ),
        ),
        h("p", "meta", meta) if meta else None,
        h(
            "div",
            "more",
            h("p", {"class": "why", "lang": book.language, "dir": "auto"}, relation.why)
            if relation.why
            else None,
            h("div", "sides", [_side(side, nodes[side.text.alias]) for side in relation.sides]),
            h(
                "div",
                "sides grounds",
                [_grounds(side, nodes[side.text.alias]) for side in relation.sides],
            ),
            _but(relation, titles),
            h("p", {"class": "aside-note", "dir": "auto"}, h("b", "", "Note: "), relation.note)
            if relation.note
            else None,
        ),
    )
    article.tail = "\n"
    return article


def _side(side: Side, nodes: Nodes) -> Element:
    source = side.text.file.argument.source if side.text.file.argument else None
    title = source.title if source and source.title != side.text.name else ""
    return h(
        "div",
        f"side {side.text.colour}",
        h(
            "p",
            "by",
            h("b", "", h("bdi", "", side.text.name)),
            f" {side.says}",
            h("cite", "", title) if title else None,
        ),
        _claim(nodes, side.nodes[0]),
    )


def _grounds(side: Side, nodes: Nodes) -> Element:
    """Return what else a side says, and what its first claim rests on and denies."""
    also = side.nodes[1:]
    bearing = list(nodes.bearing(side.nodes[0], "Supported by", "Rebuts", "Denies the step"))
    if not also and not bearing:
        return h("div", f"side {side.text.colour}")
    return h(
        "div",
        f"side {side.text.colour}",
        h("p", "by", h("b", "", h("bdi", "", side.text.name))),
        bearing,
        h("p", "verb", f"Also {side.says}") if also else None,
        [_claim(nodes, id_) for id_ in also],
    )


def _claim(nodes: Nodes, id_: str) -> Element:
    node = nodes.text.node(id_)
    plainly = node.stance is None and not node.implicit
    return h(
        "div",
        "claim",
        h("p", "prop", nodes.link(id_)),
        None if plainly else h("p", "whose", nodes.whose(node)),
        nodes.quotations(id_, all_=False),
    )


def _but(relation: Relation, titles: Mapping[str, str]) -> Element | None:
    if not relation.but:
        return None
    links = [
        h("li", "", h("a", {"href": f"#{element}"}, h("bdi", "", titles[element])))
        for element in relation.but
        if element in titles
    ]
    return h(
        "div",
        "bears",
        h("p", "verb", "About the same thing they contradict each other"),
        h("ul", "", links),
    )
