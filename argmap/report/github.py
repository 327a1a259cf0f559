"""`github`: findings as workflow commands, which GitHub shows beside the lines they are about."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check import CheckResult, Finding, Location
from argmap.escape import for_workflow_message, for_workflow_property, visible
from argmap.report.text import totals

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github(result: CheckResult) -> str:
    """Return a workflow command a finding, and the totals."""
    return "\n".join([*(_command(finding) for finding in result.findings), totals(result)]) + "\n"


def _command(finding: Finding) -> str:
    title = for_workflow_property(f"argmap: {finding.rule}")
    place = ",".join(f"{name}={value}" for name, value in _place(finding.location))
    # A line end in data would be a line of the message that argmap hasn't written.
    message = for_workflow_message("\n".join(visible(line) for line in _lines(finding)))
    return f"::{_COMMANDS[finding.severity]} {place},title={title}::{message}"


def _place(place: Location) -> Iterator[tuple[str, object]]:
    yield "file", for_workflow_property(place.file)
    yield "line", place.line
    yield "endLine", place.end_line
    if place.line == place.end_line:
        # Else the runner takes them out: columns are for places within one line.
        yield "col", place.column
        yield "endColumn", place.end_column


def _lines(finding: Finding) -> Iterator[str]:
    yield finding.message
    if finding.help:
        yield finding.help
    for related in finding.related:
        place = related.location
        yield f"{related.message}: {place.file}:{place.line}:{place.column}"
