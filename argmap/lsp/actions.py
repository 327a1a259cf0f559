"""The repairs of `check --fix`, at the findings that they are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from argmap.check import Finding, Fix, check
from argmap.check.finding import File
from argmap.check.repair import repaired, with_fixes
from argmap.escape import visible
from argmap.lsp.diagnostics import diagnostic
from argmap.lsp.page import Page

FIX_ALL = "source.fixAll.argmap"
_MOST_CHARACTERS = 70


def actions(
    page: Page, range_: types.Range, only: Sequence[str] | None = None
) -> list[types.CodeAction]:
    """Return the repairs of what is found in a range, and all safe ones of the file together.

    Each is proved before it is offered: made on the text, that says what it said but for the place
    that is meant.
    """
    if page.file is None:
        return []
    found: list[types.CodeAction] = []
    findings = check(page.scene.workspace).findings
    if _wanted(types.CodeActionKind.QuickFix, only):
        found += _quick_fixes(page, page.file, findings, range_)
    if _wanted(FIX_ALL, only):
        found += _fix_all(page, page.file, findings)
    return found


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a kind, or one that it is a kind of, is asked for; nobody gets all unasked."""
    if not only:
        return kind != FIX_ALL
    return any(kind == each or kind.startswith(f"{each}.") or not each for each in only)


def _quick_fixes(
    page: Page, file: File, findings: Sequence[Finding], range_: types.Range
) -> Iterator[types.CodeAction]:
    for finding in findings:
        if finding.fix is None or finding.location.file != file.name:
            continue
        said = diagnostic(page.scene, finding)
        if not _touch(said.range, range_):
            continue
        made = with_fixes(file, [finding.fix])
        if made is not None:
            yield types.CodeAction(
                title=_title(file, finding.fix),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[said],
                is_preferred=finding.fix.safe,
                edit=page.scene.edits(file, made.edits),
            )


def _fix_all(page: Page, file: File, findings: Sequence[Finding]) -> Iterator[types.CodeAction]:
    made = repaired(page.scene.workspace, findings).get(file.path)
    if made is not None:
        yield types.CodeAction(
            title="Make all safe repairs of this file",
            kind=FIX_ALL,
            edit=page.scene.edits(file, made.edits),
        )


def _touch(one: types.Range, other: types.Range) -> bool:
    first, last = ((each.line, each.character) for each in (other.start, other.end))
    start, end = ((each.line, each.character) for each in (one.start, one.end))
    return start <= last and first <= end


def _title(file: File, fix: Fix) -> str:
    """Return what a repair does, in a few words."""
    path, text = fix.meant.path, visible(" ".join(fix.meant.text.split()))
    if len(text) > _MOST_CHARACTERS:
        text = f"{text[: _MOST_CHARACTERS - 1]}…"
    if file.document.at(path) is None:
        return f"Add `{path[-1]}: {text}`"
    return f"Write `{text}`"
