"""Words left out of a quotation contain no negation, unless the quote says so.

Leaving out a "not" turns a quotation into its opposite. Where the sense is kept all the same, say
`omits_negation: true`. English is checked, and texts whose language isn't given.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import of_nodes
from argmap.check.finding import Found, found_at, in_source
from argmap.check.quoting import quote_path, quotes_of
from argmap.check.rule import Rule
from argmap.quotes import Span, negations, words_left_out
from argmap.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Found]:
    """Read the words that each quote leaves out."""
    for file in workspace.arguments:
        if not file.has_source:
            continue
        assert file.argument and file.source and file.source.text is not None
        language = file.argument.source.language
        for anchor in quotes_of(file):
            if anchor.quote.omits_negation or len(anchor.spans) < 2:
                continue
            gaps = words_left_out(file.source.searchable, anchor.spans)
            found = [(gap, negations(_text(file.source.text, gap), language)) for gap in gaps]
            words = list(dict.fromkeys(word for _, words in found for word in words))
            if words:
                yield found_at(
                    file,
                    quote_path(file, anchor),
                    f"the words left out have {', '.join(f'`{word}`' for word in words)} in them",
                    "quote these words too, or write `omits_negation: true` if the sense is kept",
                    related=tuple(
                        ("left out here", in_source(file.source, gap.start, gap.end))
                        for gap, words in found
                        if words
                    ),
                )


def _text(source: str, gap: Span) -> str:
    return source[gap.start : gap.end]


RULE = Rule(
    id="quote-omits-negation",
    group="quotes",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(
        "  a:\n    claim: Closing would not be cheap.\n    main: true\n"
        "    quote: Closing it would not [...] cheap\n"
    ),
    fails=of_nodes(
        "  a:\n    claim: Closing would be cheap.\n    main: true\n"
        "    quote: Closing it would [...] be cheap\n",
        "the words left out have `not` in them",
    ),
)
