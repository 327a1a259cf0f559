"""The resolved export: what the files say, with every quote found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.escape import as_json
from argmap.graph import undercut_steps
from argmap.model.argument import Premise, Rebuttal
from argmap.opened import Anchor, ArgumentFile, ComparisonFile
from argmap.workspace import Workspace


def resolved(workspace: Workspace) -> str:
    """Return a workspace without errors as JSON of the shape that `resolved.schema.json` gives."""
    found = {
        "argmap": "resolved/1",
        "arguments": [_argument(file) for file in workspace.arguments],
        "comparisons": [_comparison(file) for file in workspace.comparisons],
    }
    return as_json(found)


def _argument(file: ArgumentFile) -> dict[str, Any]:
    assert file.argument and file.source and file.source.text is not None
    source = file.argument.source
    return {
        "file": file.name,
        "source": {
            "title": source.title,
            "author": source.author,
            "file": file.source.name,
            "sha256": file.source.sha256,
            "length": len(file.source.text),
        },
        "sections": [{"title": each.title, "start": each.start} for each in file.sections],
        "speakers": {
            id_: {"name": speaker.name, "via": speaker.via}
            for id_, speaker in file.argument.speakers.items()
        },
        "nodes": [_node(file, id_) for id_ in file.nodes],
        "asides": [_aside(file, index) for index in range(len(file.argument.asides))],
    }


def _node(file: ArgumentFile, id_: str) -> dict[str, Any]:
    node = file.nodes[id_]
    undercuts = undercut_steps(file.nodes, id_, node) if isinstance(node, Rebuttal) else ()
    return {
        "id": id_,
        "type": node.type,
        "text": node.text,
        "main": not isinstance(node, Premise) and node.main,
        "implicit": node.implicit,
        "said_by": list(node.said_by),
        "stance": node.stance,
        "held": node.held,
        "supports": list(node.supports),
        "with": list(node.with_),
        "rebuts": list(node.rebuts) if isinstance(node, Rebuttal) else [],
        "undercuts": [{"from": each.reason, "to": each.target} for each in undercuts],
        "despite": list(node.despite),
        "scheme": node.scheme,
        "tags": list(node.tags),
        "note": node.note,
        "spans": _spans(file, file.anchors[id_]),
    }


def _spans(file: ArgumentFile, anchors: Iterable[Anchor]) -> list[dict[str, Any]]:
    assert file.source and file.source.text is not None
    return [
        {"start": span.start, "end": span.end, "exact": file.source.text[span.start : span.end]}
        for anchor in anchors
        for span in anchor.spans
    ]


def _aside(file: ArgumentFile, index: int) -> dict[str, Any]:
    assert file.argument
    anchors = file.aside_anchors[index]
    return {
        "kind": file.argument.asides[index].kind,
        "start": anchors[0].spans[0].start,
        "end": anchors[-1].spans[-1].end,
    }


def _comparison(file: ComparisonFile) -> dict[str, Any]:
    assert file.comparison
    comparison = file.comparison
    return {
        "file": file.name,
        "title": comparison.title,
        "texts": {alias: text.name for alias in comparison.texts if (text := file.text(alias))},
        "topics": dict(comparison.topics),
        "contradictions": [
            {
                "id": id_,
                "question": each.question,
                "topic": each.topic,
                "kind": each.kind,
                "strength": each.strength,
                "why": each.why,
                "sides": _sides(each.sides),
            }
            for id_, each in comparison.contradictions.items()
        ],
        "agreements": [
            {
                "id": id_,
                "statement": each.statement,
                "topic": each.topic,
                "sides": _sides(each.sides),
                "but": list(each.but),
            }
            for id_, each in comparison.agreements.items()
        ],
        "counterparts": [
            {
                "id": id_,
                "topic": each.topic,
                "holds": _sides(each.holds),
                "reports": _sides(each.reports),
            }
            for id_, each in comparison.counterparts.items()
        ],
    }


def _sides(sides: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {text: list(ids) for text, ids in sides.items()}
