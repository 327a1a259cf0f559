"""Measuring and breaking lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.measure import shorten, width, wrap


def test_widths_are_those_of_the_named_fonts() -> None:
    """An em of Arial's capital W is 0.944, a curly quote no wider than a straight one is long."""
    assert width("W", "sans", 1000) == 944
    assert width("’", "sans", 1000) == 222
    assert width("Троцкий", "sans", 10) > 30
    assert width("词", "sans", 10) == 10


@given(st.text(max_size=200), st.integers(20, 300))
def test_no_line_is_wider_than_the_room_for_it(text: str, available: int) -> None:
    """Every line fits, but for a single character that is wider than the room."""
    for line in wrap(text, "sans", 12, available):
        assert width(line, "sans", 12) <= available or len(line) == 1


@given(st.text(max_size=200))
def test_breaking_lines_loses_nothing(text: str) -> None:
    """The lines have all the characters of the text but its white space."""
    lines = wrap(text, "italic", 10, 120)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=400), st.integers(1, 4))
def test_shortening_keeps_to_its_lines(text: str, most: int) -> None:
    """A shortened text has at most its lines, and is the text itself if it fits."""
    lines = shorten(text, "italic", 10, 150, most)
    assert len(lines) <= max(most, 1)


def test_it_is_cut_at_a_clause() -> None:
    """What is over is cut where a clause ends, not in the middle of one."""
    text = "He came to the town in spring, when the road was dry, and left it before the winter"
    assert shorten(text, "italic", 10, 130, 2) == [
        "He came to the town in spring,",
        "…",
    ] or shorten(text, "italic", 10, 130, 2)[-1].endswith(" …")


def test_hyphenated_words_break_after_the_hyphen() -> None:
    """A word with a hyphen may break after it; a number or a dash between spaces may not."""
    assert wrap("co-thinkers", "sans", 12, 50) == ["co-", "thinkers"]
    assert wrap("in 1936-38", "sans", 12, 50) == ["in", "1936-38"]
