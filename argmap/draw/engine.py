"""Runs an engine: the embedded port of Graphviz, or an installed one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Literal

EngineName = Literal["graphviz-pure", "dot"]
ENGINES: tuple[EngineName, ...] = ("graphviz-pure", "dot")
TIME_LIMIT = 60
"""How many seconds an engine may take to draw."""
LAYOUT_LIMIT = 10
"""How many seconds it may take to find places."""


class EngineError(Exception):
    """The engine is missing or has failed; the message says what to do."""


class EngineTooSlow(EngineError):
    """The engine has taken longer than it may."""


def run(dot: str, layout: str, output: str, engine: EngineName, limit: float = TIME_LIMIT) -> bytes:
    """Draw DOT with a layout (`dot`, or `neato` for boxes in their places) to an output format.

    Raises `EngineError` where the engine is missing or fails, `EngineTooSlow` where it takes
    longer than `limit` (seconds).
    """
    program = _program(engine)
    # -q: the engine warns of cells narrower than its own estimate of their text, which is wrong
    # outside Latin-1. -n2: boxes and routes stay where they are.
    command = [program, f"-K{layout}", f"-T{output}", "-q"]
    if layout == "neato":
        command.append("-n2")
    try:
        done = subprocess.run(
            command,
            input=dot.encode("utf-8"),
            capture_output=True,
            timeout=limit,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        raise EngineTooSlow(
            f"`{engine}` took longer than {limit:g} s; draw less: one --topic, or a --focus"
        ) from None
    except OSError as error:
        raise EngineError(_advice(engine, f"can't be run ({error.strerror})")) from None
    if done.returncode != 0 or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise EngineError(_advice(engine, f"failed ({said[0] if said else done.returncode})"))
    return done.stdout


def _program(engine: EngineName) -> str:
    # The embedded engine is a command of the environment that argmap is installed in, which may
    # not be on the PATH.
    beside = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    folders = beside if engine == "graphviz-pure" else []
    for folder in [*folders, None]:
        if found := shutil.which(engine, path=folder):
            return found
    raise EngineError(_advice(engine, "isn't installed"))


def _advice(engine: EngineName, what: str) -> str:
    if engine == "dot":
        return f"Graphviz's `dot` {what}: install Graphviz, or leave --engine out"
    return (
        f"the drawing engine `graphviz-pure` {what}: install it again with "
        "`pip install --force-reinstall graphviz-pure`, or use an installed Graphviz with "
        "`--engine dot`"
    )
