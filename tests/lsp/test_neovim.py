"""The server as an editor knows it: Neovim, without a screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEOVIM = shutil.which("nvim")


@pytest.mark.skipif(NEOVIM is None, reason="Neovim isn't here")
def test_neovim_shows_completes_leads_and_renames(mill: Path, tmp_path: Path) -> None:
    """Diagnostics, completion, definition, hover and rename, by Neovim's own functions."""
    out = tmp_path / "seen.json"
    script = Path(__file__).with_name("neovim.lua")
    assert NEOVIM
    settings = {"MILL": str(mill), "PYTHON": sys.executable, "OUT": str(out)}
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [NEOVIM, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", str(script)],
        env={**os.environ, **homes, **settings},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert out.is_file(), done.stderr
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert "problem" not in seen, seen["problem"]
    ((line, column, end, source, _, message),) = seen["diagnostics"]
    assert (line, column, end, source) == (28, 11, 25, "argmap")
    assert message.startswith("the source doesn't have these words: `This` should be `That`")
    assert seen["completion"] == [
        ["bakeries-buy-it", "Two bakeries buy all the flour that the mill grinds."]
    ]
    assert seen["completed"] == "    with: bakeries-buy-it"
    assert seen["definition"] == ["mill.txt", 8, 14]
    assert seen["hover"]["value"].startswith("Rebuttal mill-is-used\n\nThe mill is in use.")
    texts = [(mill / name).read_text(encoding="utf-8") for name in ("mill.yaml", "comparison.yaml")]
    assert [(each.count("it-grinds"), each.count("mill-is-used")) for each in texts] == [
        (3, 0),
        (1, 0),
    ]
    checked = subprocess.run([sys.executable, "-m", "argmap", "check", "--strict"], cwd=mill)
    assert checked.returncode == 0
