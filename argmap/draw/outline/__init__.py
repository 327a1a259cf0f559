"""Views in words: outlines that a screen reader reads well, in the order of the pictures.

A line is a sentence or a paragraph, and isn't broken: where, is for the reader's window to say.
"""

from argmap.draw.outline.argument import argument_outline
from argmap.draw.outline.comparison import opposition_outline
from argmap.draw.outline.drawn import drawn_outline
from argmap.draw.outline.focus import focus_outline

__all__ = ["argument_outline", "drawn_outline", "focus_outline", "opposition_outline"]
