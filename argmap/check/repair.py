"""Makes the safe repairs of findings: on texts, and proved by reading them again."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.check.finding import Edit, File, Finding, Fix, Meant
from argmap.syntax import DEFAULT_LIMITS, Document, Limits, Splice, read, spliced
from argmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a file is after its repairs, and how many were made. A byte order mark is kept."""

    name: str
    before: str
    after: str
    repairs: int
    edits: tuple[Edit, ...]


def repaired(
    workspace: Workspace, findings: Iterable[Finding], limits: Limits = DEFAULT_LIMITS
) -> Mapping[Path, Repaired]:
    """Return the files that were named and have safe repairs, with these made.

    Each file is read again: it has to say what it said, but for the places that were meant. A
    repair that doesn't pass is left out, and one that overlaps another waits for the next time.
    """
    fixes = _safe_fixes(findings)
    found = {}
    for file in workspace.files:
        if file.path in workspace.named and file.name in fixes:
            made = with_fixes(file, fixes[file.name], limits)
            if made is not None:
                found[file.path] = made
    return found


def unnamed(workspace: Workspace, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the names of files that have safe repairs and weren't named themselves."""
    fixes = _safe_fixes(findings)
    return tuple(
        file.name
        for file in workspace.files
        if file.path not in workspace.named and file.name in fixes
    )


def _safe_fixes(findings: Iterable[Finding]) -> dict[str, list[Fix]]:
    found: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix and finding.fix.safe:
            found.setdefault(finding.fix.edits[0].file, []).append(finding.fix)
    return found


def with_fixes(
    file: File, fixes: Sequence[Fix], limits: Limits = DEFAULT_LIMITS
) -> Repaired | None:
    """Return a file with repairs made, as many as pass; None where none does."""
    document = file.document
    before = "\ufeff" * document.has_bom + document.text
    kept = _proved(before, document, [], _apart(fixes), limits)
    if not kept:
        return None
    edits = tuple(edit for fix in kept for edit in fix.edits)
    return Repaired(file.name, before, _edited(before, kept), len(kept), edits)


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes of which no two touch the same place; of two that do, the first."""
    kept: list[Fix] = []
    taken: list[Edit] = []
    for fix in fixes:
        if not any(_overlap(edit, other) for edit in fix.edits for other in taken):
            kept.append(fix)
            taken += fix.edits
    return kept


def _overlap(edit: Edit, other: Edit) -> bool:
    if edit.start == other.start:
        return True
    return edit.start < other.end and other.start < edit.end


def _proved(
    text: str, document: Document, kept: list[Fix], fixes: list[Fix], limits: Limits
) -> list[Fix]:
    """Return what is kept and those of the fixes with which the text still reads as it has to."""
    if not fixes or _reads_as_meant(text, document, [*kept, *fixes], limits):
        return [*kept, *fixes]
    if len(fixes) == 1:
        return kept
    half = len(fixes) // 2
    kept = _proved(text, document, kept, fixes[:half], limits)
    return _proved(text, document, kept, fixes[half:], limits)


def _edited(text: str, fixes: Iterable[Fix]) -> str:
    edits = (edit for fix in fixes for edit in fix.edits)
    return spliced(text, (Splice(edit.start, edit.end, edit.text) for edit in edits))


def _reads_as_meant(text: str, document: Document, fixes: list[Fix], limits: Limits) -> bool:
    value = copy.deepcopy(document.value)
    # Keys last: until then every path leads where it led.
    meant = sorted((fix.meant for fix in fixes), key=lambda meant: meant.is_key)
    if not all(_change(value, each) for each in meant):
        return False
    after = read(_edited(text, fixes).encode("utf-8"), limits)
    no_more = len(after.problems) <= len(document.problems)
    return no_more and after.has_bom == document.has_bom and after.value == value


def _change(value: Any, meant: Meant) -> bool:
    """Make a value what is meant; False where that would name an id twice in one place."""
    *way, last = meant.path
    for step in way:
        value = value[step]
    if isinstance(value, list):
        if meant.text in value:
            return False
    elif meant.is_key:
        if meant.text in value:
            return False
        value[meant.text] = value.pop(last)
        return True
    value[last] = meant.text
    return True
