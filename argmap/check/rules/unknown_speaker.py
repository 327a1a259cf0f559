"""A speaker who is named is one of the map's speakers.

`said_by` and `via` name them by id; their names stand under `speakers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found, found_at
from argmap.check.rule import Rule
from argmap.schema import closest
from argmap.syntax import Path
from argmap.workspace import ArgumentFile, Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every speaker that is named."""
    for file in workspace.arguments:
        if not file.argument:
            continue
        known = file.argument.speakers
        for id_, node in file.nodes.items():
            for index, speaker in enumerate(node.said_by):
                if speaker not in known:
                    written = file.document.value["argument"][id_]["said_by"]
                    path: Path = ("argument", id_, "said_by")
                    yield _unknown(
                        file, (*path, index) if isinstance(written, list) else path, speaker
                    )
        for id_, entry in known.items():
            if entry.via and entry.via not in known:
                yield _unknown(file, ("speakers", id_, "via"), entry.via)


def _unknown(file: ArgumentFile, path: Path, speaker: str) -> Found:
    assert file.argument
    match = closest(speaker, list(file.argument.speakers))
    advice = f"did you mean `{match}`?" if match else f"add under `speakers`: {speaker}: their name"
    return found_at(file, path, f"there is no speaker `{speaker}`", advice)


RULE = Rule(
    id="unknown-speaker",
    group="references",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  a:\n    claim: The bridge is unsafe.\n    main: true\n    said_by: some\n"
        "    stance: endorses\n    quote: it is unsafe\n",
        top="speakers: {some: Some}\n",
    ),
    fails=of_nodes(
        "  a:\n    claim: The bridge is unsafe.\n    main: true\n    said_by: smoe\n"
        "    stance: endorses\n    quote: it is unsafe\n",
        "there is no speaker `smoe`",
        top="speakers: {some: Some}\n",
    ),
)
