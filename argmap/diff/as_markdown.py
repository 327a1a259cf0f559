"""`markdown`: a diff for the summary of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diff.change import Diff
from argmap.diff.outline import Item, Section, Spans, outline, summary, title
from argmap.escape import for_markdown

LIMIT = 60_000
"""How many characters there are at the most: a comment on GitHub takes 65,536."""
_MARKS = {"+": "➕", "-": "➖", "~": "✏️", "!": "⚠️"}
_ROOM = 400


def as_markdown(diff: Diff, limit: int = LIMIT) -> str:
    """Return the diff as a list; what is beyond the limit is counted in its last line."""
    said = f"**{for_markdown(title(diff))}**: {summary(diff)}\n"
    sections = outline(diff)
    cut = 0
    for section in sections:
        heading = f"\n{_heading(section)}\n\n"
        for item in section.items:
            # What is longer than there is room for doesn't hide what comes after it.
            blocks = (heading + "".join(_block(item)), heading + _line(item))
            room = limit - _ROOM - len(said)
            block = next((each for each in blocks if len(each) <= room), "")
            cut += block != blocks[0]
            said += block
            heading = "" if block else heading
    return said + _cut(cut) if cut else said


def _cut(number: int) -> str:
    shown = "1 entry isn’t" if number == 1 else f"{number:,} entries aren’t"
    return (
        f"\n**Cut**: {shown} shown, or not whole, because a forge takes no more. "
        "`argmap diff` shows everything.\n"
    )


def _heading(section: Section) -> str:
    return f"### {section.heading or for_markdown(section.file)}"


def _block(item: Item) -> Iterator[str]:
    yield _line(item)
    for spans in item.below:
        yield f"  - {_set(spans)}\n"


def _line(item: Item) -> str:
    return f"- {_MARKS[item.mark]} {_set(item.line)}\n"


def _set(spans: Spans) -> str:
    return "".join(_span(role, text) for role, text in spans)


def _span(role: str, text: str) -> str:
    if role == "words":
        return text
    tag = {"id": "code", "deleted": "del", "inserted": "ins"}.get(role)
    # White space beside a tag is the reader's own.
    inner = for_markdown(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}<{tag}>{inner}</{tag}>{after}" if tag else f"{before}{inner}{after}"
