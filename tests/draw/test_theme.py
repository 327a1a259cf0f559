"""Contrast, computed as WCAG 2.2 defines it."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from defusedxml import ElementTree

from argmap.draw import (
    Selection,
    argument_picture,
    focus_picture,
    opposition_picture,
    overview_picture,
)
from argmap.draw.theme import DARK, LIGHT, Palette, ThemeName, names_by_colour
from argmap.workspace import Workspace

SVG = "{http://www.w3.org/2000/svg}"


def _linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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


# How much of red, green and blue a colour-blind eye sees of linear light (Machado, Oliveira and
# Fernandes 2009, severity 1).
BLIND = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def _lab(linear: list[float]) -> list[float]:
    """Return CIE L*a*b* of linear sRGB, under D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    xyz = [
        sum(a * b for a, b in zip(row, linear, strict=True)) / w
        for row, w in zip(rows, white, strict=True)
    ]
    f = [v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz]
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]


def _apart(one: str, other: str, eye: str) -> float:
    """Return how far two colours are apart to an eye, as CIE 1976 has it."""
    seen = []
    for colour in (one, other):
        rows = BLIND[eye] if eye else ((1, 0, 0), (0, 1, 0), (0, 0, 1))
        linear = [
            min(1.0, max(0.0, sum(a * b for a, b in zip(row, _linear(colour), strict=True))))
            for row in rows
        ]
        seen.append(_lab(linear))
    return math.dist(*seen)


@pytest.mark.parametrize("eye", ["", *BLIND])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_stay_apart_to_a_colour_blind_eye(palette: Palette, eye: str) -> None:
    """The lines of any two texts differ by far more than what can just be told apart (2.3)."""
    for one, other in combinations(("first", "second", "third", "fourth"), 2):
        distance = _apart(getattr(palette, f"{one}_line"), getattr(palette, f"{other}_line"), eye)
        assert distance > 10, (one, other, distance)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_and_line_that_is_drawn_has_enough_contrast(
    theme: ThemeName, mill: Workspace, example: Workspace
) -> None:
    """As they are drawn: words 4.5:1 on the card that they stand on, lines 3:1 on the paper."""
    everything = Selection(strength="all", depth=1, agreements=True, counterparts=True)
    pictures = [
        opposition_picture(mill.comparisons[0], everything, theme=theme),
        focus_picture(mill.comparisons[0], "a:focus", depth=2, theme=theme),
        argument_picture(mill.arguments[0], theme=theme),
        *(overview_picture(file, theme=theme) for file in example.files[:3]),
    ]
    pairs = 0
    for picture in pictures:
        root = ElementTree.fromstring(picture.svg())
        background = root.find(f"{SVG}g/{SVG}polygon")
        assert background is not None
        paper = background.get("fill", "")
        for group in root.iter(f"{SVG}g"):
            fill = paper
            for shape in group:
                own = shape.get("fill", "none")
                if shape.tag == f"{SVG}text":
                    pairs += 1
                    assert contrast(own if own != "none" else "#000000", fill) >= 4.5
                elif own != "none":
                    fill = own
                line = shape.get("stroke", "none")
                if line not in ("none", "transparent", paper):
                    assert contrast(line, paper) >= 3, (group.get("id"), line)
    assert pairs > 50
