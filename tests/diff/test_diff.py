"""`argmap diff`: what a change does to the argument, in histories made here."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree

from argmap.cli.main import run
from argmap.revision import RevisionError, repository_of, revision
from tests.diff.conftest import Repository

MILL = """\
The Mill Should Stay

The mill should stay. It is in use. Two bakeries buy its flour. It ground forty tonnes last year.
Some say that it is too loud. The neighbours live far away. The road to it floods in spring.
"""
COUNCIL = """\
The mill must go. Nobody needs it. Its roof costs too much.
"""
MILL_YAML = f"""\
argmap: argument/1
source:
  title: The Mill Should Stay
  file: mill.txt
  sha256: {sha256(MILL.encode()).hexdigest()}
speakers:
  some: Some
argument:
  stay:
    claim: The mill should stay.
    main: true
    quote: The mill should stay.
  in-use:
    claim: The mill is in use.
    supports: stay
    quote: It is in use.
  bakeries:
    premise: Two bakeries buy the mill's flour.
    supports: in-use
    quote: Two bakeries buy its flour.
  tonnes:
    premise: The mill ground forty tonnes last year.
    supports: stay
    quote: It ground forty tonnes last year.
  too-loud:
    claim: The mill is too loud.
    said_by: some
    stance: rejects
    quote: it is too loud
  far-away:
    rebuttal: The neighbours live too far away to hear it.
    rebuts: too-loud
    quote: The neighbours live far away.
asides:
  - narrative: The road to it floods in spring.
"""
COUNCIL_YAML = f"""\
argmap: argument/1
source:
  title: The Mill Must Go
  file: council.txt
  sha256: {sha256(COUNCIL.encode()).hexdigest()}
argument:
  go:
    claim: The mill must go.
    main: true
    quote: The mill must go.
  not-needed:
    premise: Nobody needs the mill.
    supports: go
    quote: Nobody needs it.
"""
COMPARISON_YAML = """\
argmap: comparison/1
title: The mill
texts: {friends: mill.yaml, council: council.yaml}
contradictions:
  stay-or-go:
    question: Should the mill stay?
    kind: evaluation
    strength: direct
    sides: {friends: stay, council: go}
    why: One text would keep it, the other pull it down.
"""
NEW_CONTRADICTION = """\
  is-it-used:
    question: Does anybody use the mill?
    kind: fact
    strength: direct
    sides: {friends: in-use, council: not-needed}
    why: One says that it is in use, the other that nobody needs it.
"""

Said = Callable[..., str]


@pytest.fixture
def base(repository: Repository) -> str:
    """Commit two maps and their comparison."""
    repository.write("mill.txt", MILL)
    repository.write("council.txt", COUNCIL)
    repository.write("mill.yaml", MILL_YAML)
    repository.write("council.yaml", COUNCIL_YAML)
    repository.write("comparison.yaml", COMPARISON_YAML)
    return repository.commit()


def found(diff: Said, *arguments: str) -> dict[str, Any]:
    """Return a diff as JSON."""
    value: dict[str, Any] = json.loads(diff("--format", "json", *arguments))
    return value


def named(value: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return what a diff names: the action, what it is, and its id."""
    return [(each["action"], each["what"], each["id"]) for each in value["changes"]]


def test_nothing_has_changed(base: str, diff: Said) -> None:
    """The same state twice has no differences, and --exit-code says so."""
    assert diff(base, "HEAD", "--exit-code").endswith("nothing in the argument has changed\n")
    assert found(diff, base)["changes"] == []


