"""Negation words."""

import pytest

from argmap.quotes import negations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is not so, nor was it ever", ("not", "nor")),
        ("NO! Never.", ("NO", "Never")),
        ("he can’t, didn't and cannot", ("can’t", "didn't", "cannot")),
        (
            "none neither nobody nothing nowhere without",
            ("none", "neither", "nobody", "nothing", "nowhere", "without"),
        ),
        ("a knot, a note, nonetheless, another", ()),
        ("*not*", ("not",)),
        ("with-\nout", ("with-\nout",)),
        ("wit\u00adhout", ("wit\u00adhout",)),
        ("no-one", ("no",)),
        ("", ()),
    ],
)
def test_english(text: str, words: tuple[str, ...]) -> None:
    """English negations are told in order, as written, whole words alone."""
    assert negations(text, None) == words
    assert negations(text, "en") == negations(text, "EN-gb") == words


@pytest.mark.parametrize("language", ["de", "fr-FR", "enm", ""])
def test_other_languages_have_no_list(language: str) -> None:
    """Other languages aren't checked."""
    assert negations("not", language) == ()
