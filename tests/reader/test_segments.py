"""A text is taken apart, and nothing of it is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.opened import ArgumentFile
from argmap.reader.segments import LONGEST, blocks, segments
from argmap.workspace import load
from tests.test_hostile import in_yaml

WORDS = st.sampled_from(
    ["mill", "river", "Town", "é", "e\u0301", "**stop**", "—", "run.", "\ufeff", "𝔐", "–"]
)
GAPS = st.sampled_from(
    [" ", "  ", "\n", "\r\n", "\r", "\n\n", "\r\n \t\r\n", "\n\n\n", "\t", "\u2028"]
)


def mapped(text: str, quotes: list[str], asides: list[str], extra: str = "") -> ArgumentFile:
    """Return the map of a text that quotes it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        (folder / "text.txt").write_bytes(text.encode())
        nodes = "".join(
            f"  n{n}: {{claim: Node {n}., main: true, quote: {in_yaml(quote)}}}\n"
            for n, quote in enumerate(quotes)
        )
        aside = "".join(f"  - transition: {in_yaml(each)}\n" for each in asides)
        (folder / "map.yaml").write_text(
            f"argmap: argument/1\nsource: {{title: T, file: text.txt}}\n{extra}"
            f"argument:\n{nodes}" + (f"asides:\n{aside}" if asides else "")
        )
        [file] = load([folder / "map.yaml"], working_directory=folder).arguments
        assert not file.faults
        # Quotes are looked for while the text is there.
        assert (
            file.anchors is not None
            and file.aside_anchors is not None
            and file.sections is not None
        )
        return file


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=40), st.data())
def test_segments_and_blocks_join_to_the_text(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Byte for byte, whatever the line ends, the overlaps and the asides."""
    text = "".join(word + gap for word, gap in parts)
    place = st.integers(0, len(parts) - 1)

    def some() -> str:
        first, last = sorted((data.draw(place), data.draw(place)))
        said = "".join(word + gap for word, gap in parts[first : last + 1]).strip()
        return said.replace("\u2028", " ").replace("\r", "\n") or "mill"

    file = mapped(text, [some() for _ in range(4)], [some()])
    found = segments(file)
    assert "".join(text[each.start : each.end] for each in found) == text
    parted = blocks(file)
    assert "".join(text[each.start : each.end] for each in parted) == text
    assert all(each.start < each.end for each in parted)
    assert all(not text[each.start : each.end].strip() for each in parted if each.kind == "space")
    for id_, anchors in file.anchors.items():
        inside = {n for each in found if id_ in each.nodes for n in range(each.start, each.end)}
        quoted = {n for a in anchors for span in a.spans for n in range(span.start, span.end)}
        assert inside == quoted


def test_overlaps_and_asides() -> None:
    """The closest fit comes first, and an aside doesn't hide what is anchored in it."""
    file = mapped("One two three four five.", ["two three four", "three"], ["three four five."])
    said = "One two three four five."
    assert [(said[s.start : s.end], s.nodes, s.aside) for s in segments(file)] == [
        ("One ", (), ""),
        ("two ", ("n0",), ""),
        ("three", ("n1", "n0"), ""),
        (" four", ("n0",), ""),
        (" five.", (), "transition"),
    ]


LONG = (
    "This line goes on and on until it is as long as a whole paragraph may well be, and then some."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Title page\nby nobody\n\nText.", [("paragraph", True), ("paragraph", False)]),
        (f"{LONG}\n{LONG}\nshort.", [("paragraph", False)]),
        (f"{LONG}{LONG}\n{LONG}{LONG}\n", [("paragraph", False), ("paragraph", False)]),
        ("HEAD\nThe rest of it.", [("heading", False), ("paragraph", False)]),
        ("Before\nHEAD\nAfter", [("paragraph", False), ("heading", False), ("paragraph", False)]),
    ],
    ids=["lines of their own", "broken at a width", "a paragraph a line", "heading", "in between"],
)
def test_paragraphs(text: str, found: list[tuple[str, bool]]) -> None:
    """Prose flows, lines that are lines stay, and a heading stands alone."""
    extra = "sections: [{title: HEAD}]\n" if "HEAD" in text else ""
    file = mapped(text, [text.split()[-1]], [], extra)
    assert [(b.kind, b.lines) for b in blocks(file) if b.kind != "space"] == found


def test_what_has_no_blank_lines_is_parted() -> None:
    """A browser needn't lay out a megabyte as one paragraph."""
    file = mapped("A line of some words, all of the same length.\n" * 2000, ["x"], [])
    assert all(block.end - block.start <= LONGEST for block in blocks(file))
