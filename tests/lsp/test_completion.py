"""Completion: what is offered where, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from argmap.lsp.completion import completion
from argmap.lsp.project import Project
from tests.lsp.conftest import Editor

PROPOSITIONS = {
    "keep-the-mill": "A town that has a working mill should keep it.",
    "nobody-uses-it": "Nobody uses the mill any more.",
    "mill-is-used": "The mill is in use.",
    "forty-tonnes": "The mill ground forty tonnes of flour last year.",
    "bakeries-buy-it": "Two bakeries buy all the flour that the mill grinds.",
    "repair-is-cheaper": "Repairing the mill's roof would cost less than pulling the mill down.",
    "road-floods": "The road to the mill floods in spring.",
}
HELD = [id_ for id_ in PROPOSITIONS if id_ != "nobody-uses-it"]
SIDES = "sides: {friends: keep-the-mill, council: pull-it-down}"
NODE = ["quote", "implicit", "supports", "with", "despite", "said_by", "stance", "scheme"]


def offered(mill: Path, name: str, old: str, new: str) -> list[types.CompletionItem]:
    """Return what is offered at the `|`, after somebody has typed it into a file that was whole."""
    file, project = mill / name, Project([mill])
    text = file.read_text(encoding="utf-8")
    project.open(file, text, 0, file.as_uri())
    project.page(file, project.opened)
    assert old in text
    typed = text.replace(old, new, 1)
    offset = typed.index("|")
    project.open(file, typed.replace("|", "", 1), 1, file.as_uri())
    page = project.page(file, project.opened)
    assert page
    return list(completion(page, page.text.position(offset)).items)


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        # What a premise may support: not itself, and nothing that it is supported by.
        ("    supports: mill-is-used\n    with", "    supports: |\n    with",
         [id_ for id_ in PROPOSITIONS if id_ != "forty-tonnes"]),
        ("    supports: mill-is-used\n    with", "    supports: [mill-is-used, |\n    with",
         ["keep-the-mill", "nobody-uses-it", "bakeries-buy-it", "repair-is-cheaper",
          "road-floods"]),
        ("    supports: mill-is-used\n    with", "    supports:\n      - mill-is-used\n      - |\n",
         ["keep-the-mill", "nobody-uses-it", "bakeries-buy-it", "repair-is-cheaper",
          "road-floods"]),
        ("    rebuts: nobody-uses-it\n    supports: keep-the-mill\n",
         "    rebuts: nobody-uses-it\n    supports: |\n",
         ["keep-the-mill", "nobody-uses-it", "repair-is-cheaper", "road-floods"]),
        # A view that the text rejects is no reason for what it holds.
        ("    stance: rejects\n", "    stance: rejects\n    supports: |\n", []),
        ("    rebuts: nobody-uses-it", "    rebuts: |",
         [id_ for id_ in PROPOSITIONS if id_ != "mill-is-used"]),
        # Only nodes that share a target; only what is conceded, reported or rejected; only steps.
        ("    with: bakeries-buy-it", "    with: |", ["bakeries-buy-it"]),
        ("    despite: road-floods", "    despite: |", ["nobody-uses-it", "road-floods"]),
        ("    rebuts: nobody-uses-it", "    undercuts: {from: |",
         ["forty-tonnes", "bakeries-buy-it", "repair-is-cheaper"]),
        ("    rebuts: nobody-uses-it", "    undercuts: {from: forty-tonnes, to: |}",
         ["mill-is-used"]),
        ("    said_by: council", "    said_by: |", ["council"]),
        ("    stance: rejects", "    stance: re|", ["endorses", "rejects", "concedes", "reports"]),
        ("    main: true", "    main: |", ["true"]),
        # Keys that aren't there yet, of the node's type.
        ("    stance: concedes", "    |", [*NODE[1:], "tags", "note", "main"]),
        ("    supports: keep-the-mill\n    quote: Repairing", "    |\n    quote: Repairing",
         [*NODE[1:], "tags", "note"]),
        ("  road-floods:\n", "  another:\n    |\n\n  road-floods:\n",
         ["claim", "premise", "rebuttal", *NODE, "tags", "note", "main", "rebuts", "undercuts"]),
        ("speakers:\n", "|\nspeakers:\n", ["sections", "asides"]),
        ("  language: en\n", "  |\n",
         ["author", "published", "publisher", "language", "url", "note"]),
        ("    quote: That is not so", "    quote:\n      exact: That is not so\n      |",
         ["prefix", "suffix", "omits_negation"]),
        ("argument:\n", "sections:\n  - |\n\nargument:\n", ["title", "from"]),
        ("argument:\n", "asides:\n  - |\n\nargument:\n",
         ["apparatus", "narrative", "transition", "repetition"]),
        # Prose is nobody's but the mapper's.
        ("    claim: A town", "    claim: |A town", []),
        ("  council: The council", "  council: The |council", []),
    ],
)  # fmt: skip
def test_a_map_is_offered_what_may_stand_there(
    mill: Path, old: str, new: str, labels: list[str]
) -> None:
    """Ids come with their propositions; the file may be broken where somebody types."""
    found = offered(mill, "mill.yaml", old, new)
    assert [each.label for each in found] == labels
    for each in found:
        if each.label in PROPOSITIONS:
            assert each.detail == PROPOSITIONS[each.label]


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        (SIDES, "sides: {friends: |, council: pull-it-down}", HELD),
        (SIDES, "sides: {friends: [keep-the-mill, |], council: x}", HELD[1:]),
        (SIDES, "sides:\n      friends:\n        - keep-the-mill\n        - |", HELD[1:]),
        (SIDES, "sides:\n      friends: |\n      council: x", HELD),
        (SIDES, "sides: {friends: keep-the-mill, |", ["council"]),
        (SIDES, "sides:\n      |", ["friends", "council"]),
        ("contradictions:\n", "counterparts:\n  x:\n    reports: {friends: |}\ncontradictions:\n",
         ["nobody-uses-it"]),
        ("contradictions:\n", "topics: {use: Its use}\ncontradictions:\n  x:\n    topic: |\n",
         ["use"]),
        ("contradictions:\n", "agreements:\n  x:\n    but: |\ncontradictions:\n",
         ["stay-or-go", "is-it-used"]),
        ("kind: evaluation", "kind: |",
         ["fact", "cause", "motive", "interpretation", "definition", "evaluation", "degree",
          "attribution"]),
        ("strength: direct", "strength: |", ["direct", "tension"]),
        ("    kind: evaluation\n", "    |\n", ["topic", "tags", "note", "kind"]),
        ("{friends: mill.yaml, council: council.yaml}", "\n  friends: |\n",
         ["council.yaml", "mill.yaml"]),
        ("title: Should", "|\ntitle: Should", ["topics", "agreements", "counterparts"]),
    ],
)  # fmt: skip
def test_a_comparison_is_offered_what_may_stand_there(
    mill: Path, old: str, new: str, labels: list[str]
) -> None:
    """A side is offered what its text holds, a counterpart's report what it doesn't."""
    assert [each.label for each in offered(mill, "comparison.yaml", old, new)] == labels


@pytest.mark.parametrize(
    ("new", "texts"),
    [
        ("    quote: that is|", [
            "That is not so",
            ">-\n      That is not so: the mill ground forty tonnes of flour last year, and two "
            "bakeries buy all of\n      it.",
        ]),
        ("    quote: >-\n      But for |", [
            "But for eleven months of the year the mill earns its keep",
            "But for eleven months of the year the mill earns its keep, and a town that has a "
            "working mill\n      should keep it.",
        ]),
        ("    quote: >-\n      two bakeries\n      buy a|", ["buy all of it."]),
        ("    quote:\n      - Repairing |",
         ["Repairing the roof would cost less than pulling the mill down."]),
        ("    quote: forty tonnes [...] two|", ["forty tonnes [...] two bakeries buy all of it."]),
        ("    quote:\n      exact: It is tr|",
         ["It is true that the road to it floods in spring."]),
        ("    quote: '|", []),
        ("    quote: nowhere|", []),
    ],
)  # fmt: skip
def test_a_quote_goes_on_as_its_source_does(mill: Path, new: str, texts: list[str]) -> None:
    """A few words are enough; what stands in several places is told apart."""
    found = offered(mill, "mill.yaml", "    quote: That is not so", new)
    assert [each.text_edit.new_text for each in found if each.text_edit] == texts


def test_a_quote_that_stands_twice_is_told_apart(mill: Path) -> None:
    """The words around it come with it, as `argmap quote` prints them."""
    source = mill / "mill.txt"
    source.write_text(source.read_text(encoding="utf-8") + "Yes. It says that nobody\n", "utf-8")
    found = offered(mill, "mill.yaml", "    quote: That is not so", "    quote: Yes|")
    assert [each.text_edit.new_text for each in found if each.text_edit] == ["Yes."]
    source.write_text("One day. The mill. Two days. The mill.\n", "utf-8")
    found = offered(mill, "mill.yaml", "    quote: That is not so", "    quote: The m|")
    assert [each.text_edit.new_text for each in found if each.text_edit] == [
        "\n      exact: The mill.\n      prefix: day.",
        "\n      exact: The mill.\n      prefix: days.",
    ]


def test_a_key_that_has_its_colon_keeps_it(mill: Path) -> None:
    """Only the word is replaced."""
    found = offered(mill, "mill.yaml", "    despite: road-floods", "    desp|ite: road-floods")
    edits = {each.label: each.text_edit for each in found}
    edit = edits["supports"]
    assert isinstance(edit, types.TextEdit)
    assert (edit.new_text, edit.range.end.character) == ("supports", len("    despite"))


@pytest.mark.asyncio
async def test_a_client_is_offered_it(editor: Editor, mill: Path) -> None:
    """Over standard input and output, while the file is broken."""
    begun = await editor.begin(mill)
    options = begun.capabilities.completion_provider
    assert options and list(options.trigger_characters or ()) == [" ", "[", "{", ","]
    file = mill / "mill.yaml"
    editor.open(file)
    editor.type(file, "    with: bakeries-buy-it", "    with: [")
    found = await editor.client.text_document_completion_async(
        types.CompletionParams(**editor.here(file, "    with: [", len("    with: [")))
    )
    assert isinstance(found, types.CompletionList)
    (item,) = found.items
    assert (item.label, item.detail, item.kind) == (
        "bakeries-buy-it",
        PROPOSITIONS["bakeries-buy-it"],
        types.CompletionItemKind.Reference,
    )
    assert item.documentation == types.MarkupContent(
        types.MarkupKind.Markdown,
        "**Premise** Two bakeries buy all the flour that the mill grinds&#46;",
    )
