"""Every rule of `argmap check`: its own examples, and what the format says of it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from argmap.check import GROUPS, Finding, Rule, all_rules, check
from argmap.syntax import read
from argmap.workspace import load

ROOT = Path(__file__).parents[2]

CONTRACT = """
file: yaml-syntax e, yaml-unsafe e, yaml-duplicate-key e, yaml-text-cut e, encoding e, too-large e
file: schema e
source: source-missing e, source-outside-root e, source-changed e, source-unpinned w
source: section-not-found e
quotes: quote-not-found e, quote-ambiguous e, quote-omits-negation e, quote-too-long e
references: unknown-id e, unknown-speaker e, unknown-topic e, unknown-text e, wrong-target e
references: unused-speaker w, unused-topic w
structure: circular-support e, unheld-support e, linked-elsewhere e, no-thesis w, loose-node w
structure: unsupported-claim n, unanswered-view n, placeholder w
comparison: side-not-held e, counterpart-held e, same-contradiction w, but-unrelated w
settings: setting-unknown e, setting-below-root w, suppression-unused w
"""
"""The table of COMMANDS.md."""

MILL = """\
The Mill

The mill should run again. The river is high enough. The wheel is sound.
Some say that the mill is too loud. The neighbours live far away.

The Wheel

The wheel was mended last year. The river is high in spring.
"""

HEAD = "argmap: argument/1\nsource: {title: The Mill, file: mill.txt}\n"

RUN = """\
  run:
    claim: The mill should run again.
    main: true
    quote: The mill should run again.
"""
HIGH = """\
  high:
    premise: The river is high enough.
    supports: run
    quote: The river is high enough.
"""
SOUND = """\
  sound:
    premise: The wheel is sound.
    supports: run
    quote: The wheel is sound.
"""
LOUD = """\
  loud:
    claim: The mill is too loud.
    said_by: some
    stance: reports
    quote: the mill is too loud
"""
SOME = "speakers: {some: Some}\n"

TOO_LOUD = """\
argmap: argument/1
source: {title: Too Loud, file: loud.txt}
argument:
  stop:
    claim: The mill should stand still.
    main: true
    quote: The mill should stand still.
  noise:
    premise: The mill is too loud.
    supports: stop
    quote: It is too loud.
"""

Files = Mapping[str, str | bytes]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's root, in a folder whose surroundings lie outside it."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    return folder


def write(folder: Path, files: Files) -> None:
    """Write files by name."""
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())


def findings(root: Path, files: Files, paths: Iterable[str] = (".",)) -> tuple[Finding, ...]:
    """Return what `check` finds in files that are written below a root."""
    write(root, files)
    return check(load(paths, working_directory=root)).findings


def says(root: Path, rule: str, nodes: str, top: str = "", source: str = MILL) -> list[str]:
    """Return what a rule says of an argument file."""
    files = {"mill.yaml": f"{HEAD}{top}argument:\n{nodes}", "mill.txt": source}
    return messages(findings(root, files), rule)


def compared(root: Path, rule: str, relations: str) -> list[str]:
    """Return what a rule says of a comparison of two texts about a mill."""
    head = (
        "argmap: comparison/1\ntitle: Should the mill run?\n"
        "texts: {open: mill.yaml, shut: loud.yaml}\n"
    )
    rejected = LOUD.replace("reports", "rejects")
    files = {
        "mill.txt": MILL,
        "mill.yaml": f"{HEAD}{SOME}argument:\n{RUN}{HIGH}{SOUND}{rejected}",
        "loud.txt": "The mill should stand still. It is too loud.\n",
        "loud.yaml": TOO_LOUD,
        "comparison.yaml": head + relations,
    }
    return messages(findings(root, files), rule)


def messages(found: Iterable[Finding], rule: str) -> list[str]:
    """Return the messages of one rule."""
    return [finding.message for finding in found if finding.rule == rule]


def contradiction(sides: str, id_: str = "may-it-run", more: str = "") -> str:
    """Return a contradiction as a comparison file has it."""
    return (
        f"  {id_}:\n    question: May the mill run?\n    kind: evaluation\n"
        f"    strength: direct\n    sides: {sides}\n    why: One says yes, the other no.\n{more}"
    )


# What holds of all rules.


def test_ids_groups_and_severities_are_the_contracts() -> None:
    """The rules are those of COMMANDS.md, no more and no fewer, each with its severity."""
    severities = {"e": "error", "w": "warning", "n": "note"}
    wanted = set()
    for line in CONTRACT.strip().splitlines():
        group, rules = line.split(": ")
        for rule in rules.split(", "):
            id_, letter = rule.split(" ")
            wanted.add((group, id_, severities[letter]))
    assert {(rule.group, rule.id, rule.severity) for rule in all_rules()} == wanted


def test_rules_come_by_group_and_then_by_id() -> None:
    """The order in which rules are listed is that of the groups, and within them of the ids."""
    order = [(GROUPS.index(rule.group), rule.id) for rule in all_rules()]
    assert order == sorted(order)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_has_a_page(rule: Rule) -> None:
    """A rule's page says in its first sentence what it asks for, and after a blank line why."""
    assert rule.page
    first, _, why = rule.page.strip().partition("\n\n")
    assert first.endswith(".") and len(first) <= 100
    assert why.strip().endswith(".")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_is_silent_on_the_example_that_passes(rule: Rule, root: Path) -> None:
    """A rule has nothing to say of the example that it shows as right, nor has another error."""
    found = findings(root, rule.passes.files)
    assert messages(found, rule.id) == []
    assert [each.message for each in found if each.severity == "error"] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_says_what_it_shows_on_the_example_that_fails(rule: Rule, root: Path) -> None:
    """A rule says of the example that it shows as wrong what it promises, once, at its severity."""
    found = [each for each in findings(root, rule.fails.files) if each.rule == rule.id]
    assert [(each.message, each.severity) for each in found] == [(rule.fails.says, rule.severity)]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_fails_for_its_own_reason_alone(rule: Rule, root: Path) -> None:
    """The example that fails has no error but the rule's own: it teaches one thing."""
    found = findings(root, rule.fails.files)
    assert {each.rule for each in found if each.severity == "error"} <= {rule.id}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_shows_what_it_writes(rule: Rule) -> None:
    """What a page shows of an example is part of the example's files."""
    for example in (rule.passes, rule.fails):
        texts = [
            d if isinstance(d, str) else d.decode("utf-8", "replace")
            for d in example.files.values()
        ]
        assert any(example.shown in text for text in texts)


