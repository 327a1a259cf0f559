"""What the page is made of, read without a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from argmap.escape import for_html_tree
from argmap.reader import reader
from argmap.reader.html import h, write
from tests.reader.conftest import EXAMPLES, ROOT, opened
from tests.test_hostile import HOSTILE, clean
from tests.test_hostile import write as write_files

READER = ROOT / "argmap" / "reader"
VOID = {"meta", "link", "input", "br"}
ATTRIBUTES = re.compile(
    r"id|class|href|lang|dir|title|type|value|hidden|role|tabindex|name|content|charset|rel|"
    r"http-equiv|referrerpolicy|placeholder|autocomplete|spellcheck|viewbox|width|height|"
    r"transform|d|points|c[xy]|r[xy]|x|y|fill|stroke|stroke-width|stroke-dasharray|text-anchor|"
    r"font-(family|size|weight|style)|textlength|lengthadjust|xmlns|(aria|data)-[a-z]+"
)


class Read(HTMLParser):
    """Reads a page, and notes its elements, their attributes, and the words of its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: set[str] = set()
        self.raw: list[tuple[str, str]] = []
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        found = dict(attrs)
        assert all(ATTRIBUTES.fullmatch(name) for name in found), attrs
        self.tags[tag] += 1
        if id_ := found.get("id"):
            self.ids[id_] += 1
        href = found.get("href") or ""
        if href.startswith("#"):
            self.links.add(href[1:])
        elif tag == "a":
            assert href.startswith(("http://", "https://")), href
            assert found["rel"] == "noopener noreferrer"
        if tag in ("script", "style"):
            self.raw.append((tag, ""))
        if tag not in VOID:
            is_text = found.get("class") == "words"
            if is_text:
                self.words.append("")
            self._open.append((tag, is_text))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert self._open.pop()[0] == tag

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        """Take words."""
        if self._open and self._open[-1][0] in ("script", "style"):
            tag, before = self.raw[-1]
            self.raw[-1] = (tag, before + data)
        elif any(is_text for _, is_text in self._open):
            self.words[-1] += data


@pytest.fixture(params=["comparison", "argument"])
def html(request: pytest.FixtureRequest) -> str:
    """The reader of a comparison, and of an argument."""
    page: str = request.getfixturevalue(f"{request.param}_html")
    return page


def test_ids_are_unique_and_links_lead_somewhere(html: str) -> None:
    """Whatever the pictures repeat."""
    page = Read(html)
    assert [id_ for id_, count in page.ids.items() if count > 1] == []
    assert page.links - page.ids.keys() == set()


def test_nodes_and_relations_have_their_known_ids(comparison_html: str) -> None:
    """Those that they have in the pictures."""
    ids = Read(comparison_html).ids
    assert {
        "hensman--democratic-socialism-reversed",
        "comparison--who-undid-socialism",
    } <= ids.keys()
    assert "comparison--_agreement--undone-from-within" in ids


