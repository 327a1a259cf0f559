"""A drawing as DOT.

Every line of a card is a table cell of fixed size, so that no engine's own measure of a text can
move anything. What comes from data goes through `for_dot` into such a cell, and nowhere else.
"""

from __future__ import annotations

from functools import cache, lru_cache

from argmap.draw.drawing import Box, Drawing, Line, Link
from argmap.draw.measure import Font
from argmap.draw.scripts import without_isolates
from argmap.draw.theme import Palette
from argmap.escape import for_dot

SANS_FACE = "Arial"
# Not "Times New Roman": Pango takes its last word for a style.
SERIF_FACE = "Times"
MARGIN = 18
_ARROW_SIZE = "0.7"


def dot_source(drawing: Drawing, colours: Palette) -> str:
    """Return the DOT of a drawing whose boxes have their places; draw it with `neato -n2`."""
    lines = [
        "digraph picture {",
        *_defaults("graph", {"layout": "neato", "splines": "line", **_page(colours)}),
        *_defaults("node", _NODE),
        *_defaults("edge", {"color": colours.ink, "arrowsize": _ARROW_SIZE}),
    ]
    for box in drawing.boxes:
        lines.append(_node(box, _box_attributes(box, colours) | _place(box), _label(box, colours)))
    lines += [_edge(link, _link_attributes(link, colours)) for link in drawing.links]
    return "\n".join([*lines, "}", ""])


def layout_source(drawing: Drawing, colours: Palette | None = None) -> str:
    """Return the DOT from which an engine finds the places of boxes that have none.

    With colours it has the words too, and any engine draws it; without, sizes and relations.
    """
    across = drawing.direction == "BT"
    graph = {
        "rankdir": drawing.direction,
        # Beside each other there is room for an arrow, below each other there has to be.
        "nodesep": "0.36" if across else "0.25",
        "ranksep": "0.42" if across else "0.58",
        "newrank": "true",
        # No `pack`: with `newrank`, Graphviz 2.43 crashes on it.
        "nslimit": "2",
        "nslimit1": "2",
        "mclimit": "1",
    }
    ink = {"color": colours.ink} if colours else {}
    words = {} if colours else {"label": ""}
    lines = [
        "digraph picture {",
        *_defaults("graph", graph | (_page(colours) if colours else {})),
        *_defaults("node", _NODE | words),
        *_defaults("edge", {"arrowsize": _ARROW_SIZE} | ink),
    ]
    for box in drawing.boxes:
        if colours:
            lines.append(_node(box, _box_attributes(box, colours), _label(box, colours)))
        else:
            lines.append(_node(box, _size(box)))
    if drawing.first_rank:
        lines.append(f"{{rank=max; {' '.join(map(_quoted, drawing.first_rank))}}}")
    for link in drawing.links:
        own = _link_attributes(link, colours) if colours else f'id="{link.id}"'
        lines.append(
            _edge(link, f"{own} {_link_layout(link.style, link.arrow, link.level, across)}")
        )
    return "\n".join([*lines, "}", ""])


_NODE = {"shape": "box", "fixedsize": "true", "margin": "0", "fontname": SANS_FACE}


def _page(colours: Palette) -> dict[str, str]:
    return {
        "bgcolor": colours.paper,
        "pad": f"{MARGIN / 72:.3f}",
        "outputorder": "edgesfirst",
        "id": "picture",
    }


def _defaults(what: str, attributes: dict[str, str]) -> list[str]:
    return [f"{what} [{_written(attributes)}]"] if attributes else []


def _node(box: Box, attributes: dict[str, str], label: str = "") -> str:
    # A label that is HTML-like stands between angle brackets, not in quotation marks.
    words = f" label={label}" if label else ""
    return f"{_quoted(box.id)} [{_written(attributes)}{words}]"


def _edge(link: Link, attributes: str) -> str:
    return f'"{link.tail}" -> "{link.head}" [{attributes}]'


def _written(attributes: dict[str, str]) -> str:
    return " ".join([f'{name}="{value}"' for name, value in attributes.items()])


def _quoted(id_: str) -> str:
    # Ids are `element_id`s: nothing in them could end the quotation marks.
    return f'"{id_}"'


def _place(box: Box) -> dict[str, str]:
    return {"pos": f"{box.x:g},{-box.y:g}"}


def _size(box: Box) -> dict[str, str]:
    return {"width": _inches(box.width), "height": _inches(box.height)}


