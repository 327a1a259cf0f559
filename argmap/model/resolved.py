"""The resolved export: what the files say, with every quote found."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from argmap.model.argument import AsideKind, NodeType, Stance
from argmap.model.base import Frozen
from argmap.model.comparison import Kind, Strength

RESOLVED_VERSION = "resolved/1"

_SIDES_EXAMPLE = {"hensman": ["killed-by-apparatus"], "dixon": ["killed-by-own-supporter"]}


class _Resolved(Frozen):
    """Values that argmap writes itself: null stands where nothing was said."""

    _refuse_null = None  # type: ignore[assignment]


class ResolvedSource(_Resolved):
    """The text that is mapped."""

    title: str = Field(title="Title", description="The text's title.", examples=["The Truth"])
    author: str | None = Field(
        title="Author", description="Who wrote or gave the text.", examples=["Wilf Dixon"]
    )
    file: str = Field(
        title="File",
        description="The text, relative to the working directory.",
        examples=["seeds/text.txt"],
    )
    sha256: str = Field(
        title="SHA-256", description="The SHA-256 of the text's bytes.", examples=["0e79cb8d…"]
    )
    length: int = Field(
        ge=0,
        title="Length",
        description="The text's length in code points, byte order mark and line ends included.",
        examples=[53447],
    )


class ResolvedSection(_Resolved):
    """A part of the text."""

    title: str = Field(title="Title", description="Its heading.", examples=["Early years"])
    start: int = Field(
        ge=0, title="Start", description="The code point at which it begins.", examples=[2417]
    )


class ResolvedSpeaker(_Resolved):
    """Whose views the author reports."""

    name: str = Field(title="Name", description="Who speaks.", examples=["Martin Amis"])
    via: str | None = Field(
        title="Via", description="The speaker through whom the author has it.", examples=["grey"]
    )


class ResolvedStep(_Resolved):
    """One step that is undercut."""

    from_: str = Field(
        alias="from", title="From", description="The reason.", examples=["workers-wage"]
    )
    to: str = Field(title="To", description="What it supports.", examples=["state-foundations"])


class ResolvedSpan(_Resolved):
    """Where a quote, or one part of it, stands in the source."""

    start: int = Field(ge=0, title="Start", description="The first code point.", examples=[7120])
    end: int = Field(
        ge=0, title="End", description="The code point after the last.", examples=[7184]
    )
    exact: str = Field(
        title="Exact", description="The source's own words between them.", examples=["was isolated"]
    )


class ResolvedNode(_Resolved):
    """A claim, a premise or a rebuttal."""

    id: str = Field(title="Id", description="The node's id.", examples=["isolation"])
    type: NodeType = Field(title="Type", description="The node's type.", examples=["claim"])
    text: str = Field(
        title="Text", description="The proposition.", examples=["The Soviet state was isolated."]
    )
    main: bool = Field(
        title="Thesis", description="Whether it is a thesis of the text.", examples=[False]
    )
    implicit: bool = Field(
        title="Implicit",
        description="Whether the text relies on it without saying it.",
        examples=[False],
    )
    said_by: list[str] = Field(
        title="Said by", description="The speakers whose view this is.", examples=[["lenin"]]
    )
    stance: Stance | None = Field(
        title="Stance", description="What the author does with it.", examples=["endorses"]
    )
    held: bool = Field(
        title="Held",
        description="Whether the author says it, relies on it, endorses it or concedes it.",
        examples=[True],
    )
    supports: list[str] = Field(
        title="Supports", description="The nodes that it is a reason for.", examples=[["reversal"]]
    )
    with_: list[str] = Field(
        alias="with",
        title="With",
        description="The nodes together with which alone it supports their shared targets.",
        examples=[["workers-wage"]],
    )
    rebuts: list[str] = Field(
        title="Rebuts", description="The nodes whose truth it denies.", examples=[["continuity"]]
    )
    undercuts: list[ResolvedStep] = Field(
        title="Undercuts",
        description="The steps that it denies.",
        examples=[[{"from": "workers-wage", "to": "state-foundations"}]],
    )
    despite: list[str] = Field(
        title="Despite",
        description="The nodes in spite of which the author holds it.",
        examples=[["harsh-measures"]],
    )
    scheme: str | None = Field(
        title="Scheme", description="The argumentation scheme.", examples=["argument from sign"]
    )
    tags: list[str] = Field(title="Tags", description="Free labels.", examples=[["figures"]])
    note: str | None = Field(
        title="Note", description="A remark of the mapper's.", examples=["For 1929."]
    )
    spans: list[ResolvedSpan] = Field(
        title="Spans",
        description="Where its words stand, a span for each part of each quote.",
        examples=[[{"start": 7120, "end": 7132, "exact": "was isolated"}]],
    )


class ResolvedAside(_Resolved):
    """A passage left out on purpose."""

    kind: AsideKind = Field(title="Kind", description="Why.", examples=["transition"])
    start: int = Field(ge=0, title="Start", description="The first code point.", examples=[12])
    end: int = Field(ge=0, title="End", description="The code point after the last.", examples=[40])


class ResolvedArgument(_Resolved):
    """The map of one source."""

    file: str = Field(
        title="File",
        description="The argument file, relative to the working directory.",
        examples=["examples/stalin/hensman.yaml"],
    )
    source: ResolvedSource = Field(
        title="Source text",
        description="Which text is mapped, and how long it is.",
        examples=[
            {"title": "The Truth", "author": None, "file": "t.txt", "sha256": "0e79…", "length": 9}
        ],
    )
    sections: list[ResolvedSection] = Field(
        title="Sections",
        description="The text's parts, in order.",
        examples=[[{"title": "Early years", "start": 2417}]],
    )
    speakers: dict[str, ResolvedSpeaker] = Field(
        title="Speakers",
        description="Id to speaker.",
        examples=[{"amis": {"name": "Martin Amis", "via": None}}],
    )
    nodes: list[ResolvedNode] = Field(
        title="Nodes", description="The nodes, in the file's order.", examples=[[]]
    )
    asides: list[ResolvedAside] = Field(
        title="Asides",
        description="The passages left out on purpose.",
        examples=[[{"kind": "transition", "start": 12, "end": 40}]],
    )


class _ResolvedRelation(_Resolved):
    id: str = Field(title="Id", description="The relation's id.", examples=["who-had-him-killed"])
    topic: str | None = Field(title="Topic", description="The topic's id.", examples=["trotsky"])


class ResolvedContradiction(_ResolvedRelation):
    """Two texts hold what can't stand together."""

    question: str = Field(
        title="Question", description="What they answer differently.", examples=["Who did it?"]
    )
    kind: Kind = Field(title="Kind", description="What kind of question it is.", examples=["fact"])
    strength: Strength = Field(
        title="Strength", description="Direct, or a tension.", examples=["direct"]
    )
    why: str = Field(
        title="Why", description="Why both can't stand.", examples=["They name two culprits."]
    )
    sides: dict[str, list[str]] = Field(
        title="Sides",
        description="For each text the nodes that say it.",
        examples=[_SIDES_EXAMPLE],
    )


