"""The ways in which the parts of a quote fit, one after another.

Each part must start at or after the end of the one before, at most `GAP` code points later.
Both rules only ever push a part to the right: a part that overlaps the one before must move on,
and so must a part that the next one has left behind. Moving on no farther than they must, the
parts settle in the leftmost way there is, without trying any combination in vain.
"""

from collections.abc import Iterator, Sequence

from argmap.quotes.part import Match, Part

GAP = 400
Way = tuple[Match, ...]


def ways(parts: Sequence[Part]) -> Iterator[Way]:
    """Every way, in source order, each found when it is asked for."""
    way = _settle(parts, (), 0)
    while way:
        yield way
        way = _following(parts, way)


def _following(parts: Sequence[Part], way: Way) -> Way | None:
    """The next way: the last part that can moves on, the parts before it stay."""
    for moving in reversed(range(len(parts))):
        moved = parts[moving].next(way[moving].place + 1)
        if moved and (found := _settle(parts, (*way[:moving], moved), moving)):
            return found
    return None


def _settle(parts: Sequence[Part], begun: Way, kept: int) -> Way | None:
    """The leftmost way that starts with `begun`, of which the first `kept` matches can't move."""
    way = list(begun)
    # Behind a part that fits the one before stand only parts that don't yet fit it.
    for part in parts[len(way) :]:
        first = part.next(way[-1].end_place if way else 0)
        if first is None:
            return None
        way.append(first)
    at = max(kept - 1, 0)
    while at < len(way) - 1:
        here, there = way[at], way[at + 1]
        if there.span.start < here.span.end:
            moved = parts[at + 1].next(max(here.end_place, there.place + 1))
            if moved is None:
                return None
            way[at + 1] = moved
        elif there.span.start > here.span.end + GAP:
            catching_up = None if at < kept else _catch_up(parts[at], here, there)
            if catching_up is None:
                return None
            way[at] = catching_up
            at = max(at - 1, 0)
        else:
            at += 1
    return tuple(way)


def _catch_up(part: Part, here: Match, there: Match) -> Match | None:
    """The first match of a part from which the next part is in reach."""
    reach = there.span.start - GAP
    core = here.end_place - here.place
    place = part.source.squeezed_place(reach) - core
    match = part.next(max(place, here.place + 1))
    while match and match.span.end < reach:
        match = part.next(match.place + 1)
    return match