def test_three_changes_among_fifty_moved_lines_are_exactly_three(
    repository: Repository, base: str, diff: Said
) -> None:
    """A reworded claim, a premise gone that was a claim's only one, a new contradiction; no more.

    Every node of the file moves, and fifty comment lines come in between.
    """
    head, nodes = MILL_YAML.split("argument:\n")
    nodes, asides = nodes.split("asides:\n")
    entries: list[str] = []
    for line in nodes.splitlines(keepends=True):
        if line.startswith("    "):
            entries[-1] += line
        else:
            entries.append(line)
    assert len(entries) == 6
    kept = [entry for entry in reversed(entries) if not entry.startswith("  bakeries:")]
    moved = "".join(["  # moved\n" * 10 + entry for entry in kept])
    moved = moved.replace("claim: The mill should stay.", "claim: The old mill must stay.")
    repository.write("mill.yaml", f"{head}argument:\n{moved}asides:\n{asides}")
    repository.change(
        "comparison.yaml", ("contradictions:\n", f"contradictions:\n{NEW_CONTRADICTION}")
    )
    repository.commit()
    value = found(diff, base, "HEAD")
    assert value["cautions"] == []
    assert sorted(named(value)) == [
        ("added", "contradiction", "is-it-used"),
        ("changed", "claim", "stay"),
        ("removed", "premise", "bakeries"),
    ]
    removed = next(each for each in value["changes"] if each["action"] == "removed")
    assert removed["consequences"] == [
        {"kind": "last-support-lost", "id": "in-use", "text": "The mill is in use."}
    ]
    for format_, snapshot in (("text", "three.txt"), ("markdown", "three.md")):
        wanted = (Path(__file__).parent / snapshot).read_text(encoding="utf-8")
        assert diff(base, "HEAD", "--format", format_) == wanted.replace("BASE", base[:12])


def test_the_working_tree_is_compared_where_there_is_no_head(
    repository: Repository, base: str, diff: Said
) -> None:
    """What isn't committed yet is seen, and --exit-code ends in 1."""
    repository.change("mill.yaml", ("claim: The mill is in use.", "claim: The mill is used."))
    assert "reworded: The mill is [-in use-]{+used+}." in diff(base, "--exit-code", status=1)
    assert "nothing in the argument" in diff(base, "HEAD")


def test_a_renamed_node_is_the_same(repository: Repository, base: str, diff: Said) -> None:
    """A new id everywhere, comparison included, is one change: the node is renamed."""
    repository.change(
        "mill.yaml",
        ("  in-use:\n", "  mill-in-use:\n"),
        ("supports: in-use", "supports: mill-in-use"),
    )
    assert named(found(diff, base)) == [("renamed", "claim", "mill-in-use")]
    repository.change(
        "mill.yaml", ("claim: The mill is in use.", "claim: The mill is in full use.")
    )
    value = found(diff, base)
    assert named(value) == [("changed", "claim", "mill-in-use")]
    kinds = [detail["kind"] for detail in value["changes"][0]["details"]]
    assert kinds == ["renamed", "reworded"]


def test_a_renamed_side_is_the_same_contradiction(
    repository: Repository, base: str, diff: Said
) -> None:
    """A contradiction whose side got another id hasn't changed."""
    repository.change("mill.yaml", ("  stay:\n", "  keep:\n"))
    text = (repository.folder / "mill.yaml").read_text(encoding="utf-8")
    repository.write("mill.yaml", text.replace("supports: stay", "supports: keep"))
    repository.change("comparison.yaml", ("friends: stay", "friends: keep"))
    assert named(found(diff, base)) == [("renamed", "claim", "keep")]


