"""`sarif`: findings as SARIF 2.1.0, for code scanning and for editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from argmap.check import CheckResult, Finding, Location, Rule, all_rules
from argmap.check.finding import Edit
from argmap.escape import as_json, for_sarif, for_uri
from argmap.report.page import as_markdown, as_text, first_sentence
from argmap.syntax import Document
from argmap.workspace import Workspace

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(result: CheckResult, workspace: Workspace) -> str:
    """Return the findings with their safe repairs, and the page of every rule, as JSON."""
    rules = all_rules()
    documents = {file.name: file.document for file in workspace.files}
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "argmap",
        "version": version("argmap"),
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            {**_result(finding, numbers), **_fixes(finding, documents)}
            for finding in result.findings
        ],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": first_sentence(rule)},
        "fullDescription": {"text": (rule.page or "").strip()},
        "help": {"text": as_text(rule), "markdown": as_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.group]},
    }


def _result(finding: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    said = "\n".join(for_sarif(line) for line in (finding.message, finding.help) if line)
    return {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": finding.severity,
        "message": {"text": said},
        "locations": [_location(finding.location)],
        "relatedLocations": [
            {"id": id_, **_location(each.location), "message": {"text": for_sarif(each.message)}}
            for id_, each in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {"argmapFinding/v1": finding.fingerprint},
    }


def _location(place: Location) -> dict[str, Any]:
    artifact = {"uri": for_uri(place.file)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(place)}}


def _region(place: Location) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fixes(finding: Finding, documents: dict[str, Document]) -> dict[str, Any]:
    """Return a repair that a tool may make without asking, by file."""
    fix = finding.fix
    if fix is None or not fix.safe or not documents.keys() >= {edit.file for edit in fix.edits}:
        return {}
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        changes.setdefault(edit.file, []).append(_replacement(edit, documents[edit.file]))
    return {
        "fixes": [
            {
                "artifactChanges": [
                    {"artifactLocation": {"uri": for_uri(file)}, "replacements": replacements}
                    for file, replacements in changes.items()
                ]
            }
        ]
    }


def _replacement(edit: Edit, document: Document) -> dict[str, Any]:
    # By lines and columns: of these it is said in what they count, and that a byte order mark
    # isn't one of them. An edit's offsets count it.
    line, column = document.lines.position(edit.start - document.has_bom)
    end_line, end_column = document.lines.position(edit.end - document.has_bom)
    return {
        "deletedRegion": _region(Location(edit.file, line, column, end_line, end_column)),
        "insertedContent": {"text": edit.text},
    }
