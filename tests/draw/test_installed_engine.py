"""What an installed Graphviz does with our DOT: other versions of it than the embedded one."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest

import argmap
from argmap.draw import argument_dot

EXAMPLES = Path(__file__).parents[2] / "examples" / "stalin"

pytestmark = pytest.mark.skipif(shutil.which("dot") is None, reason="needs an installed Graphviz")


@pytest.fixture(scope="module")
def workspace() -> argmap.Workspace:
    """Return the example."""
    return argmap.load([EXAMPLES])


def test_an_installed_engine_draws_every_card(workspace: argmap.Workspace) -> None:
    """With `--engine dot` a picture has the same elements as with the embedded engine."""
    file = next(each for each in workspace.arguments if each.path.stem == "hensman")
    installed = argmap.argument_picture(file, engine="dot").svg()
    embedded = argmap.argument_picture(file).svg()
    assert installed.count('class="node"') == embedded.count('class="node"')
    assert installed.count('class="edge"') == embedded.count('class="edge"')


def test_the_dot_of_a_large_argument_can_be_drawn(workspace: argmap.Workspace) -> None:
    """The DOT that is given away is one that `dot` draws, with every node of the text in it."""
    file = next(each for each in workspace.arguments if each.path.stem == "dixon")
    done = subprocess.run(
        ["dot", "-Tsvg"], input=argument_dot(file).encode(), capture_output=True, check=True
    )
    drawn = html.unescape(done.stdout.decode())
    assert all(f'id="dixon--{id_}"' in drawn for id_ in file.nodes)


def test_a_pdf_is_drawn(workspace: argmap.Workspace) -> None:
    """PDF comes from the installed engine."""
    picture = argmap.opposition_picture(workspace.comparisons[0])
    assert picture.pdf().startswith(b"%PDF-")