def test_the_formats_own_example_has_no_errors(root: Path) -> None:
    """The example of FORMAT.md, against its text in seeds/, has no errors, one warning."""
    seed = (ROOT / "seeds" / "000_049bd6d63991b394.txt").read_bytes()
    file = "../../seeds/000_049bd6d63991b394.txt"
    example = (Path(__file__).parent / "format_example.txt").read_bytes()
    assert file.encode() in example
    found = findings(
        root,
        {"seeds/000_049bd6d63991b394.txt": seed, "examples/stalin/hensman.yaml": example},
    )
    assert [each.message for each in found if each.severity == "error"] == []
    assert [each.message for each in found if each.severity == "warning"] == [
        "nothing is said by `guvorkian`"
    ]


# file


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("  run: &here {claim: A, implicit: true}\n", "an anchor (`&here`)"),
        ("  run: *there\n", "an alias (`*there`)"),
        ("  run: !node {claim: A, implicit: true}\n", "a tag (`!node`)"),
        ("  run: {claim: A, implicit: true}\n---\nargmap: argument/1\n", "a second document"),
        ("  run:\n    <<: {main: true}\n    claim: A\n    implicit: true\n", "a merge key"),
    ],
)
def test_yaml_unsafe_refuses_with_a_sentence(root: Path, line: str, message: str) -> None:
    """Anchors, aliases, tags, second documents and merge keys are refused, each by its name."""
    found = says(root, "yaml-unsafe", line)
    assert len(found) == 1 and found[0].startswith(message)


@pytest.mark.parametrize("value", ["", "~", "null", "1.5", ".inf"])
def test_yaml_syntax_refuses_null_empty_and_float(root: Path, value: str) -> None:
    """Null, empty values and numbers with a fraction are refused."""
    assert len(says(root, "yaml-syntax", f"{RUN}    note: {value}\n")) == 1


@pytest.mark.parametrize("char", ["\u0085", "\u2028", "\u2029"])
def test_yaml_syntax_refuses_hidden_line_ends(root: Path, char: str) -> None:
    """U+0085, U+2028 and U+2029 can't stand raw in a file."""
    assert says(root, "yaml-syntax", f"{RUN}    note: a{char}b\n") == [
        f"U+{ord(char):04X} can't stand in a file as it is"
    ]


@pytest.mark.parametrize("word", ["no", "on", "1994-10-16", "yes", "12:30"])
def test_words_that_yaml_1_1_converts_are_text(root: Path, word: str) -> None:
    """`no`, `on` and dates are strings, and make a proposition's note like any other."""
    found = findings(
        root,
        {"mill.yaml": f"{HEAD}argument:\n{RUN}    note: {word}\n", "mill.txt": MILL},
    )
    assert [each.rule for each in found if each.severity == "error"] == []


def test_a_number_where_text_is_due_is_repaired_by_quotation_marks(root: Path) -> None:
    """`title: 1984` is an error whose repair is the quotation marks."""
    text = f"{HEAD}argument:\n{RUN}".replace("title: The Mill", "title: 1984")
    [found] = [
        each
        for each in findings(root, {"mill.yaml": text, "mill.txt": MILL})
        if each.rule == "schema"
    ]
    assert found.message == "`title` has to be text, not the number 1984"
    assert found.help == 'put it in quotation marks: "1984"'


@pytest.mark.parametrize(
    ("top", "nodes"),
    [
        ("", RUN.replace("run again.\n    main", "run #1 again.\n    main")),
        ("", f"{RUN}    note: the #1 mill\n"),
        ("sections:\n  - title: Part #1\n", RUN),
        ("speakers:\n  some: Some #1\n", RUN),
        ("speakers:\n  kind: Kind people #1\n", RUN),
        ("asides:\n  - apparatus: The Mill #1\n", RUN),
    ],
)
def test_yaml_text_cut_finds_every_text_that_a_comment_cuts(
    root: Path, top: str, nodes: str
) -> None:
    """A `#` that cuts a text short is found wherever a text can stand."""
    assert says(root, "yaml-text-cut", nodes, top) == ["a comment cuts this text short"]


def test_yaml_text_cut_finds_a_cut_topic_whatever_its_id(root: Path) -> None:
    """A topic's label is a text, though its id may be the name of a key with fixed words."""
    topics = "topics:\n  file: The file #1\n"
    relations = "contradictions:\n" + contradiction(
        "{open: run, shut: stop}", more="    topic: file\n"
    )
    assert compared(root, "yaml-text-cut", topics + relations) == ["a comment cuts this text short"]


def test_yaml_text_cut_lets_comments_stand_after_fixed_words(root: Path) -> None:
    """A comment after an id, a list of ids, `true` or a quoted text cuts nothing."""
    nodes = (
        "  # a line of its own\n"
        "  run:  # the thesis\n"
        "    claim: 'The mill should run again.'  # quoted\n"
        "    main: true  # the thesis\n"
        "    quote: >-  # folded\n"
        "      The mill should run again.\n"
        f"{HIGH.replace('supports: run', 'supports: run  # a reason')}"
    )
    assert says(root, "yaml-text-cut", nodes) == []


def test_yaml_text_cut_finds_a_value_that_is_all_comment(root: Path) -> None:
    """A value that begins with `#` is an empty one, and said to be cut."""
    assert says(root, "yaml-text-cut", f"{RUN}    note: #1 of all mills\n") == [
        "the value is empty, because `#` begins a comment"
    ]


