"""Scripts beyond those whose widths are known: how wide they are about, and how they are set.

A line may break between units only: a unit is a letter with its marks, a syllable that is written
as one, an emoji of several characters. In lines of Thai and Lao a vowel that is written before its
consonant stays with it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_JOINER = "\u200d"
_AS_EMOJI = "\ufe0f"
_EMOJI = 1250
_WIDE = 1000
# Where a range of letters begins, and how wide they are, in thousandths of the font's size: the
# mean of the fonts that browsers have for them, and a little more.
_SCRIPTS = (
    (0x0000, 620),
    (0x0530, 710),  # Armenian
    (0x0590, 560),  # Hebrew
    (0x0600, 490),  # Arabic and its kin
    (0x0900, 510),  # Devanagari, Bengali
    (0x0A00, 600),  # Gurmukhi, Gujarati
    (0x0B00, 680),
    (0x0B80, 790),  # Tamil
    (0x0C00, 680),  # Telugu, Kannada
    (0x0D00, 800),  # Malayalam, Sinhala
    (0x0E00, 570),  # Thai
    (0x0E80, 650),  # Lao
    (0x0F00, 560),
    (0x1000, 780),  # Myanmar
    (0x10A0, 640),  # Georgian
    (0x1100, 920),  # Hangul
    (0x1200, 690),  # Ethiopic
    (0x13A0, 700),
    (0x1780, 560),  # Khmer
    (0x1800, 620),
    (0xAC00, 920),  # Hangul
    (0xD7A4, 620),
    (0xFB1D, 560),  # Hebrew
    (0xFB50, 520),  # Arabic
    (0xFE00, 620),
    (0xFE70, 520),  # Arabic
    (0xFF00, 620),
)
# Arabic letters differ from each other more than others do; as wide as they are inside a word.
_ARABIC = {
    250: "اآأإٱ",
    365: "لبتثنىئيیپٹ",
    420: "رزژڑ",
    480: "وؤةههە",
    510: "دذڈ",
    540: "فقعغكکگ",
    570: "م",
    700: "جحخچ",
    780: "طظ",
    870: "سش",
    930: "صض",
}
_LETTERS = {letter: width for width, letters in _ARABIC.items() for letter in letters}
_STARTS = [start for start, _ in _SCRIPTS]
# A vowel that is written before its consonant; what never begins a line.
_BEFORE = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]")
_BEHIND = re.compile("[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eb0\u0eb2\u0eb3\u0ec6]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff]")
_STRONG = {"L": False, "R": True, "AL": True}
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TALL = re.compile("[\u0600-\u109f\u1780-\u17ff]")
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def thousandths(text: str, advances: dict[str, int]) -> int:
    """Return how wide a text is, in thousandths of the size; `advances` has what is known."""
    total, last = 0, ""
    for char in text:
        known = advances.get(char)
        if last == _JOINER and _is_emoji(char):
            known = 0  # it has become one with what stands before
        if char == _AS_EMOJI and last and not _is_emoji(last):
            known = _EMOJI - (advances.get(last) or _width(last))
        total += _width(char) if known is None else known
        last = char
    return total


def _width(char: str) -> int:
    if (
        unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    ):
        return 0
    if _is_emoji(char):
        return _EMOJI // 2 if _is_flag_letter(char) else _EMOJI
    if char in _LETTERS:
        return _LETTERS[char]
    by_script = _SCRIPTS[bisect_right(_STARTS, ord(char)) - 1][1]
    if _HANGUL.match(char):
        return by_script
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else by_script


def _is_emoji(char: str) -> bool:
    return "\U0001f000" <= char <= "\U0001faff" or (
        unicodedata.category(char) == "So" and unicodedata.east_asian_width(char) == "W"
    )


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def units(text: str) -> list[str]:
    """Return the units of a text, between which a line may break where it has to."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(unit: str, char: str) -> bool:
    last = unit[-1]
    if unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or _BEHIND.match(char):
        return char != "\u200b"  # there a line may break
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    if last == _JOINER or _BEFORE.match(last):
        return True
    if _is_flag_letter(char):
        return len(unit) == 1 and _is_flag_letter(last)
    if unicodedata.combining(last) == 9:  # a virama: the two consonants are written as one
        return unicodedata.category(char) == "Lo"
    return _jamo(last) < _jamo(char) <= 3 or _jamo(last) == _jamo(char) == 1


def _jamo(char: str) -> int:
    """Return where in a syllable a Hangul letter stands, 1 to 3; 9 for what is none."""
    if "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c":
        return 1
    if "\u1160" <= char <= "\u11a7" or "\ud7b0" <= char <= "\ud7c6":
        return 2
    if "\u11a8" <= char <= "\u11ff" or "\ud7cb" <= char <= "\ud7fb":
        return 3
    return 9


def breakable(word: str) -> list[str]:
    """Return the pieces of a word between which a line breaks: Chinese and Japanese have no spaces.

    What closes stays with what it closes, what opens with what it opens; Korean breaks at spaces.
    """
    if word.isascii() or not any(map(_breaks, word)):
        return [word]
    pieces: list[str] = []
    for unit in units(word):
        first, last = unit[0], pieces[-1][-1] if pieces else ""
        apart = last and (_breaks(first) or _breaks(last)) and last != _JOINER
        if not apart or first in _NEVER_FIRST or _closes(first) or _opens(last):
            pieces = [*pieces[:-1], pieces[-1] + unit] if pieces else [unit]
        else:
            pieces.append(unit)
    return pieces


_NEVER_FIRST = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々〻・゛゜"


def _breaks(char: str) -> bool:
    return (
        unicodedata.east_asian_width(char) in "WF" and not _HANGUL.match(char)
    ) or char == "\u200b"


def _closes(char: str) -> bool:
    return unicodedata.category(char) in ("Pe", "Pf", "Po")


def _opens(char: str) -> bool:
    return unicodedata.category(char) in ("Ps", "Pi")


def is_right_to_left(text: str) -> bool:
    """Whether a text begins at the right: its first letter with a direction says it."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    directions = (_STRONG.get(unicodedata.bidirectional(char)) for char in text)
    return next((each for each in directions if each is not None), False)


def is_tall(text: str) -> bool:
    """Whether a text has letters with marks above and below, which need more room."""
    return not text.isascii() and _TALL.search(text) is not None


def isolated(text: str) -> str:
    """Return a text that can't turn around the words that it is set among."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{_FIRST_STRONG}{text}{_POP}"


def without_isolates(text: str) -> str:
    """Return a text without what `isolated` has added."""
    return text if text.isascii() else text.replace(_FIRST_STRONG, "").replace(_POP, "")
