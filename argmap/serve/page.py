"""What the page is told, as plain values. It sets every one of them as text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from argmap.check import Finding, Location, Severity
from argmap.escape import visible
from argmap.report.frame import frame
from argmap.report.text import totals
from argmap.serve.editor import EditorName, link
from argmap.serve.state import Entry, Shown
from argmap.syntax import Lines

_FRAME = 100
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def page_data(shown: Shown, path: str, editor: EditorName) -> dict[str, Any]:
    """Return everything on the page but the pictures."""
    lines = shown.workspace.lines()
    ids = {entry.name: entry.id for entry in shown.entries}
    findings = [
        _finding(each, ids, lines, shown.workspace.working_directory, editor)
        for each in sorted(shown.findings, key=_worst_first)
    ]
    counts: dict[str, dict[str, int]] = {}
    for each in findings:
        of_file = counts.setdefault(each["file"], dict.fromkeys(_SEVERITIES, 0))
        of_file[each["severity"]] += 1
    return {
        "path": visible(path),
        "trouble": visible(shown.trouble),
        "totals": totals(shown.result) if shown.result else "",
        "files": [_entry(entry, ids, counts) for entry in shown.entries],
        "findings": findings,
    }


def _worst_first(finding: Finding) -> tuple[int, str, int, int]:
    place = finding.location
    return _SEVERITIES.index(finding.severity), place.file, place.line, place.column


def _entry(entry: Entry, ids: dict[str, str], counts: dict[str, dict[str, int]]) -> dict[str, Any]:
    folder, _, base = entry.name.rpartition("/")
    return {
        "id": entry.id,
        "name": visible(base),
        "folder": visible(folder),
        "kind": entry.kind,
        "title": visible(entry.title),
        "counts": counts.get(entry.id) or dict.fromkeys(_SEVERITIES, 0),
        "drawn_from": sorted(ids[name] for name in entry.drawn_from if name in ids),
        "broken": entry.broken,
        "picture": None
        if entry.good is None
        else {
            "version": entry.good.digest,
            "saved": entry.good.saved,
            "parts": [
                {
                    "id": part.id,
                    "label": visible(part.label),
                    "tensions": part.tensions and part.direct,
                }
                for part in entry.good.parts
            ],
        },
    }


def _finding(
    finding: Finding, ids: dict[str, str], lines: dict[str, Lines], here: Path, editor: EditorName
) -> dict[str, Any]:
    return {
        "key": finding.fingerprint,
        "file": ids.get(finding.location.file, ""),
        "severity": finding.severity,
        "rule": finding.rule,
        "message": visible(finding.message),
        "help": visible(finding.help),
        **_place(finding.location, lines, here, editor),
        "related": [
            {"message": visible(each.message), **_place(each.location, lines, here, editor)}
            for each in finding.related
        ],
    }


def _place(
    place: Location, lines: dict[str, Lines], here: Path, editor: EditorName
) -> dict[str, Any]:
    known = place.file in lines
    file = Path(os.path.normpath(here / place.file))
    return {
        "place": f"{visible(place.file)}:{place.line}:{place.column}",
        "link": link(editor, file, place.line, place.column) if known else "",
        "frame": [
            {"number": number, "text": text, "from": mark.find("^"), "length": mark.count("^")}
            for number, text, mark in frame(lines[place.file], place, _FRAME)
        ]
        if known and lines[place.file].text
        else [],
    }
