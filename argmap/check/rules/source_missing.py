"""The source's file has to be there, as a plain file.

Without it nothing that the map says of the text can be proved.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import HEAD, OPEN_CLAIM, of_file, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for each source's file."""
    for file in workspace.arguments:
        if file.source and file.source.why_not == "missing":
            yield found_at(
                file,
                ("source", "file"),
                f"there is no file `{file.source.name}`",
                "put the text there, or correct the path; it begins at this file's folder",
            )


RULE = Rule(
    id="source-missing",
    group="source",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_file(
        f"{HEAD}argument:\n{OPEN_CLAIM}".replace("bridge.txt", "brigde.txt"),
        "there is no file `brigde.txt`",
    ),
)
