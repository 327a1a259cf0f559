"""A file has to have the shape that the JSON Schema describes.

Each key is checked for what it is in its own kind of node: the message names the key that is
wrong and what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Consequence, File, Found, found_at, identity_of
from argmap.check.problems import as_found
from argmap.check.rule import Rule
from argmap.fault import Fault
from argmap.syntax import Path
from argmap.syntax.complaints import empty_block
from argmap.workspace import Workspace

# What a key or an id looks like, whether or not it is one.
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_SPACE = re.compile(r"\s*")


def check(workspace: Workspace) -> Iterator[Found]:
    """Relay what the schema has to say."""
    for file in workspace.files:
        words = _words_read_as_keys(file)
        for fault in file.faults:
            if fault.rule == "schema":
                yield _empty_block(file, fault, words) or as_found(file, fault)


def _words_read_as_keys(file: File) -> dict[int, Path]:
    """Return the paths of keys that neither a key nor an id can be, by where they stand."""
    keys = (fault.path for fault in file.faults if fault.at_key and fault.path)
    return {
        file.document.key_span(path)[0]: path
        for path in keys
        if isinstance(path[-1], str) and not _NAME.fullmatch(path[-1])
    }


def _empty_block(file: File, fault: Fault, words: dict[int, Path]) -> Found | None:
    """Say of an empty block that its text isn't indented, and so reads as keys and values."""
    document = file.document
    start, end = document.value_span(fault.path)
    if document.at(fault.path) != "" or document.text[start : start + 1] not in (">", "|"):
        return None
    key = fault.path[-1]
    message = empty_block(key if isinstance(key, str) else "")
    return found_at(file, fault.path, message, consequences=tuple(_behind(file, end, words)))


def _behind(file: File, end: int, words: dict[int, Path]) -> Iterator[Consequence]:
    """Yield what is found of the lines behind a block that are its text."""
    while (space := _SPACE.match(file.document.text, end)) and (path := words.get(space.end())):
        for rule in ("schema", "yaml-text-cut"):
            yield Consequence(rule, file.name, identity_of(path))
        end = file.document.value_span(path)[1]


RULE = Rule(
    id="schema",
    group="file",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        f"{OPEN_CLAIM}    sheme: argument from example\n",
        "`sheme` isn't a key of a claim",
    ),
)
