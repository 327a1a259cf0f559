"""What a text doesn't hold can't support what it holds.

A view that is only reported, or rejected, is no reason of the author's; it may support other views
that are reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.references import path_of
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for steps from what isn't held to what is."""
    for file in workspace.arguments:
        for reference in file.references:
            node, target = file.nodes[reference.node], file.nodes.get(reference.target)
            if reference.key == "supports" and not node.held and target and target.held:
                what = "only reported" if node.stance == "reports" else "rejected"
                yield found_at(
                    file,
                    path_of(file, reference),
                    f"`{reference.node}` is {what}, and can't support "
                    f"`{reference.target}`, which is held",
                    "if the author endorses it, say `stance: endorses`; otherwise remove the step",
                )


RULE = Rule(
    id="unheld-support",
    group="structure",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  open:\n    claim: The bridge must stay open.\n    main: true\n"
        "    quote: The bridge must stay open.\n"
    ),
    fails=of_nodes(
        "  open:\n    claim: The bridge must stay open.\n    main: true\n"
        "    quote: The bridge must stay open.\n"
        "  unsafe:\n    premise: The bridge is unsafe.\n    said_by: some\n    stance: rejects\n"
        "    supports: open\n    quote: it is unsafe\n",
        "`unsafe` is rejected, and can't support `open`, which is held",
        top="speakers: {some: Some}\n",
    ),
)
