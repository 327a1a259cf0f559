"""The closest passage to a quote that isn't there."""

import random
import string
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.quotes import SourceText, in_source_words, locate, nearest

_SEEDS = Path(__file__).parents[2] / "seeds"

TEXT = (
    "The bureaucracy reversed the principles of democratic socialism. Nobody had asked for it,\n"
    "and the well-known Kom-\nmissariat of the people’s economy was never the same again. "
) + "The rest of the text goes on about something else entirely, as texts do. " * 3
SOURCE = SourceText(TEXT)


def near(quote: str, source: SourceText = SOURCE) -> tuple[str, list[tuple[str, str]]]:
    """The closest passage, and the differing words."""
    found = nearest(source, quote)
    assert found
    for difference in found.differences:
        words = source.text[difference.span.start : difference.span.end].split()
        assert " ".join(words) == difference.found
    passage = source.text[found.span.start : found.span.end]
    return " ".join(passage.split()), [(d.quoted, d.found) for d in found.differences]


@pytest.mark.parametrize(
    ("quote", "passage", "differing"),
    [
        (
            "the princples of democratic socialism",
            "the principles of democratic socialism",
            [("princples", "principles")],
        ),
        (
            "The bureaucracy upheld the principles",
            "The bureaucracy reversed the principles",
            [("upheld", "reversed")],
        ),
        (
            "The bureaucracy reversed principles of socialism",
            "The bureaucracy reversed the principles of democratic socialism",
            [("", "the"), ("", "democratic")],
        ),
        ("Nobody had really asked for it", "Nobody had asked for it", [("really", "")]),
        ("nobody had asked", "Nobody had asked", [("nobody", "Nobody")]),
        ("Nobody has asked for it.", "Nobody had asked for it", [("has", "had"), ("it.", "it")]),
        (
            "the wellknown Kommissariat",
            "the well-known Kom- missariat",
            [("wellknown", "well-known")],
        ),
        ("the Kommissariat of the peoples economy", "Kom- missariat of the people’s economy", None),
        ("beaurocracy", "bureaucracy", [("beaurocracy", "bureaucracy")]),
        ("demokratic soshalism", "democratic socialism", None),
    ],
)
def test_differing_words(quote: str, passage: str, differing: list[tuple[str, str]] | None) -> None:
    """Words mistyped, changed, missing, added or differently written are told."""
    found, told = near(quote)
    assert found.endswith(passage)
    assert differing is None or told == differing


@pytest.mark.parametrize(
    ("passage", "quote", "differing"),
    [
        ("A school uniform would end that.", "A uniform would end that.", [("", "school")]),
        ("A uniform would end all that.", "A uniform would end that.", [("", "all")]),
        ("The three mills would end that.", "The mills would end that.", [("", "three")]),
        ("“Old mills would end that,”", "“Old would end that,”", [("", "mills")]),
        (
            "A school uniform, in time, would end all that.",
            "A uniform [...] would end that.",
            [("", "school"), ("", "all")],
        ),
    ],
)
def test_words_that_the_source_has_beside_the_outer_ones(
    passage: str, quote: str, differing: list[tuple[str, str]]
) -> None:
    """Words put in after a quote's first or before its last are left out, not put in its place."""
    source = SourceText(f"They look at clothes. {passage} Nobody would ask for more.")
    found, told = near(quote, source)
    assert (found, told) == (passage, differing)


