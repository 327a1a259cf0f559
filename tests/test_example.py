"""The example: what it says is proved, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.check import check
from argmap.opened import ArgumentFile
from argmap.workspace import load

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "stalin"


def _maps() -> dict[str, ArgumentFile]:
    return {file.path.stem: file for file in load([EXAMPLE], working_directory=ROOT).arguments}


@pytest.mark.parametrize("name", sorted(_maps()))
def test_a_changed_letter_of_any_quotation_is_found(name: str) -> None:
    """One letter changed in one quotation: an error there, the nearest passage, the word.

    Every quotation is changed once, in the middle of its longest word.
    """
    file = _maps()[name]
    assert file.source
    text = file.document.text
    quotes = [anchor for anchors in file.anchors.values() for anchor in anchors]
    for anchor in quotes:
        start, end = file.document.value_span(anchor.path)
        written = text[start:end]
        word = max(written.replace("[...]", " ").split(), key=len)
        middle = len(word) // 2
        wrong = word[:middle] + ("x" if word[middle] != "x" else "y") + word[middle + 1 :]
        changed = text[:start] + written.replace(word, wrong, 1) + text[end:]
        found = check(
            load(
                [file.path],
                working_directory=ROOT,
                unsaved={file.path: changed.encode("utf-8")},
            )
        )
        errors = [each for each in found.findings if each.severity == "error"]
        assert [each.rule for each in errors] == ["quote-not-found"], anchor.path
        line, column = file.document.lines.position(start)
        place = errors[0].location
        assert (place.line, place.column) == (line, column)
        shown = wrong.strip("-,.“”\"'").replace("’", "'")
        assert shown in errors[0].message.replace("’", "'")
        assert [each.message for each in errors[0].related] == ["the nearest passage"]
        nearest = errors[0].related[0].location
        assert nearest.file == file.source.name
        spans = [span for each in quotes if each is anchor for span in each.spans]
        at = file.source.lines.position(spans[0].start)[0]
        assert abs(nearest.line - at) <= 1, anchor.path


def test_the_example_says_enough() -> None:
    """At least 30 and 50 nodes, and at least twelve direct contradictions."""
    workspace = load([EXAMPLE], working_directory=ROOT)
    maps = _maps()
    assert len(maps["hensman"].nodes) >= 30
    assert len(maps["dixon"].nodes) >= 50
    comparison = workspace.comparisons[0].comparison
    assert comparison
    direct = [each for each in comparison.contradictions.values() if each.strength == "direct"]
    assert len(direct) >= 12