def test_a_moved_file_is_the_same(repository: Repository, base: str, diff: Said) -> None:
    """A file that was moved is renamed, and what changed in it is said."""
    repository.write("maps/council.yaml", COUNCIL_YAML.replace("council.txt", "../council.txt"))
    (repository.folder / "council.yaml").unlink()
    repository.change("comparison.yaml", ("council.yaml", "maps/council.yaml"))
    assert ("renamed", "argument file", "") in named(found(diff, base))
    assert not any(what in ("claim", "premise") for _, what, _ in named(found(diff, base)))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "quote: It is in use.",
            "quote: Two bakeries buy its flour.",
            "quotation: [-It is in use-]",
        ),
        (
            "    rebuts: too-loud",
            "    rebuts: [too-loud, tonnes]",
            "now rebuts tonnes: The mill ground",
        ),
        ("    supports: in-use", "    supports: stay", "no longer supports in-use: The mill is in"),
        (
            "    supports: in-use",
            "    supports: stay",
            "→ in-use has no support left: The mill is in",
        ),
        ("    main: true\n", "", "is no thesis any more"),
        (
            "stance: rejects",
            "stance: endorses",
            "whose view it is: [-some: rejects-] → {+some: end",
        ),
        (
            "  some: Some\n",
            "  some: Some people\n",
            "~ speaker some reworded: Some{+ people+} (line 7)",
        ),
        (
            "  title: The Mill Should",
            "  title: The Mill Must",
            "title: [-The Mill Should Stay-] → {+",
        ),
        ("    quote: It is in use.", "    quote: It is in use.\n    note: See.", "note: {+See.+}"),
        ("    premise: Two", "    with: tonnes\n    premise: Two", ""),
        (
            "  in-use:\n    claim:",
            "  in-use:\n    implicit: true\n    claim:",
            "is implicit: the text doesn't say it",
        ),
    ],
)
def test_each_kind_of_change_is_said(
    repository: Repository, base: str, diff: Said, old: str, new: str, line: str
) -> None:
    """What a node is anchored to, bears on, and is, and what is around the nodes."""
    repository.change("mill.yaml", (old, new))
    assert line in diff(base)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("strength: direct", "strength: tension", "strength: [-direct-] → {+tension+}"),
        ("kind: evaluation", "kind: fact", "kind: [-evaluation-] → {+fact+}"),
        ("Should the mill stay?", "Should it stay?", "reworded: Should [-the mill-]{+it+} stay?"),
        (
            "friends: stay",
            "friends: in-use",
            "sides: [-friends: stay; council: go-] → {+friends: in-use",
        ),
        ("title: The mill", "title: A mill", "title reworded: [-The-]{+A+} mill"),
        (
            "contradictions:",
            "topics: {use: Use}\ncontradictions:",
            "+ topic use added: Use (line 4)",
        ),
    ],
)
def test_each_kind_of_change_of_a_contradiction_is_said(
    repository: Repository, base: str, diff: Said, old: str, new: str, line: str
) -> None:
    """Strength, kind, question, sides; title and topics."""
    repository.change("comparison.yaml", (old, new))
    assert line in diff(base)


def test_words_that_stand_where_they_stood_are_no_change(
    repository: Repository, base: str, diff: Said
) -> None:
    """A quotation that is only written otherwise anchors the node where it did."""
    repository.change(
        "mill.yaml", ("quote: It is in use.", "quote: >-\n      It is\n      in use.")
    )
    assert found(diff, base)["changes"] == []


# What makes the rest less trustworthy.


def cautions(diff: Said, base: str) -> list[tuple[str, str]]:
    """Return the kinds and files of what is to be looked at first."""
    return [(each["kind"], each["file"]) for each in found(diff, base)["cautions"]]


