"""Passages cut from a text and dressed up are found where they were cut."""

import unicodedata
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.quotes import SourceText, locate, nearest
from argmap.quotes.fold import fold
from argmap.quotes.squeeze import squeeze

_words = st.text("abcdefiéöñ", min_size=1, max_size=6)
_gaps = st.sampled_from([" ", " ", " ", "\n", "\n\n", ", ", ". ", " — ", " “", "” ", "’s ", "-"])
_anything = st.text(
    st.one_of(
        st.sampled_from("ab -\n'’.…ﬁ*_\\\u00ad\u200b\u0301\u0323é[]\r\t\u2028\u1100\u1161\u11a8"),
        st.characters(),
    ),
    max_size=40,
)


@st.composite
def _cuts(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Words and gaps by turns, and the words where a quote starts and ends."""
    number = draw(st.integers(2, 20))
    pieces = [draw(_words if n % 2 == 0 else _gaps) for n in range(2 * number - 1)]
    start = draw(st.integers(0, number - 1))
    end = draw(st.integers(start, number - 1))
    return pieces, 2 * start, 2 * end + 1


def _dress(draw: Callable[[st.SearchStrategy[Any]], Any], piece: str) -> str:
    """A piece of text that looks otherwise and folds to the same."""
    dressing = draw(st.integers(0, 9))
    if dressing == 0:
        return unicodedata.normalize("NFD", piece)
    if dressing == 1:
        return piece.replace("fi", "ﬁ").replace("ff", "ﬀ")
    if dressing == 2:
        return piece.replace("“", '"').replace("”", "‟").replace("’", "'").replace("—", "–")
    if dressing == 3:
        blank: str = draw(st.sampled_from(["\n", "\u00a0", " \r\n\t", "\u2028"]))
        return piece.replace(" ", blank)
    if dressing == 4 and piece.isalpha():
        # Not at the end, where a soft hyphen before a line break would join two words.
        at = draw(st.integers(0, len(piece) - 1))
        hidden: str = draw(
            st.sampled_from(["\u00ad", "\u200b", "*", "_", "\\", "\u2060", "\u200e"])
        )
        return piece[:at] + hidden + piece[at:]
    if dressing == 5 and piece.isalpha() and len(piece) > 1:
        broken: str = draw(st.sampled_from(["-\n", "-\n\n", "\u00ad\n"]))
        return piece[:1] + broken + piece[1:]
    return piece


@settings(max_examples=600, deadline=None)
@given(st.data(), _cuts())
def test_dressed_passage_is_found(data: st.DataObject, cut: tuple[list[str], int, int]) -> None:
    """A passage on word boundaries is found at its words, however source and quote look."""
    pieces, start, end = cut
    draw = data.draw
    dressed = [_dress(draw, piece) for piece in pieces]
    quote = "".join(_dress(draw, piece) for piece in pieces[start:end])
    text = "".join(dressed)
    first = len("".join(dressed[:start]))
    last = first + len("".join(dressed[start:end]))
    spans = {(way[0].start, way[0].end) for way in locate(SourceText(text), quote, limit=99).ways}
    hidden = "\u00ad\u200b*_\\\u2060\u200e"
    passage = text[first:last]
    first += len(passage) - len(passage.lstrip(hidden))
    last -= len(passage) - len(passage.rstrip(hidden))
    assert (first, last) in spans


@settings(max_examples=1000, deadline=None)
@given(_anything, _anything, _anything, st.booleans())
def test_every_way_folds_to_the_quote(text: str, quote: str, more: str, cut: bool) -> None:
    """Whatever is found is in range, in order, and the same as the quote when squeezed."""
    quote = (text[3:9] if cut else quote) + more[:2]
    source = SourceText(text)
    located = locate(source, quote, limit=9)
    assert list(located.ways) == sorted(located.ways, key=lambda way: [s.start for s in way])
    for way in located.ways:
        at = 0
        for span in way:
            assert at <= span.start < span.end <= len(text)
            at = span.end
        if len(way) == 1 and "…" not in text:
            passage = fold(text[way[0].start : way[0].end]).text
            wanted = fold(quote.replace("[...]", "").replace("\u00ad ", "\u00ad\n")).text
            plain = [squeeze(side).text.replace("-", "").strip() for side in (passage, wanted)]
            assert plain[0].replace(" ", "") == plain[1].replace(" ", "")


@settings(max_examples=1000, deadline=None)
@given(_anything)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text folds to itself, and every character of it comes from somewhere, in order."""
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    origins = [folded.origin(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in origins)
    assert origins == sorted(origins)


@settings(max_examples=500, deadline=None)
@given(_anything, _anything)
def test_nearest_stays_in_range(text: str, quote: str) -> None:
    """The closest passage is in the source, its differences in the passage and in order."""
    near = nearest(SourceText(text), quote)
    if near:
        assert 0 <= near.span.start < near.span.end <= len(text)
        assert 0.5 <= near.score <= 1
        at = near.span.start
        for difference in near.differences:
            assert at <= difference.span.start <= difference.span.end <= near.span.end
            assert difference.quoted or difference.found
            at = difference.span.end
