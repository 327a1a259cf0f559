"""How large a file may be. A flag raises these, a file never does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds applied before anything large is built."""

    bytes: int = 10_000_000
    depth: int = 64
    values: int = 200_000


DEFAULT_LIMITS = Limits()
