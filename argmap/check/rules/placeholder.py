"""What `argmap new` wrote for a start has become a sentence of yours.

A new file has sentences that only say what is to be written in their place. Left as they are, they
would be drawn and read as what the text argues.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import File, Found, found_at
from argmap.check.placeholders import CLAIM, PREMISE, QUESTION, STATEMENT, WHY
from argmap.check.rule import Rule
from argmap.opened import ArgumentFile
from argmap.syntax import Path
from argmap.workspace import Workspace

_WRITE: dict[str, str] = {
    CLAIM: "write what the text wants accepted, in one neutral sentence",
    PREMISE: "write what the text offers as a reason, in one neutral sentence",
    QUESTION: "write the question that the two texts answer differently",
    WHY: "write in one sentence why both can't stand",
    STATEMENT: "write what both texts hold, in one sentence",
}


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for sentences that are still word for word what `argmap new` wrote."""
    for file in workspace.files:
        for path, words in _sentences(file):
            if words in _WRITE:
                yield found_at(
                    file, path, "this is still what `argmap new` wrote for a start", _WRITE[words]
                )


def _sentences(file: File) -> Iterator[tuple[Path, str]]:
    """Yield the sentences of the mapper's own that a new file begins with, and their paths."""
    if isinstance(file, ArgumentFile):
        for id_, node in file.nodes.items():
            yield ("argument", id_, node.type), node.text
    elif file.comparison:
        for id_, relation in file.comparison.contradictions.items():
            yield ("contradictions", id_, "question"), relation.question
            yield ("contradictions", id_, "why"), relation.why
        for id_, agreement in file.comparison.agreements.items():
            yield ("agreements", id_, "statement"), agreement.statement


RULE = Rule(
    id="placeholder",
    group="structure",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        OPEN_CLAIM.replace("claim: The bridge must stay open.", f"claim: {CLAIM}"),
        "this is still what `argmap new` wrote for a start",
    ),
)
