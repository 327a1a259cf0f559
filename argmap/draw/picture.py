"""A picture: a drawing in a theme, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from argmap.draw.dot import MARGIN, dot_source, layout_source
from argmap.draw.drawing import Drawing
from argmap.draw.engine import EngineError, EngineName, run
from argmap.draw.packing import extent
from argmap.draw.svg import finish
from argmap.draw.theme import ThemeName, palette

MOST_PIXELS = 100_000_000
"""How many pixels a PNG may have."""


@dataclass(frozen=True)
class Picture:
    """A drawing in a theme. Its methods raise `EngineError` where the engine can't draw.

    `place` gives the boxes of a drawing their places, where an engine has to find them.
    """

    drawing: Drawing
    theme: ThemeName = "light"
    engine: EngineName = "graphviz-pure"
    place: Callable[[Drawing, EngineName], Drawing] | None = None

    @cached_property
    def placed(self) -> Drawing:
        """The drawing with its places."""
        return self.place(self.drawing, self.engine) if self.place else self.drawing

    @property
    def in_words(self) -> bool:
        """Whether the drawing's relations are said in words, not drawn as lines."""
        return bool(self.drawing.links) and not self.placed.links

    def dot(self) -> str:
        """Return the picture as DOT, which no engine has seen yet.

        Where boxes have their places, `neato -n2` draws it; else `dot` finds them.
        """
        if self.place:
            return layout_source(self.drawing, palette(self.theme))
        return dot_source(self.drawing, palette(self.theme))

    def svg(self) -> str:
        """Return the picture as SVG."""
        drawn = run(self._source(), "neato", "svg", self.engine)
        return finish(drawn, self.placed, self.theme)

    def png(self, scale: float = 2) -> bytes:
        """Return the picture as PNG, with so many pixels a CSS pixel.

        Raises `EngineError` where that would be more than `MOST_PIXELS`.
        """
        dpi = 96 * scale
        left, top, right, bottom = extent(self.placed)
        across, down = ((size + 2 * MARGIN) * dpi / 72 for size in (right - left, bottom - top))
        if across * down > MOST_PIXELS:
            raise EngineError(
                f"a PNG of {across:,.0f} × {down:,.0f} pixels is too large; take a smaller "
                "--scale, draw less, or take SVG"
            )
        dot = self._source().replace("{", f"{{\ngraph [dpi={dpi:g}]", 1)
        return run(dot, "neato", "png", self.engine)

    def pdf(self) -> bytes:
        """Return the picture as PDF, which only an installed Graphviz can draw."""
        try:
            return run(self._source(), "neato", "pdf", "dot")
        except EngineError as error:
            raise EngineError(
                f"only an installed Graphviz draws PDF; install it, or take SVG or PNG ({error})"
            ) from None

    def _source(self) -> str:
        return dot_source(self.placed, palette(self.theme))

    def _repr_svg_(self) -> str:
        return self.svg()
