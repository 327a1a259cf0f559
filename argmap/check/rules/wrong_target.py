"""A reference names what it can be about.

An undercut names a step that there is; `despite` names something conceded or reported; `via` leads
to another speaker and never back; a counterpart is between two texts; and nothing refers to
itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.references import path_of
from argmap.check.rule import Rule
from argmap.model.argument import Rebuttal, Step
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look at what each reference names."""
    for file in workspace.arguments:
        yield from _self_references(file)
        yield from _undercuts(file)
        yield from _despite(file)
        yield from _via(file)
    for comparison in workspace.comparisons:
        yield from _counterparts(comparison)
        yield from _same_text(comparison)


def _self_references(file: ArgumentFile) -> Iterator[Found]:
    for reference in file.references:
        if reference.target == reference.node and reference.key not in ("supports", "undercuts"):
            message = f"`{reference.node}` names itself under `{reference.key}`"
            yield found_at(file, path_of(file, reference), message, "name another node")


def _undercuts(file: ArgumentFile) -> Iterator[Found]:
    for id_, node in file.nodes.items():
        undercuts = node.undercuts if isinstance(node, Rebuttal) else None
        path = ("argument", id_, "undercuts")
        if isinstance(undercuts, Step):
            start = file.nodes.get(undercuts.from_)
            if start and undercuts.to in file.nodes and undercuts.to not in start.supports:
                message = f"there is no step from `{undercuts.from_}` to `{undercuts.to}`"
                yield found_at(file, path, message, "name a node and one that it supports")
        elif undercuts and undercuts in file.nodes and not file.nodes[undercuts].supports:
            message = f"`{undercuts}` supports nothing, so there is no step to undercut"
            yield found_at(file, path, message, "to deny its truth, use `rebuts`")


def _despite(file: ArgumentFile) -> Iterator[Found]:
    for reference in file.references:
        if reference.key == "despite" and reference.target != reference.node:
            target = file.nodes.get(reference.target)
            if target and target.stance in (None, "endorses"):
                yield found_at(
                    file,
                    path_of(file, reference),
                    f"`{reference.target}` is neither conceded nor reported",
                    "give it `stance: concedes`, or take it out of `despite`",
                )


def _via(file: ArgumentFile) -> Iterator[Found]:
    speakers = file.argument.speakers if file.argument else {}
    circular: set[str] = set()
    done: set[str] = set()
    for start in speakers:
        trail: dict[str, None] = {}
        at: str | None = start
        while at in speakers and at not in done and at not in trail:
            trail[at] = None
            at = speakers[at].via
        if at in trail:
            steps = list(trail)
            circular.update(steps[steps.index(at) :])
        done.update(trail)
    for id_ in speakers:
        if id_ in circular:
            yield found_at(
                file,
                ("speakers", id_, "via"),
                f"`via` leads back to `{id_}`",
                "it names the speaker through whom the author has it",
            )


def _counterparts(file: ComparisonFile) -> Iterator[Found]:
    for id_, counterpart in file.comparison.counterparts.items() if file.comparison else ():
        if counterpart.holds.keys() == counterpart.reports.keys():
            yield found_at(
                file,
                ("counterparts", id_, "reports"),
                "a counterpart is between two texts, and both sides name the same",
                "name the other text under `reports`",
            )


def _same_text(file: ComparisonFile) -> Iterator[Found]:
    first: dict[str, str] = {}
    for alias in file.texts:
        text = file.text(alias)
        if text and text.name in first:
            yield found_at(
                file,
                ("texts", alias),
                f"`{alias}` is the same text as `{first[text.name]}`",
                "a text is compared with others, not with itself",
            )
        elif text:
            first[text.name] = alias


RULE = Rule(
    id="wrong-target",
    group="references",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}  said:\n    rebuttal: It isn't the traffic that counts.\n"
        "    undercuts: stay-open\n    quote: Some say that it is unsafe.\n",
        "`stay-open` supports nothing, so there is no step to undercut",
    ),
)
