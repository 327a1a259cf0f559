"""A topic that is named is one of the comparison's topics.

Relations are shown under their topics, in the order in which `topics` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, found_at
from argmap.check.references import relations
from argmap.check.rule import Rule
from argmap.schema import closest
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every topic that is named."""
    for file in workspace.comparisons:
        if not file.comparison:
            continue
        known = file.comparison.topics
        for path, _ in relations(file):
            topic = file.document.value[path[0]][path[1]].get("topic")
            if topic is not None and topic not in known:
                match = closest(topic, list(known))
                advice = f"did you mean `{match}`?" if match else f"add under `topics`: {topic}: …"
                yield found_at(file, (*path, "topic"), f"there is no topic `{topic}`", advice)


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
