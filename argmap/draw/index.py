"""The page that leads through a set of pictures: every file's whole picture, and its parts.

One page without a script, which works from a disk. What comes from data is text in it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from argmap.draw.overview import counted
from argmap.draw.parts import Part, Text, parts, too_large
from argmap.draw.selection import (
    Selection,
    selected,
    selected_agreements,
    selected_counterparts,
    sides_of,
)
from argmap.draw.theme import DARK, LIGHT, ThemeName
from argmap.draw.topics import Relation, kinds, tally
from argmap.escape import for_html
from argmap.model.source import Source
from argmap.opened import ArgumentFile, ComparisonFile

GENERATOR = '<meta name="generator" content="argmap">'
"""What tells a page that argmap has written from any other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that has been drawn, and the relative addresses of its pictures.

    `addresses` has those of its parts, by their names.
    """

    file: ArgumentFile | ComparisonFile
    address: str
    addresses: Mapping[str, str]


def index_page(
    entries: Sequence[Entry],
    selection: Selection,
    theme: ThemeName = "light",
    *,
    shown: bool = True,
) -> str:
    """Return the page, in the theme of its pictures."""
    ordered = _ordered(entries)
    title = _title(ordered)
    style = _style(theme)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    body = "\n".join(_entry(each, selection, title) for each in ordered)
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; \
style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'">
{GENERATOR}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{_SCHEMES[theme]}">
<title>{for_html(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1 dir="auto">{for_html(title)}</h1>
{_contents(ordered, title)}</header>
<main>
{body}
</main>
</body>
</html>
"""


def _ordered(entries: Sequence[Entry]) -> list[Entry]:
    """Return comparisons, then texts in the order in which comparisons name them."""
    comparisons = [each.file for each in entries if isinstance(each.file, ComparisonFile)]
    named = [
        text.path for file in comparisons for alias in file.texts if (text := file.text(alias))
    ]
    places = {path: place for place, path in reversed(list(enumerate(named)))}

    def place(entry: Entry) -> tuple[bool, int]:
        return isinstance(entry.file, ArgumentFile), places.get(entry.file.path, len(places))

    return sorted(entries, key=place)


def _title(entries: Sequence[Entry]) -> str:
    comparisons = [e.file.comparison for e in entries if isinstance(e.file, ComparisonFile)]
    if len(comparisons) == 1 and comparisons[0]:
        return comparisons[0].title
    return _name(entries[0]) if len(entries) == 1 else "Argument maps"


def _name(entry: Entry) -> str:
    if isinstance(entry.file, ComparisonFile):
        return entry.file.comparison.title if entry.file.comparison else ""
    return entry.file.argument.source.title if entry.file.argument else ""


def _contents(entries: Sequence[Entry], title: str) -> str:
    if len(entries) < 2:
        return ""
    items = "\n".join(
        f'<li><a href="#{_anchor(entry)}">{_by_line(entry) or "The comparison"}</a></li>'
        if _name(entry) != title
        else f'<li><a href="#{_anchor(entry)}">Where they contradict each other</a></li>'
        for entry in entries
    )
    return f'<nav aria-label="Contents">\n<ul>\n{items}\n</ul>\n</nav>\n'


def _anchor(entry: Entry) -> str:
    # Of two addresses never the same; no id of a file ends in `:title`.
    return "file-" + entry.address.rpartition(".")[0].replace("_", "_5F").replace("%", "_")


def _by_line(entry: Entry) -> str:
    if isinstance(entry.file, ComparisonFile):
        return for_html(_name(entry))
    return _cited(entry.file.argument.source) if entry.file.argument else ""


def _cited(source: Source) -> str:
    """Return whose text it is, and what it is called."""
    author = f"{for_html(source.author)}, " if source.author else ""
    language = f' lang="{for_html(source.language)}"' if source.language else ""
    return f"{author}<cite{language}>{for_html(source.title)}</cite>"


