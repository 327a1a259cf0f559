"""Views of arguments and comparisons, and the engine that draws them."""

from argmap.draw.engine import ENGINES, EngineError, EngineName
from argmap.draw.parts import Part, Text, parts, size, too_large
from argmap.draw.picture import Picture
from argmap.draw.pictures import (
    argument_dot,
    argument_picture,
    focus_picture,
    opposition_picture,
    overview_picture,
)
from argmap.draw.selection import Selection, selected
from argmap.draw.theme import THEMES, ThemeName

__all__ = [
    "ENGINES",
    "THEMES",
    "EngineError",
    "EngineName",
    "Part",
    "Picture",
    "Selection",
    "Text",
    "ThemeName",
    "argument_dot",
    "argument_picture",
    "focus_picture",
    "opposition_picture",
    "overview_picture",
    "parts",
    "selected",
    "size",
    "too_large",
]