class ResolvedAgreement(_ResolvedRelation):
    """What texts hold in common."""

    statement: str = Field(
        title="Statement", description="What they hold.", examples=["Trotsky died in Mexico."]
    )
    sides: dict[str, list[str]] = Field(
        title="Sides",
        description="For each text the nodes that say it.",
        examples=[_SIDES_EXAMPLE],
    )
    but: list[str] = Field(
        title="But",
        description="Contradictions about the same thing.",
        examples=[["who-had-him-killed"]],
    )


class ResolvedCounterpart(_ResolvedRelation):
    """One text reports, without holding it, what another holds."""

    holds: dict[str, list[str]] = Field(
        title="Holds", description="The text that holds it.", examples=[{"a": ["trials-staged"]}]
    )
    reports: dict[str, list[str]] = Field(
        title="Reports", description="The text that reports it.", examples=[{"b": ["dismissed"]}]
    )


class ResolvedComparison(_Resolved):
    """Where arguments meet."""

    file: str = Field(
        title="File",
        description="The comparison file, relative to the working directory.",
        examples=["examples/stalin/comparison.yaml"],
    )
    title: str = Field(
        title="Title", description="What it is called.", examples=["Who betrayed the Revolution?"]
    )
    texts: dict[str, str] = Field(
        title="Texts",
        description="Alias to argument file, relative to the working directory.",
        examples=[{"hensman": "examples/stalin/hensman.yaml"}],
    )
    topics: dict[str, str] = Field(
        title="Topics", description="Id to label, in order.", examples=[{"trials": "The trials"}]
    )
    contradictions: list[ResolvedContradiction] = Field(
        title="Contradictions", description="In the file's order.", examples=[[]]
    )
    agreements: list[ResolvedAgreement] = Field(
        title="Agreements", description="In the file's order.", examples=[[]]
    )
    counterparts: list[ResolvedCounterpart] = Field(
        title="Counterparts", description="In the file's order.", examples=[[]]
    )


class Resolved(_Resolved):
    """What argument and comparison files say, with every quote found."""

    argmap: Literal["resolved/1"] = Field(
        title="Format",
        description="The kind of file and the version of its format.",
        examples=[RESOLVED_VERSION],
    )
    arguments: list[ResolvedArgument] = Field(
        title="Arguments", description="One a file.", examples=[[]]
    )
    comparisons: list[ResolvedComparison] = Field(
        title="Comparisons", description="One a file.", examples=[[]]
    )
