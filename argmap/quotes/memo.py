"""Answers kept, as long as there aren't too many of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Answer = TypeVar("Answer")
MOST_KEPT = 4_096
"""How many answers are kept for certain; at most twice as many are there."""


class Memo:
    """Answers by their questions; those that nobody has asked for again are forgotten first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._new: dict[Hashable, Any] = {}
        self._old: dict[Hashable, Any] = {}

    def answer(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return what is kept for a question, or find it."""
        if question in self._new:
            kept: Answer = self._new[question]
            return kept
        found: Answer = self._old[question] if question in self._old else find()
        if len(self._new) >= MOST_KEPT:
            self._old, self._new = self._new, {}
        self._new[question] = found
        return found
