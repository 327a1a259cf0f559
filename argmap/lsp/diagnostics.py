"""Findings as a client shows them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lsprotocol import types

from argmap.check import Finding, Severity, check
from argmap.escape import visible
from argmap.lsp.page import Openeds, Scene
from argmap.lsp.project import Project

SOURCE = "argmap"
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def diagnostics(project: Project, opened: Openeds) -> Mapping[Path, list[types.Diagnostic]]:
    """Return what is to be said of the files that open texts concern, and of their settings.

    They are the findings of `argmap check`, at the same places.
    """
    found: dict[Path, list[types.Diagnostic]] = {}
    for scene, concerned in project.concerned(opened):
        workspace = scene.workspace
        shown = {workspace.name_of(path): path for path in concerned}
        for settings in workspace.settings:
            if settings.file:
                shown[workspace.name_of(settings.file)] = settings.file
        for path in shown.values():
            found.setdefault(path, [])
        for finding in check(workspace).findings:
            if finding.location.file in shown:
                found[shown[finding.location.file]].append(diagnostic(scene, finding))
    return found


def diagnostic(scene: Scene, finding: Finding) -> types.Diagnostic:
    """Return a finding as a diagnostic."""
    said = visible(finding.message)
    return types.Diagnostic(
        range=scene.place(finding.location).range,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        message=f"{said}\n{visible(finding.help)}" if finding.help else said,
        related_information=[
            types.DiagnosticRelatedInformation(scene.place(each.location), visible(each.message))
            for each in finding.related
        ],
    )