@pytest.mark.parametrize(
    ("quote", "secondary"),
    [
        ("The river is high #1 enough.", "quote-ambiguous"),
        ("The mill on hill #1 should run.", "quote-not-found"),
        ("The mill should run again. [...] Some #1", "quote-omits-negation"),
        ("\n      exact: The river is high\n      suffix: in autumn #1", "quote-not-found"),
        ("\n      - The mill should run again.\n      - The river is #1", "quote-ambiguous"),
    ],
)
def test_of_a_quote_that_a_comment_cuts_nothing_else_is_said(
    root: Path, quote: str, secondary: str
) -> None:
    """Words that are missing from a quote are all that is wrong with it, if they are told."""
    files = {
        "mill.txt": MILL.replace("Some say", "It can't. Some say"),
        "mill.yaml": f"{HEAD}argument:\n{RUN}  other:\n    claim: A\n    quote: {quote}\n",
    }

    def errors() -> list[str]:
        return [each.rule for each in findings(root, files) if each.severity == "error"]

    assert errors() == ["yaml-text-cut"]
    (root / "argmap.toml").write_text('[severity]\nyaml-text-cut = "off"\n')
    assert errors() == [secondary]


def test_of_a_title_that_a_comment_cuts_nothing_else_is_said(root: Path) -> None:
    """A section whose title is cut isn't said to be missing too."""
    top = "sections:\n  - title: The Wheels #1\n"
    files = {"mill.yaml": f"{HEAD}{top}argument:\n{RUN}", "mill.txt": MILL}
    errors = [each.rule for each in findings(root, files) if each.severity == "error"]
    assert errors == ["yaml-text-cut"]


@pytest.mark.parametrize("severity", ["off", "note"])
def test_a_setting_about_comments_hides_no_false_quote(root: Path, severity: str) -> None:
    """Where the comment that cuts a quote is no error, the quote is one all the same."""
    (root / "argmap.toml").write_text(f'[severity]\nyaml-text-cut = "{severity}"\n')
    assert says(root, "quote-not-found", RUN.replace("again.\n", "never. #1\n")) != []


@pytest.mark.parametrize("sign", [">-", ">", "|", ">-  # folded"])
@pytest.mark.parametrize("indent", ["    ", "  ", ""])
@pytest.mark.parametrize("text", ["The river: is high", "The river is high", "- The #1 river"])
def test_a_block_without_text_says_how_to_indent_it(
    root: Path, sign: str, indent: str, text: str
) -> None:
    """Text that stands no further in than its block's key is said to be that, and nothing else."""
    nodes = f"{RUN}  high:\n    supports: run\n    implicit: true\n    premise: {sign}\n"
    files = {"mill.yaml": f"{HEAD}argument:\n{nodes}{indent}{text}\n", "mill.txt": MILL}
    [found] = [each for each in findings(root, files) if each.severity == "error"]
    assert found.message == "the block is empty: its text must be indented further than `premise`"
    assert (found.location.line, found.location.column) == (11, 14)


def test_a_block_without_text_hides_no_other_key(root: Path) -> None:
    """Of the keys behind an empty block those are told that are meant as keys, and wrong."""
    nodes = f"{RUN}    note: >-\n    sheme: argument from example\n  Odd one: text\n"
    assert says(root, "schema", nodes) == [
        "the block is empty: its text must be indented further than `note`",
        "`sheme` isn't a key of a claim",
        "`Odd one` is no id",
        "`Odd one` has to be a mapping, not `text`",
    ]


def test_encoding_names_the_source_that_is_not_utf_8(root: Path) -> None:
    """A source in another encoding is an error where the map names it, and isn't searched."""
    found = findings(
        root,
        {"mill.yaml": f"{HEAD}argument:\n{RUN}", "mill.txt": b"The caf\xe9\n"},
    )
    assert [
        (each.rule, each.message, each.location.line) for each in found if each.severity == "error"
    ] == [("encoding", "`mill.txt` isn't UTF-8 (byte 7)", 2)]


def test_an_argument_without_nodes_is_an_error(root: Path) -> None:
    """`argument` has at least one node."""
    text = f"{HEAD}argument: {{}}\n"
    found = findings(root, {"mill.yaml": text, "mill.txt": MILL})
    assert messages(found, "schema") == ["`argument` needs at least 1 entry, and has 0"]


@pytest.mark.parametrize(
    ("node", "message"),
    [
        ("claim: A\n", "a node needs a `quote`, or `implicit: true`"),
        ("claim: A\n    implicit: false\n", "a node needs a `quote`, or `implicit: true`"),
        ("premise: A\n    implicit: true\n", "the key `supports` is missing"),
        ("rebuttal: A\n    implicit: true\n", "a rebuttal needs `rebuts` or `undercuts`"),
        ("claim: A\n    implicit: true\n    with: run\n", "`with` needs `supports` beside it"),
        ("claim: A\n    implicit: true\n    said_by: some\n", "`said_by` needs `stance` beside it"),
        (
            "claim: A\n    implicit: true\n    stance: rejects\n",
            "without `said_by` the stance can only be `concedes`",
        ),
        ("claim: A\n    premise: B\n    implicit: true\n", "a node has one type"),
        ("implicit: true\n", "`odd` needs a proposition"),
        (
            "premise: A\n    supports: run\n    implicit: true\n    main: true\n",
            "`main` isn't a key",
        ),
        (f"claim: {'x' * 601}\n    implicit: true\n", "`claim` has 601 characters, more than 600"),
    ],
)
def test_schema_says_what_a_node_lacks(root: Path, node: str, message: str) -> None:
    """Each rule of FORMAT.md's table of node keys is held, in a sentence of its own."""
    found = says(root, "schema", f"{RUN}  odd:\n    {node}")
    assert len(found) == 1 and found[0].startswith(message)


# source


@pytest.mark.parametrize("file", ["/etc/hostname", "../secret.txt", "a/../../secret.txt", "link"])
def test_source_outside_root_opens_nothing(root: Path, file: str) -> None:
    """A source named absolutely, by `..` or through a symbolic link out of the root isn't read."""
    secret = root.parent / "secret.txt"
    secret.write_text("The password is swordfish.\n")
    (root / "link").symlink_to(secret)
    text = f"{HEAD}argument:\n{RUN}".replace("mill.txt", file)
    found = findings(root, {"mill.yaml": text})
    errors = [(each.rule, each.message) for each in found if each.severity == "error"]
    assert errors == [
        ("source-outside-root", f"`{file}` leads out of the project's root, and isn't opened")
    ]
    assert "swordfish" not in str(found) and "sha256:" not in str(found)


