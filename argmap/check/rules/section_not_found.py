"""A section begins where the map says, after the section before it.

Without `from`, its title is looked for as a line of its own, whatever its case.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for each section's beginning."""
    for file in workspace.arguments:
        if not file.has_source:
            continue
        anchors = file.section_anchors
        ambiguous = {anchor.path for anchor in anchors if len(anchor.located.ways) > 1}
        for section in file.sections:
            if section.start is None and section.path not in ambiguous:
                by_title = section.path[-1] == "title"
                what = "no line of the source reads" if by_title else "the source doesn't have"
                yield found_at(
                    file,
                    section.path,
                    f"{what} this, after the section before it",
                    "give the words with which the section begins as `from`"
                    if by_title
                    else "quote the words exactly, enough of them that they stand there once",
                )


RULE = Rule(
    id="section-not-found",
    group="source",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM, top="sections: [{title: THE COST}]\n"),
    fails=of_nodes(
        OPEN_CLAIM,
        "no line of the source reads this, after the section before it",
        top="sections: [{title: The costs}]\n",
    ),
)
