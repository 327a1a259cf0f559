"""What a view makes: boxes, links and words, before any engine has seen them.

Lengths are points (1/72 inch), x to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.draw.measure import Font
from argmap.draw.scripts import is_tall

BoxShape = Literal["square", "rounded", "cut", "plain", "ruled", "point"]
Fill = Literal["paper", "question", "quiet"] | int
"""What a box is filled with; a number is the text whose colour it has."""
Side = Literal["n", "e", "s", "w", ""]
LinkStyle = Literal[
    "direct",
    "tension",
    "agrees",
    "counterpart",
    "supports",
    "rebuts",
    "undercuts",
    "despite",
    "many",
    "few",
]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words in a box. `gap` is the empty space above it.

    `rtl` says that it belongs to a text that is written from right to left.
    """

    text: str
    font: Font = "sans"
    size: int = 12
    muted: bool = False
    gap: int = 0
    rtl: bool = False

    @property
    def height(self) -> int:
        """How much of the box it takes."""
        return self.gap + round(self.size * (1.5 if is_tall(self.text) else 1.26))


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its words. `title` and `description` say in words what a reader can't see."""

    id: str
    lines: tuple[Line, ...]
    width: int
    height: int
    shape: BoxShape = "square"
    fill: Fill = "paper"
    centred: bool = False
    dashed: bool = False
    heavy: bool = False
    title: str = ""
    description: str = ""
    href: str = ""
    """The picture that it leads to: a relative address that argmap has made."""
    x: float = 0
    """Its centre."""
    y: float = 0

    @property
    def side(self) -> int:
        """The empty space at the left and the right of its words."""
        return 0 if self.shape in ("plain", "ruled") else 10


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two boxes, from a side of the one to a side of the other."""

    id: str
    tail: str
    head: str
    style: LinkStyle
    tail_side: Side = ""
    head_side: Side = ""
    title: str = ""
    arrow: bool = True
    level: bool = False
    """Whether its ends stand beside each other, not one above the other."""
    mark: Literal["", "gained", "lost"] = ""
    """What happened to it, in a picture of a change."""
    route: str = ""
    """The way that an engine has found for it, in DOT's words."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as boxes and links.

    Where an engine finds the places of the boxes, it ranks them along `direction`, `first_rank`
    first. `reading_order` has the ids of boxes and links as one would read them out.
    """

    title: str
    description: str
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    reading_order: tuple[str, ...] = ()
    direction: Literal["BT", "RL"] = "BT"
    first_rank: tuple[str, ...] = ()
    language: str = ""
