"""New YAML: a key and a text, in the style in which nothing in it needs escaping."""

from __future__ import annotations

import re
import textwrap

from argmap.escape import TURNING
from argmap.syntax.reader import read
from argmap.syntax.scalar import double_quoted, single_quoted

WIDTH = 100
"""How many columns a line takes at the most, where its words allow it."""
STEP = 2
"""How many columns a level is indented by."""
_TURNING = re.compile(f"[{TURNING}]")


def text_entry(key: str, text: str, indent: int) -> str:
    """Return `key: text` with its line end: on one line, or as a folded block where that is safer.

    White space in the text becomes single spaces.
    """
    words = " ".join(text.split())
    margin = " " * indent
    line = f"{margin}{key}: {words}\n"
    if len(line) <= WIDTH and _reads_as(line, key, words):
        return line
    inner = " " * (indent + STEP)
    lines = textwrap.wrap(
        words, WIDTH - indent - STEP, break_long_words=False, break_on_hyphens=False
    )
    block = f"{margin}{key}: >-\n" + "".join(f"{inner}{each}\n" for each in lines)
    if _reads_as(block, key, words):
        return block
    return f"{margin}{key}: {double_quoted(words)}\n"


def on_one_line(key: str, text: str) -> str:
    """Return a text as it can stand behind `key: ` on one line: plain where that is safe.

    White space in the text becomes single spaces.
    """
    words = " ".join(text.split())
    for written in (words, single_quoted(words)):
        if _reads_as(f"{key}: {written}\n", key, words):
            return written
    return double_quoted(words)


def _reads_as(yaml: str, key: str, text: str) -> bool:
    if _TURNING.search(text):
        return False  # a reader, and whoever pastes it, couldn't see what it says
    document = read(textwrap.dedent(yaml).encode("utf-8", "surrogatepass"))
    return not document.problems and document.value == {key: text}
