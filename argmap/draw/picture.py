"""A picture: a drawing in a theme, ready to be written in any format."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.draw.dot import dot_source
from argmap.draw.drawing import Drawing
from argmap.draw.engine import EngineError, EngineName, run
from argmap.draw.svg import finish
from argmap.draw.theme import ThemeName, palette


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in a theme. Its methods raise `EngineError` where the engine can't draw."""

    drawing: Drawing
    theme: ThemeName = "light"
    engine: EngineName = "graphviz-pure"

    def dot(self) -> str:
        """Return the picture as DOT; draw it with `neato -n2`."""
        return dot_source(self.drawing, palette(self.theme))

    def svg(self) -> str:
        """Return the picture as SVG."""
        drawn = run(self.dot(), "neato", "svg", self.engine)
        return finish(drawn, self.drawing, self.theme)

    def png(self) -> bytes:
        """Return the picture as PNG, two pixels a CSS pixel."""
        dot = self.dot().replace("{", "{\n\tgraph [dpi=192]", 1)
        return run(dot, "neato", "png", self.engine)

    def pdf(self) -> bytes:
        """Return the picture as PDF, which only an installed Graphviz can draw."""
        try:
            return run(self.dot(), "neato", "pdf", "dot")
        except EngineError as error:
            raise EngineError(
                f"only an installed Graphviz draws PDF; install it, or take SVG or PNG ({error})"
            ) from None

    def _repr_svg_(self) -> str:
        return self.svg()
