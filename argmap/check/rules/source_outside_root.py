"""A source lies below the project's root.

A contributed file must not be able to open, and to show in a finding, what lies elsewhere on the
machine that checks it: neither by an absolute path, nor by `..`, nor through a symbolic link.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import HEAD, OPEN_CLAIM, of_file, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look where each path leads."""
    for file in workspace.arguments:
        if file.source and file.source.why_not == "outside":
            yield found_at(
                file,
                ("source", "file"),
                f"`{file.source.name}` leads out of the project's root, and isn't opened",
                "the root is the nearest folder with argmap.toml, [tool.argmap] or .git, or the "
                "one argmap runs in: run it, or put an argmap.toml, where your project begins",
            )


RULE = Rule(
    id="source-outside-root",
    group="source",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_file(
        f"{HEAD}argument:\n{OPEN_CLAIM}".replace("bridge.txt", "/etc/hostname"),
        "`/etc/hostname` leads out of the project's root, and isn't opened",
    ),
)
