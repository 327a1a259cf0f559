"""The README's tour, as somebody would take it who reads it for the first time."""

from __future__ import annotations

import re
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
    for command, shown in re.findall(r"^\$ argmap (.*)\n((?:(?!\$ ).*\n?)*)", step, re.MULTILINE):
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *command.split()],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"COLUMNS": "120", "PATH": "/usr/bin:/bin"},
        )
        assert done.stdout + done.stderr == shown


def test_the_tour_says_what_argmap_says(tmp_path: Path) -> None:
    """Every file of the tour is accepted, and every command prints what the README shows."""
    (tmp_path / "mill.txt").write_text(_block("text"), encoding="utf-8")
    (tmp_path / "mill.yaml").write_text(_block("yaml"), encoding="utf-8")
    first, second = _block("console"), _block("console", 1)
    _take(first, tmp_path)
    digest = re.search(r"sha256: ([0-9a-f]{64})", first)
    assert digest
    mended = _block("yaml").replace("tearing", "pulling")
    mended = mended.replace("  file: mill.txt", f"  file: mill.txt\n  sha256: {digest.group(1)}")
    (tmp_path / "mill.yaml").write_text(mended, encoding="utf-8")
    _take(second, tmp_path)
    assert (tmp_path / "mill.svg").is_file()
    (tmp_path / "council.txt").write_text(_block("text", 1), encoding="utf-8")
    (tmp_path / "council.yaml").write_text(_block("yaml", 1), encoding="utf-8")
    (tmp_path / "comparison.yaml").write_text(_block("yaml", 2), encoding="utf-8")
    _take(_block("console", 2), tmp_path)
    assert (tmp_path / "comparison.svg").is_file()
    _take(_block("console", 3), tmp_path)


def test_the_first_two_commands_are_one_line_each() -> None:
    """The commands that set argmap up and test it can be pasted as they stand."""
    assert _block("sh").count("\n") == 1
    assert _block("sh", 1).count("\n") == 1
