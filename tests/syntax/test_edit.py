"""Edits of YAML: what they put in, and that they leave all else as it was."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.syntax import (
    Path,
    Rewritten,
    read,
    spliced,
    with_comment,
    with_entry,
    with_key,
    with_words,
)


def reworded(before: str, path: Path, words: str) -> str | None:
    """Return a file in which a text has other words, as long as it reads as it was promised."""
    document = read(before.encode())
    assert not document.problems
    made = with_words(document, path, words)
    return made and proved(before, path, made)


def proved(before: str, path: Path, made: Rewritten) -> str:
    """Return a file after an edit that changed the value at a path and none besides."""
    after = spliced(before, made.splices)
    document = read(after.encode())
    assert not document.problems
    assert document.at(path) == made.value
    assert emptied(document.value, path) == emptied(read(before.encode()).value, path)
    return after


def emptied(value: Any, path: Path) -> Any:
    """Return a value without what stands at a path."""
    if not path:
        return None
    step, *rest = path
    if isinstance(value, dict):
        return {key: emptied(v, tuple(rest)) if key == step else v for key, v in value.items()}
    return [emptied(v, tuple(rest)) if n == step else v for n, v in enumerate(value)]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("k: the mil runs # why\n", "the mill runs", "k: the mill runs # why\n"),
        ("k: the mil\n  runs\n\nl: x\n", "the mill runs", "k: the mill\n  runs\n\nl: x\n"),
        ("k: 'the mil''s'\n", "the mill's", "k: 'the mill''s'\n"),
        ("k: 'the mill'\n", "the 'mill'", "k: 'the ''mill'''\n"),
        ('k: "the \\u006dil"\n', 'the "mill"', 'k: "the \\"mill\\""\n'),
        ('k: "the \\u006dil runs"\n', "the mil ran", 'k: "the \\u006dil ran"\n'),
        (
            "k: >-  # why\n   the mil\n   runs\n\nl: x\n",
            "the mill runs",
            "k: >-  # why\n   the mill\n   runs\n\nl: x\n",
        ),
        ("k: |+\r\n the mil\r\n\r\nl: x\r\n", "the mill", "k: |+\r\n the mill\r\n\r\nl: x\r\n"),
        ("k: >2\n    the mil\n", "the mill", "k: >2\n    the mill\n"),
        ("k: >-\n  the mil #1: a\n", "the mill #1: b", "k: >-\n  the mill #1: b\n"),
        ("k: {a: x, b: the mil}  # why\n", None, None),
        ("k: the mill\n", "the mill runs", "k: the mill runs\n"),
        ("k: the mill\n", "now the mill", "k: now the mill\n"),
        ("k: now the mill\n", "the mill", "k: the mill\n"),
        ("k: the mill runs\n", "the mill", "k: the mill\n"),
        ("k: >-\n  a b\n  c d\n  e f\n", "a b e f", "k: >-\n  a b\n  e f\n"),
        ("k: >-\n  a b\n  c d\n  e f\n", "a b d e f", "k: >-\n  a b\n  d\n  e f\n"),
        ("k: >-\n  a b\n  c d\n  e f\n", "a x y e f", "k: >-\n  a x\n  y\n  e f\n"),
        ("k: >-\n  a b\n  c d\n", "a b x y d", "k: >-\n  a b\n  x y d\n"),
    ],
)
def test_only_the_differing_words_are_touched(
    before: str, words: str | None, after: str | None
) -> None:
    """In every style the other words, line breaks, comments and line ends stay as they were."""
    if words is None:
        assert reworded(before, ("k", "b"), "the mill") == before.replace("mil", "mill")
    else:
        assert reworded(before, ("k",), words) == after


@pytest.mark.parametrize(
    ("before", "path", "words", "after"),
    [
        ("k: the mill\n", ("k",), "the: mill", 'k: "the: mill"\n'),
        ("k: the mill\n", ("k",), "#1 mill", 'k: "#1 mill"\n'),
        ("k: the\n  mill\n", ("k",), 'the #1 "mill"', 'k: "the\n  #1 \\"mill\\""\n'),
        ("k: [a, b c]\n", ("k", 1), "b, c", 'k: [a, "b, c"]\n'),
        ("k: {a: b c}\n", ("k", "a"), "b }c", 'k: {a: "b }c"}\n'),
        ("k: [a, b c]\n", ("k", 1), "true", 'k: [a, "true"]\n'),
        ('k: "a\\tb"\n', ("k",), "a c", 'k: "a c"\n'),
        ("k: the mill\n", ("k",), "the\u0085mill", 'k: "the\\u0085mill"\n'),
    ],
)
def test_words_that_a_style_cannot_hold_are_quoted(
    before: str, path: Path, words: str, after: str
) -> None:
    """A plain text that would read as something else gets quotation marks."""
    assert reworded(before, path, words) == after


@pytest.mark.parametrize(
    ("before", "words"),
    [("k: >-\n  the mill\n", "the\u0085mill"), ("k: 1\n", "two"), ("k: a\n", " ")],
)
def test_what_cannot_be_written_is_no_edit(before: str, words: str) -> None:
    """A block can't hold a control, a number isn't a text, and no text is left empty."""
    assert reworded(before, ("k",), words) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("s:\n  file: a  # x\n  t: b\n", "s:\n  file: a  # x\n  sha: ab\n  t: b\n"),
        ("s:\r\n    file: a\r\n", "s:\r\n    file: a\r\n    sha: ab\r\n"),
        ("s:\n  file: a", "s:\n  file: a\n  sha: ab"),
        ("s:\n  file: >-\n    a\n  t: b\n", "s:\n  file: >-\n    a\n  sha: ab\n  t: b\n"),
        ("s: {file: a, t: b}\n", "s: {file: a, sha: ab, t: b}\n"),
        ("s: {t: b, file: a}  # x\n", "s: {t: b, file: a, sha: ab}  # x\n"),
        ("s: {\n  file: a,  # x\n  t: b}\n", "s: {\n  file: a, sha: ab,  # x\n  t: b}\n"),
        ('{"s": {"file": "a"}}', '{"s": {"file": "a", "sha": "ab"}}'),
    ],
)
def test_a_key_is_put_in_as_the_one_before_it_is_written(before: str, after: str) -> None:
    """A new key has the indentation, the line end and the quotation marks of the one before."""
    document = read(before.encode())
    assert spliced(before, [with_entry(document, ("s",), "file", "sha", "ab")]) == after
    assert read(after.encode()).value["s"] == document.value["s"] | {"sha": "ab"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("s: {hensmn: a, b: c}\n", "s: {hensman: a, b: c}\n"),
        ("s:\n  hensmn: a  # x\n", "s:\n  hensman: a  # x\n"),
        ("s:\n  'hensmn': a\n", "s:\n  'hensman': a\n"),
        ('s: {"hensmn": a}\n', 's: {"hensman": a}\n'),
    ],
)
def test_a_key_gets_another_name(before: str, after: str) -> None:
    """Only the key itself is changed, within its quotation marks."""
    made = with_key(read(before.encode()), ("s", "hensmn"), "hensman")
    assert made and spliced(before, made.splices) == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a:\n  k: The #1 aim\n  l: x\n", ("a", "k"), "a:\n  k: >-\n    The #1 aim\n  l: x\n"),
        ("k: The #1 aim\r\n", ("k",), "k: >-\r\n  The #1 aim\r\n"),
        ("k: The #1 aim", ("k",), "k: >-\n  The #1 aim"),
        ("k: The\n  party's #1: aim\n", ("k",), "k: >-\n  The\n  party's #1: aim\n"),
        ("k:\n  The #1 aim\n", ("k",), "k:\n  >-\n  The #1 aim\n"),
        ("k:\n- The #1 aim\n", ("k", 0), "k:\n- >-\n  The #1 aim\n"),
        ("- t: The #1 aim\n  u: x\n", (0, "t"), "- t: >-\n    The #1 aim\n  u: x\n"),
        ("k: {a: The #1 aim\n  }\n", ("k", "a"), 'k: {a: "The #1 aim"\n  }\n'),
        ('k: [The #1 "aim"\n]\n', ("k", 0), 'k: ["The #1 \\"aim\\""\n]\n'),
        ("k: [The #1 aim]\n]\n", ("k", 0), None),
    ],
)
def test_a_text_that_a_comment_cuts_is_made_whole(
    before: str, path: Path, after: str | None
) -> None:
    """The comment becomes a part of the text: a folded block, in a flow collection quoted."""
    end = before.index("#") + len(re.split(r"[\r\n]", before[before.index("#") :])[0])
    made = with_comment(read(before.encode()), path, end)
    assert (made and proved(before, path, made)) == after


WORDS = st.text(st.sampled_from("ab'\"\\#:-,[]{}&*!|>%@`é😀?"), min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
COMMENTS = st.sampled_from(["", "  # a comment: with 'marks'"])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Path]:
    """A file with a text somewhere in it, and the text's path."""
    end, comment = draw(LINE_ENDS), draw(COMMENTS)
    words = draw(TEXTS).split(" ")
    breaks = [draw(st.sampled_from([" ", f"{end}      "])) for _ in words[1:]]
    lines = "".join(a + b for a, b in zip(words, [*breaks, ""], strict=True))
    written = draw(
        st.sampled_from(
            [
                lines + comment,
                "'" + lines.replace("'", "''") + "'" + comment,
                '"' + lines.replace("\\", "\\\\").replace('"', '\\"') + '"' + comment,
                f">-{comment}{end}      {lines}",
                f"|{comment}{end}      {lines}",
            ]
        )
    )
    places: list[tuple[str, str, Path]] = [
        (f"top: x  # first{end}node:{end}    text: ", f"{end}    more: y{end}", ("text",)),
        (f"node:{end}    - x{end}    - ", f"{end}    # last{end}    - y{end}", (1,)),
        ("node: {a: x, text: ", f", b: y}}  # last{end}", ("text",)),
        ("node: [x, ", f", y]  # last{end}", (1,)),
    ]
    before, after, path = draw(st.sampled_from(places))
    return before + written + after, ("node", *path)


