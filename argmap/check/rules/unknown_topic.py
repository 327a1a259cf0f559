"""A topic that is named is one of the comparison's topics.

Relations are shown under their topics, in the order in which `topics` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found
from argmap.check.references import relations
from argmap.check.rule import Rule
from argmap.check.unknown import Missed, Unknown, report
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every topic that is named."""
    return report(_unknown_topics(workspace))


def _unknown_topics(workspace: Workspace) -> Iterator[Unknown]:
    for file in workspace.comparisons:
        known = file.comparison.topics if file.comparison else {}
        for relation, _ in relations(file):
            path = (*relation, "topic")
            topic = file.document.at(path)
            if topic is not None and topic not in known:
                message = f"there is no topic `{topic}`"
                otherwise = f"add under `topics`: {topic}: …"
                missed = Missed(file, ("topics",), ("unused-topic",))
                yield Unknown(file, path, topic, known, message, otherwise, missed=missed)


RULE = Rule(
    id="unknown-topic",
    group="references",
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
        "    topic: saftey\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {open: stay-open, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n",
        "there is no topic `saftey`",
    ),
)
