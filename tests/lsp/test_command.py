"""`argmap lsp` itself: without its extra, and when its client is gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HIDDEN = """\
import sys
sys.modules["pygls"] = None
from argmap.cli.main import run
sys.exit(run(["lsp"]))
"""


def test_without_the_extra_it_says_what_to_install() -> None:
    """One sentence, and the exit status of wrong usage."""
    done = subprocess.run([sys.executable, "-c", HIDDEN], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: `argmap lsp` needs more than was installed: install it with "
        "`pip install 'argmap[lsp]'`, or in a clone with `pip install '.[lsp]'`\n"
    )


def test_it_ends_when_nobody_speaks_any_more(tmp_path: Path) -> None:
    """A client that has gone leaves no server behind."""
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "lsp"], input=b"", capture_output=True, timeout=30
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
