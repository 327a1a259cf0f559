"""`svg`: the changed part of a map, with what is new, what is gone, and what is around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from argmap.diff.cautions import File
from argmap.diff.change import Change, Diff
from argmap.diff.match import same_nodes
from argmap.diff.outline import outline, spoken, summary, title
from argmap.draw.argument import CARD
from argmap.draw.cards import card, lines_of, stem, words_box
from argmap.draw.drawing import Box, Drawing, Link
from argmap.draw.engine import EngineName
from argmap.draw.layout import below_each_other, ends, on_a_page, total_width
from argmap.draw.legend import legend
from argmap.draw.opposition import opposition
from argmap.draw.picture import Picture
from argmap.draw.plain import element_id, plain
from argmap.draw.relations import relations
from argmap.draw.selection import Selection
from argmap.graph import Graph, Support, Undercut, argument_graph
from argmap.model.argument import NODE_TYPES
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.workspace import Workspace

MOST_NODES = 60
"""How many changed nodes of a text are drawn; the rest is counted."""
MOST_LINKS = 300
"""How many relations of a text are drawn; of more, only those that are new or gone."""
MOST_CONTRADICTIONS = 40
MOST_FILES = 12
MOST_LINES = 12
_FILLS = {"added": 2, "changed": 3, "renamed": 3, "removed": 1}
_WIDE = 860
_NEAR, _FAR = 10, 40
Placed = tuple[float, Drawing]


def picture(
    diff: Diff, base: Workspace, head: Workspace, engine: EngineName = "graphviz-pure"
) -> Picture:
    """Return a picture of a diff's changes: of nodes with what they bear on, and contradictions.

    Raises `EngineError` where the engine is missing or fails.
    """
    heading = words_box("_title", title(diff), font="bold", size=18, width=_WIDE)
    said = words_box("_summary", summary(diff), size=13, width=_WIDE, muted=True)
    drawings: list[Placed] = [(0, _alone(heading)), (_NEAR, _alone(said))]
    drawings += [(_NEAR, _alone(box)) for box in _cautions(diff)]
    files = list(_by_file(diff))
    older = _older_names(diff)
    for file, changes in files[:MOST_FILES]:
        old = next((each for each in base.files if each.name == older.get(file, file)), None)
        new = next((each for each in head.files if each.name == file), None)
        drawings += _drawings(file, changes, old, new, engine)
    if len(files) > MOST_FILES:
        more = f"and changes in {len(files) - MOST_FILES:,} more files"
        drawings.append((_FAR, _alone(words_box("_more", more, width=_WIDE, muted=True))))
    boxes, links = below_each_other(drawings)
    order = [id_ for _, each in drawings for id_ in each.reading_order]
    drawing = Drawing(plain(title(diff)), summary(diff), boxes, links, tuple(order))
    return Picture(drawing, engine=engine)


def _cautions(diff: Diff) -> Iterator[Box]:
    """Say what to look at first: the picture may be seen without the rest."""
    lines = [
        f"! {spoken(item)}"
        for section in outline(diff)
        for item in section.items[:MOST_LINES]
        if item.mark == "!"
    ]
    for number, line in enumerate(lines):
        yield words_box(f"_caution-{number + 1}", line, width=_WIDE)


def _older_names(diff: Diff) -> dict[str, str]:
    return {
        change.file: detail.before
        for change in diff.changes
        for detail in change.details
        if change.what.endswith(" file") and detail.kind == "renamed"
    }


def _by_file(diff: Diff) -> Iterator[tuple[str, list[Change]]]:
    found: dict[str, list[Change]] = {}
    for change in diff.changes:
        if change.what in (*NODE_TYPES, "contradiction"):
            found.setdefault(change.file, []).append(change)
    yield from found.items()


def _drawings(
    name: str, changes: list[Change], old: File | None, new: File | None, engine: EngineName
) -> Iterator[Placed]:
    if isinstance(new, ArgumentFile) or isinstance(old, ArgumentFile):
        older = old if isinstance(old, ArgumentFile) else None
        newer = new if isinstance(new, ArgumentFile) else None
        yield _FAR, _heading(name, name)
        yield _NEAR, _nodes(changes, older, newer, engine)
        if len(changes) > MOST_NODES:
            more = f"and {len(changes) - MOST_NODES:,} more changes"
            yield (
                _NEAR,
                _alone(
                    words_box(f"{element_id(stem(name))}--_more", more, width=_WIDE, muted=True)
                ),
            )
    for file, action in ((new, "added"), (new, "changed"), (old, "removed")):
        if isinstance(file, ComparisonFile):
            wanted = [each.id for each in changes if each.action == action]
            ids = tuple(id_ for id_ in wanted if _can_be_drawn(file, id_))
            if ids:
                shown = ids[:MOST_CONTRADICTIONS]
                rest = f", {len(shown)} of {len(ids):,}" if len(ids) > len(shown) else ""
                heading = f"{name}: contradictions {action}{rest}"
                yield _FAR, _heading(f"{stem(name)}--{action}", heading)
                chosen = Selection(only=shown, strength="all")
                yield _NEAR, _prefixed(opposition(file, chosen), action)


def _can_be_drawn(file: ComparisonFile, id_: str) -> bool:
    """Whether every node that a contradiction names can be read."""
    assert file.comparison
    sides = file.comparison.contradictions[id_].sides.items()
    return all(
        (text := file.text(alias)) is not None and all(node in text.nodes for node in nodes)
        for alias, nodes in sides
    )


def _nodes(
    changes: list[Change],
    old: ArgumentFile | None,
    new: ArgumentFile | None,
    engine: EngineName,
) -> Drawing:
    drawn = {change.id: change for change in changes[:MOST_NODES]}
    same = same_nodes(old.nodes, new.nodes) if old and new else {}
    before = _renamed(argument_graph(old), same) if old else _NOTHING
    after = argument_graph(new) if new else _NOTHING
    removed = [id_ for id_, change in drawn.items() if change.action == "removed"]
    merged = _merged(before, after, removed)
    shown = set(drawn)
    around = shown | _around(merged, shown)
    if sum(len(node.supports) for id_, node in merged.nodes.items() if id_ in around) <= MOST_LINKS:
        shown = around
    boxes = []
    for id_ in merged.nodes:
        if id_ in shown:
            boxes.append(_card(id_, drawn.get(id_), old, new, before, after))
    file = new or old
    assert file
    junctions, links = relations(file, merged, shown)
    was = {link.id for link in relations(file, before, set(before.nodes))[1]}
    now = {link.id for link in relations(file, after, set(after.nodes))[1]}
    both = bool(old and new)
    marked = [_marked(link, link.id in was, link.id in now) if both else link for link in links]
    kept = tuple(marked if len(marked) <= MOST_LINKS else [each for each in marked if each.mark])
    unplaced = Drawing("", "", (*boxes, *junctions), kept[:MOST_LINKS])
    found = on_a_page(unplaced, engine)
    return _with_legend(file, found, tuple(box.id for box in boxes))


_NOTHING = Graph({}, (), (), (), ())


def _card(
    id_: str,
    change: Change | None,
    old: ArgumentFile | None,
    new: ArgumentFile | None,
    before: Graph,
    after: Graph,
) -> Box:
    file, graph = (new, after) if id_ in after.nodes else (old, before)
    assert file
    action = change.action if change else ""
    box = card(file, graph, id_, width=CARD, size=11, quoted=bool(action), prefix=action)
    box = replace(box, fill=_FILLS.get(action, "paper"), heavy=bool(action))
    return _with_old_words(box, change) if change else box


def _with_old_words(box: Box, change: Change) -> Box:
    """Add to a card what it said before, where it was reworded."""
    before = next((each.before for each in change.details if each.kind == "reworded"), "")
    if not before:
        return box
    wide = box.width - 2 * box.side
    more = lines_of(f"before: {before}", "sans", 10, wide, muted=True, gap=6, most=4)
    height = box.height + sum(line.height for line in more)
    return replace(box, lines=(*box.lines, *more), height=height)


def _marked(link: Link, was: bool, now: bool) -> Link:
    if was and not now:
        return replace(link, mark="lost", title=f"gone: {link.title}")
    if now and not was:
        return replace(link, mark="gained", title=f"new: {link.title}")
    return link


def _renamed(graph: Graph, same: dict[str, str]) -> Graph:
    """Give the nodes of the older state their newer ids."""

    def newer(id_: str) -> str:
        return same.get(id_, id_)

    return Graph(
        {newer(id_): node for id_, node in graph.nodes.items()},
        tuple(
            Support(tuple(map(newer, each.reasons)), newer(each.target)) for each in graph.supports
        ),
        tuple((newer(one), newer(other)) for one, other in graph.rebuts),
        tuple(
            Undercut(newer(each.rebuttal), newer(each.reason), newer(each.target))
            for each in graph.undercuts
        ),
        tuple((newer(one), newer(other)) for one, other in graph.despite),
    )


def _merged(before: Graph, after: Graph, removed: Iterable[str]) -> Graph:
    """Return the newer graph with the nodes and relations that are gone."""
    steps = {(reason, each.target) for each in after.supports for reason in each.reasons}
    gone = tuple(
        Support(tuple(reasons), each.target)
        for each in before.supports
        if (reasons := [reason for reason in each.reasons if (reason, each.target) not in steps])
    )
    return Graph(
        {**after.nodes, **{id_: before.nodes[id_] for id_ in removed}},
        (*after.supports, *gone),
        tuple(dict.fromkeys((*after.rebuts, *before.rebuts))),
        tuple(dict.fromkeys((*after.undercuts, *before.undercuts))),
        tuple(dict.fromkeys((*after.despite, *before.despite))),
    )


def _around(graph: Graph, ids: set[str]) -> set[str]:
    """Return what nodes bear on."""
    pairs = [(reason, each.target) for each in graph.supports for reason in each.reasons]
    pairs += [*graph.rebuts, *graph.despite]
    pairs += [(each.rebuttal, each.reason) for each in graph.undercuts]
    pairs += [(each.rebuttal, each.target) for each in graph.undercuts]
    return {other for one, other in pairs if one in ids} & graph.nodes.keys()


def _with_legend(file: ArgumentFile, drawing: Drawing, order: tuple[str, ...]) -> Drawing:
    wide = max(round(total_width(drawing.boxes)), 420)
    left = min(box.x - box.width / 2 for box in drawing.boxes)
    name = element_id(stem(file.name))
    boxes, links = legend(name, drawing.boxes, drawing.links, wide, ends(drawing) + 30)
    boxes = [replace(box, x=box.x + left) for box in boxes]
    links_of = {link.tail: link.id for link in drawing.links}
    read = [id_ for box in order for id_ in (box, links_of.get(box, "")) if id_]
    return replace(
        drawing,
        boxes=(*drawing.boxes, *boxes),
        links=(*drawing.links, *links),
        reading_order=(*read, *(box.id for box in boxes)),
    )


def _heading(key: str, words: str) -> Drawing:
    return _alone(words_box(f"{element_id(key)}--_heading", words, font="bold", width=_WIDE))


def _alone(box: Box) -> Drawing:
    return Drawing("", "", (box,), (), (box.id,))


def _prefixed(drawing: Drawing, prefix: str) -> Drawing:
    """Make the ids of a drawing its own: another may show the same contradiction."""
    return replace(
        drawing,
        boxes=tuple(replace(box, id=f"{prefix}--{box.id}") for box in drawing.boxes),
        links=tuple(
            replace(
                link,
                id=f"{prefix}--{link.id}",
                tail=f"{prefix}--{link.tail}",
                head=f"{prefix}--{link.head}",
            )
            for link in drawing.links
        ),
        reading_order=tuple(f"{prefix}--{id_}" for id_ in drawing.reading_order),
    )
