"""The sinks: whatever a file says or is called, no output does anything but show it.

Each check models what reads an output: a runner that looks for commands, a terminal, a browser,
a reader of JSON, an engine that reads DOT.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright

from argmap.check import check
from argmap.check.repair import repaired
from argmap.cli.main import run
from argmap.draw import Selection, focus_picture, opposition_picture
from argmap.escape import for_html, for_markdown, visible
from argmap.report.github import github
from argmap.report.gitlab import gitlab
from argmap.report.json import json as as_json
from argmap.report.patch import patch
from argmap.report.sarif import sarif
from argmap.report.text import concise, text
from argmap.workspace import load

HOSTILE = (
    "::error::x",
    " \t::set-output name=x::y",
    "\u00a0\u3000::add-mask::x",
    "a\n::error::x",
    "a\r::error::x",
    "a\r\n::stop-commands::x",
    "##[error]x",
    "a ##[group]b",
    "##vso[task.setvariable variable=x]y",
    "###[command]x",
    "##teamcity[buildProblem]",
    "%0A::error::x",
    "%0D%0A##[error]x",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://evil.example\x1b\\link\x07",
    "\x9b31m\x85\x90x\x9c",
    "a\u2028b\u2029c",
    "\u202etxet\u202c",
    "\u2066a\u2067b\u2069",
    "a\u200b\ufeff\u00adb",
    "\U000e0041\U000e007f",
    "</title><script>alert(1)</script>",
    "</style></text><script>alert(1)</script>",
    '"><svg onload=x>',
    "' onmouseover='alert(1)",
    "java\tscript:alert(1)",
    "javascript:alert(1)",
    "]]><x/>",
    "<![CDATA[x",
    "```` ``` `x",
    "@name @org/team",
    "#123 GH-1",
    "a | b",
    "<!-- x",
    "--> x",
    "<B>x</B><BR/>",
    "<TABLE><TR><TD HREF='http://evil.example'>x</TD></TR></TABLE>",
    r"\N \G \l \E",
    '"]; evil [label="x"]; //',
    "&amp; &#106; &lt;b&gt;",
    "[x](http://evil.example) {0}",
    "http://evil.example/x",
    "x\x00y\x7f",
)
HALF = "\ud800"
FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif")
Obeyed = Callable[[str], list[Any]]

# What reads an output.

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BROKEN = ("Traceback", "something went wrong inside argmap")


class Watched:
    """Runs commands, and looks at all that they write."""

    def __init__(self, capture: pytest.CaptureFixture[str], obeyed: Obeyed) -> None:
        self._capture = capture
        self._obeyed = obeyed

    def __call__(self, *arguments: str) -> str:
        """Run a command and return its standard output."""
        status = run(list(arguments))
        out, err = self._capture.readouterr()
        assert status in (0, 1, 2, 3), (arguments, status, err)
        if "github" in arguments:
            self.look_at_commands(out)
        else:
            # A page keeps a source's own tabs, and DOT is indented with some.
            self.look_at(out, tabs="html" in arguments or "dot" in arguments)
        self.look_at(err)
        return out

    def read(self) -> tuple[str, str]:
        """Return what was written since it was last read."""
        out, err = self._capture.readouterr()
        return out, err

    def look_at(self, output: str, *, tabs: bool = False) -> None:
        """Assert that an output does nothing to a runner, to a terminal or to a reader."""
        assert not self._obeyed(output), self._obeyed(output)[:3]
        self.look_at_signs(output, tabs=tabs)

    def look_at_commands(self, output: str) -> None:
        """Assert that an output has no commands but those of findings, and a known last part."""
        lines = output.split("\n")
        commands = [self._obeyed(line) for line in lines]
        assert all(len(found) <= 1 for found in commands)
        for [command] in filter(None, commands):
            assert command.name in ("error", "warning", "notice")
            assert set(command.properties) <= {"file", *_NUMBERS, "title"}
            assert command.properties["title"].startswith("argmap: ")
            assert all(command.properties.get(name, "1").isdecimal() for name in _NUMBERS)
            self.look_at_signs(command.data.replace("\n", " "))
        self.look_at_signs(output)

    @staticmethod
    def look_at_signs(output: str, *, tabs: bool = False) -> None:
        """Assert that an output has no controls, and nothing that reorders text on sight."""
        shown = output.replace("\t", " ") if tabs else output
        for live in (_CONTROLS, _REORDERING):
            if found := live.search(shown):
                raise AssertionError(repr(shown[max(0, found.start() - 80) : found.end() + 20]))
        assert not any(words in output for words in _BROKEN)


_NUMBERS = ("line", "endLine", "col", "endColumn")


TAGS = set("html meta title style h1 p span table tr th td div".split())
TAG_ATTRIBUTES = set("lang charset http-equiv content name class title".split())


class Page(HTMLParser):
    """Reads a page as a browser would, and notes what it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown = ""
        self.styles = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= TAG_ATTRIBUTES, attrs
        self.styles += tag == "style"

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse a section such as CDATA."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """Refuse an instruction."""
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.shown += data


SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = set("svg g title desc style path polygon polyline ellipse text a".split())
ATTRIBUTES = set(
    "width height viewBox role aria-labelledby lang id class transform d points cx cy rx ry x y "
    "fill stroke stroke-width stroke-dasharray text-anchor font-family font-size font-weight "
    "font-style textLength lengthAdjust direction text-decoration href".split()
)


def look_at_svg(svg: str, folder: Path | None = None) -> str:
    """Assert that an SVG has nothing but shapes and words, and return its words.

    If it lies in a folder, it has links to pictures that lie there too, and no others.
    """
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        assert (element.tag == f"{SVG}a") == ("href" in element.attrib)
        if "href" in element.attrib:
            assert folder
            look_at_link(element.attrib.pop("href"), folder)
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        for value in element.attrib.values():
            assert "javascript:" not in value and re.fullmatch(r"[-\w ,.:()'#%]*", value), value
    return " ".join(root.itertext())


def look_at_link(address: str, folder: Path) -> None:
    """Assert that an address is that of a picture in a folder, as a browser reads it."""
    parts = urlsplit(address)
    assert not (parts.scheme or parts.netloc or parts.query or parts.fragment), address
    assert (folder / os.fsdecode(unquote_to_bytes(parts.path))).is_file(), address
    assert parts.path.endswith((".svg", ".png"))


class Index(HTMLParser):
    """Reads the page that leads through a set, as a browser would."""

    tags = frozenset(
        "html head meta title style body header h1 h2 h3 nav ul ol li a main section p cite img "
        "span small".split()
    )
    attributes = frozenset(
        "lang charset http-equiv content name id class dir href src alt loading "
        "aria-label aria-labelledby".split()
    )

    def __init__(self, page: str, folder: Path) -> None:
        super().__init__()
        self.shown = ""
        self.folder = folder
        self.ids: list[str] = []
        self.inside: list[str] = []
        self.feed(page)
        self.close()
        assert len(set(self.ids)) == len(self.ids)
        assert set(self.inside) <= set(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        assert tag in self.tags, tag
        for name, value in attrs:
            assert name in self.attributes, attrs
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.inside.append((value or "")[1:])
            elif name in ("href", "src"):
                look_at_link(value or "", self.folder)

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.shown += data


def look_at_dot(dot: str) -> str:
    """Assert that DOT has data in labels that are HTML-like and nowhere else; return it."""
    words: list[str] = []
    rest: list[str] = []
    place = 0
    while (start := dot.find("label=<", place)) >= 0:
        rest.append(dot[place:start])
        place = start = start + len("label=")
        depth = 0
        while True:
            depth += {"<": 1, ">": -1}.get(dot[place], 0)
            place += 1
            if not depth:
                break
        label = ElementTree.fromstring(f"<label>{dot[start + 1 : place - 1]}</label>")
        for element in label.iter():
            assert element.tag in ("label", "TABLE", "TR", "TD", "FONT", "B", "I")
            assert not {"HREF", "TITLE", "TOOLTIP", "SRC", "ID"} & set(element.attrib)
        said = "".join(label.itertext())
        # An engine reads `\N` as the node's name: every backslash is one of two.
        assert "\\" not in said.replace("\\\\", "")
        words.append(said)
    rest.append(dot[place:])
    assert re.fullmatch(r'[-\w\s"=,.:;#\[\]{}<>]*', "".join(rest)), rest
    return " ".join(words)


@pytest.fixture
def watched(capsys: pytest.CaptureFixture[str], obeyed: Obeyed) -> Watched:
    """Runs commands and looks at what they write."""
    return Watched(capsys, obeyed)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own, as the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Files that say hostile things wherever the format takes any text.


def in_yaml(said: str) -> str:
    """Return a text as YAML has it in double quotation marks, everything odd as an escape."""
    return '"' + "".join(_in_yaml(char) for char in said) + '"'


def _in_yaml(char: str) -> str:
    if " " <= char <= "~" and char not in '"\\':
        return char
    return f"\\u{ord(char):04x}" if char <= "\uffff" else f"\\U{ord(char):08x}"


def quoted(number: int, said: str) -> str:
    """Return a sentence of a source in which something hostile stands."""
    return f"Quote {number} {said} ends {number}."


def clean(name: str, said: str, others: tuple[str, ...] = ()) -> dict[str, str]:
    """Return files without errors that say something hostile in every field that takes it.

    Each of the `others` is said, and quoted, by a node of its own on one side.
    """
    s, source = in_yaml(said), in_yaml(f"{name}.txt")
    url = in_yaml("https://evil.example/" + re.sub(r'[ \t\r\n<>"]', "", said))
    words = "".join(
        f"  q{n}: {{premise: {in_yaml(each)}, supports: a, quote: {in_yaml(quoted(n, each))}}}\n"
        for n, each in enumerate(others)
    )
    argument = f"""\
