"""The commands: exit statuses, streams, colours, and what they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from argmap.check import all_rules
from argmap.cli.main import run

ROOT = Path(__file__).parents[2]
MAP = """\
argmap: argument/1
source:
  title: The Mill
  file: mill.txt
  sha256: 1eafcbaaf7a17170da4bb6af04ed0a9e68b2dbf432633afabe910a8e1fa9ceea
argument:
  run:
    claim: The mill should run.
    main: true
    quote: The mill should run.
"""
UNPINNED = "".join(line for line in MAP.splitlines(keepends=True) if "sha256" not in line)
WRONG = UNPINNED.replace("quote: The mill should", "quote: The mill shall")


class Done(NamedTuple):
    """A command's exit status and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a text and its map, in which there is nothing to report but a note."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "mill.txt").write_text("The mill should run.\n")
    (tmp_path / "mill.yaml").write_text(MAP)
    return tmp_path


def argmap(
    folder: Path, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Done:
    """Run the program in a folder, as a process of its own."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", "from argmap.cli import main; main()", *arguments],
        cwd=folder,
        input=stdin,
        env=kept | dict(env or {}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


# Exit statuses.


def test_check_is_0_when_nothing_is_wrong(project: Path) -> None:
    """Notes never count: a file that has only those is right, `--strict` or not."""
    for arguments in (["check"], ["check", "--strict"], ["check", "mill.yaml"], ["check", "."]):
        status, out, err = argmap(project, *arguments)
        assert (status, err) == (0, "") and out.endswith("1 file, 1 node, 1 quote: 1 note\n")


def test_check_is_1_with_errors(project: Path) -> None:
    """An error is status 1, in every format, and findings go to standard output."""
    (project / "mill.yaml").write_text(WRONG)
    for format_ in ("text", "concise", "json"):
        status, out, err = argmap(project, "check", "--format", format_)
        assert (status, err) == (1, "") and "quote-not-found" in out


def test_check_is_1_with_warnings_only_if_strict(project: Path) -> None:
    """A warning is status 0, and 1 with `--strict`."""
    (project / "mill.yaml").write_text(UNPINNED)
    assert argmap(project, "check").status == 0
    assert argmap(project, "check", "--strict").status == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "--nothing"],
        ["check", "--format", "xml"],
        ["check", "--max-bytes", "0"],
        ["check", "-"],
        ["export"],
        ["export", "--to", "xml"],
        ["explain"],
        ["explain", "nothing"],
        ["rules", "more"],
        ["schema"],
        ["schema", "nothing"],
        ["render", "--view", "nothing"],
        ["--nothing"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(project: Path, arguments: list[str]) -> None:
    """Wrong usage is status 2, said on standard error, with nothing on standard output."""
    status, out, err = argmap(project, *arguments)
    assert (status, out) == (2, "") and err.startswith("Usage: argmap") and "Error: " in err


@pytest.mark.parametrize(
    "command", [["check"], ["export", "--to", "json"], ["render"]], ids="".join
)
@pytest.mark.parametrize("path", ["nothing.yaml", "empty"])
def test_no_input_file_is_3(project: Path, command: list[str], path: str) -> None:
    """A path that isn't there, or a folder without argmap files, is status 3 and named."""
    (project / "empty").mkdir()
    (project / "empty" / "other.yaml").write_text("name: other\n")
    status, out, err = argmap(project, *command, path)
    assert (status, out) == (3, "") and path in err


def test_a_missing_path_is_named_as_it_was_given(project: Path) -> None:
    """No message has an absolute path that the user didn't write."""
    _, _, err = argmap(project, "check", "nothing.yaml")
    assert err == "argmap: there is no file or folder `nothing.yaml`\n"


def test_help_and_version_are_0(project: Path) -> None:
    """Help lists the commands, and both are done well."""
    status, out, _ = argmap(project, "--help")
    assert status == 0
    for command in ("check", "explain", "export", "render", "rules", "schema"):
        assert f"\n  {command} " in out
        assert argmap(project, command, "-h").status == 0
    assert argmap(project, "--version").out.startswith("argmap ")


def test_a_failure_of_argmap_is_2_and_a_sentence(project: Path) -> None:
    """What argmap can't do is one sentence on standard error, and no traceback."""
    (project / "blocked").write_text("")
    for arguments in (
        ["export", "--to", "json", "-o", "nowhere/out.json"],
        ["schema", "--write", "blocked"],
    ):
        status, out, err = argmap(project, *arguments)
        assert (status, out) == (2, "") and err.count("\n") == 1


def test_a_place_that_cannot_be_written_is_no_fault_of_argmaps(project: Path) -> None:
    """A file that can't be written is the user's to mend: nobody is asked to report it."""
    (project / "blocked").write_text("")
    for arguments in (
        ["export", "--to", "json", "-o", "nowhere/out.json"],
        ["schema", "--write", "blocked"],
    ):
        assert "please report" not in argmap(project, *arguments).err


# Files.


def test_a_named_file_that_is_no_argmap_file_is_an_error(project: Path) -> None:
    """A file named outright has to be one; in a folder it is passed over."""
    (project / "other.yaml").write_text("name: other\n")
    status, out, _ = argmap(project, "check", "--format", "concise", "other.yaml")
    assert status == 1
    assert out.startswith("other.yaml:1:1: error[schema]: this is no argmap file")
    assert argmap(project, "check", ".").status == 0


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--fix"],
        ["quote", "TEXT", "The mill"],
        ["pin"],
        ["rename", "TEXT", "run", "go"],
        ["new", "--comparison", "mill.yaml"],
        ["serve"],
    ],
    ids=" ".join,
)
def test_a_text_in_the_place_of_its_map_is_told_from_it(project: Path, command: list[str]) -> None:
    """Nobody is told to write a key into their text: the map beside it is meant, or a new one."""

    def said(text: str) -> Done:
        words = [text if word == "TEXT" else word for word in command]
        return argmap(project, *words, *([] if text in words else [text]))

    assert said("mill.txt") == (2, "", "Error: `mill.txt` is no map; did you mean `mill.yaml`?\n")
    (project / "the tower.md").write_text("# The tower: it's high\n")
    advice = "`argmap new 'the tower.md'` starts the map of a text"
    assert said("the tower.md") == (2, "", f"Error: `the tower.md` is no map; {advice}\n")
    assert (project / "mill.txt").read_text() == "The mill should run.\n"


