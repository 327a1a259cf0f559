"""Negation words in a text."""

import re

from argmap.quotes.edits import replace
from argmap.quotes.fold import fold
from argmap.quotes.words import between_words

_ENGLISH = re.compile(
    r"\b(?:\w+n't|not|cannot|no|none|never|neither|nor|nobody|nothing|nowhere|without)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile("-\n")


def knows_negations(language: str | None) -> bool:
    """Whether there is a list of a language's negation words; None is taken for English."""
    return language is None or language.lower().split("-")[0] in ("en", "eng")


def negations(text: str, language: str | None) -> tuple[str, ...]:
    """The negation words of a text, as it writes them, in order.

    `language` is a BCP 47 tag; None is taken for English. Other languages have no list yet.
    """
    if not knows_negations(language):
        return ()
    folded = fold(text)
    joined, edits = replace(
        folded.text, _BROKEN, lambda match: "" if between_words(match) else None
    )
    found: set[tuple[int, int]] = set()
    # A hyphen at a line's end may have broken a word or joined two: both are looked through.
    for match in _ENGLISH.finditer(joined):
        start, end = match.span()
        found.add(folded.origin(edits.origin(start)[0], edits.origin(end - 1)[1]))
    found.update(folded.origin(*match.span()) for match in _ENGLISH.finditer(folded.text))
    return tuple(text[start:end] for start, end in sorted(found))
