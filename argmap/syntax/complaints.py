"""What libyaml complains about: in a reader's words, and where it went wrong.

libyaml notices most layout faults a line or more after they were made, and in the words of its
grammar. Each function here knows one fault; the first that recognises it explains it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.syntax.problem import Problem

BLOCK_ADVICE = (
    "write the text as a folded block: `>-`, and the text on the next line, indented further; "
    "nothing in it needs escaping"
)
_QUOTE_ADVICE = "put the text in quotation marks"
_TWICE_ADVICE = "an apostrophe inside single quotation marks is written twice (`''`)"
_SPACES_ADVICE = "indent it exactly as the other keys of its mapping, with spaces"

_GLUED = re.compile(r"[ \t]*[\w-]+(:)(?![ \t\r\n]|//|$)")
_KEYED_LINE = re.compile(r"(?:[\w-]+|\"[^\"]*\"|'[^']*'):(?:[ \t]|$)")
_KEY_ONLY = re.compile(r"[\s\u00a0]*[\w-]+")
_KEY = r"(?P<before>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[\w-]+|\"[^\"]*\"|'[^']*'):[ \t]+)"
_KEYED = re.compile(rf"{_KEY}(?P<words>[^ \t#'\"].*)")  # in no quotation marks
_EMPTY_BLOCK = re.compile(rf"{_KEY}?(?P<sign>[>|][-+0-9]*)[ \t]*(?:#.*)?")
_MOST_LINES = 20
_LONGEST_SHOWN = 60
_BRACKET_FIRST = re.compile(r"[ \t]*[\w-]+:[ \t]+(\[(?:\.\.\.|…)\])")
# A line with text before a `#`, and no value in quotation marks.
_CUT = re.compile(
    r"^(?![ \t]*#)(?![^\r\n]*[:\[{,-][ \t]*[\"'])[^\r\n]*?[ \t](#[^\r\n]*)", re.MULTILINE
)


class Explained(NamedTuple):
    """Where something went wrong, what it is, and what to do."""

    start: int
    message: str
    help: str


@dataclass(frozen=True)
class _Complaint:
    said: str
    text: str
    start: int
    """Where libyaml noticed it."""
    begun: int
    """Where what it was reading had begun."""

    def line_of(self, offset: int) -> tuple[int, str]:
        """Return where the line of an offset begins, and the line."""
        begin = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", begin)
        return begin, self.text[begin : end if end >= 0 else None].rstrip("\r")

    def line_above(self) -> tuple[int, str]:
        """Return the line above the place."""
        begin, _ = self.line_of(self.start)
        return self.line_of(max(0, begin - 1))

    def lines_from(self, offset: int) -> Iterator[tuple[int, str]]:
        """Yield the line of an offset and those above it, going up."""
        begin, line = self.line_of(offset)
        for _ in range(_MOST_LINES):
            yield begin, line
            if begin == 0:
                return
            begin, line = self.line_of(begin - 1)


def problems(error: Any, text: str) -> Iterator[Problem]:
    """Yield what an error of libyaml's comes to, and the comment that may be its cause."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    start = min(mark.index, len(text)) if mark else 0
    begun = min(context.index, start) if context else start
    said = getattr(error, "problem", None) or "it can't be read"
    complaint = _Complaint(said, text, start, begun)
    if block := _empty_block(complaint):
        yield Problem("yaml-syntax", block.message, block.start, block.start + 1, help=block.help)
        return  # a `#` further down is a part of the block's text
    explained = next(
        (found for explain in _EXPLANATIONS if (found := explain(complaint))),
        Explained(start, f"not YAML: {said}", ""),
    )
    place, message, advice = explained
    yield Problem("yaml-syntax", message, place, place + 1, help=advice)
    # Two lines above at the most: further up a comment has nothing to do with it.
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, begun))) + 1
    if cut := _CUT.search(text, above, start):
        message = "a comment cuts this text short"
        yield Problem("yaml-text-cut", message, cut.start(1), cut.end(1), help=BLOCK_ADVICE)


def _tab(complaint: _Complaint) -> Explained | None:
    at_tab = complaint.text[complaint.start : complaint.start + 1] == "\t"
    if at_tab or "found a tab character" in complaint.said:
        return Explained(complaint.start, "a tab can't indent", "indent with spaces")
    return None


def empty_block(key: str) -> str:
    """Say that a block has no text: the text that was meant for it isn't indented far enough.

    `key` is the block's, "" for an item of a list.
    """
    before = f"`{key}`" if key else "the `-` before it"
    return f"the block is empty: its text must be indented further than {before}"


def _empty_block(complaint: _Complaint) -> Explained | None:
    """Look up from a line for a block that ends where it begins, with this line in its place."""
    if complaint.text[complaint.start : complaint.start + 1] == "\t":
        return None
    for offset in (complaint.begun, complaint.start):
        indent = None
        for begin, line in complaint.lines_from(offset):
            if not line.strip():
                continue
            block = _EMPTY_BLOCK.fullmatch(line)
            if block and indent is not None:
                before, key = block["before"], block["key"]
                column = len(before) if key else before.rfind("-")
                if indent <= column:
                    return Explained(begin + block.start("sign"), empty_block(key or ""), "")
            inner = len(line) - len(line.lstrip(" "))
            if indent not in (None, inner):
                break
            indent = inner
    return None


