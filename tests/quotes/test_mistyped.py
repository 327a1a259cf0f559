"""What is a slip of the finger, and the source's words in a quote's place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.quotes import (
    Difference,
    SourceText,
    Span,
    in_source_words,
    is_mistyped,
    locate,
    nearest,
)


def mistyped(quoted: str, found: str, language: str | None = None) -> bool:
    """Return whether words are mistyped; where they stand doesn't matter."""
    return is_mistyped(Difference(quoted, found, Span(0, 0), Span(0, 0)), language)


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("shuold", "should"),
        ("smoe", "some"),
        ("inportant", "important"),
        ("govermnent", "government"),
        ("accomodate", "accommodate"),
        ("bureuacrasy", "bureaucracy"),
        ("its", "it's"),
        ("THE", "the"),
        ("well-known", "wellknown"),
        ("teh mill shuold", "Teh mill, should"),
    ],
)
def test_slips(quoted: str, found: str) -> None:
    """A letter more or less, another one, two that changed places; in long words two of these.

    Case and punctuation never matter.
    """
    assert mistyped(quoted, found)


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("hte", "the"),
        ("cart", "part"),
        ("million", "billion"),
        ("eight", "eighth"),
        ("fourty", "forty"),
        ("1917", "1971"),
        ("1,917", "1917"),
        ("Nr.1", "Nr1"),
        ("not", "now"),
        ("never", "ever"),
        ("nobdy", "nobody"),
        ("cant", "can't"),
        ("wouldnt", "wouldn't"),
        ("moral", "amoral"),
        ("legally", "illegally"),
        ("definite", "indefinite"),
        ("unnecessary", "necessary"),
        ("northern", "southern"),
        ("majority", "minority"),
        ("increase", "decrease"),
        ("implicit", "explicit"),
        ("the mill", "the old mill"),
        ("well known", "well-known"),
        ("", "mill"),
        ("mill", ""),
        ("?", "!"),
        ("$5", "£5"),
        ("a$b", "a£b"),
    ],
)
def test_other_meanings(quoted: str, found: str) -> None:
    """A number, a negation, a prefix that denies, another first letter, more or fewer words."""
    assert not mistyped(quoted, found)
    assert not mistyped(found, quoted)


def test_slips_are_known_only_with_a_languages_negations() -> None:
    """In a language without a list of negations only case and punctuation may differ."""
    assert mistyped("shuold", "should", "en-GB")
    assert not mistyped("nihct", "nicht", "de")
    assert mistyped("Mühle,", "mühle", "de")


WORDS = "the old mill by-the-river should not run again, said “its” *owner* in 1917 Kom-\nmissar"
SOURCES = st.lists(st.sampled_from(WORDS.split(" ")), min_size=6, max_size=20)
OTHERS = st.sampled_from(["mil", "shuold", "extra words", "_old_", "Owner", "–"])


@settings(deadline=None, max_examples=300)
@given(SOURCES, st.data())
def test_a_quote_in_the_sources_words_stands_there(source: list[str], data: st.DataObject) -> None:
    """Whatever words of a quote are wrong, lacking or too many, after it the source has it."""
    text = SourceText(" ".join(source))
    start = data.draw(st.integers(0, len(source) - 4))
    words = source[start : data.draw(st.integers(start + 4, len(source)))]
    at = data.draw(st.integers(1, len(words) - 1))
    words[at : at + data.draw(st.integers(0, 1))] = data.draw(st.lists(OTHERS, max_size=1))
    quote = " ".join(words)
    near = nearest(text, quote)
    if near is None or not near.differences:
        return
    for told in near.differences:
        spoken = quote[told.quoted_span.start : told.quoted_span.end]
        assert bool(spoken) == bool(told.quoted)
        assert spoken.strip(" ") == spoken
    corrected = in_source_words(quote, near)
    assert corrected is not None and locate(text, corrected).ways
