"""The parts of a file that have a picture of their own, and drawing one of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from argmap import draw as drawn
from argmap.draw import Selection, argument_picture, opposition_picture, parts, too_large
from argmap.draw.embedded import without_style
from argmap.model.comparison import Comparison
from argmap.opened import ArgumentFile, ComparisonFile

File = ArgumentFile | ComparisonFile
_EVERYTHING = Selection(strength="all")


@dataclass(frozen=True, slots=True)
class Part:
    """A picture that a reader can choose: the whole, or a part of it.

    `direct` and `tensions`: whether a comparison's part has contradictions of that strength.
    """

    id: str
    label: str
    part: drawn.Part | None = None
    direct: bool = False
    tensions: bool = False


def parts_of(file: File) -> tuple[Part, ...]:
    """Return the pictures that a file has, the whole first; none where there is nothing to draw."""
    large = too_large(file, _EVERYTHING)
    found = parts(file, _EVERYTHING)
    if isinstance(file, ArgumentFile):
        return (
            Part("whole", "Overview" if large else "The whole text"),
            *(Part(f"section-{each.name}", each.title, each) for each in found),
        )
    assert file.comparison
    strengths = _strengths(file.comparison, file.comparison.contradictions)
    if not strengths:
        return ()
    whole = "Overview" if large else "All topics"
    return (
        _comparison_part("whole", whole, None, strengths),
        *(
            _comparison_part(
                f"topic-{each.name}", each.title, each, _strengths(file.comparison, each.ids)
            )
            for each in found
        ),
    )


def _comparison_part(
    id_: str, label: str, part: drawn.Part | None, strengths: Collection[str]
) -> Part:
    return Part(id_, label, part, "direct" in strengths, "tension" in strengths)


def _strengths(comparison: Comparison, ids: Collection[str]) -> set[str]:
    return {comparison.contradictions[id_].strength for id_ in ids}


def draw(file: File, part: Part, *, tensions: bool = False) -> str:
    """Return a part's picture as SVG. A part that has nothing but tensions shows them anyway.

    Raises `EngineError` where the engine can't draw it.
    """
    if isinstance(file, ArgumentFile):
        return without_style(argument_picture(file, part=part.part, theme="auto").svg())
    assert file.comparison
    selection = Selection(strength="all" if tensions or not part.direct else "direct")
    chosen = part.part
    if chosen and selection.strength == "direct":
        contradictions = file.comparison.contradictions
        ids = tuple(id_ for id_ in chosen.ids if contradictions[id_].strength == "direct")
        chosen = replace(chosen, ids=ids)
    return without_style(opposition_picture(file, selection, part=chosen, theme="auto").svg())
