"""A quotation stands in the source, word for word.

White space, kinds of quotation mark and dash, and Markdown's marks may differ; case and words may
not. The finding shows the closest passage and the words that differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.check.example import OPEN_CLAIM, of_nodes
from argmap.check.finding import Fix, Found, found_at, in_source
from argmap.check.fixes import rewording
from argmap.check.quoting import pasteable_passage, quote_path, quotes_of, shown
from argmap.check.rule import Rule
from argmap.model.quote import MAX_QUOTE, QuoteSelector
from argmap.opened import Anchor, ArgumentFile
from argmap.quotes import Near, in_source_words, is_mistyped, locate, nearest
from argmap.syntax import Path
from argmap.workspace import Workspace

MOST_NEAREST = 50
"""How many times a file the nearest passage is looked for."""


def check(workspace: Workspace) -> Iterator[Found]:
    """Look for each quote in its source."""
    for file in workspace.arguments:
        looked_for = 0
        for anchor in quotes_of(file):
            if not anchor.located.ways:
                looked_for += 1
                yield _not_found(file, anchor, looked_for <= MOST_NEAREST)
        for anchors in file.aside_anchors if file.has_source else ():
            first, last = anchors[0], anchors[-1]
            if first.spans and last.spans and last.spans[-1].end < first.spans[0].start:
                yield found_at(
                    file,
                    last.path,
                    "the aside ends before it begins",
                    "`from` has the words with which it begins, `to` those with which it ends",
                )


def _not_found(file: ArgumentFile, anchor: Anchor, look: bool) -> Found:
    assert file.source
    path = quote_path(file, anchor)
    if elsewhere := anchor.located.without_context:
        places = tuple(
            ("the words stand here", in_source(file.source, way[0].start, way[-1].end))
            for way in elsewhere
        )
        return found_at(
            file,
            path,
            "the source has these words, but not between this `prefix` and `suffix`",
            "correct them, or take them out if the words stand there once",
            related=places,
        )
    near = nearest(file.source.searchable, anchor.quote.exact) if look else None
    if near is None:
        return found_at(
            file,
            path,
            "the source doesn't have these words",
            "quote the source exactly; `[...]` stands for words left out, at most 400 characters",
        )
    passage = in_source(file.source, near.span.start, near.span.end)
    advice = f"if this is the passage, quote it: {pasteable_passage(file.source, near.span)}"
    if "..." in anchor.quote.exact.replace("…", "...").replace("[...]", ""):
        advice = f"words left out are written `[...]`; {advice}"
    return found_at(
        file,
        path,
        f"the source doesn't have these words: {_differences(near)}",
        advice,
        related=(("the nearest passage", passage),),
        fix=_fix(file, path, anchor.quote, near),
    )


def _fix(file: ArgumentFile, path: Path, quote: QuoteSelector, near: Near) -> Fix | None:
    """Put the source's words into a quote, if it then fits in exactly one way."""
    assert file.argument and file.source
    exact = in_source_words(quote.exact, near)
    if exact is None or len(exact) > MAX_QUOTE:
        return None
    source, language = file.source.searchable, file.argument.source.language
    located = locate(source, exact, prefix=quote.prefix, suffix=quote.suffix)
    if len(located.ways) != 1 or located.more:
        return None
    mistyped = all(is_mistyped(difference, language) for difference in near.differences)
    return rewording(file, path, exact, safe=mistyped)


def _differences(near: Near) -> str:
    said = []
    for difference in near.differences[:3]:
        if not difference.found:
            said.append(f"{shown(difference.quoted)} isn't there")
        elif not difference.quoted:
            said.append(f"{shown(difference.found)} is left out")
        else:
            said.append(f"{shown(difference.quoted)} should be {shown(difference.found)}")
    more = len(near.differences) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more else "")


RULE = Rule(
    id="quote-not-found",
    group="quotes",
    severity="error",
    page=__doc__,
    check=check,
    passes=of_nodes(OPEN_CLAIM),
    fails=of_nodes(
        OPEN_CLAIM.replace("quote: The bridge must", "quote: The bridge should"),
        "the source doesn't have these words: `should` should be `must`",
    ),
)
