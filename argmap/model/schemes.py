"""Argumentation schemes: D. Walton, C. Reed and F. Macagno, *Argumentation Schemes* (2008)."""

from __future__ import annotations

from typing import Literal

Scheme = Literal[
    "ad hominem",
    "argument from alternatives",
    "argument from analogy",
    "argument from bias",
    "argument from cause to effect",
    "argument from commitment",
    "argument from composition",
    "argument from consequences",
    "argument from correlation to cause",
    "argument from definition to verbal classification",
    "argument from division",
    "argument from established rule",
    "argument from evidence to a hypothesis",
    "argument from example",
    "argument from expert opinion",
    "argument from falsification of a hypothesis",
    "argument from gradualism",
    "argument from ignorance",
    "argument from inconsistent commitment",
    "argument from popular opinion",
    "argument from popular practice",
    "argument from position to know",
    "argument from precedent",
    "argument from sacrifice",
    "argument from sign",
    "argument from threat",
    "argument from values",
    "argument from verbal classification",
    "argument from waste",
    "argument from witness testimony",
    "practical reasoning",
    "slippery slope argument",
]
