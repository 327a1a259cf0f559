"""Edits of a YAML file that leave every byte alone that they don't mean.

Each is made from what the file has, and read again on its own before it is offered. What it does
to the whole file is for whoever applies it to prove, by reading that again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap.syntax.document import Document
from argmap.syntax.problem import Path
from argmap.syntax.scalar import (
    Context,
    Style,
    Word,
    context_of,
    double_quoted,
    read_alone,
    read_key_alone,
    style_of,
    words_of,
    write_word,
    written_words,
)

_LINE_END = re.compile(r"\r\n|\n|\r")
_STEP = 2


class Splice(NamedTuple):
    """Other text for what stands between two offsets: code points, the end exclusive."""

    start: int
    end: int
    text: str


class Rewritten(NamedTuple):
    """The splices that rewrite a scalar, and what it reads as after them."""

    splices: tuple[Splice, ...]
    value: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with splices that don't overlap."""
    pieces: list[str] = []
    done = 0
    for splice in sorted(splices):
        pieces += (text[done : splice.start], splice.text)
        done = splice.end
    return "".join((*pieces, text[done:]))


def with_words(document: Document, path: Path, new: str) -> Rewritten | None:
    """Put other words into the text at a path; only those that differ are touched.

    White space stays as the file has it, so a text that goes over several lines keeps them. None
    where the value is no text, or its style can't hold the words.
    """
    old = document.at(path)
    start, end = document.value_span(path)
    if not isinstance(old, str) or not words_of(new):
        return None
    if words_of(old) == words_of(new):
        return Rewritten((), old)
    context = context_of(document, path)
    for splices in _ways(document.text, start, end, old, new):
        raw = _within(document.text, start, end, splices)
        value = read_alone(raw, context)
        if value is not None and words_of(value) == words_of(new):
            # The line ends behind a block aren't within its place.
            return Rewritten(splices, value.rstrip("\n") + old[len(old.rstrip("\n")) :])
    return None


def with_key(document: Document, path: Path, new: str) -> Rewritten | None:
    """Give the key at the end of a path another name."""
    start, end = document.key_span(path)
    splices = (Splice(start, end, write_key(new, document.text[start:end])),)
    return Rewritten(splices, new) if read_key_alone(splices[0].text) == new else None


def write_key(key: str, like: str) -> str:
    """Write a key in the style of another as a file has it."""
    quote = like[:1] if like[:1] in ("'", '"') else ""
    return f"{quote}{write_word(key, style_of(like, 0))}{quote}"


def _ways(text: str, start: int, end: int, old: str, new: str) -> Iterator[tuple[Splice, ...]]:
    """Yield ways to write new words into a scalar, those that leave most of it alone first."""
    style = style_of(text, start)
    words = written_words(text, start, end)
    if not words or [word.text for word in words] != words_of(old):
        if style == "double":
            yield (Splice(start, end, double_quoted(new)),)
        return
    splices = tuple(_word_splices(text, words, words_of(new), style))
    yield splices
    if style == "plain":
        # The same words between the same line breaks, in quotation marks.
        plain = _within(text, start, end, splices)
        quoted = re.sub(r"[^ \t\r\n]+", lambda word: write_word(word.group(), "double"), plain)
        yield (Splice(start, end, f'"{quoted}"'),)


def _within(text: str, start: int, end: int, splices: Iterable[Splice]) -> str:
    moved = (Splice(s.start - start, s.end - start, s.text) for s in splices)
    return spliced(text[start:end], moved)


def _word_splices(
    text: str, old: Sequence[Word], new: Sequence[str], style: Style
) -> Iterator[Splice]:
    """Yield what makes new words of old ones. Words change one for one as far as they go."""
    for first, last, new_first, new_last in _changed_runs([word.text for word in old], new):
        put = list(new[new_first:new_last])
        pairs = min(last - first, len(put))
        if len(put) > pairs > 0:
            put[pairs - 1 :] = [" ".join(put[pairs - 1 :])]
        for word, words in zip(old[first:last], put, strict=False):
            if word.text != words:
                yield Splice(word.start, word.end, write_word(words, style))
        if not pairs and put:
            yield _insertion(old, first, write_word(" ".join(put), style))
        elif first + pairs < last:
            yield _deletion(text, old, first + pairs, last)


def _changed_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where words of two lists differ: from and to in the one, from and to in the other."""
    from difflib import SequenceMatcher

    # What begins and ends alike stays out: the matcher looks for long runs, not for few changes.
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tails = range(shorter - head)
    tail = next((n for n in tails if old[-1 - n] != new[-1 - n]), shorter - head)
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    for tag, *places in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        if tag != "equal":
            first, last, new_first, new_last = (head + place for place in places)
            yield first, last, new_first, new_last


def _insertion(old: Sequence[Word], at: int, text: str) -> Splice:
    if at:
        return Splice(old[at - 1].end, old[at - 1].end, f" {text}")
    return Splice(old[0].start, old[0].start, f"{text} ")


def _deletion(text: str, old: Sequence[Word], first: int, last: int) -> Splice:
    """Take words out with the space before them; where a line begins with them, behind them."""
    begins = first == 0 or _LINE_END.search(text, old[first - 1].end, old[first].start)
    if begins and last < len(old):
        return Splice(old[first].start, old[last].start, "")
    return Splice(old[first - 1].end, old[last - 1].end, "")


def with_entry(document: Document, mapping: Path, after: str, key: str, value: str) -> Splice:
    """Put a key and a short text into a mapping, behind the key `after`, written as that is."""
    text = document.text
    key_start, key_end = document.key_span((*mapping, after))
    _, end = document.value_span((*mapping, after))
    context = context_of(document, (*mapping, after))
    name = write_key(key, text[key_start:key_end])
    word = value if name == key and read_alone(value, context) == value else double_quoted(value)
    if context.in_flow:
        return Splice(end, end, f", {name}: {word}")
    line_end = _LINE_END.search(text, end)
    at = line_end.start() if line_end else len(text)
    indent = " " * context.column
    return Splice(at, at, f"{_line_end_at(text, end)}{indent}{name}: {word}")


def with_comment(document: Document, path: Path, end: int) -> Rewritten | None:
    """Take the comment that ends at an offset into the text at a path, which it cuts short.

    The text becomes a folded block; in a flow collection, one line in double quotation marks.
    """
    text = document.text
    start, text_end = document.value_span(path)
    lines = [line.strip(" \t") for line in _LINE_END.split(text[start:text_end])]
    lines[-1] = f"{lines[-1]} {text[text_end:end].strip()}".strip()
    words = words_of("\n".join(lines))
    space = " " if text[start - 1 : start] == ":" else ""  # of a value that is all comment
    context = context_of(document, path)
    for raw in _whole(lines, context, _line_end_at(text, end)):
        value = read_alone(raw, context)
        if value is not None and words_of(value) == words:
            return Rewritten((Splice(start, end, space + raw),), value)
    return None


def _whole(lines: list[str], context: Context, line_end: str) -> Iterator[str]:
    if not context.in_flow:
        indent = line_end + " " * (context.column + _STEP)
        yield ">-" + "".join(f"{indent}{line}" if line else line_end for line in lines)
    elif any(mark in lines[-1] for mark in ",[]{}"):
        return  # nobody can tell where the text ends
    if all(lines):
        yield double_quoted(" ".join(lines))


def _line_end_at(text: str, offset: int) -> str:
    """Return how the line of an offset ends, or, for the last line, how the first one does."""
    found = _LINE_END.search(text, offset) or _LINE_END.search(text)
    return found.group() if found else "\n"
