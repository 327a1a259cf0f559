"""Find quotations in a source text.

Imports nothing else of argmap, does no I/O, knows no YAML. Every offset is in code points.
"""

from argmap.quotes.correct import in_source_words
from argmap.quotes.differences import Difference
from argmap.quotes.disambiguate import disambiguate
from argmap.quotes.locate import Located, locate, parts, words_left_out
from argmap.quotes.mistyped import is_mistyped
from argmap.quotes.nearest import Near, nearest
from argmap.quotes.negation import negations
from argmap.quotes.source import SourceText, Span

__all__ = [
    "Difference",
    "Located",
    "Near",
    "SourceText",
    "Span",
    "disambiguate",
    "in_source_words",
    "is_mistyped",
    "locate",
    "nearest",
    "negations",
    "parts",
    "words_left_out",
]