def test_a_repinned_source_is_said_first(repository: Repository, base: str, diff: Said) -> None:
    """An edited source is shown word by word, whether its map pins the new text or not."""
    edited = MILL.replace("far away", "next door")
    repository.write("mill.txt", edited)
    assert cautions(diff, base) == [("source-changed", "mill.txt"), ("unproved", "mill.yaml")]
    said = diff(base).splitlines()
    assert said[2] == "Look at these first"
    assert "the text has changed, and mill.yaml doesn't pin the new one" in said[3]
    assert "[-far away-]{+next door+}" in said[4]
    old, new = (sha256(text.encode()).hexdigest() for text in (MILL, edited))
    words = ("neighbours live far away.", "neighbours live next door.")
    repository.change("mill.yaml", (old, new), words)
    assert cautions(diff, base) == [("source-changed", "mill.txt")]
    assert "the text has changed, and mill.yaml pins the new one" in diff(base)


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("mill.yaml", "argmap: argument/1\n", "argmpa: argument/1\n", "not-an-argmap-file"),
        ("mill.yaml", "argument:\n", "argument: [\n", "unreadable"),
        ("mill.yaml", "  sha256", "  # sha256", "pin-removed"),
        ("mill.yaml", "file: mill.txt", "file: council.txt", "source-replaced"),
        ("mill.yaml", "It is in use.", "It is in big use.", "unproved"),
        (
            "mill.yaml",
            "  in-use:\n",
            "  in-use:  # argmap: ignore[no-thesis] ok\n",
            "suppression-added",
        ),
        ("mill.yaml", "  - narrative: The road", "  - repetition: The road", "aside-added"),
        ("mill.yaml", "  - narrative: The road", "  - repetition: The road", "aside-removed"),
    ],
)
def test_what_weakens_the_proof_is_said_first(
    repository: Repository, base: str, diff: Said, file: str, old: str, new: str, kind: str
) -> None:
    """A renamed `argmap:` key, a pin taken out, another source, a suppression, an aside."""
    repository.change(file, (old, new))
    assert (kind, file) in cautions(diff, base)


def test_settings_are_said_rule_by_rule(repository: Repository, base: str, diff: Said) -> None:
    """New settings at the root, and those in a folder of the contribution's own."""
    repository.write(
        "argmap.toml", '[severity]\nno-thesis = "off"\n[ignore]\n"a/*" = ["no-thesis"]\n'
    )
    repository.write("deep/argmap.toml", "")
    said = diff(base)
    assert "! Settings: the settings are added (argmap.toml)" in said
    assert "severity of no-thesis: none → {+off+}" in said
    assert "ignore of a/*: none → {+no-thesis+}" in said
    assert "! Settings below the root: settings below the root are new, and ignored" in said
    middle = repository.commit()
    repository.write("argmap.toml", "")
    assert "severity of no-thesis: [-off-] → none" in diff(middle)


def test_everything_in_a_new_file_is_said(repository: Repository, base: str, diff: Said) -> None:
    """A map that comes whole is told node by node, with what weakens its proof."""
    text = MILL_YAML.replace("  sha256: ", "  # sha256: ").replace(
        "claim: The mill", "claim: A mill"
    )
    text = text.replace("  stay:\n", "  stay:  # argmap: ignore[no-thesis] trust me\n")
    text = text.replace("premise: ", "premise: So ").replace("rebuttal: ", "rebuttal: So ")
    for id_ in ("stay", "in-use", "bakeries", "tonnes", "too-loud", "far-away"):
        text = text.replace(f"  {id_}:", f"  new-{id_}:").replace(f": {id_}\n", f": new-{id_}\n")
    repository.write("new.yaml", text)
    assert cautions(diff, base) == [
        ("unpinned", "new.yaml"),
        ("suppression-added", "new.yaml"),
        ("aside-added", "new.yaml"),
    ]
    said = diff(base)
    assert "+ argument file added: The Mill Should Stay" in said
    assert "+ claim new-stay added: A mill should stay. (line 9)\n      is a thesis\n" in said
    assert "      whose view it is: some: rejects\n" in said
    (repository.folder / "comparison.yaml").unlink()
    assert "- contradiction stay-or-go removed: Should the mill stay?" in diff(base)


def test_an_alias_that_means_another_map_is_said_first(
    repository: Repository, base: str, diff: Said
) -> None:
    """Every relation of a text is about another one when its alias leads elsewhere."""
    repository.write(
        "evil.yaml", MILL_YAML.replace("The mill should stay.", "The mill may burn.", 1)
    )
    repository.change("comparison.yaml", ("friends: mill.yaml", "friends: evil.yaml"))
    assert ("text-replaced", "comparison.yaml") in cautions(diff, base)
    assert "friends was mill.yaml and is evil.yaml" in diff(base)


