"""What makes the rest of a diff less trustworthy: it is said first."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from argmap.check.suppression import Suppression, suppressions
from argmap.diff.change import CAUTIONS, Caution, Detail
from argmap.settings import Settings
from argmap.storage import Storage
from argmap.workspace import ArgumentFile, ComparisonFile, Workspace

MOST_PASSAGES = 5
"""How many changed passages of a source are shown."""
_MOST_LINES = 20_000

File = ArgumentFile | ComparisonFile
Pairs = list[tuple[File | None, File | None]]


def cautions(
    base: Workspace, head: Workspace, pairs: Pairs, storage: Storage
) -> tuple[Caution, ...]:
    """Return what to look at first. `storage` is the newer state's."""
    found = [*_settings(base, head)]
    for old, new in pairs:
        found += _files(old, new, head, storage)
    found += _unproved(base, head)
    found.sort(key=lambda each: CAUTIONS.index(each.kind))
    return tuple(dict.fromkeys(found))


# Settings.


def _settings(base: Workspace, head: Workspace) -> Iterator[Caution]:
    old, new = _by_name(base), _by_name(head)
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, Settings()), new.get(name, Settings())
        if before.text == after.text:
            continue
        details = [
            Detail("severity", before.severity.get(rule, ""), after.severity.get(rule, ""), rule)
            for rule in dict.fromkeys((*before.severity, *after.severity))
            if before.severity.get(rule) != after.severity.get(rule)
        ]
        details += [
            Detail("ignore", _ignored(before, path), _ignored(after, path), path)
            for path in dict.fromkeys((*before.ignore, *after.ignore))
            if before.ignore.get(path) != after.ignore.get(path)
        ]
        what = "added" if name not in old else "removed" if name not in new else "changed"
        # pyproject.toml holds more than argmap's settings.
        if details or name not in old or name not in new or before.faults != after.faults:
            yield Caution("settings", f"the settings are {what}", name, 0, tuple(details))
    for file in head.settings_below_root:
        if file not in base.settings_below_root:
            yield Caution(
                "settings-below-root",
                "settings below the root are new, and ignored",
                head.name_of(file),
            )


def _ignored(settings: Settings, path: str) -> str:
    return ", ".join(settings.ignore.get(path, ()))


def _by_name(workspace: Workspace) -> dict[str, Settings]:
    return {workspace.name_of(each.file): each for each in workspace.settings if each.file}


# Files.


def _files(
    old: File | None, new: File | None, head: Workspace, storage: Storage
) -> Iterator[Caution]:
    if old is not None and _is_none_any_more(old, new, storage):
        yield Caution(
            "not-an-argmap-file",
            "it was an argmap file and is none any more: nothing in it is checked",
            old.name,
        )
    elif new is not None and _unreadable(new):
        yield Caution("unreadable", "it can't be read; what changed in it can't be said", new.name)
    if new is None or old is None:
        return
    if old.document.text != new.document.text:
        yield from _suppressions(old, new)
    if isinstance(old, ArgumentFile) and isinstance(new, ArgumentFile):
        yield from _source(old, new)
        if old.argument and new.argument:
            yield from _asides(old, new)


def _is_none_any_more(old: File, new: File | None, storage: Storage) -> bool:
    """Whether a file is still there, and no longer says that it is argmap's."""
    if new is None:
        return storage.is_file(old.path)
    value = new.document.value
    return not new.document.problems and not (isinstance(value, dict) and "argmap" in value)


def _unreadable(file: File) -> bool:
    return (file.argument if isinstance(file, ArgumentFile) else file.comparison) is None


def _suppressions(old: File, new: File) -> Iterator[Caution]:
    before, after = Counter(_hidden(old)), Counter(_hidden(new))
    for kind, file, more in (
        ("suppression-added", new, after - before),
        ("suppression-removed", old, before - after),
    ):
        for each in suppressions(file):
            key = _key(each)
            if more[key] > 0:
                more[key] -= 1
                line, _ = file.document.lines.position(each.start)
                reason = each.reason or "no reason given"
                yield Caution(kind, f"{', '.join(each.rules)}: {reason}", file.name, line)


def _hidden(file: File) -> Iterator[tuple[tuple[str, ...], str]]:
    return (_key(each) for each in suppressions(file))


def _key(suppression: Suppression) -> tuple[tuple[str, ...], str]:
    return suppression.rules, suppression.reason


# Sources.


def _source(old: ArgumentFile, new: ArgumentFile) -> Iterator[Caution]:
    if not (old.argument and new.argument and old.source and new.source):
        return
    line, _ = new.document.lines.position(new.document.value_span(("source",))[0])
    pins = old.argument.source.sha256, new.argument.source.sha256
    if old.argument.source.file != new.argument.source.file and old.source.name != new.source.name:
        said = f"it maps another file: {old.source.name} before, {new.source.name} now"
        yield Caution("source-replaced", said, new.name, line)
    if old.source.sha256 != new.source.sha256:
        pinned = "pins the new text" if pins[1] == new.source.sha256 else "doesn't pin the new text"
        said = f"the source's text has changed; {new.name} {pinned}"
        yield Caution("source-changed", said, new.source.name, 0, tuple(_passages(old, new)))
    elif pins[0] != pins[1] and pins[1]:
        yield Caution("pin-changed", "the SHA-256 is another, the text is the same", new.name, line)
    if pins[0] and not pins[1]:
        yield Caution("pin-removed", "the source's SHA-256 is gone", new.name, line)


def _passages(old: ArgumentFile, new: ArgumentFile) -> Iterator[Detail]:
    before = (old.source.text or "" if old.source else "").splitlines()
    after = (new.source.text or "" if new.source else "").splitlines()
    if max(len(before), len(after)) > _MOST_LINES:
        return
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=True)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    for _, one, two, three, four in codes[:MOST_PASSAGES]:
        # The other state's numbers are those of the lines that a reader has before them.
        yield Detail(
            "passage", " ".join(before[one:two]), " ".join(after[three:four]), str(three + 1)
        )
    if len(codes) > MOST_PASSAGES:
        yield Detail("more-passages", after=str(len(codes) - MOST_PASSAGES))


def _asides(old: ArgumentFile, new: ArgumentFile) -> Iterator[Caution]:
    before, after = _asides_of(old), _asides_of(new)
    for kind, file, entries, others in (
        ("aside-added", new, after, before),
        ("aside-removed", old, before, after),
    ):
        for said, index in entries.items():
            if said not in others:
                start, _ = file.document.value_span(("asides", index))
                yield Caution(kind, said, file.name, file.document.lines.position(start)[0])


def _asides_of(file: ArgumentFile) -> dict[str, int]:
    assert file.argument
    found = {}
    for index, (aside, anchors) in enumerate(
        zip(file.argument.asides, file.aside_anchors, strict=True)
    ):
        words = " … ".join(anchor.quote.exact for anchor in anchors)
        found[f"{aside.kind}: {words}"] = index
    return found


# Proof.


def _unproved(base: Workspace, head: Workspace) -> Iterator[Caution]:
    """Yield the quotations that aren't in their sources now and were, or are new."""
    old = {file.name: file for file in base.arguments}
    for file in head.arguments:
        if not file.has_source:
            continue
        before = old.get(file.name)
        for id_, anchors in file.anchors.items():
            was = before.anchors.get(id_, ()) if before and before.has_source else ()
            if any(not each.spans for each in anchors) and not any(not each.spans for each in was):
                line, _ = file.document.lines.position(file.document.key_span(("argument", id_))[0])
                yield Caution("unproved-quote", id_, file.name, line)
