"""The set-ups for Neovim that docs/editors.md shows, in a Neovim that has nothing else."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
SETUPS = re.findall(r"^```lua\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
NVIM = os.environ.get("ARGMAP_NVIM") or shutil.which("nvim")
PATIENCE = 60


def _version() -> tuple[int, ...]:
    if not NVIM:
        return (0, 0)
    said = subprocess.run([NVIM, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else (0, 0)


pytestmark = [
    pytest.mark.skipif(_version() < (0, 11), reason="there is no Neovim, 0.11 or later"),
    pytest.mark.skipif(not importlib.util.find_spec("pygls"), reason="`argmap[lsp]` isn't there"),
]

MAP = """argmap: argument/1
source: {title: Mill, file: mill.txt, language: en}
argument:
  stay:
    claim: The mill should stay.
    main: true
    quote: The mill should go
"""
# What is wrong with the map; then the text is opened, and it is asked whose words stand there.
ASKED = """
local function now(file, holds)
  vim.cmd.edit(file)
  assert(vim.wait(30000, holds, 20), "nothing came of " .. file)
end
local function clients()
  return #vim.lsp.get_clients({ bufnr = 0, name = "argmap" })
end
local said = {}
now("mill.yaml", function() return #vim.diagnostic.get(0) > 0 end)
for _, found in ipairs(vim.diagnostic.get(0)) do
  table.insert(said, { code = found.code, line = found.lnum + 1, text = found.message })
end
now("mill.txt", function() return clients() == 1 end)
local root = vim.lsp.get_clients({ bufnr = 0 })[1].root_dir
io.stdout:write(vim.json.encode({ said = said, root = root, all = #vim.lsp.get_clients() }))
vim.cmd("qa!")
"""


def test_the_page_shows_both_set_ups() -> None:
    """There is one for the newest Neovim, and one for those before."""
    assert ["vim.lsp.config" in each for each in SETUPS] == [True, False]
    assert "vim.lsp.start" in SETUPS[1]


@pytest.mark.parametrize("setup", SETUPS, ids=["0.11", "0.8"])
def test_a_set_up_works_as_it_stands_on_the_page(tmp_path: Path, setup: str) -> None:
    """With it in `init.lua` what is wrong is shown, and the source is the server's too."""
    home, project, programs = (tmp_path / each for each in ("home", "project", "bin"))
    (home / "nvim").mkdir(parents=True)
    (home / "nvim" / "init.lua").write_text(setup, encoding="utf-8")
    (project / ".git").mkdir(parents=True)
    (project / "mill.txt").write_text("The mill should stay.\n", encoding="utf-8")
    (project / "mill.yaml").write_text(MAP, encoding="utf-8")
    programs.mkdir()
    program = programs / "argmap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "asked.lua").write_text(ASKED, encoding="utf-8")
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
    assert NVIM
    done = subprocess.run(
        [NVIM, "--headless", "-c", f"luafile {tmp_path / 'asked.lua'}", "-c", "cquit"],
        cwd=project,
        env={
            **os.environ,
            **{name: str(folder) for name, folder in folders.items()},
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert {"quote-not-found", "source-unpinned"} <= {each["code"] for each in answer["said"]}
    [wrong] = [each for each in answer["said"] if each["code"] == "quote-not-found"]
    assert wrong["line"] == 7
    assert "`go` should be `stay`" in wrong["text"]
    assert answer["root"] == str(project)
    assert answer["all"] == 1
