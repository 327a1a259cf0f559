"""What a rule is. Each stands in a file of its own in `rules/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from argmap.check.example import Example
from argmap.check.finding import Found, Severity
from argmap.workspace import Workspace

Group = Literal["file", "source", "quotes", "references", "structure", "comparison", "settings"]
GROUPS: tuple[Group, ...] = (
    "file",
    "source",
    "quotes",
    "references",
    "structure",
    "comparison",
    "settings",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `argmap check`: its check, its page, and examples that are also its tests."""

    id: str
    group: Group
    severity: Severity
    page: str | None
    check: Callable[[Workspace], Iterable[Found]]
    passes: Example
    fails: Example