def _entry(entry: Entry, selection: Selection, title: str) -> str:
    if isinstance(entry.file, ComparisonFile):
        heading = _name(entry)
        heading = "Where they contradict each other" if heading == title else for_html(heading)
        large = too_large(entry.file, selection)
        said, found = _comparison(entry.file, selection)
        of = "Topics"
    else:
        text = Text(entry.file)
        heading, large = _by_line(entry), too_large(entry.file, selection)
        theses = len(text.graph.theses)
        counts = counted(text.graph, tuple(text.graph.nodes))
        said = f"<p>{counts}; {theses:,} {'thesis' if theses == 1 else 'theses'}</p>"
        found = [(part, counted(text.graph, part.ids)) for part in text.parts]
        of = "Sections" if entry.file.sections else "Parts"
    anchor = _anchor(entry)
    whole = "Overview" if large else "The whole picture"
    items = "\n".join(_item(part, about, entry.addresses) for part, about in found)
    listed = (
        f'<h3>{of}</h3>\n<ol class="parts">\n{items}\n</ol>\n' if items and entry.addresses else ""
    )
    return (
        f'<section id="{anchor}" aria-labelledby="{anchor}:title">\n'
        f'<h2 id="{anchor}:title" dir="auto">{heading}</h2>\n{said}\n'
        f'<a class="whole" href="{entry.address}" '
        f'aria-labelledby="{anchor}:whole {anchor}:title">\n'
        f'<img src="{entry.address}" alt="" loading="lazy">\n'
        f'<span id="{anchor}:whole">{whole}</span>\n</a>\n'
        f"{listed}</section>"
    )


def _comparison(file: ComparisonFile, selection: Selection) -> tuple[str, list[tuple[Part, str]]]:
    """Return what there is to say of a comparison, and of each of its parts."""
    assert file.comparison
    relations: dict[str, Relation] = {
        **selected_counterparts(file.comparison, selection),
        **selected_agreements(file.comparison, selection),
        **selected(file.comparison, selection),
    }
    shown = {alias for each in relations.values() for alias in sides_of(each)}
    texts = "\n".join(
        f'<li dir="auto">{_cited(text.argument.source)}</li>'
        for alias in file.comparison.texts
        if alias in shown and (text := file.text(alias)) and text.argument
    )
    said = f"<ul>\n{texts}\n</ul>\n<p>{_about(relations.values())}</p>"
    found = [(part, _about(relations[id_] for id_ in part.ids)) for part in parts(file, selection)]
    return said, found


def _about(relations: Iterable[Relation]) -> str:
    chosen = list(relations)
    by_kind = kinds(chosen)
    return tally(chosen) + (f": {by_kind}" if by_kind else "")


def _item(part: Part, about: str, addresses: Mapping[str, str]) -> str:
    title = f'<span dir="auto">{for_html(part.title)}</span>'
    return f'<li><a href="{addresses[part.name]}">{title}<small>{about}</small></a></li>'


_SCHEMES: Mapping[ThemeName, str] = {"light": "light", "dark": "dark", "auto": "light dark"}


def _style(theme: ThemeName) -> str:
    return "\n" + "\n".join((*_colours(theme), _RULES))


def _colours(theme: ThemeName) -> Iterator[str]:
    light, dark = asdict(LIGHT), asdict(DARK)
    names = ("paper", "ink", "muted", "rule", "question", "quiet", "first_line")
    values = "; ".join(
        f"--{name.replace('_', '-')}: light-dark({light[name]}, {dark[name]})" for name in names
    )
    yield f":root {{ color-scheme: {_SCHEMES[theme]}; {values} }}"


_RULES = """\
* { box-sizing: border-box }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 Arial, Helvetica, "Liberation Sans", sans-serif }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .75rem }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .5rem }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem }
p, ul { margin: .25rem 0; color: var(--muted) }
ul { padding: 0; list-style: none }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem }
section { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1.5rem }
a { color: var(--first-line) }
a:focus-visible { outline: 3px solid var(--first-line); outline-offset: 2px }
.whole { display: block; margin-top: 1rem; border: 1px solid var(--rule); border-radius: 6px;
  overflow: hidden; text-decoration: none }
.whole img { display: block; width: 100%; height: 22rem; object-fit: cover; object-position: top;
  background: var(--paper) }
.whole span { display: block; padding: .5rem .875rem; background: var(--question);
  font-weight: bold; text-decoration: underline }
.whole img + span { border-top: 1px solid var(--rule) }
.parts { display: grid; gap: .625rem; padding: 0; margin: 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)) }
.parts a { display: block; height: 100%; padding: .5rem .875rem; border: 1px solid var(--rule);
  border-radius: 6px; background: var(--quiet); text-decoration: none; overflow-wrap: anywhere }
.parts a span { text-decoration: underline }
.parts small { display: block; color: var(--muted) }
.parts a:hover, .whole:hover { border-color: var(--first-line) }
@media (max-width: 40rem) { .whole img { height: 14rem } body { padding-top: 1.25rem } }
@media print { .parts { display: block } .whole img { height: auto } }
"""
