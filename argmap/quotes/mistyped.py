"""Tell mistyped words from other words.

A machine may correct the first without asking. So wherever a slip of the finger and another
meaning look alike, this says that it is another meaning: `million` for `billion`, `moral` for
`amoral`, `majority` for `minority`.
"""

import re
from unicodedata import category

from argmap.quotes.differences import Difference
from argmap.quotes.negation import knows_negations, negations

_ONE_SLIP, _TWO_SLIPS = 4, 8  # how many letters a word has in which so many slips are forgiven
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "a")
_SUFFIXES = ("less", "nt", "n't")
_NUMBER = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|[mbt]r?illion|first|second|third|half|fifth|eighth|ninth|twelfth)"
    r"(?:th|ieth|s)?"
)


def is_mistyped(difference: Difference, language: str | None = None) -> bool:
    """Whether a quote's words differ from the source's by mistyped letters alone.

    They do when there are as many of them, and each is the source's word but for case and
    punctuation, or has one or two slips in it; and none of them counts or denies anything.
    `language` is the source's, as a BCP 47 tag; slips are looked for only where it is known which
    words deny.
    """
    quoted, found = difference.quoted.split(), difference.found.split()
    return (
        bool(quoted)
        and len(quoted) == len(found)
        and all(map(_is_slip, quoted, found, [language] * len(found)))
    )


def _is_slip(quoted: str, found: str, language: str | None) -> bool:
    if quoted == found:
        return True
    ours, theirs = _letters(quoted), _letters(found)
    if not ours or not theirs or any(map(_counts, (ours, theirs))):
        return False
    if negations(quoted, None) or negations(found, None):
        return False
    if ours == theirs:
        return True
    return knows_negations(language) and _is_near(ours, theirs) and not _denies(ours, theirs)


def _letters(word: str) -> str:
    """A word without its punctuation and its case."""
    return "".join(char for char in word if category(char)[0] not in "PC").casefold()


def _counts(word: str) -> bool:
    return any(char.isnumeric() for char in word) or bool(_NUMBER.fullmatch(word))


def _is_near(ours: str, theirs: str) -> bool:
    """Whether one or two slips make a word of the other; a first letter is seldom mistyped."""
    from rapidfuzz.distance import OSA, Levenshtein

    shorter = min(len(ours), len(theirs))
    if ours[0] != theirs[0] or shorter < _ONE_SLIP or not (ours + theirs).isalpha():
        return False
    slips = OSA.distance(ours, theirs, score_cutoff=2)
    if slips < 2:
        return True
    # Two letters side by side are more often a syllable of another word than two slips.
    runs = sum(code.tag != "equal" for code in Levenshtein.opcodes(ours, theirs))
    return slips == 2 and shorter >= _TWO_SLIPS and runs > 1


def _denies(ours: str, theirs: str) -> bool:
    """Whether one of two words is nearer to the other without a negating prefix or suffix."""
    from rapidfuzz.distance import OSA

    apart = OSA.distance(ours, theirs)
    for word, other in ((ours, theirs), (theirs, ours)):
        bare = [word.removeprefix(prefix) for prefix in _PREFIXES]
        bare += [word.removesuffix(suffix) for suffix in _SUFFIXES]
        if any(OSA.distance(rest, other) < apart for rest in bare):
            return True
    return False