argmap: argument/1
source: {{title: {s}, author: {s}, publisher: {s}, url: {url}, note: {s}, file: {source}}}
sections:
  - {{title: {s}, from: Once}}
  - {{title: {s}, from: and so on}}
speakers: {{s: {s}, t: {{name: {s}, via: s, note: {s}}}}}
argument:
  a: {{claim: {s}, main: true, quote: Once, note: {s}}}
  b: {{premise: {s}, supports: a, with: c, said_by: [s, t], stance: endorses, quote: and so on}}
  c: {{premise: {s}, supports: a, implicit: true}}
  d: {{rebuttal: {s}, rebuts: e, undercuts: {{from: b, to: a}}, implicit: true}}
  e: {{claim: {s}, said_by: t, stance: rejects, implicit: true}}
{words}"""
    sides = f"{{one: [a{''.join(f', q{n}' for n in reversed(range(len(others))))}], two: a}}"
    relation = f"topic: t, kind: fact, strength: direct, sides: {sides}, why: {s}, note: {s}"
    comparison = f"""\
argmap: comparison/1
title: {s}
texts: {{one: {in_yaml(f"{name}.yaml")}, two: {in_yaml(f"{name}-two.yaml")}}}
topics: {{t: {s}}}
contradictions:
  x: {{question: {s}, {relation}}}