def test_a_map_may_have_any_name_when_it_is_named(project: Path) -> None:
    """What says that it is a map is one, and of one that is broken the fault is told."""
    (project / "mill.map").write_text(MAP)
    assert argmap(project, "check", "mill.map").status == 0
    (project / "mill.map").write_text(MAP.replace("claim: The", "claim: [The"))
    assert argmap(project, "check", "mill.map").out.startswith("mill.map:9:9: error[yaml-syntax]")
    (project / "mill.map").write_text("")
    assert "the file is empty" in argmap(project, "check", "mill.map").out


def test_hidden_folders_and_links_are_left_out(project: Path) -> None:
    """What lies in hidden folders or behind symbolic links isn't checked unless it is named."""
    (project / ".hidden").mkdir()
    (project / ".hidden" / "wrong.yaml").write_text(WRONG)
    (project / "link.yaml").symlink_to(".hidden/wrong.yaml")
    (project / "linked").symlink_to(".hidden")
    status, out, _ = argmap(project, "check")
    assert status == 0 and out.endswith("1 file, 1 node, 1 quote: 1 note\n")
    assert argmap(project, "check", ".hidden/wrong.yaml").status == 1


def test_standard_input_is_read_under_its_name(project: Path) -> None:
    """`-` reads standard input; paths in it begin at the folder of `--stdin-filename`."""
    status, out, _ = argmap(
        project,
        "check",
        "--format",
        "concise",
        "-",
        "--stdin-filename",
        "mill.yaml",
        stdin=WRONG.encode(),
    )
    assert status == 1 and "mill.yaml:9:12: error[quote-not-found]" in out
    status, out, _ = argmap(
        project, "check", "-", "--stdin-filename", "new.yaml", stdin=MAP.encode()
    )
    assert status == 0 and out.startswith("new.yaml:7:3: note")


