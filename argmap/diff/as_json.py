"""`json`: a diff for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from argmap import escape
from argmap.diff.change import Diff
from argmap.diff.words import word_diff


def as_json(diff: Diff) -> str:
    """Return the diff; a proposition or a question that was reworded has its words side by side."""
    found: dict[str, Any] = asdict(diff)
    for change in found["changes"]:
        for detail in change["details"]:
            if detail["kind"] == "reworded":
                words = word_diff(detail["before"], detail["after"])
                detail["words"] = [{"op": op, "text": text} for op, text in words]
    return escape.as_json(found)
