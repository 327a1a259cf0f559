"""The page that leads through a set of pictures."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from argmap.draw import Selection, ThemeName, parts
from argmap.draw.index import GENERATOR, Entry, index_page
from argmap.workspace import Workspace
from tests.draw.conftest import EVIL


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def _page(workspace: Workspace, theme: ThemeName = "light") -> str:
    entries = [
        Entry(
            file,
            f"picture-{number}.svg",
            {
                part.name: f"picture-{number}--{place}.svg"
                for place, part in enumerate(parts(file, Selection()))
            },
        )
        for number, file in enumerate(workspace.files)
    ]
    return index_page(entries, Selection(), theme)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def test_what_comes_from_data_is_text_in_it(evil: Workspace) -> None:
    """Hostile titles add no element and no attribute, and stand in it as they were written."""
    page = _read(_page(evil))
    allowed = set(
        "html head meta title style body header h1 h2 h3 nav ul ol li a main section p cite img "
        "span small".split()
    )
    assert {tag for tag, _ in page.elements} <= allowed
    assert not any(key.startswith("on") for _, found in page.elements for key in found)
    assert EVIL.replace("\u202e", "\ufffd") in page.words


def test_its_style_is_the_only_thing_that_it_may_run(example: Workspace) -> None:
    """The policy allows its own style, by its hash, and images that lie beside it."""
    for theme in ("light", "dark", "auto"):
        page = _page(example, theme)
        style = page.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; img-src 'self' file:; style-src 'sha256-{digest}'" in page
        assert GENERATOR in page[:4096]
        assert "<script" not in page


def test_it_leads_to_every_picture_the_whole_ones_first(example: Workspace) -> None:
    """Each file has a heading, its counts, its whole picture, and then its parts."""
    page = _read(_page(example))
    links = [str(found.get("href")) for tag, found in page.elements if tag == "a"]
    pictures = [link for link in links if not link.startswith("#")]
    assert (
        len(pictures)
        == len(set(pictures))
        == 3 + sum(len(parts(file, Selection())) for file in example.files)
    )
    for number in range(3):
        own = [link for link in pictures if link.startswith(f"picture-{number}")]
        assert own[0] == f"picture-{number}.svg"
    assert re.search(r"25 direct contradictions: \d+ interpretation", page.words)
    assert "125 claims, 118 premises, 16 rebuttals; 6 theses" in page.words
    anchors = {link[1:] for link in links if link.startswith("#")}
    assert anchors <= {found.get("id") for _, found in page.elements}


def test_comparisons_come_first_and_texts_in_their_order(example: Workspace) -> None:
    """Whoever compares two texts reads where they meet, then the one, then the other."""
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", _page(example))
    assert headings[0] == "Where they contradict each other"
    assert headings[1].startswith("Jim Hensman")
    assert headings[2].startswith("Wilf Dixon")
