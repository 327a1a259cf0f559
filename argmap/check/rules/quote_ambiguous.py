"""A quotation fits in exactly one way.

Where the same words stand in several places, the map has to say which of them it means, by the
words before (`prefix`) or after (`suffix`).
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found, found_at, in_source
from argmap.check.quoting import quote_path, quotes_of, shown
from argmap.check.rule import Rule
from argmap.opened import Anchor, ArgumentFile
from argmap.quotes import disambiguate
from argmap.workspace import Workspace

MOST_ADVISED = 50
"""For how many quotes of a file the words are looked for that would tell one place apart."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for quotes that fit in several ways."""
    for file in workspace.arguments:
        found = 0
        for anchor in quotes_of(file):
            if len(anchor.located.ways) > 1:
                found += 1
                yield _ambiguous(file, anchor, found <= MOST_ADVISED)


def _ambiguous(file: ArgumentFile, anchor: Anchor, advise: bool) -> Found:
    assert file.source
    ways = anchor.located.ways
    count = f"more than {len(ways)}" if anchor.located.more else str(len(ways))
    prefix, suffix = disambiguate(file.source.searchable, ways[0]) if advise else ("", "")
    wanted = [
        f"{key}: {shown(words)}" for key, words in (("prefix", prefix), ("suffix", suffix)) if words
    ]
    advice = "quote more words, or say which you mean: `quote: {exact: …, suffix: …}`"
    if wanted:
        advice += f"; the first is the one with {' and '.join(wanted)}"
    return found_at(
        file,
        quote_path(file, anchor),
        f"the source has these words in {count} places",
        advice,
        related=tuple(
            ("they stand here", in_source(file.source, way[0].start, way[-1].end)) for way in ways
        ),
    )


RULE = Rule(
    id="quote-ambiguous",
    group="quotes",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  a:\n    claim: The bridge is one.\n    main: true\n"
        "    quote: {exact: The bridge, suffix: must stay open}\n"
    ),
    fails=of_nodes(
        "  a:\n    claim: The bridge is one.\n    main: true\n    quote: The bridge\n",
        "the source has these words in 2 places",
    ),
)
