"""Ids that are named and aren't there: which were meant, and what puts them right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from argmap.check.finding import Consequence, File, Fix, Found, found_at, identity_of
from argmap.check.fixes import renaming, rewording
from argmap.closest import closest
from argmap.syntax import Path

MOST_GUESSED = 50
"""For how many ids of a file, by each rule, the one is looked for that was meant."""
_LEAST_LENGTH = 3
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Missed:
    """Where the ids that are there stand, and the rules that miss whatever names one of them.

    While the id that was meant is misspelt, what they say of it is no news.
    """

    file: File
    path: Path
    rules: tuple[str, ...]

    def consequences(self, id_: str) -> tuple[Consequence, ...]:
        """Return what is found of an id because it is misspelt elsewhere."""
        identity = identity_of((*self.path, id_))
        return tuple(Consequence(rule, self.file.name, identity) for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Unknown:
    """An id that is named at a path, or as the path's last key, and the ids that are there.

    `otherwise` is what to do where none of them is like it; `owner` is the id of what names it.
    """

    file: File
    path: Path
    id: str
    known: Collection[str]
    message: str
    otherwise: str
    owner: str = ""
    is_key: bool = False
    missed: Missed | None = None


def report(unknown: Iterable[Unknown]) -> Iterator[Found]:
    """Report ids that aren't there, each with the id that was most likely meant."""
    counts: Counter[str] = Counter()
    for each in unknown:
        counts[each.file.name] += 1
        # Beyond so many a file is wrong as a whole, and guessing at each would take long.
        guess = counts[each.file.name] <= MOST_GUESSED
        match = closest(each.id, list(each.known)) if guess else None
        yield found_at(
            each.file,
            each.path,
            each.message,
            f"did you mean `{match}`?" if match else each.otherwise,
            key=each.is_key,
            fix=_fix(each) if guess else None,
            consequences=each.missed.consequences(match) if match and each.missed else (),
        )


def _fix(unknown: Unknown) -> Fix | None:
    near = _near(unknown.id, unknown.known)
    if len(near) != 1 or near[0] == unknown.owner or near[0] in _beside(unknown):
        return None
    # `premise-2` may be a premise that has yet to be written.
    safe = re.findall(r"\d+", unknown.id) == re.findall(r"\d+", near[0])
    make = renaming if unknown.is_key else rewording
    return make(unknown.file, unknown.path, near[0], safe=safe)


def _near(id_: str, known: Collection[str]) -> list[str]:
    """Return the ids that are so like a misspelt one that they may be meant, two at the most."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(id_) < _LEAST_LENGTH:
        return []
    slips = 1 if len(id_) < _SHORT else 2
    found = process.extract(id_, list(known), scorer=OSA.distance, score_cutoff=slips, limit=2)
    return [str(match) for match, *_ in found]


def _beside(unknown: Unknown) -> Collection[str]:
    """Return the ids that stand in the same list, step or mapping of texts."""
    holder = unknown.file.document.at(unknown.path[:-1])
    if unknown.is_key or isinstance(holder, list):
        return list(holder)
    return list(holder.values()) if set(holder) == {"from", "to"} else ()
