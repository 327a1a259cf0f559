"""A `#` after a space begins a comment, and cuts a text short.

`claim: The party's #1 aim` reads as "The party's". Write such a text as a folded block (`>-`), or
put it in quotation marks; put a comment that is one on a line of its own. After ids and other
fixed words a comment can't be mistaken, and is allowed. Whether the source has what is left of a
quotation isn't said beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from argmap.check.example import of_nodes
from argmap.check.finding import Consequence, File, Found, at_offsets, identity_of
from argmap.check.fixes import completion
from argmap.check.problems import problems_of
from argmap.check.rule import Rule
from argmap.syntax import BLOCK_ADVICE, Path
from argmap.workspace import Workspace

# A suppression can't be mistaken for a part of the text.
_COMMENT = re.compile(r"[ \t]+(#(?![ \t]*argmap[ \t]*:[ \t]*ignore\b)[^\r\n]*)")
# `#1`, and no comment after it.
_OF_THE_TEXT = re.compile(r"#[^\W_](?:[^\r\n#]|(?<![ \t])#|(?<=[ \t])#[^\W_])*")
MOST_REPAIRED = 200
"""For how many texts of a file a repair is made."""
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
_ABOUT_WORDS = ("quote-not-found", "quote-ambiguous", "quote-omits-negation", "section-not-found")
_FIXED_MAPPINGS = frozenset(("sides", "holds", "reports", "undercuts"))


def check(workspace: Workspace) -> Iterator[Found]:
    """Look behind every text that has no quotation marks."""
    cuts = [cut for file in workspace.files for cut in _cuts(file)]
    fixes = {(cut.place.file, cut.place.start): cut.fix for cut in cuts}
    for found in problems_of(workspace, "yaml-text-cut"):
        yield replace(found, fix=fixes.get((found.place.file, found.place.start)))
    # A value that is all comment is a problem of its file already.
    yield from (cut for cut in cuts if cut.message)


def _cuts(file: File) -> Iterator[Found]:
    text = file.document.text
    if "#" not in text:
        return
    made = 0
    for path, place in file.document.plain_scalars():
        comment = _COMMENT.match(text, place.end)
        if comment and not _is_fixed_word(path):
            made += 1
            start, end = comment.span(1)
            safe = bool(_OF_THE_TEXT.fullmatch(comment[1]))
            yield Found(
                at_offsets(file, start, end),
                "a comment cuts this text short" if place.start < place.end else "",
                f"if it belongs to the text, {BLOCK_ADVICE}; "
                "if it is a comment, put it on a line of its own",
                identity=identity_of(path),
                fix=completion(file, path, end, safe=safe) if made <= MOST_REPAIRED else None,
                consequences=tuple(_consequences(file, path)),
            )


def _consequences(file: File, path: Path) -> Iterator[Consequence]:
    """Yield what may be found of a quote or a title because words are missing from it."""
    # What is wrong with a `prefix` is reported at the words that it stands before.
    words = (*path[:-1], "exact") if path[-1:] in (("prefix",), ("suffix",)) else path
    for rule in _ABOUT_WORDS:
        yield Consequence(rule, file.name, identity_of(words))


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
