"""The README's tour, as somebody would take it who reads it for the first time."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def _block(language: str, number: int = 0) -> str:
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    block: str = blocks[number]
    return block


def _take(step: str, folder: Path) -> None:
    """Run the commands of a console block and compare what they print with what it shows."""
    who = {
        f"GIT_{role}_{key}": "you" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")
    }
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", step, re.MULTILINE):
        program, *arguments = shlex.split(command)
        assert program in ("argmap", "git")
        start = [sys.executable, "-m", "argmap"] if program == "argmap" else ["git"]
        done = subprocess.run(
            [*start, *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={
                "COLUMNS": "120",
                "PATH": os.environ["PATH"],
                "GIT_CONFIG_GLOBAL": os.devnull,
                **who,
            },
        )
        assert done.stdout == shown, command


def test_the_tour_says_what_argmap_says(tmp_path: Path) -> None:
    """Every file of the tour is accepted, and every command prints what the README shows."""
    map_ = tmp_path / "mill.yaml"
    (tmp_path / "mill.txt").write_text(_block("text"), encoding="utf-8")
    map_.write_text(_block("yaml"), encoding="utf-8")
    _take(_block("console"), tmp_path)
    mending = _block("console", 1)
    _take(mending, tmp_path)
    _change(map_, r" *quote: .*tearing.*\n", mending.splitlines(keepends=True)[-1])
    _take(_block("console", 2), tmp_path)
    assert (tmp_path / "mill.svg").is_file()
    (tmp_path / "council.txt").write_text(_block("text", 1), encoding="utf-8")
    (tmp_path / "council.yaml").write_text(_block("yaml", 1), encoding="utf-8")
    (tmp_path / "comparison.yaml").write_text(_block("yaml", 2), encoding="utf-8")
    _take(_block("console", 3), tmp_path)
    assert (tmp_path / "comparison.svg").is_file()
    _take(_block("console", 4), tmp_path)
    _change(map_, "rebuttal: The mill is in use", "rebuttal: The mill is in daily use")
    _take(_block("console", 5), tmp_path)
    _take(_block("console", 6), tmp_path)


def _change(file: Path, old: str, new: str) -> None:
    text, number = re.subn(old, new, file.read_text(encoding="utf-8"))
    assert number == 1
    file.write_text(text, encoding="utf-8")


def test_the_first_two_commands_are_one_line_each() -> None:
    """The commands that set argmap up and test it can be pasted as they stand."""
    assert _block("sh").count("\n") == 1
    assert _block("sh", 1).count("\n") == 1
