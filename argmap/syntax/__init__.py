"""The strict YAML subset: bytes to plain values, and where each value stands."""

from argmap.syntax.comments import Comment, comments
from argmap.syntax.complaints import BLOCK_ADVICE
from argmap.syntax.document import Document, Place
from argmap.syntax.limits import DEFAULT_LIMITS, Limits
from argmap.syntax.lines import Lines
from argmap.syntax.problem import Path, Problem
from argmap.syntax.reader import read

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
    "comments",
    "read",
]
