"""A map says which text it maps, by the SHA-256 of its bytes.

Without it nobody notices when the text is changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import HEAD, OPEN_CLAIM, of_file, of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.fixes import addition
from argmap.check.rule import Rule
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for each source's `sha256`."""
    for file in workspace.arguments:
        if file.argument and file.source and not file.argument.source.sha256:
            digest = file.source.sha256
            yield found_at(
                file,
                ("source",),
                "the source has no `sha256`, so a change of the text would go unnoticed",
                f"add under `source`: sha256: {digest}" if digest else "",
                key=True,
                fix=addition(file, ("source",), "file", "sha256", digest) if digest else None,
            )


RULE = Rule(
    id="source-unpinned",
    group="source",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_file(
        f"{HEAD[: HEAD.index('  sha256')]}argument:\n{OPEN_CLAIM}",
        "the source has no `sha256`, so a change of the text would go unnoticed",
    ),
)
