"""The `but` of an agreement names contradictions about the same thing.

They share a node with it, or its topic; otherwise a reader is sent to something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.model.comparison import Agreement, Contradiction
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for contradictions that an agreement names and has nothing to do with."""
    for file in workspace.comparisons:
        for id_, agreement in file.comparison.agreements.items() if file.comparison else ():
            for index, but in enumerate(agreement.but):
                assert file.comparison
                contradiction = file.comparison.contradictions.get(but)
                if contradiction and not _related(agreement, contradiction):
                    written = file.document.value["agreements"][id_]["but"]
                    at = (index,) if isinstance(written, list) else ()
                    yield found_at(
                        file,
                        ("agreements", id_, "but", *at),
                        f"`{but}` shares no node and no topic with `{id_}`",
                        "name a contradiction about the same thing, or take it out",
                    )


def _related(agreement: Agreement, contradiction: Contradiction) -> bool:
    if agreement.topic and agreement.topic == contradiction.topic:
        return True
    return any(
        set(ids) & set(contradiction.sides.get(text, ())) for text, ids in agreement.sides.items()
    )


RULE = Rule(
    id="but-unrelated",
    group="comparison",
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
        "    why: One says that it must stay open, the other that it must close.\n"
        "agreements:\n"
        "  there-is-a-bridge:\n"
        "    statement: There is a bridge.\n"
        "    sides: {open: stay-open, close: close}\n"
        "    but: may-it-stay\n",
    ),
    fails=of_comparison(
        "topics: {safety: Safety}\n"
        "contradictions:\n"
        "  may-it-stay:\n"
        "    question: May the bridge stay open?\n"
        "    topic: safety\n"
        "    kind: evaluation\n"
        "    strength: direct\n"
        "    sides: {open: stay-open, close: close}\n"
        "    why: One says that it must stay open, the other that it must close.\n"
        "agreements:\n"
        "  there-is-a-bridge:\n"
        "    statement: There is a bridge.\n"
        "    sides: {open: carries-traffic, close: unsafe}\n"
        "    but: may-it-stay\n",
        "`may-it-stay` shares no node and no topic with `there-is-a-bridge`",
    ),
)
