"""The reader of a file, as the server sends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.reader import reader
from argmap.serve.pictures import File

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader, and the policy that it begins with: its own script and style, and nothing else."""

    html: bytes
    policy: str


def make(file: File) -> Reader:
    """Return a file's reader. Raises `EngineError` where the engine can't draw its pictures."""
    html = reader(file)
    # Nothing that comes from a file stands before it.
    found = _POLICY.search(html)
    assert found
    return Reader(html.encode("utf-8"), found[1])
