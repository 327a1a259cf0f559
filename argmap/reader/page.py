"""The page: its frame, its controls, and the policy that keeps it to itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from argmap.draw.embedded import palette_css
from argmap.escape import for_html
from argmap.reader.book import Book
from argmap.reader.controls import button, drawing, filters, header, help_dialog, marks, tabs
from argmap.reader.html import Element, h, write
from argmap.reader.nodes import Nodes
from argmap.reader.relations import relation_list
from argmap.reader.texts import reading_text

_EARLY = "document.documentElement.classList.add('scripted')"
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Cpath fill='%230b5394' d='M1 3h5v10H1z'/%3E%3Cpath fill='%23a34700' d='M10 3h5v10h-5z'/%3E"
    "%3Cpath stroke='%238c959f' stroke-width='2' d='M6 8h4'/%3E%3C/svg%3E"
)


def page(book: Book, templates: list[Element]) -> str:
    """Return the whole page."""
    body = write(_body(book, templates))
    style = palette_css() + _static("reader.css")
    script = _static("reader.js").strip()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(_EARLY)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )
    closing = "</body>"
    assert body.endswith(closing)
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="argmap">
<meta name="referrer" content="no-referrer">
<title>{for_html(" ".join(book.title.split()))}</title>
<link rel="icon" href="{_ICON}">
<script>{_EARLY}</script>
<style>{style}</style>
</head>
{body[: -len(closing)]}<script>{script}</script>
</body>
</html>
"""


@cache
def _static(name: str) -> str:
    return (files("argmap.reader") / "static" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _body(book: Book, templates: list[Element]) -> Element:
    nodes = {text.alias: Nodes(text, book) for text in book.texts}
    several = len(book.texts) > 1
    return h(
        "body",
        "book" if several else "book alone",
        "\n",
        header(book, drawn=bool(templates)),
        "\n",
        h(
            "main",
            {"id": "app-main"},
            _pane(book, nodes),
            "\n",
            h(
                "div",
                {"id": "app-texts"},
                [each for text in book.texts for each in (reading_text(text, book), "\n")],
                h("footer", {"id": "app-legend", "class": "legend t1"}, marks(book)),
            ),
            "\n",
            drawing(templates) if templates else None,
        ),
        "\n",
        tabs(book, drawn=bool(templates)),
        help_dialog(book),
        h("p", {"id": "app-said", "class": "unseen", "role": "status", "aria-live": "polite"}),
        templates,
        "\n",
    )


def _pane(book: Book, nodes: dict[str, Nodes]) -> Element:
    count = sum(len(text.graph.nodes) for text in book.texts)
    relations = bool(book.relations)
    return h(
        "div",
        {"id": "app-pane"},
        "\n",
        h(
            "div",
            {"class": "bar scripted-only"},
            h(
                "div",
                {"class": "switch", "role": "group", "aria-label": "What is listed"},
                button("app-list-relations", "Contradictions", pressed=True),
                button("app-list-nodes", f"Nodes ({count})", pressed=False),
            )
            if relations
            else None,
            filters(book) if book.of_sort("contradiction") else None,
            button("app-close", "×", label="Let go of what is chosen"),
        ),
        h(
            "div",
            {"id": "app-list", "tabindex": -1},
            h("div", {"id": "app-relations"}, relation_list(book, nodes)) if relations else None,
            h(
                "section",
                {"id": "app-nodes", "aria-labelledby": "app-nodes-title"},
                h("h2", {"id": "app-nodes-title"}, "Nodes ", h("span", "count", str(count))),
                "\n",
                [nodes[text.alias].outline() for text in book.texts],
            ),
            h("p", {"id": "app-nothing", "hidden": True}, "Nothing is left by these filters."),
        ),
    )
