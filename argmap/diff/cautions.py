"""What makes the rest of a diff less trustworthy: it is said first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from argmap.check.suppression import Suppression, suppressions
from argmap.diff.change import CAUTIONS, Caution, Detail
from argmap.diff.nodes import written
from argmap.diff.passages import passages
from argmap.opened import Anchor, ArgumentFile, ComparisonFile
from argmap.quotes import Span
from argmap.settings import Settings
from argmap.storage import Storage
from argmap.workspace import Workspace

File = ArgumentFile | ComparisonFile
Pairs = list[tuple[File | None, File | None]]
Same = Mapping[str, Mapping[str, str]]
"""For each older file's name the newer ids of its nodes."""


def cautions(
    base: Workspace, head: Workspace, pairs: Pairs, same: Same, storage: Storage
) -> tuple[Caution, ...]:
    """Return what to look at first. `storage` is the newer state's."""
    found = [*_settings(base, head)]
    names = {old.name: new.name for old, new in pairs if old and new}
    for old, new in pairs:
        if unchanged(old, new):
            continue
        found += _file(old, new, storage)
        ids = same.get(old.name, {}) if old else {}
        if new is not None and readable(new):
            found += _suppressions(old if old and readable(old) else None, new, ids)
        if isinstance(new, ArgumentFile) and new.argument:
            before = old if isinstance(old, ArgumentFile) and old.argument else None
            found += [*_source(before, new), *_asides(before, new), *_unproved(before, new, ids)]
        if isinstance(old, ComparisonFile) and isinstance(new, ComparisonFile):
            found += _texts(old, new, names)
    found += _roots(base, head, names)
    found.sort(key=lambda each: CAUTIONS.index(each.kind))
    return tuple(dict.fromkeys(found))


def readable(file: File) -> bool:
    """Whether a file says something that can be compared."""
    return (file.argument if isinstance(file, ArgumentFile) else file.comparison) is not None


def unchanged(old: File | None, new: File | None) -> bool:
    """Whether an argument file and its source are what they were, to the letter."""
    return (
        isinstance(old, ArgumentFile)
        and isinstance(new, ArgumentFile)
        and old.name == new.name
        and old.document.text == new.document.text
        and old.source == new.source
    )


# Settings and roots.


def _settings(base: Workspace, head: Workspace) -> Iterator[Caution]:
    old, new = _by_name(base), _by_name(head)
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, Settings()), new.get(name, Settings())
        if name in old and name in new and before.text == after.text:
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
            said = "settings below the root are new, and ignored"
            yield Caution("settings-below-root", said, head.name_of(file))


def _ignored(settings: Settings, path: str) -> str:
    return ", ".join(settings.ignore.get(path, ()))


def _by_name(workspace: Workspace) -> dict[str, Settings]:
    return {workspace.name_of(each.file): each for each in workspace.settings if each.file}


def _roots(base: Workspace, head: Workspace, names: Mapping[str, str]) -> Iterator[Caution]:
    moved = {
        (base.root_of[old], head.root_of[new])
        for old, new in names.items()
        if base.root_of.get(old) != head.root_of.get(new)
    }
    for one, other in sorted(moved):
        said = f"the project's root was {base.name_of(one)} and is {head.name_of(other)}"
        yield Caution("root", said, head.name_of(other))


# Files.


def _file(old: File | None, new: File | None, storage: Storage) -> Iterator[Caution]:
    if old is not None and readable(old) and _is_none_any_more(old, new, storage):
        said = "it was an argmap file and is none any more: nothing in it is checked"
        yield Caution("not-an-argmap-file", said, old.name)
    elif new is not None and not readable(new):
        if old is None or old.document.text != new.document.text:
            said = "what changed in it can't be said"
            yield Caution("unreadable", said, new.name)
    elif new is not None and old is not None and not readable(old):
        said = "all that it says is told as new"
        yield Caution("unreadable-before", said, new.name)


def _is_none_any_more(old: File, new: File | None, storage: Storage) -> bool:
    """Whether a file is still there, and no longer says that it is argmap's."""
    if new is None:
        return storage.is_file(old.path)
    value = new.document.value
    return not new.document.problems and not (isinstance(value, dict) and "argmap" in value)


def _texts(old: ComparisonFile, new: ComparisonFile, names: Mapping[str, str]) -> Iterator[Caution]:
    """Yield the aliases that stand for another text now: all that is said of them is of another."""
    for alias in old.texts:
        before, after = old.text(alias), new.text(alias)
        if before and after and names.get(before.name, before.name) != after.name:
            line, _ = new.document.lines.position(new.document.key_span(("texts", alias))[0])
            said = f"{alias} was {before.name} and is {after.name}"
            yield Caution("text-replaced", said, new.name, line)


def _suppressions(old: File | None, new: File, ids: Mapping[str, str]) -> Iterator[Caution]:
    before = Counter(_key(old, each, ids) for each in suppressions(old)) if old else Counter()
    after = Counter(_key(new, each, {}) for each in suppressions(new))
    for kind, file, more, newer in (
        ("suppression-added", new, after - before, {}),
        ("suppression-removed", old, before - after, ids),
    ):
        for each in suppressions(file) if file else ():
            key = _key(file, each, newer) if file else None
            if key and more[key] > 0:
                more[key] -= 1
                where = f", at {key[2]}" if key[2] else ""
                said = f"{', '.join(each.rules)}{where}: {each.reason or 'no reason given'}"
                assert file
                line, _ = file.document.lines.position(each.start)
                yield Caution(kind, said, file.name, line)


