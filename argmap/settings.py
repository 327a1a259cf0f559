"""Settings: `argmap.toml` or `[tool.argmap]` of pyproject.toml, at the root and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from argmap.storage import DISK, Storage

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


@dataclass(frozen=True)
class Settings:
    """What a project has set.

    `severity`: rule id to error, warning, note or off. `ignore`: a pattern of paths from the root,
    as in a .gitignore, to the rules that don't count there.
    """

    file: Path | None = None
    text: str = ""
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ignore: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[SettingFault, ...] = ()

    def ignores(self, rule: str, path: str) -> bool:
        """Whether a rule doesn't count for a path, given from the root with `/`."""
        return any(
            rule in rules and spec.match_file(path)
            for spec, rules in zip(self._patterns, self.ignore.values(), strict=True)
        )

    @cached_property
    def _patterns(self) -> list[Any]:
        from pathspec import GitIgnoreSpec

        return [GitIgnoreSpec.from_lines([pattern]) for pattern in self.ignore]


def settings_file(folder: Path, storage: Storage = DISK) -> Path | None:
    """Return the file in a folder that holds settings, or None."""
    # A link could lead out of the project, and a frame would show what it leads to.
    own = folder / SETTINGS_FILE
    if storage.is_file(own) and not storage.is_link(own):
        return own
    project = folder / "pyproject.toml"
    if storage.is_link(project) or not storage.is_file(project):
        return None
    if "argmap" in (text := _text(project, storage)):
        try:
            tool = _table(text).get("tool", {})
        except ValueError:
            return project if re.search(r"(?m)^[ \t]*\[tool\.argmap[.\]]", text) else None
        if isinstance(tool, dict) and "argmap" in tool:
            return project
    return None


def read_settings(root: Path, storage: Storage = DISK) -> Settings:
    """Read a root's settings. What is wrong with them are faults; nothing raises."""
    file = settings_file(root, storage)
    if file is None:
        return Settings()
    text = _text(file, storage)
    try:
        table = _table(text)
    except ValueError as error:
        return Settings(file, text, faults=(SettingFault("", f"not TOML: {error}"),))
    if file.name != SETTINGS_FILE:
        table = table["tool"]["argmap"]
        if not isinstance(table, dict):
            fault = SettingFault("argmap", "`tool.argmap` has to be a table")
            return Settings(file, text, faults=(fault,))
    faults: list[SettingFault] = []
    read = {"severity": _severity, "ignore": _ignore}
    found: dict[str, dict[str, Any]] = {"severity": {}, "ignore": {}}
    for name, value in table.items():
        if name not in read:
            faults.append(SettingFault(name, f"unknown setting `{name}`", tuple(read)))
        elif not isinstance(value, dict):
            advice = {"severity": "rule = level", "ignore": "path = [rules]"}[name]
            faults.append(SettingFault(name, f"`{name}` has to be a table: {advice}"))
        else:
            found[name] = dict(read[name](value, faults))
    severity, ignore = (MappingProxyType(found[name]) for name in ("severity", "ignore"))
    return Settings(file, text, severity, ignore, tuple(faults))


def _severity(table: dict[str, Any], faults: list[SettingFault]) -> Iterator[tuple[str, str]]:
    for rule, level in table.items():
        if level in LEVELS:
            yield rule, level
        else:
            message = f"a rule's severity is one of {', '.join(LEVELS)}"
            faults.append(SettingFault(rule, message, LEVELS))


def _ignore(
    table: dict[str, Any], faults: list[SettingFault]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern, rules in table.items():
        if not isinstance(rules, list) or not all(isinstance(rule, str) for rule in rules):
            message = 'what is ignored is a list of rules: ["no-thesis"]'
            faults.append(SettingFault(pattern, message))
        elif not _is_pattern(pattern):
            faults.append(SettingFault(pattern, "this is no pattern of paths, such as drafts/**"))
        else:
            yield pattern, tuple(rules)


def _is_pattern(pattern: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return False
    return any(each.include for each in spec.patterns)


def _table(text: str) -> dict[str, Any]:
    # Imported here: most projects have no settings.
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _text(file: Path, storage: Storage) -> str:
    try:
        return storage.read(file, MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""