agreements:
  y: {{statement: {s}, topic: t, sides: {{one: b, two: b}}, but: x, note: {s}}}
counterparts:
  z: {{holds: {{one: a}}, reports: {{two: e}}, why: {s}, note: {s}}}
"""
    return {
        f"{name}.txt": f"Once. {said}\nThere was. {said} and so on.\n"
        + "".join(f"{quoted(n, each)}\n" for n, each in enumerate(others)),
        f"{name}.yaml": argument,
        f"{name}-two.yaml": argument,
        f"{name}-comparison.yaml": comparison,
    }


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files, halves of characters as they come."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogatepass"))


_NODE = "{claim: A, implicit: true}"
_SOURCE = "source: {title: T, file: text.txt}\n"
_HEAD = f"argmap: argument/1\n{_SOURCE}"
_RELATED = "kind: fact, strength: direct, sides: {one: a, two: a}, why: W"


def fields() -> dict[str, str]:
    """Return a file for each field of each kind of file; in it `@` stands for what is said."""
    source = {
        key: f"argmap: argument/1\nsource: {{title: T, file: text.txt, {key}: @}}\n"
        for key in ("author", "publisher", "url", "note", "language", "published", "sha256", "@")
    }
    source |= {
        "title": "argmap: argument/1\nsource: {title: @, file: text.txt}\n",
        "file": "argmap: argument/1\nsource: {title: T, file: @}\n",
    }
    top = {
        "section": "sections: [{title: @}]\n",
        "section-from": "sections: [{title: T, from: @}]\n",
        "speaker": "speakers: {@: @}\n",
        "speaker-name": "speakers: {s: {name: @}}\n",
        "speaker-via": "speakers: {s: {name: S, via: @}}\n",
        "speaker-note": "speakers: {s: {name: S, note: @}}\n",
        "aside": "asides: [{apparatus: @}]\n",
        "aside-kind": "asides: [{@: Once}]\n",
        "aside-range": "asides: [{narrative: {from: @, to: @}}]\n",
        "top": "@: @\n",
        "twice": "@: 1\n@: 2\n",
        "anchor": "x: &@ y\n",
        "alias": "x: *@\n",
        "tag": "x: !@ y\n",
        "plain": "x: a b @\n",
        "suppression": "# argmap: ignore[@] @\n# argmap: @\n",
    }
    node = {
        "id": "@: {claim: A, implicit: true}",
        "claim": "a: {claim: @, implicit: true}",
        "type": "a: {@: A, implicit: true}",
        "quote": "a: {claim: A, quote: @}",
        "exact": "a: {claim: A, quote: {exact: @, prefix: @, suffix: @}}",
        "prefix": "a: {claim: A, quote: {exact: Once, prefix: @}}",
        "suffix": "a: {claim: A, quote: {exact: Once, suffix: @}}",
        "near": 'a: {claim: A, quote: "Once upom a"}',
        "elided": 'a: {claim: A, quote: "Once [...] on"}',
        "tags": "a: {claim: A, implicit: true, tags: [@, @]}",
        "note": "a: {claim: A, implicit: true, note: @}",
        "scheme": "a: {claim: A, implicit: true, scheme: @, supports: a}",
        "stance": "a: {claim: A, implicit: true, said_by: @, stance: @}",
        "supports": "a: {claim: A, implicit: true, supports: @, with: @}",
        "rebuts": "a: {rebuttal: A, implicit: true, rebuts: @, undercuts: @}",
        "undercuts": "a: {rebuttal: A, implicit: true, undercuts: {from: @, to: @}}",
        "despite": "a: {claim: A, implicit: true, despite: @}",
        "main": "a: {claim: A, implicit: @, main: @}",
        "key": "a: {claim: A, implicit: true, @: @}",
    }
    relation = {
        "question": f"question: @, {_RELATED}",
        "why": "question: Q, kind: fact, strength: direct, sides: {one: a, two: a}, why: @",
        "kind": "question: Q, kind: @, strength: @, sides: {one: a, two: a}, why: W",
        "side": "question: Q, kind: fact, strength: direct, sides: {@: a, two: @}, why: W",
        "topic": f"question: Q, topic: @, tags: [@], note: @, {_RELATED}",
        "key": f"question: Q, @: @, {_RELATED}",
    }
    texts = "texts: {one: one.yaml, two: one.yaml}\n"
    found = {f"source-{k}": f"{v}argument: {{a: {_NODE}}}\n" for k, v in source.items()}
    found |= {f"top-{k}": f"{_HEAD}argument: {{a: {_NODE}}}\n{v}" for k, v in top.items()}
    found |= {f"node-{k}": f"{_HEAD}argument:\n  {v}\n" for k, v in node.items()}
    head = f"argmap: comparison/1\ntitle: T\n{texts}"
    found |= {
        f"contradiction-{k}": f"{head}contradictions: {{x: {{{v}}}}}\n" for k, v in relation.items()
    }
    agreed = "agreements: {y: {statement: @, sides: {one: @, two: a}, but: @, note: @}}\n"
    held = "counterparts: {z: {holds: {@: a}, reports: {two: @}, why: @}}\n"
    denied = f"contradictions: {{x: {{question: Q, {_RELATED}}}}}\n"
    found |= {
        "agreement": head + agreed,
        "counterpart": head + held,
        "comparison-title": f"argmap: comparison/1\ntitle: @\n{texts}{denied}",
        "comparison-alias": f"argmap: comparison/1\ntitle: T\ntexts: {{@: @, two: @}}\n{denied}",
        "comparison-text": f"argmap: comparison/1\ntitle: T\ntexts: {{one: @, two: @}}\n{denied}",
        "comparison-topic": f"{head}topics: {{@: @}}\n{denied}",
        "comparison-label": f"{head}topics: {{t: @}}\n{denied}",
        "argmap": f"argmap: @\n{_SOURCE}argument: {{a: {_NODE}}}\n",
        "bare": "argmap: argument/1\n@\n",
    }
    return found


def test_no_field_of_no_file_is_live_in_a_report_of_findings(
    folder: Path, watched: Watched
) -> None:
    """Strings stand in each field, as they are or as YAML's escapes; every report is calm."""
    files: dict[str, str] = {}
    for number, said in enumerate((*HOSTILE, HALF)):
        files |= {f"{number}/text.txt": f"Once {said} upon a. {said}\nThere was and so on.\n"}
        files |= {f"{number}/one.yaml": f"{_HEAD}argument: {{a: {_NODE}}}\n"}
        for index, (name, content) in enumerate(fields().items()):
            raw = (number + index) % 2 and said != HALF
            written = said if raw else in_yaml(said)
            files[f"{number}/{name}.yaml"] = content.replace("@", written)
    write(folder, files)
    workspace = load(["."], working_directory=folder)
    result = check(workspace)
    assert len({finding.rule for finding in result.findings}) > 15
    watched.look_at(text(result, workspace.lines(), 70, lambda name, words: words))
    watched.look_at(concise(result, lambda name, words: words))
    watched.look_at_commands(github(result))
    for said in (as_json(result), gitlab(result), sarif(result, workspace)):
        watched.look_at(said)
        json.loads(said)
    for each in repaired(workspace, result.findings).values():
        watched.look_at(patch(each.name, each.before, each.after))