def _key(
    file: File, suppression: Suppression, ids: Mapping[str, str]
) -> tuple[tuple[str, ...], str, str]:
    """Return what a suppression hides, why, and at which entry of the file."""
    path = file.document.entry_at_line(suppression.line)
    where = ids.get(path[1], path[1]) if path[:1] == ("argument",) and path[1:] else ""
    return suppression.rules, suppression.reason, where or ".".join(path)


# Sources.


def _source(old: ArgumentFile | None, new: ArgumentFile) -> Iterator[Caution]:
    assert new.argument and new.source
    line, _ = new.document.lines.position(new.document.key_span(("source",))[0])
    source, said = new.source, new.argument.source
    if source.text is None:
        if old is None or not old.source or old.source.why_not != source.why_not:
            why = f"{source.name} can't be read ({source.why_not}); nothing is proved"
            yield Caution("source-unreadable", why, new.name, line)
        return
    if said.sha256 is None and (old is None or (old.argument and old.argument.source.sha256)):
        kind = "unpinned" if old is None else "pin-removed"
        yield Caution(
            kind, "the source has no SHA-256: a change of it goes unnoticed", new.name, line
        )
    if old is None or not (old.argument and old.source):
        return
    if old.argument.source.language != said.language:
        told = f"{old.argument.source.language or 'none'} before, {said.language or 'none'} now"
        words = f"{told}; words left out are looked through for negations in English only"
        yield Caution("language", words, new.name, line)
    if old.source.name != source.name and old.argument.source.file != said.file:
        replaced = f"{old.source.name} before, {source.name} now"
        if old.source.sha256 != source.sha256:
            yield Caution("source-replaced", replaced, new.name, line)
    elif old.source.sha256 != source.sha256 and old.source.text is not None:
        pins = "pins" if said.sha256 == source.sha256 else "doesn't pin"
        text = f"the text has changed, and {new.name} {pins} the new one"
        yield Caution("source-changed", text, source.name, 0, passages(old, new))
    elif old.argument.source.sha256 != said.sha256 and said.sha256 and old.argument.source.sha256:
        yield Caution("pin-changed", "the SHA-256 is another, the text is the same", new.name, line)


def _asides(old: ArgumentFile | None, new: ArgumentFile) -> Iterator[Caution]:
    same_text = bool(old and old.source and new.source and old.source.sha256 == new.source.sha256)
    before = _asides_of(old, places=same_text) if old else []
    after = _asides_of(new, places=same_text)
    for kind, file, entries, others in (
        ("aside-added", new, after, before),
        ("aside-removed", old, before, after),
    ):
        more = Counter(key for key, _, _ in entries) - Counter(key for key, _, _ in others)
        for key, said, index in entries:
            if more[key] > 0:
                more[key] -= 1
                assert file
                start, _ = file.document.value_span(("asides", index))
                yield Caution(kind, said, file.name, file.document.lines.position(start)[0])


def _asides_of(file: ArgumentFile, *, places: bool) -> list[tuple[object, str, int]]:
    """Return each aside: what tells it from others, what it says, and its number."""
    assert file.argument
    found: list[tuple[object, str, int]] = []
    for index, (aside, anchors) in enumerate(
        zip(file.argument.asides, file.aside_anchors, strict=True)
    ):
        spans = tuple(anchor.spans for anchor in anchors)
        quotes = tuple(anchor.quote for anchor in anchors)
        said = f"{aside.kind}: {' … '.join(written(quote) for quote in quotes)}"
        found.append(((aside.kind, spans if places and all(spans) else quotes), said, index))
    return found


# Proof.


def _unproved(
    old: ArgumentFile | None, new: ArgumentFile, ids: Mapping[str, str]
) -> Iterator[Caution]:
    """Yield the quotations that aren't in their sources now and were, or are new."""
    if not new.has_source:
        return
    before = Counter(_unfound(old, ids)) if old and old.has_source else Counter()
    now = list(_unfound(new, {}))
    more = Counter(now) - before
    for where, words in now:
        if more[where, words] > 0:
            more[where, words] -= 1
            path = ("argument", where) if where in new.nodes else (where,)
            line, _ = new.document.lines.position(new.document.key_span(path)[0])
            yield Caution("unproved", f"{where}: {words}", new.name, line)


def _unfound(file: ArgumentFile, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for id_, anchors in file.anchors.items():
        yield from ((ids.get(id_, id_), words) for words in _without_place(anchors))
    yield from (("asides", words) for words in _without_place(chain(*file.aside_anchors)))
    yield from (("sections", words) for words in _without_place(file.section_anchors))


def _without_place(anchors: Iterator[Anchor] | tuple[Anchor, ...]) -> Iterator[str]:
    nowhere: tuple[Span, ...] = ()
    return (written(anchor.quote) for anchor in anchors if anchor.spans == nowhere)
