"""Repairs: which are offered, which are safe, and what `--fix` and `--diff` make of them."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from argmap.cli.main import run

SOURCE = """\
The mill should run again. The river is high enough, said the miller's brother.
It must not be closed. In 1917 it had four wheels. Nobody denied that it was legal.
The mill-
stone is an important part. The bureaucracy in the *capital* decides. The wheel turns. The wheel
stops.
"""
SHA256 = hashlib.sha256(SOURCE.encode()).hexdigest()
HEAD = f"argmap: argument/1\nsource: {{title: The Mill, file: mill.txt, sha256: {SHA256}}}\n"
RUN = "  run:\n    claim: A\n    main: true\n    quote: The mill should run again.\n"


class Done(NamedTuple):
    """A command's exit status and what it wrote."""

    status: int
    out: str
    err: str


Argmap = Callable[..., Done]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a text, in which the program is run."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "mill.txt").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def argmap(project: Path, capfd: pytest.CaptureFixture[str]) -> Argmap:
    """Run the program in the project."""

    def program(*arguments: str) -> Done:
        status = run(list(arguments))
        return Done(status, *capfd.readouterr())

    return program


def fixes(argmap: Argmap, file: Path, rule: str) -> list[tuple[bool, str] | None]:
    """Return for each finding of a rule whether its repair is safe, and what the file is then."""
    text = file.read_bytes().decode()
    found: list[tuple[bool, str] | None] = []
    for finding in json.loads(argmap("check", "--format", "json").out)["findings"]:
        if finding["rule"] == rule and finding["file"] == file.name:
            fix = finding["fix"]
            found.append(fix and (fix["safe"], edited(text, fix["edits"])))
    return found


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """Make the edits of the contract on a file's text, as another program would."""
    for edit in sorted(edits, key=lambda edit: edit["start"], reverse=True):
        assert edit["file"].endswith(".yaml")
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    return text


def quoting(project: Path, quote: str) -> Path:
    """Write a map of one node with a quote, as a value of YAML."""
    file = project / "mill.yaml"
    file.write_text(f"{HEAD}argument:\n  a:\n    claim: A\n    main: true\n    quote: {quote}\n")
    return file


# Quotes.


@pytest.mark.parametrize(
    ("quote", "repaired"),
    [
        ("The mill shuold run again.", "The mill should run again."),
        ("the mill should run again", "The mill should run again"),
        ("'said the millers brother'", "'said the miller''s brother'"),
        ('"high enough said the miller’s"', '"high enough, said the miller’s"'),
        ("an inportant part. the buraeucracy", "an important part. The bureaucracy"),
        ("The bureacracy in the capitol", "The bureaucracy in the capital"),
        ("The *mill* shuold [...] hihg enough", "The *mill* should [...] high enough"),
        (
            ">-\n      river\n      is hihg\n      enough",
            ">-\n      river\n      is high\n      enough",
        ),
        ("The millstone is an inportant part", "The millstone is an important part"),
    ],
)
def test_mistyped_letters_are_repaired_safely(
    argmap: Argmap, project: Path, quote: str, repaired: str
) -> None:
    """One or two slips in a word, its case and its punctuation: only that word is changed."""
    file = quoting(project, quote)
    after = file.read_text().replace(quote, repaired)
    assert fixes(argmap, file, "quote-not-found") == [(True, after)]