def test_empty_standard_input_is_an_empty_file(project: Path) -> None:
    """Nothing on standard input is a file without anything, and not the file on the disk."""
    status, out, _ = argmap(project, "check", "-", "--stdin-filename", "mill.yaml")
    assert status == 1 and "the file is empty" in out


def test_limits_are_raised_by_flags(project: Path) -> None:
    """A file over a limit is an error, and a flag sets the limit."""
    for flag, low, high in (("bytes", "40", "4000"), ("depth", "2", "5"), ("values", "5", "50")):
        status, out, _ = argmap(project, "check", f"--max-{flag}", low)
        assert status == 1 and "too-large" in out
        assert argmap(project, "check", f"--max-{flag}", high).status == 0


def test_findings_in_a_source_outside_the_root_show_nothing(project: Path) -> None:
    """A source out of the root is refused, and no output has anything of its content."""
    root = project / "inner"
    (root / ".git").mkdir(parents=True)
    (project / "secret.txt").write_text("swordfish\n")
    (root / "mill.yaml").write_text(UNPINNED.replace("mill.txt", "../secret.txt"))
    for format_ in ("text", "json"):
        status, out, err = argmap(root, "check", "--format", format_)
        assert status == 1 and "source-outside-root" in out and "swordfish" not in out + err


def test_the_same_input_gives_the_same_output_anywhere(project: Path, tmp_path: Path) -> None:
    """Output has no absolute path, and is the same for every hash seed."""
    (project / "mill.yaml").write_text(WRONG)
    outs = {
        argmap(project, "check", "--format", "json", env={"PYTHONHASHSEED": str(n)}).out
        for n in (1, 2)
    }
    assert len(outs) == 1 and str(tmp_path) not in outs.pop()


# Repairs.

SLIPS = (
    WRONG.replace("shall", "shuold")
    + """\
  high:
    premise: The river is high.
    supports: rnu
    quote:
      exact: should
      prefix: mill
"""
)


def test_check_says_how_many_findings_can_be_repaired(project: Path) -> None:
    """The line is a command to paste, in the text for people alone, and only if there are any."""
    offered = "3 of these can be repaired: argmap check --fix{} (--diff shows what that changes)\n"
    (project / "mill.yaml").write_text(SLIPS)
    assert argmap(project, "check").out.endswith(f" 1 warning\n{offered.format('')}")
    assert argmap(project, "check", "./mill.yaml").out.endswith(offered.format(" ./mill.yaml"))
    for format_ in ("concise", "json", "github", "gitlab", "sarif"):
        assert "can be repaired" not in argmap(project, "check", "--format", format_).out
    piped = ["check", "-", "--stdin-filename", "mill.yaml"]
    assert "can be repaired" not in argmap(project, *piped, stdin=SLIPS.encode()).out
    (project / "link.yaml").symlink_to("mill.yaml")
    assert "can be repaired" not in argmap(project, "check", "link.yaml").out


def test_fix_says_where_it_has_repaired(project: Path) -> None:
    """The lines are those of the file as it is then, and nothing is left to be repaired."""
    (project / "mill.yaml").write_text(SLIPS)
    _, out, err = argmap(project, "check", "--fix")
    assert err == "repaired mill.yaml: 3 repairs, at the lines 5, 10, 13\n"
    lines = (project / "mill.yaml").read_text().splitlines()
    assert [lines[number - 1].split()[0] for number in (5, 10, 13)] == [
        "sha256:",
        "quote:",
        "supports:",
    ]
    assert "can be repaired" not in out
    (project / "mill.yaml").write_text(UNPINNED)
    assert argmap(project, "check", "--fix").err == "repaired mill.yaml: 1 repair, at line 5\n"


