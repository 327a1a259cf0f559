"""A diff in words: an outline that every output sets in its own way.

Its spans say what they are, so that each output escapes what comes from files and nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from argmap.diff.change import Action, Caution, Change, Consequence, Detail, Diff
from argmap.diff.words import word_diff

Role = Literal["words", "data", "id", "deleted", "inserted"]
Span = tuple[Role, str]
Spans = tuple[Span, ...]
_COMMIT = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{28}(?:[0-9a-f]{24})?\b")
LONGEST = 700
"""How many characters of one text are shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line, what it is (`+`, `-`, `~` or `!`), and the lines below it."""

    mark: Literal["+", "-", "~", "!"]
    line: Spans
    below: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its items. `file` is the file that it is about, or ""."""

    heading: str
    file: str
    items: tuple[Item, ...]


def outline(diff: Diff) -> tuple[Section, ...]:
    """Return what to look at first, and then the changes of each file."""
    first = tuple(_caution(each) for each in diff.cautions)
    sections = [Section("Look at these first", "", first)] if first else []
    for file, changes in groupby(diff.changes, key=lambda change: change.file):
        sections.append(Section("", file, tuple(_change(each) for each in changes)))
    return tuple(sections)


def title(diff: Diff) -> str:
    """Return which states were compared; a commit's id is cut to what tells it from others."""
    return " → ".join(_COMMIT.sub(r"\1", name) for name in (diff.base, diff.head))


def summary(diff: Diff) -> str:
    """Return how much there is of what, in one line."""
    counts = Counter(change.action for change in diff.changes)
    said = [f"{counts[action]} {action}" for action in _MARKS if counts[action]]
    if diff.cautions:
        said.append(f"{len(diff.cautions)} to look at first")
    return ", ".join(said) or "nothing in the argument has changed"


_MARKS: dict[Action, Literal["+", "-", "~", "!"]] = {
    "added": "+",
    "removed": "-",
    "changed": "~",
    "renamed": "~",
}
_CAUTIONS = {
    "settings": "Settings",
    "settings-below-root": "Settings below the root",
    "not-an-argmap-file": "Not checked any more",
    "unreadable": "Can't be read",
    "source-changed": "Source changed",
    "source-replaced": "Source replaced",
    "pin-changed": "Pin changed",
    "pin-removed": "Pin removed",
    "unproved-quote": "Quotation not in the source, of",
    "suppression-added": "Suppression added",
    "suppression-removed": "Suppression removed",
    "aside-added": "Aside added",
    "aside-removed": "Aside removed",
}


def _caution(caution: Caution) -> Item:
    place = f"{caution.file}:{caution.line}" if caution.line else caution.file
    line: Spans = (
        ("words", f"{_CAUTIONS[caution.kind]}: "),
        ("data", _cut(caution.text)),
        ("words", " ("),
        ("id", place),
        ("words", ")"),
    )
    return Item("!", line, tuple(_caution_detail(each) for each in caution.details))


def _caution_detail(detail: Detail) -> Spans:
    if detail.kind == "passage":
        return (("words", f"line {detail.id}: "), *_word_diff(detail))
    if detail.kind == "more-passages":
        return (("words", f"and {detail.after} more passages"),)
    return (
        ("words", f"{detail.kind} of "),
        ("id", detail.id),
        ("words", ": "),
        *_before_and_after(detail),
    )


def _change(change: Change) -> Item:
    mark = _MARKS[change.action]
    line: list[Span] = [("words", change.what)]
    if change.id:
        line += [("words", " "), ("id", change.id)]
    line.append(("words", f" {change.action}" if change.action != "changed" else ""))
    reworded = [each for each in change.details if each.kind == "reworded"]
    if change.text and not reworded:
        line += [("words", ": "), ("data", _cut(change.text))]
    if reworded:
        line += [("words", " reworded: "), *_word_diff(reworded[0])]
    line.append(("words", f" (line {change.line})"))
    below = [
        spans
        for each in change.details
        if each.kind != "reworded" and (spans := _detail(change, each))
    ]
    below += [_consequence(each) for each in change.consequences]
    return Item(mark, tuple(line), tuple(below))