@pytest.mark.parametrize(
    ("quote", "repaired"),
    [
        ("The mill must run again.", "The mill should run again."),
        ("The mill should run agian and again.", None),
        ("In 1971 it had four wheels.", "In 1917 it had four wheels."),
        ("In 1917 it had fours wheels.", "In 1917 it had four wheels."),
        ("It must now be closed.", "It must not be closed."),
        ("It must be closed.", "It must not be closed."),
        ("Nobody denied that it was illegal.", "Nobody denied that it was legal."),
        ("Nobodie denied that it was legal.", "Nobody denied that it was legal."),
        ("an important cart. The", "an important part. The"),
        ("The mill should nun again.", "The mill should run again."),
    ],
)
def test_other_words_are_no_safe_repair(
    argmap: Argmap, project: Path, quote: str, repaired: str | None
) -> None:
    """What may be another meaning, a number or a negation is offered, and isn't safe."""
    file = quoting(project, quote)
    before = file.read_text()
    found = fixes(argmap, file, "quote-not-found")
    if repaired is None:
        assert [fix and fix[0] for fix in found] == [False]
    else:
        assert found == [(False, before.replace(quote, repaired))]


@pytest.mark.parametrize(
    "quote",
    [
        "The whele",
        "{exact: The mill should run agian., prefix: enough}",
        "A sentence that is nowhere in it at all",
        "The mill should run again. [...] nothing like it anywhere",
    ],
)
def test_what_would_not_fit_once_is_no_repair(argmap: Argmap, project: Path, quote: str) -> None:
    """A repair whose words stand in several places, or elsewhere, or nowhere isn't offered."""
    assert fixes(argmap, quoting(project, quote), "quote-not-found") == [None]


def test_a_prefix_tells_where_a_repaired_quote_fits(argmap: Argmap, project: Path) -> None:
    """A repaired quote has to fit with its prefix and suffix, and these stay as they are."""
    file = quoting(project, "{exact: The whele, suffix: turns}")
    after = file.read_text().replace("whele", "wheel")
    assert fixes(argmap, file, "quote-not-found") == [(True, after)]


def test_slips_are_not_looked_for_in_a_language_whose_negations_nobody_knows(
    argmap: Argmap, project: Path
) -> None:
    """`Licht` may be a slip for `nicht`: there only case and punctuation are safe."""
    file = quoting(project, "The river is hihg enough")
    file.write_text(file.read_text().replace("title:", "language: de, title:"))
    assert [fix and fix[0] for fix in fixes(argmap, file, "quote-not-found")] == [False]


# References.


def naming(project: Path, nodes: str, top: str = "") -> Path:
    """Write a map with nodes beside `run`."""
    file = project / "mill.yaml"
    file.write_text(f"{HEAD}{top}argument:\n{RUN}{nodes}")
    return file


NODE = "  node:\n    premise: B\n    implicit: true\n    supports: %s\n"


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("rnu", "run"),
        ("'rnu'  # why", "'run'  # why"),
        ("[high-river, rnu]", "[high-river, run]"),
        ("hgih-rivr", "high-river"),
        ("\n      - rnu\n      - high-river", "\n      - run\n      - high-river"),
    ],
)
def test_a_misspelt_id_with_one_meaning_is_repaired(
    argmap: Argmap, project: Path, written: str, repaired: str
) -> None:
    """Only the id is replaced, quoted or not, alone or in a list."""
    high = "  high-river:\n    claim: C\n    implicit: true\n"
    file = naming(project, high + NODE % written)
    after = file.read_text().replace(written, repaired)
    assert fixes(argmap, file, "unknown-id") == [(True, after)]


@pytest.mark.parametrize(
    "nodes",
    [
        NODE % "rum" + "  rug:\n    claim: C\n    implicit: true\n",
        NODE % "nodes",
        NODE % "[run, rnu]",
        NODE % "nothing-like-it",
        NODE % "ru" + "  r:\n    claim: C\n    implicit: true\n",
    ],
    ids=["two meanings", "the node itself", "named twice", "nothing near", "too short"],
)
def test_an_id_with_no_or_several_meanings_is_not_repaired(
    argmap: Argmap, project: Path, nodes: str
) -> None:
    """A repair is not a guess, and makes no list that names an id twice."""
    assert fixes(argmap, naming(project, nodes), "unknown-id") == [None]