def test_no_text_of_a_clean_file_is_live_in_any_output(folder: Path, watched: Watched) -> None:
    """Findings, coverage and exports of files that say hostile things without an error."""
    for number, said in enumerate(HOSTILE):
        write(folder, clean(f"m{number}", said, HOSTILE if number == 0 else ()))
    for format_ in FORMATS:
        assert "m0.yaml" in watched("check", "--format", format_)
    for report in ("json", "gitlab", "sarif"):
        json.loads(watched("check", "--format", report))
    assert json.loads(watched("export", "--to", "json"))["argmap"] == "resolved/1"
    assert json.loads(watched("coverage", "--format", "json"))["sources"]
    watched("coverage")
    page = Page(watched("coverage", "--format", "html"))
    assert page.styles == 1
    for said in HOSTILE:
        shown = re.split("[^ -~]", said)
        assert all(part in page.shown for part in shown), said


def test_colours_are_the_only_escape_sequences(folder: Path, watched: Watched) -> None:
    """With colours a terminal is told to set them and nothing else."""
    write(folder, {"m.yaml": clean("m", "x")["m.yaml"], "m.txt": "\n".join(HOSTILE)})
    for format_ in ("text", "concise"):
        assert run(["check", "--color", "always", "--format", format_]) == 1
        out, err = watched.read()
        watched.look_at(re.sub(r"\x1b\[[0-9;]*m", "", out) + err)


# Pictures.


def test_no_picture_has_more_than_shapes_and_words(folder: Path, watched: Watched) -> None:
    """Every view of files that say every hostile string, as SVG and as DOT."""
    name = "<b>&\"; '%s ##[error]x"
    write(folder, clean(name, " \u2022 ".join(HOSTILE[:20]) + "\n::error::x", HOSTILE))
    file, comparison = f"{name}.yaml", f"{name}-comparison.yaml"
    for path, view, *more in (
        (file, "argument"),
        (file, "overview"),
        (comparison, "opposition"),
        (comparison, "opposition", "--depth", "1"),
    ):
        arguments = ("render", path, "--view", view, *more, "-o", "-", "--format")
        words = look_at_svg(watched(*arguments, "svg"))
        assert "</title><script>" in words or view != "argument"
        assert "alert(1)" in look_at_dot(watched(*arguments, "dot")) or view != "argument"