def test_the_lines_of_later_rounds_are_those_of_the_file_in_the_end(project: Path) -> None:
    """Of very many repairs, made in several rounds, the first lines are named."""
    nodes = "".join(
        f"  n{n}:\n    premise: B\n    supports: run\n    quote: The mill shuold run\n"
        for n in range(60)
    )
    (project / "mill.yaml").write_text(UNPINNED + nodes)
    err = argmap(project, "check", "--fix").err
    numbers = [5, *(14 + 4 * n for n in range(11))]
    assert err == (
        f"repaired mill.yaml: 61 repairs, at the lines {', '.join(map(str, numbers))}, …\n"
    )


def test_fix_says_why_a_file_that_cannot_be_read_is_not_repaired(project: Path) -> None:
    """A syntax that nobody can read is for its author to mend, with `--fix` and with `--diff`."""
    (project / "mill.yaml").write_text(UNPINNED.replace("claim: The", "claim: The:"))
    for option in ("--fix", "--diff"):
        status, _, err = argmap(project, "check", option, "mill.yaml")
        assert status == 1
        assert err.splitlines()[0] == (
            "argmap: mill.yaml isn't repaired: its syntax has to be mended by hand first"
        )


def test_diff_means_diff_with_fix_and_without(project: Path) -> None:
    """`--fix --diff` shows what would change and writes nothing, also of the standard input."""
    (project / "mill.yaml").write_text(SLIPS)
    shown = argmap(project, "check", "--diff")
    assert shown.status == 1 and "+    supports: run\n" in shown.out
    assert argmap(project, "check", "--fix", "--diff") == shown
    piped = ["-", "--stdin-filename", "mill.yaml"]
    assert argmap(project, "check", "--fix", "--diff", *piped, stdin=SLIPS.encode()) == shown
    assert (project / "mill.yaml").read_text() == SLIPS
    status, out, err = argmap(project, "check", "--diff", "--format", "json")
    assert (status, out) == (2, "") and "--diff prints a patch" in err


# Colours.


@pytest.mark.parametrize(
    ("flag", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
    ],
)
@pytest.mark.parametrize("format_", ["text", "concise"])
def test_colours(
    project: Path, format_: str, flag: list[str], environment: dict[str, str], colored: bool
) -> None:
    """A pipe gets no colours; NO_COLOR, FORCE_COLOR and `--color` decide, the flag first."""
    done = argmap(project, "check", "--format", format_, *flag, env=environment)
    assert ("\x1b[" in done.out) is colored


def test_json_is_never_coloured(project: Path) -> None:
    """A report for programs has no escape sequences."""
    out = argmap(
        project, "check", "--format", "json", "--color", "always", env={"FORCE_COLOR": "1"}
    ).out
    assert json.loads(out)["summary"]["notes"] == 1


# explain, rules, schema, export.


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("chekc", "did you mean `check`?"),
        ("raname", "did you mean `rename`?"),
        ("xyzzy", "`argmap --help` lists them"),
    ],
)
def test_an_unknown_command_is_named(project: Path, name: str, advice: str) -> None:
    """A command that isn't there is said to be none, with the one that may be meant."""
    assert f"Error: there is no command `{name}`; {advice}\n" in argmap(project, name).err


def test_rules_lists_every_rule(project: Path) -> None:
    """Each rule has a line with its severity, below its group."""
    status, out, err = argmap(project, "rules")
    lines = [line.split() for line in out.splitlines() if line.startswith("  ")]
    assert (status, err) == (0, "")
    assert [(words[0], words[1]) for words in lines] == [
        (rule.id, rule.severity) for rule in all_rules()
    ]
    groups = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert groups == list(dict.fromkeys(rule.group for rule in all_rules()))


