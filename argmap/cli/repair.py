"""What `argmap check --fix` and `--diff` do: repairs in rounds, and writing them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from argmap.check import CheckResult, Edit, check
from argmap.check.repair import Repaired, repaired, unnamed
from argmap.cli.inputs import read_inputs
from argmap.cli.write import replace_text
from argmap.escape import for_terminal
from argmap.files import root_of
from argmap.report.patch import patch
from argmap.syntax import Limits, Lines
from argmap.workspace import Workspace

ROUNDS = 5
"""How many times files are repaired and checked again; a repair may uncover others."""
MOST_LINES = 12
"""How many lines are named of those that were repaired."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A file with all its repairs, and the offsets in its new text at which they stand."""

    repaired: Repaired
    places: tuple[int, ...]


def count_repairs(workspace: Workspace, result: CheckResult, inputs: dict[str, Any]) -> int:
    """Return how many of the findings the safe repairs put right. Nothing is written."""
    linked = _linked(workspace, inputs)
    made = repaired(workspace, result.findings, _limits(inputs))
    return sum(each.repairs for path, each in made.items() if path not in linked)


def show_repairs(workspace: Workspace, result: CheckResult, inputs: dict[str, Any]) -> None:
    """Print what the safe repairs would change."""
    found = _repairs(workspace, result, inputs)
    for made in found.values():
        each = made.repaired
        click.echo(patch(each.name, each.before, each.after), nl=False)
    _say_malformed(workspace, found.keys())
    _say_unnamed(workspace, result)


def make_repairs(
    workspace: Workspace, result: CheckResult, inputs: dict[str, Any]
) -> tuple[Workspace, CheckResult]:
    """Write the safe repairs, and return what there is after them."""
    found = _repairs(workspace, result, inputs)
    for path, made in found.items():
        each = made.repaired
        if why := replace_text(path, each.before.encode(), each.after.encode()):
            _say_not_repaired(each.name, why)
        else:
            number = "1 repair" if each.repairs == 1 else f"{each.repairs:,} repairs"
            where = _lines(each.after, made.places)
            click.echo(f"repaired {for_terminal(each.name)}: {number}, at {where}", err=True)
    if found:
        workspace = read_inputs(**inputs)
        result = check(workspace)
    _say_malformed(workspace, found.keys())
    _say_unnamed(workspace, result)
    return workspace, result


def _repairs(
    workspace: Workspace, result: CheckResult, inputs: dict[str, Any]
) -> Mapping[Path, _Made]:
    """Return the files that repairs change, with all of them made. Nothing is written."""
    limits = _limits(inputs)
    linked = _linked(workspace, inputs)
    done: dict[Path, _Made] = {}
    for number in range(ROUNDS):
        made = dict(repaired(workspace, result.findings, limits))
        for path in linked & made.keys():
            name = made.pop(path).name
            if number == 0:
                _say_not_repaired(name, "a symbolic link leads to it")
        if not made:
            break
        for path, each in made.items():
            earlier = done.get(path, _Made(replace(each, repairs=0), ()))
            total = earlier.repaired.repairs + each.repairs
            done[path] = _Made(
                replace(each, before=earlier.repaired.before, repairs=total),
                _places(earlier.places, each.edits),
            )
        edited = {path: each.repaired.after.encode() for path, each in done.items()}
        workspace = read_inputs(**inputs, edited=edited)
        result = check(workspace)
    return done


def _places(earlier: tuple[int, ...], edits: tuple[Edit, ...]) -> tuple[int, ...]:
    """Return where earlier repairs stand after these edits, and where these do."""
    found = [_moved(place, edits) for place in earlier]
    for edit in edits:
        others = tuple(other for other in edits if other is not edit)
        # What is added on a line of its own begins with the line's end.
        blank = len(edit.text) - len(edit.text.lstrip())
        found.append(_moved(edit.start, others) + (blank if edit.text.strip() else 0))
    return tuple(found)


def _moved(place: int, edits: tuple[Edit, ...]) -> int:
    return place + sum(
        len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= place
    )


def _lines(text: str, places: tuple[int, ...]) -> str:
    lines = Lines(text)
    numbers = sorted({lines.position(place)[0] for place in places})
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    shown = [str(number) for number in numbers[:MOST_LINES]]
    return f"the lines {', '.join([*shown, *(['…'] if len(numbers) > MOST_LINES else [])])}"


def _limits(inputs: dict[str, Any]) -> Limits:
    return Limits(inputs["max_bytes"], inputs["max_depth"], inputs["max_values"])


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


def _say_malformed(workspace: Workspace, repaired: Collection[Path]) -> None:
    """Say of the files that nothing is repaired in, because they can't be read, that it is so."""
    for file in workspace.files:
        if file.document.problems and file.path in workspace.named and file.path not in repaired:
            _say_not_repaired(file.name, "its syntax has to be mended by hand first")


def _say_unnamed(workspace: Workspace, result: CheckResult) -> None:
    if names := [for_terminal(name) for name in unnamed(workspace, result.findings)]:
        said = ", ".join(names)
        click.echo(f"argmap: not repaired, because they weren't named: {said}", err=True)
