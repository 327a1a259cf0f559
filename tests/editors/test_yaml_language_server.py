"""The committed schemas in the common YAML extension: its server, on files that `new` writes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, get_args

import pytest

from argmap.model.schemes import Scheme
from argmap.schema import SchemaKind, schema_text
from tests.editors.lsp_client import Server

HERE = Path(__file__).parent
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE = shutil.which("node")
PROPERTY = 10
"""The kind of a completion that is a key; whole entries to fill in have another."""

pytestmark = [
    pytest.mark.skipif(not NODE, reason="there is no node to run yaml-language-server"),
    pytest.mark.skipif(not SERVER.is_file(), reason="`npm ci` in tests/editors installs it"),
]

MILL = "The Mill Should Stay\n\nA town that has a working mill should keep it.\n"


@dataclass(frozen=True)
class Project:
    """A project that `argmap new` began, and the server that was started in it."""

    root: Path
    server: Server
    numbers: Iterator[int] = field(default_factory=count)

    def written(self, file: str) -> str:
        """Return a file as `new` has written it."""
        return (self.root / file).read_text(encoding="utf-8")

    def open(self, text: str) -> tuple[Path, dict[str, Any]]:
        """Open a text as a new file in `maps`, its mark taken out; return the mark's place."""
        before, _, after = text.partition("▮")
        file = self.root / "maps" / f"{next(self.numbers)}.yaml"
        name = self.server.open(file, before + after)
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        return file, {"textDocument": name, "position": {"line": line, "character": column}}

    def offered(self, text: str) -> list[dict[str, Any]]:
        """Return what is offered at the mark."""
        answer = self.server.ask("textDocument/completion", **self.open(text)[1])
        items: list[dict[str, Any]] = answer["items"]
        return items

    def hover(self, text: str) -> str:
        """Return what is said of what stands at the mark."""
        said = self.server.ask("textDocument/hover", **self.open(text)[1])["contents"]["value"]
        return str(said).replace("\\", "")

    def marked(self, text: str) -> list[tuple[str, str]]:
        """Return what is marked as wrong in a text: the words, and what is said of them."""
        return [
            (_between(text, found["range"]), found["message"])
            for found in self.server.diagnostics(self.open(text)[0])
        ]


