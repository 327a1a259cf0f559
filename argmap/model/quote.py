"""Quotes: the words that anchor something in a source, named as in W3C's TextQuoteSelector."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from argmap.model.base import Frozen

MAX_QUOTE = 2_000
"""The most code points that one quote may have."""

QuotedText = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_QUOTE, pattern=r"[^ \t\r\n]")
]


class QuoteSelector(Frozen):
    """Words of the source, with what stands around them where they stand there more than once."""

    exact: QuotedText = Field(
        title="Exact words",
        description="The words as the source has them. `[...]` stands for words left out.",
        examples=["Stalin began his ascendancy"],
    )
    prefix: QuotedText | None = Field(
        default=None,
        title="Words before",
        description="Words that stand directly before the quotation, to tell it from others.",
        examples=["It was in these conditions that"],
    )
    suffix: QuotedText | None = Field(
        default=None,
        title="Words after",
        description="Words that stand directly after the quotation, to tell it from others.",
        examples=["in 1924"],
    )
    omits_negation: bool = Field(
        default=False,
        title="Omits a negation",
        description="`true`: a negation stands among the words left out, and the sense is kept.",
        examples=[True],
    )


def as_selector(value: Any) -> Any:
    """Read bare words as a selector without context."""
    return {"exact": value} if isinstance(value, str) else value


Quote = Annotated[
    QuoteSelector,
    BeforeValidator(as_selector, json_schema_input_type=QuotedText | QuoteSelector),
]


def _as_quotes(value: Any) -> Any:
    return [value] if isinstance(value, str | dict | QuoteSelector) else value


Quotes = Annotated[
    tuple[Quote, ...],
    Field(strict=False, min_length=1),
    BeforeValidator(
        _as_quotes,
        json_schema_input_type=QuotedText
        | QuoteSelector
        | Annotated[list[QuotedText | QuoteSelector], Field(min_length=1)],
    ),
]


class Range(Frozen):
    """A passage, from the beginning of one quote to the end of another."""

    start: Quote = Field(
        alias="from",
        title="From",
        description="The words with which the passage begins.",
        examples=["This book’s title relates to a nickname"],
    )
    end: Quote = Field(
        alias="to",
        title="To",
        description="The words with which the passage ends.",
        examples=["the number of people that died because of his rule."],
    )
