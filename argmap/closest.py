"""The known word that a misspelt one most likely means."""

from __future__ import annotations


def closest(word: str, known: list[str] | tuple[str, ...]) -> str | None:
    """Return the known word that a misspelt one most likely means, or None."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word[:200], known, scorer=fuzz.ratio, score_cutoff=65)
    return str(found[0]) if found else None