def test_another_number_is_no_safe_repair(argmap: Argmap, project: Path) -> None:
    """`reason-2` may be a node that isn't written yet."""
    high = "  reason-1:\n    claim: C\n    implicit: true\n"
    file = naming(project, high + NODE % "reason-2")
    after = file.read_text().replace("reason-2", "reason-1")
    assert fixes(argmap, file, "unknown-id") == [(False, after)]


def test_two_misspellings_of_one_id_in_a_list_are_not_both_repaired(
    argmap: Argmap, project: Path
) -> None:
    """What each repair may do alone, two of them may not do together."""
    file = naming(project, NODE % "[rnu, runn]")
    status, _, err = argmap("check", "--fix", "mill.yaml")
    assert (status, err) == (1, "repaired mill.yaml: 1 repair, at line 11\n")
    assert NODE % "[run, runn]" in file.read_text()


def test_speakers_are_repaired(argmap: Argmap, project: Path) -> None:
    """A misspelt speaker is put right in `said_by` and in `via`."""
    top = "speakers:\n  miller: The miller\n  brother: {name: His brother, via: miler}\n"
    said = "    said_by: [brohter]\n    stance: endorses\n"
    file = naming(project, NODE % "run" + said, top)
    before = file.read_text()
    assert fixes(argmap, file, "unknown-speaker") == [
        (True, before.replace("miler}", "miller}")),
        (True, before.replace("brohter", "brother")),
    ]


def test_only_so_many_speakers_are_guessed_at(argmap: Argmap, project: Path) -> None:
    """Of very many unknown speakers the first 50 get a guess and a repair."""
    node = "  node-{}:\n    claim: B\n    implicit: true\n    said_by: {}\n    stance: reports\n"
    nodes = "".join(node.format(n, "miler") for n in range(60))
    file = naming(project, nodes, "speakers: {miller: The miller}\n")
    found = fixes(argmap, file, "unknown-speaker")
    assert [fix is not None for fix in found] == [True] * 50 + [False] * 10


OTHER = HEAD.replace("The Mill", "The Other Mill") + f"argument:\n{RUN}"
COMPARISON = """\
argmap: comparison/1
title: Mills
texts: {mill: mill.yaml, other: other.yaml}
topics: {running: Running}
contradictions:
  may-it-run:
    question: May it run?
    topic: %(topic)s
    kind: fact
    strength: direct
    sides: {%(alias)s: run, other: %(id)s}  # why
    why: They differ.
agreements:
  both-run:
    statement: Both run.
    sides: {mill: run, other: run}
    but: %(but)s
"""
RIGHT = {"topic": "running", "alias": "mill", "id": "run", "but": "may-it-run"}


@pytest.mark.parametrize(
    ("rule", "key", "wrong"),
    [
        ("unknown-topic", "topic", "runing"),
        ("unknown-text", "alias", "mil"),
        ("unknown-id", "id", "rnu"),
        ("unknown-id", "but", "may-it-rnu"),
        ("unknown-id", "but", "[may-it-rnu]"),
    ],
)
def test_comparisons_are_repaired(
    argmap: Argmap, project: Path, rule: str, key: str, wrong: str
) -> None:
    """A topic, an alias that is a key, a side and a `but` are put right where they stand."""
    naming(project, "")
    (project / "other.yaml").write_text(OTHER)
    file = project / "comparison.yaml"
    file.write_text(COMPARISON % (RIGHT | {key: wrong}))
    right = wrong.replace(wrong.strip("[]"), RIGHT[key])
    assert fixes(argmap, file, rule) == [(True, COMPARISON % (RIGHT | {key: right}))]
    assert argmap("check", "--fix").err.startswith("repaired comparison.yaml: 1 repair, at line ")
    assert file.read_text() == COMPARISON % (RIGHT | {key: right})


def test_an_alias_that_is_there_already_is_not_repaired(argmap: Argmap, project: Path) -> None:
    """No repair makes a key that its mapping has."""
    naming(project, "")
    (project / "other.yaml").write_text(OTHER)
    (project / "comparison.yaml").write_text(COMPARISON % (RIGHT | {"alias": "othr"}))
    assert fixes(argmap, project / "comparison.yaml", "unknown-text") == [None]


