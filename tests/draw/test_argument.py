"""The argument view."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from argmap.draw import Selection, parts
from argmap.draw.argument import argument
from argmap.draw.drawing import Drawing
from argmap.draw.layout import PAGE
from argmap.workspace import Workspace, load

MILL = """\
argmap: argument/1
source: {title: Mill, file: mill.txt}
argument:
  keep: {claim: Keep the mill., main: true, quote: keep}
  used: {premise: It is used., supports: keep, with: cheap, quote: used}
  cheap: {premise: It is cheap., supports: keep, quote: cheap}
  old: {premise: It is old., supports: keep, quote: old}
  irrelevant: {rebuttal: Age is no reason., undercuts: old, quote: age}
"""


def _mill(folder: Path, text: str = MILL) -> Drawing:
    (folder / "mill.txt").write_text("keep used cheap old age\n")
    (folder / "mill.yaml").write_text(text)
    return argument(load([folder], working_directory=folder).arguments[0], "graphviz-pure")


def test_theses_stand_on_top_of_a_small_picture(tmp_path: Path) -> None:
    """What supports the thesis stands below it."""
    without_undercut = MILL[: MILL.index("  irrelevant")]
    places = {box.id: box.y for box in _mill(tmp_path, without_undercut).boxes}
    assert all(places["mill--keep"] < places[f"mill--{id_}"] for id_ in ("used", "cheap", "old"))


def test_linked_premises_meet_in_a_junction_and_undercuts_end_on_a_step(tmp_path: Path) -> None:
    """Two linked premises lead to one dot, and an undercut to the dot of the step it denies."""
    links = {(link.tail, link.head, link.style) for link in _mill(tmp_path).links}
    assert ("mill--used", "mill--used--to--keep", "supports") in links
    assert ("mill--cheap", "mill--used--to--keep", "supports") in links
    assert ("mill--used--to--keep", "mill--keep", "supports") in links
    assert ("mill--irrelevant", "mill--old--to--keep", "undercuts") in links


def test_a_wide_picture_is_turned_on_its_side(example: Workspace) -> None:
    """Where theses on top would be wider than a page, they stand at the left, and first."""
    for file in example.arguments:
        drawing = argument(file, "graphviz-pure")
        cards = [box for box in drawing.boxes if box.id.startswith(file.path.stem + "--")]
        left = min(box.x for box in cards if box.width == 216)
        theses = [box for box in cards if box.heavy]
        assert drawing.direction == "RL"
        assert sum(box.x == left for box in theses) >= 2


def test_no_two_cards_overlap(example: Workspace) -> None:
    """No card, title or legend of the example lies over another."""
    for file in example.arguments:
        for one, other in combinations(argument(file, "graphviz-pure").boxes, 2):
            apart = (
                abs(one.x - other.x) >= (one.width + other.width) / 2 - 0.2
                or abs(one.y - other.y) >= (one.height + other.height) / 2 - 0.2
            )
            assert apart, (one.id, other.id)


def test_a_reason_that_is_one_only_with_others_is_not_drawn_without_them(tmp_path: Path) -> None:
    """A focus on one of two linked premises shows both, and on an undercut the step it denies."""
    (tmp_path / "mill.txt").write_text("keep used cheap old age\n")
    (tmp_path / "mill.yaml").write_text(MILL.replace("undercuts: old", "undercuts: cheap"))
    file = load([tmp_path], working_directory=tmp_path).arguments[0]
    for focus, wanted in (("used", {"used", "cheap", "keep"}), ("irrelevant", {"cheap", "keep"})):
        drawing = argument(file, "graphviz-pure", focus, 1)
        cards = {box.id.removeprefix("mill--") for box in drawing.boxes if box.width == 216}
        assert wanted <= cards
        ends = {box.id for box in drawing.boxes}
        assert all({link.tail, link.head} <= ends for link in drawing.links)


def test_a_node_may_be_called_like_a_part_of_the_picture(tmp_path: Path) -> None:
    """Nodes named title and legend-1 are drawn beside the heading and the legend."""
    drawing = _mill(tmp_path, MILL.replace("keep", "title").replace("old:", "legend-1:", 1))
    ids = [box.id for box in drawing.boxes]
    assert len(ids) == len(set(ids))
    assert {"mill--title", "mill--_title"} <= set(ids)


def test_focus_draws_what_is_near(example: Workspace) -> None:
    """A focus at depth 1 shows the node, what it bears on and what bears on it, and no more."""
    file = next(file for file in example.arguments if file.path.stem == "hensman")
    drawing = argument(file, "graphviz-pure", "show-trials-staged", 1)
    cards = {box.id for box in drawing.boxes if box.width == 216}
    assert "hensman--show-trials-staged" in cards
    assert "hensman--confessions-by-torture" in cards
    assert 2 <= len(cards) <= 5


def test_the_page_width_is_that_of_a_page() -> None:
    """1,200 pixels at 96 to the inch."""
    assert PAGE * 96 / 72 == 1200


def test_no_arrow_meets_a_card_at_its_corner(example: Workspace) -> None:
    """Whoever follows a line sees which side of which card it ends on."""
    for file in example.arguments:
        for part in parts(file, Selection()):
            drawing = argument(file, "graphviz-pure", part=part)
            boxes = {box.id: box for box in drawing.boxes}
            for link in drawing.links:
                head = boxes[link.head]
                if not link.route.startswith("e,") or head.shape == "point":
                    continue
                x, y = map(float, link.route.split()[0].split(",")[1:])
                beside = abs(abs(x - head.x) - head.width / 2)
                above = abs(abs(-y - head.y) - head.height / 2)
                assert max(beside, above) > 5, link.id


def test_what_has_nothing_to_do_with_each_other_fills_the_page(tmp_path: Path) -> None:
    """Thirty pairs stand in columns, not in one endless rank."""
    pairs = "".join(
        f"  c-{n}: {{claim: Claim {n}., main: true, quote: keep}}\n"
        f"  p-{n}: {{premise: Premise {n}., supports: c-{n}, quote: used}}\n"
        for n in range(30)
    )
    drawing = _mill(tmp_path, MILL[: MILL.index("  keep")] + pairs)
    claims = {(box.x, box.y) for box in drawing.boxes if box.heavy and box.width == 216}
    assert len({x for x, _ in claims}) == 2
    assert len({y for _, y in claims}) == 15