def _between(text: str, place: dict[str, Any]) -> str:
    start, end = (
        sum(map(len, text.splitlines(keepends=True)[: at["line"]])) + at["character"]
        for at in (place["start"], place["end"])
    )
    return text[start:end]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with two argument files and a comparison, as `new` writes them."""
    root = tmp_path_factory.mktemp("project")
    (root / ".git").mkdir()
    (root / "maps").mkdir()
    for name in ("mill", "council"):
        (root / f"{name}.txt").write_text(MILL, encoding="utf-8")
    for words in (
        ["mill.txt"],
        ["council.txt", "-o", "maps"],
        ["--comparison", "mill.yaml", "maps/council.yaml", "-o", "maps"],
    ):
        subprocess.run([sys.executable, "-m", "argmap", "new", *words], cwd=root, check=True)
    assert NODE
    settings = {"yaml": {"schemaStore": {"enable": False}}}
    with Server([NODE, str(SERVER), "--stdio"], root, settings) as server:
        yield Project(root, server)


def argument(project: Project, rest: str) -> str:
    """Return the head of the argument file that `new` has written, and another rest."""
    text = project.written("maps/council.yaml")
    return text[: text.index("# Where the text's parts begin")] + rest


def comparison(project: Project, rest: str) -> str:
    """Return the head of the comparison that `new` has written, and another rest."""
    text = project.written("maps/comparison.yaml")
    return text[: text.index("# topics:")] + rest


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("mill.yaml", "schemas/argument.schema.json"),
        ("maps/council.yaml", "../schemas/argument.schema.json"),
        ("maps/comparison.yaml", "../schemas/comparison.schema.json"),
    ],
)
def test_new_names_a_schema_that_is_there(project: Project, file: str, schema: str) -> None:
    """The first line of a new file leads to a schema, which `new` has written with it."""
    assert project.written(file).startswith(f"# yaml-language-server: $schema={schema}\n")
    kind: SchemaKind = "comparison" if "comparison" in schema else "argument"
    found = (project.root / file).parent / schema
    assert found.read_bytes() == schema_text(kind).encode()


@pytest.mark.parametrize("file", ["maps/council.yaml", "maps/comparison.yaml"])
def test_nothing_is_wrong_with_what_new_writes(project: Project, file: str) -> None:
    """A new file is valid by the schema that it names, and wrong words in it are noticed."""
    text = project.written(file)
    assert project.marked(text) == []
    assert project.marked(text.replace("title:", "tittle:", 1))


# Which keys are offered.

EVERY_NODE = {
    *("quote", "implicit", "supports", "with", "despite", "said_by", "stance", "scheme"),
    *("tags", "note"),
}
CLAIM = EVERY_NODE | {"claim", "main"}
PREMISE = EVERY_NODE | {"premise"}
REBUTTAL = EVERY_NODE | {"rebuttal", "main", "rebuts", "undercuts"}
SELECTOR = {"exact", "prefix", "suffix", "omits_negation"}
SOURCE = {
    *("title", "file", "author", "published", "publisher", "language", "url", "sha256", "note"),
}
RELATION = {"topic", "tags", "note"}
CONTRADICTION = RELATION | {"question", "kind", "strength", "sides", "why"}
AGREEMENT = RELATION | {"statement", "sides", "but"}
COUNTERPART = RELATION | {"holds", "reports", "why"}

IN_ARGUMENTS = [
    ("▮\n", {"sections", "speakers", "argument", "asides"}),
    ("argument:\n  a: {claim: x, quote: y}\n▮\n", {"sections", "speakers", "asides"}),
    ("argument:\n  a:\n    ▮\n", CLAIM | PREMISE | REBUTTAL),
    ("argument:\n  a:\n    claim: It stands.\n    ▮\n", CLAIM - {"claim"}),
    ("argument:\n  a:\n    ▮\n    claim: It stands.\n", CLAIM - {"claim"}),
    ("argument:\n  a:\n    premise: It turns.\n    ▮\n", PREMISE - {"premise"}),
    ("argument:\n  a:\n    rebuttal: It is idle.\n    ▮\n", REBUTTAL - {"rebuttal"}),
    (
        "argument:\n  a:\n    premise: It turns.\n    quote: x\n    supports: b\n    ▮\n"
        "  b:\n    claim: It stands.\n    main: true\n    quote: y\n",
        PREMISE - {"premise", "quote", "supports"},
    ),
    (
        "argument:\n  a:\n    rebuttal: It is idle.\n    main: true\n    rebuts: b\n    ▮\n",
        REBUTTAL - {"rebuttal", "main", "rebuts"},
    ),
    # Where the type isn't said yet, what stands there says which it can be.
    ("argument:\n  a:\n    main: true\n    ▮\n", (CLAIM | REBUTTAL) - {"main"}),
    ("argument:\n  a:\n    rebuts: b\n    ▮\n", REBUTTAL - {"rebuts"}),
    ("argument:\n  a:\n    claim: x\n    quote:\n      ▮\n", SELECTOR),
    ("argument:\n  a:\n    claim: x\n    quote:\n      exact: y\n      ▮\n", SELECTOR - {"exact"}),
    (
        "argument:\n  a:\n    claim: x\n    quote:\n      - exact: y\n        ▮\n",
        SELECTOR - {"exact"},
    ),
    ("argument:\n  a:\n    rebuttal: x\n    undercuts:\n      ▮\n", {"from", "to"}),
    ("sections:\n  - ▮\n", {"title", "from"}),
    ("speakers:\n  council:\n    ▮\n", {"name", "via", "note"}),
    ("speakers:\n  council:\n    name: The council\n    ▮\n", {"via", "note"}),
    ("asides:\n  - ▮\n", {"apparatus", "narrative", "transition", "repetition"}),
    ("asides:\n  - transition: x\n    ▮\n", set()),
    ("asides:\n  - narrative:\n      ▮\n", SELECTOR | {"from", "to"}),
    ("asides:\n  - narrative:\n      from: x\n      ▮\n", {"to"}),
]
IN_COMPARISONS = [
    ("▮\n", {"topics", "contradictions", "agreements", "counterparts"}),
    ("contradictions:\n  a:\n    ▮\n", CONTRADICTION),
    (
        "contradictions:\n  a:\n    question: x\n    kind: fact\n    ▮\n",
        CONTRADICTION - {"question", "kind"},
    ),
    ("agreements:\n  a:\n    ▮\n", AGREEMENT),
    ("agreements:\n  a:\n    statement: x\n    ▮\n", AGREEMENT - {"statement"}),
    ("counterparts:\n  a:\n    ▮\n", COUNTERPART),
]


def _exactly(items: list[dict[str, Any]], keys: set[str]) -> None:
    offered = [item["label"] for item in items if item["kind"] == PROPERTY]
    assert sorted(offered) == sorted(keys)
    # The rest are whole entries: the keys that a type can't be without, with places to fill in.
    for item in items:
        if item["kind"] != PROPERTY:
            inserted = re.findall(r"^(\w+):", item["textEdit"]["newText"], re.MULTILINE)
            assert inserted and set(inserted) <= keys


@pytest.mark.parametrize(("rest", "keys"), IN_ARGUMENTS)
def test_in_an_argument_the_keys_that_may_stand_there_are_offered(
    project: Project, rest: str, keys: set[str]
) -> None:
    """Each key that may stand at a place and doesn't yet is offered there, and no other."""
    _exactly(project.offered(argument(project, rest)), keys)