def _box_attributes(box: Box, colours: Palette) -> dict[str, str]:
    attributes = {"id": box.id, **_size(box)}
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
    "agrees": {"penwidth": "1.2"},
    "counterpart": {"penwidth": "1.6", "style": "dotted"},
    "supports": {"penwidth": "1.2", "arrowhead": "normal"},
    "rebuts": {"penwidth": "1.8", "arrowhead": "tee"},
    "undercuts": {"penwidth": "1.8", "arrowhead": "odot", "style": "dashed"},
    "despite": {"penwidth": "1.2", "arrowhead": "vee", "style": "dotted"},
    "many": {"penwidth": "2", "arrowhead": "normal"},
    "few": {"penwidth": "0.8", "arrowhead": "normal"},
}


def _link_attributes(link: Link, colours: Palette) -> str:
    ends = _link_style(link.style, link.mark, link.arrow, link.tail_side, link.head_side, colours)
    route = f' pos="{link.route}"' if link.route else ""
    return f'id="{link.id}" {ends}{route}'


# There are many links, and few ways to draw one.
@cache
def _link_style(
    style: str, mark: str, arrow: bool, tail_side: str, head_side: str, colours: Palette
) -> str:
    attributes = dict(_LINKS[style])
    if style in ("rebuts", "undercuts"):
        attributes["color"] = colours.attack
    if style == "agrees":
        attributes["color"] = f"{colours.ink}:{colours.paper}:{colours.ink}"
    if style in ("despite", "few"):
        attributes["color"] = colours.muted
    if mark == "gained":
        attributes["penwidth"] = "3"
    if mark == "lost":
        attributes |= {"color": colours.muted, "style": "dashed", "penwidth": "1.2"}
    if not arrow:
        attributes["arrowhead"] = "none"
    if tail_side:
        attributes["tailport"] = tail_side
    if head_side:
        attributes["headport"] = head_side
    return _written(attributes)


@cache
def _link_layout(style: str, arrow: bool, level: bool, across: bool) -> str:
    # An engine that knows the arrowhead leaves just the room for it.
    attributes = {"arrowhead": _LINKS[style].get("arrowhead", "none") if arrow else "none"}
    if level:
        attributes |= {"minlen": "0", "weight": "3"}
    elif not across:
        # In the middle of a side an arrow can't meet a corner.
        attributes |= {"tailport": "w", "headport": "e"}
    return _written(attributes)


def _label(box: Box, colours: Palette) -> str:
    if not box.lines:
        return '""'
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
        f"{_space(width, side, top)}{rows}{_space(width, side, bottom)}</TABLE>"
    )
    return (
        f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD{rule}>'
        f"{cells}</TD></TR></TABLE>>"
        if rule
        else f"<{cells}>"
    )


def _row(line: Line, box: Box, width: int, side: int, colours: Palette) -> str:
    colour = colours.muted if line.muted else colours.ink
    align = "CENTER" if box.centred else "RIGHT" if line.rtl else "LEFT"
    before, after = _cell(
        line.font, line.size, line.height - line.gap, line.gap, colour, width, side, align
    )
    return f"{before}{for_dot(without_isolates(line.text))}{after}"


@lru_cache(maxsize=1 << 12)
def _cell(
    font: Font, size: int, height: int, gap: int, colour: str, width: int, side: int, align: str
) -> tuple[str, str]:
    """Return what stands before and behind the words of a line."""
    space = _space(width, side, gap) if gap else ""
    margin = f'<TD FIXEDSIZE="TRUE" WIDTH="{side}" HEIGHT="1"></TD>' if side else ""
    face = SERIF_FACE if font == "italic" else SANS_FACE
    opens, closes = {"bold": ("<B>", "</B>"), "italic": ("<I>", "</I>")}.get(font, ("", ""))
    return (
        f'{space}<TR>{margin}<TD FIXEDSIZE="TRUE" WIDTH="{width - 2 * side}" '
        f'HEIGHT="{height}" ALIGN="{align}">'
        f'<FONT FACE="{face}" POINT-SIZE="{size}" COLOR="{colour}">{opens}',
        f"{closes}</FONT></TD>{margin}</TR>",
    )


@lru_cache(maxsize=1 << 12)
def _space(width: int, side: int, height: int) -> str:
    if height <= 0:
        return ""
    across = ' COLSPAN="3"' if side else ""
    return f'<TR><TD{across} FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"></TD></TR>'


@lru_cache(maxsize=1 << 12)
def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
