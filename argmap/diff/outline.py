"""A diff in words: an outline that every output sets in its own way.

Its spans say what they are, so that each output escapes what comes from files and nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
    first = tuple(_cautions(diff.cautions))
    sections = [Section("Look at these first", "", first)] if first else []
    for file, changes in groupby(diff.changes, key=lambda change: change.file):
        sections.append(Section("", file, tuple(_change(each) for each in changes)))
    return tuple(sections)


def spoken(item: Item) -> str:
    """Return an item's line as plain words."""
    return "".join(text for _, text in item.line)


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
    "root": "Root moved",
    "not-an-argmap-file": "Not checked any more",
    "unreadable": "Can't be read",
    "unreadable-before": "Couldn't be read before",
    "source-unreadable": "Source can't be read",
    "source-changed": "Source changed",
    "source-replaced": "Source replaced",
    "text-replaced": "Another text under the same name",
    "pin-changed": "Pin changed",
    "pin-removed": "Pin removed",
    "unpinned": "Not pinned",
    "language": "Language changed",
    "unproved": "Not in the source",
    "suppression-added": "Suppression added",
    "suppression-removed": "Suppression removed",
    "aside-added": "Aside added",
    "aside-removed": "Aside removed",
    "settings-below-root": "Settings below the root",
}
MOST_OF_A_KIND = 10
"""How many cautions of one kind are shown; the rest is counted."""
MOST_BELOW = 12
"""How many lines stand below one; the rest is counted."""


def _cautions(cautions: Iterable[Caution]) -> Iterator[Item]:
    for kind, group in groupby(cautions, key=lambda caution: caution.kind):
        found = list(group)
        yield from (_caution(each) for each in found[:MOST_OF_A_KIND])
        if len(found) > MOST_OF_A_KIND:
            more = f"{_CAUTIONS[kind]}: and {len(found) - MOST_OF_A_KIND:,} more of these"
            yield Item("!", (("words", more),))


def _few(below: list[Spans]) -> tuple[Spans, ...]:
    if len(below) <= MOST_BELOW:
        return tuple(below)
    more = f"and {len(below) - MOST_BELOW:,} more"
    return (*below[:MOST_BELOW], (("words", more),))


def _caution(caution: Caution) -> Item:
    place = f"{caution.file}:{caution.line}" if caution.line else caution.file
    line: Spans = (
        ("words", f"{_CAUTIONS[caution.kind]}: "),
        ("data", _cut(caution.text)),
        ("words", " ("),
        ("id", place),
        ("words", ")"),
    )
    return Item("!", line, _few([_caution_detail(each) for each in _by_line(caution.details)]))


def _by_line(details: tuple[Detail, ...]) -> list[Detail]:
    """Put the passages that are shown, and only these, into the order in which they stand.

    Those that the map quotes come first in a diff, so they are among them.
    """
    shown = [each for each in details[:MOST_BELOW] if each.kind == "passage"]
    shown.sort(key=lambda each: int(each.id))
    return [*shown, *details[len(shown) :]]


_ABOUT_PASSAGES = {
    "more-passages": "more, not shown here",
    "passages-not-compared": "too many lines to compare: read both texts",
    "only-line-ends": "only line ends, or spaces at the ends of lines",
}


def _caution_detail(detail: Detail) -> Spans:
    if detail.kind == "passage":
        return (("words", f"line {detail.id}: "), *_word_diff(detail))
    if detail.kind in _ABOUT_PASSAGES:
        return (("words", f"{detail.after} {_ABOUT_PASSAGES[detail.kind]}".strip()),)
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
    was = "was " if change.action == "removed" else ""
    line.append(("words", f" ({was}line {change.line})"))
    below = [_consequence(each) for each in change.consequences if each.kind != "side-of"]
    below += [_detail(change, each) for each in change.details if each.kind != "reworded"]
    below += [_consequence(each) for each in change.consequences if each.kind == "side-of"]
    return Item(mark, tuple(line), _few(below))


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
    if detail.kind == "renamed":
        return (("words", "was "), ("id", detail.before))
    if detail.kind in _SWITCHES:
        switch: list[Span] = [("words", _SWITCHES[detail.kind][gone])]
        words = detail.before or detail.after
        if detail.kind == "omits-negation" and words != "omits_negation":
            switch += [("words", ": "), ("data", f"“{_cut(words)}”")]
        return tuple(switch)
    if detail.kind == "with":
        return _together(change, detail)
    label = _LABELS.get(detail.kind, detail.kind)
    if change.action in ("added", "removed"):
        return (("words", f"{label}: "), ("data", _cut(detail.before or detail.after)))
    words_side_by_side = detail.kind in ("re-anchored", "note", "why", "sections")
    shown = _word_diff(detail) if words_side_by_side else _before_and_after(detail)
    return (("words", f"{label}: "), *shown)


_VERBS = {
    "supports": ("supports", "supported", "no longer supports"),
    "rebuts": ("rebuts", "rebutted", "no longer rebuts"),
    "undercuts": ("denies the step", "denied the step", "no longer denies the step"),
    "undercuts-all": (
        "denies every step from",
        "denied every step from",
        "no longer denies every step from",
    ),
    "despite": ("is held despite", "was held despite", "is no longer held despite"),
}
_SWITCHES = {
    "main": ("is a thesis", "is no thesis any more"),
    "implicit": ("is implicit: the text doesn't say it", "is no longer implicit"),
    "omits-negation": ("waives a negation among the words left out", "no longer waives a negation"),
}
_LABELS = {
    "re-anchored": "quotation",
    "attribution": "whose view it is",
    "sections": "the text's sections",
}


def _together(change: Change, detail: Detail) -> Spans:
    verb = "supported" if change.action == "removed" else "supports"
    spans: list[Span] = [
        ("words", f"{verb} "),
        ("id", detail.id),
        ("words", " only together with "),
    ]
    if change.action in ("added", "removed"):
        return (*spans, ("id", detail.before or detail.after))
    if not detail.after:
        return (
            ("words", f"{verb} "),
            ("id", detail.id),
            ("words", " alone, before with "),
            ("id", detail.before),
        )
    if not detail.before:
        return (*spans, ("id", detail.after), ("words", ", before alone"))
    return (*spans, *_before_and_after(detail))


def _relation(change: Change, detail: Detail, gone: bool) -> Spans:
    now, then, no_longer = _VERBS[detail.kind]
    verb = {"added": now, "removed": then}.get(change.action)
    if verb is None:
        verb = no_longer if gone else f"now {now}"
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
