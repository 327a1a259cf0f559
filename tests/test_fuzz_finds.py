"""What the fuzzers in `fuzz/` have found: a case each, as small as it could be made."""

from __future__ import annotations

import pytest

from argmap.quotes import Span
from argmap.quotes.sentences import sentences


@pytest.mark.parametrize("space", "\u00a0\u0085\u2003\u2028\u202f\u3000")
def test_wide_white_space_before_a_full_stop(space: str) -> None:
    """The splitter panicked: no exception that anybody catches, but the end of the program."""
    text = f"The K{space}. It ends."
    assert sentences(text)[-1].end == len(text)
    assert sentences(f"It ends.{space}It goes on.") == (Span(0, 8), Span(9, 20))
