"""Where things are: ids and their uses, quotations and their passages, in both directions."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.check.finding import File
from argmap.check.quoting import quote_path
from argmap.editing.rename import KEYS, NAMESPACES, Namespace, places
from argmap.lsp.meaning import Meaning, Spot
from argmap.lsp.page import Page
from argmap.lsp.project import is_readable
from argmap.model.quote import QuoteSelector
from argmap.opened import Anchor, ArgumentFile
from argmap.quotes import locate
from argmap.syntax import Path

_START = types.Range(types.Position(0, 0), types.Position(0, 0))


def definitions(page: Page, position: types.Position) -> list[types.Location]:
    """Return where what stands at a place is said: an id's key, a quote's passage, a file.

    From a passage of a source they are the quotes of the nodes that quote it.
    """
    offset = page.text.offset(position)
    if page.file is None:
        return [_quote(page, file, anchor) for file, anchor in quoting(page, offset)]
    found = page.at(offset)
    if found is None:
        return []
    spot, meaning = found
    if meaning.kind == "quote":
        return list(_passages(page, spot))
    if meaning.kind == "file":
        return list(_named_file(page, meaning))
    owner = _owner(page, meaning)
    path = (KEYS[meaning.kind], meaning.id)
    if owner is None or owner.document.at(path) is None:
        return []
    return [page.scene.span(owner.name, *owner.document.key_span(path))]


def references(
    page: Page, position: types.Position, with_declaration: bool = True
) -> list[types.Location]:
    """Return where what stands at a place is used, in all files that were read.

    From a quote, and from a passage of a source, they are the quotes that share words with it.
    """
    offset = page.text.offset(position)
    if page.file is None:
        return definitions(page, position)
    found = page.at(offset)
    if found is None:
        return []
    spot, meaning = found
    if meaning.kind == "quote":
        return list(_sharing(page, spot))
    owner = _owner(page, meaning)
    if meaning.kind not in NAMESPACES or owner is None:
        return []
    namespace: Namespace = meaning.kind
    uses = []
    for file in page.scene.workspace.files:
        for path, is_key in _uses(file, owner, namespace, meaning.id):
            is_declaration = file.path == owner.path and path == (KEYS[namespace], meaning.id)
            if not is_declaration or (with_declaration and file.document.at(path) is not None):
                span = file.document.key_span(path) if is_key else file.document.value_span(path)
                uses.append(page.scene.span(file.name, *span))
    return uses


def _uses(file: File, owner: File, namespace: Namespace, id_: str) -> list[tuple[Path, bool]]:
    return list(places(file, owner, namespace, id_)) if is_readable(file) else []


def _owner(page: Page, meaning: Meaning) -> File | None:
    """Return the file in which an id stands for something."""
    return page.named(meaning.alias) if meaning.kind == "node" and meaning.alias else page.file


def _named_file(page: Page, meaning: Meaning) -> Iterator[types.Location]:
    if page.is_comparison:
        named = page.named(meaning.alias)
        if named:
            yield types.Location(page.scene.uri(named.path), _START)
    elif page.source:
        yield types.Location(page.scene.uri(page.scene.path_of(page.source.name)), _START)


# Quotes and passages.


def anchor_at(page: Page, path: Path) -> Anchor | None:
    """Return the quote of which a path leads to a part, and where the source has it."""
    if page.source is None:
        return None
    if path and path[-1] in ("exact", "prefix", "suffix"):
        path = path[:-1]
    value = page.document.at(path)
    said = {"exact": value} if isinstance(value, str) else value
    exact, prefix, suffix = (
        said.get(key) if isinstance(said, dict) else None for key in ("exact", "prefix", "suffix")
    )
    if not isinstance(exact, str) or not all(
        each is None or isinstance(each, str) for each in (prefix, suffix)
    ):
        return None
    located = locate(page.source.searchable, exact, prefix=prefix, suffix=suffix)
    quote = QuoteSelector.model_construct(exact=exact, prefix=prefix, suffix=suffix)
    return Anchor(path, quote, located)


def anchors(file: ArgumentFile) -> Iterator[Anchor]:
    """Yield the quotes of a file's nodes, asides and sections."""
    if file.has_source:
        for each in (*file.anchors.values(), *file.aside_anchors):
            yield from each
        yield from file.section_anchors


def quoting(page: Page, offset: int) -> list[tuple[ArgumentFile, Anchor]]:
    """Return the quotes that have the words at an offset of a source text."""
    name = page.scene.workspace.name_of(page.path)
    return [
        (file, anchor)
        for file in page.scene.workspace.arguments
        if file.source and file.source.name == name
        for anchor in anchors(file)
        if any(span.start <= offset <= span.end for span in anchor.spans)
    ]


def _passages(page: Page, spot: Spot) -> Iterator[types.Location]:
    anchor, source = anchor_at(page, spot.path), page.source
    for way in anchor.located.ways if anchor and source else ():
        assert source
        yield page.scene.span(source.name, way[0].start, way[-1].end)


def _sharing(page: Page, spot: Spot) -> Iterator[types.Location]:
    mine, source = anchor_at(page, spot.path), page.source
    if mine is None or source is None:
        return
    for file in page.scene.workspace.arguments:
        if file.source and file.source.name == source.name:
            for anchor in anchors(file):
                if any(
                    one.start < other.end and other.start < one.end
                    for one in mine.spans
                    for other in anchor.spans
                ):
                    yield _quote(page, file, anchor)


def _quote(page: Page, file: ArgumentFile, anchor: Anchor) -> types.Location:
    return page.scene.span(file.name, *file.document.value_span(quote_path(file, anchor)))