def test_source_outside_root_through_a_linked_folder(root: Path) -> None:
    """A folder that is a symbolic link out of the root doesn't lead a source out of it."""
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("The mill should run again.\n")
    (root / "inside").symlink_to(outside)
    text = f"{HEAD}argument:\n{RUN}".replace("mill.txt", "inside/secret.txt")
    errors = [each.rule for each in findings(root, {"mill.yaml": text}) if each.severity == "error"]
    assert errors == ["source-outside-root"]


def test_a_source_through_a_link_inside_the_root_is_read(root: Path) -> None:
    """A symbolic link that stays below the root leads to its text."""
    (root / "link.txt").symlink_to("mill.txt")
    text = f"{HEAD}argument:\n{RUN}".replace("mill.txt", "link.txt")
    found = findings(root, {"mill.yaml": text, "mill.txt": MILL})
    assert [each.rule for each in found if each.severity == "error"] == []


@pytest.mark.parametrize("kind", ["folder", "fifo", "socketless-name", "long", "nul", "loop"])
def test_source_missing_unless_it_is_a_plain_file(root: Path, kind: str) -> None:
    """A folder, a FIFO, a name that no file can have and a link to itself are no source."""
    name = {"long": "x" * 5000, "nul": '"a\\0b"'}.get(kind, kind)
    if kind == "folder":
        (root / kind).mkdir()
    elif kind == "fifo":
        os.mkfifo(root / kind)
    elif kind == "loop":
        (root / kind).symlink_to(kind)
    text = f"{HEAD}argument:\n{RUN}".replace("mill.txt", name)
    errors = [each.rule for each in findings(root, {"mill.yaml": text}) if each.severity == "error"]
    assert errors == ["source-missing"]


def test_nothing_is_looked_for_where_there_is_no_source(root: Path) -> None:
    """Without a source no quote and no section is said to be missing from it."""
    text = f"{HEAD}sections: [{{title: Nowhere}}]\nargument:\n{RUN}"
    found = findings(root, {"mill.yaml": text})
    assert {each.rule for each in found if each.severity == "error"} == {"source-missing"}


def test_source_changed_tells_the_new_digest(root: Path) -> None:
    """A pin that isn't the text's is an error that shows the digest of the text that is there."""
    text = f"{HEAD}argument:\n{RUN}".replace("mill.txt}", f"mill.txt, sha256: {'a' * 64}}}")
    found = findings(root, {"mill.yaml": text, "mill.txt": "The mill should run again.\n"})
    [changed] = [each for each in found if each.rule == "source-changed"]
    assert re.search("[0-9a-f]{64}$", changed.help)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("mill.yaml", "`argmap pin mill.yaml`"),
        ("maps/mill.yaml", "`argmap pin maps/mill.yaml`"),
        ("the mill.yaml", "`argmap pin 'the mill.yaml'`"),
        ("-mill.yaml", "`argmap pin ./-mill.yaml`"),
    ],
)
def test_source_changed_names_the_command(root: Path, name: str, command: str) -> None:
    """What is to be done about a changed source is a command that a shell takes as it stands."""
    folder = name.rpartition("/")[0]
    text = f"{HEAD}argument:\n{RUN}".replace("mill.txt}", f"mill.txt, sha256: {'a' * 64}}}")
    found = findings(root, {name: text, f"{folder or '.'}/mill.txt": MILL})
    [changed] = [each for each in found if each.rule == "source-changed"]
    assert f"after reading what changed: {command}" in changed.help


def test_an_empty_source_has_no_quotes(root: Path) -> None:
    """An empty source is a text in which no quote is found, and no fault of the program."""
    assert says(root, "quote-not-found", RUN, source="") == ["the source doesn't have these words"]


def test_section_titles_are_found_in_other_case(root: Path) -> None:
    """A title is found as a line of its own, whatever its case."""
    assert says(root, "section-not-found", RUN, "sections: [{title: THE mill}]\n") == []


def test_section_titles_are_whole_lines(root: Path) -> None:
    """Words within a line are no heading."""
    assert len(says(root, "section-not-found", RUN, "sections: [{title: The wheel is}]\n")) == 1


def test_sections_stand_in_order(root: Path) -> None:
    """A section is looked for after the one before it."""
    top = "sections: [{title: The Wheel}, {title: The Mill}]\n"
    assert says(root, "section-not-found", RUN, top) == [
        "no line of the source reads this, after the section before it"
    ]


def test_two_sections_are_two_lines(root: Path) -> None:
    """Two sections of one title need two lines: the second isn't found where the first stands."""
    top = "sections: [{title: The Wheel}, {title: The Wheel}]\n"
    assert len(says(root, "section-not-found", RUN, top)) == 1
    assert says(root, "section-not-found", RUN, top, MILL + "\nThe Wheel\n") == []


def test_sections_from_a_quote_stand_in_order(root: Path) -> None:
    """A section's `from` is found once, and after the section before it."""
    top = "sections: [{title: The Wheel}, {title: Start, from: The mill should run again.}]\n"
    assert says(root, "section-not-found", RUN, top) == [
        "the source doesn't have this, after the section before it"
    ]
    top = "sections: [{title: Start, from: The mill should run again.}, {title: The Wheel}]\n"
    assert says(root, "section-not-found", RUN, top) == []


# quotes


def test_quotes_of_asides_are_proved_too(root: Path) -> None:
    """An aside's quote, and both quotes of its range, are looked for like a node's."""
    top = "asides:\n  - apparatus: The Mull\n  - narrative: {from: Nowhere at all, to: Some say}\n"
    assert len(says(root, "quote-not-found", RUN, top)) == 2


def test_each_quote_of_a_list_is_proved(root: Path) -> None:
    """Of several passages the one that isn't there is an error, at its own place."""
    nodes = RUN.replace(
        "quote: The mill should run again.",
        "quote:\n      - The mill should run again.\n      - exact: The river is low enough.",
    )
    files = {"mill.yaml": f"{HEAD}argument:\n{nodes}", "mill.txt": MILL}
    [found] = [each for each in findings(root, files) if each.rule == "quote-not-found"]
    assert found.message == "the source doesn't have these words: `low` should be `high`"
    assert (found.location.line, found.location.column) == (9, 16)
    assert [(each.message, each.location.line) for each in found.related] == [
        ("the nearest passage", 3)
    ]


