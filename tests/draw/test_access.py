"""What a screen reader meets: a role, a name and a description, in reading order."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from argmap.draw import (
    Picture,
    Selection,
    argument_picture,
    focus_picture,
    opposition_picture,
    overview_picture,
)
from argmap.draw.outline import argument_outline, focus_outline, opposition_outline
from argmap.opened import ArgumentFile
from argmap.workspace import Workspace

SVG = "{http://www.w3.org/2000/svg}"
COMMITTED = sorted((Path(__file__).parents[2] / "examples").rglob("*.svg"))
EVERYTHING = Selection(strength="all", agreements=True, counterparts=True, depth=1)


def _check(root: Element) -> int:
    """Assert that every card and line is named, and return how many there are."""
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    named = 0
    for group in root.iter(f"{SVG}g"):
        words = [text.text for text in group.findall(f"{SVG}text")]
        is_card = group.get("class") == "node" and words and group.get("role")
        if group.get("class") == "edge" and "--_legend-" not in group.get("id", ""):
            assert group.get("role"), group.get("id")
        elif not is_card:
            continue
        title = group.find(f"{SVG}title")
        assert title is not None and title.text, group.get("id")
        labels = group.get("aria-labelledby", "").split()
        assert labels and set(labels) <= set(ids), group.get("id")
        named += 1
    return named


@pytest.mark.parametrize("svg", COMMITTED, ids=lambda path: path.stem)
def test_committed_pictures_are_named_throughout(svg: Path) -> None:
    """Every card and every line has a role and a name, and ids are unique."""
    assert _check(ElementTree.fromstring(svg.read_text(encoding="utf-8"))) > 3


def test_every_view_is_named_throughout(mill: Workspace) -> None:
    """Every card and line of every view has a role and a name; cards of nodes say what they do."""
    comparison, argument = mill.comparisons[0], mill.arguments[0]
    for picture in (
        opposition_picture(comparison, EVERYTHING),
        focus_picture(comparison, "a:focus", depth=2),
        focus_picture(comparison, "b:rest"),
        argument_picture(argument),
        overview_picture(argument),
        overview_picture(comparison),
    ):
        root = ElementTree.fromstring(picture.svg())
        assert _check(root) > 2
        for group in root.iter(f"{SVG}g"):
            if group.get("id") == "a--focus":
                assert "Supports: " in group.findtext(f"{SVG}desc", "")


def _words_in_order(picture: Picture, propositions: dict[str, str]) -> list[str]:
    """Return the nodes in the order in which a screen reader meets their cards first."""
    root = ElementTree.fromstring(picture.svg())
    order = []
    for group in root.iter(f"{SVG}g"):
        title = (group.findtext(f"{SVG}title") or "").split("\n")[0]
        node = next((id_ for id_, text in propositions.items() if title.endswith(f": {text}")), "")
        if group.get("class") == "node" and node and node not in order:
            order.append(node)
    return order


def _lines_in_order(outline: str, propositions: dict[str, str]) -> list[str]:
    order = []
    for line in outline.splitlines():
        node = next((id_ for id_, text in propositions.items() if line.endswith(f": {text}")), "")
        if node and node not in order:
            order.append(node)
    return order


def _propositions(*files: ArgumentFile) -> dict[str, str]:
    return {f"{f.name}:{id_}": node.text for f in files for id_, node in f.nodes.items()}


def test_pictures_and_outlines_are_read_in_one_order(mill: Workspace, example: Workspace) -> None:
    """The order of a picture's elements is the order of the outline that stands for it."""
    for file in (*mill.arguments, *example.arguments):
        texts = _propositions(file)
        near = next(iter(file.nodes))
        picture = argument_picture(file, focus=near, depth=4)
        outline = argument_outline(file, focus=near, depth=4)
        assert _words_in_order(picture, texts) == _lines_in_order(outline, texts)
    comparison = mill.comparisons[0]
    texts = _propositions(*mill.arguments)
    drawn = _words_in_order(focus_picture(comparison, "a:focus", depth=2), texts)
    assert drawn == _lines_in_order(focus_outline(comparison, "a", "focus", 2), texts)
    plain = Selection(strength="all", agreements=True, counterparts=True)
    drawn = _words_in_order(opposition_picture(comparison, plain), texts)
    assert drawn == _lines_in_order(opposition_outline(comparison, plain), texts)
    assert len(drawn) > 5
