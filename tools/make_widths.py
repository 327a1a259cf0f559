"""Writes `argmap/draw/widths.py` from font files: the advance widths that pictures measure with.

    python tools/make_widths.py SANS.ttf SANS-BOLD.ttf SERIF-ITALIC.ttf

The fonts are Liberation Sans, Liberation Sans Bold and Liberation Serif Italic, whose widths are
those of Arial, Helvetica and Times New Roman. `OLD.ttf,NEW.ttf` takes from the second what the
first hasn't: the module's are of version 1, and of version 2. Needs fonttools.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

NAMES = ("SANS", "SANS_BOLD", "SERIF_ITALIC")
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x386, 0x3CE),
    (0x400, 0x52F),
    (0x5BE, 0x5BE),
    (0x5D0, 0x5EA),
    (0x5F3, 0x5F4),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x20A0, 0x20BF),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)


def widths(paths: str) -> dict[int, str]:
    """Return the characters of each width, in thousandths of the font's size."""
    fonts = [TTFont(path) for path in paths.split(",")]
    found: dict[int, str] = defaultdict(str)
    for first, last in RANGES:
        for code in range(first, last + 1):
            font = next((each for each in fonts if code in each.getBestCmap()), None)
            if font:
                scale = 1000 / font["head"].unitsPerEm
                found[round(font["hmtx"][font.getBestCmap()[code]][0] * scale)] += chr(code)
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
