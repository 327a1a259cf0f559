"""A column of the focus view: a node, below it what bears on it, above it what it bears on.

It is an outline turned into a picture. What stands one step further from the node is set in by
`INDENT`; its line leads to a trunk in that space, and along the trunk to the node. Trunks of
attacks stand outside those of support, so that no two lines cross.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from argmap.draw.cards import card
from argmap.draw.compared import Compared
from argmap.draw.drawing import Box, Link, LinkStyle
from argmap.draw.neighbours import Branch, Onward
from argmap.draw.plain import plain
from argmap.draw.routes import TIPS

CARD = 248
INDENT = 42
_GAP = 14
_ATTACK, _SUPPORT, _JOINT, _BRACKET = 15.0, 26.0, 32.0, 37.0
"""Where lines run in the space that is set in."""
_DOT = 7

Point = tuple[float, float]


class Column:
    """Cards and lines of one side of the picture, in reading order.

    `edge` is the x at which its cards begin, on the side of the questions; from there they reach
    to the left or the right. `used` has the ids that elements have already.
    """

    def __init__(self, compared: Compared, edge: float, *, left: bool, used: set[str]) -> None:
        self.compared = compared
        self.edge = edge
        self.sign = -1 if left else 1
        self.used = used
        self.elements: list[Box | Link] = []
        self._says: dict[str, str] = {}

    def node(
        self,
        alias: str,
        id_: str,
        level: int,
        *,
        again: bool = False,
        said: str = "",
        width: int = CARD,
        heavy: bool = False,
    ) -> Box:
        """Return a node's card, at its level, with its centre at 0."""
        text = self.compared.text(alias)
        element = first = self.compared.element(alias, id_)
        again = again or element in self.used
        number = 1
        while again and (element in self.used or number == 1):
            number += 1
            element = f"{first}--again-{number}"
        self.used.add(element)
        self._says[element] = plain(text.nodes[id_].text)
        words = (said, "again" if again else "", self.compared.whose(alias))
        box = card(
            text,
            self.compared.graph(alias),
            id_,
            width=width,
            size=10 if level else 12,
            fill=self.compared.fill(alias),
            quoted=level == 0 and not again,
            heavy=heavy,
            prefix=" · ".join(filter(None, words)),
            element=element,
        )
        return replace(box, x=self._x(INDENT * level + width / 2))

    def put(self, box: Box, y: float) -> Box:
        """Put a box into the column, with its centre at y, and return it there."""
        placed = replace(box, y=round(y, 1))
        self.elements.append(placed)
        return placed

    def below(self, alias: str, branch: Branch, parent: Box, level: int) -> float:
        """Put what bears on a node below it, and return where that ends."""
        bottom = parent.y + parent.height / 2
        y, inset = bottom, float(INDENT * level)
        for step in branch.steps:
            kids: list[Box] = []
            for each in step.branches:
                box, y = self._child(alias, each, level + 1, y)
                kids.append(box)
            denying: list[Box] = []
            for each in step.undercuts:
                box, y = self._child(alias, each, level + 1, y)
                denying.append(box)
            self._step(alias, kids, denying, parent, inset)
        for each in branch.rebuttals:
            box, y = self._child(alias, each, level + 1, y)
            x = inset + _ATTACK
            way = [(inset + INDENT, box.y), (x, box.y), (x, bottom)]
            self._line("rebuts", box, parent, way, "rebuts")
        for each in branch.despite:
            box, y = self._child(alias, each, level + 1, y)
            x = inset + _ATTACK
            way = [(x, bottom), (x, box.y), (inset + INDENT, box.y)]
            self._line("despite", parent, box, way, "is held despite")
        return y

    def above(self, alias: str, onward: Iterable[Onward], node: Box, level: int) -> float:
        """Put what a node bears on above it, and return where that begins."""
        top = node.y - node.height / 2
        y, inset = top, float(INDENT * level)
        for each in onward:
            begin = len(self.elements)
            for id_ in (*each.partners, *each.undercuts):
                y = self._joined(alias, id_, node, level, y, denying=id_ in each.undercuts)
            box = self.node(alias, each.id, level + 1, again=each.again)
            y -= _GAP + box.height / 2
            partners = self.elements[begin:]
            box = self.put(box, y)
            y -= box.height / 2
            trunk = inset + (_SUPPORT if each.kind == "supports" else _ATTACK)
            way = [(trunk, top), (trunk, box.y), (inset + INDENT, box.y)]
            if each.kind == "supports":
                verb = "supports" if not each.partners else "supports, with others"
                self._line("supports", node, box, way, verb)
            elif each.kind == "rebuts":
                self._line("rebuts", node, box, way, "rebuts")
            elif each.kind == "despite":
                self._line("despite", box, node, way[::-1], "is held despite")
            else:
                self._denied(node, box, (trunk, top), level + 1)
            # Read before those that only lead to it.
            self.elements[begin:] = [*self.elements[begin + len(partners) :], *partners]
            y = self.above(alias, each.onward, box, level + 1)
        return y

    def _child(self, alias: str, branch: Branch, level: int, y: float) -> tuple[Box, float]:
        box = self.node(alias, branch.id, level, again=branch.again)
        box = self.put(box, y + _GAP + box.height / 2)
        return box, self.below(alias, branch, box, level)

    def _step(
        self, alias: str, kids: list[Box], denying: list[Box], parent: Box, inset: float
    ) -> None:
        """Lead reasons to what they support; a joint shows that they do so only together."""
        bottom = parent.y + parent.height / 2
        trunk = inset + _SUPPORT
        if len(kids) == 1 and not denying:
            y = kids[0].y
            way = [(inset + INDENT, y), (trunk, y), (trunk, bottom)]
            self._line("supports", kids[0], parent, way, "supports")
            return
        y = round((kids[0].y + kids[-1].y) / 2, 1)
        x = inset + _JOINT
        joint = self._dot(kids[0], parent, x, y)
        verb = "supports, with others" if len(kids) > 1 else "supports"
        for kid in kids:
            out = inset + _BRACKET if len(kids) > 1 else x
            way = [(inset + INDENT, kid.y), (out, kid.y), (out, y), (x, y)]
            self._line("supports", kid, joint, way, verb, arrow=False, to=parent)
        way = [(x, y), (trunk, y), (trunk, bottom)]
        self._line("supports", joint, parent, way, "supports", of=kids[0])
        for box in denying:
            way = [(inset + INDENT, box.y), (x, box.y), (x, y + _DOT / 2)]
            self._line("undercuts", box, joint, way, "denies the step to", to=parent)

    def _joined(
        self, alias: str, id_: str, node: Box, level: int, y: float, *, denying: bool
    ) -> float:
        """Put a partner of a node, or a rebuttal of its step, beside the trunk that leads up."""
        box = self.node(alias, id_, level + 1)
        box = self.put(box, y - _GAP - box.height / 2)
        x = INDENT * level + _SUPPORT
        joint = self._dot(box, node, x, box.y)
        end = x + (_DOT / 2 if denying else 0)
        way = [(INDENT * (level + 1), box.y), (end, box.y)]
        if denying:
            self._line("undercuts", box, joint, way, "denies the step from", to=node)
        else:
            self._line("supports", box, joint, way, "only together with", arrow=False, to=node)
        return box.y - box.height / 2

    def _denied(self, node: Box, reason: Box, start: Point, level: int) -> None:
        """Lead a node's denial to the step that begins at a reason's top."""
        x, y = INDENT * level + _SUPPORT, reason.y - reason.height / 2 - _GAP / 2
        joint = self._dot(node, reason, x, y)
        way = [start, (start[0], y), (x - _DOT / 2, y)]
        self._line("undercuts", node, joint, way, "denies the step from", to=reason)

    def _dot(self, one: Box, other: Box, u: float, y: float) -> Box:
        id_ = f"{one.id}--at--{other.id}"
        return self.put(Box(id_, (), _DOT, _DOT, "point", x=self._x(u)), y)

    def _line(
        self,
        style: LinkStyle,
        tail: Box,
        head: Box,
        way: list[Point],
        verb: str,
        *,
        arrow: bool = True,
        of: Box | None = None,
        to: Box | None = None,
    ) -> None:
        """Put a line along a way, whose points are seen from the column's edge."""
        points = [(self._x(u), y) for u, y in way]
        name = f"{self._says[(of or tail).id]} — {verb}: {self._says[(to or head).id]}"
        self.elements.append(
            Link(
                f"{tail.id}--{style}--{head.id}",
                tail.id,
                head.id,
                style,
                title=name,
                arrow=arrow,
                route=route(points, TIPS[style] if arrow else 0),
            )
        )

    def _x(self, u: float) -> float:
        return round(self.edge + self.sign * u, 1)


def route(points: list[Point], tip: float) -> str:
    """Return the way from point to point in DOT's words, with room for an arrowhead's `tip`."""
    corners = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    arrow = ""
    if tip and len(corners) > 1:
        (x0, y0), (x1, y1) = corners[-2:]
        length = abs(x1 - x0) + abs(y1 - y0)
        part = min(tip / length, 1) if length else 0
        arrow = f"e,{x1:g},{-y1:g} "
        corners[-1] = (round(x1 - (x1 - x0) * part, 2), round(y1 - (y1 - y0) * part, 2))
    written = [f"{x:g},{-y:g}" for x, y in corners]
    spline = [written[0]]
    for one, other in pairwise(written):
        spline += [one, other, other]
    return arrow + " ".join(spline)
