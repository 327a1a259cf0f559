"""The colours of the page: those of the pictures, light or dark as the reader has it."""

from __future__ import annotations

from dataclasses import asdict

from argmap.draw.theme import DARK, LIGHT


def palette_css() -> str:
    """Return the colours as variables, and rules that put them into a picture's own places.

    So a picture is drawn once, and changes its theme with the page.
    """
    dark = asdict(DARK)
    names = {name: name.replace("_", "-") for name in dark}
    variables = "".join(
        f"  --{names[name]}: light-dark({colour}, {dark[name]});\n"
        for name, colour in asdict(LIGHT).items()
    )
    rules = "".join(
        f".f-{name} {{ fill: var(--{name}); }}\n.s-{name} {{ stroke: var(--{name}); }}\n"
        for name in names.values()
    )
    return f":root {{\n{variables}}}\n{rules}"
