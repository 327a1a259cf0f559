"""The reader: the texts, what stands between them, and the pictures, in one HTML file."""

from __future__ import annotations

from argmap.draw import EngineName
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.reader.book import book
from argmap.reader.page import page
from argmap.reader.pictures import pictures

__all__ = ["reader"]


def reader(file: ArgumentFile | ComparisonFile, *, engine: EngineName = "graphviz-pure") -> str:
    """Return a file without errors as a page that needs nothing but itself.

    Raises `EngineError` where the engine that draws its pictures is missing or fails.
    """
    made = book(file)
    return page(made, pictures(file, made, engine))
