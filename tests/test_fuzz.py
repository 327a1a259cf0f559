"""The fuzzers find nothing in a few cases; that they run is what is tested here."""

from __future__ import annotations

from pathlib import Path

from fuzz.structures import run_batch


def test_a_batch_of_cases_has_no_find(tmp_path: Path) -> None:
    """Generated files end in findings or are valid, and both kinds are there."""
    tally = run_batch((20, 200, tmp_path))
    assert tally.finds == {}
    assert tally.count == 200
    assert tally.outcomes["valid"] > 5 and tally.outcomes["that can't be read"] > 20