def _detail(change: Change, detail: Detail) -> Spans:
    gone = bool(detail.before) and not detail.after
    if detail.kind in _VERBS:
        return _relation(change, detail, gone)
    if detail.kind == "quote":
        return (("data", f"“{_cut(detail.before or detail.after)}”"),)
    if detail.kind == "side":
        alias, id_ = detail.id.split(": ", 1)
        said = _cut(detail.before or detail.after)
        return (("id", alias), ("words", ": "), ("data", said), ("words", " · "), ("id", id_))
    if detail.kind == "strength" and change.action in ("added", "removed"):
        return (("words", detail.before or detail.after),)
    if detail.kind == "holds":
        return (("words", detail.before or detail.after),)
    if detail.kind == "renamed":
        return (("words", "was "), ("id", detail.before))
    if detail.kind in _SWITCHES:
        return (("words", _SWITCHES[detail.kind][gone]),)
    if detail.kind == "with":
        return (
            ("words", "supports "),
            ("id", detail.id),
            ("words", " together with "),
            *_before_and_after(detail, "nothing else"),
        )
    label = _LABELS.get(detail.kind, detail.kind)
    words = detail.kind in ("re-anchored", "note", "why", "sections")
    shown = _word_diff(detail) if words else _before_and_after(detail)
    return (("words", f"{label}: "), *shown)


_VERBS = {
    "supports": ("supports", "supported"),
    "rebuts": ("rebuts", "rebutted"),
    "undercuts": ("undercuts the step", "undercut the step"),
    "despite": ("is held despite", "was held despite"),
}
_SWITCHES = {
    "main": ("is a thesis now", "is no thesis any more"),
    "implicit": ("is implicit now", "is no longer implicit"),
    "omits-negation": ("its quotation may omit a negation now", "waives no omitted negation now"),
}
_LABELS = {
    "re-anchored": "quotation",
    "attribution": "whose view it is",
    "sections": "the text's sections",
}


def _relation(change: Change, detail: Detail, gone: bool) -> Spans:
    now, then = _VERBS[detail.kind]
    verb = {"added": now, "removed": then}.get(change.action)
    if verb is None:
        verb = f"no longer {now}" if gone else f"now {now}"
    said = detail.before or detail.after
    spans: list[Span] = [("words", f"{verb} "), ("id", detail.id)]
    if said != detail.id:
        spans += [("words", ": "), ("data", _cut(said))]
    return tuple(spans)


def _consequence(consequence: Consequence) -> Spans:
    if consequence.kind == "side-of":
        before, after = "it is a side of ", ": "
    else:
        what = "support" if consequence.kind == "last-support-lost" else "rebuttal"
        before, after = "→ ", f" has no {what} left: "
    return (
        ("words", before),
        ("id", consequence.id),
        ("words", after),
        ("data", _cut(consequence.text)),
    )


def _before_and_after(detail: Detail, nothing: str = "none") -> Spans:
    before: Span = ("deleted", _cut(detail.before)) if detail.before else ("words", nothing)
    after: Span = ("inserted", _cut(detail.after)) if detail.after else ("words", nothing)
    return (before, ("words", " → "), after)


def _word_diff(detail: Detail) -> Spans:
    roles: dict[str, Role] = {"same": "data", "deleted": "deleted", "inserted": "inserted"}
    return tuple(_shortened((roles[kind], text) for kind, text in _parts(detail)))


def _parts(detail: Detail) -> Iterator[tuple[str, str]]:
    if not detail.before or not detail.after:
        text = _cut(detail.before or detail.after)
        yield ("deleted" if detail.before else "inserted"), text
    else:
        yield from word_diff(detail.before, detail.after)


def _shortened(spans: Iterator[Span]) -> Iterator[Span]:
    """Cut long stretches that are the same, and whatever is too long."""
    for role, text in spans:
        if role == "data" and len(text) > 160:
            yield role, f"{text[:70]} … {text[-70:]}"
        else:
            yield role, _cut(text)


def _cut(text: str) -> str:
    said = " ".join(text.split()) if "\n" in text else text
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
