"""A speaker who is named is one of the map's speakers.

`said_by` and `via` name them by id; their names stand under `speakers`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found
from argmap.check.references import path_of_item
from argmap.check.rule import Rule
from argmap.check.unknown import Missed, Unknown, report
from argmap.opened import ArgumentFile
from argmap.syntax import Path
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look up every speaker that is named."""
    return report(_unknown_speakers(workspace))


def _unknown_speakers(workspace: Workspace) -> Iterator[Unknown]:
    for file in workspace.arguments:
        if not file.argument:
            continue
        known = file.argument.speakers
        for id_, node in file.nodes.items():
            for index, speaker in enumerate(node.said_by):
                if speaker not in known:
                    path = path_of_item(file, ("argument", id_, "said_by"), index)
                    yield _unknown(file, path, speaker)
        for id_, entry in known.items():
            if entry.via and entry.via not in known:
                yield _unknown(file, ("speakers", id_, "via"), entry.via, owner=id_)


def _unknown(file: ArgumentFile, path: Path, speaker: str, owner: str = "") -> Unknown:
    assert file.argument
    message = f"there is no speaker `{speaker}`"
    otherwise = f"add under `speakers`: {speaker}: their name"
    missed = Missed(file, ("speakers",), ("unused-speaker",))
    known = file.argument.speakers
    return Unknown(file, path, speaker, known, message, otherwise, owner, missed=missed)


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