def test_a_file_that_could_not_be_read_before_is_told_whole(
    repository: Repository, base: str, diff: Said
) -> None:
    """A fault that a change mends can't hide what else the change does; an old fault is no news."""
    repository.change("mill.yaml", ("stance: rejects", "stance: sneers"))
    broken = repository.commit()
    assert found(diff, broken, "HEAD")["cautions"] == []
    repository.change(
        "mill.yaml", ("stance: sneers", "stance: rejects"), ("The mill is in use.", "It is in use.")
    )
    assert cautions(diff, broken)[0] == ("unreadable-before", "mill.yaml")
    assert "+ claim in-use added: It is in use." in diff(broken)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "  - narrative: The road to it floods in spring.",
            "  - narrative: {exact: It, prefix: stay.}",
            "! Aside added: narrative: (stay.) It (mill.yaml",
        ),
        (
            "quote: It is in use.",
            "quote: {exact: The mill, prefix: Stay}",
            "quotation: [-It is in use.-]{+(Stay) The mill+}",
        ),
        (
            "  file: mill.txt",
            "  language: de\n  file: mill.txt",
            "! Language changed: none before, de now",
        ),
        ("    rebuts: too-loud", "    rebuts: [too-loud, gone]", "now rebuts gone"),
        (
            "    rebuts: too-loud",
            "    rebuts: too-loud\n    undercuts: stay",
            "now denies every step from stay: The mill should stay.",
        ),
        (
            "quote: It is in use.",
            "quote: {exact: 'The mill should [...] Two bakeries', omits_negation: true}",
            "waives a negation among the words left out: “The mill should [...] Two bakeries”",
        ),
        (
            "  tonnes:\n",
            "  more:\n    premise: More.\n    supports: in-use\n    with: bakeries\n"
            "    quote: It is in use.\n  tonnes:\n",
            "supports in-use only together with bakeries",
        ),
    ],
)
def test_nothing_hides_behind_a_key(
    repository: Repository, base: str, diff: Said, old: str, new: str, line: str
) -> None:
    """Context, language, references to nowhere, whole undercuts, waivers and new links are said."""
    repository.change("mill.yaml", (old, new))
    assert line in diff(base)


def test_a_suppression_is_said_where_it_applies(
    repository: Repository, base: str, diff: Said
) -> None:
    """The same comment at another node hides something else."""
    comment = "  # argmap: ignore[loose-node] agreed\n"
    repository.change("mill.yaml", ("  tonnes:\n", f"{comment}  tonnes:\n"))
    before = repository.commit()
    repository.change("mill.yaml", (comment, ""), ("  far-away:\n", f"{comment}  far-away:\n"))
    assert cautions(diff, before) == [
        ("suppression-added", "mill.yaml"),
        ("suppression-removed", "mill.yaml"),
    ]
    assert "loose-node, at far-away: agreed" in diff(before)


def test_an_empty_settings_file_is_said(repository: Repository, base: str, diff: Said) -> None:
    """It moves a root, and takes the place of other settings."""
    repository.write("argmap.toml", "")
    assert cautions(diff, base) == [("settings", "argmap.toml")]


def test_a_change_deep_in_a_long_paragraph_is_shown(
    repository: Repository, base: str, diff: Said
) -> None:
    """Neither a paragraph's length nor other line ends hide a word that is gone."""
    long = "word " * 15_000
    text = f"{MILL}\n{long}not guilty.\n"
    repository.write("mill.txt", text)
    before = repository.commit()
    repository.write("mill.txt", text.replace("not guilty", "guilty"))
    assert "[-not -]guilty." in diff(before)
    repository.write("mill.txt", text.replace("\n", "\r\n"))
    assert "only line ends, or spaces at the ends of lines" in diff(before)


