"""The project as a whole: types, style, floors, and generated files."""

from __future__ import annotations

import runpy
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from argmap.schema import SCHEMA_KINDS

ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))


@pytest.mark.parametrize(
    "command",
    [
        ["mypy", "argmap", "tests", "tools", "benchmarks", "fuzz"],
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["lint-imports"],
    ],
    ids=["types", "lint", "format", "floors"],
)
def test_the_code_is_in_order(command: list[str]) -> None:
    """Types are strict, nothing is to be linted or formatted, and no room imports upwards."""
    done = subprocess.run(
        [str(SCRIPTS / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_reference_pages_are_current() -> None:
    """docs/commands.md and docs/rules.md are what the commands and rules say of themselves."""
    made = runpy.run_path(str(ROOT / "tools" / "make_reference.py"))
    docs = ROOT / "docs"
    assert (docs / "commands.md").read_text(encoding="utf-8") == made["commands"]()
    assert (docs / "rules.md").read_text(encoding="utf-8") == made["rules"]()


def test_the_seeds_are_the_texts_that_were_mapped() -> None:
    """The maps pin their sources, and every kind of schema is committed."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", "--strict", "examples"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    schemas = {file.name for file in (ROOT / "schemas").iterdir()}
    assert schemas == {f"{kind}.schema.json" for kind in SCHEMA_KINDS}
