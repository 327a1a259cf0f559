"""What a counterpart's text reports isn't held by it.

If both texts hold it, it is an agreement.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, found_at
from argmap.check.references import sides
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for reports that are held."""
    for file in workspace.comparisons:
        for side in sides(file):
            text = file.text(side.text)
            node = text.nodes.get(side.node) if text else None
            if node and side.key == "reports" and node.held:
                yield found_at(
                    file,
                    side.path,
                    f"`{side.text}` holds `{side.node}`, and doesn't only report it",
                    "if both texts hold the same, make it an agreement",
                )


RULE = Rule(
    id="counterpart-held",
    group="comparison",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_comparison(
        "counterparts:\n"
        "  unsafe:\n"
        "    holds: {close: unsafe}\n"
        "    reports: {open: said-to-be-unsafe}\n",
    ),
    fails=of_comparison(
        "counterparts:\n  unsafe:\n    holds: {close: unsafe}\n    reports: {open: no-fault}\n",
        "`open` holds `no-fault`, and doesn't only report it",
    ),
)
