"""Lines and columns: counted from 1, in code points, by LF, CRLF and CR alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.syntax import Lines

LINE_TEXT = st.text(alphabet="ab\n\r\t \u0085\u2028\u2029\x0b\x0c\x1c𝔞é", max_size=40)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\nb", [0, 2]),
        ("a\r\nb", [0, 3]),
        ("a\rb", [0, 2]),
        ("a\n\rb", [0, 2, 3]),
        ("a\r\r\nb", [0, 2, 4]),
        ("\r\n\r\n", [0, 2, 4]),
        ("a\u0085b\u2028c\u2029d\x0be\x0cf\x1cg", [0]),
    ],
)
def test_lines_end_at_lf_crlf_and_cr_alone(text: str, starts: list[int]) -> None:
    """A line ends at LF, at CRLF (once) and at a lone CR, and at no other character."""
    assert Lines(text).starts == starts


@pytest.mark.parametrize(
    ("offset", "position"),
    [
        (0, (1, 1)),
        (1, (1, 2)),
        (2, (1, 3)),  # the LF of the CRLF still belongs to the first line
        (3, (2, 1)),
        (4, (2, 2)),
        (5, (3, 1)),
        (6, (3, 2)),  # one column for an astral character
        (7, (3, 3)),
        (8, (4, 1)),
    ],
)
def test_a_position_is_a_line_and_a_column(offset: int, position: tuple[int, int]) -> None:
    """Each offset has the line and the column that a reader counts, in code points, from 1."""
    assert Lines("a\r\nb\r𝔞c\n").position(offset) == position


def test_a_line_is_given_without_its_end() -> None:
    """A line's text has neither LF, CRLF nor CR, and keeps every other character."""
    lines = Lines("one\r\ntwo \rthree\u2028\n\nlast")
    assert [lines.line(number) for number in range(1, 6)] == [
        "one",
        "two ",
        "three\u2028",
        "",
        "last",
    ]


def test_a_text_that_ends_with_a_line_end_has_an_empty_last_line() -> None:
    """The place behind the last line end can be named and shown."""
    lines = Lines("mill\n")
    assert lines.position(5) == (2, 1)
    assert lines.line(2) == ""


@settings(deadline=None)
@given(LINE_TEXT)
def test_every_offset_is_found_again_from_its_line_and_column(text: str) -> None:
    """A line's start and a column less one make the offset that they came from."""
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        assert lines.starts[line - 1] + column - 1 == offset
        assert column >= 1


@settings(deadline=None)
@given(LINE_TEXT)
def test_the_lines_are_the_text_cut_at_its_line_ends(text: str) -> None:
    """All lines, in order, are the text split at LF, CRLF and CR: nothing is lost or added."""
    lines = Lines(text)
    assert [lines.line(n + 1) for n in range(len(lines.starts))] == re.split("\r\n|\r|\n", text)
