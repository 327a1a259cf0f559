"""A view that the author rejects is answered by a rebuttal.

Where the text rejects a view and says nothing against it there is nothing to add; where it answers
it, the answer is a node.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for rejected views that no rebuttal names."""
    for file in workspace.arguments:
        answered = {
            reference.target
            for reference in file.references
            if reference.key in ("rebuts", "undercuts")
        }
        for id_, node in file.nodes.items():
            if node.stance == "rejects" and id_ not in answered:
                yield found_at(
                    file,
                    ("argument", id_),
                    f"the author rejects `{id_}`, and nothing rebuts it",
                    "add the rebuttal that the text gives, if it gives one",
                    key=True,
                )


RULE = Rule(
    id="unanswered-view",
    group="structure",
    severity="note",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  unsafe:\n    claim: The bridge is unsafe.\n    said_by: some\n    stance: rejects\n"
        "    quote: it is unsafe\n"
        "  no-fault:\n    rebuttal: The last inspection found no fault.\n    rebuts: unsafe\n"
        "    quote: the last inspection found no fault\n",
        top="speakers: {some: Some}\n",
    ),
    fails=of_nodes(
        "  unsafe:\n    claim: The bridge is unsafe.\n    said_by: some\n    stance: rejects\n"
        "    quote: it is unsafe\n",
        "the author rejects `unsafe`, and nothing rebuts it",
        top="speakers: {some: Some}\n",
    ),
)
