"""The opposition view's places: a table that holds whatever the texts are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

from argmap.draw.drawing import Box, Drawing
from argmap.draw.opposition import opposition
from argmap.draw.selection import Selection, selected
from argmap.workspace import Workspace, load


def _edges(box: Box) -> tuple[float, float, float, float]:
    return (
        box.x - box.width / 2,
        box.y - box.height / 2,
        box.x + box.width / 2,
        box.y + box.height / 2,
    )


def test_no_two_boxes_overlap(book: Drawing) -> None:
    """No box of the whole example lies over another."""
    for one, other in combinations(book.boxes, 2):
        left, top, right, bottom = _edges(one)
        other_left, other_top, other_right, other_bottom = _edges(other)
        apart = (
            right <= other_left + 0.11
            or other_right <= left + 0.11
            or bottom <= other_top + 0.11
            or other_bottom <= top + 0.11
        )
        assert apart, (one.id, other.id)


def test_a_claim_of_one_contradiction_is_level_with_its_question(book: Drawing) -> None:
    """Where a card has one question, both have the same centre to a tenth of a point."""
    boxes = {box.id: box for box in book.boxes}
    lines = [link for link in book.links if link.style in ("direct", "tension")]
    lines = [link for link in lines if "legend" not in link.id]
    uses = Counter(end for link in lines for end in (link.tail, link.head))
    level = 0
    for link in lines:
        tail, head = boxes[link.tail], boxes[link.head]
        card = tail if tail.shape != "rounded" or tail.fill != "question" else head
        if uses[card.id] == 1:
            level += 1
            assert tail.y == head.y, link.id
    assert level > 10


def test_element_ids_are_unique(book: Drawing) -> None:
    """No two elements of a picture have the same id."""
    ids = [box.id for box in book.boxes] + [link.id for link in book.links]
    assert len(ids) == len(set(ids))


def test_one_topic_is_at_most_1200_pixels_wide(example: Workspace) -> None:
    """A topic at depth 0 fits a page, a slide or a README at 100 %."""
    file = example.comparisons[0]
    assert file.comparison
    for topic in file.comparison.topics:
        drawing = opposition(file, Selection(topics=(topic,), strength="all"))
        left = min(_edges(box)[0] for box in drawing.boxes)
        right = max(_edges(box)[2] for box in drawing.boxes)
        assert (right - left + 36) * 96 / 72 <= 1200


def test_every_contradiction_of_a_selection_is_drawn_once(example: Workspace) -> None:
    """Direct contradictions, tensions and both are what the selection says, no more and no less."""
    file = example.comparisons[0]
    assert file.comparison
    for strength in ("direct", "tension", "all"):
        wanted = selected(file.comparison, Selection(strength=strength))
        drawing = opposition(file, Selection(strength=strength))
        questions = [box.id for box in drawing.boxes if box.fill == "question"]
        assert sorted(questions) == sorted(f"comparison--{id_}" for id_ in wanted)


def test_a_node_that_is_drawn_again_keeps_its_id_for_the_first(book: Drawing) -> None:
    """An element id is the file's stem and the node's id; a second card adds its contradiction."""
    ids = [box.id for box in book.boxes if box.id.startswith(("hensman--", "dixon--"))]
    assert "hensman--trotsky-killed-by-apparatus" in ids
    assert all(id_.count("--") <= 3 for id_ in ids)


def test_reading_order_goes_row_by_row(book: Drawing) -> None:
    """A question is read before its claims, the left one before the right one."""
    order = {id_: index for index, id_ in enumerate(book.reading_order)}
    question = order["comparison--were-the-confessions-genuine"]
    left = order["comparison--were-the-confessions-genuine--hensman"]
    right = order["comparison--were-the-confessions-genuine--dixon"]
    assert question < left < right


def test_agreements_and_counterparts_are_switched_on(mill: Workspace) -> None:
    """Each stands in its topic's band, behind the contradictions; those of no topic stand last."""
    file = mill.comparisons[0]
    plain = opposition(file, Selection(strength="all"))
    assert not any(link.style in ("agrees", "counterpart") for link in plain.links)
    full = opposition(file, Selection(strength="all", agreements=True, counterparts=True))
    middles = [box.id for box in full.boxes if box.width == 164]
    assert middles == ["c--run", "c--what", "c--_counterpart--old", "c--_agreement--dear"]
    words = {line.text for box in full.boxes if "--_legend-" in box.id for line in box.lines}
    assert "agreement: they say the same" in words
    assert "counterpart: the one holds what the other reports" in words
    reported = next(box for box in full.boxes if box.id == "a--against")
    assert reported.dashed and "Bo Baker, rejected" in reported.lines[0].text
    lines = [link for link in full.links if link.id.startswith("c--_counterpart--old--")]
    assert {link.style for link in lines} == {"counterpart"}
    assert [" reports: " in link.title for link in lines] == [True, False]


def test_an_agreement_or_a_counterpart_is_chosen_by_its_id(mill: Workspace) -> None:
    """`only` and `focus` choose among all relations; what is named needn't be switched on."""
    file = mill.comparisons[0]

    def middles(selection: Selection) -> list[str]:
        return [box.id for box in opposition(file, selection).boxes if box.width == 164]

    assert middles(Selection(only=("dear",))) == ["c--_agreement--dear"]
    assert middles(Selection(only=("old", "run"))) == ["c--run", "c--_counterpart--old"]
    assert middles(Selection(focus="b:rest", counterparts=True)) == [
        "c--run",
        "c--_counterpart--old",
    ]
    assert middles(Selection(focus="b:focus", strength="all")) == ["c--run", "c--what"]


def test_it_says_in_words_what_it_shows(book: Drawing) -> None:
    """A question's description names both texts, what they answer, and why both can't stand."""
    question = next(box for box in book.boxes if box.id == "comparison--who-had-trotsky-killed")
    assert "Jim Hensman, Who Really Fought Stalin's Dictatorship?: " in question.description
    assert "Wilf Dixon, The Truth About Stalin: " in question.description
    link = next(
        link for link in book.links if link.id == "comparison--who-had-trotsky-killed--dixon"
    )
    assert link.title.startswith("Wilf Dixon, The Truth About Stalin answers: ")


def test_three_texts_are_named_on_their_cards(tmp_path: Path) -> None:
    """Where the sides don't say whose a claim is, the cards do."""
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text("yes no\n")
        (tmp_path / f"{name}.yaml").write_text(
            "argmap: argument/1\n"
            f"source: {{title: T, author: Author {name}, file: {name}.txt}}\n"
            "argument: {a: {claim: Yes., main: true, quote: 'yes'}}\n"
        )
    relations = "".join(
        f"  {left}-{right}: {{question: Q?, kind: fact, strength: direct, why: W., "
        f"sides: {{{left}: a, {right}: a}}}}\n"
        for left, right in (("one", "two"), ("two", "three"))
    )
    (tmp_path / "comparison.yaml").write_text(
        "argmap: comparison/1\ntitle: C\n"
        "texts: {one: one.yaml, two: two.yaml, three: three.yaml}\n"
        f"contradictions:\n{relations}"
    )
    workspace = load([tmp_path], working_directory=tmp_path)
    drawing = opposition(workspace.comparisons[0], Selection(depth=1))
    cards = [box for box in drawing.boxes if isinstance(box.fill, int)]
    assert [box.lines[0].text for box in cards] == [
        "Author one · claim",
        "Author two · claim",
        "Author two · claim",
        "Author three · claim",
    ]
