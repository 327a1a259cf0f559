"""The graph of one text: supports, linked premises, rebuttals and undercuts."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.graph import Graph, Support, Undercut, argument_graph
from argmap.workspace import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a source and no map yet."""
    (tmp_path / "mill.txt").write_text("The mill.\n")
    return tmp_path


def graph(folder: Path, *nodes: str) -> Graph:
    """Return the graph of nodes, each written `id: key: value, …`."""
    written = "".join(f"  {node[0]}: {{implicit: true, {node[3:]}}}\n" for node in nodes)
    (folder / "mill.yaml").write_text(
        f"argmap: argument/1\nsource: {{title: T, file: mill.txt}}\nargument:\n{written}"
    )
    [file] = load(["mill.yaml"], working_directory=folder).arguments
    assert file.argument, file.faults
    return argument_graph(file)


def test_premises_support_one_by_one(folder: Path) -> None:
    """Premises without `with` are steps of their own, in the file's order."""
    found = graph(
        folder,
        "z: claim: Z",
        "b: premise: B, supports: z",
        "a: premise: A, supports: z",
    )
    assert found.supports == (Support(("b",), "z"), Support(("a",), "z"))
    assert found.reasons_for("z") == ("b", "a")
    assert found.reasons_for("a") == ()


@pytest.mark.parametrize(("first", "second"), [(", with: b", ""), ("", ", with: a")])
def test_linked_is_symmetric(folder: Path, first: str, second: str) -> None:
    """Saying `with` on either of two premises links both."""
    found = graph(
        folder,
        "z: claim: Z",
        f"a: premise: A, supports: z{first}",
        f"b: premise: B, supports: z{second}",
    )
    assert found.supports == (Support(("a", "b"), "z"),)


@pytest.mark.parametrize(
    "links",
    [
        ("b", "c", None),
        ("b", None, "b"),
        (None, "[a, c]", None),
        ("c", None, "b"),
    ],
)
def test_linked_is_transitive(folder: Path, links: tuple[str | None, ...]) -> None:
    """Premises linked through a third are linked, whichever of them says it."""
    with_ = [f", with: {link}" if link else "" for link in links]
    found = graph(
        folder,
        "z: claim: Z",
        *(f"{id_}: premise: A, supports: z{with_[n]}" for n, id_ in enumerate("abc")),
        "d: premise: D, supports: z",
    )
    assert found.supports == (Support(("a", "b", "c"), "z"), Support(("d",), "z"))


def test_linked_through_a_premise_of_another_target(folder: Path) -> None:
    """`with` is transitive through a premise that itself supports only one of the targets."""
    found = graph(
        folder,
        "y: claim: Y",
        "z: claim: Z",
        "a: premise: A, supports: [y, z], with: b",
        "b: premise: B, supports: y",
        "c: premise: C, supports: [y, z], with: b",
    )
    assert found.supports == (Support(("a", "b", "c"), "y"), Support(("a", "c"), "z"))


def test_linked_only_for_the_targets_that_are_shared(folder: Path) -> None:
    """Where linked premises support other things too, each does so alone."""
    found = graph(
        folder,
        "y: claim: Y",
        "z: claim: Z",
        "a: premise: A, supports: [y, z], with: b",
        "b: premise: B, supports: z",
    )
    assert found.supports == (Support(("a",), "y"), Support(("a", "b"), "z"))


def test_an_undercut_of_an_id_denies_its_every_step(folder: Path) -> None:
    """`undercuts: id` stands for each step from that node, in the order of its targets."""
    found = graph(
        folder,
        "y: claim: Y",
        "z: claim: Z",
        "a: premise: A, supports: [z, y]",
        "r: rebuttal: R, undercuts: a",
        "s: 'rebuttal': S, undercuts: {from: a, to: y}",
    )
    assert found.undercuts == (
        Undercut("r", "a", "z"),
        Undercut("r", "a", "y"),
        Undercut("s", "a", "y"),
    )


def test_rebuttals_and_despite(folder: Path) -> None:
    """Rebuttals name what they deny, and nodes what they hold in spite of."""
    found = graph(
        folder,
        "y: claim: Y, stance: concedes",
        "z: claim: Z, despite: y",
        "r: rebuttal: R, rebuts: [z, y]",
    )
    assert found.rebuts == (("r", "z"), ("r", "y"))
    assert found.rebuts_of("r") == ("z", "y")
    assert found.rebuts_of("z") == ()
    assert found.despite == (("z", "y"),)


def test_references_to_nothing_are_left_out(folder: Path) -> None:
    """A reference to a node that isn't there makes no edge."""
    found = graph(
        folder,
        "z: claim: Z, despite: q",
        "a: premise: A, supports: [z, q], with: q",
        "r: rebuttal: R, rebuts: q, undercuts: q",
    )
    assert found.supports == (Support(("a",), "z"),)
    assert (found.rebuts, found.undercuts, found.despite) == ((), (), ())


def test_a_step_undercut_at_a_node_that_is_not_there_is_left_out(folder: Path) -> None:
    """A step from or to a node that isn't there makes no edge either."""
    found = graph(folder, "z: claim: Z", "r: rebuttal: R, undercuts: {from: q, to: z}")
    assert found.undercuts == ()
