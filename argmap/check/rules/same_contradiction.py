"""No two contradictions have the same sides.

They would draw the same line twice; if the texts answer two questions there, other nodes say so
better.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_comparison
from argmap.check.finding import Found, at_key, found_at
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for contradictions between the same nodes."""
    for file in workspace.comparisons:
        first: dict[frozenset[tuple[str, frozenset[str]]], str] = {}
        for id_, contradiction in file.comparison.contradictions.items() if file.comparison else ():
            same = frozenset((text, frozenset(ids)) for text, ids in contradiction.sides.items())
            if same in first:
                yield found_at(
                    file,
                    ("contradictions", id_),
                    f"`{id_}` has the same sides as `{first[same]}`",
                    "keep one of them, or name the nodes that answer its own question",
                    key=True,
                    related=(("the same sides", at_key(file, ("contradictions", first[same]))),),
                )
            first.setdefault(same, id_)


RULE = Rule(
    id="same-contradiction",
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
        "    why: One says that it must stay open, the other that it must close.\n",
    ),
    fails=of_comparison(
        "contradictions:\n"
        + "".join(
            f"  {id_}:\n"
            "    question: May the bridge stay open?\n"
            "    kind: evaluation\n"
            "    strength: direct\n"
            "    sides: {open: stay-open, close: close}\n"
            "    why: One says that it must stay open, the other that it must close.\n"
            for id_ in ("may-it-stay", "must-it-close")
        ),
        "`must-it-close` has the same sides as `may-it-stay`",
    ),
)
