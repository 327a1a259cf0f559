"""Maps that are too large to be read as one picture."""

from __future__ import annotations

from pathlib import Path

from argmap.opened import ArgumentFile, ComparisonFile
from argmap.workspace import load


def text_of(
    folder: Path, nodes: int, *, sections: int = 0, supports: int = 1, theses: int = 1
) -> ArgumentFile:
    """Write and read a map whose nodes stand in the text one behind the other.

    Each supports so many of those before it; every tenth is a claim.
    """
    folder.mkdir(exist_ok=True)
    every = -(-nodes // sections) if sections else nodes + 1
    titles = [f"Chapter {number}" for number in range(-(-nodes // every))] if sections else []
    head = ["argmap: argument/1", "source: {title: Large, author: A. Writer, file: large.txt}"]
    if sections:
        head += ["sections:", *(f"  - title: {title}" for title in titles)]
    head.append("argument:")
    text: list[str] = []
    for number in range(nodes):
        if sections and number % every == 0:
            text.append(titles[number // every])
        text.append(f"Sentence {number:04}.")
        kind = "claim" if number % 10 == 0 else "premise"
        said = [f"{kind}: This is said in sentence {number}", f"quote: Sentence {number:04}."]
        if number < theses * 10 and kind == "claim":
            said.append("main: true")
        if targets := [f"n-{number - back}" for back in range(1, supports + 1) if number >= back]:
            said.append(f"supports: [{', '.join(targets)}]")
        head.append(f"  n-{number}: {{{', '.join(said)}}}")
    (folder / "large.txt").write_text("\n".join(text) + "\n", encoding="utf-8")
    (folder / "large.yaml").write_text("\n".join(head) + "\n", encoding="utf-8")
    return load([folder / "large.yaml"], working_directory=folder).arguments[0]


def comparison_of(folder: Path, contradictions: int, topics: int) -> ComparisonFile:
    """Write and read a comparison of two texts; every tenth contradiction has no topic."""
    folder.mkdir(exist_ok=True)
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"It is {name}.\n", encoding="utf-8")
        (folder / f"{name}.yaml").write_text(
            f"argmap: argument/1\nsource: {{title: {name.title()}, file: {name}.txt}}\n"
            f"argument:\n  a: {{claim: It is {name}., main: true, quote: It is {name}.}}\n",
            encoding="utf-8",
        )
    lines = ["argmap: comparison/1", "title: Which", "texts: {one: one.yaml, two: two.yaml}"]
    lines += ["topics:", *(f"  t-{topic}: Topic {topic}" for topic in range(topics))]
    lines.append("contradictions:")
    for number in range(contradictions):
        topic = f"topic: t-{number % topics}, " if number % 10 else ""
        lines.append(
            f"  c-{number}: {{question: Which {number}?, {topic}kind: fact, strength: direct, "
            "sides: {one: a, two: a}, why: It is one or two.}"
        )
    (folder / "both.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load([folder], working_directory=folder).comparisons[0]
