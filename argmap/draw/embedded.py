"""A picture inside a page that has a theme of its own."""

from __future__ import annotations

from dataclasses import asdict

from argmap.draw.theme import DARK, LIGHT


def palette_css() -> str:
    """Return the colours as variables, and rules that put them into a picture's own places.

    So a picture is drawn once, in the theme `auto`, and changes its colours with the page.
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


def without_style(svg: str) -> str:
    """Return a picture in the theme `auto` without its style, which follows the system."""
    # In data `<` is escaped, so this is the element.
    before, _, rest = svg.partition("<style>")
    return before + rest.partition("</style>")[2] if rest else svg