def _folded(complaint: _Complaint) -> str:
    """Return the advice to fold the text that a place is in, with its own key and words."""
    for _, line in complaint.lines_from(complaint.start):
        if found := _KEYED.fullmatch(line):
            words = found["words"].rstrip()
            shown = words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"
            return (
                f"write the text as a folded block: `{found['key']}: >-`, and on the next line, "
                f"indented further, `{shown}`; nothing in it needs escaping"
            )
    return BLOCK_ADVICE


def _missing_space(complaint: _Complaint) -> Explained | None:
    if "expected ':'" in complaint.said:
        begin, line = complaint.line_of(complaint.begun)
    elif "mapping values" in complaint.said:
        begin, line = complaint.line_above()
    else:
        return None
    if glued := _GLUED.match(line):
        return Explained(begin + glued.start(1), "a space is missing after the colon", "")
    return None


def _no_colon(complaint: _Complaint) -> Explained | None:
    if "expected ':'" not in complaint.said:
        return None
    advice = "a key ends in `:`; what belongs to the text above is indented further than its key"
    return Explained(complaint.begun, "this line has no `: `", advice)


def _misplaced_key(complaint: _Complaint) -> Explained | None:
    begin, _ = complaint.line_of(complaint.start)
    before = complaint.text[begin : complaint.start]
    if "mapping values" not in complaint.said or not _KEY_ONLY.fullmatch(before):
        return None
    start = begin + len(before) - len(before.lstrip())
    message = "this key isn't where the keys around it are, and reads as text"
    return Explained(start, message, _SPACES_ADVICE)


def _colon_in_flow(complaint: _Complaint) -> Explained | None:
    at_colon = complaint.text[complaint.start : complaint.start + 1] == ":"
    if "expected ',' or" in complaint.said and at_colon:
        message = "a `: ` inside a text that has no quotation marks looks like a key"
        return Explained(complaint.start, message, _QUOTE_ADVICE)
    return None


def _bracket_first(complaint: _Complaint) -> Explained | None:
    begin, line = complaint.line_of(complaint.start)
    if found := _BRACKET_FIRST.match(line):
        message = "a text can't begin with `[` unless it is quoted"
        return Explained(begin + found.start(1), message, _folded(complaint))
    return None


def _unclosed(complaint: _Complaint) -> Explained | None:
    if "unexpected end of stream" not in complaint.said:
        return None
    return Explained(complaint.begun, "a quotation mark that was opened isn't closed", "")


def _after_a_mark(complaint: _Complaint) -> Explained | None:
    """Recognise a text in quotation marks that ends at one of those inside it."""
    if not any(said in complaint.said for said in _GOES_ON):
        return None
    begin, _ = complaint.line_of(complaint.start)
    before = complaint.text[begin : complaint.start].rstrip(" \t")
    if not before.endswith(("'", '"')):
        return None
    mark = before[-1]
    advice = BLOCK_ADVICE if mark == '"' else f"{_TWICE_ADVICE}; or {BLOCK_ADVICE}"
    message = f"this `{mark}` ends the text, but the line goes on"
    return Explained(begin + len(before) - 1, message, advice)


def _misplaced_line(complaint: _Complaint) -> Explained | None:
    """Recognise a line that is indented less than those it belongs to, or is of another kind."""
    begin, line = complaint.line_of(complaint.start)
    if "expected key" not in complaint.said or complaint.text[begin : complaint.start].strip():
        return None
    words = line.lstrip()
    if words.startswith("- "):
        return Explained(complaint.start, *_LIST_AND_KEYS)
    if _KEYED_LINE.match(words):
        message = "this key isn't where the keys around it are"
        return Explained(complaint.start, message, _SPACES_ADVICE)
    message = "this line begins with no key"
    return Explained(complaint.start, message, "indent it further than the key of its text")


def _in_the_table(complaint: _Complaint) -> Explained | None:
    for theirs, ours, advice in _TABLE:
        if theirs in complaint.said:
            advice = _folded(complaint) if advice == BLOCK_ADVICE else advice
            return Explained(complaint.start, ours, advice)
    return None


_GOES_ON = ("expected key", "expected '-' indicator", "expected ',' or")
_LIST_AND_KEYS = (
    "items of a list (`- `) and keys are mixed here",
    "nodes are keys of a mapping, without `- `: an id and a colon",
)
_TABLE = (
    (
        "mapping values are not allowed",
        "a `: ` inside a text that has no quotation marks looks like a key",
        BLOCK_ADVICE,
    ),
    (
        "found character that cannot start any token",
        "a text can't begin with this character unless it is quoted",
        BLOCK_ADVICE,
    ),
    (
        "block sequence entries are not allowed",
        "a text can't begin with `- ` unless it is quoted",
        BLOCK_ADVICE,
    ),
    (
        "did not find expected alphabetic or numeric character",
        "a text can't begin with `*` or `&` unless it is quoted",
        BLOCK_ADVICE,
    ),
    (
        "did not find expected comment or line break",
        "nothing can stand behind the sign of a block",
        "the text of a block begins on the next line, indented further",
    ),
    (
        "did not find expected '-' indicator",
        *_LIST_AND_KEYS,
    ),
    (
        "did not find expected key",
        "the indentation or the quotation marks around here don't fit together",
        "the keys of one node stand below each other; a text that has quotation marks inside it "
        "is best written as a folded block (`>-`)",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotation marks is an escape",
        BLOCK_ADVICE,
    ),
)
_EXPLANATIONS: tuple[Callable[[_Complaint], Explained | None], ...] = (
    _unclosed,
    _tab,
    _missing_space,
    _no_colon,
    _misplaced_key,
    _colon_in_flow,
    _bracket_first,
    _after_a_mark,
    _misplaced_line,
    _in_the_table,
)
