"""The sentences that a new file has until its mapper writes others."""

from __future__ import annotations

CLAIM = "Write here what the text wants accepted."
PREMISE = "What the text offers as a reason."
QUESTION = "Which question do the two answer differently?"
WHY = "One sentence that says why both can't stand."
STATEMENT = "What they agree on."
