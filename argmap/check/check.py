"""Runs the rules over a workspace."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from argmap.check.finding import SEVERITIES, Consequence, Finding, Found, Severity, as_finding
from argmap.check.rule import Rule
from argmap.check.rules import all_rules, suppression_unused
from argmap.check.rules.suppression_unused import hides_nothing
from argmap.check.suppression import suppressions
from argmap.workspace import Workspace

MOST_FINDINGS = 200
"""How many findings of one file are kept."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read and what was found."""

    files: int
    nodes: int
    quotes: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The findings, by file and place.

    `cut`: how many more each file has than were kept. `suppressed`: how many its comments hide.
    `uncounted`: how many files have a form so wrong that their nodes and quotes aren't counted.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    cut: Mapping[str, int]
    suppressed: int = 0
    uncounted: int = 0


def check(workspace: Workspace) -> CheckResult:
    """Apply every rule. Findings are ordered by file, place and rule."""
    severity = cache(partial(_severity, workspace))
    found = list(_judged(severity, ((r, each) for r in all_rules() for each in r.check(workspace))))
    found, suppressed = _unsuppressed(workspace, severity, found)
    found = _without_consequences(found)
    # Where there are too many of a file, its errors are the last to be cut.
    found.sort(key=lambda judged: SEVERITIES.index(judged.severity))
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for judged in found:
        file = judged.found.place.file
        counts[file] += 1
        if counts[file] <= MOST_FINDINGS:
            kept.append(as_finding(judged.found, judged.rule, judged.severity, judged.number))
    cut = {file: n - MOST_FINDINGS for file, n in sorted(counts.items()) if n > MOST_FINDINGS}
    summary = _summary(workspace, found)
    uncounted = sum(file.argument is None for file in workspace.arguments)
    return CheckResult(tuple(sorted(kept, key=_order)), summary, cut, suppressed, uncounted)


_SeverityOf = Callable[[str, str], Severity | None]
"""The severity of a rule in a file; it takes long where settings have many patterns."""


class _Judged(NamedTuple):
    """What a rule has found, and how bad it is; `number` tells it from those that are alike.

    Only of those that are kept a finding is made: where there are 100,000, making takes longest.
    """

    rule: str
    severity: Severity
    found: Found
    number: int

    @property
    def line(self) -> int:
        place = self.found.place
        return place.lines.position(place.start)[0]


def _judged(severity_of: _SeverityOf, found: Iterable[tuple[Rule, Found]]) -> Iterator[_Judged]:
    """Give what rules have found its severity; what the settings switch off is left out."""
    alike: Counter[tuple[str, str, str, str]] = Counter()
    for rule, each in found:
        severity = severity_of(each.place.file, rule.id)
        if severity is not None:
            key = (rule.id, each.place.file, each.identity, each.message)
            yield _Judged(rule.id, severity, each, alike[key])
            alike[key] += 1


def _severity(workspace: Workspace, file: str, rule: str) -> Severity | None:
    usual = _usual_severities()[rule]
    settings = workspace.settings_of.get(file)
    if settings is None:
        return usual
    if settings.ignore and settings.file:
        path = Path(os.path.normpath(workspace.working_directory / file))
        root = settings.file.parent
        if path.is_relative_to(root) and settings.ignores(rule, path.relative_to(root).as_posix()):
            return None
    said = settings.severity.get(rule)
    if said is None:
        return usual
    return None if said == "off" else said  # type: ignore[return-value]


@cache
def _usual_severities() -> Mapping[str, Severity]:
    return {rule.id: rule.severity for rule in all_rules()}


def _unsuppressed(
    workspace: Workspace, severity_of: _SeverityOf, found: list[_Judged]
) -> tuple[list[_Judged], int]:
    """Take out what comments hide, and add the comments that hide nothing."""
    unused: list[tuple[Rule, Found]] = []
    hidden: set[int] = set()
    by_file: dict[str, list[int]] = {}
    for index, judged in enumerate(found):
        by_file.setdefault(judged.found.place.file, []).append(index)
    for file in workspace.files:
        comments = list(suppressions(file))
        by_place: dict[tuple[int, str], list[int]] = {}
        for index in by_file.get(file.name, []) if comments else ():
            by_place.setdefault((found[index].line, found[index].rule), []).append(index)
        for each in comments:
            for rule in each.rules:
                if rule not in _usual_severities():
                    continue
                there = by_place.get((each.line, rule), [])
                hides = [n for n in there if found[n].severity != "error"]
                hidden.update(hides)
                severity = severity_of(file.name, rule)
                if severity is not None and not hides:
                    nothing = hides_nothing(file, each, rule, severity == "error")
                    unused.append((suppression_unused.RULE, nothing))
    kept = [judged for index, judged in enumerate(found) if index not in hidden]
    return [*kept, *_judged(severity_of, unused)], len(hidden)


def _without_consequences(found: list[_Judged]) -> list[_Judged]:
    """Take out what only follows from another finding, if that is at least as severe.

    So whatever the settings make of the one, no error is lost.
    """
    causes: dict[Consequence, int] = {}
    for judged in found:
        for each in judged.found.consequences:
            rank = SEVERITIES.index(judged.severity)
            causes[each] = min(rank, causes.get(each, rank))
    if not causes:
        return found

    def follows(judged: _Judged) -> bool:
        key = Consequence(judged.rule, judged.found.place.file, judged.found.identity)
        return key in causes and causes[key] <= SEVERITIES.index(judged.severity)

    return [judged for judged in found if not follows(judged)]


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.location
    return place.file, place.line, place.column, finding.rule, finding.message


def _summary(workspace: Workspace, found: list[_Judged]) -> Summary:
    severities = Counter(judged.severity for judged in found)
    nodes = [node for file in workspace.arguments for node in file.nodes.values()]
    return Summary(
        len(workspace.files),
        len(nodes),
        sum(len(node.quotes) for node in nodes),
        severities["error"],
        severities["warning"],
        severities["note"],
    )
