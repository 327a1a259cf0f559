"""Fold away what one can't see or type.

Folding works on the whole text with a few regular expressions, one pass a concern, and keeps
the edits of each pass; where a character came from is worked out only for the places asked for.
A folded text has single white space characters only: "\\n" where the white space held a line
break, " " elsewhere. The difference decides whether a hyphen before it may have broken a word.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import category, normalize

from argmap.quotes.edits import Edits, replace
from argmap.quotes.words import between_words

_SOFT_HYPHEN = "\u00ad"
_HIDDEN = _SOFT_HYPHEN + "\u200b\u2060\ufeff\u200e\u200f*_\\"
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029"
_SPACES = (
    "\t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032"
_QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u2033"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

# One character for one: these leave every offset as it is.
_ONE_FOR_ONE = tuple(
    (old, new)
    for kind, new in (
        (_LINE_BREAKS[1:], "\n"),
        (_SPACES, " "),
        (_APOSTROPHES, "'"),
        (_QUOTATION_MARKS, '"'),
        # A dash at a line's end breaks no word, as a hyphen does.
        (tuple(f"{dash}\n" for dash in _DASHES[2:]), "- "),
        (_DASHES, "-"),
    )
    for old in kind
)
_ASCII_ONE_FOR_ONE = tuple(pair for pair in _ONE_FOR_ONE if pair[0].isascii())

_LONGER = {
    "\u2026": "...",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",  # the long s is folded with its ligature
    "\ufb06": "st",
}

_BLANK = rf"\s{re.escape(_HIDDEN)}"
# Two blanks or more, or a hidden character alone. A lone white space keeps its place. The
# pattern begins with one character class because `re` scans for such a beginning fastest.
_BLANKS = re.compile(rf"[{_BLANK}](?:[{_BLANK}]+|(?<!\s))")
_LINE_BREAK = re.compile(f"[{_LINE_BREAKS}]")
_SOFT_BREAK = re.compile(rf"[{re.escape(_HIDDEN)}]*{_SOFT_HYPHEN}")
_LONG = re.compile(f"[{''.join(_LONGER)}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the edits that made it, first to last."""

    text: str
    passes: tuple[Edits, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to `end` (at least one) stood before folding."""
        for edits in reversed(self.passes):
            start, end = edits.origin(start)[0], edits.origin(end - 1)[1]
        return start, end


def fold(text: str) -> Folded:
    """Fold a text; it never fails and folding twice changes nothing more."""
    passes: list[Edits] = []

    def turn(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str | None]) -> None:
        nonlocal text
        if pattern.search(text):
            text, edits = replace(text, pattern, new)
            passes.append(edits)

    turn(_BLANKS, _blank)
    for old, new in _ASCII_ONE_FOR_ONE if text.isascii() else _ONE_FOR_ONE:
        text = text.replace(old, new)
    if not text.isascii():
        turn(_LONG, lambda match: _LONGER[match.group()])
    if not text.isascii() and (uncomposed := _uncomposed(text)):
        turn(uncomposed, _composed)
    return Folded(text, tuple(passes))


def _blank(match: re.Match[str]) -> str:
    """What a run of white space and hidden characters folds to."""
    run = match.group()
    if not run.strip(_HIDDEN):
        return ""
    if not _LINE_BREAK.search(run):
        return " "
    # A soft hyphen shows at a line's end, and nowhere else.
    broken = _SOFT_BREAK.match(run) and between_words(match)
    return "-\n" if broken else "\n"


def _uncomposed(text: str) -> re.Pattern[str] | None:
    """A pattern for what canonical composition (NFC) may change in this text; None for nothing.

    Marks and the later letters of a Hangul syllable join with what stands before them; a few
    characters (the Ångström sign) change alone. No character below U+0300 does either.
    """
    rare = sorted(char for char in set(text) if char >= "\u0300")
    joining = "".join(
        char for char in rare if category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
    )
    alone = "".join(char for char in rare if normalize("NFC", char) != char)
    patterns = []
    if joining:
        # At most 30 marks at a time (Unicode's stream-safe text format): ordering them is
        # quadratic in their number.
        patterns.append(f"[^{joining}]?[{joining}]{{1,30}}")
    if alone:
        patterns.append(f"[{alone}]")
    return re.compile("|".join(patterns), re.DOTALL) if patterns else None


def _composed(match: re.Match[str]) -> str | None:
    cluster = match.group()
    composed = normalize("NFC", cluster)
    return None if composed == cluster else composed
