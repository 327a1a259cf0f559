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
    left = sum(len(section.items) for section in sections)
    for section in sections:
        heading = f"\n{_heading(section)}\n\n"
        for item in section.items:
            block = heading + "".join(_block(item))
            if len(said) + len(block) > limit - _ROOM:
                return said + _cut(left)
            said += block
            heading = ""
            left -= 1
    return said


def _cut(left: int) -> str:
    return (
        f"\n**Cut here**: {left:,} more {'entry isn’t' if left == 1 else 'entries aren’t'} shown, "
        "because a forge takes no more. `argmap diff` shows everything.\n"
    )


def _heading(section: Section) -> str:
    return f"### {section.heading or for_markdown(section.file)}"


def _block(item: Item) -> Iterator[str]:
    yield f"- {_MARKS[item.mark]} {_set(item.line)}\n"
    for spans in item.below:
        yield f"  - {_set(spans)}\n"


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
