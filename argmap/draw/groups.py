"""The cards of one side of a band: each for the adjacent rows that share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.draw.cards import PADDING, broken, card, label, lines_of, words_box
from argmap.draw.compared import Compared
from argmap.draw.drawing import Box, Line
from argmap.draw.plain import plain
from argmap.draw.rows import Row
from argmap.draw.selection import Nodes

CARD = 264
REASONS = 226
MOST_REASONS = 3
MOST_ALSO = 3
_BELOW = 6
"""The space above a box that hangs below a card."""
_APART = 8
"""The space between the two boxes outside."""


@dataclass(frozen=True, slots=True)
class Group:
    """A card, which may belong to several rows, what hangs below it, and what stands outside.

    `first` and `last` are the numbers of its rows.
    """

    card: Box
    also: tuple[Box, ...]
    reasons: Box | None
    denied: Box | None
    first: int
    last: int

    @property
    def _outer(self) -> list[Box]:
        return [box for box in (self.reasons, self.denied) if box]

    @property
    def _outer_height(self) -> float:
        return sum(box.height for box in self._outer) + _APART * (len(self._outer) - 1)

    @property
    def above(self) -> float:
        """How far it reaches above its card's centre."""
        return max(self.card.height, self._outer_height) / 2

    @property
    def below(self) -> float:
        """How far it reaches below its card's centre."""
        hanging = sum(box.height + _BELOW for box in self.also)
        return max(self.card.height / 2 + hanging, self._outer_height / 2)

    def hanging(self, y: float) -> Iterator[tuple[Box, float]]:
        """Yield what hangs below the card, with its centre, where the card's is y."""
        bottom = y + self.card.height / 2
        for box in self.also:
            yield box, bottom + _BELOW + box.height / 2
            bottom += box.height + _BELOW

    def outside(self, y: float) -> Iterator[tuple[Box, float]]:
        """Yield the boxes outside, with their centres, where the card's centre is y."""
        top = y - self._outer_height / 2
        for box in self._outer:
            yield box, top + box.height / 2
            top += box.height + _APART


def groups(
    compared: Compared, rows: Sequence[Row], side: int, used: set[str], *, outer: bool
) -> Iterator[Group]:
    """Yield one side's groups, top to bottom.

    `used` has the ids that elements have already, and takes up the new ones; `outer` asks for what
    stands outside the cards.
    """
    first = 0
    while first < len(rows):
        node = rows[first].sides[side][0]
        last = first
        while last + 1 < len(rows) and rows[last + 1].sides[side][0] == node:
            last += 1
        also = dict.fromkeys(
            other for row in rows[first : last + 1] for other in row.sides[side][1:]
        )
        yield _group(compared, node, tuple(also), rows[first].key, first, last, used, outer)
        first = last + 1


def _group(
    compared: Compared,
    node: tuple[str, str],
    also: Nodes,
    key: str,
    first: int,
    last: int,
    used: set[str],
    outer: bool,
) -> Group:
    alias, id_ = node
    text, graph = compared.text(alias), compared.graph(alias)
    element = unused(compared.element(alias, id_), key, used)
    box = card(
        text,
        graph,
        id_,
        width=CARD,
        fill=compared.fill(alias),
        prefix=compared.whose(alias),
        element=element,
    )
    reasons = graph.reasons_for(id_) if outer else ()
    denied = graph.rebuts_of(id_) if outer else ()
    return Group(
        box,
        tuple(also_boxes(compared, also, key, element, used, CARD - 24)),
        _stack(compared, alias, reasons, f"{element}--_reasons", "Reasons"),
        _stack(compared, alias, denied, f"{element}--_denied", "What it denies"),
        first,
        last,
    )


def unused(element: str, key: str, used: set[str]) -> str:
    """Return an element's id; a node that is drawn again gets its row's key added."""
    chosen = element
    while chosen in used:
        chosen += f"--{key}"
    used.add(chosen)
    return chosen


def also_boxes(
    compared: Compared, nodes: Nodes, key: str, element: str, used: set[str], width: int
) -> Iterator[Box]:
    """Yield the smaller cards of the nodes that say the same, and how many more there are."""
    for alias, id_ in nodes[:MOST_ALSO]:
        text = compared.text(alias)
        yield card(
            text,
            compared.graph(alias),
            id_,
            width=width,
            size=10,
            fill=compared.fill(alias),
            quoted=False,
            prefix=f"also · {whose}" if (whose := compared.whose(alias)) else "also",
            element=unused(compared.element(alias, id_), key, used),
        )
    if more := nodes[MOST_ALSO:]:
        words = f"+ {len(more)} more that say so"
        box = words_box(f"{element}--_more", words, font="bold", size=9, width=width, muted=True)
        said = (compared.text(alias).nodes[id_].text for alias, id_ in more)
        yield replace(box, title="\n".join(map(plain, said)))


def _stack(
    compared: Compared, alias: str, ids: tuple[str, ...], element: str, what: str
) -> Box | None:
    """Return one box with several nodes' propositions."""
    if not ids:
        return None
    text = compared.text(alias)
    available = REASONS - 2 * PADDING
    lines: list[Line] = []
    for index, id_ in enumerate(ids[:MOST_REASONS]):
        node = text.nodes[id_]
        gap = 5 if index else 0
        lines += broken(label(text, node), "sans", 8, available, muted=True, gap=gap, most=1)
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
        description=f"{what}: {len(ids)}.",
    )
