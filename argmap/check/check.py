"""Runs the rules over a workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.check.finding import Finding, Severity, as_finding
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
    for rule in all_rules():
        severity = _severity(workspace, rule.id, rule.severity)
        if severity is not None:
            found.extend(as_finding(each, rule.id, severity) for each in rule.check(workspace))
    found.sort(key=_order)
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    for finding in found:
        counts[finding.location.file] += 1
        if counts[finding.location.file] <= MOST_FINDINGS:
            kept.append(finding)
    cut = {file: n - MOST_FINDINGS for file, n in counts.items() if n > MOST_FINDINGS}
    return CheckResult(tuple(kept), _summary(workspace, found), cut)


def _severity(workspace: Workspace, rule: str, default: Severity) -> Severity | None:
    for settings in workspace.settings:
        said = settings.severity.get(rule)
        if said is not None:
            return None if said == "off" else said  # type: ignore[return-value]
    return default


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
