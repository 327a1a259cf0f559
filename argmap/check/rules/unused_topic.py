"""Every topic has a relation.

A topic without one would be an empty heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, found_at
from argmap.check.references import relations
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for topics that no relation names."""
    for file in workspace.comparisons:
        value = file.document.value
        named = {value[path[0]][path[1]].get("topic") for path, _ in relations(file)}
        for id_ in file.comparison.topics if file.comparison else ():
            if id_ not in named:
                yield found_at(
                    file,
                    ("topics", id_),
                    f"no relation has the topic `{id_}`",
                    "name it as `topic` of a relation, or take it out",
                    key=True,
                )


RULE = Rule(
    id="unused-topic",
    group="references",
    severity="warning",
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
        "topics: {safety: Safety, cost: Cost}\n"
        "contradictions:\n"
        "  may-it-stay:\n"
        "    question: May the bridge stay open?\n"
        "    topic: safety\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {open: stay-open, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n",
        "no relation has the topic `cost`",
    ),
)