def test_changed_passages_stand_in_the_order_of_the_text(
    repository: Repository, base: str, diff: Said
) -> None:
    """They are sorted by line; where there are too many, those that the map quotes are among them.

    A map of a text with twenty changed lines quotes the last one alone.
    """
    lines = [f"Line {n} is of no interest.\n\n" for n in range(20)]
    repository.write("mill.txt", "".join(lines) + MILL)
    before = repository.commit()
    changed = "".join(lines).replace("no interest", "some interest")
    repository.write("mill.txt", changed + MILL.replace("far away", "next door"))
    said = diff(before)
    numbers = [
        int(line.split()[1].rstrip(":"))
        for line in said.splitlines()
        if line.startswith("      line ")
    ]
    assert numbers == sorted(numbers) and len(numbers) == 12 and numbers[-1] == 44
    assert "[-far away-]{+next door+}" in said


def test_a_source_that_is_gone_is_said_to_be(repository: Repository, base: str, diff: Said) -> None:
    """A missing text is no changed text."""
    (repository.folder / "mill.txt").unlink()
    assert cautions(diff, base) == [("source-unreadable", "mill.yaml")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    supports: in-use", "    supports: in-use  # a comment"),
        ("claim: The mill is in use.", "claim: >-\n      The mill is\n      in use."),
        ("said_by: some", "said_by: [some]"),
        ("  some: Some", "  some: {name: Some}"),
        ("  - narrative: The road", "  - narrative: >-\n      The   road"),
    ],
)
def test_what_is_written_otherwise_is_no_change(
    repository: Repository, base: str, diff: Said, old: str, new: str
) -> None:
    """Comments, folding and the longer ways to say the same are passed over."""
    repository.change("mill.yaml", (old, new))
    value = found(diff, base)
    assert value["changes"] == value["cautions"] == []


def test_a_node_that_took_another_s_id_is_told_from_it(
    repository: Repository, base: str, diff: Said
) -> None:
    """Of two nodes that swap their ids neither is said to be reworded."""
    repository.change(
        "mill.yaml",
        ("  bakeries:\n", "  swapped:\n"),
        ("  tonnes:\n", "  bakeries:\n"),
        ("  swapped:\n", "  tonnes:\n"),
    )
    assert named(found(diff, base)) == [
        ("renamed", "premise", "tonnes"),
        ("renamed", "premise", "bakeries"),
    ]


# Outputs.


def test_a_long_entry_hides_nothing_after_it(repository: Repository, base: str, diff: Said) -> None:
    """A thousand settings are counted, and the changed text and claim below them are shown."""
    rules = "".join(f'"{"x" * 60}{n}/**" = ["no-thesis"]\n' for n in range(1_000))
    repository.write("argmap.toml", f"[ignore]\n{rules}")
    repository.write("mill.txt", MILL.replace("far away", "next door"))
    repository.change("mill.yaml", ("claim: The mill is in use.", "claim: It is used."))
    said = diff("--format", "markdown", base)
    assert "and 988 more" in said
    assert "Source changed" in said
    assert "reworded" in said


def test_markdown_is_cut_to_what_a_forge_takes_and_says_so(
    repository: Repository, base: str, diff: Said
) -> None:
    """Four hundred new nodes end in a note of how many aren't shown."""
    rest = "    supports: stay\n    quote: It is in use.\n"
    nodes = "".join(f"  more-{n}:\n    premise: {'Word ' * 60}{n}.\n{rest}" for n in range(400))
    repository.change("mill.yaml", ("asides:\n", f"{nodes}asides:\n"))
    said = diff(base, "--format", "markdown")
    assert 50_000 < len(said) <= 60_000
    shown = said.count("➕")
    assert said.rstrip().splitlines()[-1].startswith(f"**Cut**: {400 - shown} entries aren’t shown")


