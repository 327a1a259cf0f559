"""What is near a node in its own text, as a tree: what bears on it, and what it bears on.

A node that is near in two ways stands once in full, as near as it is found; elsewhere it stands
`again`, without what is near it in turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from argmap.graph import Graph, Support, Undercut

Key = TypeVar("Key")
Value = TypeVar("Value")
OnwardKind = Literal["supports", "rebuts", "undercuts", "despite"]


@dataclass(frozen=True, slots=True)
class Branch:
    """A node, and what bears on it: reasons, rebuttals, and what it is held despite."""

    id: str
    again: bool = False
    steps: tuple[Reasons, ...] = ()
    rebuttals: tuple[Branch, ...] = ()
    despite: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasons:
    """A reason, or several that only together are one, and what denies the step from them."""

    branches: tuple[Branch, ...]
    undercuts: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Onward:
    """A node that another bears on, and what it bears on in turn.

    Where the other supports it, `partners` are those that do so only together with it, and
    `undercuts` what denies the step. Where it `undercuts` a step, this is the reason of the step,
    and the only node onward is its target. `despite`: this node is held despite the other.
    """

    kind: OnwardKind
    id: str
    again: bool = False
    partners: tuple[str, ...] = ()
    undercuts: tuple[str, ...] = ()
    onward: tuple[Onward, ...] = ()


@dataclass(frozen=True)
class Nearby:
    """One text's graph, with what is near each node at hand.

    `seen` has the nodes that stand somewhere in full already, and takes up the new ones.
    """

    graph: Graph

    @cached_property
    def _steps_to(self) -> dict[str, list[Support]]:
        return gathered((step.target, step) for step in self.graph.supports)

    @cached_property
    def _steps_from(self) -> dict[str, list[Support]]:
        return gathered((each, step) for step in self.graph.supports for each in step.reasons)

    @cached_property
    def _denying(self) -> dict[tuple[str, str], list[str]]:
        return gathered(((u.reason, u.target), u.rebuttal) for u in self.graph.undercuts)

    @cached_property
    def _denied(self) -> dict[str, list[Undercut]]:
        return gathered((each.rebuttal, each) for each in self.graph.undercuts)

    @cached_property
    def _conceded(self) -> dict[str, list[str]]:
        return gathered(self.graph.despite)

    @cached_property
    def _holding(self) -> dict[str, list[str]]:
        return gathered((conceded, holding) for holding, conceded in self.graph.despite)

    def _undercuts(self, step: Support) -> tuple[str, ...]:
        denying = (
            by for reason in step.reasons for by in self._denying.get((reason, step.target), ())
        )
        return tuple(dict.fromkeys(denying))

    def bearing_on(self, id_: str, depth: int, seen: set[str]) -> Branch:
        """Return a node with what bears on it, so many steps deep."""
        seen.add(id_)
        if depth == 0:
            return Branch(id_)
        steps = [(step.reasons, self._undercuts(step)) for step in self._steps_to.get(id_, ())]
        rebuttals, conceded = self.graph.rebuttals_of(id_), self._conceded.get(id_, ())
        near = [*rebuttals, *conceded, *(each for step in steps for ids in step for each in ids)]
        fresh = {each for each in near if each not in seen}
        seen |= fresh

        def branches(ids: Iterable[str]) -> tuple[Branch, ...]:
            found = []
            for each in dict.fromkeys(ids):
                if each in fresh:
                    fresh.discard(each)
                    found.append(self.bearing_on(each, depth - 1, seen))
                else:
                    found.append(Branch(each, again=True))
            return tuple(found)

        return Branch(
            id_,
            steps=tuple(Reasons(branches(reasons), branches(by)) for reasons, by in steps),
            rebuttals=branches(rebuttals),
            despite=branches(conceded),
        )

    def borne_on(self, id_: str, depth: int, seen: set[str]) -> tuple[Onward, ...]:
        """Return what a node bears on, so many steps far.

        What it supports alone stands first, then what it supports together with others, then the
        rest.
        """
        if depth == 0:
            return ()
        found = [
            Onward(
                "supports",
                step.target,
                partners=tuple(each for each in step.reasons if each != id_),
                undercuts=self._undercuts(step),
            )
            for step in self._steps_from.get(id_, ())
        ]
        found.sort(key=lambda each: bool(each.partners))
        found += [Onward("rebuts", target) for target in self.graph.rebuts_of(id_)]
        found += [Onward("despite", by) for by in self._holding.get(id_, ())]
        found += [
            Onward("undercuts", each.reason, onward=(Onward("supports", each.target),))
            for each in self._denied.get(id_, ())
        ]
        fresh = {each.id for each in found} - seen
        seen |= fresh
        further = []
        for each in found:
            again = each.id not in fresh
            fresh.discard(each.id)
            onward = each.onward
            if not onward and not again:
                onward = self.borne_on(each.id, depth - 1, seen)
            further.append(replace(each, again=again, onward=onward))
        return tuple(further)


def gathered(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Return the values of each key, in their order."""
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
