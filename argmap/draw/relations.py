"""The lines of an argument: links between the nodes that are shown, and the dots they meet in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.draw.cards import node_id
from argmap.draw.drawing import Box, Link, LinkStyle
from argmap.draw.plain import plain
from argmap.graph import Graph
from argmap.opened import ArgumentFile

_JUNCTION = 7


def relations(
    file: ArgumentFile, graph: Graph, shown: Collection[str], *, described: bool = True
) -> tuple[list[Box], list[Link]]:
    """Return the links between the nodes that are shown, and the junctions that they need.

    Without being described they have no titles.
    """
    words = _Words(file, graph, described)
    junctions, links = _steps(words, graph, shown)
    links += _attacks(words, graph, shown)
    for id_, conceded in graph.despite:
        if id_ in shown and conceded in shown:
            links.append(_link(words, id_, conceded, "despite", "is held despite"))
    return junctions, links


class _Words:
    """The element ids of a text's nodes, and what links say of them."""

    def __init__(self, file: ArgumentFile, graph: Graph, described: bool) -> None:
        self.names = {id_: node_id(file, id_) for id_ in graph.nodes}
        self.graph = graph
        self.described = described

    def title(self, tails: Iterable[str], verb: str, head: str) -> str:
        if not self.described:
            return ""
        nodes = self.graph.nodes
        said = "; ".join(plain(nodes[tail].text) for tail in tails)
        return f"{said} — {verb}: {plain(nodes[head].text)}"


def _steps(words: _Words, graph: Graph, shown: Collection[str]) -> tuple[list[Box], list[Link]]:
    """Return the steps: linked reasons meet in a junction, and an undercut needs one to end on."""
    boxes: list[Box] = []
    links: list[Link] = []
    undercut = {(each.reason, each.target) for each in graph.undercuts}
    for step in graph.supports:
        reasons = [reason for reason in step.reasons if reason in shown]
        if step.target not in shown or not reasons:
            continue
        if len(reasons) == 1 and (reasons[0], step.target) not in undercut:
            links.append(_link(words, reasons[0], step.target, "supports", "supports"))
            continue
        junction = _junction(words, reasons[0], step.target)
        boxes.append(Box(junction, (), _JUNCTION, _JUNCTION, "point"))
        verb = "supports, with the others" if len(reasons) > 1 else "supports"
        for reason in reasons:
            links.append(
                Link(
                    f"{words.names[reason]}--supports--{step.target}",
                    words.names[reason],
                    junction,
                    "supports",
                    title=words.title([reason], verb, step.target),
                    arrow=False,
                )
            )
        verb = "together support" if len(reasons) > 1 else "supports"
        together = words.title(reasons, verb, step.target)
        links.append(
            Link(
                f"{junction}--step",
                junction,
                words.names[step.target],
                "supports",
                title=together,
            )
        )
    return boxes, links


def _attacks(words: _Words, graph: Graph, shown: Collection[str]) -> list[Link]:
    links = [
        _link(words, rebuttal, target, "rebuts", "rebuts")
        for rebuttal, target in graph.rebuts
        if rebuttal in shown and target in shown
    ]
    firsts = _first_reasons(graph, shown) if graph.undercuts else {}
    for each in graph.undercuts:
        if each.rebuttal in shown and (each.reason, each.target) in firsts:
            denial = words.title([each.rebuttal], "denies the step from", each.reason)
            target = plain(graph.nodes[each.target].text)
            links.append(
                Link(
                    f"{words.names[each.rebuttal]}--undercuts--{each.reason}--{each.target}",
                    words.names[each.rebuttal],
                    _junction(words, firsts[each.reason, each.target], each.target),
                    "undercuts",
                    title=f"{denial} — to: {target}" if denial else "",
                )
            )
    return links


def _first_reasons(graph: Graph, shown: Collection[str]) -> dict[tuple[str, str], str]:
    """Return the reason that names a step's junction, by each of its reasons and its target."""
    firsts: dict[tuple[str, str], str] = {}
    for step in graph.supports:
        if step.target in shown:
            reasons = [reason for reason in step.reasons if reason in shown]
            firsts |= {(reason, step.target): reasons[0] for reason in reasons}
    return firsts


def _junction(words: _Words, first: str, target: str) -> str:
    return f"{words.names[first]}--to--{target}"


def _link(words: _Words, tail: str, head: str, style: LinkStyle, verb: str) -> Link:
    return Link(
        f"{words.names[tail]}--{style}--{head}",
        words.names[tail],
        words.names[head],
        style,
        title=words.title([tail], verb, head),
        level=style != "supports",
    )