def test_the_picture_shows_what_changed_and_what_it_bears_on(
    repository: Repository, base: str, diff: Said
) -> None:
    """The changed node, the removed one and their targets are there, the others aren't."""
    block = MILL_YAML[MILL_YAML.index("  bakeries:") : MILL_YAML.index("  tonnes:")]
    repository.change(
        "mill.yaml", (block, ""), ("claim: The mill is in use.", "claim: It is used.")
    )
    repository.change(
        "comparison.yaml", ("contradictions:\n", f"contradictions:\n{NEW_CONTRADICTION}")
    )
    svg = ElementTree.fromstring(diff(base, "--format", "svg"))
    ids = {element.get("id") for element in svg.iter() if element.get("class") in ("node", "edge")}
    assert {
        "mill--bakeries",
        "mill--in-use",
        "mill--stay",
        "mill--bakeries--supports--in-use",
    } <= ids
    assert not {"mill--tonnes", "mill--too-loud"} & ids
    words = " ".join(element.text or "" for element in svg.iter() if element.tag.endswith("text"))
    for part in ("removed · premise", "changed · claim", "before: The mill is in use.", "is gone"):
        assert part in words
    assert "Does anybody use the mill?" in " ".join(words.split())


def test_a_picture_of_nothing_says_so(base: str, diff: Said) -> None:
    """Without changes there is still a picture, with a word."""
    assert "nothing in the argument has changed" in diff(base, "--format", "svg")


# Git.


def test_nothing_is_checked_out_and_links_are_not_followed_out(
    repository: Repository, diff: Said, tmp_path: Path
) -> None:
    """A map whose source is a link out of the repository shows none of what it leads to."""
    outside = tmp_path.parent / f"{tmp_path.name}-secret.txt"
    outside.write_text("root:x:0:0", encoding="utf-8")
    (repository.folder / "mill.txt").symlink_to(outside)
    (repository.folder / "evil.yaml").symlink_to("/etc/passwd")
    repository.write("mill.yaml", MILL_YAML)
    first = repository.commit()
    repository.change("mill.yaml", ("claim: The mill is in use.", "claim: It is used."))
    second = repository.commit()
    before = sorted(path.name for path in tmp_path.iterdir())
    said = diff(first, second)
    assert "root:x" not in said
    assert "reworded" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_link_inside_the_repository_leads_to_its_file(repository: Repository) -> None:
    """A revision follows the links that stay in it, and not those that go in circles."""
    repository.write("texts/mill.txt", MILL)
    (repository.folder / "maps").mkdir()
    (repository.folder / "maps" / "mill.txt").symlink_to("../texts/mill.txt")
    (repository.folder / "maps" / "loop.txt").symlink_to("loop.txt")
    repository.commit()
    top = repository_of(repository.folder)
    opened = revision(top, "HEAD")
    try:
        assert opened.read(top / "maps" / "mill.txt", 8) == b"The Mill"
        assert opened.is_folder(top / "maps")
        assert not opened.is_file(top / "maps" / "loop.txt")
        assert [path.name for path in opened.walk(top)] == ["mill.txt"]
        with pytest.raises(FileNotFoundError):
            opened.read(top / "gone.txt", 8)
    finally:
        opened.close()