@pytest.mark.parametrize(("rest", "keys"), IN_COMPARISONS)
def test_in_a_comparison_the_keys_that_may_stand_there_are_offered(
    project: Project, rest: str, keys: set[str]
) -> None:
    """Each key that may stand at a place and doesn't yet is offered there, and no other."""
    _exactly(project.offered(comparison(project, rest)), keys)


def test_in_a_source_the_keys_that_may_stand_there_are_offered(project: Project) -> None:
    """The keys of a source are offered but for those that `new` has written."""
    text = project.written("maps/council.yaml")
    text = text.replace("  # author: who wrote it\n", "  ▮\n")
    _exactly(project.offered(text), SOURCE - {"title", "file", "sha256"})


def test_what_is_offered_inserts_no_value_that_can_t_stand(project: Project) -> None:
    """A key with a list of values is inserted without one, so that the list can be asked for."""
    text = argument(project, "argument:\n  a:\n    premise: It turns.\n    ▮\n")
    inserted = {item["label"]: item["insertText"] for item in project.offered(text)}
    assert inserted["stance"] == "stance: "
    assert inserted["scheme"] == "scheme: "
    assert inserted["implicit"] == "implicit: "


# Which values are offered.

KINDS = {
    *("fact", "cause", "motive", "interpretation"),
    *("definition", "evaluation", "degree", "attribution"),
}


@pytest.mark.parametrize(
    ("rest", "values"),
    [
        ("    claim: x\n    stance: ▮\n", {"endorses", "rejects", "concedes", "reports"}),
        ("    claim: x\n    stance: rej▮\n", {"endorses", "rejects", "concedes", "reports"}),
        ("    premise: x\n    scheme: ▮\n", set(get_args(Scheme))),
        ("    claim: x\n    main: ▮\n", {"true", "false"}),
        ("    premise: x\n    implicit: ▮\n", {"true", "false"}),
    ],
)
def test_in_a_node_the_values_are_offered(project: Project, rest: str, values: set[str]) -> None:
    """Where a value is one of a few, these are offered, each once."""
    items = project.offered(argument(project, f"argument:\n  a:\n{rest}"))
    assert sorted(item["label"] for item in items) == sorted(values)


@pytest.mark.parametrize(("key", "values"), [("kind", KINDS), ("strength", {"direct", "tension"})])
def test_in_a_contradiction_the_values_are_offered(
    project: Project, key: str, values: set[str]
) -> None:
    """Where a value is one of a few, these are offered, each once."""
    text = comparison(project, f"contradictions:\n  a:\n    question: x\n    {key}: ▮\n")
    items = project.offered(text)
    assert sorted(item["label"] for item in items) == sorted(values)


@pytest.mark.parametrize("kind", ["argument", "comparison"])
def test_the_version_is_offered(project: Project, kind: str) -> None:
    """After the schema line alone, `argmap:` has one value."""
    text = f"# yaml-language-server: $schema=../schemas/{kind}.schema.json\nargmap: ▮"
    assert [item["label"] for item in project.offered(text)] == [f"{kind}/1"]