def test_the_policy_lets_in_what_is_there_and_nothing_else(html: str) -> None:
    """Every script and every style has its hash in it."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "unsafe" not in policy[1] and "default-src 'none'" in policy[1]
    assert "require-trusted-types-for 'script'" in policy[1]
    page = Read(html)
    assert [tag for tag, _ in page.raw] == ["script", "style", "script"]
    for _, words in page.raw:
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert html.index("Content-Security-Policy") < html.index("<script") < html.index("<style")
    assert not re.search(r"\sstyle=", html)


@pytest.mark.parametrize("name", ["comparison.yaml", "hensman.yaml"])
def test_the_texts_are_all_there(name: str, request: pytest.FixtureRequest) -> None:
    """Word for word, whatever is marked in them."""
    html = request.getfixturevalue(
        "comparison_html" if name == "comparison.yaml" else "argument_html"
    )
    seeds = {
        "comparison.yaml": ["000_049bd6d63991b394.txt", "004_c0a54d737e1b569d.txt"],
        "hensman.yaml": ["000_049bd6d63991b394.txt"],
    }
    wanted = [(ROOT / "seeds" / each).read_text(encoding="utf-8") for each in seeds[name]]
    assert [words.removeprefix("\n") for words in Read(html).words] == wanted


def test_the_same_input_gives_the_same_bytes(html: str, comparison_html: str) -> None:
    """Time and again."""
    name = "comparison.yaml" if html == comparison_html else "hensman.yaml"
    assert reader(opened(EXAMPLES / name)) == html


def test_everything_hostile_is_words(tmp_path: Path, obeyed: Callable[[str], list[Any]]) -> None:
    """In every field, and in the text itself; and no runner that sees the page obeys it."""
    (tmp_path / ".git").mkdir()
    write_files(tmp_path, clean("m", "<img src=x onerror=alert(1)>", HOSTILE))
    for number, said in enumerate(HOSTILE):
        write_files(tmp_path, clean(f"x{number}", said))
    known = set(Read(reader(opened(EXAMPLES / "comparison.yaml"))).tags)
    for number in range(-1, len(HOSTILE)):
        name = "m" if number < 0 else f"x{number}"
        for file in (f"{name}.yaml", f"{name}-comparison.yaml"):
            html = reader(opened(tmp_path / file))
            page = Read(html)
            assert set(page.tags) <= known | {"ellipse"}
            assert page.tags["script"] == 2 and page.tags["img"] == 0
            assert not obeyed(html), obeyed(html)[:2]
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
            text = (tmp_path / f"{name}.txt").read_bytes().decode()
            assert page.words[0].removeprefix("\n") == for_html_tree(text)


def test_files_of_the_same_name(tmp_path: Path) -> None:
    """In two folders, or a text that is compared with itself: each node has an id of its own."""
    (tmp_path / ".git").mkdir()
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "both.txt").write_text("The mill should run.\n")
        (tmp_path / folder / "both.yaml").write_text(
            "argmap: argument/1\nsource: {title: T, file: both.txt}\n"
            "argument:\n  run: {claim: Run., main: true, quote: The mill should run.}\n"
        )
    (tmp_path / "both.yaml").write_text(
        "argmap: comparison/1\ntitle: T\ntexts: {a: a/both.yaml, b: b/both.yaml}\n"
        "contradictions:\n  run: {question: Q?, kind: fact, strength: direct, why: W,"
        " sides: {a: run, b: run}}\n"
    )
    page = Read(reader(opened(tmp_path / "both.yaml")))
    assert {"both--run", "both-a--run", "both-b--run"} <= page.ids.keys()
    assert max(page.ids.values()) == 1 and not page.links - page.ids.keys()


def test_agreements_alone(tmp_path: Path) -> None:
    """There is nothing to draw then, and the page has no picture."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "t.txt").write_text("The mill should run.\n")
    (tmp_path / "t.yaml").write_text(
        "argmap: argument/1\nsource: {title: T, file: t.txt, language: en}\n"
        "argument:\n  run: {claim: Run., main: true, quote: The mill should run.}\n"
    )
    (tmp_path / "c.yaml").write_text(
        "argmap: comparison/1\ntitle: C\ntexts: {a: t.yaml, b: t.yaml}\n"
        "agreements:\n  run: {statement: S., sides: {a: run, b: run}}\n"
    )
    page = Read(reader(opened(tmp_path / "c.yaml")))
    assert page.tags["template"] == 0 and "app-picture" not in page.ids
    assert "c--_agreement--run" in page.ids


def test_elements() -> None:
    """Words are words in an element and in an attribute, and what is empty is left out."""
    element = h("p", {"title": '<"&', "lang": None, "hidden": True, "id": ""}, "a<b\r\nc\u202e")
    assert write(element) == '<p title="<&quot;&amp;" hidden="">a&lt;b\nc\ufffd</p>'


def test_the_bundle_is_what_its_sources_make(tmp_path: Path) -> None:
    """`npm run build` in argmap/reader writes it."""
    script = (READER / "static" / "reader.js").read_text(encoding="ascii")
    assert "</script" not in script.lower() and "<!--" not in script
    assert not re.search(r"innerHTML|document\.write|\beval\(|new Function|fetch\(", script)
    style = (READER / "static" / "reader.css").read_text(encoding="utf-8")
    assert "</style" not in style.lower() and "url(" not in style and "@import" not in style
    lock = json.loads((READER / "package-lock.json").read_text())
    assert all("resolved" not in each for each in lock["packages"].values())
    if not (READER / "node_modules" / "esbuild").is_dir():
        pytest.skip("needs `npm ci` in argmap/reader")
    built = tmp_path / "reader.js"
    subprocess.run(["node", "build.mjs", str(built)], cwd=READER, check=True)
    assert built.read_text(encoding="ascii") == script