@pytest.mark.parametrize("name", ["nope", "HEAD:mill.yaml", "--output=x", "main..HEAD", "", "a\nb"])
def test_a_revision_that_is_none_is_refused(
    base: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What git can't verify as a commit is wrong usage, with a sentence."""
    assert run(["diff", "--format", "json", name]) == 2
    assert "Traceback" not in capsys.readouterr().err
    with pytest.raises(RevisionError):
        revision(repository_of(Path.cwd()), name)


def test_without_a_revision_the_last_commit_is_proposed(
    base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`argmap diff` alone asks for what to compare with, and says what is most often meant."""
    assert run(["diff"]) == 2
    assert "`argmap diff HEAD` compares your files with the last one" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["mill.yaml"], "argmap diff HEAD -- mill.yaml"),
        (["main", "mill.yaml"], "argmap diff main -- mill.yaml"),
        (["HEAD", "mill.yaml", "my map.yaml"], "argmap diff HEAD -- mill.yaml 'my map.yaml'"),
        (["HEAD", "main", "mill.yaml"], "argmap diff HEAD main -- mill.yaml"),
    ],
)
def test_a_file_in_the_place_of_a_revision_is_told_from_one(
    repository: Repository,
    base: str,
    words: list[str],
    command: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The command is said as it was meant; a branch that has a file's name is a revision."""
    repository.write("my map.yaml", MILL_YAML)
    assert run(["diff", *words]) == 2
    assert capsys.readouterr().err == (
        f"Error: `{next(word for word in words if '.' in word)}` is a file: `{command}`\n"
    )
    for word in words:
        if "." in word and " " not in word:
            repository.git("branch", word)
            assert run(["diff", word, "--", word]) == 0


def test_a_repository_without_a_commit_says_so(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to compare with yet, and how to make a commit is said."""
    repository.write("mill.yaml", MILL_YAML)
    for arguments in (["diff", "HEAD"], ["check", "--settings-from", "HEAD"]):
        assert run(arguments) == 2
        assert capsys.readouterr().err == (
            "Error: this repository has no commit yet, so there is nothing to compare with; "
            "`git add .` and `git commit` make one\n"
        )


def test_paths_stand_behind_two_dashes(repository: Repository, base: str, diff: Said) -> None:
    """Only the files that the paths name are compared, also one that is in one state only."""
    repository.write("new/more.yaml", COUNCIL_YAML.replace("council.txt", "../council.txt"))
    repository.change("mill.yaml", ("claim: The mill is in use.", "claim: It is used."))
    assert named(found(diff, base, "--", "mill.yaml")) == [("changed", "claim", "in-use")]
    assert named(found(diff, base, "--", "new")) == [
        ("added", "argument file", ""),
        ("added", "claim", "go"),
        ("added", "premise", "not-needed"),
    ]
    assert run(["diff", base, "--", "/etc"]) == 2


def test_outside_a_repository_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without git's objects there is nothing to compare."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["diff", "HEAD"]) == 2
    assert capsys.readouterr().err == (
        "Error: this folder is in no git repository; `git init` makes it one, and `git add .` and "
        "`git commit` keep its state, to compare later ones with\n"
    )
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    assert run(["diff", "HEAD"]) == 2
    assert "git doesn't work in this repository; `git status`" in capsys.readouterr().err


def test_settings_can_be_those_of_a_revision(
    repository: Repository, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A contribution's own settings have no say where the settings are the base's."""
    repository.change("mill.yaml", ("quote: It is in use.", "quote: It is in big use."))
    repository.write("argmap.toml", '[severity]\nquote-not-found = "off"\n')
    assert run(["check", "--format", "concise"]) == 0
    assert run(["check", "--format", "concise", "--settings-from", base]) == 1
    assert "quote-not-found" in capsys.readouterr().out
    assert run(["check", "--settings-from", "nope"]) == 2


def test_a_contributed_folder_that_looks_like_a_repository_is_none(
    repository: Repository, base: str, diff: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare repository below the working tree can't stand in for the real one."""
    repository.write("argmap.toml", '[severity]\nno-thesis = "off"\n')
    fake = repository.folder / "fake"
    repository.git("clone", "--quiet", "--bare", ".", str(fake))
    repository.write("fake/mill.txt", MILL)
    repository.write("fake/mill.yaml", MILL_YAML)
    monkeypatch.chdir(fake)
    assert run(["check", "--settings-from", "HEAD"]) == 2
    assert run(["diff", "HEAD"]) == 2
