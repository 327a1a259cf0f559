"""The rules, one file each; a new file is a new rule."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from argmap.check.rule import GROUPS, Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by group and then by id."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    rules = [module.RULE for module in modules if hasattr(module, "RULE")]
    return tuple(sorted(rules, key=lambda rule: (GROUPS.index(rule.group), rule.id)))
