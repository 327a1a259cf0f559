"""What is said of what the pointer is over, in Markdown. All data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from argmap.escape import for_markdown
from argmap.graph import argument_graph
from argmap.lsp.meaning import Meaning, Spot
from argmap.lsp.navigation import anchor_at, quoting
from argmap.lsp.page import Page
from argmap.model.argument import Node
from argmap.opened import Anchor, ArgumentFile, ComparisonFile, SourceFile

MOST_SAID = 12
"""How many nodes a list has at the most."""
_CONTEXT = 160
_LONGEST = 600


def hover(page: Page, position: types.Position) -> types.Hover | None:
    """Return what is known of a node, a quote, a speaker, a relation or a passage."""
    offset = page.text.offset(position)
    if page.file is None:
        said = list(_passage(page, offset))
        range_ = None
    else:
        found = page.at(offset)
        if found is None:
            return None
        spot, meaning = found
        said = list(_said(page, spot, meaning))
        range_ = page.text.range(spot.start, spot.end)
    if not said:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(said))
    return types.Hover(content, range_)


def _said(page: Page, spot: Spot, meaning: Meaning) -> Iterator[str]:
    if meaning.kind == "quote":
        anchor = anchor_at(page, spot.path)
        if anchor and page.source:
            yield from _quote(page.source, anchor)
    elif meaning.kind == "node":
        file = page.named(meaning.alias) if meaning.alias else page.argument
        if file and meaning.id in file.nodes:
            yield from _node(file, meaning.id)
    elif meaning.kind == "speaker" and page.argument and page.argument.argument:
        speaker = page.argument.argument.speakers.get(meaning.id)
        if speaker:
            via = f", through {for_markdown(speaker.via)}" if speaker.via else ""
            yield f"**{for_markdown(speaker.name)}**{via}"
            said = [id_ for id_, node in page.argument.nodes.items() if meaning.id in node.said_by]
            yield from _list("Says", page.argument, said)
    elif page.comparison and page.comparison.comparison:
        yield from _in_comparison(page, page.comparison, meaning)


def _node(file: ArgumentFile, id_: str) -> Iterator[str]:
    node = file.nodes[id_]
    yield f"**{_kind(node)}** {for_markdown(id_)}\n\n{for_markdown(node.text)}"
    if node.said_by and file.argument:
        speakers = file.argument.speakers
        names = (speakers[each].name if each in speakers else each for each in node.said_by)
        yield f"*{node.stance}* · {for_markdown(', '.join(names))}"
    elif node.stance:
        yield f"*{node.stance}*"
    if file.has_source and file.source:
        for anchor in file.anchors[id_]:
            yield from _quote(file.source, anchor)
    graph = argument_graph(file)
    yield from _list("Supported by", file, graph.reasons_for(id_))
    yield from _list("Rebutted by", file, [one for one, target in graph.rebuts if target == id_])
    undercut = [each.rebuttal for each in graph.undercuts if id_ in (each.reason, each.target)]
    yield from _list("A step undercut by", file, dict.fromkeys(undercut))
    yield from _list("Supports", file, [each for each in node.supports if each in file.nodes])
    yield from _list("Rebuts", file, graph.rebuts_of(id_))


def _kind(node: Node) -> str:
    thesis = getattr(node, "main", False)
    return f"{node.type.capitalize()}{', a thesis' if thesis else ''}"


def _list(title: str, file: ArgumentFile, ids: Iterable[str]) -> Iterator[str]:
    found = list(ids)
    if found:
        lines = [
            f"- {for_markdown(id_)}: {for_markdown(file.nodes[id_].text)}"
            for id_ in found[:MOST_SAID]
        ]
        more = len(found) - MOST_SAID
        yield "\n".join([f"{title}:\n", *lines, *([f"- … and {more} more"] if more > 0 else [])])


def _quote(source: SourceFile, anchor: Anchor) -> Iterator[str]:
    """Say where a quote stands, with the words around it."""
    ways = anchor.located.ways
    if not ways:
        yield f"*The source doesn't have these words:* {for_markdown(_cut(anchor.quote.exact))}"
        return
    if len(ways) > 1:
        more = "more than " if anchor.located.more else ""
        lines = ", ".join(str(source.lines.position(way[0].start)[0]) for way in ways)
        yield f"*The source has these words in {more}{len(ways)} places,* at the lines {lines}"
        return
    text, (first, last) = source.text or "", (ways[0][0].start, ways[0][-1].end)
    before, after = text[max(0, first - _CONTEXT) : first], text[last : last + _CONTEXT]
    # Words that are cut say nothing.
    if first > _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if last + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + " …"
    words = _cut(text[first:last]).strip()
    # The escape leaves no white space at a text's ends.
    head = " " * (before != before.rstrip())
    tail = " " * (after != after.lstrip())
    yield f"> {for_markdown(before)}{head}**{for_markdown(words)}**{tail}{for_markdown(after)}"
    start, end = (source.lines.position(each)[0] for each in (first, last))
    where = f"line {start}" if start == end else f"lines {start} to {end}"
    yield f"{for_markdown(source.name)}, {where}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _in_comparison(page: Page, file: ComparisonFile, meaning: Meaning) -> Iterator[str]:
    comparison = file.comparison
    if comparison is None:
        return
    id_ = meaning.id
    if meaning.kind in ("text", "file"):
        named = page.named(meaning.alias or id_)
        if named and named.argument:
            source = named.argument.source
            by = f", {for_markdown(source.author)}" if source.author else ""
            yield f"**{for_markdown(source.title)}**{by}\n\n{for_markdown(named.name)}"
    elif meaning.kind == "topic" and id_ in comparison.topics:
        yield f"**Topic** {for_markdown(comparison.topics[id_])}"
    elif meaning.kind == "contradiction" and id_ in comparison.contradictions:
        found = comparison.contradictions[id_]
        yield f"**{for_markdown(found.question)}**\n\n*{found.kind}, {found.strength}*"
        yield from _sides(page, found.sides)
        yield for_markdown(found.why)
    elif meaning.kind == "agreement" and id_ in comparison.agreements:
        yield f"**{for_markdown(comparison.agreements[id_].statement)}**"
        yield from _sides(page, comparison.agreements[id_].sides)
    elif meaning.kind == "counterpart" and id_ in comparison.counterparts:
        yield from _sides(page, comparison.counterparts[id_].holds)
        yield from _sides(page, comparison.counterparts[id_].reports)


def _sides(page: Page, sides: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for alias, ids in sides.items():
        if named := page.named(alias):
            there = [each for each in ids if each in named.nodes]
            yield from _list(for_markdown(alias), named, there)


def _passage(page: Page, offset: int) -> Iterator[str]:
    """Say which nodes quote the words at an offset of a source."""
    for file, anchor in quoting(page, offset)[:MOST_SAID]:
        top, id_ = anchor.path[0], str(anchor.path[1])
        if top == "argument" and id_ in file.nodes:
            node = file.nodes[id_]
            yield f"**{_kind(node)}** {for_markdown(id_)}: {for_markdown(node.text)}"
        elif top == "asides":
            yield f"*An aside,* {for_markdown(str(anchor.path[2]))}"
