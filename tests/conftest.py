"""What reads a log for commands, so that several tests can ask what it would obey."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

_ANY_MARK = re.compile(r"##\w*\[")


@dataclass(frozen=True)
class Command:
    """A workflow command as GitHub's runner takes it from a line."""

    name: str
    properties: dict[str, str]
    data: str


def obeyed_by_a_runner(output: str) -> list[Command]:
    """Return what a runner would obey, whatever commands it knows.

    This is `ActionCommand.TryParseV2` and `TryParse` of actions/runner; the marks of Azure
    (`##vso[`) and TeamCity (`##teamcity[`) count too.
    """
    commands: list[Command] = []
    for line in re.split(r"\r\n|\r|\n", output):
        if found := _second_form(line):
            commands.append(found)
        elif mark := _ANY_MARK.search(line):
            commands.append(Command(mark.group(), {}, line))
    return commands


def _second_form(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or (end := line.find("::", 2)) < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    properties: dict[str, str] = {}
    for written in rest.strip().split(","):
        key, _, value = written.lstrip("=").partition("=")
        # .NET drops the empty entries: an equals sign that a value begins with is lost.
        if key and (value := value.lstrip("=")):
            properties[key] = _read(value, ("\r", "\n", ":", ",", "%"))
    return Command(name, properties, _read(line[end + 2 :], ("\r", "\n", "%")))


def _read(text: str, signs: tuple[str, ...]) -> str:
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@pytest.fixture(scope="session")
def obeyed() -> Callable[[str], list[Command]]:
    """What a runner would obey in an output."""
    return obeyed_by_a_runner
