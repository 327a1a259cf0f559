"""`check(workspace)` applies the rules and returns their findings."""

from argmap.check.check import MOST_FINDINGS, CheckResult, Summary, check
from argmap.check.finding import Edit, Finding, Fix, Location, Related, Severity
from argmap.check.rule import GROUPS, Rule
from argmap.check.rules import all_rules

__all__ = [
    "GROUPS",
    "MOST_FINDINGS",
    "CheckResult",
    "Edit",
    "Finding",
    "Fix",
    "Location",
    "Related",
    "Rule",
    "Severity",
    "Summary",
    "all_rules",
    "check",
]
