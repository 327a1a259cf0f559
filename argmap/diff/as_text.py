"""`text`: a diff for a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.diff.change import Diff
from argmap.diff.outline import Item, Spans, outline, summary, title
from argmap.escape import for_terminal, unmarked

Style = Callable[[str, str], str]
_STYLES = {"+": "added", "-": "removed", "~": "changed", "!": "error"}


def as_text(diff: Diff, style: Style) -> str:
    """Return the diff, what to look at first before all. `style` sets a text in a named style."""
    return "\n".join(_lines(diff, style)) + "\n"


def _lines(diff: Diff, style: Style) -> Iterator[str]:
    yield f"{for_terminal(title(diff))}: {summary(diff)}"
    for section in outline(diff):
        yield ""
        yield style("strong", section.heading or for_terminal(section.file))
        for item in section.items:
            yield from _item(item, style)


def _item(item: Item, style: Style) -> Iterator[str]:
    yield unmarked(f"  {style(_STYLES[item.mark], item.mark)} {_set(item.line, style)}")
    for spans in item.below:
        yield unmarked(f"      {_set(spans, style)}")


def _set(spans: Spans, style: Style) -> str:
    return "".join(_span(role, text, style) for role, text in spans)


def _span(role: str, text: str, style: Style) -> str:
    if role == "words":
        return text
    shown = for_terminal(text)
    if role == "deleted":
        return style("removed", f"[-{shown}-]")
    if role == "inserted":
        return style("added", f"{{+{shown}+}}")
    return style("id", shown) if role == "id" else shown
