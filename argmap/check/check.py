"""Runs the rules over a workspace."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from argmap.check.finding import SEVERITIES, Finding, Found, Severity, as_finding
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
    """

    findings: tuple[Finding, ...]
    summary: Summary
    cut: Mapping[str, int]
    suppressed: int = 0


def check(workspace: Workspace) -> CheckResult:
    """Apply every rule. Findings are ordered by file, place and rule."""
    found = list(
        _findings(workspace, ((r, each) for r in all_rules() for each in r.check(workspace)))
    )
    found, suppressed = _unsuppressed(workspace, found)
    # Where there are too many of a file, its errors are the last to be cut.
    found.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in found:
        counts[finding.location.file] += 1
        if counts[finding.location.file] <= MOST_FINDINGS:
            kept.append(finding)
    cut = {file: n - MOST_FINDINGS for file, n in sorted(counts.items()) if n > MOST_FINDINGS}
    summary = _summary(workspace, found)
    return CheckResult(tuple(sorted(kept, key=_order)), summary, cut, suppressed)


def _findings(workspace: Workspace, found: Iterable[tuple[Rule, Found]]) -> Iterator[Finding]:
    """Give what rules have found its severity; what the settings switch off is left out."""
    alike: Counter[tuple[str, str, str, str]] = Counter()
    for rule, each in found:
        severity = _severity(workspace, each.place.file, rule)
        if severity is not None:
            key = (rule.id, each.place.file, each.identity, each.message)
            yield as_finding(each, rule.id, severity, alike[key])
            alike[key] += 1


def _severity(workspace: Workspace, file: str, rule: Rule) -> Severity | None:
    settings = workspace.settings_of.get(file)
    if settings is None:
        return rule.severity
    if settings.ignore and settings.file:
        path = Path(os.path.normpath(workspace.working_directory / file))
        root = settings.file.parent
        if path.is_relative_to(root) and settings.ignores(
            rule.id, path.relative_to(root).as_posix()
        ):
            return None
    said = settings.severity.get(rule.id)
    if said is None:
        return rule.severity
    return None if said == "off" else said  # type: ignore[return-value]


def _unsuppressed(workspace: Workspace, found: list[Finding]) -> tuple[list[Finding], int]:
    """Take out what comments hide, and add the comments that hide nothing."""
    rules = {rule.id: rule for rule in all_rules()}
    unused: list[tuple[Rule, Found]] = []
    hidden: set[int] = set()
    by_place: dict[tuple[str, int, str], list[int]] = {}
    for index, finding in enumerate(found):
        place = finding.location
        by_place.setdefault((place.file, place.line, finding.rule), []).append(index)
    for file in workspace.files:
        for each in suppressions(file):
            for rule in each.rules:
                if rule not in rules:
                    continue
                there = by_place.get((file.name, each.line, rule), [])
                hides = [n for n in there if found[n].severity != "error"]
                hidden.update(hides)
                severity = _severity(workspace, file.name, rules[rule])
                if severity is not None and not hides:
                    nothing = hides_nothing(file, each, rule, severity == "error")
                    unused.append((suppression_unused.RULE, nothing))
    kept = [finding for index, finding in enumerate(found) if index not in hidden]
    return [*kept, *_findings(workspace, unused)], len(hidden)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.location
    return place.file, place.line, place.column, finding.rule, finding.message


def _summary(workspace: Workspace, found: list[Finding]) -> Summary:
    severities = Counter(finding.severity for finding in found)
    nodes = [node for file in workspace.arguments for node in file.nodes.values()]
    return Summary(
        len(workspace.files),
        len(nodes),
        sum(len(node.quotes) for node in nodes),
        severities["error"],
        severities["warning"],
        severities["note"],
    )
