"""Settings: `argmap.toml` or `[tool.argmap]` of pyproject.toml, at the root and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

SETTINGS_FILE = "argmap.toml"
MOST_BYTES = 1_000_000
"""How much of a settings file is read."""
LEVELS = ("error", "warning", "note", "off")


@dataclass(frozen=True, slots=True)
class SettingFault:
    """A setting that can't be: its name as written, and what is wrong with it."""

    name: str
    message: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has set. `severity`: rule id to error, warning, note or off."""

    file: Path | None = None
    text: str = ""
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[SettingFault, ...] = ()


def settings_file(folder: Path) -> Path | None:
    """Return the file in a folder that holds settings, or None."""
    # A link could lead out of the project, and a frame would show what it leads to.
    own = folder / SETTINGS_FILE
    if own.is_file() and not own.is_symlink():
        return own
    project = folder / "pyproject.toml"
    if project.is_symlink() or not project.is_file():
        return None
    if "argmap" in (text := _text(project)):
        try:
            tool = _table(text).get("tool", {})
        except ValueError:
            return project if re.search(r"(?m)^[ \t]*\[tool\.argmap[.\]]", text) else None
        if isinstance(tool, dict) and "argmap" in tool:
            return project
    return None


def read_settings(root: Path) -> Settings:
    """Read a root's settings. What is wrong with them are faults; nothing raises."""
    file = settings_file(root)
    if file is None:
        return Settings()
    text = _text(file)
    try:
        table = _table(text)
    except ValueError as error:
        return Settings(file, text, faults=(SettingFault("", f"not TOML: {error}"),))
    if file.name != SETTINGS_FILE:
        table = table["tool"]["argmap"]
        if not isinstance(table, dict):
            fault = SettingFault("argmap", "`tool.argmap` has to be a table")
            return Settings(file, text, faults=(fault,))
    severity: dict[str, str] = {}
    faults: list[SettingFault] = []
    for name, value in table.items():
        if name != "severity":
            faults.append(SettingFault(name, f"unknown setting `{name}`", ("severity",)))
        elif not isinstance(value, dict):
            faults.append(SettingFault(name, "`severity` has to be a table: rule = level"))
        else:
            for rule, level in value.items():
                if level not in LEVELS:
                    message = f"a rule's severity is one of {', '.join(LEVELS)}"
                    faults.append(SettingFault(rule, message, LEVELS))
                else:
                    severity[rule] = level
    return Settings(file, text, MappingProxyType(severity), tuple(faults))


def _table(text: str) -> dict[str, Any]:
    # Imported here: most projects have no settings.
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""
