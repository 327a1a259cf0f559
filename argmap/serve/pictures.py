"""The parts of a file that have a picture of their own, and drawing one of them."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.draw import Selection, argument_picture, opposition_picture, parts
from argmap.draw.pictures import MOST_NODES
from argmap.opened import ArgumentFile, ComparisonFile

File = ArgumentFile | ComparisonFile


@dataclass(frozen=True, slots=True)
class Part:
    """A picture that a reader can choose: the whole, one topic, or one section.

    `direct` and `tensions`: whether a comparison's part has contradictions of that strength.
    """

    id: str
    label: str
    topic: str = ""
    section: int | None = None
    direct: bool = False
    tensions: bool = False


def parts_of(file: File) -> tuple[Part, ...]:
    """Return the pictures that a file has, the whole first; none where there is nothing to draw."""
    if isinstance(file, ArgumentFile):
        whole = "The whole text" if len(file.nodes) <= MOST_NODES else "Overview"
        numbers = parts(file, Selection()).values()
        return (
            Part("whole", whole),
            *(Part(f"section-{n}", file.sections[int(n)].title, section=int(n)) for n in numbers),
        )
    assert file.comparison
    strengths = {each.strength for each in file.comparison.contradictions.values()}
    if not strengths:
        return ()
    direct = parts(file, Selection(strength="direct"))
    tensions = parts(file, Selection(strength="tension"))
    return (
        Part("whole", "All topics", direct="direct" in strengths, tensions="tension" in strengths),
        *(
            Part(f"topic-{id_}", label, id_, None, id_ in direct, id_ in tensions)
            for id_, label in file.comparison.topics.items()
            if id_ in direct or id_ in tensions
        ),
    )


def draw(file: File, part: Part, *, tensions: bool = False) -> str:
    """Return a part's picture as SVG. A part that has nothing but tensions shows them anyway.

    Raises `EngineError` where the engine can't draw it.
    """
    if isinstance(file, ArgumentFile):
        return _bare(argument_picture(file, section=part.section, theme="auto").svg())
    selection = Selection(
        topics=(part.topic,) if part.topic else (),
        strength="all" if tensions or not part.direct else "direct",
    )
    return _bare(opposition_picture(file, selection, theme="auto").svg())


def _bare(svg: str) -> str:
    """Return a picture without its style, which follows the system: the page has its own."""
    # In data `<` is escaped, so this is the element.
    before, _, rest = svg.partition("<style>")
    return before + rest.partition("</style>")[2] if rest else svg
