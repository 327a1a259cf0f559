"""Quotations by their first words: what the source goes on with."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import islice

from lsprotocol import types

from argmap.editing.quotation import quotation_of
from argmap.escape import for_markdown, visible
from argmap.lsp.cursor import Cursor
from argmap.lsp.page import Page
from argmap.opened import SourceFile
from argmap.quotes import SourceText, Span
from argmap.quotes.fold import fold
from argmap.quotes.index import words_with_starts
from argmap.quotes.squeeze import squeeze

MOST_PLACES = 20
"""How many places of a source are offered."""
_WIDTH = 100
_LEAST_LETTERS = 2
_LONGEST = 400
_LEAST_WORDS = 4
_ELISION = re.compile(r"\[(?:\.\.\.|…)\]")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|\Z)|(?=\s*\n\s*\n)|\Z")
_CLAUSE_END = re.compile(r"(?=[,;:—–](?:\s|\Z))")


def quoted_completion(page: Page, cursor: Cursor) -> types.CompletionList:
    """Return passages of the source that begin with what has been typed."""
    # In brackets a text ends at signs that it may have itself.
    source = None if cursor.is_flow else page.source
    items = list(_items(page, source, cursor)) if source else []
    for number, item in enumerate(items):
        item.sort_text = f"{number:05}"
    # With each word typed others fit: a client that narrows the list down itself has only these.
    return types.CompletionList(is_incomplete=True, items=items)


def _items(page: Page, source: SourceFile, cursor: Cursor) -> Iterator[types.CompletionItem]:
    typed = f"{cursor.above}\n{cursor.text}".strip("\n").lstrip("\"'")
    *left_out, last = _ELISION.split(typed)
    lines = page.text.lines.text
    opening = cursor.text[:1] if cursor.text[:1] in ("'", '"') else ""
    end = cursor.end + bool(opening and lines[cursor.end : cursor.end + 1] == opening)
    range_ = page.text.range(cursor.start, end)
    seen = set()
    for span in islice(_passages(source, last), 2 * MOST_PLACES):
        text = _written(source, span, cursor, before="[...]".join([*left_out, ""]))
        if text in seen:
            continue
        seen.add(text)
        words = " ".join((source.text or "")[span.start : span.end].split())
        line = source.lines.position(span.start)[0]
        yield types.CompletionItem(
            label=visible(textwrap.shorten(words, 80, placeholder=" …")),
            kind=types.CompletionItemKind.Text,
            detail=visible(f"{source.name}, line {line}"),
            documentation=types.MarkupContent(types.MarkupKind.Markdown, for_markdown(words)),
            insert_text_format=types.InsertTextFormat.PlainText,
            filter_text=lines[cursor.start : end],
            text_edit=types.TextEdit(range_, text),
        )


def _passages(source: SourceFile, typed: str) -> Iterator[Span]:
    """Yield the passages that begin with typed words: up to a clause's end, and a sentence's."""
    text = source.text or ""
    for span in islice(_places(source.searchable, typed), MOST_PLACES):
        found = _SENTENCE_END.search(text, span.end, span.start + _LONGEST)
        end = found.end() if found else span.end
        if end == span.start + _LONGEST < len(text):
            end = max(text.rfind(" ", span.start, end), span.end)
        clause = _CLAUSE_END.search(text, span.end, end)
        if clause and len(text[span.start : clause.start()].split()) >= _LEAST_WORDS:
            yield Span(span.start, clause.start())
        yield Span(span.start, end)


def _places(source: SourceText, typed: str) -> Iterator[Span]:
    """Yield where the words stand, the last of which may have only been begun."""
    words = [word for word, _ in words_with_starts(squeeze(fold(typed).text).text)]
    if not words or (len(words) == 1 and len(words[0]) < _LEAST_LETTERS):
        return
    index = source.index
    is_begun = re.search(r"\w\Z", typed) is not None
    if len(words) == 1 and is_begun:
        alike = (word for word in index.numbers if word.startswith(words[0]))
        numbers = sorted(number for word in alike for number in index.numbers[word])
    else:
        numbers = list(index.numbers.get(words[0], ()))
    for number in numbers:
        there = index.words[number : number + len(words)]
        # The split's ends are no words.
        if len(there) < len(words) or there[:-1] != words[:-1] or not there[-1]:
            continue
        if there[-1] == words[-1] or (is_begun and there[-1].startswith(words[-1])):
            last = number + len(words) - 1
            yield source.span(index.starts[number], index.starts[last] + len(there[-1]))


def _written(source: SourceFile, span: Span, cursor: Cursor, before: str) -> str:
    """Return what to write in place of the words that this line has of the value."""
    words = " ".join((source.text or "")[span.start : span.end].split())
    if cursor.is_block or cursor.above or before:
        # The rest of a value goes on as it began; what stands above isn't touched.
        whole = f"{before} {words}".split()
        rest = " ".join(whole[len(cursor.above.split()) :])
        margin = cursor.column + 2
        if not cursor.is_block:
            return rest
        lines = textwrap.wrap(rest, _WIDTH - margin, break_long_words=False, break_on_hyphens=False)
        return f"\n{' ' * margin}".join(lines)
    # An item's words stand where those of a key would that is two columns further to the left.
    key, indent = ("q", cursor.column - 2) if cursor.is_item else (cursor.path[-1], cursor.column)
    yaml = quotation_of(source, span, key, max(indent, 0)).yaml
    written = yaml.lstrip(" ").removeprefix(f"{key}:").rstrip("\n")
    return written.removeprefix(" ") if not cursor.is_item or "\n" not in written[:1] else words
