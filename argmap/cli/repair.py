"""What `argmap check --fix` and `--diff` do: repairs in rounds, and writing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from argmap.check import CheckResult, check
from argmap.check.repair import Repaired, repaired, unnamed
from argmap.cli.inputs import read_inputs
from argmap.cli.write import replace_text
from argmap.escape import for_terminal
from argmap.files import root_of
from argmap.report.patch import patch
from argmap.syntax import Limits
from argmap.workspace import Workspace

ROUNDS = 5
"""How many times files are repaired and checked again; a repair may uncover others."""


def show_repairs(workspace: Workspace, result: CheckResult, inputs: dict[str, Any]) -> None:
    """Print what the safe repairs would change."""
    for each in _repairs(workspace, result, inputs).values():
        click.echo(patch(each.name, each.before, each.after), nl=False)
    _say_unnamed(workspace, result)


def make_repairs(
    workspace: Workspace, result: CheckResult, inputs: dict[str, Any]
) -> tuple[Workspace, CheckResult]:
    """Write the safe repairs, and return what there is after them."""
    made = _repairs(workspace, result, inputs)
    for path, each in made.items():
        if why := replace_text(path, each.before.encode(), each.after.encode()):
            _say_not_repaired(each.name, why)
        else:
            number = "1 repair" if each.repairs == 1 else f"{each.repairs:,} repairs"
            click.echo(f"repaired {for_terminal(each.name)}: {number}", err=True)
    if made:
        workspace = read_inputs(**inputs)
        result = check(workspace)
    _say_unnamed(workspace, result)
    return workspace, result


def _repairs(
    workspace: Workspace, result: CheckResult, inputs: dict[str, Any]
) -> Mapping[Path, Repaired]:
    """Return the files that repairs change, with all of them made. Nothing is written."""
    limits = Limits(inputs["max_bytes"], inputs["max_depth"], inputs["max_values"])
    linked = _linked(workspace, inputs)
    done: dict[Path, Repaired] = {}
    for number in range(ROUNDS):
        made = dict(repaired(workspace, result.findings, limits))
        for path in linked & made.keys():
            name = made.pop(path).name
            if number == 0:
                _say_not_repaired(name, "a symbolic link leads to it")
        if not made:
            break
        for path, each in made.items():
            first = done.get(path, replace(each, repairs=0))
            total = first.repairs + each.repairs
            done[path] = replace(each, before=first.before, repairs=total)
        edited = {path: each.after.encode() for path, each in done.items()}
        workspace = read_inputs(**inputs, edited=edited)
        result = check(workspace)
    return done


def _linked(workspace: Workspace, inputs: dict[str, Any]) -> frozenset[Path]:
    """Return the files to which every path that was named leads through a symbolic link."""
    here = workspace.working_directory
    given = [inputs["stdin_filename"] if path == "-" else path for path in inputs["paths"]]
    ways = [(here / path, (here / path).resolve()) for path in given or ["."]]
    return frozenset(
        file
        for file in workspace.named
        if all(
            _has_link(way, file, here)
            for way, resolved in ways
            if file == resolved or resolved in file.parents
        )
    )


def _has_link(way: Path, file: Path, here: Path) -> bool:
    """Whether a path is a symbolic link, or a folder of it that lies below the project's root."""
    roots = (root_of(file, here), root_of(here / way.name, here))
    links = (step for step in (way, *way.parents) if step.is_symlink())
    return any(
        link == way or any(link.parent.resolve().is_relative_to(root) for root in roots)
        for link in links
    )


def _say_not_repaired(name: str, why: str) -> None:
    click.echo(f"argmap: {for_terminal(name)} isn't repaired: {why}", err=True)


def _say_unnamed(workspace: Workspace, result: CheckResult) -> None:
    if names := [for_terminal(name) for name in unnamed(workspace, result.findings)]:
        said = ", ".join(names)
        click.echo(f"argmap: not repaired, because they weren't named: {said}", err=True)