def test_pictures_are_written_beside_their_files(folder: Path, watched: Watched) -> None:
    """A file's name may be hostile; a part's name is made of what a name may be."""
    name = "::error::x"
    write(folder, clean(name, "../../<x>\n::error::y"))
    before = set(folder.iterdir())
    watched("render", "--parts", "--format", "dot", f"./{name}.yaml", f"{name}-comparison.yaml")
    written = {file.name for file in set(folder.iterdir()) - before}
    assert len(written) == 6
    assert all(re.fullmatch(r"::error::x[-\w]*\.dot", file) for file in written), written
    assert set(folder.parent.glob("*.dot")) == set()


_ALSO = ("--strength", "all", "--agreements", "--counterparts")
_FOCUS = ("--view", "focus", "--focus", "one:a", "--depth", "9")


def test_no_other_view_is_live(folder: Path, watched: Watched) -> None:
    """Focus and overviews, what texts share, and outlines, of files that say every string."""
    name = "<b>&\"; '%s ##[error]x"
    write(folder, clean(name, " \u2022 ".join(HOSTILE[20:]) + "\n::error::x", HOSTILE))
    file, comparison = f"{name}.yaml", f"{name}-comparison.yaml"
    for path, *more in (
        (file, "--focus", "a", "--depth", "2"),
        (comparison, *_FOCUS),
        (comparison, "--view", "overview", *_ALSO),
        (comparison, "--depth", "1", *_ALSO),
    ):
        arguments = ("render", path, *more, "-o", "-", "--format")
        assert "<script>" in look_at_svg(watched(*arguments, "svg"))
        assert "<script>" in look_at_dot(watched(*arguments, "dot"))
        assert "<script>" in watched(*arguments, "text")
    assert "Written by argmap" in watched("render", "--format", "text", ".")


def test_no_set_is_live(folder: Path, watched: Watched) -> None:
    """The page that leads through a set, and each picture, has links into the set and no others."""
    large = [f"n{n} {HOSTILE[n % len(HOSTILE)]}" for n in range(151)]
    names = ("javascript:x", "#a?b%2e", "a b", "a_20b", "a%20b", "x", "x-title", "index")
    for number, name in enumerate(names):
        said = " \u2022 ".join(HOSTILE[number * 6 : number * 6 + 6]) or "x"
        write(folder, clean(name, said, tuple(large) if not number else ()))
        below = folder / f"{number} \n'\"<x>"
        below.mkdir()
        write(below, clean(name, HOSTILE[number]))
    watched("render", "-o", "out/")
    out = folder / "out"
    page = (out / "index.html").read_text(encoding="utf-8")
    watched.look_at(page, tabs=True)
    assert "<script>" in Index(page, out).shown
    pictures = list(out.rglob("*.svg"))
    assert len(pictures) > 60
    for path in pictures:
        svg = path.read_text(encoding="utf-8")
        watched.look_at(svg)
        look_at_svg(svg, path.parent)
    assert "<a href=" in (out / "javascript:x.svg").read_text(encoding="utf-8")


def test_no_name_of_a_file_is_live_in_what_is_rendered(folder: Path, watched: Watched) -> None:
    """Outlines, readers and sets of files and folders with hostile names."""
    for number, name in enumerate((*map(named, HOSTILE), "not utf-8 \udcff")):
        files = clean("x", "x")
        write_at(Path(f"{name}~{number}") / f"{name}.yaml", files["x.yaml"])
        write_at(Path(f"{name}~{number}") / "x.txt", files["x.txt"])
    assert watched("render", "--format", "text").count("Written by argmap") == len(HOSTILE) + 1
    watched("render", "--format", "html", "-o", "out/")
    watched("render", "-o", "out/")
    for path in (folder / "out").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        watched.look_at(page, tabs=True)
        if path.name == "index.html":
            Index(page, path.parent)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_a_set_is_shown_and_runs_nothing(folder: Path, watched: Watched) -> None:
    """In a browser its page and its pictures ask for one another and for nothing else."""
    write(folder, clean("javascript:x", " \u2022 ".join(HOSTILE[19:29]), HOSTILE * 4))
    watched("render", "-o", "out/")
    watched("render", "javascript:x.yaml", "-o", "out/reader.html")
    shown: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(offline=True).new_page()
        page.on("dialog", lambda dialog: shown.append(dialog.message))
        page.on("console", lambda said: shown.append(said.text))
        page.on("pageerror", lambda error: shown.append(str(error)))
        page.on("request", lambda asked: shown.append(asked.url) if outside(asked.url) else None)
        for path in sorted((folder / "out").iterdir()):
            page.goto(path.as_uri())
            page.wait_for_load_state()
            assert page.evaluate("document.querySelectorAll('script').length") == (
                2 if path.name == "reader.html" else 0
            )
        browser.close()
    assert shown == []


def outside(address: str) -> bool:
    """Whether an address is none of a file of the set."""
    return not address.startswith("data:") and "/out/" not in address


def test_no_outline_of_a_set_is_live(folder: Path, watched: Watched) -> None:
    """Each is a text of one line a sentence, and ends in who has written it."""
    write(folder, clean("m", "x", HOSTILE) | clean("::error::n", " ".join(HOSTILE[:20])))
    watched("render", "--format", "text", "-o", "out/")
    outlines = list((folder / "out").iterdir())
    assert len(outlines) > 8
    for path in outlines:
        written = path.read_text(encoding="utf-8")
        watched.look_at(written)
        assert written.split("\n")[-2].startswith("Written by argmap from ")


