"""The strict YAML subset: bytes to plain values, and where each value stands."""

from argmap.syntax.comments import Comment, comments
from argmap.syntax.complaints import BLOCK_ADVICE
from argmap.syntax.document import Document, Place
from argmap.syntax.edit import (
    Rewritten,
    Splice,
    spliced,
    with_comment,
    with_entry,
    with_key,
    with_words,
)
from argmap.syntax.limits import DEFAULT_LIMITS, Limits
from argmap.syntax.lines import Lines
from argmap.syntax.problem import Path, Problem
from argmap.syntax.reader import read
from argmap.syntax.write import on_one_line, text_entry

__all__ = [
    "BLOCK_ADVICE",
    "DEFAULT_LIMITS",
    "Comment",
    "Document",
    "Limits",
    "Lines",
    "Path",
    "Place",
    "Problem",
    "Rewritten",
    "Splice",
    "comments",
    "on_one_line",
    "read",
    "spliced",
    "text_entry",
    "with_comment",
    "with_entry",
    "with_key",
    "with_words",
]
