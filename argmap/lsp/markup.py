"""Markdown for clients that show it, and plain text for the others."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from lsprotocol import types

# All that data has of these is a character reference, so what stands there is the server's own.
_MARKS = re.compile(r"^> |\*", re.MULTILINE)


def plain(content: types.MarkupContent) -> types.MarkupContent:
    """Return Markdown as plain text."""
    text = _MARKS.sub("", content.value).replace("&#8203;", "")
    return types.MarkupContent(types.MarkupKind.PlainText, html.unescape(text))


def for_client(answer: object, wanted: Iterable[str] | None) -> None:
    """Make plain text of a hover's or a completion's Markdown, if its client doesn't want that."""
    if types.MarkupKind.Markdown in (wanted or ()):
        return
    if isinstance(answer, types.Hover) and isinstance(answer.contents, types.MarkupContent):
        answer.contents = plain(answer.contents)
    if isinstance(answer, types.CompletionList):
        for item in answer.items:
            if isinstance(item.documentation, types.MarkupContent):
                item.documentation = plain(item.documentation)
