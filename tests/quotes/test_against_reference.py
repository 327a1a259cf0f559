"""The search against a slow and plain reference, on small alphabets."""

import re
from collections.abc import Iterator
from itertools import pairwise, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.quotes import SourceText, Span, alignment, locate, ways

# The reference: a quote as a regular expression, every combination tried.

_GAP = 400


def reference_fold(text: str) -> str:
    """Fold a text of letters, hyphens, apostrophes and white space, length unchanged or less."""
    return re.sub(r"\s+", lambda run: "\n" if "\n" in run[0] else " ", text)


def reference_expression(part: str) -> re.Pattern[str]:
    """What a part of a quote matches in a folded source without runs of white space."""
    part = reference_fold(part).strip()
    pieces = []
    at = 0
    while at < len(part):
        before = part[at - 1] if at else ""
        hyphen = re.compile("-[ \n]?").match(part, at)
        gap = hyphen[0] if hyphen else ""
        after = part[at + len(gap) : at + len(gap) + 1]
        if gap and before.isalnum() and after.isalnum():
            pieces.append({"-": "-\n?", "- ": "-[ \n]", "-\n": "(?:-[ \n]?)?"}[gap])
            at += len(gap)
            continue
        char = part[at]
        if before.isalnum() and char.isalnum():
            pieces.append("(?:-\n)?")
        if char in " \n":
            pieces.append("[ \n]")
        elif char == "-" and not part[:at].strip("- \n") and after.isalnum() and gap == "-":
            pieces.append("(?:-|(?<=[a-z])-\n)")
        else:
            pieces.append(re.escape(char))
        at += 1
    return re.compile("".join(pieces))


def reference_whole(text: str, start: int, end: int) -> bool:
    """Whether a passage begins and ends outside the words of a text."""

    def outside(place: int) -> bool:
        for word in re.finditer(r"[a-z0-9]+(?:(?<=[a-z])'(?=[a-z])[a-z0-9]+)*", text):
            if word.start() < place < word.end():
                return False
        return True

    possessive = text[end : end + 2] == "'s" and outside(end + 2)
    return outside(start) and (outside(end) or possessive)


def reference_matches(text: str, part: str) -> list[tuple[int, int]]:
    """Every place of a part in a folded text, as (start, end)."""
    pattern = reference_expression(part)
    found = []
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if pattern.fullmatch(text, start, end) and reference_whole(text, start, end):
                found.append((start, end))
    return found


def reference_ways(text: str, parts: list[str]) -> list[tuple[tuple[int, int], ...]]:
    """Every way in which the parts fit, in order."""
    kept = [part for part in parts if part.strip()]
    if not any(char.isalnum() for part in kept for char in part):
        return []
    return sorted(
        way
        for way in product(*(reference_matches(text, part) for part in kept))
        if all(0 <= b[0] - a[1] <= _GAP for a, b in pairwise(way))
    )


def _texts(alphabet: str, most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(alphabet), max_size=most).map("".join)


# Pieces that make hyphen breaks frequent.
_sources = st.lists(
    st.sampled_from(["a", "b", " ", "\n", "-", "-\n", "- ", "'", "'s", "\n\n"]), max_size=25
).map("".join)
_quotes = st.lists(
    st.sampled_from(["a", "b", "a", " ", "-", "-\n", "- ", "'", "'s"]), min_size=1, max_size=6
).map("".join)

# A part that is only a dash isn't looked for between two words.
_worded_or_blank = _quotes.filter(lambda part: part.strip(" \n-") or not part.strip())


def _unfold(source: str) -> list[int]:
    """Where each character of the reference's folded text starts, and the end."""
    starts: list[int] = []
    for at, char in enumerate(source):
        if not (char.isspace() and at and source[at - 1].isspace()):
            starts.append(at)
    return starts


def _expected(source: str, parts: list[str]) -> list[tuple[Span, ...]]:
    starts = _unfold(source)
    return [
        tuple(Span(starts[start], starts[end - 1] + 1) for start, end in way)
        for way in reference_ways(reference_fold(source), parts)
    ]


@settings(max_examples=1500, deadline=None)
@given(_sources, _quotes)
@example("a-\nb", "ab")
@example("a-\n-b", "-b")
@example("a-\nb", "-b")
@example("\n-\na", "-a")
def test_one_part_is_found_where_the_reference_finds_it(source: str, quote: str) -> None:
    """A quote of one part, with any hyphens and apostrophes, is found in the same places."""
    found = locate(SourceText(source), quote, limit=1000)
    assert list(found.ways) == _expected(source, [quote])


@settings(max_examples=500, deadline=None)
@given(_sources, _quotes)
def test_the_index_finds_what_a_scan_finds(source: str, quote: str) -> None:
    """The answer doesn't depend on whether the index is there."""
    indexed = SourceText(source)
    assert indexed.index is not None
    assert locate(indexed, quote) == locate(SourceText(source), quote)


@settings(max_examples=800, deadline=None)
@given(_sources, st.lists(_worded_or_blank, min_size=2, max_size=3))
def test_elided_quotes_fit_in_as_many_ways(source: str, parts: list[str]) -> None:
    """Every combination of parts in order is a way, and there are no others."""
    found = locate(SourceText(source), " [...] ".join(parts), limit=10_000)
    assert list(found.ways) == _expected(source, parts)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a ", "b ", "a b ", "x" * 150 + " ", "x" * 395 + " "]), max_size=9
    ).map("".join),
    st.lists(st.sampled_from("ab"), min_size=2, max_size=4),
    st.integers(0, 4),
)
def test_far_parts_fit_in_as_many_ways(source: str, parts: list[str], limit: int) -> None:
    """Parts too far apart are no way; the first ways are kept and `more` says the rest."""
    expected = []
    places = {char: [at for at, found in enumerate(source) if found == char] for char in "ab"}

    def extend(way: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(way) == len(parts):
            yield way
            return
        for at in places[parts[len(way)]]:
            if not way or 1 <= at - way[-1] <= ways.GAP + 1:
                yield from extend((*way, at))

    expected = [tuple(Span(at, at + 1) for at in way) for way in extend(())]
    found = locate(SourceText(source), "[...]".join(parts), limit=limit)
    assert list(found.ways) == expected[:limit]
    assert found.more == (len(expected) > limit)


@settings(max_examples=500, deadline=None)
@given(_texts("abc ", 70).filter(len), _texts("abc ", 90))
def test_distances_are_edit_distances(pattern: str, text: str) -> None:
    """The bit vectors give the same distances as the table that they stand for."""
    for anchored in (False, True):
        column = list(range(len(pattern) + 1))
        expected = [column[-1]]
        for char in text:
            new = [column[0] + anchored]
            for row, wanted in enumerate(pattern):
                new.append(min(column[row] + (char != wanted), column[row + 1] + 1, new[row] + 1))
            column = new
            expected.append(column[-1])
        assert alignment.distances(pattern, text, anchored=anchored) == expected
