"""A setting is one that argmap has.

A misspelt setting would be silently without effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from argmap.check.example import of_settings
from argmap.check.finding import Found, Place
from argmap.check.rule import Rule
from argmap.closest import closest
from argmap.settings import SettingFault, Settings
from argmap.syntax import Lines
from argmap.workspace import Workspace

MOST_REPORTED = 50
"""How many unknown settings of a file are reported."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Look through the settings at the roots."""
    from argmap.check.rules import all_rules

    rules = [rule.id for rule in all_rules()]
    for settings in workspace.settings:
        for fault in settings.faults[:MOST_REPORTED]:
            yield _found(workspace, settings, fault)
        named = [*settings.severity, *chain.from_iterable(settings.ignore.values())]
        unknown = [rule for rule in dict.fromkeys(named) if rule not in rules]
        for rule in unknown[:MOST_REPORTED]:
            fault = SettingFault(rule, f"there is no rule `{rule}`", tuple(rules))
            yield _found(workspace, settings, fault)


def _found(workspace: Workspace, settings: Settings, fault: SettingFault) -> Found:
    assert settings.file
    name = re.compile(rf"(?m)^[^#\r\n]*?(?<![\w-])({re.escape(fault.name)})(?![\w-])")
    found = name.search(settings.text) if fault.name else None
    start, end = found.span(1) if found else (0, 0)
    place = Place(workspace.name_of(settings.file), Lines(settings.text), start, end)
    match = closest(fault.name, fault.known) if fault.known else None
    advice = f"did you mean `{match}`?" if match else ""
    if not match and len(fault.known) >= 10:
        advice = "`argmap rules` lists the rules"
    if not match and fault.known and len(fault.known) < 10:
        advice = f"known: {', '.join(fault.known)}"
    return Found(place, fault.message, advice, identity=fault.name)


RULE = Rule(
    id="setting-unknown",
    group="settings",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_settings('[severity]\nno-thesis = "note"\n'),
    fails=of_settings('[severty]\nno-thesis = "note"\n', "unknown setting `severty`"),
)