# What is said of a key.


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("  a:\n    cla▮im: It stands.\n", "one neutral sentence in the text's terms"),
        ("  a:\n    claim: It stands.\n    qu▮ote: x\n", "The words in the source that say it"),
        ("  a:\n    claim: x\n    quote: x\n    ma▮in: true\n", "a thesis of the text"),
        ("  a:\n    premise: x\n    supp▮orts: b\n", "that this one is a reason for"),
        ("  a:\n    premise: x\n    sta▮nce: rejects\n", "What the author does with it"),
        ("  a:\n    rebuttal: x\n    und▮ercuts: b\n", "A node whose every step is denied"),
        ("  a▮:\n    claim: x\n    quote: y\n", "What the text wants accepted."),
        ("  a▮:\n    premise: x\n    quote: y\n", "A reason that the text offers for something."),
        ("  a▮:\n    rebuttal: x\n    quote: y\n", "The text's denial of something"),
    ],
)
def test_hovering_over_a_key_says_what_it_is(project: Project, rest: str, said: str) -> None:
    """A key's description is shown, and over an id that of the node's type."""
    assert said in project.hover(argument(project, f"argument:\n{rest}"))


def test_hovering_over_a_key_of_a_comparison_says_what_it_is(project: Project) -> None:
    """The kinds of contradiction are explained where one is chosen."""
    text = comparison(project, "contradictions:\n  a:\n    question: x\n    ki▮nd: fact\n")
    assert "`motive` why somebody did it" in project.hover(text)


# What is marked.

GOOD = "argument:\n  a:\n    claim: It stands.\n    quote: x\n"


@pytest.mark.parametrize(
    ("rest", "marked"),
    [
        (GOOD, []),
        (GOOD + "    said_by: b\n    stance: rejcts\n", [("rejcts", "Value is not accepted.")]),
        (GOOD + "    main: yes\n", [("yes", 'Incorrect type. Expected "boolean".')]),
        (GOOD + "    colour: red\n", [("colour", "Property colour is not allowed.")]),
        (GOOD + "    rebuts: b\n", [("rebuts", "Property rebuts is not allowed.")]),
        (GOOD + "    premise: x\n", [("premise", "Property premise is not allowed.")]),
        (GOOD + "    stance: rejects\n", [("a", 'Missing property "said_by".')]),
        ("argument:\n  a:\n    claim: x\n    quote: 5\n", [("5", "Incorrect type. Expected")]),
        (
            "argument:\n  a:\n    premise: x\n    quote: y\n    supports: b\n    main: true\n",
            [("main", "Property main is not allowed.")],
        ),
        (
            "argument:\n  a:\n    premise: x\n    quote: y\n",
            [("a", 'Missing property "supports".')],
        ),
        (
            "argument:\n  a:\n    rebuttal: x\n    quote: y\n",
            [("a", 'Missing property "rebuts".')],
        ),
        ("argument:\n  a:\n    claim: x\n", [("a", 'Missing property "quote".')]),
        (
            "argument:\n  Mill:\n    claim: x\n    quote: y\n",
            [("Mill", "String does not match the pattern")],
        ),
    ],
)
def test_what_is_wrong_in_an_argument_is_marked(
    project: Project, rest: str, marked: list[tuple[str, str]]
) -> None:
    """A wrong value, a key that can't stand there and one that is missing are marked, no more."""
    found = project.marked(argument(project, rest))
    assert [place for place, _ in found] == [place for place, _ in marked]
    for (_, message), (_, begin) in zip(found, marked, strict=True):
        assert message.startswith(begin)


@pytest.mark.parametrize(
    ("rest", "marked"),
    [
        ("    kind: facts\n    strength: direct\n", [("facts", "Value is not accepted.")]),
        ("    kind: fact\n    strength: weak\n", [("weak", "Value is not accepted.")]),
        ("    kind: fact\n    strength: direct\n    but: b\n", [("but", "Property but is not")]),
        ("    kind: fact\n", [("a", 'Missing property "strength".')]),
    ],
)
def test_what_is_wrong_in_a_comparison_is_marked(
    project: Project, rest: str, marked: list[tuple[str, str]]
) -> None:
    """A wrong value, a key that can't stand there and one that is missing are marked, no more."""
    whole = "contradictions:\n  a:\n    question: x\n    sides: {mill: b, council: c}\n    why: y\n"
    found = project.marked(comparison(project, whole + rest))
    assert [place for place, _ in found] == [place for place, _ in marked]
    for (_, message), (_, begin) in zip(found, marked, strict=True):
        assert message.startswith(begin)
