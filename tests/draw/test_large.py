"""What is too large to be read as one picture: its overview, its parts, and what is in them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree

from argmap.draw import (
    Picture,
    Selection,
    Text,
    argument_dot,
    argument_picture,
    opposition_picture,
    overview_picture,
    parts,
)
from argmap.draw.drawing import Drawing
from argmap.draw.parts import MOST_CONTRADICTIONS, MOST_NODES
from argmap.workspace import load
from tests.draw.large import comparison_of, text_of

CARD = 216


def _words(drawing: Drawing) -> str:
    return "\n".join(" ".join(line.text for line in box.lines) for box in drawing.boxes)


def test_a_section_that_is_too_large_is_parted_in_the_text_s_order(tmp_path: Path) -> None:
    """No part has more nodes than can be read, each node has one, and portions are numbered."""
    file = text_of(tmp_path, 400, sections=2)
    found = parts(file, Selection())
    assert [part.name for part in found] == [
        "1-chapter-0-1",
        "1-chapter-0-2",
        "2-chapter-1-1",
        "2-chapter-1-2",
    ]
    assert found[1].title == "Chapter 0 (2 of 2)"
    assert [id_ for part in found for id_ in part.ids] == list(file.nodes)
    assert all(len(part.ids) <= MOST_NODES for part in found)


def test_a_text_without_sections_is_parted_only_if_it_has_to_be(tmp_path: Path) -> None:
    """A small text is one picture; a large one has portions."""
    assert parts(text_of(tmp_path / "small", 10), Selection()) == ()
    titles = [part.title for part in parts(text_of(tmp_path / "large", 310), Selection())]
    assert titles == ["The text (1 of 3)", "The text (2 of 3)", "The text (3 of 3)"]


def test_topics_are_parted_too_and_what_has_none_is_a_part(tmp_path: Path) -> None:
    """Every contradiction is in one part, none of which is larger than can be read."""
    file = comparison_of(tmp_path, 200, 3)
    found = parts(file, Selection())
    assert [part.name for part in found][:2] == ["t-0", "t-1"]
    assert found[-1].title == "Without a topic"
    assert sorted(id_ for part in found for id_ in part.ids) == sorted(
        file.comparison.contradictions if file.comparison else ()
    )
    file = comparison_of(tmp_path, 200, 1)
    names = [part.name for part in parts(file, Selection())]
    assert names == ["t-0--1", "t-0--2", "t-0--3", "_without-a-topic"]
    whole = opposition_picture(file, part=parts(file, Selection())[0]).drawing
    assert "Topic 0 (1 of 3)" in _words(whole)


def test_what_is_too_large_gets_an_overview(tmp_path: Path) -> None:
    """It has a box a part, with counts and chief questions or claims, and few lines."""
    text = argument_picture(text_of(tmp_path, 400, sections=8)).drawing
    assert "an overview of 400 nodes" in _words(text)
    assert sum("_part--" in box.id for box in text.boxes) == 8
    file = comparison_of(tmp_path, MOST_CONTRADICTIONS + 1, 3)
    drawing = opposition_picture(file).drawing
    assert f"an overview of {MOST_CONTRADICTIONS + 1} direct contradictions" in _words(drawing)
    assert "Which 1?" in _words(drawing)
    assert "1 node" in _words(drawing)
    assert sum(box.id.count("--") == 2 and "_part--" in box.id for box in drawing.boxes) == 4


def test_an_overview_never_has_more_lines_than_can_be_followed(tmp_path: Path) -> None:
    """Where parts lead to many theses they say so in words, and of many theses some are counted."""
    few = overview_picture(text_of(tmp_path, 300, sections=4, theses=2)).drawing
    assert [link.style for link in few.links if "--to--" in link.id]
    many = overview_picture(text_of(tmp_path, 300, sections=8, theses=14)).drawing
    assert not many.links
    assert "and 2 more theses" in _words(many)
    assert "nodes lead to thesis 1" in _words(many)


def test_an_overview_links_to_the_pictures_that_it_is_told_of(tmp_path: Path) -> None:
    """A box with a picture is a link that the keyboard reaches; without pictures there are none."""
    file = text_of(tmp_path, 200, sections=2)
    name = parts(file, Selection())[0].name
    svg = ElementTree.fromstring(overview_picture(file, addresses={name: "a%20b.svg"}).svg())
    [link] = svg.iter("{http://www.w3.org/2000/svg}a")
    assert link.get("href") == "a%20b.svg"
    label = link.get("aria-labelledby")
    named = [each.text or "" for each in svg.iter() if each.get("id") == label]
    assert named[0].startswith("Chapter 0")
    assert "<a " not in overview_picture(file).svg()


def test_a_part_shows_few_nodes_from_elsewhere_and_counts_the_others(tmp_path: Path) -> None:
    """Nodes from other parts are at most a third; on what else a node bears, its card says."""
    file = text_of(tmp_path, 120, sections=60)
    text = Text(file)
    part = text.parts[30]
    drawing = argument_picture(text, part=part).drawing
    away = [box for box in drawing.boxes if box.fill == "quiet"]
    assert len(away) == 1
    assert "in “Chapter 29”" in away[0].lines[0].text

    (tmp_path / "hub.txt").write_text("one two\nEnd\nthree\n")
    ids = [f"t-{number}" for number in range(9)]
    targets = "".join(f"  {id_}: {{claim: Target, main: true, quote: one}}\n" for id_ in ids)
    (tmp_path / "hub.yaml").write_text(
        "argmap: argument/1\nsource: {title: Hub, file: hub.txt}\nsections: [{title: End}]\n"
        f"argument:\n{targets}"
        f"  own: {{premise: Own, supports: [{', '.join(ids)}], quote: three}}"
    )
    hub = load([tmp_path / "hub.yaml"], working_directory=tmp_path).arguments[0]
    drawing = argument_picture(hub, part=parts(hub, Selection())[1]).drawing
    assert sum(box.fill == "quiet" for box in drawing.boxes) == 4
    assert "also bears on 5 nodes in “Before the first section”" in " ".join(
        _words(drawing).split()
    )


def test_what_has_more_relations_than_can_be_followed_says_them_in_words(tmp_path: Path) -> None:
    """Numbered cards in rows, each with the numbers of what it supports; never a tangle."""
    picture = argument_picture(text_of(tmp_path, 60, supports=4))
    assert picture.in_words
    drawing = picture.placed
    assert not drawing.links
    assert "5 · premise This is said in sentence 4 supports 4, 3, 2 and 1" in _words(drawing)
    rows = {box.y - box.height / 2 for box in drawing.boxes if box.width == CARD}
    assert len(rows) == 15


def test_an_engine_that_takes_too_long_costs_the_lines_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where places aren't found in time, the picture says its relations in words."""
    slow = tmp_path / "bin" / "dot"
    slow.parent.mkdir()
    slow.write_text(
        f'#!/bin/sh\ncase "$*" in *-Kdot*) exec sleep 30;; esac\n'
        f"exec '{Path(sys.executable).parent / 'graphviz-pure'}' \"$@\"\n"
    )
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:/bin:/usr/bin")
    monkeypatch.setattr("argmap.draw.layout.LAYOUT_LIMIT", 0.3)
    picture = argument_picture(text_of(tmp_path, 20), engine="dot")
    assert "supports 1" in picture.svg()
    assert picture.in_words


def test_the_dot_of_an_argument_is_what_an_engine_lays_out(tmp_path: Path) -> None:
    """A large text's DOT has every node, its words and relations, and no places."""
    dot = argument_dot(text_of(tmp_path, 400, supports=2))
    assert dot.count("->") == 797
    assert "This is said in sentence" in dot
    assert "pos=" not in dot
    small = argument_picture(text_of(tmp_path, 20))
    assert small.dot() == argument_dot(text_of(tmp_path, 20))


def test_a_png_that_is_too_large_ends_in_a_sentence(book: Drawing) -> None:
    """The scale is pixels a CSS pixel, and no PNG takes all of a machine's memory."""
    picture = Picture(book)
    wide = [int.from_bytes(picture.png(scale)[16:20], "big") for scale in (0.5, 1)]
    assert wide[1] == pytest.approx(2 * wide[0], abs=2)
    with pytest.raises(Exception, match=r"pixels is too large; take a smaller --scale"):
        picture.png(8)
