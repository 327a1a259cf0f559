"""Contrast, computed as WCAG 2.2 defines it."""

from __future__ import annotations

import pytest

from argmap.draw.theme import DARK, LIGHT, Palette, names_by_colour


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_enough_contrast_on_every_fill(palette: Palette) -> None:
    """Ink and muted words reach 4.5:1 on paper, on questions and on every text's cards."""
    for fill in ("paper", "question", "quiet", "first", "second", "third", "fourth"):
        for text in ("ink", "muted"):
            assert contrast(getattr(palette, fill), getattr(palette, text)) >= 4.5, (fill, text)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_have_enough_contrast(palette: Palette) -> None:
    """Outlines and links reach the 3:1 that graphics need."""
    for line in ("rule", "attack", "first_line", "second_line", "third_line", "fourth_line"):
        assert contrast(palette.paper, getattr(palette, line)) >= 3, line


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_no_colour_means_two_things(palette: Palette) -> None:
    """Every colour of a palette is for one thing, so that a theme can be exchanged for another."""
    assert len(names_by_colour(palette)) == 15
