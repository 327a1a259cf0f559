"""The opposition view: where texts contradict each other, like an open book.

The questions stand in the middle, the two claims at their left and right on the same level, the
reasons further out. Ranks of an engine can't force the order of rows, and this picture is a table,
so its places are computed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.draw.cards import PADDING, card, label, lines_of, node_id, stem, words_box
from argmap.draw.drawing import Box, Drawing, Line, Link, Side
from argmap.draw.engine import EngineError
from argmap.draw.legend import legend
from argmap.draw.plain import element_id, plain
from argmap.draw.selection import Selection, arranged, selected
from argmap.graph import Graph, argument_graph
from argmap.model.comparison import Comparison, Contradiction
from argmap.opened import ArgumentFile, ComparisonFile

CARD = 264
QUESTION = 164
REASONS = 226
GUTTER = 56
ROW_GAP = 18
MOST_REASONS = 3
MOST_ALSO = 3
MOST_CONTRADICTIONS = 500


def opposition(file: ComparisonFile, selection: Selection) -> Drawing:
    """Return the picture of a comparison's contradictions.

    Raises `EngineError` where there are too many of them to be read as one.
    """
    assert file.comparison
    contradictions = selected(file.comparison, selection)
    if len(contradictions) > MOST_CONTRADICTIONS:
        raise EngineError(
            f"{len(contradictions):,} contradictions are too many for one picture; "
            "choose some with --topic, --kind or --only"
        )
    return _Book(file, file.comparison, contradictions, selection).drawing()


@dataclass(frozen=True)
class _Group:
    """The card of one side, which may belong to several rows, and what hangs below it."""

    card: Box
    also: tuple[Box, ...]
    outer: tuple[Box, ...]
    first: int
    last: int

    @property
    def outer_height(self) -> float:
        return sum(box.height for box in self.outer) + 8 * (len(self.outer) - 1)

    @property
    def above(self) -> float:
        return max(self.card.height, self.outer_height) / 2

    @property
    def below(self) -> float:
        hanging = sum(box.height + 6 for box in self.also)
        return max(self.card.height / 2 + hanging, self.outer_height / 2)


class _Book:
    def __init__(
        self,
        file: ComparisonFile,
        comparison: Comparison,
        contradictions: Mapping[str, Contradiction],
        selection: Selection,
    ) -> None:
        self.file = file
        self.comparison = comparison
        self.contradictions = contradictions
        self.depth = selection.depth
        self.aliases = list(comparison.texts)
        self.graphs: dict[str, Graph] = {}
        self.used: set[str] = set()
        self.boxes: list[Box] = []
        self.links: list[Link] = []
        self.order: list[str] = []
        outer = (REASONS + GUTTER) if self.depth else 0
        self.left_reasons = REASONS / 2
        self.left = outer + CARD / 2
        self.middle = outer + CARD + GUTTER + QUESTION / 2
        self.right = outer + CARD + 2 * GUTTER + QUESTION + CARD / 2
        self.right_reasons = self.right + CARD / 2 + GUTTER + REASONS / 2
        self.total = round(2 * outer + 2 * CARD + 2 * GUTTER + QUESTION)

    def drawing(self) -> Drawing:
        y = self._heading()
        for topic, ids in self._bands():
            y = self._band(topic, ids, y)
        styles = dict.fromkeys(link.style for link in self.links)
        cards = [box for box in self.boxes if box.fill != "question"]
        shapes = dict.fromkeys(box.shape for box in cards)
        dashed = any(box.dashed for box in cards)
        boxes, links = legend(
            element_id(stem(self.file.name)),
            list(styles),
            list(shapes),
            self.total,
            y + 30,
            dashed=dashed,
        )
        names = " and ".join(self._by_line(alias) for alias in self._shown_aliases())
        return Drawing(
            plain(self.comparison.title),
            f"{len(self.contradictions)} contradictions between {names}. "
            + " ".join(self._in_words(id_) for id_ in self.contradictions),
            (*self.boxes, *boxes),
            (*self.links, *links),
            reading_order=(*self.order, *(box.id for box in boxes)),
        )

    # The head: what is compared, and which side is whose.

    def _shown_aliases(self) -> list[str]:
        named = {alias for c in self.contradictions.values() for alias in c.sides}
        return [alias for alias in self.aliases if alias in named]

    def _by_line(self, alias: str) -> str:
        source = self._text(alias).argument
        assert source
        author = source.source.author
        title = plain(source.source.title)
        return f"{plain(author)}, {title}" if author else title

    def _whose(self, alias: str) -> str:
        """Name the text on its cards where the picture's sides don't."""
        if len(self._shown_aliases()) == 2:
            return ""
        argument = self._text(alias).argument
        return (argument.source.author if argument else None) or alias

    def _text(self, alias: str) -> ArgumentFile:
        text = self.file.text(alias)
        assert text, "a comparison is drawn only when its texts can be read"
        return text

    def _heading(self) -> float:
        name = element_id(stem(self.file.name))
        title = words_box(
            f"{name}--_title", self.comparison.title, font="bold", size=18, width=self.total
        )
        self._put(title, self.total / 2, title.height / 2)
        y = title.height + 14.0
        aliases = self._shown_aliases()
        if len(aliases) != 2:
            return y
        heads = [self._head(alias) for alias in aliases]
        height = max(head.height for head in heads)
        for head, x in zip(heads, (self.left, self.right), strict=True):
            self._put(replace(head, height=height), x, y + height / 2)
        return y + height

    def _head(self, alias: str) -> Box:
        argument = self._text(alias).argument
        assert argument
        available = CARD - 2 * PADDING
        lines: list[Line] = []
        if argument.source.author:
            lines += lines_of(argument.source.author, "bold", 13, available)
        lines += lines_of(argument.source.title, "italic", 13, available)
        height = sum(line.height for line in lines) + 12
        box_id = element_id(stem(self.file.name), "_text", alias)
        return Box(box_id, tuple(lines), CARD, height, "ruled", self.aliases.index(alias))

    # A band: the questions of one topic.

    def _bands(self) -> Iterator[tuple[str | None, list[str]]]:
        known = [*self.comparison.topics, None]
        for topic in known:
            ids = [
                id_
                for id_, contradiction in self.contradictions.items()
                if (contradiction.topic if contradiction.topic in known else None) == topic
            ]
            if ids:
                yield topic, arranged(self.contradictions, ids)

    def _band(self, topic: str | None, ids: list[str], y: float) -> float:
        if topic is not None:
            title = words_box(
                element_id(stem(self.file.name), "_topic", topic),
                self.comparison.topics[topic],
                font="bold",
                size=14,
                width=self.total,
            )
            title = replace(title, shape="ruled", height=title.height + 6)
            y += 26
            self._put(title, self.total / 2, y + title.height / 2)
            y += title.height
        y += 14
        questions = [self._question(id_) for id_ in ids]
        sides = [list(self._groups(ids, side)) for side in (0, 1)]
        centres, bottom = self._rows(questions, [g for groups in sides for g in groups], y)
        for row, (id_, question) in enumerate(zip(ids, questions, strict=True)):
            for side, groups in enumerate(sides):
                group = next(g for g in groups if g.first <= row <= g.last)
                if side == 0 and row == group.first:
                    self._put_group(group, side, centres)
                if side == 1:
                    self._put(question, self.middle, centres[row])
                    if row == group.first:
                        self._put_group(group, side, centres)
                self._join(id_, question, group, side)
        return bottom

    def _rows(
        self, questions: list[Box], groups: list[_Group], y: float
    ) -> tuple[list[float], float]:
        """Return each row's centre and the band's bottom."""
        above = [question.height / 2 for question in questions]
        below = list(above)
        for group in groups:
            if group.first == group.last:
                above[group.first] = max(above[group.first], group.above)
                below[group.first] = max(below[group.first], group.below)
        for group in groups:
            first, last = group.first, group.last
            if first < last:
                # From the first row's centre to the last's; the card stands in the middle of it.
                inner = sum(above[row] + below[row] for row in range(first + 1, last))
                half = (below[first] + inner + above[last] + ROW_GAP * (last - first)) / 2
                above[first] = max(above[first], group.above - half)
                below[last] = max(below[last], group.below - half)
        centres: list[float] = []
        for row in range(len(questions)):
            y += above[row]
            centres.append(round(y, 1))
            y += below[row] + ROW_GAP
        return centres, y - ROW_GAP

    def _question(self, id_: str) -> Box:
        contradiction = self.contradictions[id_]
        available = QUESTION - 2 * PADDING
        lines = lines_of(contradiction.question, "bold", 11, available)
        said: str = contradiction.kind
        if contradiction.strength == "tension":
            said += " · tension"
        lines += lines_of(said, "sans", 9, available, muted=True, gap=4)
        return Box(
            element_id(stem(self.file.name), id_),
            tuple(lines),
            QUESTION,
            sum(line.height for line in lines) + 2 * PADDING - 4,
            "rounded",
            "question",
            centred=True,
            title=f"{plain(contradiction.question)} ({said})",
            description=self._in_words(id_),
        )

    def _in_words(self, id_: str) -> str:
        contradiction = self.contradictions[id_]
        said = [f"{plain(contradiction.question)}"]
        for alias in self._ordered(contradiction):
            text = self._text(alias)
            nodes = [plain(text.nodes[node].text) for node in contradiction.sides[alias]]
            said.append(f"{self._by_line(alias)}: {' '.join(nodes)}")
        said.append(plain(contradiction.why))
        return " ".join(said)

    def _ordered(self, contradiction: Contradiction) -> list[str]:
        return [alias for alias in self.aliases if alias in contradiction.sides]

    # One side of a band: cards, each for the adjacent questions that share it.

    def _groups(self, ids: list[str], side: int) -> Iterator[_Group]:
        row = 0
        while row < len(ids):
            alias = self._ordered(self.contradictions[ids[row]])[side]
            first = self.contradictions[ids[row]].sides[alias][0]
            last = row
            while last + 1 < len(ids) and self._has_first(ids[last + 1], side, alias, first):
                last += 1
            rows = ids[row : last + 1]
            also = dict.fromkeys(
                node for id_ in rows for node in self.contradictions[id_].sides[alias][1:]
            )
            yield self._group(alias, first, list(also), rows[0], row, last)
            row = last + 1

    def _has_first(self, id_: str, side: int, alias: str, first: str) -> bool:
        contradiction = self.contradictions[id_]
        return (
            self._ordered(contradiction)[side] == alias and contradiction.sides[alias][0] == first
        )

    def _group(
        self, alias: str, first: str, also: list[str], contradiction: str, row: int, last: int
    ) -> _Group:
        text, graph = self._text(alias), self._graph(alias)
        fill = self.aliases.index(alias)
        element = self._unused(node_id(text, first), contradiction)
        whose = self._whose(alias)
        box = card(text, graph, first, width=CARD, fill=fill, prefix=whose, element=element)
        return _Group(
            box,
            tuple(self._also_boxes(alias, also, contradiction, element)),
            self._outer(alias, first, element) if self.depth else (),
            row,
            last,
        )

    def _graph(self, alias: str) -> Graph:
        if alias not in self.graphs:
            self.graphs[alias] = argument_graph(self._text(alias))
        return self.graphs[alias]

    def _unused(self, element: str, contradiction: str) -> str:
        """A node that is drawn again gets the id of the contradiction added."""
        chosen = element if element not in self.used else f"{element}--{contradiction}"
        self.used.add(chosen)
        return chosen

    def _also_boxes(
        self, alias: str, ids: list[str], contradiction: str, element: str
    ) -> Iterator[Box]:
        yield from (self._also(alias, id_, contradiction) for id_ in ids[:MOST_ALSO])
        if more := ids[MOST_ALSO:]:
            texts = self._text(alias).nodes
            box = words_box(
                f"{element}--_more",
                f"+ {len(more)} more that say so",
                font="bold",
                size=9,
                width=CARD - 24,
                muted=True,
            )
            yield replace(box, title="\n".join(plain(texts[id_].text) for id_ in more))

    def _also(self, alias: str, id_: str, contradiction: str) -> Box:
        text, graph = self._text(alias), self._graph(alias)
        return card(
            text,
            graph,
            id_,
            width=CARD - 24,
            size=10,
            fill=self.aliases.index(alias),
            quoted=False,
            prefix=f"also · {whose}" if (whose := self._whose(alias)) else "also",
            element=self._unused(node_id(text, id_), contradiction),
        )

    def _outer(self, alias: str, id_: str, element: str) -> tuple[Box, ...]:
        """Return the box of what supports a claim, and the box of what it denies."""
        graph = self._graph(alias)
        reasons = self._stack(alias, graph.reasons_for(id_), f"{element}--_reasons")
        denied = self._stack(alias, graph.rebuts_of(id_), f"{element}--_denied")
        return tuple(box for box in (reasons, denied) if box)

    def _stack(self, alias: str, ids: tuple[str, ...], element: str) -> Box | None:
        if not ids:
            return None
        text = self._text(alias)
        available = REASONS - 2 * PADDING
        lines: list[Line] = []
        for index, id_ in enumerate(ids[:MOST_REASONS]):
            node = text.nodes[id_]
            gap = 5 if index else 0
            lines += lines_of(label(text, node), "sans", 8, available, muted=True, gap=gap, most=1)
            lines += lines_of(node.text, "sans", 10, available)
        if len(ids) > MOST_REASONS:
            more = f"+ {len(ids) - MOST_REASONS} more"
            lines += lines_of(more, "bold", 9, available, muted=True, gap=5)
        return Box(
            element,
            tuple(lines),
            REASONS,
            sum(line.height for line in lines) + 2 * PADDING - 4,
            "rounded",
            "paper",
            dashed=not any(text.nodes[id_].held for id_ in ids),
            title="\n".join(plain(text.nodes[id_].text) for id_ in ids),
        )

    # Putting boxes into their places.

    def _put(self, box: Box, x: float, y: float) -> None:
        self.boxes.append(replace(box, x=round(x, 1), y=round(y, 1)))
        self.order.append(box.id)

    def _put_group(self, group: _Group, side: int, centres: list[float]) -> None:
        x = (self.left, self.right)[side]
        y = (centres[group.first] + centres[group.last]) / 2
        self._put(group.card, x, y)
        bottom = y + group.card.height / 2
        for box in group.also:
            self._put(box, x, bottom + 6 + box.height / 2)
            bottom += box.height + 6
        top = y - group.outer_height / 2
        for box in group.outer:
            self._put(box, (self.left_reasons, self.right_reasons)[side], top + box.height / 2)
            top += box.height + 8
            self._lead(box, group.card, side)

    def _lead(self, box: Box, claim: Box, side: int) -> None:
        """Draw the line from a claim's reasons, or to what it denies."""
        outer: Side = "e" if side == 0 else "w"
        inner: Side = "w" if side == 0 else "e"
        if box.id.endswith("--_denied"):
            link = Link(
                f"{box.id}-line",
                claim.id,
                box.id,
                "rebuts",
                inner,
                outer,
                title="what this claim denies",
            )
        else:
            link = Link(
                f"{box.id}-line",
                box.id,
                claim.id,
                "supports",
                outer,
                inner,
                title="reasons for this claim",
            )
        self.links.append(link)
        self.order.append(link.id)

    def _join(self, id_: str, question: Box, group: _Group, side: int) -> None:
        contradiction = self.contradictions[id_]
        alias = self._ordered(contradiction)[side]
        text = self._text(alias)
        answer = plain(text.nodes[contradiction.sides[alias][0]].text)
        link = Link(
            f"{question.id}--{element_id(alias)}",
            group.card.id if side == 0 else question.id,
            question.id if side == 0 else group.card.id,
            contradiction.strength,
            "e",
            "w",
            title=f"{self._by_line(alias)} answers: {answer}",
            arrow=False,
        )
        self.links.append(link)
        self.order.append(link.id)
