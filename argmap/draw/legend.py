"""The legend: what the shapes and lines of a picture mean, only those that it has."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.draw.drawing import Box, Line, Link
from argmap.draw.measure import width as measured

_LINES = {
    "direct": "direct contradiction: they can't both be true",
    "tension": "tension: they pull apart, yet one could hold both",
    "agrees": "agreement: they say the same",
    "counterpart": "counterpart: the one holds what the other reports",
    "supports": "is a reason for",
    "rebuts": "denies that it is true",
    "undercuts": "denies that the one is a reason for the other",
    "despite": "is held despite",
    "many": "a quarter or more of the section's nodes lead to it",
    "few": "fewer of them do",
}
_MARKS = {"gained": "a relation that is new", "lost": "a relation that is gone"}
_SHAPES = {"square": "claim", "rounded": "premise", "cut": "rebuttal"}
_SAMPLE = 44
_GAP = 26
_SIZE = 10
_DOT = 7
_ROW = 24


def legend(
    prefix: str,
    cards: Iterable[Box],
    drawn: Iterable[Link],
    width: float,
    top: float,
    *,
    heavy: str = "",
) -> tuple[list[Box], list[Link]]:
    """Return the legend's boxes and links, in rows of at most `width` that begin at `top`.

    It names what the cards and the links that are drawn have; `heavy` is the name of heavy cards.
    """
    boxes: list[Box] = []
    links: list[Link] = []
    x, y = 0.0, top
    for index, (kind, name, words) in enumerate(_items(tuple(cards), tuple(drawn), heavy)):
        text_width = round(measured(words, "sans", _SIZE)) + 6
        sample = {"line": _SAMPLE, "dot": _DOT}.get(kind, 0)
        taken = sample + 6 + text_width if sample else text_width + 14
        if x and x + taken > width:
            x, y = 0.0, y + _ROW
        key = f"{prefix}--_legend-{index + 1}"
        line = (Line(words, "sans", _SIZE, muted=sample > 0),)
        if kind == "dot":
            boxes.append(Box(f"{key}-dot", (), _DOT, _DOT, "point", x=x + _DOT / 2, y=y))
            at = x + _DOT + 6 + text_width / 2
            boxes.append(Box(key, line, text_width, 14, "plain", x=round(at, 1), y=y))
        elif kind == "line":
            for end, at in (("from", x), ("to", x + _SAMPLE)):
                boxes.append(Box(f"{key}-{end}", (), 1, 1, "point", x=at, y=y))
            links.append(
                Link(
                    f"{key}-line",
                    f"{key}-from",
                    f"{key}-to",
                    "supports" if name in _MARKS else name,  # type: ignore[arg-type]
                    arrow=name not in ("direct", "tension", "agrees", "counterpart"),
                    mark=name if name in _MARKS else "",  # type: ignore[arg-type]
                )
            )
            at = x + _SAMPLE + 6 + text_width / 2
            boxes.append(Box(key, line, text_width, 14, "plain", x=round(at, 1), y=y))
        else:
            wide = text_width + 14
            box = Box(
                key,
                line,
                wide,
                18,
                name,  # type: ignore[arg-type]
                "quiet",
                centred=True,
                dashed=kind == "dashed",
                heavy=kind == "heavy",
                x=round(x + wide / 2, 1),
                y=y,
            )
            boxes.append(box)
        x += taken + _GAP
    return boxes, links


def _items(
    cards: tuple[Box, ...], links: tuple[Link, ...], heavy: str
) -> list[tuple[str, str, str]]:
    styles = {link.style for link in links}
    marks = {link.mark for link in links}
    shapes = {card.shape for card in cards}
    items: list[tuple[str, str, str]] = []
    items += [("line", style, _LINES[style]) for style in _LINES if style in styles]
    items += [("line", mark, _MARKS[mark]) for mark in _MARKS if mark in marks]
    items += [("shape", shape, _SHAPES[shape]) for shape in _SHAPES if shape in shapes]
    if heavy and any(card.heavy for card in cards):
        items.append(("heavy", "square", heavy))
    if "point" in shapes:
        items.append(("dot", "point", "only together a reason"))
    if any(card.dashed for card in cards):
        items.append(("dashed", "square", "a view that the text reports and doesn't hold"))
    return items
