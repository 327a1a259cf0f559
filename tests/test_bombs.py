"""Files that were made to choke argmap end in findings: neither in a traceback nor in a wait.

How long each takes, `benchmarks/bombs.py` says; a test can't, because a machine may be busy.
"""

from __future__ import annotations

import re
import runpy
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BENCHMARK = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "bombs.py"))
BOMBS: tuple[Callable[[], Any], ...] = (*BENCHMARK["REQUIRED"], *BENCHMARK["OTHERS"])


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_ends_in_findings(bomb: Callable[[], Any], tmp_path: Path) -> None:
    """The process ends by itself, with findings and the sum of them as its last line but one."""
    command = BENCHMARK["command"](bomb, tmp_path)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=20)
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""
    assert re.search(r"^\d+ files?, .*: .*[0-9] (error|warning)", done.stdout, re.MULTILINE)