@pytest.mark.parametrize("name", ["m", "c"])
def test_no_card_is_lost_among_files_of_one_name(folder: Path, watched: Watched, name: str) -> None:
    """Two texts, and the comparison, may be called alike: every card and question is there."""
    for where in ("one", "two"):
        (folder / where).mkdir()
        write(folder / where, clean("m", where))
    said = clean("m", "x")["m-comparison.yaml"].replace("m-two.yaml", "two/m.yaml")
    more = "".join(
        f"  {id_}: {{question: Q, topic: {topic}, kind: fact, strength: direct, "
        "sides: {one: a, two: a}, why: W}\n"
        for id_, topic in (("a", "t"), ("b", "u"), ("c", "v"))
    )
    said = said.replace('"m.yaml"', "one/m.yaml").replace("topics: {", "topics: {u: U, v: V, ")
    write(folder, {f"{name}.yaml": said.replace("agreements:", f"{more}agreements:")})
    [file] = load([f"{name}.yaml"], working_directory=folder).comparisons
    for picture in (
        opposition_picture(file, Selection(depth=1, agreements=True, counterparts=True)),
        focus_picture(file, "one:a", depth=3),
        focus_picture(file, "two:a", depth=3),
    ):
        ids = [box.id for box in picture.drawing.boxes]
        ids += [link.id for link in picture.drawing.links]
        assert len(set(ids)) == len(ids)
    look_at_svg(watched("render", f"{name}.yaml", "-o", "-"))


def test_a_reader_links_from_pictures_of_files_with_any_name(
    folder: Path, watched: Watched
) -> None:
    """Two hyphens part ids, and may stand in a file's name too."""
    write(folder, clean("a--b", "x"))
    assert 'href="#a--b--a" aria-label=' in watched("render", "a--b.yaml", "-o", "x.html") + (
        folder / "x.html"
    ).read_text(encoding="utf-8")


def test_no_output_grows_with_the_square_of_a_map(folder: Path, watched: Watched) -> None:
    """Nodes at one passage, linked reasons and relations of one node are named up to a number."""
    count = 400
    head = "argmap: argument/1\nsource: {title: T, file: m.txt}\nargument:\n"
    thesis = "  a: {claim: A, main: true, quote: Once.}\n"
    nodes = "".join(
        f"  n{n}: {{premise: P, supports: a, with: n{(n + 1) % count}, quote: Once.}}\n"
        for n in range(count)
    )
    sides = "kind: fact, strength: direct, sides: {one: a, two: a}, why: W"
    questions = "".join(f"  c{n}: {{question: Q, {sides}}}\n" for n in range(4 * count))
    write(
        folder,
        {
            "m.txt": "Once.\n",
            "n.txt": "Once. Twice.\n",
            "m.yaml": head + thesis + nodes,
            "n.yaml": head.replace("m.txt", "n.txt") + thesis,
            "c.yaml": "argmap: comparison/1\ntitle: T\ntexts: {one: m.yaml, two: n.yaml}\n"
            f"contradictions:\n{questions}",
        },
    )
    assert len(watched("render", "m.yaml", "--format", "text")) < 500 * count
    # Each question's cards are those of every other one.
    assert watched("render", "c.yaml", "--format", "text").count("Q (direct") == 4 * count
    for name, most in (("m", 20_000 * count), ("c", 120_000 * count)):
        watched("render", f"{name}.yaml", "-o", f"{name}.html")
        assert (folder / f"{name}.html").stat().st_size < most


def test_links_in_the_place_of_pictures_are_replaced(folder: Path, watched: Watched) -> None:
    """A link to itself, to a device, to a pipe: none is followed; a name may be too long."""
    write(folder, clean("m", "x"))
    os.mkfifo(folder / "pipe")
    for name, where in (("a", "a.svg"), ("b", "/dev/full"), ("c", "pipe")):
        (folder / f"{name}.svg").symlink_to(where)
        watched("render", "m.yaml", "-o", f"{name}.svg")
        assert (folder / f"{name}.svg").is_file()
        assert not (folder / f"{name}.svg").is_symlink()
    for output in ("x" * 300, f"{'x' * 300}.svg", f"{'x' * 300}.txt", "x" * 300 + "/", ""):
        assert run(["render", "m.yaml", "-o", output]) == 2
        out, err = watched.read()
        watched.look_at(out + err)
        assert not list(folder.glob("xxx*"))