# Sources and texts that are cut.


@pytest.mark.parametrize(
    ("source", "pinned"),
    [
        (
            "source:\n  file: mill.txt  # why\n  title: The Mill\n",
            f"source:\n  file: mill.txt  # why\n  sha256: {SHA256}\n  title: The Mill\n",
        ),
        (
            "source: {title: The Mill, file: mill.txt}\n",
            f"source: {{title: The Mill, file: mill.txt, sha256: {SHA256}}}\n",
        ),
        (
            "source:\r\n    title: The Mill\r\n    file: mill.txt\r\n",
            f"source:\r\n    title: The Mill\r\n    file: mill.txt\r\n    sha256: {SHA256}\r\n",
        ),
    ],
)
def test_a_source_is_pinned(argmap: Argmap, project: Path, source: str, pinned: str) -> None:
    """`sha256` is put behind `file`, in its style and with its line end, and is right."""
    file = project / "mill.yaml"
    file.write_bytes(f"argmap: argument/1\n{source}argument:\n{RUN}".encode())
    argmap("check", "--fix")
    assert file.read_bytes() == f"argmap: argument/1\n{pinned}argument:\n{RUN}".encode()
    assert "source-unpinned" not in argmap("check").out


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("The party's #1 aim", True),
        ("The #first and the #second", True),
        ("The mill # a remark", False),
        ("The party's #1 aim # a remark", False),
        ("The mill ## a remark", False),
        ("#1 of all aims", True),
    ],
)
def test_a_text_that_is_cut_is_made_whole(
    argmap: Argmap, project: Path, written: str, safe: bool
) -> None:
    """Where what follows the `#` can only be text it is safe; where it may be a comment, not."""
    file = project / "mill.yaml"
    file.write_text(f"{HEAD}argument:\n{RUN.replace('claim: A', f'claim: {written}')}")
    whole = file.read_text().replace(f"claim: {written}", f"claim: >-\n      {written}")
    assert fixes(argmap, file, "yaml-text-cut") == [(safe, whole)]


# `--fix` and `--diff`.


BROKEN = """\
# A map with much to repair.
argmap: argument/1
source:
  title: The Mill
  file: mill.txt    # the text
speakers:
  miller: The miller
argument:
  run:
    claim: The party's #1 aim
    main: true
    quote: The mill shuold run again.
  high:
    premise: The river is high.
    said_by: miler
    stance: endorses
    supports: [rnu]    # why
    quote: >-
      The river is
      hihg enough
  open:
    premise: It stays open.
    supports: run
    quote: It must be closed.
"""
MENDED = (
    BROKEN.replace("# the text\n", f"# the text\n  sha256: {SHA256}\n")
    .replace("claim: The party's #1 aim", "claim: >-\n      The party's #1 aim")
    .replace("shuold", "should")
    .replace("miler", "miller")
    .replace("rnu", "run")
    .replace("hihg", "high")
)
MADE = "6 repairs, at the lines 6, 11, 14, 17, 19, 22"
LEFT = """\
mill.yaml:26:12: error[quote-not-found]: the source doesn't have these words: `not` is left out
1 file, 3 nodes, 3 quotes: 1 error
"""


def test_fix_makes_the_safe_repairs_and_checks_again(argmap: Argmap, project: Path) -> None:
    """The whole of it: the file, what is said of it, and the findings that are left."""
    (project / "mill.yaml").write_text(BROKEN)
    done = argmap("check", "--fix", "--format", "concise")
    assert done == (1, LEFT, f"repaired mill.yaml: {MADE}\n")
    assert (project / "mill.yaml").read_text() == MENDED
    assert argmap("check", "--fix", "--format", "concise") == (1, LEFT, "")
    assert sorted(path.name for path in project.iterdir()) == [".git", "mill.txt", "mill.yaml"]