@pytest.mark.parametrize(
    ("passage", "pasted"),
    [
        ("The mill is number one", "The mill is number one"),
        ("The mill is #1 of all", "'The mill is #1 of all'"),
        ("The mill's aim: flour for all", "'The mill''s aim: flour for all'"),
        ('The "mill" is number one', 'The "mill" is number one'),
        ("The mill\n  is number\n#1 of all", "'The mill is number #1 of all'"),
    ],
)
def test_the_nearest_passage_can_be_pasted_behind_the_key(
    root: Path, passage: str, pasted: str
) -> None:
    """Plain where YAML reads that as the passage's words, else in quotation marks; it is found."""
    words = read(f"quote: {pasted}\n".encode()).value["quote"]
    wrong = json.dumps(words.replace("mill", "mlil"))
    node = "  run:\n    claim: The mill should run.\n    main: true\n    quote: "
    source = f"Before it stands this. {passage}. After it stands that.\n"
    files = {"mill.yaml": f"{HEAD}argument:\n{node}{wrong}\n", "mill.txt": source}
    found = [each for each in findings(root, files) if each.rule == "quote-not-found"]
    assert [each.help for each in found] == [f"if this is the passage, quote it: {pasted}"]
    assert says(root, "quote-not-found", f"{node}{pasted}\n", source=source) == []


def test_a_wrong_prefix_is_told_from_wrong_words(root: Path) -> None:
    """Words that are there, but not between prefix and suffix, are said to be there."""
    nodes = RUN.replace("quote: The mill should run again.", "quote: {exact: river, prefix: wide}")
    assert says(root, "quote-not-found", nodes) == [
        "the source has these words, but not between this `prefix` and `suffix`"
    ]


def test_an_ambiguous_quote_shows_its_places(root: Path) -> None:
    """A quote that fits in two ways names both places, and a suffix decides."""
    nodes = RUN.replace("quote: The mill should run again.", "quote: The river is high")
    files = {"mill.yaml": f"{HEAD}argument:\n{nodes}", "mill.txt": MILL}
    [found] = [each for each in findings(root, files) if each.rule == "quote-ambiguous"]
    assert [each.location.line for each in found.related] == [3, 8]
    nodes = nodes.replace("The river is high", "{exact: The river is high, suffix: in spring}")
    assert says(root, "quote-ambiguous", nodes) == []


def test_an_omitted_negation_can_be_meant(root: Path) -> None:
    """`omits_negation: true` lets a negation be left out; without it that is an error."""
    source = "The mill, which nobody owns and which is not old, should run again.\n"
    quote = "The mill [...] should run again"
    nodes = RUN.replace("The mill should run again.\n", f"{quote}\n").replace(
        f"claim: {quote}", "claim: The mill should run again."
    )
    assert says(root, "quote-omits-negation", nodes, source=source) == [
        "the words left out have `nobody`, `not` in them"
    ]
    meant = nodes.replace(f"quote: {quote}", f'quote: {{exact: "{quote}", omits_negation: true}}')
    assert says(root, "quote-omits-negation", meant, source=source) == []


# references


@pytest.mark.parametrize("key", ["supports", "with", "rebuts", "undercuts", "despite"])
def test_unknown_id_looks_at_every_key(root: Path, key: str) -> None:
    """Every key of a node that names another is looked up, and the nearest id is offered."""
    supports = "" if key == "supports" else "    supports: run\n"
    rebuts = "" if key == "rebuts" else "    rebuts: high\n"
    nodes = (
        f"{RUN}{HIGH}  odd:\n    rebuttal: A\n    implicit: true\n"
        f"{supports}{rebuts}    {key}: hihg\n"
    )
    files = {"mill.yaml": f"{HEAD}argument:\n{nodes}", "mill.txt": MILL}
    [found] = [each for each in findings(root, files) if each.rule == "unknown-id"]
    assert (found.message, found.help) == (
        "there is no node `hihg` in this file",
        "did you mean `high`?",
    )


@pytest.mark.parametrize(
    ("key", "held_back"),
    [
        ("supports", {"loose-node", "unsupported-claim"}),
        ("rebuts", {"loose-node", "unanswered-view"}),
        ("undercuts", {"loose-node", "unanswered-view"}),
        ("despite", {"loose-node"}),
    ],
)
def test_of_the_node_that_was_meant_nothing_else_is_said(
    root: Path, key: str, held_back: set[str]
) -> None:
    """What follows from a misspelt id isn't said of the node that was meant; all else is."""
    view = LOUD.replace("reports", "rejects")
    claim = "  noisy:\n    claim: A\n    implicit: true\n"
    odd = "  odd:\n    rebuttal: A\n    implicit: true\n    rebuts: run\n    supports: run\n"

    def about(rule: str, id_: str) -> list[str]:
        named = odd.replace(f"    {key}: run\n", "") + f"    {key}: {id_}\n"
        found = says(root, rule, f"{RUN}{view}{claim}{named}", SOME)
        return [message for message in found if "`loud`" in message or "`noisy`" in message]

    of_loud, of_noisy = {"loose-node", "unanswered-view"}, {"loose-node", "unsupported-claim"}
    assert {rule for rule in of_loud if about(rule, "run")} == of_loud
    assert {rule for rule in of_noisy if about(rule, "run")} == of_noisy
    for id_, rules in (("luod", of_loud), ("niosy", of_noisy)):
        meant = {"luod": "`loud`", "niosy": "`noisy`"}[id_]
        still = {rule for rule in rules if any(meant in said for said in about(rule, id_))}
        assert still == rules - held_back


def test_of_a_side_that_was_meant_nothing_else_is_said(root: Path) -> None:
    """A node that a comparison names with a slip isn't said to be loose."""
    right = "counterparts:\n  noise: {holds: {shut: noise}, reports: {open: luod}}\n"
    assert compared(root, "loose-node", right) == []
    far = "counterparts:\n  noise: {holds: {shut: noise}, reports: {open: whatever}}\n"
    assert compared(root, "loose-node", far) == [
        "`loud` stands alone: it bears on no other node, and none on it"
    ]


