"""A node on the page: what it says, whose it is, its words, and what it bears on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from argmap.draw.sections import sections_of_nodes
from argmap.model.argument import Node, Premise
from argmap.opened import Anchor
from argmap.reader.book import Book, Text
from argmap.reader.html import Child, Element, h
from argmap.reader.segments import segments
from argmap.reader.texts import passages

_MOST_SHOWN = 3
_MOST_QUOTED = 6
MOST_BESIDE = 24
"""How many nodes are listed in one place that are as many in each of theirs: with all of them a
page would grow with the square of a map."""
_OTHERS = "and others"
_STANCES = {
    "endorses": "the text endorses it",
    "rejects": "the text rejects it",
    "concedes": "the text concedes it",
    "reports": "the text only reports it",
}


@dataclass(frozen=True)
class Nodes:
    """The nodes of one text, and what is looked up for each of them."""

    text: Text
    book: Book

    @cached_property
    def _passages(self) -> Mapping[str, str]:
        return passages(self.text)

    @cached_property
    def _beside(self) -> Mapping[str, tuple[str, ...]]:
        """For each node those that share words with it."""
        found: dict[str, dict[str, None]] = {}
        for segment in segments(self.text.file):
            for id_ in segment.nodes:
                near = found.setdefault(id_, {})
                if len(near) <= MOST_BESIDE + 1:
                    near.update(dict.fromkeys(segment.nodes[: MOST_BESIDE + 2]))
        return {id_: _without(id_, others) for id_, others in found.items()}

    @cached_property
    def _bearing(self) -> Mapping[str, list[tuple[str, list[tuple[str, ...]]]]]:
        """For each node what it does and what is done to it, each time with linked reasons."""
        graph = self.text.graph
        found: dict[str, dict[str, list[tuple[str, ...]]]] = {id_: {} for id_ in graph.nodes}
        for step in graph.supports:
            found[step.target].setdefault("Supported by", []).append(step.reasons)
            for id_ in step.reasons:
                found[id_].setdefault("Supports", []).append((step.target,))
                if others := _without(id_, step.reasons):
                    found[id_].setdefault("Only together with", []).append(others)
        for id_, target in graph.rebuts:
            found[id_].setdefault("Rebuts", []).append((target,))
            found[target].setdefault("Rebutted by", []).append((id_,))
        for each in graph.undercuts:
            found[each.rebuttal].setdefault("Denies the step", []).append(
                (each.reason, each.target)
            )
            found[each.reason].setdefault("Its step is denied by", []).append((each.rebuttal,))
        for id_, target in graph.despite:
            found[id_].setdefault("Held despite", []).append((target,))
            found[target].setdefault("In spite of it the text holds", []).append((id_,))
        order = (
            "Supported by",
            "Supports",
            "Only together with",
            "Rebuts",
            "Denies the step",
            "Held despite",
            "Rebutted by",
            "Its step is denied by",
            "In spite of it the text holds",
        )
        return {
            id_: [(verb, list(dict.fromkeys(bears[verb]))) for verb in order if verb in bears]
            for id_, bears in found.items()
        }

    def outline(self) -> Element:
        """Return all nodes by section, in the file's order."""
        sections = sections_of_nodes(self.text.file, self.text.graph)
        titles = [each.title for each in self.text.file.sections]
        parts: dict[int, list[str]] = {}
        for id_ in self.text.graph.nodes:
            parts.setdefault(sections[id_], []).append(id_)
        named = f"app-nodes-{self.text.alias}"
        return h(
            "section",
            {"class": f"outline {self.text.colour}", "aria-labelledby": named},
            "\n",
            h("h3", {"id": named, "dir": "auto"}, self.text.name),
            "\n",
            [
                h(
                    "section",
                    "part",
                    h("h4", {"dir": "auto"}, titles[number] if number >= 0 else "At the beginning")
                    if titles
                    else None,
                    "\n",
                    [self._article(id_) for id_ in parts[number]],
                )
                for number in sorted(parts)
            ],
        )

    def _article(self, id_: str) -> Element:
        node, element = self.text.node(id_), self.text.element(id_)
        standing = self.book.standing.get(element, ())
        marks = sum(each.sort == "contradiction" for each in standing)
        article = h(
            "article",
            {
                "class": f"node {self.text.colour}" + ("" if node.held else " reported"),
                "id": element,
                "data-alias": self.text.alias,
            },
            h(
                "p",
                "meta",
                node.type + (" · thesis" if not isinstance(node, Premise) and node.main else ""),
                "" if node.held else " · not held",
                f" · in {marks} contradiction{'' if marks == 1 else 's'}" if marks else "",
            ),
            h(
                "h5" if self.text.file.sections else "h4",
                "",
                h(
                    "a",
                    {"class": "head", "href": f"#{element}", "lang": self.text.language},
                    h("bdi", "", node.text),
                ),
            ),
            h("div", "more", self._more(id_, node)),
        )
        article.tail = "\n"
        return article

    def _more(self, id_: str, node: Node) -> Iterator[Element]:
        yield h("p", "whose", self.whose(node))
        yield from self.quotations(id_)
        if beside := self._beside.get(id_):
            others = [(other,) for other in beside[:MOST_BESIDE]]
            yield self._list("At the same passage", others, cut=len(beside) > MOST_BESIDE)
        for relation, title in (
            ("contradiction", "Stands in the contradictions"),
            ("agreement", "Stands in the agreements"),
            ("counterpart", "Has counterparts"),
        ):
            here = self.book.standing.get(self.text.element(id_), ())
            links = [
                h("li", "", h("a", {"href": f"#{each.element}"}, h("bdi", "", each.title)))
                for each in here
                if each.sort == relation
            ]
            if links:
                yield h("div", "bears", h("p", "verb", title), h("ul", "", links))
        yield from self.bearing(id_)
        if node.scheme:
            yield h("p", "aside-note", h("b", "", "Scheme: "), node.scheme)
        if node.tags:
            yield h("p", "aside-note", h("b", "", "Tags: "), ", ".join(node.tags))
        if node.note:
            yield h("p", {"class": "aside-note", "dir": "auto"}, h("b", "", "Note: "), node.note)

    def whose(self, node: Node) -> str:
        """Return in words whose view a node is, and what the text does with it."""
        speakers = self.text.file.argument.speakers if self.text.file.argument else {}
        names = []
        for id_ in node.said_by:
            if speaker := speakers.get(id_):
                via = speakers.get(speaker.via or "")
                names.append(speaker.name + (f" (through: {via.name})" if via else ""))
        held = "Held by the text" if node.held else "Not held by the text"
        said = [held]
        if names:
            said.append(f"said by {', '.join(names)}")
        if node.stance:
            said.append(_STANCES[node.stance])
        if node.implicit:
            said.append("implicit: the text relies on it without saying it")
        return "; ".join(said) + "."

    def quotations(self, id_: str, *, all_: bool = True) -> Iterator[Element]:
        """Yield a node's quotations, each a link to its words in the text, with their lines."""
        anchors = self.text.file.anchors[id_]
        for anchor in anchors if all_ else anchors[:_MOST_QUOTED]:
            yield h(
                "blockquote",
                {"lang": self.text.language, "dir": "auto"},
                h(
                    "a",
                    {"class": "to-words", "href": f"#{self._passages.get(id_, '')}"},
                    f"“{' '.join(anchor.quote.exact.split())}”",
                ),
                " ",
                h("span", {"class": "place", "lang": "en"}, self._place(anchor)),
            )

    def _place(self, anchor: Anchor) -> str:
        if not anchor.spans or not self.text.file.source:
            return ""
        lines = self.text.file.source.lines
        first = lines.position(anchor.spans[0].start)[0]
        last = lines.position(anchor.spans[-1].end)[0]
        return f"line {first}" if first == last else f"lines {first}–{last}"

    def bearing(self, id_: str, *verbs: str) -> Iterator[Element]:
        """Yield what a node does and what is done to it, or the beginning of the named verbs."""
        for verb, groups in self._bearing[id_]:
            if not verbs or verb in verbs:
                if verbs:
                    cut = len(groups) > MOST_BESIDE
                    yield self._list(verb, groups[:MOST_BESIDE], _MOST_SHOWN, cut=cut)
                else:
                    yield self._list(verb, groups)

    def _list(
        self,
        verb: str,
        groups: Sequence[tuple[str, ...]],
        most: int | None = None,
        *,
        cut: bool = False,
    ) -> Element:
        joint = "so" if verb == "Denies the step" else "and, together"
        items = []
        for group in groups:
            links: list[Child] = [self.link(each) for each in group]
            named_again = most is not None or verb == "Only together with"
            if named_again and len(group) > MOST_BESIDE:
                links[MOST_BESIDE:] = [_OTHERS]
            words: list[Child] = [links[0]] + [
                part for each in links[1:] for part in (h("span", "joint", f" — {joint} — "), each)
            ]
            items.append(h("li", "", words))
        if cut:
            items.append(h("li", "", _OTHERS))
        more = items[most:] if most is not None and len(items) > most + 1 else []
        shown = items[: len(items) - len(more)]
        return h(
            "div",
            "bears",
            h("p", "verb", verb),
            h("ul", "", shown),
            h("details", "", h("summary", "", f"{len(more)} more"), h("ul", "", more))
            if more
            else None,
        )

    def link(self, id_: str) -> Element:
        """Return a link to a node: its proposition."""
        return h(
            "a",
            {"href": f"#{self.text.element(id_)}", "lang": self.text.language},
            h("bdi", "", self.text.node(id_).text),
        )


def _without(id_: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the other nodes, as far as they are listed, and one more if there are more."""
    return tuple(islice((each for each in ids if each != id_), MOST_BESIDE + 1))