def test_diff_shows_what_fix_would_change(argmap: Argmap, project: Path) -> None:
    """A unified diff, the findings on standard error, check's exit status, and nothing written."""
    (project / "mill.yaml").write_text(BROKEN)
    status, out, err = argmap("check", "--diff")
    assert (status, (project / "mill.yaml").read_text()) == (1, BROKEN)
    assert err == argmap("check", "--format", "concise").out
    assert (
        out
        == f"""\
--- mill.yaml
+++ mill.yaml
@@ -3,21 +3,23 @@
 source:
   title: The Mill
   file: mill.txt    # the text
+  sha256: {SHA256}
 speakers:
   miller: The miller
 argument:
   run:
-    claim: The party's #1 aim
+    claim: >-
+      The party's #1 aim
     main: true
-    quote: The mill shuold run again.
+    quote: The mill should run again.
   high:
     premise: The river is high.
-    said_by: miler
+    said_by: miller
     stance: endorses
-    supports: [rnu]    # why
+    supports: [run]    # why
     quote: >-
       The river is
-      hihg enough
+      high enough
   open:
     premise: It stays open.
     supports: run
"""
    )


def test_a_diff_has_nothing_live(
    argmap: Argmap, project: Path, obeyed: Callable[[str], list[object]]
) -> None:
    """No line of a file and no name of one is obeyed by a runner or a terminal."""
    name = "::error::mill \u001b[31m.yaml"
    lines = "    # ##[error]x \u202e\n    note: >-\n      ::error::x\n"
    text = BROKEN.replace("    said_by: miler\n", f"    said_by: miler\n{lines}")
    (project / name).write_text(text)
    status, out, _ = argmap("check", "--diff")
    assert status == 1 and "\\u003a:error::x" in out and "+    said_by: miller" in out
    assert not obeyed(out) and "\u202e" not in out and "\u001b" not in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--diff", "--format", "json"],
        ["--fix", "-", "--stdin-filename", "mill.yaml"],
    ],
    ids=" ".join,
)
def test_wrong_usage(argmap: Argmap, project: Path, arguments: list[str]) -> None:
    """What can't go together is status 2, and nothing is written."""
    (project / "mill.yaml").write_text(BROKEN)
    status, out, err = argmap("check", *arguments)
    assert (status, out) == (2, "") and "Error: " in err
    assert (project / "mill.yaml").read_text() == BROKEN


def test_every_other_byte_is_kept(argmap: Argmap, project: Path) -> None:
    """A byte order mark, CRLF, a missing last line end and permission bits stay."""
    file = project / "mill.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + BROKEN.rstrip("\n").replace("\n", "\r\n").encode())
    file.chmod(0o640)
    argmap("check", "--fix")
    after = b"\xef\xbb\xbf" + MENDED.rstrip("\n").replace("\n", "\r\n").encode()
    assert file.read_bytes() == after
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_edits_of_a_file_with_a_byte_order_mark_count_it(argmap: Argmap, project: Path) -> None:
    """`start` and `end` count code points of the file, characters beyond U+FFFF as one."""
    file = naming(project, NODE % "rnu")
    text = "\ufeff" + file.read_text().replace("premise: B", "premise: 😀")
    file.write_text(text)
    assert fixes(argmap, file, "unknown-id") == [(True, text.replace("rnu", "run"))]


def test_a_repair_that_uncovers_others_is_followed_by_them(argmap: Argmap, project: Path) -> None:
    """Files are repaired and checked again until nothing is left: 60 quotes, 50 at a time."""
    nodes = "".join(
        f"  node-{n}:\n    premise: B\n    supports: run\n    quote: The river is hihg enough\n"
        for n in range(60)
    )
    file = naming(project, nodes)
    done = argmap("check", "--fix", "--format", "concise")
    assert done.status == 0 and done.err.startswith("repaired mill.yaml: 60 repairs, at ")
    assert file.read_text() == f"{HEAD}argument:\n{RUN}{nodes}".replace("hihg", "high")


