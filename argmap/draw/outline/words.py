"""What outlines say of nodes, and the lines that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.escape import for_terminal
from argmap.model.argument import Node
from argmap.model.source import Source
from argmap.opened import ArgumentFile

_STANCES = {
    "endorses": "endorsed",
    "rejects": "rejected",
    "concedes": "conceded",
    "reports": "reported",
}


SIGNED = "Written by argmap from "
"""How the last line of an outline begins, by which it is told from a text of anybody else's."""


def written(lines: Iterable[str], name: str) -> str:
    """Return lines as a text, with the file's name; what can't be seen in them is written out."""
    signed = (*lines, "", f"{SIGNED}{name}.")
    return "".join(f"{for_terminal(line)}\n" for line in signed)


def said(text: str) -> str:
    """Return data on one line."""
    return " ".join(text.split())


def counted(count: int, one: str) -> str:
    """Return a number of things."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def joined(words: Sequence[str]) -> str:
    """Return words as a list: `1, 2 and 3`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def by_line(source: Source) -> str:
    """Return a source's author and title."""
    return said(f"{source.author}, {source.title}" if source.author else source.title)


def type_of(file: ArgumentFile, node: Node, *, main: bool = False) -> str:
    """Return a node's type, and whose view it is: `Claim by Martin Amis, rejected`."""
    words = [node.type.capitalize() + (", thesis" if main else "")]
    speakers = file.argument.speakers if file.argument else {}
    names = [said(speakers[id_].name) for id_ in node.said_by if id_ in speakers]
    if names:
        words.append(f"by {joined(names)}")
    stance = f", {_STANCES[node.stance]}" if node.stance else ""
    return " ".join(words) + stance + (", implicit" if node.implicit else "")


def quotations(file: ArgumentFile, id_: str) -> Iterator[str]:
    """Yield a node's quotations, each with its source's file and line."""
    for anchor in file.anchors[id_]:
        place = ""
        if anchor.spans and file.source:
            line = file.source.lines.position(anchor.spans[0].start)[0]
            place = f" ({said(file.source.name)}:{line})"
        yield f"“{said(anchor.quote.exact)}”{place}"


def numbered(number: Sequence[int]) -> str:
    """Return an entry's number, as others name it."""
    return ".".join(map(str, number))
