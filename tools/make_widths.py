"""Writes `argmap/draw/widths.py` from font files: the advance widths that pictures measure with.

    python tools/make_widths.py SANS.ttf SANS-BOLD.ttf SERIF-ITALIC.ttf

The fonts are Liberation Sans, Liberation Sans Bold and Liberation Serif Italic, whose widths are
those of Arial, Helvetica and Times New Roman. Needs fonttools.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

NAMES = ("SANS", "SANS_BOLD", "SERIF_ITALIC")
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x386, 0x3CE),
    (0x400, 0x45F),
    (0x490, 0x491),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)


def widths(path: str) -> dict[int, str]:
    """Return the characters of each width, in thousandths of the font's size."""
    font = TTFont(path)
    scale = 1000 / font["head"].unitsPerEm
    characters = font.getBestCmap()
    found: dict[int, str] = defaultdict(str)
    for first, last in RANGES:
        for code in range(first, last + 1):
            if code in characters:
                found[round(font["hmtx"][characters[code]][0] * scale)] += chr(code)
    return dict(sorted(found.items()))


def main() -> None:
    """Write the module."""
    lines = [
        '"""Advance widths, in thousandths of the font\'s size: made by tools/make_widths.py."""',
        "",
        "from __future__ import annotations",
    ]
    for name, path in zip(NAMES, sys.argv[1:4], strict=True):
        lines += ["", f"{name}: dict[int, str] = {{"]
        lines += [f"    {width}: {characters!r}," for width, characters in widths(path).items()]
        lines += ["}"]
    Path("argmap/draw/widths.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
