"""Both sides of a contradiction or an agreement are held by their texts.

A view that a text only reports, or rejects, is not its own: two texts don't contradict each other
because one of them mentions what the other says.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, found_at
from argmap.check.references import sides
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for sides that their texts don't hold."""
    for file in workspace.comparisons:
        for side in sides(file):
            text = file.text(side.text)
            node = text.nodes.get(side.node) if text else None
            if node and side.key != "reports" and not node.held:
                what = "only reports" if node.stance == "reports" else "rejects"
                yield found_at(
                    file,
                    side.path,
                    f"`{side.text}` {what} `{side.node}`, and doesn't hold it",
                    "name the node in which the text says it; or make it a counterpart",
                )


RULE = Rule(
    id="side-not-held",
    group="comparison",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_comparison(
        "topics: {safety: Safety}\n"
        "contradictions:\n"
        "  may-it-stay:\n"
        "    question: May the bridge stay open?\n"
        "    topic: safety\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {open: stay-open, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n",
    ),
    fails=of_comparison(
        "topics: {safety: Safety}\n"
        "contradictions:\n"
        "  may-it-stay:\n"
        "    question: May the bridge stay open?\n"
        "    topic: safety\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {open: said-to-be-unsafe, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n",
        "`open` rejects `said-to-be-unsafe`, and doesn't hold it",
    ),
)
