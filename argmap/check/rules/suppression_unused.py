"""A suppression hides a finding that is there.

`# argmap: ignore[rule] reason` hides a rule's warnings and notes on its own line, or, where it has
a line to itself, on the next. One that hides nothing is misspelt, stands in the wrong place, or is
no longer needed. Errors can't be hidden; the settings at the root can make one less than an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import File, Found, at_offsets
from argmap.check.rule import Rule
from argmap.check.suppression import Suppression, suppressions
from argmap.closest import closest
from argmap.workspace import Workspace

MOST_GUESSED = 50
"""For how many names of a file the rule is looked for that was meant."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Report suppressions that name no rule. Those that hide nothing `check` adds at the end."""
    from argmap.check.rules import all_rules

    known = [rule.id for rule in all_rules()]
    for file in workspace.files:
        unknown = 0
        for each in suppressions(file):
            if not each.rules:
                advice = "say which: `# argmap: ignore[rule] reason`"
                yield _found(file, each, "the suppression names no rule", advice)
            for rule in each.rules:
                if rule not in known:
                    unknown += 1
                    match = closest(rule, known) if unknown <= MOST_GUESSED else None
                    advice = f"did you mean `{match}`?" if match else "`argmap rules` lists them"
                    yield _found(file, each, f"there is no rule `{rule}`", advice)


def hides_nothing(file: File, suppression: Suppression, rule: str, is_error: bool) -> Found:
    """Report a suppression that hides nothing of a rule."""
    if is_error:
        message = f"`{rule}` is an error here, and an error can't be suppressed"
        advice = "correct what it reports; or the settings at the root make it a warning"
        return _found(file, suppression, message, advice)
    message = f"there is no `{rule}` to suppress on line {suppression.line}"
    return _found(file, suppression, message, "take it out, or put it where the finding is")


def _found(file: File, suppression: Suppression, message: str, advice: str) -> Found:
    place = at_offsets(file, suppression.start, suppression.end)
    identity = ",".join(suppression.rules)
    return Found(place, message, advice, identity=identity)


RULE = Rule(
    id="suppression-unused",
    group="settings",
    severity="warning",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  a:  # argmap: ignore[loose-node] to be joined when the second part is mapped\n"
        "    claim: The bridge is unsafe.\n    quote: it is unsafe\n" + OPEN_CLAIM,
    ),
    fails=of_nodes(
        "  # argmap: ignore[lose-node] to be joined when the second part is mapped\n" + OPEN_CLAIM,
        "there is no rule `lose-node`",
    ),
)
