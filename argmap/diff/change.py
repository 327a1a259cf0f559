"""What a diff is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["added", "removed", "changed", "renamed"]
CAUTIONS = (
    "settings",
    "root",
    "not-an-argmap-file",
    "unreadable",
    "unreadable-before",
    "source-unreadable",
    "source-changed",
    "source-replaced",
    "text-replaced",
    "pin-changed",
    "pin-removed",
    "unpinned",
    "language",
    "unproved",
    "suppression-added",
    "suppression-removed",
    "aside-added",
    "aside-removed",
    "settings-below-root",
)
"""What makes the rest of a diff less trustworthy, in the order in which it is said."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is other than it was. `before` and `after` are "" where there is none.

    `id` names the node that a relation is to; `kind` says what it is that changed.
    """

    kind: str
    before: str = ""
    after: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change does to another node or relation: its id, and what it says."""

    kind: Literal["last-support-lost", "last-rebuttal-lost", "side-of"]
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one node, relation, speaker, topic, section or file.

    `line` (from 1) is where it stands in the newer file, or in the older one where it is gone.
    """

    action: Action
    what: str
    id: str
    text: str
    file: str
    line: int
    details: tuple[Detail, ...] = ()
    consequences: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at before the rest, and where it stands."""

    kind: str
    text: str
    file: str
    line: int = 0
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two states: `base` and `head` name them, as they were asked for."""

    base: str
    head: str
    cautions: tuple[Caution, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.cautions or self.changes)