def test_of_a_speaker_or_topic_that_was_meant_nothing_else_is_said(root: Path) -> None:
    """A speaker or a topic that is named with a slip isn't said to be left over."""
    slip = LOUD.replace("said_by: some", "said_by: smoe")
    assert says(root, "unused-speaker", RUN + slip, SOME) == []
    relations = (
        "topics: {sound: Sound, cost: Cost}\ncounterparts:\n"
        "  noise: {topic: soudn, holds: {shut: noise}, reports: {open: loud}}\n"
    )
    assert compared(root, "unused-topic", relations) == ["no relation has the topic `cost`"]


def test_without_unknown_id_the_loose_node_is_told(root: Path) -> None:
    """Where the settings keep a misspelt id from being told, what follows from it is."""
    (root / "argmap.toml").write_text('[severity]\nunknown-id = "off"\n')
    odd = "  odd:\n    rebuttal: A\n    implicit: true\n    rebuts: luod\n"
    assert says(root, "loose-node", RUN + LOUD + odd, SOME) == [
        "`loud` stands alone: it bears on no other node, and none on it"
    ]


def test_unknown_id_looks_at_both_ends_of_a_step(root: Path) -> None:
    """Both ends of an undercut step are looked up."""
    nodes = (
        f"{RUN}  odd:\n    rebuttal: A\n    implicit: true\n"
        "    undercuts: {from: nothing, to: nowhere}\n"
    )
    assert says(root, "unknown-id", nodes) == [
        "there is no node `nothing` in this file",
        "there is no node `nowhere` in this file",
    ]


def test_unknown_id_names_the_other_file(root: Path) -> None:
    """A side that isn't there is said to be missing from its text, and so is a `but`."""
    relations = (
        f"contradictions:\n{contradiction('{open: [run, hihg], shut: stop}')}"
        "agreements:\n  both:\n    statement: There is a mill.\n"
        "    sides: {open: run, shut: stop}\n    but: [may-it-run, may-it-stop]\n"
    )
    assert compared(root, "unknown-id", relations) == [
        "there is no node `hihg` in `mill.yaml`",
        "there is no contradiction `may-it-stop` in this file",
    ]


def test_node_and_speaker_ids_are_separate(root: Path) -> None:
    """A node and a speaker may have one id, and neither stands for the other."""
    nodes = LOUD.replace("loud:", "some:").replace("said_by: some", "said_by: [some, run]") + RUN
    assert says(root, "unknown-speaker", nodes, SOME) == ["there is no speaker `run`"]


def test_unknown_speaker_looks_at_via(root: Path) -> None:
    """`via` names a speaker."""
    top = "speakers: {some: {name: Some, via: others}}\n"
    assert says(root, "unknown-speaker", RUN + LOUD, top) == ["there is no speaker `others`"]


def test_a_speaker_whom_another_is_known_through_is_used(root: Path) -> None:
    """A speaker named by `via` alone isn't left over."""
    top = "speakers: {some: {name: Some, via: others}, others: Others}\n"
    assert says(root, "unused-speaker", RUN + LOUD, top) == []


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("nowhere.yaml", "isn't there, or is no plain file"),
        ("../outside.yaml", "leads out of the project's root, and isn't opened"),
        ("comparison.yaml", "is"),
        ("mill.txt", "has errors of its own, and can't be compared until they are mended"),
    ],
)
def test_unknown_text_says_why(root: Path, file: str, why: str) -> None:
    """A text that can't be compared is an error that says why, and nothing outside is opened."""
    (root.parent / "outside.yaml").write_text("swordfish")
    relations = f"contradictions:\n{contradiction('{open: run, shut: stop}')}"
    files = {
        "mill.txt": MILL,
        "mill.yaml": f"{HEAD}argument:\n{RUN}",
        "comparison.yaml": "argmap: comparison/1\ntitle: T\n"
        f"texts: {{open: mill.yaml, shut: {file}}}\n{relations}",
    }
    found = findings(root, files, ["comparison.yaml"])
    [message] = messages(found, "unknown-text")
    assert message.startswith(f"`{file}` {why}")
    assert "swordfish" not in str(found)


def test_comparisons_that_name_each_other_are_read_once(root: Path) -> None:
    """Two comparisons that name each other as texts end in findings and not in a recursion."""
    relations = f"contradictions:\n{contradiction('{open: run, shut: stop}')}"
    head = "argmap: comparison/1\ntitle: T\n"
    files = {
        "mill.txt": MILL,
        "mill.yaml": f"{HEAD}argument:\n{RUN}",
        "one.yaml": f"{head}texts: {{open: mill.yaml, shut: two.yaml}}\n{relations}",
        "two.yaml": f"{head}texts: {{open: mill.yaml, shut: one.yaml}}\n{relations}",
    }
    assert messages(findings(root, files), "unknown-text") == [
        "`two.yaml` is a comparison, not an argument file",
        "`one.yaml` is a comparison, not an argument file",
    ]


@pytest.mark.parametrize(
    ("undercuts", "wanted"),
    [
        ("high", []),
        ("{from: high, to: run}", []),
        ("run", ["`run` supports nothing, so there is no step to undercut"]),
        ("{from: high, to: sound}", ["there is no step from `high` to `sound`"]),
        ("{from: run, to: high}", ["there is no step from `run` to `high`"]),
    ],
)
def test_an_undercut_names_a_step_that_is_there(
    root: Path, undercuts: str, wanted: list[str]
) -> None:
    """Both forms of `undercuts` need a step: a node that supports, or a node and its target."""
    odd = f"  odd:\n    rebuttal: A\n    implicit: true\n    undercuts: {undercuts}\n"
    assert says(root, "wrong-target", RUN + HIGH + SOUND + odd) == wanted


@pytest.mark.parametrize(
    ("stance", "wanted"),
    [
        ("    said_by: some\n    stance: concedes\n", []),
        ("    stance: concedes\n", []),
        ("    said_by: some\n    stance: reports\n", []),
        ("    said_by: some\n    stance: rejects\n", []),
        ("", ["`loud` is neither conceded nor reported"]),
    ],
)
def test_despite_names_what_is_conceded_or_reported(
    root: Path, stance: str, wanted: list[str]
) -> None:
    """`despite` names a conceded or reported node, and not the author's own."""
    loud = LOUD.replace("    said_by: some\n    stance: reports\n", stance)
    nodes = f"{RUN}    despite: loud\n{loud}"
    assert says(root, "wrong-target", nodes, SOME) == wanted


