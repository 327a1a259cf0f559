"""Settings stand at the root only.

A contribution could otherwise switch off, in a folder of its own, the rules that it breaks. A
settings file below the root is ignored.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_settings
from argmap.check.finding import Found, Place
from argmap.check.rule import Rule
from argmap.syntax import Lines
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for settings below the roots."""
    for file in workspace.settings_below_root:
        yield Found(
            Place(workspace.name_of(file), Lines(""), 0, 0),
            "settings below the root are ignored",
            "move them to the root's settings, or remove the file",
        )


RULE = Rule(
    id="setting-below-root",
    group="settings",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_settings('[severity]\nno-thesis = "note"\n'),
    fails=of_settings(
        '[severity]\nno-thesis = "off"\n',
        "settings below the root are ignored",
        file="maps/argmap.toml",
    ),
)
