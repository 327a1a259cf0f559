"""The focus view: one node, and what is near it."""

from __future__ import annotations

from itertools import combinations

from argmap.draw.drawing import Drawing
from argmap.draw.focus import focus
from argmap.workspace import Workspace


def _cards(drawing: Drawing) -> set[str]:
    return {
        box.id for box in drawing.boxes if box.lines and box.title and not box.id.startswith("c--")
    }


def test_it_shows_what_is_within_a_step_and_the_other_side(mill: Workspace) -> None:
    """What supports, undercuts and is supported; the questions, and the other text's reasons."""
    drawing = focus(mill.comparisons[0], "a", "focus", 1)
    near = {"focus", "thesis", "pays", "river", "wheel", "bread", "ice", "winter"}
    beyond = {"b--rest", "b--tired", "b--flood", "b--focus", "b--focus--again-2"}
    assert (
        _cards(drawing) - {"b--dear", "b--focus--again-3"} == {f"a--{id_}" for id_ in near} | beyond
    )
    styles = {link.style for link in drawing.links}
    assert styles >= {"direct", "tension", "supports", "undercuts", "despite"}


def test_depth_is_how_many_steps(mill: Workspace) -> None:
    """At 0 the node and its relations stand alone, at 2 there are reasons of reasons."""
    file = mill.comparisons[0]
    assert {id_ for id_ in _cards(focus(file, "a", "focus", 0)) if id_.startswith("a--")} == {
        "a--focus"
    }
    assert "a--town" in _cards(focus(file, "a", "focus", 2))


def test_the_node_in_focus_can_be_told(mill: Workspace) -> None:
    """It alone has a heavy outline, says so, and the legend too."""
    drawing = focus(mill.comparisons[0], "a", "focus", 1)
    heavy = [box for box in drawing.boxes if box.heavy and "--_legend-" not in box.id]
    assert [box.id for box in heavy] == ["a--focus"]
    assert heavy[0].lines[0].text.startswith("in focus")
    assert any(line.text == "the node in focus" for box in drawing.boxes for line in box.lines)


def test_each_text_keeps_its_side_and_its_colour(mill: Workspace) -> None:
    """The first text stands at the left and the second at the right, whichever is in focus."""
    for alias, id_ in (("a", "focus"), ("b", "rest")):
        drawing = focus(mill.comparisons[0], alias, id_, 1)
        middle = next(box.x for box in drawing.boxes if box.id == "c--run")
        for box in drawing.boxes:
            if isinstance(box.fill, int):
                assert (box.x < middle) == (box.fill == 0), box.id


def test_a_question_is_level_with_the_claim_beyond_it(mill: Workspace, example: Workspace) -> None:
    """And one of the questions with the node in focus."""
    for file, alias, id_ in (
        (mill.comparisons[0], "a", "focus"),
        (example.comparisons[0], "hensman", "show-trials-staged"),
    ):
        drawing = focus(file, alias, id_, 1)
        boxes = {box.id: box for box in drawing.boxes}
        lines = [link for link in drawing.links if link.id.endswith("--beyond")]
        assert lines
        assert all(boxes[link.tail].y == boxes[link.head].y for link in lines)
        node = next(box for box in drawing.boxes if box.heavy and box.fill == 0)
        assert any(boxes[link.head].y == node.y for link in lines)


def test_nothing_overlaps(mill: Workspace, example: Workspace) -> None:
    """No card lies over another, however deep the view goes."""
    for file, alias, id_ in (
        (mill.comparisons[0], "a", "focus"),
        (mill.comparisons[0], "b", "rest"),
        (mill.comparisons[0], "a", "ice"),
        (example.comparisons[0], "dixon", "opposition-resorted-to-terrorism"),
    ):
        if id_ not in (text.nodes if (text := file.text(alias)) else ()):
            continue
        boxes = [box for box in focus(file, alias, id_, 3).boxes if box.lines]
        for one, other in combinations(boxes, 2):
            apart = (
                abs(one.x - other.x) >= (one.width + other.width) / 2 - 0.2
                or abs(one.y - other.y) >= (one.height + other.height) / 2 - 0.2
            )
            assert apart, (one.id, other.id)


def test_every_line_ends_at_a_card(mill: Workspace, example: Workspace) -> None:
    """Both ends of every link are boxes of the picture, and ids are unique."""
    for file, alias, id_ in (
        (mill.comparisons[0], "a", "focus"),
        (example.comparisons[0], "hensman", "democratic-socialism-reversed"),
    ):
        drawing = focus(file, alias, id_, 2)
        ids = [box.id for box in drawing.boxes] + [link.id for link in drawing.links]
        assert len(ids) == len(set(ids))
        assert all({link.tail, link.head} <= set(ids) for link in drawing.links)


def test_a_node_without_a_relation_is_drawn_alone(mill: Workspace) -> None:
    """It says that it stands in none."""
    drawing = focus(mill.comparisons[0], "a", "ice", 1)
    assert _cards(drawing) == {"a--ice", "a--bread", "a--focus"}
    assert "It stands in no relation to a text." in drawing.description
