"""A drawing as DOT, written by the `graphviz` package.

Every line of a card is a table cell of fixed size, so that no engine's own measure of a text can
move anything. What comes from data goes through `_words` into such a cell, and nowhere else.
"""

from __future__ import annotations

from argmap.draw.drawing import Box, Drawing, Line, Link
from argmap.draw.theme import Palette
from argmap.escape import for_dot

SANS_FACE = "Arial"
# Not "Times New Roman": Pango takes its last word for a style.
SERIF_FACE = "Times"
_MARGIN = 18
_ARROW_SIZE = "0.7"


def dot_source(drawing: Drawing, colours: Palette) -> str:
    """Return the DOT of a drawing whose boxes have their places."""
    from graphviz import Digraph

    graph = Digraph(
        "picture",
        graph_attr={
            "bgcolor": colours.paper,
            "pad": f"{_MARGIN / 72:.3f}",
            "splines": "line",
            "outputorder": "edgesfirst",
            "layout": "neato",
            "id": "picture",
        },
        node_attr={"shape": "box", "fixedsize": "true", "margin": "0", "fontname": SANS_FACE},
        edge_attr={"color": colours.ink, "arrowsize": _ARROW_SIZE},
    )
    for box in drawing.boxes:
        graph.node(box.id, _label(box, colours), **_box_attributes(box, colours))
    for link in drawing.links:
        graph.edge(link.tail, link.head, **_link_attributes(link, colours))
    return str(graph.source)


def layout_source(drawing: Drawing) -> str:
    """Return the DOT from which an engine finds the places: sizes and relations, no words."""
    from graphviz import Digraph

    graph = Digraph(
        "picture",
        graph_attr={
            "rankdir": drawing.direction,
            # Beside each other there is room for an arrow, below each other there needs none.
            "nodesep": "0.36" if drawing.direction == "BT" else "0.18",
            "ranksep": "0.42",
            "newrank": "true",
            "nslimit": "4",
            "nslimit1": "4",
            "mclimit": "2",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowsize": _ARROW_SIZE},
    )
    for box in drawing.boxes:
        graph.node(box.id, width=_inches(box.width), height=_inches(box.height))
    if drawing.first_rank:
        with graph.subgraph() as first:
            first.attr(rank="max")
            for id_ in drawing.first_rank:
                first.node(id_)
    for link in drawing.links:
        # An engine that knows the arrowhead leaves just the room for it.
        attributes = {"id": link.id, "arrowhead": _LINKS[link.style].get("arrowhead", "none")}
        if link.level:
            attributes |= {"minlen": "0", "weight": "3"}
        if not link.arrow:
            attributes["arrowhead"] = "none"
        graph.edge(link.tail, link.head, **attributes)
    return str(graph.source)


def _box_attributes(box: Box, colours: Palette) -> dict[str, str]:
    attributes = {
        "id": box.id,
        "pos": f"{box.x:g},{-box.y:g}",
        "width": _inches(box.width),
        "height": _inches(box.height),
    }
    if box.shape == "point":
        invisible = {"style": "invis"} if box.width == 1 else {}
        return attributes | {"shape": "point", "color": colours.ink} | invisible
    if box.shape in ("plain", "ruled"):
        return attributes | {"shape": "none"}
    fill, line = _colours(box, colours)
    styles = ["filled"]
    if box.shape == "rounded":
        styles.append("rounded")
    if box.shape == "cut":
        styles.append("diagonals")
    if box.dashed:
        styles.append("dashed")
    return attributes | {
        "style": ",".join(styles),
        "fillcolor": fill,
        "color": line,
        "penwidth": "2.4" if box.heavy else "1",
    }


def _colours(box: Box, colours: Palette) -> tuple[str, str]:
    if isinstance(box.fill, int):
        return colours.text(box.fill)
    return getattr(colours, box.fill), colours.rule


_LINKS: dict[str, dict[str, str]] = {
    "direct": {"penwidth": "3.5"},
    "tension": {"penwidth": "1.2", "style": "dashed"},
    "supports": {"penwidth": "1.2", "arrowhead": "normal"},
    "rebuts": {"penwidth": "1.8", "arrowhead": "tee"},
    "undercuts": {"penwidth": "1.8", "arrowhead": "odot", "style": "dashed"},
    "despite": {"penwidth": "1.2", "arrowhead": "vee", "style": "dotted"},
    "many": {"penwidth": "2", "arrowhead": "normal"},
    "few": {"penwidth": "0.8", "arrowhead": "normal"},
}


def _link_attributes(link: Link, colours: Palette) -> dict[str, str]:
    attributes = {"id": link.id, **_LINKS[link.style]}
    if link.style in ("rebuts", "undercuts"):
        attributes["color"] = colours.attack
    if link.style in ("despite", "few"):
        attributes["color"] = colours.muted
    if link.mark == "gained":
        attributes["penwidth"] = "3"
    if link.mark == "lost":
        attributes |= {"color": colours.muted, "style": "dashed", "penwidth": "1.2"}
    if not link.arrow:
        attributes["arrowhead"] = "none"
    if link.tail_side:
        attributes["tailport"] = link.tail_side
    if link.head_side:
        attributes["headport"] = link.head_side
    if link.route:
        attributes["pos"] = link.route
    return attributes


def _label(box: Box, colours: Palette) -> str:
    if not box.lines:
        return ""
    width, height = box.width, box.height
    rule = ""
    if box.shape == "ruled":
        colour = _colours(box, colours)[1]
        rule = f' BORDER="{2 if isinstance(box.fill, int) else 1}" SIDES="B" COLOR="{colour}"'
    inner = sum(line.height for line in box.lines)
    top = 0 if box.shape == "plain" else (height - inner) // 2
    side = box.side
    rows = "".join(_row(line, box, width, side, colours) for line in box.lines)
    bottom = height - inner - top
    cells = (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
        f"{_space(width, top)}{rows}{_space(width, bottom)}</TABLE>"
    )
    return (
        f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD{rule}>'
        f"{cells}</TD></TR></TABLE>>"
        if rule
        else f"<{cells}>"
    )


def _row(line: Line, box: Box, width: int, side: int, colours: Palette) -> str:
    colour = colours.muted if line.muted else colours.ink
    align = "CENTER" if box.centred else "LEFT"
    face = SERIF_FACE if line.font == "italic" else SANS_FACE
    words = f'<FONT FACE="{face}" POINT-SIZE="{line.size}" COLOR="{colour}">{_words(line)}</FONT>'
    gap = _space(width, line.gap) if line.gap else ""
    margin = f'<TD FIXEDSIZE="TRUE" WIDTH="{side}" HEIGHT="1"></TD>' if side else ""
    cell = (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{width - 2 * side}" HEIGHT="{line.height - line.gap}" '
        f'ALIGN="{align}">{words}</TD>'
    )
    if not side:
        return f"{gap}<TR>{cell}</TR>"
    table = (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
        f"{margin}{cell}{margin}</TR></TABLE>"
    )
    return f"{gap}<TR><TD>{table}</TD></TR>"


def _space(width: int, height: int) -> str:
    if height <= 0:
        return ""
    return f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"></TD></TR>'


def _words(line: Line) -> str:
    words = for_dot(line.text)
    if line.font == "bold":
        return f"<B>{words}</B>"
    return f"<I>{words}</I>" if line.font == "italic" else words


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