@pytest.mark.parametrize("key", ["with", "rebuts", "despite"])
def test_nothing_refers_to_itself(root: Path, key: str) -> None:
    """A node that names itself is an error under every key that names another."""
    rebuts = "" if key == "rebuts" else "    rebuts: high\n"
    odd = (
        f"  odd:\n    rebuttal: A\n    implicit: true\n    supports: run\n{rebuts}    {key}: odd\n"
    )
    assert says(root, "wrong-target", RUN + HIGH + odd) == [f"`odd` names itself under `{key}`"]


@pytest.mark.parametrize(
    ("speakers", "circle"),
    [
        ("{some: {name: A, via: some}}", ["some"]),
        ("{some: {name: A, via: b}, b: {name: B, via: some}}", ["some", "b"]),
        (
            "{some: {name: A, via: b}, b: {name: B, via: c}, c: {name: C, via: b}}",
            ["b", "c"],
        ),
        ("{some: {name: A, via: b}, b: {name: B, via: c}, c: C}", []),
    ],
)
def test_via_never_leads_back(root: Path, speakers: str, circle: list[str]) -> None:
    """A speaker who is known through themselves is an error, and one who leads there isn't."""
    assert says(root, "wrong-target", RUN + LOUD, f"speakers: {speakers}\n") == [
        f"`via` leads back to `{id_}`" for id_ in circle
    ]


def test_a_counterpart_is_between_two_texts(root: Path) -> None:
    """A counterpart whose two sides name one text is an error."""
    relations = "counterparts:\n  noise: {holds: {open: run}, reports: {open: loud}}\n"
    assert compared(root, "wrong-target", relations) == [
        "a counterpart is between two texts, and both sides name the same"
    ]


# structure


def test_a_node_may_not_support_itself(root: Path) -> None:
    """The shortest circle is a node that names itself."""
    assert says(root, "circular-support", f"{RUN}    supports: run\n") == [
        "`run` supports itself: run → run"
    ]


def test_a_circle_of_3000_nodes_is_one_finding(root: Path) -> None:
    """A circle of any length is found without recursion, once, and shown in short."""
    nodes = "".join(
        f"  n{n}:\n    premise: A\n    implicit: true\n    supports: n{(n + 1) % 3000}\n"
        for n in range(3000)
    )
    assert says(root, "circular-support", nodes) == [
        "`n0` supports itself: n0 → n1 → n2 → n3 → n4 → … → n0"
    ]


def test_two_ways_to_one_node_are_no_circle(root: Path) -> None:
    """Support that branches and meets again leads nowhere back."""
    nodes = (
        f"{RUN}{HIGH}{SOUND}"
        "  both:\n    premise: A\n    implicit: true\n    supports: [high, sound, run]\n"
    )
    assert says(root, "circular-support", nodes) == []


def test_each_circle_is_found(root: Path) -> None:
    """Two circles that share nothing are two findings."""
    nodes = "".join(
        f"  {a}:\n    premise: A\n    implicit: true\n    supports: {b}\n"
        for a, b in (("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"))
    )
    assert says(root, "circular-support", nodes) == [
        "`a` supports itself: a → b → a",
        "`c` supports itself: c → d → c",
    ]


@pytest.mark.parametrize(
    ("stance", "held"),
    [("endorses", True), ("concedes", True), ("rejects", False), ("reports", False)],
)
def test_what_is_not_held_supports_nothing_held(root: Path, stance: str, held: bool) -> None:
    """A node is held by its stance, and only one that is held supports one that is."""
    nodes = f"{RUN}{LOUD.replace('reports', stance)}    supports: run\n"
    assert (says(root, "unheld-support", nodes, SOME) == []) is held


def test_what_is_not_held_may_support_what_is_not(root: Path) -> None:
    """A reported view may have reported reasons."""
    reason = (
        "  reason:\n    premise: A\n    implicit: true\n    said_by: some\n    stance: reports\n"
    )
    nodes = f"{RUN}{LOUD}{reason}    supports: loud\n"
    assert says(root, "unheld-support", nodes, SOME) == []


def test_linked_premises_say_it_once(root: Path) -> None:
    """One of two linked premises says `with`, and they share a target."""
    assert says(root, "linked-elsewhere", f"{RUN}{HIGH}    with: sound\n{SOUND}") == []


def test_linked_premises_share_a_target(root: Path) -> None:
    """A `with` between nodes that support different things is an error."""
    other = SOUND.replace("supports: run", "supports: high")
    assert says(root, "linked-elsewhere", f"{RUN}{HIGH}    with: sound\n{other}") == [
        "`high` and `sound` support nothing in common"
    ]


def test_linked_premises_need_share_only_one_target(root: Path) -> None:
    """Linked premises may each support other things too."""
    high = HIGH.replace("supports: run", "supports: [run, loud]")
    other = "  other:\n    premise: A\n    implicit: true\n    supports: loud\n    with: high\n"
    loud = LOUD.replace("    said_by: some\n    stance: reports\n", "")
    assert says(root, "linked-elsewhere", RUN + high + SOUND + loud + other) == []


def test_a_conceded_node_named_by_despite_is_not_loose(root: Path) -> None:
    """What another holds `despite` it has something to do with it."""
    assert says(root, "loose-node", f"{RUN}    despite: loud\n{LOUD}", SOME) == []
    assert says(root, "loose-node", RUN + LOUD, SOME) == [
        "`loud` stands alone: it bears on no other node, and none on it"
    ]


def test_saying_despite_does_not_connect(root: Path) -> None:
    """A node that only says `despite` neither supports nor denies, and is loose."""
    odd = "  odd:\n    claim: A\n    implicit: true\n    despite: loud\n"
    assert says(root, "loose-node", RUN + LOUD + odd, SOME) == [
        "`odd` stands alone: it bears on no other node, and none on it"
    ]


