"""The sentences of a text."""

import re

from argmap.quotes.source import Span

# A page's end breaks a sentence: no full stop before the blank lines, no capital after them.
_PAGE_BREAK = re.compile(
    r"(?<=[\w,;:\-–—)'’\"”])[ \t]*(?:\r\n?|\n)\s*(?:\r\n?|\n)\s*(?=[a-zß-öø-ÿ])"
)
# Sentences count inside quotations too, of which a splitter would make one sentence each.
_QUOTATION_MARKS = re.compile(r"[\"“”„‟«»]")

# `sentencex` takes every white space for one byte, and panics between a short word and a full stop.
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")


def sentences(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Return where the sentences of a text stand, without the white space around them.

    Sentences end where `sentencex` (Wikimedia's splitter) says for the language (a BCP 47 tag,
    English without one), and go on over blank lines where a page's end breaks them.
    """
    from sentencex import get_sentence_boundaries

    joined = _QUOTATION_MARKS.sub(" ", _PAGE_BREAK.sub(_blank, text))
    joined = _WIDE_SPACE.sub(" ", joined)
    found = []
    for boundary in get_sentence_boundaries((language or "en").split("-")[0].lower(), joined):
        start, end = boundary["start_index"], boundary["end_index"]
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if re.search(r"\w", text[start:end]):
            found.append(Span(start, end))
    return tuple(found)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
