"""The outputs of `argmap coverage`: text, JSON and an HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.coverage import MAPPED, UNREAD, Count, Coverage
from argmap.escape import as_json as written_as_json
from argmap.escape import for_html, for_terminal


def as_text(found: list[Coverage]) -> str:
    """Return a line a source, one a section, and the sentences that nobody has read."""
    return "\n\n".join("\n".join(_text(each)) for each in found) + "\n"


def _text(found: Coverage) -> Iterator[str]:
    yield f"{for_terminal(found.file)}: {_summary(found.total)}"
    width = max((len(for_terminal(count.title)) for count in found.sections), default=0)
    for count in found.sections:
        yield f"  {for_terminal(count.title):{width}}  {_summary(count)}"
    for sentence in found.sentences:
        if sentence.state == UNREAD:
            place = f"{for_terminal(found.source)}:{sentence.line}"
            yield f"{place}: unread: {for_terminal(sentence.text)}"


def _summary(count: Count) -> str:
    kinds = ", ".join(f"{kind} {number}" for kind, number in count.set_aside.items())
    aside = sum(count.set_aside.values())
    return (
        f"{count.sentences} sentence{'' if count.sentences == 1 else 's'}, "
        f"{count.mapped} mapped, {aside} set aside{f' ({kinds})' if kinds else ''}, "
        f"{count.unread} unread: {_percent(count)} %"
    )


def _percent(count: Count) -> str:
    # Rounded down: what isn't whole doesn't read as 100.
    return f"{int(count.percent * 10) / 10:g}"


def as_json(found: list[Coverage]) -> str:
    """Return the same for other programs."""
    return written_as_json({"sources": [_json(each) for each in found]})


def _json(found: Coverage) -> dict[str, Any]:
    return {
        "file": found.file,
        "source": found.source,
        **_json_count(found.total),
        "sections": [_json_count(count) for count in found.sections],
        "sentences": [
            {
                "start": sentence.span.start,
                "end": sentence.span.end,
                "line": sentence.line,
                "state": sentence.state,
                "text": sentence.text,
            }
            for sentence in found.sentences
        ],
    }


def _json_count(count: Count) -> dict[str, Any]:
    return {
        "title": count.title,
        "count": count.sentences,
        "mapped": count.mapped,
        "set_aside": count.set_aside,
        "unread": count.unread,
        "percent": round(count.percent, 2),
    }


_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Coverage</title>
<style>
body { font: 16px/1.6 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, table { font-family: Arial, Helvetica, sans-serif; }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2.5rem }
table { border-collapse: collapse; font-size: .85rem; margin: 1rem 0 }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8888 }
td + td, th + th { text-align: right }
.text { white-space: pre-wrap }
.mapped { background: #cfe3f5; color: #10243a }
.aside { color: #6a737d }
.unread { background: #ffd9b3; color: #4a2500; border-bottom: 3px double #a34700 }
@media (prefers-color-scheme: dark) {
  .mapped { background: #17334d; color: #e6f1fb } .aside { color: #98a2ad }
  .unread { background: #4a2d0d; color: #ffe3c2; border-color: #f2a65a }
}
</style>
"""


def as_html(found: list[Coverage]) -> str:
    """Return a page with the texts, every sentence marked by what the map does with it."""
    return _PAGE + "".join(_section(each) for each in found) + "</html>\n"


def _section(found: Coverage) -> str:
    rows = "".join(
        f"<tr><td>{for_html(count.title)}<td>{count.sentences}<td>{count.mapped}"
        f"<td>{sum(count.set_aside.values())}<td>{count.unread}<td>{_percent(count)} %\n"
        for count in (*found.sections, found.total)
    )
    return (
        f"<h1>{for_html(found.total.title)}</h1>\n"
        f"<p>{for_html(found.file)}, {for_html(found.source)}: "
        '<span class="mapped">mapped</span>, <span class="aside">set aside</span>, '
        '<span class="unread">unread</span></p>\n'
        f"<table><tr><th>Section<th>Sentences<th>Mapped<th>Set aside<th>Unread<th>Read\n{rows}"
        f'</table>\n<div class="text">{"".join(_marked(found))}</div>\n'
    )


def _marked(found: Coverage) -> Iterator[str]:
    done = 0
    for sentence in found.sentences:
        yield for_html(found.text[done : sentence.span.start])
        words = for_html(found.text[sentence.span.start : sentence.span.end])
        kind = sentence.state if sentence.state in (MAPPED, UNREAD) else "aside"
        yield f'<span class="{kind}" title="{for_html(sentence.state)}">{words}</span>'
        done = sentence.span.end
    yield for_html(found.text[done:])