def test_a_side_of_a_comparison_is_not_loose(root: Path) -> None:
    """A node that only a comparison names is connected by it."""
    relations = "counterparts:\n  noise: {holds: {shut: noise}, reports: {open: loud}}\n"
    assert compared(root, "loose-node", relations) == []
    other = f"contradictions:\n{contradiction('{open: run, shut: stop}')}"
    assert compared(root, "loose-node", other) == [
        "`loud` stands alone: it bears on no other node, and none on it"
    ]


def test_what_is_still_as_a_new_comparison_has_it_is_told(root: Path) -> None:
    """The question, the why and the statement that `argmap new` wrote are each told once."""
    sides = "sides: {open: run, shut: stop}"
    relations = (
        "contradictions:\n  a:\n    question: Which question do the two answer differently?\n"
        f"    kind: fact\n    strength: direct\n    {sides}\n"
        "    why: One sentence that says why both can't stand.\n"
        "  b:\n    question: Which question do the two answer?\n"
        f"    kind: fact\n    strength: direct\n    {sides}\n    why: Both can't stand.\n"
        f"agreements:\n  c:\n    statement: What they agree on.\n    {sides}\n"
    )
    said = compared(root, "placeholder", relations)
    assert said == ["this is still what `argmap new` wrote for a start"] * 3


def test_a_main_rebuttal_is_a_thesis(root: Path) -> None:
    """A rebuttal can be what the text is for."""
    run = RUN.replace("    main: true\n", "")
    odd = "  odd:\n    rebuttal: A\n    implicit: true\n    rebuts: run\n"
    assert says(root, "no-thesis", run + odd) == ["no node is a thesis"]
    assert says(root, "no-thesis", f"{run}{odd}    main: true\n") == []


def test_an_undercut_answers_a_rejected_view(root: Path) -> None:
    """A rejected view whose step is undercut is answered."""
    loud = f"{LOUD.replace('reports', 'rejects')}    supports: quiet\n"
    quiet = "  quiet:\n    claim: A\n    implicit: true\n    said_by: some\n    stance: reports\n"
    odd = "  odd:\n    rebuttal: A\n    implicit: true\n    undercuts: loud\n"
    assert says(root, "unanswered-view", RUN + loud + quiet, SOME) == [
        "the author rejects `loud`, and nothing rebuts it"
    ]
    assert says(root, "unanswered-view", RUN + loud + quiet + odd, SOME) == []


# comparison


@pytest.mark.parametrize("relation", ["contradiction", "agreement"])
def test_every_side_has_to_be_held(root: Path, relation: str) -> None:
    """Each of a side's nodes is held, in contradictions and agreements alike."""
    sides = "{open: [run, loud], shut: stop}"
    relations = (
        f"contradictions:\n{contradiction(sides)}"
        if relation == "contradiction"
        else f"agreements:\n  both:\n    statement: A\n    sides: {sides}\n"
    )
    assert compared(root, "side-not-held", relations) == [
        "`open` rejects `loud`, and doesn't hold it"
    ]


def test_a_counterpart_is_held_by_one_text_only(root: Path) -> None:
    """What `holds` names is held, and what `reports` names isn't."""
    right = "counterparts:\n  noise: {holds: {shut: noise}, reports: {open: loud}}\n"
    wrong = "counterparts:\n  noise: {holds: {open: loud}, reports: {shut: noise}}\n"
    assert compared(root, "side-not-held", right) == compared(root, "counterpart-held", right) == []
    assert compared(root, "side-not-held", wrong) == ["`open` rejects `loud`, and doesn't hold it"]
    assert compared(root, "counterpart-held", wrong) == [
        "`shut` holds `noise`, and doesn't only report it"
    ]


def test_same_contradiction_looks_at_sides_and_not_at_their_order(root: Path) -> None:
    """The same nodes in another order are the same sides; one node more is another side."""
    one = contradiction("{open: [run, high], shut: stop}", "one")
    same = contradiction("{shut: stop, open: [high, run]}", "two")
    other = contradiction("{open: run, shut: stop}", "three")
    assert compared(root, "same-contradiction", f"contradictions:\n{one}{same}{other}") == [
        "`two` has the same sides as `one`"
    ]


def test_a_but_is_related_by_topic_or_by_node(root: Path) -> None:
    """A `but` shares its topic or a node with its agreement; no topic on either is none shared."""
    first = contradiction("{open: run, shut: stop}")
    agreement = "agreements:\n  both:\n    statement: A\n    but: may-it-run\n"
    apart = f"contradictions:\n{first}{agreement}    sides: {{open: high, shut: noise}}\n"
    node = f"contradictions:\n{first}{agreement}    sides: {{open: run, shut: noise}}\n"
    topic = f"topics: {{t: T}}\n{apart}    topic: t\n".replace(
        "    strength", "    topic: t\n    strength"
    )
    assert compared(root, "but-unrelated", apart) == [
        "`may-it-run` shares no node and no topic with `both`"
    ]
    assert compared(root, "but-unrelated", node) == compared(root, "but-unrelated", topic) == []


def test_topics_are_used_by_any_relation(root: Path) -> None:
    """A topic that only a counterpart has is used, and one that isn't listed is unknown."""
    relations = (
        "topics: {sound: Sound, cost: Cost}\ncounterparts:\n"
        "  noise: {topic: sound, holds: {shut: noise}, reports: {open: loud}}\n"
    )
    assert compared(root, "unused-topic", relations) == ["no relation has the topic `cost`"]
    wrong = relations.replace("topic: sound", "topic: soudn")
    assert compared(root, "unknown-topic", wrong) == ["there is no topic `soudn`"]


# settings


def test_a_nested_argmap_toml_is_a_warning_and_changes_nothing(root: Path) -> None:
    """Settings below the root are ignored: the rule that they switch off still speaks."""
    files = {
        "maps/argmap.toml": '[severity]\nno-thesis = "off"\n',
        "maps/mill.txt": MILL,
        "maps/mill.yaml": f"{HEAD}argument:\n{RUN.replace('    main: true', '')}",
    }
    found = findings(root, files)
    assert [each.location.file for each in found if each.rule == "setting-below-root"] == [
        "maps/argmap.toml"
    ]
    assert len(messages(found, "no-thesis")) == 1
