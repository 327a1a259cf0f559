"""Drawings that several tests look at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.draw.drawing import Drawing
from argmap.draw.opposition import opposition
from argmap.draw.selection import Selection
from argmap.workspace import Workspace, load

EXAMPLE = Path(__file__).parents[2] / "examples" / "stalin"
EVIL = (
    '</title><script>alert(1)</script> ]]> &amp; &#106; <b>x</b> \\N \\G "q" \u202e `javascript:`'
)


@pytest.fixture(scope="session")
def example() -> Workspace:
    """The example's files."""
    return load([EXAMPLE], working_directory=EXAMPLE.parents[1])


@pytest.fixture(scope="session")
def book(example: Workspace) -> Drawing:
    """The opposition view of the example, with everything that can be switched on."""
    return opposition(example.comparisons[0], Selection(strength="all", depth=1))


@pytest.fixture
def evil(tmp_path: Path) -> Workspace:
    """An argument and a comparison that say hostile things wherever they can say anything."""
    says = json.dumps(EVIL)
    quote = 'It said "no" </title><script>alert(1)</script> ]]> &amp; \\N'
    (tmp_path / "text.txt").write_text(f"Once. {quote} and so on.\n", encoding="utf-8")
    argument = f"""\
argmap: argument/1
source: {{title: {says}, author: {says}, file: text.txt}}
speakers: {{s: {says}}}
argument:
  a:
    claim: {says}
    main: true
    quote: {json.dumps(quote)}
  b:
    premise: {says}
    supports: a
    with: c
    said_by: s
    stance: endorses
    quote: Once
  c:
    premise: Слово 词 كلمة é
    supports: a
    quote: so on
  d:
    rebuttal: It is denied.
    undercuts: {{from: b, to: a}}
    quote: and
"""
    for name in ("<b>one &amp;.yaml", "two.yaml"):
        (tmp_path / name).write_text(argument, encoding="utf-8")
    (tmp_path / "comparison.yaml").write_text(
        f"""\
argmap: comparison/1
title: {says}
texts: {{one: "<b>one &amp;.yaml", two: two.yaml}}
topics: {{t: {says}}}
contradictions:
  c:
    question: {says}
    topic: t
    kind: fact
    strength: direct
    sides: {{one: a, two: [a, b]}}
    why: {says}
""",
        encoding="utf-8",
    )
    return load([tmp_path], working_directory=tmp_path)
