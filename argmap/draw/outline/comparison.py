"""Where texts meet as an outline: by topic, what each side says, in its own words, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.draw.compared import Compared
from argmap.draw.groups import MOST_REASONS
from argmap.draw.outline.words import by_line, quotations, said, type_of, written
from argmap.draw.parts import Part
from argmap.draw.rows import Row, by_topic, related
from argmap.draw.selection import Selection
from argmap.model.comparison import Agreement, Contradiction, Counterpart
from argmap.opened import ComparisonFile


def opposition_outline(
    file: ComparisonFile, selection: Selection | None = None, *, part: Part | None = None
) -> str:
    """Return where a comparison's texts contradict each other, and what else is chosen."""
    chosen = selection or Selection()
    if part:
        chosen = replace(chosen, topics=(), only=part.ids)
    return written(_lines(*related(file, chosen), chosen.depth), file.name)


def _lines(both: Compared, rows: Sequence[Row], depth: int) -> Iterator[str]:
    yield from heading(both)
    number = 0
    quoted: dict[tuple[str, str], str] = {}
    for topic, band in by_topic(both, rows):
        if topic is not None:
            yield ""
            yield f"Topic: {said(both.comparison.topics[topic])}"
        elif number:
            yield ""
            yield "Without a topic"
        for row in band:
            number += 1
            yield ""
            yield f"{number}. {question(row.relation)}"
            yield from _sides(both, row, str(number), quoted, depth)
            yield from why(row.relation)


def heading(both: Compared) -> Iterator[str]:
    """Yield the comparison's title, and the texts that are shown."""
    yield said(both.comparison.title)
    yield f"Texts: {'; '.join(by_line(both.source(alias)) for alias in both.shown)}"


def question(relation: Contradiction | Agreement | Counterpart) -> str:
    """Return what a relation is about, and what kind of relation it is."""
    if isinstance(relation, Contradiction):
        strength = "direct contradiction" if relation.strength == "direct" else "tension"
        return f"{said(relation.question)} ({strength}, {relation.kind})"
    if isinstance(relation, Agreement):
        return f"{said(relation.statement)} (agreement)"
    return "What the one text holds, the other reports. (counterpart)"


def why(relation: Contradiction | Agreement | Counterpart) -> Iterator[str]:
    """Yield why a relation is one, where the file says it."""
    if not isinstance(relation, Agreement) and relation.why:
        yield f"Why: {said(relation.why)}"


def whose(both: Compared, relation: Contradiction | Agreement | Counterpart, alias: str) -> str:
    """Return who says it: a text's author, and in a counterpart what the text does with it."""
    source = both.source(alias)
    name = said(source.author or source.title)
    if isinstance(relation, Counterpart):
        return f"Held by {name}" if alias in relation.holds else f"Reported, not held, by {name}"
    return name


def _sides(
    both: Compared,
    row: Row,
    number: str,
    quoted: dict[tuple[str, str], str],
    depth: int,
) -> Iterator[str]:
    """Yield what the texts say: a node's quotations where it is met first."""
    count = 0
    for side in row.sides:
        for place, (alias, id_) in enumerate(side):
            count += 1
            here = f"{number}.{count}"
            text = both.text(alias)
            type_ = type_of(text, text.nodes[id_])
            also = " also" if any(alias == before for before, _ in side[:place]) else ""
            see = f", see {quoted[alias, id_]}" if (alias, id_) in quoted else ""
            name = whose(both, row.relation, alias) + also
            words = said(text.nodes[id_].text)
            yield f"{here}. {name}, {type_[0].lower()}{type_[1:]}{see}: {words}"
            if see:
                continue
            quoted[alias, id_] = here
            yield from quotations(text, id_)
            if depth and not place:
                yield from _outside(both, alias, id_)


def _outside(both: Compared, alias: str, id_: str) -> Iterator[str]:
    """Yield a claim's reasons, and what it denies."""
    nodes, graph = both.text(alias).nodes, both.graph(alias)
    for what, ids in (("Reason", graph.reasons_for(id_)), ("Denies", graph.rebuts_of(id_))):
        for each in ids[:MOST_REASONS]:
            type_ = type_of(both.text(alias), nodes[each])
            yield f"{what}: {type_[0].lower()}{type_[1:]}: {said(nodes[each].text)}"
        if more := ids[MOST_REASONS:]:
            yield f"And {len(more):,} more."
