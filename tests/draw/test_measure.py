"""Measuring and breaking lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.draw.measure import shorten, width, wrap
from argmap.draw.scripts import is_right_to_left, isolated, units


def test_widths_are_those_of_the_named_fonts() -> None:
    """An em of Arial's capital W is 0.944, a curly quote no wider than a straight one is long."""
    assert width("W", "sans", 1000) == 944
    assert width("’", "sans", 1000) == 222
    assert width("Троцкий", "sans", 10) > 30
    assert width("词", "sans", 10) == 10


@given(st.text(max_size=200), st.integers(20, 300))
def test_no_line_is_wider_than_the_room_for_it(text: str, available: int) -> None:
    """Every line fits, but for a single unit that is wider than the room."""
    for line in wrap(text, "sans", 12, available):
        assert width(line, "sans", 12) <= available + 1e-9 or len(units(line)) == 1


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


@given(st.text(max_size=60))
def test_units_are_the_text(text: str) -> None:
    """Nothing is lost between the units of a text."""
    assert "".join(units(text)) == text


def test_a_character_of_several_is_one_unit() -> None:
    """Marks, emoji families, flags, syllables and vowels before their consonants stay together."""
    for unit in ("é̂", "👨‍👩‍👧‍👦", "👍🏽", "🇫🇷", "❤️", "क्ष", "कि", "ที่", "เก", "ᄒ" + "ᅡ" + "ᆫ", "กำ"):
        assert units(f"{unit}b") == [unit, "b"], unit
    assert units("🇫🇷🇩🇪") == ["🇫🇷", "🇩🇪"]


def test_no_line_begins_or_ends_inside_a_unit() -> None:
    """However narrow the room is."""
    for text in ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👍🏽🇫🇷🇩🇪", "क्रान्तिविश्वासघात", "ระบบราชการทรยศต่อการปฏิวัติ", "Z̤̈a̧ļ͈g̈o̊"):
        for available in range(1, 90, 7):
            lines = wrap(text, "sans", 12, available)
            assert [unit for line in lines for unit in units(line)] == units(text)


def test_chinese_and_japanese_break_anywhere_but_at_their_punctuation() -> None:
    """What closes begins no line, what opens ends none; Korean breaks at its spaces."""
    for available in range(60, 120, 6):
        for line in wrap(
            "他说：「革命被（官僚）背叛了」，是吗？きょうはちょっと。", "sans", 12, available
        ):
            assert line[0] not in "：」，）？ょっ。"
            assert line[-1] not in "「（"
    assert wrap("혁명은 관료제에", "sans", 12, 60) == ["혁명은", "관료제에"]


def test_an_emoji_of_several_characters_is_as_wide_as_one() -> None:
    """A family, a flag and a heart each take the room of one emoji."""
    one = width("😀", "sans", 12)
    for emoji in ("👨‍👩‍👧‍👦", "👍🏽", "🇫🇷", "❤️"):
        assert width(emoji, "sans", 12) == one


def test_the_first_letter_says_where_a_text_begins() -> None:
    """Arabic and Hebrew begin at the right, also after a number; a mixed text where it says."""
    assert is_right_to_left("ثورة means revolution")
    assert is_right_to_left("1917 המהפכה")
    assert not is_right_to_left("It means ثورة.")
    assert isolated("Amis") == "Amis"
    assert isolated("محمد") == "\u2068محمد\u2069"