@settings(deadline=None, max_examples=300)
@given(files(), TEXTS)
def test_an_edit_changes_what_it_means_and_nothing_else(file: tuple[str, Path], words: str) -> None:
    """Of any text, all outside its place stays byte for byte, and it reads as was meant."""
    before, path = file
    document = read(before.encode())
    old = document.at(path)
    if document.problems or not isinstance(old, str) or not old.strip():
        return
    made = with_words(document, path, words)
    start, end = document.value_span(path)
    if made is None:
        # Nothing but a word that a block's own line can't begin with stands in the way.
        assert before[start] not in "'\""
        return
    after = proved(before, path, made)
    assert made.value.split() == words.split()
    assert after[:start] == before[:start] and after.endswith(before[end:])
    assert all(start <= splice.start <= splice.end <= end for splice in made.splices)


@settings(deadline=None, max_examples=200)
@given(files(), st.integers(0, 5))
def test_one_other_word_is_one_small_edit(file: tuple[str, Path], number: int) -> None:
    """Whatever the style, a word that changes alone is all that is written, white space aside."""
    before, path = file
    document = read(before.encode())
    old = document.at(path)
    if document.problems or not isinstance(old, str) or number >= len(old.split()):
        return
    words = old.split()
    words[number] = "zzz"
    made = with_words(document, path, " ".join(words))
    assert made is not None
    (splice,) = made.splices
    assert splice.text == "zzz" and not set(before[splice.start : splice.end]) & set(" \r\n")


@given(files())
def test_the_same_words_are_no_edit(file: tuple[str, Path]) -> None:
    """Words that are as they were are never written anew."""
    before, path = file
    document = read(before.encode())
    old = document.at(path)
    if not document.problems and isinstance(old, str) and old.strip():
        assert with_words(document, path, old) == Rewritten((), old)
