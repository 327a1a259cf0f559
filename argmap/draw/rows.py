"""A relation of a comparison as a row: the box in the middle, and the nodes at its sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.draw.cards import PADDING, lines_of
from argmap.draw.compared import Compared, compared
from argmap.draw.drawing import Box, Fill, Line, LinkStyle
from argmap.draw.plain import element_id, plain
from argmap.draw.selection import (
    Nodes,
    Selection,
    arranged,
    selected,
    selected_agreements,
    selected_counterparts,
    sides_of,
)
from argmap.model.comparison import Agreement, Contradiction, Counterpart
from argmap.opened import ComparisonFile

QUESTION = 164
"""How wide the middle is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A relation, the box that stands for it, and the nodes at its left and its right.

    The first node of a side is its card. `key` tells the relation from every other one, of its
    own kind or of another.
    """

    key: str
    relation: Contradiction | Agreement | Counterpart
    topic: str | None
    style: LinkStyle
    middle: Box
    left: Nodes
    right: Nodes

    @property
    def sides(self) -> tuple[Nodes, Nodes]:
        """Its left and its right."""
        return self.left, self.right

    @property
    def firsts(self) -> Nodes:
        """The nodes that are its cards."""
        return self.left[0], self.right[0]


def contradiction_row(compared: Compared, id_: str, contradiction: Contradiction) -> Row:
    """Return a contradiction as a row: its question stands in the middle."""
    said: str = contradiction.kind
    if contradiction.strength == "tension":
        said += " · tension"
    words = plain(contradiction.question)
    middle = _middle(
        element_id(compared.name, id_),
        lines_of(words, "bold", 11, _AVAILABLE),
        said,
        "question",
        f"{words} ({said})",
        contradiction_in_words(compared, contradiction),
    )
    return _row(compared, id_, contradiction, contradiction.strength, middle)


def agreement_row(compared: Compared, id_: str, agreement: Agreement) -> Row:
    """Return an agreement as a row: the statement that the texts share stands in the middle."""
    words = plain(agreement.statement)
    texts = compared.ordered(agreement.sides)
    said = [compared.in_words(alias, agreement.sides[alias]) for alias in texts]
    middle = _middle(
        element_id(compared.name, "_agreement", id_),
        lines_of(words, "bold", 11, _AVAILABLE),
        "agreement",
        "paper",
        f"{words} (agreement)",
        " ".join([f"{words} They agree.", *said]),
    )
    return _row(compared, f"_agreement--{id_}", agreement, "agrees", middle)


def counterpart_row(compared: Compared, id_: str, counterpart: Counterpart) -> Row:
    """Return a counterpart as a row: in the middle stands what the two have to do with it."""
    [(holder, held)] = counterpart.holds.items()
    [(reporter, reported)] = counterpart.reports.items()
    why = plain(counterpart.why or "What the one text holds, the other reports.")
    middle = _middle(
        element_id(compared.name, "_counterpart", id_),
        lines_of(why, "sans", 10, _AVAILABLE),
        "counterpart",
        "paper",
        f"{why} (counterpart)",
        f"Held by {compared.in_words(holder, held)} "
        f"Reported, not held, by {compared.in_words(reporter, reported)}",
    )
    return _row(compared, f"_counterpart--{id_}", counterpart, "counterpart", middle)


def contradiction_in_words(compared: Compared, contradiction: Contradiction) -> str:
    """Return a contradiction's question, what each text answers, and why both can't stand."""
    texts = compared.ordered(contradiction.sides)
    said = [compared.in_words(alias, contradiction.sides[alias]) for alias in texts]
    return " ".join([plain(contradiction.question), *said, plain(contradiction.why)])


_AVAILABLE = QUESTION - 2 * PADDING


def _middle(
    element: str, words: list[Line], label: str, fill: Fill, title: str, description: str
) -> Box:
    lines = [*words, *lines_of(label, "sans", 9, _AVAILABLE, muted=True, gap=4)]
    return Box(
        element,
        tuple(lines),
        QUESTION,
        sum(line.height for line in lines) + 2 * PADDING - 4,
        "rounded",
        fill,
        centred=True,
        title=title,
        description=description,
    )


def _row(
    compared: Compared,
    key: str,
    relation: Contradiction | Agreement | Counterpart,
    style: LinkStyle,
    middle: Box,
) -> Row:
    sides = sides_of(relation)
    left, *rest = compared.ordered(sides)
    right = tuple((alias, sides[alias][0]) for alias in rest)
    right += tuple((alias, node) for alias in rest for node in sides[alias][1:])
    return Row(
        key,
        relation,
        relation.topic if relation.topic in compared.comparison.topics else None,
        style,
        middle,
        tuple((left, node) for node in sides[left]),
        right,
    )


def related(file: ComparisonFile, selection: Selection) -> tuple[Compared, list[Row]]:
    """Return a comparison and the rows that a selection asks for: contradictions first."""
    assert file.comparison
    contradictions = selected(file.comparison, selection)
    agreements = selected_agreements(file.comparison, selection)
    counterparts = selected_counterparts(file.comparison, selection)
    relations: list[Contradiction | Agreement | Counterpart] = [
        *contradictions.values(),
        *agreements.values(),
        *counterparts.values(),
    ]
    named = {selection.focus.partition(":")[0]: ()} if ":" in selection.focus else {}
    both = compared(file, [named, *(sides_of(each) for each in relations)])
    rows = [contradiction_row(both, *item) for item in contradictions.items()]
    rows += [agreement_row(both, *item) for item in agreements.items()]
    rows += [counterpart_row(both, *item) for item in counterparts.items()]
    return both, rows


def by_topic(both: Compared, rows: Iterable[Row]) -> Iterator[tuple[str | None, list[Row]]]:
    """Yield each topic's rows: contradictions, agreements, counterparts; at last those of none."""
    by_key = {row.key: row for row in rows}
    firsts = {row.key: row.firsts for row in by_key.values()}
    for topic in (*both.comparison.topics, None):
        keys: list[str] = []
        for styles in (("direct", "tension"), ("agrees",), ("counterpart",)):
            alike = [r.key for r in by_key.values() if r.topic == topic and r.style in styles]
            keys += arranged(firsts, alike)
        if keys:
            yield topic, [by_key[key] for key in keys]