def test_files_that_were_not_named_are_left_alone(argmap: Argmap, project: Path) -> None:
    """A file that a comparison refers to isn't repaired unless it was named, and that is said."""
    naming(project, "")
    other = OTHER.replace("should", "shuold")
    (project / "other.yaml").write_text(other)
    (project / "comparison.yaml").write_text(COMPARISON % (RIGHT | {"topic": "runing"}))
    status, _, err = argmap("check", "--fix", "comparison.yaml")
    assert (status, err) == (
        1,
        "repaired comparison.yaml: 1 repair, at line 8\n"
        "argmap: not repaired, because they weren't named: other.yaml\n",
    )
    assert (project / "other.yaml").read_text() == other


def test_nothing_is_written_through_a_link(argmap: Argmap, project: Path) -> None:
    """A file or a folder that is a symbolic link is read, and what it leads to isn't written."""
    (project / "real").mkdir()
    (project / "real" / "mill.txt").write_text(SOURCE)
    file = project / "real" / "mill.yaml"
    file.write_text(BROKEN)
    (project / "link.yaml").symlink_to(file)
    (project / "folder").symlink_to(project / "real")
    for path in ("link.yaml", "folder", "folder/mill.yaml", "real/../folder/mill.yaml"):
        status, _, err = argmap("check", "--fix", path)
        assert status == 1
        assert err == "argmap: real/mill.yaml isn't repaired: a symbolic link leads to it\n"
        assert file.read_text() == BROKEN and (project / "link.yaml").is_symlink()
    assert argmap("check", "--fix", "real").err == f"repaired real/mill.yaml: {MADE}\n"


def test_a_link_above_the_root_does_not_matter(argmap: Argmap, project: Path) -> None:
    """A project that is itself reached through a link is repaired."""
    (project / "mill.yaml").write_text(BROKEN)
    above = project.parent / f"{project.name}-link"
    above.symlink_to(project)
    assert argmap("check", "--fix", str(above)).status == 1
    err = argmap("check", "--fix", str(above / "mill.yaml")).err
    assert err == f"repaired mill.yaml: {MADE}\n"
    assert (project / "mill.yaml").read_text() == MENDED


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_not_be_written_is_left_alone(argmap: Argmap, project: Path) -> None:
    """A file without permission to write isn't replaced, and that is said."""
    (project / "mill.yaml").write_text(BROKEN)
    (project / "mill.yaml").chmod(0o444)
    assert "mill.yaml isn't repaired: it may not be written" in argmap("check", "--fix").err
    assert (project / "mill.yaml").read_text() == BROKEN


def test_a_file_that_changes_meanwhile_is_not_written(
    argmap: Argmap, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written between reading and repairing isn't lost."""
    from argmap.check import repair

    file = project / "mill.yaml"
    file.write_text(BROKEN)
    proved = repair._reads_as_meant

    def late(*arguments: Any) -> bool:
        file.write_text(BROKEN + "# an editor saved it\n")
        return proved(*arguments)

    monkeypatch.setattr(repair, "_reads_as_meant", late)
    err = argmap("check", "--fix").err
    assert err == "argmap: mill.yaml isn't repaired: it has been changed since it was read\n"
    assert file.read_text() == BROKEN + "# an editor saved it\n"


def test_what_is_not_reported_is_not_repaired(argmap: Argmap, project: Path) -> None:
    """A rule that the settings switch off, and a file that is right, make no change."""
    (project / "argmap.toml").write_text('[severity]\nsource-unpinned = "off"\n')
    text = f"argmap: argument/1\nsource: {{title: A, file: mill.txt}}\nargument:\n{RUN}"
    (project / "mill.yaml").write_text(text)
    assert argmap("check", "--fix").err == "" and argmap("check", "--diff").out == ""
    assert (project / "mill.yaml").read_text() == text
