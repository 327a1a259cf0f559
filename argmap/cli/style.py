"""Colours on a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

import click

color_option = click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Whether to print in colours; NO_COLOR and FORCE_COLOR are honoured too.",
)

_STYLES: dict[str, dict[str, str | bool]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan"},
    "quiet": {"dim": True},
    "strong": {"bold": True},
    "added": {"fg": "green"},
    "removed": {"fg": "red"},
    "changed": {"fg": "yellow"},
    "id": {"fg": "cyan"},
}


def styler(color: str, stream: TextIO) -> Callable[[str, str], str]:
    """Return what sets a text in a style, or leaves it as it is."""
    if not _wanted(color, stream):
        return lambda name, text: text
    return lambda name, text: click.style(text, **_STYLES[name])  # type: ignore[arg-type]


def _wanted(color: str, stream: TextIO) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
