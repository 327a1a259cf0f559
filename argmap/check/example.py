"""The small files in which each rule shows what it passes and what it reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SOURCE = """\
The bridge

The bridge must stay open. It carries most of the town's traffic. Some say that it is unsafe.
But the last inspection found no fault.

The cost

Closing it would not be cheap. The only road to the mill runs over it.
"""

HEAD = """\
argmap: argument/1
source:
  title: The bridge
  file: bridge.txt
  sha256: dc6767ec53ecf4c47de3614f25b2f88431c67f7bd6002989cd834dde87127b03
"""

OPEN_CLAIM = """\
  stay-open:
    claim: The bridge must stay open.
    main: true
    quote: The bridge must stay open.
"""

_CLOSE_SOURCE = """\
The Bridge Must Close

The bridge must close. It is unsafe.
"""

_CLOSE_MAP = """\
argmap: argument/1
source:
  title: The Bridge Must Close
  file: close.txt
  sha256: 51187bdc6b110b60e339c0082352588b3c0a4001c2eb5f9eaecf37bdf7b95e91
argument:
  close:
    claim: The bridge must close.
    main: true
    quote: The bridge must close.
  unsafe:
    premise: The bridge is unsafe.
    supports: close
    quote: It is unsafe.
"""

_OPEN_MAP = f"""\
{HEAD}argument:
{OPEN_CLAIM}\
  carries-traffic:
    premise: The bridge carries most of the town's traffic.
    supports: stay-open
    quote: It carries most of the town's traffic.
  said-to-be-unsafe:
    claim: The bridge is unsafe.
    said_by: some
    stance: rejects
    quote: it is unsafe
  no-fault:
    rebuttal: The last inspection found no fault in the bridge.
    rebuts: said-to-be-unsafe
    quote: the last inspection found no fault
"""

_COMPARISON_HEAD = """\
argmap: comparison/1
title: Should the bridge stay open?
texts: {open: bridge.yaml, close: close.yaml}
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A few files, the part of them that is worth showing, and what the rule says of them."""

    shown: str
    files: Mapping[str, str | bytes]
    says: str = ""


def of_nodes(nodes: str, says: str = "", *, top: str = "") -> Example:
    """Return an example of an argument file's nodes, with `top` before them."""
    shown = f"{top}argument:\n{nodes}"
    return Example(shown, {"bridge.yaml": HEAD + shown, "bridge.txt": SOURCE}, says)


def of_file(text: str | bytes, says: str = "", *, source: str | bytes = SOURCE) -> Example:
    """Return an example of a whole argument file."""
    shown = text if isinstance(text, str) else text.decode("utf-8", "replace")
    return Example(shown, {"bridge.yaml": text, "bridge.txt": source}, says)


def of_comparison(relations: str, says: str = "", *, head: str = _COMPARISON_HEAD) -> Example:
    """Return an example of a comparison of two argument files."""
    files = {
        "bridge.txt": SOURCE,
        "bridge.yaml": _OPEN_MAP.replace("argument:\n", "speakers: {some: Some}\nargument:\n", 1),
        "close.txt": _CLOSE_SOURCE,
        "close.yaml": _CLOSE_MAP,
        "comparison.yaml": head + relations,
    }
    return Example(head + relations, files, says)


def of_settings(settings: str, says: str = "", *, file: str = "argmap.toml") -> Example:
    """Return an example of a settings file."""
    files = {
        ".git/HEAD": "",
        "bridge.txt": SOURCE,
        "bridge.yaml": f"{HEAD}argument:\n{OPEN_CLAIM}",
        file: settings,
    }
    return Example(settings, files, says)
