"""Runs the rules over a workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.check.finding import SEVERITIES, Finding, Severity, as_finding
from argmap.check.rule import Rule
from argmap.check.rules import all_rules
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
    """The findings, by file and place. `cut`: how many more each file has than were kept."""

    findings: tuple[Finding, ...]
    summary: Summary
    cut: Mapping[str, int]


def check(workspace: Workspace) -> CheckResult:
    """Apply every rule. Findings are ordered by file, place and rule."""
    found: list[Finding] = []
    alike: Counter[tuple[str, str, str, str]] = Counter()
    for rule in all_rules():
        for each in rule.check(workspace):
            severity = _severity(workspace, each.place.file, rule)
            if severity is not None:
                key = (rule.id, each.place.file, each.identity, each.message)
                found.append(as_finding(each, rule.id, severity, alike[key]))
                alike[key] += 1
    # Where there are too many of a file, its errors are the last to be cut.
    found.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in found:
        counts[finding.location.file] += 1
        if counts[finding.location.file] <= MOST_FINDINGS:
            kept.append(finding)
    cut = {file: n - MOST_FINDINGS for file, n in sorted(counts.items()) if n > MOST_FINDINGS}
    return CheckResult(tuple(sorted(kept, key=_order)), _summary(workspace, found), cut)


def _severity(workspace: Workspace, file: str, rule: Rule) -> Severity | None:
    settings = workspace.settings_of.get(file)
    said = settings.severity.get(rule.id) if settings else None
    if said is None:
        return rule.severity
    return None if said == "off" else said  # type: ignore[return-value]


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
