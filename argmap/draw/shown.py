"""What a picture of an argument shows: its own nodes, and a few that they bear on elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from argmap.draw.parts import Part, Text
from argmap.graph import Graph

FEW = 4
"""How many nodes from elsewhere any picture shows; a large one shows a third of its own."""
_MOST_PLACES = 2


@dataclass(frozen=True)
class Shown:
    """The nodes of a picture, in the file's order.

    `elsewhere` names the part of the text in which a node stands that isn't the picture's own;
    `unseen` has the nodes that a node bears on and that aren't shown. `focus` is the node around
    which the others are.
    """

    text: Text
    ids: tuple[str, ...]
    part: Part | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    unseen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    focus: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """The nodes, to ask for."""
        return frozenset(self.ids)

    @cached_property
    def graph(self) -> Graph:
        """The part of the text's graph that is shown."""
        return self.text.graph.among(self.ids)

    @property
    def alone(self) -> Shown:
        """The same picture without any nodes from elsewhere."""
        return _part(self.text, self.part, 0) if self.part else self

    def bears_on(self, id_: str) -> str:
        """Say on how many nodes that aren't shown a node bears, and where these stand."""
        unseen = self.unseen.get(id_)
        if not unseen:
            return ""
        counts = Counter(self.text.part_of[target].title for target in unseen)
        said = [f"{n} in “{title}”" for title, n in counts.most_common(_MOST_PLACES)]
        if more := len(unseen) - sum(n for _, n in counts.most_common(_MOST_PLACES)):
            said.append(f"{more} elsewhere")
        first = said[0].replace(" in", " node in" if said[0].startswith("1 ") else " nodes in", 1)
        return f"also bears on {' and '.join([first, *said[1:]])}"


def shown(text: Text, focus: str = "", depth: int = 1, part: Part | None = None) -> Shown:
    """Return what a picture shows of a text, of what is near a node, or of a part.

    A part shows the nodes elsewhere on which most of its own bear, as long as they are few.
    """
    graph = text.graph
    if part:
        return _part(text, part, max(FEW, len(part.ids) // 3))
    if not focus:
        return Shown(text, tuple(graph.nodes))
    found = _in_order(text, _together(text, _near(text, focus, depth)))
    return replace(found, focus=focus)


def _part(text: Text, part: Part, most: int) -> Shown:
    own = set(part.ids)
    away = Counter(
        target for id_ in part.ids for target in text.graph.bears_on(id_) if target not in own
    )
    known = own | {target for target, _ in away.most_common(most)}
    completed = _together(text, known)
    if most and len(completed) <= len(own) + most + FEW:
        known = completed
    unseen = {
        id_: tuple(dict.fromkeys(t for t in text.graph.bears_on(id_) if t not in known))
        for id_ in part.ids
    }
    titles = {id_: text.part_of[id_].title for id_ in known - own}
    return _in_order(text, known, part, titles, unseen)


def _in_order(
    text: Text,
    known: set[str],
    part: Part | None = None,
    elsewhere: Mapping[str, str] | None = None,
    unseen: Mapping[str, tuple[str, ...]] | None = None,
) -> Shown:
    ids = tuple(sorted(known, key=text.places.__getitem__))
    return Shown(text, ids, part, elsewhere or {}, unseen or {})


def _together(text: Text, known: set[str]) -> set[str]:
    """Add the reasons that are reasons only together with one that is shown."""
    return known | {
        reason
        for id_ in known
        for step in text.graph.steps_to(id_)
        if len(step.reasons) > 1 and not known.isdisjoint(step.reasons)
        for reason in step.reasons
    }


def _near(text: Text, focus: str, depth: int) -> set[str]:
    near = {focus}
    for _ in range(depth):
        near |= {b for a, b in text.graph.pairs if a in near} | {
            a for a, b in text.graph.pairs if b in near
        }
    return near
