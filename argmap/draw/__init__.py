"""Views of arguments and comparisons, and the engine that draws them."""

from argmap.draw.engine import ENGINES, EngineError, EngineName
from argmap.draw.picture import Picture
from argmap.draw.pictures import argument_picture, opposition_picture, overview_picture, parts
from argmap.draw.selection import Selection, selected
from argmap.draw.theme import THEMES, ThemeName

__all__ = [
    "ENGINES",
    "THEMES",
    "EngineError",
    "EngineName",
    "Picture",
    "Selection",
    "ThemeName",
    "argument_picture",
    "opposition_picture",
    "overview_picture",
    "parts",
    "selected",
]
