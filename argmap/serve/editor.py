"""Links that open an editor at a line."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from argmap.escape import for_uri

EditorName = Literal["vscode", "vscodium", "cursor", "windsurf", "zed", "idea", "none"]
EDITORS: tuple[EditorName, ...] = get_args(EditorName)


def link(editor: EditorName, file: Path, line: int, column: int) -> str:
    """Return the address at which an editor opens a file; empty where no editor is wanted."""
    if editor == "none":
        return ""
    path = for_uri(file.as_posix())
    path = path if path.startswith("/") else f"/{path}"  # a drive's letter comes first
    if editor == "idea":
        return f"idea://open?file={path}&line={line}&column={column}"
    return f"{editor}://file{path}:{line}:{column}"
