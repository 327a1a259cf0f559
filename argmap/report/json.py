"""`json`: findings for other programs; its shape is a contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from argmap.check import CheckResult, Finding, Fix, Location
from argmap.escape import as_json


def json(result: CheckResult) -> str:
    """Return the findings and the summary as JSON."""
    found = {
        "findings": [_finding(finding) for finding in result.findings],
        "summary": asdict(result.summary),
    }
    return as_json(found)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        **_location(finding.location),
        "related": [
            {"message": related.message, **_location(related.location)}
            for related in finding.related
        ],
        "help": finding.help,
        "fingerprint": finding.fingerprint,
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"safe": fix.safe, "edits": [asdict(edit) for edit in fix.edits]}


def _location(place: Location) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
