"""Argument maps as code: claims with proved quotations, and where texts contradict each other.

>>> import argmap
>>> from argmap.check import check
>>> workspace = argmap.load(["examples/stalin"])
>>> check(workspace).summary.errors
0
>>> svg = argmap.opposition_picture(workspace.comparisons[0]).svg()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.draw import (
        argument_picture,
        focus_picture,
        opposition_picture,
        overview_picture,
    )
    from argmap.export.resolved import resolved
    from argmap.schema import json_schema
    from argmap.workspace import Workspace, load

__version__ = "0.1.0"

_WHERE = {
    "Workspace": "argmap.workspace",
    "argument_picture": "argmap.draw",
    "focus_picture": "argmap.draw",
    "json_schema": "argmap.schema",
    "load": "argmap.workspace",
    "opposition_picture": "argmap.draw",
    "overview_picture": "argmap.draw",
    "resolved": "argmap.export.resolved",
}

__all__ = [
    "Workspace",
    "argument_picture",
    "focus_picture",
    "json_schema",
    "load",
    "opposition_picture",
    "overview_picture",
    "resolved",
]


def __getattr__(name: str) -> Any:
    # Each name is imported when it is asked for: a check draws nothing and mustn't pay for it.
    if name not in _WHERE:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
