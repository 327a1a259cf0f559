"""Positions in every encoding, changes of texts, and what is being typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from argmap.lsp.addresses import path_of, uri_of
from argmap.lsp.cursor import cursor_at
from argmap.lsp.positions import Positions, changed
from argmap.syntax import Lines

TEXT = "a😀é\r\nb\u2028c\rdé\n"


@pytest.mark.parametrize(
    ("encoding", "units"),
    [("utf-8", {"😀": 4, "é": 2, "\u2028": 3}), ("utf-16", {"😀": 2}), ("utf-32", {})],
)
def test_positions_and_offsets_are_each_others_inverse(
    encoding: str, units: dict[str, int]
) -> None:
    """Lines end at LF, CRLF and CR alone; columns are in the units of the encoding."""
    positions = Positions(Lines(TEXT), encoding)
    line = column = 0
    for offset, char in enumerate(TEXT):
        assert positions.position(offset) == types.Position(line, column)
        if char != "\n" or TEXT[offset - 1] != "\r":
            assert positions.offset(types.Position(line, column)) == offset
        column += units.get(char, 1)
        if char == "\n" or (char == "\r" and TEXT[offset + 1 : offset + 2] != "\n"):
            line, column = line + 1, 0
        elif char == "\r":
            column -= 1


def test_positions_that_are_not_there_are_the_nearest() -> None:
    """Behind a line's end is its end; behind the last line, the text's; in a pair, before it."""
    positions = Positions(Lines(TEXT), "utf-16")
    assert positions.offset(types.Position(0, 99)) == 3
    assert positions.offset(types.Position(99, 0)) == len(TEXT)
    assert positions.offset(types.Position(0, 2)) == 1
    assert positions.position(99) == positions.position(len(TEXT))


def test_a_byte_order_mark_is_no_column() -> None:
    """No client sees it."""
    positions = Positions(Lines("\ufeffab\nc"))
    assert positions.offset(types.Position(0, 1)) == 2
    assert positions.position(2) == types.Position(0, 1)
    assert positions.position(0) == types.Position(0, 0)


def test_changes_are_made_as_the_client_counts() -> None:
    """A part, all of it, and a part that ends before it begins."""
    part = types.TextDocumentContentChangePartial

    def range_(*at: int) -> types.Range:
        return types.Range(types.Position(*at[:2]), types.Position(*at[2:]))

    assert changed("a😀b\n", part(range_(0, 3, 0, 4), "c"), "utf-16") == "a😀c\n"
    assert changed("a😀b\n", part(range_(0, 5, 0, 6), "c"), "utf-8") == "a😀c\n"
    assert changed("ab", part(range_(0, 2, 0, 0), "c"), "utf-16") == "c"
    assert changed("ab", part(range_(7, 0, 9, 0), "c"), "utf-16") == "abc"
    assert changed("a\u2028b", part(range_(0, 3, 0, 3), "c"), "utf-16") == "a\u2028bc"
    assert changed("ab", types.TextDocumentContentChangeWholeDocument("c"), "utf-16") == "c"


def test_addresses_lead_to_files_of_this_machine(tmp_path: Path) -> None:
    """A name may have any sign; links are resolved."""
    for name in ("a b", "ü#?%", "x\udcff"):
        path = tmp_path.resolve() / name
        assert path_of(uri_of(path)) == path
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert path_of((tmp_path / "link").as_uri()) == tmp_path.resolve() / "there"


@pytest.mark.parametrize(
    ("text", "path", "is_key", "typed", "beside"),
    [
        ("|", (), True, "", set()),
        ("a:\n  b: c|", ("a", "b"), False, "c", set()),
        ("a:\n  b: c\n  d|: e\n  f: g", ("a",), True, "d", {"b", "f"}),
        ("a:\n  b: [c, d|", ("a", "b"), False, "d", {"c"}),
        ("a:\n  b: [c,\n    d|, e]", ("a", "b"), False, "d", {"c", "e"}),
        ("a:\n  b: {c: d, e: |", ("a", "b", "e"), False, "", {"c"}),
        ("a:\n  b: {c: d, |", ("a", "b"), True, "", {"c"}),
        ("a:\n  b: {c: [d, |]}", ("a", "b", "c"), False, "", {"d"}),
        ("a:\n  - b\n  - c|\n  - d", ("a",), False, "c", {"b", "d"}),
        ("a:\n- b\n- |", ("a",), False, "", {"b"}),
        ("a:\n  - b: c\n    |", ("a",), True, "", {"b"}),
        ("a:\n  - b: c\n    d: |", ("a", "d"), False, "", set()),
        ("a:\n  b: >-\n    c: d\n    e|", ("a", "b"), False, "e", set()),
        ("a:\n  b: c\n    d|", ("a", "b"), False, "d", set()),
        ("a:\n  b:\n    c: d\n\n  |\n\n  e:\n    f: g", ("a",), True, "", {"b", "e"}),
        ("a:\n  # b:\n    |", ("a",), True, "", set()),
        ("\"a\":\n  'b': |", ("a", "b"), False, "", set()),
    ],
)
def test_the_lines_around_say_what_is_typed(
    text: str, path: tuple[str, ...], is_key: bool, typed: str, beside: set[str]
) -> None:
    """In block and in flow style, in lists and in texts, broken or whole."""
    cursor = cursor_at(Lines(text.replace("|", "", 1)), text.index("|"))
    found = (cursor.path, cursor.is_key, cursor.text, set(cursor.beside))
    assert found == (path, is_key, typed, beside)
