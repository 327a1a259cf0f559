"""Answers kept, as long as there aren't too many of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Answer = TypeVar("Answer")
FEWEST, MOST = 1_024, 32_768
"""How many questions make a round, at the least and at the most."""


class Memo:
    """Answers by their questions; what nobody asks for in two rounds is forgotten.

    A round is twice as long as there were different questions in the one before: so a large map
    that is searched again and again is kept whole, and what is typed and given up isn't.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._new: dict[Hashable, Any] = {}
        self._old: dict[Hashable, Any] = {}
        self._asked = 0
        self._round = FEWEST

    def answer(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return what is kept for a question, or find it."""
        self._asked += 1
        if self._asked > self._round:
            self._old, self._new = self._new, {}
            self._asked, self._round = 1, min(MOST, max(FEWEST, 2 * len(self._old)))
        if question in self._new:
            kept: Answer = self._new[question]
            return kept
        found: Answer = self._old[question] if question in self._old else find()
        self._new[question] = found
        return found

    def __len__(self) -> int:
        """How many answers are kept at the most."""
        return len(self._new) + len(self._old)
