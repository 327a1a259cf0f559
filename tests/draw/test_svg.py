"""The finished SVG: deterministic, accessible, and nothing in it but what is meant to be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree

from argmap.draw import EngineError, Selection, argument_picture, opposition_picture
from argmap.draw.drawing import Drawing
from argmap.draw.picture import Picture
from argmap.workspace import Workspace

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = set("svg g title desc style path polygon polyline ellipse text".split())
ATTRIBUTES = set(
    "width height viewBox role aria-labelledby lang id class transform d points cx cy rx ry x y "
    "fill stroke stroke-width stroke-dasharray text-anchor font-family font-size font-weight "
    "font-style textLength lengthAdjust".split()
)
ROOT = Path(__file__).parents[2]


def _pictures(workspace: Workspace) -> list[Picture]:
    return [
        *(opposition_picture(file, Selection(depth=1)) for file in workspace.comparisons),
        *(argument_picture(file) for file in workspace.arguments),
    ]


def test_it_holds_only_known_elements_and_attributes(evil: Workspace, example: Workspace) -> None:
    """Whatever the data say, an SVG has no script, no link and no attribute of theirs."""
    for picture in (*_pictures(evil), *_pictures(example)):
        for element in ElementTree.fromstring(picture.svg()).iter():
            assert element.tag.removeprefix(SVG) in ELEMENTS
            assert set(element.attrib) <= ATTRIBUTES
            assert "javascript" not in " ".join(element.attrib.values())


def test_what_comes_from_data_is_text_as_it_was_written(evil: Workspace) -> None:
    """Markup, entities and an engine's escapes stand in a label as the characters that they are."""
    svg = ElementTree.fromstring(argument_picture(evil.arguments[1]).svg())
    texts = [text.text for text in svg.iter(f"{SVG}text")]
    joined = " ".join(text or "" for text in texts)
    shown = '</title><script>alert(1)</script> ]]> &amp; &#106; <b>x</b> \\N \\G "q" \ufffd'
    assert shown in joined


def test_every_named_element_has_a_title_and_its_labels_exist(example: Workspace) -> None:
    """Each card and line has a role and a title, and aria-labelledby names elements that exist."""
    for picture in _pictures(example):
        svg = ElementTree.fromstring(picture.svg())
        ids = [element.get("id") for element in svg.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        cards = [g for g in svg.iter(f"{SVG}g") if g.get("role")]
        assert len(cards) > 20
        for element in (svg, *cards):
            labels = element.get("aria-labelledby", "").split()
            assert labels
            assert set(labels) <= set(ids)
            assert element.find(f"{SVG}title") is not None


def test_it_reads_in_the_drawing_s_order(book: Drawing) -> None:
    """A screen reader meets the elements in the order in which the drawing is read."""
    svg = ElementTree.fromstring(Picture(book).svg())
    found = [g.get("id") for g in svg.iter(f"{SVG}g") if g.get("id")]
    wanted = [id_ for id_ in book.reading_order if id_ in found]
    assert found[: len(wanted)] == wanted


def test_themes_change_colours_and_nothing_else(book: Drawing) -> None:
    """Dark has other colours than light; auto is light with a style for readers in the dark."""
    light, dark, auto = (Picture(book, theme).svg() for theme in ("light", "dark", "auto"))
    assert "#ffffff" in light
    assert "#ffffff" not in dark
    assert "prefers-color-scheme:dark" in auto
    assert [e.tag for e in ElementTree.fromstring(light).iter()] == [
        e.tag for e in ElementTree.fromstring(dark).iter()
    ]


def test_two_renders_give_the_same_bytes(tmp_path: Path) -> None:
    """Elsewhere, with another hash seed, locale, time zone and without fonts, nothing differs.

    Neither the pictures nor the page that leads to them, nor the DOT; and the committed pictures
    are these.
    """
    elsewhere = tmp_path / "else where" / "copy"
    for folder in ("examples", "seeds"):
        shutil.copytree(ROOT / folder, elsewhere / folder)
    no_fonts = tmp_path / "fonts.conf"
    no_fonts.write_text("<?xml version='1.0'?><fontconfig></fontconfig>\n")
    made: list[dict[str, bytes]] = []
    for root, environment in (
        (ROOT, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}),
        (
            elsewhere,
            {
                "PYTHONHASHSEED": "2",
                "TZ": "Asia/Tokyo",
                "LC_ALL": "C",
                "FONTCONFIG_FILE": str(no_fonts),
            },
        ),
    ):
        out = tmp_path / environment["PYTHONHASHSEED"]
        for options in ((), ("--format", "dot")):
            subprocess.run(
                [sys.executable, "-m", "argmap", "render", "examples", "-o", f"{out}/", *options],
                cwd=root,
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                check=True,
                capture_output=True,
            )
        made.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert made[0] == made[1]
    assert {"comparison.svg", "dixon--2-early-years.svg", "hensman.dot", "index.html"} <= set(
        made[0]
    )
    committed = {file.name: file.read_bytes() for file in (ROOT / "examples/stalin").glob("*.svg")}
    assert committed == {name: data for name, data in made[0].items() if name.endswith(".svg")}


def test_other_formats(example: Workspace) -> None:
    """PNG is a PNG, DOT is DOT with the words in it."""
    picture = opposition_picture(example.comparisons[0])
    assert picture.png().startswith(b"\x89PNG\r\n")
    assert "Trotsky" in picture.dot()
    assert picture._repr_svg_() == picture.svg()


def test_a_missing_engine_says_what_to_do(
    example: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Graphviz, `--engine dot` ends in one sentence."""
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(EngineError, match="^Graphviz's `dot` isn't installed: install Graphviz"):
        opposition_picture(example.comparisons[0], engine="dot").svg()


def test_a_failing_engine_says_what_to_do(
    example: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An engine that fails ends in one sentence too, with the first line of what it said."""
    engine = tmp_path / "dot"
    engine.write_text("#!/bin/sh\necho 'no fonts' >&2\nexit 3\n")
    engine.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(EngineError, match=r"^Graphviz's `dot` failed \(no fonts\): install"):
        opposition_picture(example.comparisons[0], engine="dot").svg()
