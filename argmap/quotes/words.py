"""Where words begin and end in a folded text."""

import re
from unicodedata import category


def is_word_character(char: str) -> bool:
    """Whether a character belongs to words: a letter, a digit or a mark."""
    return char.isalnum() or category(char)[0] == "M"


def between_words(match: re.Match[str]) -> bool:
    """Whether a match stands directly between two word characters."""
    start, end = match.span()
    text = match.string
    return (
        start > 0
        and end < len(text)
        and is_word_character(text[start - 1])
        and is_word_character(text[end])
    )


def _is_letter(char: str) -> bool:
    return char.isalpha() or category(char)[0] == "M"


def _around(text: str, place: int) -> tuple[str, str, str, str]:
    """The two characters on each side of a place, spaces beyond the text's ends."""
    if place < 2 or place > len(text) - 2:
        text, place = f"  {text[max(0, place - 2) : place + 2]}  ", min(place, 2) + 2
    return text[place - 2], text[place - 1], text[place], text[place + 1]


def starts_whole(text: str, place: int) -> bool:
    """Whether a passage that starts at `place` starts outside words.

    An apostrophe between letters belongs to its word; a hyphen never does.
    """
    before, last, first, after = _around(text, place)
    if is_word_character(last):
        if first == "'":
            return not (_is_letter(last) and _is_letter(after))
        return not is_word_character(first)
    return not (last == "'" and _is_letter(before) and _is_letter(first))


def ends_whole(text: str, place: int) -> bool:
    """Whether a passage that ends at `place` ends outside words, or before a possessive 's."""
    return starts_whole(text, place) or (
        text[place : place + 2] in ("'s", "'S") and starts_whole(text, place + 2)
    )