def test_explain_prints_the_page(project: Path) -> None:
    """A rule's page has what it asks for, why, and an example of each."""
    assert argmap(project, "explain", "linked-elsewhere") == (
        0,
        """\
linked-elsewhere (error, structure)

Linked premises share what they support.

`with` says that two nodes support a target only together, so there has to be a target that both of
them name.

Passes:

    argument:
      stay-open:
        claim: The bridge must stay open.
        main: true
        quote: The bridge must stay open.

Fails, with “`traffic` and `stay-open` support nothing in common”:

    argument:
      stay-open:
        claim: The bridge must stay open.
        main: true
        quote: The bridge must stay open.
      traffic:
        premise: It carries most of the traffic.
        supports: stay-open
        with: stay-open
        quote: It carries most of the town's traffic.
""",
        "",
    )


@pytest.mark.parametrize("rule", [rule.id for rule in all_rules()])
def test_explain_knows_every_rule(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule's page can be printed, and no line of it is wider than a terminal."""
    assert run(["explain", rule]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{rule} (") and max(map(len, out.splitlines())) <= 100


def test_explain_offers_the_rule_that_was_meant(project: Path) -> None:
    """A misspelt rule is wrong usage, with the one that was meant."""
    status, _, err = argmap(project, "explain", "quote-notfound")
    assert (
        status == 2 and "there is no rule `quote-notfound`; did you mean `quote-not-found`?" in err
    )


@pytest.mark.parametrize("kind", ["argument", "comparison", "resolved"])
def test_schemas_are_the_committed_ones(project: Path, kind: str) -> None:
    """The schema that is printed is the one in schemas/, byte for byte."""
    committed = (ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8")
    assert argmap(project, "schema", kind) == (0, committed, "")


def test_schema_writes_them_all(project: Path) -> None:
    """`--write` makes the folder and writes the three files, as they are committed."""
    assert argmap(project, "schema", "--write", "new/schemas") == (0, "", "")
    written = {file.name: file.read_bytes() for file in (project / "new" / "schemas").iterdir()}
    assert written == {file.name: file.read_bytes() for file in (ROOT / "schemas").iterdir()}


def test_export_writes_to_standard_output_or_a_file(project: Path) -> None:
    """The export goes to standard output, to `-`, or to a file that is named."""
    status, out, err = argmap(project, "export", "--to", "json")
    found: dict[str, Any] = json.loads(out)
    assert (status, err, found["argmap"]) == (0, "", "resolved/1")
    assert argmap(project, "export", "--to", "json", "-o", "-").out == out
    assert argmap(project, "export", "--to", "json", "-o", "out.json") == (0, "", "")
    assert (project / "out.json").read_text("utf-8") == out


def test_export_refuses_errors(project: Path) -> None:
    """Files with errors aren't exported: status 1, the findings on standard error, no output."""
    (project / "mill.yaml").write_text(WRONG)
    status, out, err = argmap(project, "export", "--to", "json", "-o", "out.json")
    assert (status, out) == (1, "") and not (project / "out.json").exists()
    assert "mill.yaml:9:12: error[quote-not-found]" in err and "\x1b" not in err


def test_export_does_not_refuse_warnings(project: Path) -> None:
    """A warning keeps nothing from being exported."""
    (project / "mill.yaml").write_text(UNPINNED)
    assert argmap(project, "export", "--to", "json").status == 0


@pytest.mark.parametrize("name", ["link.yaml", "linked-folder"])
def test_a_link_out_of_the_root_is_not_opened(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file or a folder that is named and leads out of the project shows none of what is there."""
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "map.yaml").write_text("argmap: argument/1\nsecret: root:x:0:0\n")
    (project / "link.yaml").symlink_to(tmp_path / "secret" / "map.yaml")
    (project / "linked-folder").symlink_to(tmp_path / "secret")
    monkeypatch.chdir(project)
    assert run(["check", name]) == 3
    said = capsys.readouterr()
    assert "root:x" not in said.out + said.err
    assert said.err == f"argmap: `{name}` leads out of the project's root, and isn't opened\n"
