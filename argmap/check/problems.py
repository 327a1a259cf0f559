"""Findings that the reader of YAML and the schema have made already."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.finding import File, Found, at_offsets, found_at
from argmap.fault import Fault
from argmap.workspace import Workspace


def problems_of(workspace: Workspace, rule: str) -> Iterator[Found]:
    """Yield the problems of a rule that were met while the files were read."""
    for file in workspace.files:
        for problem in file.document.problems:
            if problem.rule == rule:
                related = tuple(
                    (message, at_offsets(file, start, end))
                    for message, start, end in problem.related
                )
                place = at_offsets(file, problem.start, problem.end)
                yield Found(place, problem.message, problem.help, related)
    if rule in ("encoding", "too-large"):
        yield from _sources(workspace, rule)


def _sources(workspace: Workspace, rule: str) -> Iterator[Found]:
    for file in workspace.arguments:
        if file.source and file.source.why_not == rule:
            message = (
                f"`{file.source.name}` isn't UTF-8 (byte {file.source.bad_byte:,})"
                if rule == "encoding"
                else f"`{file.source.name}` is larger than a source may be"
            )
            advice = (
                "save it as UTF-8" if rule == "encoding" else "raise the limit with --max-bytes"
            )
            yield found_at(file, ("source", "file"), message, advice)


def faults_of(workspace: Workspace, rule: str) -> Iterator[Found]:
    """Yield what the schema found under a rule."""
    for file in workspace.files:
        for fault in file.faults:
            if fault.rule == rule:
                yield as_found(file, fault)


def as_found(file: File, fault: Fault) -> Found:
    """Report what the schema found."""
    return found_at(file, fault.path, fault.message, fault.help, key=fault.at_key)