@pytest.mark.parametrize(
    ("text", "quote", "passage"),
    [
        ("They came. The end. A mill is old and grey.", "The mill is old", "A mill is old"),
        (
            "In the far north a town was old and grey.",
            "the town was old and grey",
            "a town was old and grey",
        ),
    ],
)
def test_a_wrong_word_at_an_end_is_exchanged(text: str, quote: str, passage: str) -> None:
    """Where the quote's own word stands farther off than a wrong one, the source's is taken."""
    assert near(quote, SourceText(text))[0] == passage


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("nobody borrows books there now", "nobody borrows books"),
        ("nobody borrows books there now.", "nobody borrows books."),
        ("nobody borrows books the rest", "nobody borrows books. The rest"),
        ("nobody borrows books. They rest", "nobody borrows books. The rest"),
        ("Hereabouts the mill was sold in spring", "The mill was sold in spring"),
        ("the silent mill was sold in spring", "The mill was sold in spring"),
        (
            "so it is said, the mill was sold in spring",
            "so it is said. The mill was sold in spring",
        ),
    ],
)
def test_a_passage_keeps_to_its_sentence(quote: str, passage: str) -> None:
    """Words that the source has no more bring in none of the next sentence, unless it has them."""
    text = "It is said that nobody borrows books. The rest is silence, so it is said. "
    assert near(quote, SourceText(f"{text}The mill was sold in spring. It is over."))[0] == passage


_WORDS = "a the mill river wheel miller people town stands turns grinds sold by of and".split()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS), min_size=6, max_size=15, unique=True),
    st.text("abcdefgh", min_size=1, max_size=12),
    st.booleans(),
)
def test_one_word_put_in_beside_an_outer_one(words: list[str], new: str, first: bool) -> None:
    """With one word more beside it, the quote's first or last word still begins or ends it."""
    quote = " ".join(words)
    at = 1 if first else len(words) - 1
    sentence = " ".join([*words[:at], new, *words[at:]])
    source = SourceText(f"It was said. {sentence}. It was not heard.")
    assume(not locate(source, quote).ways)
    near = nearest(source, quote)
    assert near
    found = source.text[near.span.start : near.span.end].split()
    assert (found[0], found[-1]) == (words[0], words[-1])
    corrected = in_source_words(quote, near)
    assert corrected and locate(source, corrected).ways


def test_elided_quote() -> None:
    """The parts are aligned near one another and the span covers them all."""
    found, told = near("The bureaucracy revised [...] democratic socialism [...] asked of it")
    assert found.startswith("The bureaucracy reversed")
    assert found.endswith("asked for it")
    assert told == [("revised", "reversed"), ("of", "for")]


def test_part_that_is_nowhere() -> None:
    """A part unlike anything near the others is told as a difference."""
    _, told = near("reversed the principles of democratic socialism [...] zzzzzzzz")
    assert told == [("zzzzzzzz", "")]


def test_nothing_alike() -> None:
    """A quote that nothing is like has no closest passage, nor has one without words."""
    assert nearest(SOURCE, "zzz qqq vvvv jjj") is None
    assert nearest(SOURCE, "?!") is None
    assert nearest(SOURCE, "") is None
    assert nearest(SourceText(""), "word") is None


def test_earliest_of_equals() -> None:
    """Of passages equally near, the first in the source is the answer."""
    found = nearest(SourceText("a word here. " * 50), "a wort here.")
    assert found
    assert found.span.start == 0


@pytest.mark.parametrize(
    "text", ["word " * 200_000, "x" * 1_000_000, "a-" * 300_000, "\ud800 " * 9]
)
def test_hostile_sources(text: str) -> None:
    """Any quote in any source is answered, and soon."""
    source = SourceText(text)
    chance = random.Random(1)
    quotes = [
        "the " * 500,
        "word wrod word",
        "".join(chance.choices(string.printable, k=2000)),
        "x" * 1999,
        "a-" * 500,
        "[...] a [...]" * 200,
        "\udfff word",
    ]
    assert source.index is not None
    for quote in quotes:
        nearest(source, quote)


@pytest.mark.parametrize("path", sorted(_SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_seed_texts(path: Path) -> None:
    """Passages of the real texts are found, and found again when a word is changed."""
    source = SourceText(path.read_text(encoding="utf-8"))
    words = source.text.split()
    chance = random.Random(1)
    hits = 0
    for _ in range(100):
        start = chance.randrange(len(words) - 15)
        cut = words[start : start + 15]
        located = locate(source, " ".join(cut))
        assert located.ways
        found = nearest(source, " ".join([*cut[:7], "gibberish", *cut[8:]]))
        assert found
        hits += any(abs(way[0].start - found.span.start) < 3 for way in located.ways)
    assert hits >= 98
