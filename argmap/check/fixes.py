"""How rules write their repairs down."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.check.finding import Edit, File, Fix, Meant
from argmap.syntax import Path, Rewritten, Splice, with_comment, with_entry, with_key, with_words


def rewording(file: File, path: Path, text: str, *, safe: bool) -> Fix | None:
    """Put other words into the text at a path."""
    return _fix(file, path, with_words(file.document, path, text), safe)


def renaming(file: File, path: Path, key: str, *, safe: bool) -> Fix | None:
    """Give the key at the end of a path another name."""
    return _fix(file, path, with_key(file.document, path, key), safe, is_key=True)


def completion(file: File, path: Path, end: int, *, safe: bool) -> Fix | None:
    """Take the comment that ends at an offset into the text at a path."""
    return _fix(file, path, with_comment(file.document, path, end), safe)


def addition(file: File, mapping: Path, after: str, key: str, text: str) -> Fix:
    """Put a key with a text into a mapping, behind another key. It is safe."""
    splice = with_entry(file.document, mapping, after, key, text)
    return Fix(True, _edits(file, (splice,)), Meant((*mapping, key), text))


def _fix(
    file: File, path: Path, rewritten: Rewritten | None, safe: bool, *, is_key: bool = False
) -> Fix | None:
    if rewritten is None:
        return None
    return Fix(safe, _edits(file, rewritten.splices), Meant(path, rewritten.value, is_key))


def _edits(file: File, splices: Iterable[Splice]) -> tuple[Edit, ...]:
    # A document's offsets leave a byte order mark out, a file's don't.
    mark = int(file.document.has_bom)
    return tuple(Edit(file.name, start + mark, end + mark, text) for start, end, text in splices)