def test_two_folders_that_are_one_do_not_take_two_pictures(folder: Path, watched: Watched) -> None:
    """By a link in OUT two pictures would have one place: neither is drawn."""
    for where in ("one", "two"):
        (folder / where).mkdir()
        write(folder / where, clean("m", where))
    (folder / "out" / "one").mkdir(parents=True)
    (folder / "out" / "two").symlink_to("one")
    watched("render", "one/m.yaml", "two/m.yaml", "-o", "out/", "--no-parts")
    assert not list((folder / "out" / "one").iterdir())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("m.yaml --format html --theme dark", "goes without --theme"),
        ("m.yaml --format html --parts", "goes without these"),
        ("m.yaml --format text --theme dark", "--theme is for pictures"),
        ("m.yaml --format text --engine dot", "--engine draws pictures"),
        ("m.yaml --format dot --engine dot", "--engine draws pictures"),
        ("m.yaml --strength all", "--strength is for comparisons"),
        ("m.yaml --format png --scale nan", "--scale is a number"),
        ("m.yaml --view overview --focus a", "an overview is of a whole file"),
        ("m-comparison.yaml --view overview --depth 1", "an overview is of a whole file"),
        ("m.yaml --focus a --parts", "--focus goes without --parts"),
        ("m-comparison.yaml --view focus --focus one:a --parts", "--focus goes without --parts"),
        ("m-comparison.yaml --view focus --focus one:a --agreements", "for other views"),
        ("m.yaml m-two.yaml -o OUT.SVG", "is one file, and there are 2 pictures"),
    ],
)
def test_no_option_is_silently_idle(
    folder: Path, watched: Watched, options: str, said: str
) -> None:
    """What a picture has no use for is refused in a sentence, and nothing is written."""
    write(folder, clean("m", "x"))
    before = set(folder.iterdir())
    assert run(["render", *options.split()]) == 2
    assert said in watched.read()[1]
    assert set(folder.iterdir()) == before


# Changes.


def test_no_change_is_live(folder: Path, watched: Watched) -> None:
    """Repairs and differences of hostile files, in every output."""
    (folder / ".git").rmdir()
    git("init", "--quiet")
    write(folder, clean("m", "x", HOSTILE[::-1]))
    git("add", "--all")
    git("commit", "--quiet", "--message=.")
    write(
        folder,
        clean("m", "x # [x", HOSTILE) | clean("::error::n ##[x]\x1b[1m", HOSTILE[0], HOSTILE[:3]),
    )
    for format_ in ("text", "json"):
        assert "error" in watched("diff", "HEAD", "--format", format_)
    json.loads(watched("diff", "HEAD", "--format", "json"))
    page = Rendered(watched("diff", "HEAD", "--format", "markdown"))
    assert set(page.tags) <= {"p", "strong", "h3", "ul", "li", "code", "del", "ins"}
    look_at_svg(watched("diff", "HEAD", "--format", "svg"))
    for said in HOSTILE:
        watched("diff", said.replace("\0", ""), "HEAD")
    assert "sha256" in watched("check", "--diff")
    watched("check", "--fix")


def git(*arguments: str) -> None:
    """Run git in the working directory, as nobody in particular."""
    who = ("-c", "user.name=test", "-c", "user.email=test@test")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True, env=environment)


# Names of files and folders, settings, and arguments.


def named(said: str) -> str:
    """Return what a file can be called of a string."""
    return said.replace("/", "_").replace("\0", "_")


def test_no_name_of_a_file_is_live(folder: Path, watched: Watched) -> None:
    """Files and folders may be called anything that an operating system takes."""
    names = [named(said) for said in (*HOSTILE, "not utf-8 \udcff", "half")]
    for number, name in enumerate(names):
        files = {
            "wrong.yaml": f"argmap: argument/1\nsource: {{title: T, file: {in_yaml(name)}}}\n"
            "argument: {a: {claim: A, quote: Twice. A}}\n",
            f"{name}": "Once. A\n",
            f"{name}-odd.yaml": "argmap: argument/1\n",
        }
        for file, content in files.items():
            write_at(Path(f"{name}~{number}") / file, content)
        write_at(Path(f"ok~{number}") / f"{name}-two.yaml", clean("x", "x")["x.yaml"])
        write_at(Path(f"ok~{number}") / "x.txt", clean("x", "x")["x.txt"])
    for format_ in FORMATS:
        out = watched("check", "--format", format_)
        assert out.count("quote-not-found") > len(names) / 2 or format_ == "sarif"
    watched("coverage")
    watched("export", "--to", "json")
    oks = [str(path) for path in Path().glob("ok~*")]
    for format_ in ("text", "json", "html"):
        watched("coverage", "--format", format_, *oks)
    assert json.loads(watched("export", "--to", "json", *oks))["argmap"] == "resolved/1"
    watched("render", "--format", "dot", "--view", "overview", *oks)
    for name in names:
        watched("check", f"nowhere {name}")
        watched("check", name, "--format", "json")


