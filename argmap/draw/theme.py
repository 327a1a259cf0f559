"""Colours and sizes. Contrast and colour-blind safety are computed in the tests."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

ThemeName = Literal["light", "dark", "auto"]
THEMES: tuple[ThemeName, ...] = ("light", "dark", "auto")

SANS = "Arial,Helvetica,Liberation Sans,Arimo,sans-serif"
SERIF = "Times New Roman,Times,Liberation Serif,Tinos,serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme, by what they are for."""

    paper: str
    ink: str
    muted: str
    rule: str
    question: str
    first: str
    first_line: str
    second: str
    second_line: str
    third: str
    third_line: str
    fourth: str
    fourth_line: str
    quiet: str
    attack: str

    def text(self, index: int) -> tuple[str, str]:
        """Return the fill and the outline of a text's cards; the fifth text begins again."""
        names = ("first", "second", "third", "fourth")
        name = names[index % len(names)]
        return getattr(self, name), getattr(self, f"{name}_line")


# Blue and orange, green and purple: Okabe and Ito's palette, whose pairs stay apart under every
# common colour blindness, lightened for fills and darkened for lines.
LIGHT = Palette(
    paper="#ffffff",
    ink="#1b1f24",
    muted="#57606a",
    rule="#8c959f",
    question="#f3f4f6",
    first="#eaf3fb",
    first_line="#0b5394",
    second="#fdf1e3",
    second_line="#a34700",
    third="#e8f5f0",
    third_line="#006b4f",
    fourth="#f7edf5",
    fourth_line="#8a3a75",
    quiet="#fbfbfc",
    attack="#a4133c",
)
DARK = Palette(
    paper="#14171c",
    ink="#eef1f4",
    muted="#a9b3be",
    rule="#6e7884",
    question="#262b33",
    first="#13283c",
    first_line="#76b5ee",
    second="#36230f",
    second_line="#f2a65a",
    third="#0f3027",
    third_line="#5fcfa8",
    fourth="#351f31",
    fourth_line="#dd9ccb",
    quiet="#1a1e24",
    attack="#ff8fa8",
)


def palette(theme: ThemeName) -> Palette:
    """Return the colours that a picture is drawn with; `auto` is light until a reader's is dark."""
    return DARK if theme == "dark" else LIGHT


def names_by_colour(colours: Palette) -> dict[str, str]:
    """Return what each colour of a palette is for."""
    return {getattr(colours, field.name): field.name for field in fields(colours)}
