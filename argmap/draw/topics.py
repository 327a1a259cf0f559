"""The overview of a comparison that is too large to be read as one picture.

Like the open book that it stands for: the topics in the middle, each with its counts and its chief
questions; at the left and the right, how much of each text they concern.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from argmap.draw.bands import Columns
from argmap.draw.cards import PADDING, lines_of
from argmap.draw.compared import Compared, compared
from argmap.draw.drawing import Box, Drawing, Line, Link
from argmap.draw.legend import legend
from argmap.draw.opposition import heading
from argmap.draw.parts import Part, Text, parts
from argmap.draw.plain import element_id, plain
from argmap.draw.selection import (
    Selection,
    selected,
    selected_agreements,
    selected_counterparts,
    sides_of,
)
from argmap.model.comparison import Agreement, Contradiction, Counterpart
from argmap.opened import ComparisonFile

SIDE = 264
TOPIC = 320
GUTTER = 36
ROW_GAP = 18
MOST_QUESTIONS = 3
_MOST_SECTIONS = 3
_PLACES = Columns(
    (SIDE / 2, SIDE + 2 * GUTTER + TOPIC + SIDE / 2),
    SIDE + GUTTER + TOPIC / 2,
    (0, 0),
    2 * SIDE + 2 * GUTTER + TOPIC,
)
Relation = Contradiction | Agreement | Counterpart


def topics(file: ComparisonFile, selection: Selection, addresses: Mapping[str, str]) -> Drawing:
    """Return the picture of a comparison's topics.

    `addresses` has those of the topics' pictures, by the parts' names.
    """
    assert file.comparison
    chosen: dict[str, Relation] = {
        **selected_counterparts(file.comparison, selection),
        **selected_agreements(file.comparison, selection),
        **selected(file.comparison, selection),
    }
    both = compared(file, map(sides_of, chosen.values()))
    shown = parts(file, selection) or (Part("whole", "Everything", tuple(chosen)),)
    said = f"an overview of {tally(chosen.values())}"
    boxes, y = heading(both, _PLACES.total, _PLACES.cards, SIDE, said)
    y += 18
    texts = {alias: Text(both.text(alias)) for alias in both.shown}
    links: list[Link] = []
    order = [box.id for box in boxes]
    for part in shown:
        relations = {id_: chosen[id_] for id_ in part.ids}
        middle = _topic(both, part, relations, texts)
        middle = replace(middle, href=addresses.get(part.name, ""))
        sides = (
            [_side(both, part, relations, texts[alias]) for alias in both.shown]
            if len(both.shown) == 2
            else []
        )
        height = max(box.height for box in (middle, *sides))
        row = [replace(middle, x=_PLACES.middle, y=y + height / 2)]
        row += [
            replace(box, x=x, y=y + height / 2)
            for box, x in zip(sides, _PLACES.cards, strict=False)
        ]
        boxes += row
        if sides:
            links += _joined(row[1], row[0], row[2], relations.values())
        order += [box.id for box in (row[1:2] + row[:1] + row[2:])]
        y += height + ROW_GAP
    below, samples = legend(both.name, (), links, _PLACES.total, y + 16)
    names = " and ".join(both.by_line(alias) for alias in both.shown)
    return Drawing(
        plain(both.comparison.title),
        f"An overview of {tally(chosen.values())} between {names}.",
        (*boxes, *below),
        (*links, *samples),
        reading_order=(*order, *(link.id for link in links)),
    )


def tally(relations: Iterable[Relation]) -> str:
    """Say how many contradictions, by their strength, and what else relations are."""
    found = list(relations)
    contradictions = [each for each in found if isinstance(each, Contradiction)]
    strengths = Counter(each.strength for each in contradictions)
    direct, tensions = strengths["direct"], strengths["tension"]
    said = []
    if direct:
        said.append(_count(direct, "direct contradiction"))
    if tensions:
        said.append(_count(tensions, "tension"))
    for type_, name in ((Agreement, "agreement"), (Counterpart, "counterpart")):
        if count := sum(isinstance(each, type_) for each in found):
            said.append(_count(count, name))
    return ", ".join(said) or "no contradictions"


def kinds(relations: Iterable[Relation]) -> str:
    """Say how many contradictions are of which kind, the most first."""
    counts = Counter(each.kind for each in relations if isinstance(each, Contradiction))
    return ", ".join(f"{count:,} {kind}" for kind, count in counts.most_common())


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _topic(
    both: Compared, part: Part, relations: Mapping[str, Relation], texts: Mapping[str, Text]
) -> Box:
    available = TOPIC - 2 * PADDING
    said = tally(relations.values())
    lines = lines_of(part.title, "bold", 13, available)
    lines += lines_of(said, "sans", 10, available, muted=True, gap=1)
    if by_kind := kinds(relations.values()):
        lines += lines_of(by_kind, "sans", 10, available, muted=True, gap=1)
    if len(texts) != 2:
        for alias, text in texts.items():
            ids = _concerned(relations.values(), alias)
            if ids:
                about = f"{both.by_line(alias)}: {_count(len(ids), 'node')}{_where(text, ids)}"
                lines += lines_of(about, "sans", 9, available, muted=True, gap=2)
    for question in _chief_questions(relations.values()):
        lines += lines_of(question, "sans", 10, available, gap=4)
    return Box(
        element_id(both.name, "_part", part.name),
        tuple(lines),
        TOPIC,
        _height(lines),
        "rounded",
        "question",
        title=f"{plain(part.title)}: {said}",
        description=by_kind,
    )


def _side(both: Compared, part: Part, relations: Mapping[str, Relation], text: Text) -> Box:
    alias = next(alias for alias in both.shown if both.text(alias) is text.file)
    ids = _concerned(relations.values(), alias)
    available = SIDE - 2 * PADDING
    said = f"{_count(len(ids), 'node')}{_where(text, ids)}"
    lines = lines_of(said, "sans", 11, available)
    for section, count in _sections(text, ids)[:_MOST_SECTIONS]:
        where = f"{count:,} in {section}"
        lines += lines_of(where, "sans", 10, available, muted=True, gap=2, most=1)
    if more := _sections(text, ids)[_MOST_SECTIONS:]:
        rest = f"+ {sum(count for _, count in more):,} in {_count(len(more), 'other section')}"
        lines += lines_of(rest, "sans", 10, available, muted=True, gap=2)
    return Box(
        element_id(both.name, "_part", part.name, alias),
        tuple(lines),
        SIDE,
        _height(lines),
        "square",
        both.fill(alias),
        title=f"{both.by_line(alias)}: {said}",
    )


def _concerned(relations: Iterable[Relation], alias: str) -> list[str]:
    return list(dict.fromkeys(id_ for each in relations for id_ in sides_of(each).get(alias, ())))


def _where(text: Text, ids: Sequence[str]) -> str:
    sections = len(_sections(text, ids))
    return f" in {_count(sections, 'section')}" if sections else ""


def _sections(text: Text, ids: Sequence[str]) -> list[tuple[str, int]]:
    """Return the sections in which nodes stand, with how many of them; the most first."""
    titles = {number: section.title for number, section in enumerate(text.file.sections)}
    counts = Counter(text.part_of[id_].number for id_ in ids if id_ in text.part_of)
    return [(titles[n], count) for n, count in counts.most_common() if n in titles]


def _chief_questions(relations: Iterable[Relation]) -> list[str]:
    """Return the questions about which the texts say most, the direct ones first."""
    found = [each for each in relations if isinstance(each, Contradiction)]
    chosen = sorted(
        found,
        key=lambda each: (each.strength != "direct", -sum(map(len, each.sides.values()))),
    )
    return [each.question for each in chosen[:MOST_QUESTIONS]]


def _joined(left: Box, middle: Box, right: Box, relations: Iterable[Relation]) -> list[Link]:
    direct = any(
        isinstance(each, Contradiction) and each.strength == "direct" for each in relations
    )
    style = "direct" if direct else "tension"
    return [
        Link(f"{tail.id}-line", tail.id, head.id, style, "e", "w", title=side.title, arrow=False)  # type: ignore[arg-type]
        for tail, head, side in ((left, middle, left), (middle, right, right))
    ]


def _height(lines: Sequence[Line]) -> int:
    return sum(line.height for line in lines) + 2 * PADDING - 4
