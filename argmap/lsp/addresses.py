"""Files as a client names them: URIs of this machine's files, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname


def path_of(uri: str) -> Path | None:
    """Return the file that a URI names, links resolved; None where it names none of this machine.

    Nothing is opened.
    """
    try:
        parts = urlsplit(uri)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            return None
        if os.name == "nt":
            path = Path(url2pathname(parts.path))
        else:
            path = Path(unquote(parts.path, errors="surrogateescape"))
        return path.resolve() if path.is_absolute() else None
    except (OSError, RuntimeError, ValueError):
        return None


def uri_of(path: Path) -> str:
    """Return a file's URI."""
    return path.as_uri()
