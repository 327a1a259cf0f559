"""`argmap render --format text`: which outline stands for which picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from argmap.draw import Part, Selection, Text, overview_picture
from argmap.draw.outline import (
    argument_outline,
    drawn_outline,
    focus_outline,
    opposition_outline,
)
from argmap.draw.selection import nodes_named
from argmap.opened import ArgumentFile, ComparisonFile


def outline(
    file: ArgumentFile | ComparisonFile, selection: Selection, view: str | None, steps: int
) -> Callable[[], str]:
    """Return what makes the outline of a view of a file; it has no size that is too large."""
    if view == "overview":
        return lambda: drawn_outline(overview_picture(file, selection).drawing, file.name)
    named = nodes_named(file, selection.focus) if selection.focus else []
    if isinstance(file, ArgumentFile):
        return partial(argument_outline, file, focus=named[0][1] if named else "", depth=steps)
    if view == "focus":
        [(alias, node)] = named
        return partial(focus_outline, file, alias, node, steps)
    return partial(opposition_outline, file, selection)


def outline_of_part(
    file: ArgumentFile | ComparisonFile, text: Text | None, selection: Selection, part: Part
) -> Callable[[], str]:
    """Return what makes the outline of a part of a file."""
    if isinstance(file, ComparisonFile):
        return partial(opposition_outline, file, selection, part=part)
    return partial(argument_outline, text or file, part=part)
