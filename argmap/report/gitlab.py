"""`gitlab`: findings as a report of GitLab's Code Quality."""

from __future__ import annotations

from typing import Any

from argmap.check import CheckResult, Finding
from argmap.escape import as_json, visible

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(result: CheckResult) -> str:
    """Return the findings as JSON, to be kept as `artifacts:reports:codequality`."""
    return as_json([_finding(finding) for finding in result.findings])


def _finding(finding: Finding) -> dict[str, Any]:
    said = f"{finding.message}; {finding.help}" if finding.help else finding.message
    place = finding.location
    return {
        "description": visible(said),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": place.file,
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