def write_at(path: Path, content: str) -> None:
    """Write a file whose name may be no UTF-8."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("file", ["argmap.toml", "pyproject.toml"])
def test_no_setting_is_live(folder: Path, watched: Watched, file: str) -> None:
    """Keys and values of settings are shown where they are wrong, and TOML may be broken."""
    write(folder, clean("m", "x"))
    head = "[tool.argmap]\n" if file == "pyproject.toml" else ""
    for number, said in enumerate(HOSTILE):
        s = in_yaml(said)
        severity = "[tool.argmap.severity]" if head else "[severity]"
        for written in (
            f"{head}{s} = {s}\n{severity}\n{s} = {s}\nno-thesis = {s}\n",
            f"{head}severity = {s}\n",
            f"{head}severity = {said}\n",
            f"{head}{said}\n",
        ):
            write(folder, {file: written})
            watched("check", "--format", FORMATS[number % len(FORMATS)])
            watched("check")


def test_no_argument_of_a_command_is_live(folder: Path, watched: Watched) -> None:
    """What a command is asked for is shown where it isn't there."""
    write(folder, clean("m", "x"))
    for said in (*HOSTILE, "\udcff"):
        arguments = said.replace("\0", "")
        for command in (
            (arguments,),
            (f"--{arguments}",),
            ("explain", arguments),
            ("rules", arguments),
            ("schema", arguments),
            ("schema", "--write", f"m.txt/{arguments}"),
            ("check", arguments),
            ("check", f"--{arguments}"),
            ("check", "--format", arguments),
            ("check", "--max-bytes", arguments),
            ("check", "-", "--stdin-filename", "."),
            ("coverage", "--fail-under", arguments),
            ("export", "--to", arguments),
            ("export", "--to", "json", "-o", f"nowhere/{arguments}"),
            ("quote", "m.yaml", arguments),
            ("quote", arguments, "x"),
            ("new", arguments),
            ("rename", "m.yaml", arguments, arguments),
            ("rename", "m.yaml", "a", arguments),
            ("pin", arguments),
            ("render", "--focus", arguments),
            ("render", "--only", arguments),
            ("render", "--topic", arguments),
            ("render", "--kind", arguments),
            ("render", "--theme", arguments),
            ("render", "-o", f"nowhere/x.{arguments}"),
            ("render", "m.yaml", "--format", "dot", "-o", f"m.txt/{arguments}/x.dot"),
        ):
            watched(*command)


def test_no_source_is_live_where_its_words_are_looked_for(folder: Path, watched: Watched) -> None:
    """Quotations to paste, new files and new pins of a hostile source."""
    write(folder, clean("m", "x", HOSTILE))
    for number, said in enumerate(HOSTILE):
        for words in (f"ends {number}.", quoted(number, said), f"Quote {number} no ends"):
            watched("quote", "m.yaml", words.replace("\0", ""))
    write(folder, {"<t>.txt": "\n\n".join(HOSTILE), "other.txt": HOSTILE[0]})
    watched("new", "<t>.txt")
    watched("new", "other.txt")
    watched("new", "--comparison", "m.yaml", "m-two.yaml")
    write(folder, {"m.txt": "Once. " + "\n".join(HOSTILE[::-1])})
    watched("pin", "m.yaml")
    watched("check")


# Markdown.

# What GitHub and GitLab take for a name, an issue or a merge request in a text.
_REFERENCES = re.compile(r"@[\w-]|[#!$%&~^][0-9]|\b(GH|GL)-[0-9]", re.IGNORECASE)


class Rendered(HTMLParser):
    """What Markdown becomes, with what the forges add to it: its elements and its words."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.shown = ""
        reader = MarkdownIt("gfm-like", {"html": True, "breaks": True})
        self.feed(reader.render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        assert not attrs
        self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        """Refuse a comment."""
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        """Take words."""
        assert not _REFERENCES.search(data), data
        self.shown += data


_MARKDOWN = (
    *HOSTILE,
    HALF,
    *"# x|1. x|1) x|- x|+ x|* x|> x|    x|---|===|***|~~x~~|**x**|__x__|[x]: y|![x](y)".split("|"),
    *"<http://x.example>|www.x.example|a@b.example|x\\|\\*x|&copy;|Gh-1|GL-1|!1 %1 ~1 &1".split(
        "|"
    ),
    "```\nx\n```",
    "a  \nb\n\nc",
    "| a |\n|---|\n| b |",
    "x\n===",
)


@pytest.mark.parametrize("said", _MARKDOWN)
def test_markdown_shows_the_text_and_nothing_else(said: str) -> None:
    """Whatever a text says, it is words: in a paragraph, an item, a heading and a cell."""
    check_markdown(said)


@settings(deadline=None)
@given(st.text(st.sampled_from("a1 \n\t@#|<>&;[]()!*_`~\\-+=.:/\"'GH%$^{}\u200b\ud800")))
def test_markdown_shows_any_text(said: str) -> None:
    """So it is for whatever signs stand beside each other."""
    check_markdown(said)


def test_markdown_of_two_texts_that_follow_each_other() -> None:
    """A reference isn't made of the end of one text and the beginning of the next."""
    for first, second in (("a @", "name"), ("#", "1"), ("x GH-", "1"), ("!", "2"), ("a@", "b")):
        page = Rendered(for_markdown(first) + for_markdown(second))
        assert page.shown.replace("\u200b", "").strip() == first + second


def test_html_keeps_line_ends() -> None:
    """However a source ends its lines, a page has line feeds, and a runner sees them as such."""
    assert for_html("a\r\nb\r::error::c\n\t::d") == "a\nb\n&#58;:error::c\n\t&#58;:d"


def check_markdown(said: str) -> None:
    """Assert that a text has no element of its own, and is shown as one line."""
    wanted = visible(" ".join(said.split()))
    for around in ("x @ x", "- x @", "## x @ x", "> x @", "| h |\n|---|\n| @ |", "@"):
        page = Rendered(around.replace("@", for_markdown(said)))
        assert page.tags == Rendered(around.replace("@", "x" if wanted else "")).tags
        shown = " ".join(page.shown.replace("\u200b", "").split())
        plain = " ".join(Rendered(around.replace("@", "%%")).shown.split())
        assert shown == " ".join(plain.replace("%%", wanted).split())
