"""The source is the one that was mapped: its SHA-256 is the one in the map.

A text that changes under a map can make an honest quotation false, or a false one true.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from argmap.check.example import HEAD, OPEN_CLAIM, SOURCE, of_file, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.opened import ArgumentFile
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Compare each source with what its map says of it."""
    for file in workspace.arguments:
        said = file.argument.source.sha256 if file.argument else None
        if said and file.source and file.source.sha256 and said != file.source.sha256:
            yield found_at(
                file,
                ("source", "sha256"),
                f"`{file.source.name}` isn't the text that was mapped: its SHA-256 is another",
                f"restore the text, or, after reading what changed: `{_pin(file)}`, which writes "
                f"the new one: {file.source.sha256}",
            )


def _pin(file: ArgumentFile) -> str:
    # A name that begins with a hyphen would be taken for an option.
    name = f"./{file.name}" if file.name.startswith("-") else file.name
    return f"argmap pin {shlex.quote(name)}"


RULE = Rule(
    id="source-changed",
    group="source",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_file(
        f"{HEAD}argument:\n{OPEN_CLAIM}",
        "`bridge.txt` isn't the text that was mapped: its SHA-256 is another",
        source=SOURCE.replace("unsafe", "safe"),
    ),
)
