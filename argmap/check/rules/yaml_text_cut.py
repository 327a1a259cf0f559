"""A `#` after a space begins a comment, and cuts a text short.

`claim: The party's #1 aim` reads as "The party's". Write such a text as a folded block (`>-`), or
put it in quotation marks; put a comment that is one on a line of its own. After ids and other
fixed words a comment can't be mistaken, and is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found, at_offsets
from argmap.check.problems import problems_of
from argmap.check.rule import Rule
from argmap.syntax import BLOCK_ADVICE, Path
from argmap.workspace import Workspace

# A suppression can't be mistaken for a part of the text.
_COMMENT = re.compile(r"[ \t]+(#(?![ \t]*argmap[ \t]*:[ \t]*ignore\b)[^\r\n]*)")
_FIXED_WORDS = frozenset(
    [
        "argmap",
        "file",
        "language",
        "sha256",
        "url",
        "published",
        "via",
        "supports",
        "with",
        "rebuts",
        "undercuts",
        "despite",
        "said_by",
        "stance",
        "scheme",
        "implicit",
        "main",
        "omits_negation",
        "tags",
        "topic",
        "kind",
        "strength",
        "but",
    ]
)
_FIXED_MAPPINGS = frozenset(("sides", "holds", "reports", "undercuts"))


def check(workspace: Workspace) -> Iterator[Found]:
    """Look behind every text that has no quotation marks."""
    yield from problems_of(workspace, "yaml-text-cut")
    for file in workspace.files:
        if "#" not in file.document.text:
            continue
        for path, place in file.document.plain_scalars():
            comment = _COMMENT.match(file.document.text, place.end)
            if comment and place.start < place.end and not _is_fixed_word(path):
                yield Found(
                    at_offsets(file, *comment.span(1)),
                    "a comment cuts this text short",
                    f"if it belongs to the text, {BLOCK_ADVICE}; "
                    "if it is a comment, put it on a line of its own",
                    identity=".".join(map(str, path)),
                )


def _is_fixed_word(path: Path) -> bool:
    if path[:1] in (("speakers",), ("topics",)) and len(path) == 2:
        return False  # a name or a label, whatever its id
    keys = [step for step in path if isinstance(step, str)]
    if path[:1] == ("texts",) or (len(keys) > 3 and keys[2] in _FIXED_MAPPINGS):
        return True
    return keys[-1:] != [] and keys[-1] in _FIXED_WORDS


RULE = Rule(
    id="yaml-text-cut",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  a:\n    claim: >-\n      The town's #1 aim\n    quote: The bridge must stay open.\n"
    ),
    fails=of_nodes(
        "  a:\n    claim: The town's #1 aim\n    quote: The bridge must stay open.\n",
        "a comment cuts this text short",
    ),
)
