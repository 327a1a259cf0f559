"""The argument file: what one text argues, node by node."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from argmap.model.base import Frozen, Id, Ids, Tags, Text, schema_rules
from argmap.model.quote import QuotedText, Quotes, QuoteSelector, Range, as_selector
from argmap.model.schemes import Scheme
from argmap.model.source import Section, Source, SpeakerEntry

ARGUMENT_VERSION = "argument/1"
MAX_PROPOSITION = 600
"""The most code points that a proposition may have."""

Proposition = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_PROPOSITION, pattern=r"[^ \t\r\n]")
]
Stance = Literal["endorses", "rejects", "concedes", "reports"]
NodeType = Literal["claim", "premise", "rebuttal"]
AsideKind = Literal["apparatus", "narrative", "transition", "repetition"]

NODE_TYPES: tuple[NodeType, ...] = ("claim", "premise", "rebuttal")
ASIDE_KINDS: tuple[AsideKind, ...] = ("apparatus", "narrative", "transition", "repetition")


class Step(Frozen):
    """One step of an argument: from a reason to what it is a reason for."""

    from_: Id = Field(
        alias="from",
        title="From",
        description="The node that is the reason.",
        examples=["workers-wage"],
    )
    to: Id = Field(
        title="To",
        description="The node that it supports.",
        examples=["state-of-the-foundations"],
    )


class _Node(Frozen):
    quotes: Quotes = Field(
        default=(),
        alias="quote",
        title="Quote",
        description="The words in the source that say it; a list where several passages do.",
        examples=["Stalin ideally represented and fostered the layer of bureaucrats"],
    )
    implicit: bool = Field(
        default=False,
        title="Implicit",
        description=(
            "`true`: the text relies on it without saying it. "
            "A quote then gives the words that rely on it."
        ),
        examples=[True],
    )
    supports: Ids = Field(
        default=(),
        title="Supports",
        description="The node or nodes that this one is a reason for.",
        examples=["reversal", ["reversal", "isolation"]],
    )
    with_: Ids = Field(
        default=(),
        alias="with",
        title="With",
        description="The node or nodes together with which alone it supports their shared targets.",
        examples=["workers-wage"],
    )
    despite: Ids = Field(
        default=(),
        title="Despite",
        description="Conceded or reported nodes in spite of which the author holds this.",
        examples=["harsh-measures"],
    )
    said_by: Ids = Field(
        default=(),
        title="Said by",
        description="The speakers whose words or view this is. Absent: the author's own.",
        examples=["lenin"],
    )
    stance: Stance | None = Field(
        default=None,
        title="Stance",
        description=(
            "What the author does with it: `endorses`, `rejects`, `concedes` (admits it against "
            "their own case) or only `reports` it. Without `said_by` only `concedes` is allowed."
        ),
        examples=["endorses"],
    )
    scheme: Scheme | None = Field(
        default=None,
        title="Scheme",
        description="The argumentation scheme of the step (Walton, Reed and Macagno).",
        examples=["argument from expert opinion"],
    )
    tags: Tags = Field(
        default=(),
        title="Tags",
        description="Free labels.",
        examples=[["figures"]],
    )
    note: Text | None = Field(
        default=None,
        title="Note",
        description="A remark of the mapper's.",
        examples=["The figure is for 1929."],
    )

    @property
    def type(self) -> NodeType:
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The proposition."""
        text: str = getattr(self, self.type)
        return text

    @property
    def held(self) -> bool:
        """Whether the author says it, relies on it, endorses it or concedes it."""
        return self.stance in (None, "endorses", "concedes")

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        if not self.quotes and not self.implicit:
            raise ValueError("needs a quote, or `implicit: true`")
        if not self.supports and (self.with_ or self.scheme):
            raise ValueError("`with` and `scheme` are for nodes that support something")
        if self.said_by and self.stance is None:
            raise ValueError("`said_by` needs a `stance`")
        if self.stance not in (None, "concedes") and not self.said_by:
            raise ValueError("without `said_by` the stance can only be `concedes`")
        return self


# A rule looks at properties in an `if` or a `not` only: what else names a property in a schema, an
# editor takes for one that it may offer, with the little that the rule says of it.
_QUOTE_OR_IMPLICIT = {
    "$comment": "a node needs a `quote`, or `implicit: true`",
    "if": {"required": ["implicit"], "properties": {"implicit": {"const": True}}},
    "else": {"required": ["quote"]},
}
_STANCE_IN_OWN_VOICE = {
    "$comment": (
        "without `said_by` the stance can only be `concedes`; say with `said_by` whose view it is"
    ),
    "if": {
        "required": ["stance"],
        "properties": {"stance": {"enum": ["endorses", "rejects", "reports"]}},
    },
    "then": {"required": ["said_by"]},
}
_DENIES_SOMETHING = {
    "$comment": "a rebuttal needs `rebuts` or `undercuts`",
    "anyOf": [{"required": ["rebuts"]}, {"required": ["undercuts"]}],
}
_NODE_RULES: dict[str, Any] = {
    "dependentRequired": {
        "with": ["supports"],
        "scheme": ["supports"],
        "said_by": ["stance"],
    },
    "allOf": [_QUOTE_OR_IMPLICIT, _STANCE_IN_OWN_VOICE],
}

_MAIN: Any = Field(
    default=False,
    title="Thesis",
    description="`true`: a thesis of the text. It may have several.",
    examples=[True],
)


class Claim(_Node, json_schema_extra=schema_rules(**_NODE_RULES)):
    """What the text wants accepted. One that supports another is an intermediate conclusion."""

    claim: Proposition = Field(
        title="Claim",
        description="The proposition: one neutral sentence in the text's terms, clear on its own.",
        examples=["Stalin's crimes continued the Revolution that Lenin and Trotsky led."],
    )
    main: bool = _MAIN

    @property
    def type(self) -> NodeType:
        """The node's type."""
        return "claim"


class Premise(_Node, json_schema_extra=schema_rules(**_NODE_RULES)):
    """A reason that the text offers for something."""

    premise: Proposition = Field(
        title="Premise",
        description="The proposition: one neutral sentence in the text's terms, clear on its own.",
        examples=["All officials should be elected and subject to recall."],
    )
    supports: Ids = Field(
        title="Supports",
        description="The node or nodes that this one is a reason for.",
        examples=["reversal", ["reversal", "isolation"]],
    )

    @property
    def type(self) -> NodeType:
        """The node's type."""
        return "premise"


class Rebuttal(
    _Node,
    json_schema_extra=schema_rules(
        **{**_NODE_RULES, "allOf": [*_NODE_RULES["allOf"], _DENIES_SOMETHING]}
    ),
):
    """The text's denial of something: of a node's truth, or of the step from one to another."""

    rebuttal: Proposition = Field(
        title="Rebuttal",
        description="The proposition: one neutral sentence in the text's terms, clear on its own.",
        examples=["Stalin's bureaucracy reversed the democratic socialism that Lenin outlined."],
    )
    main: bool = _MAIN
    rebuts: Ids = Field(
        default=(),
        title="Rebuts",
        description="The node or nodes whose truth this one denies.",
        examples=["continuity"],
    )
    undercuts: Id | Step | None = Field(
        default=None,
        title="Undercuts",
        description=(
            "A node whose every step is denied, not its truth; "
            "or `{from, to}`, the one step that is denied."
        ),
        examples=["continuity", {"from": "workers-wage", "to": "state-of-the-foundations"}],
    )

    @property
    def type(self) -> NodeType:
        """The node's type."""
        return "rebuttal"

    @model_validator(mode="after")
    def _denies_something(self) -> Self:
        if not self.rebuts and self.undercuts is None:
            raise ValueError("needs `rebuts` or `undercuts`")
        return self


def node_type(value: Any) -> NodeType | None:
    """Return the type that a node's keys say, or None where none or several do."""
    if not isinstance(value, dict):
        return getattr(value, "type", None)
    found = [kind for kind in NODE_TYPES if kind in value]
    return found[0] if len(found) == 1 else None


Node = Annotated[
    Annotated[Claim, Tag("claim")]
    | Annotated[Premise, Tag("premise")]
    | Annotated[Rebuttal, Tag("rebuttal")],
    Discriminator(node_type),
]

Passage = QuoteSelector | Range
_Passage = Annotated[
    Passage, BeforeValidator(as_selector, json_schema_input_type=QuotedText | QuoteSelector | Range)
]


class Aside(
    Frozen,
    json_schema_extra=schema_rules(minProperties=1, maxProperties=1),
):
    """A passage that was read and left out of the argument on purpose; its key says why."""

    apparatus: _Passage | None = Field(
        default=None,
        title="Apparatus",
        description="What surrounds the text: titles, headings, names, page matter.",
        examples=["Who Really Fought Stalin’s Dictatorship?"],
    )
    narrative: _Passage | None = Field(
        default=None,
        title="Narrative",
        description="A telling or describing that no argument of the text rests on.",
        examples=[{"from": "This book’s title relates", "to": "because of his rule."}],
    )
    transition: _Passage | None = Field(
        default=None,
        title="Transition",
        description="Words that lead from one thing to the next.",
        examples=["So there you have it."],
    )
    repetition: _Passage | None = Field(
        default=None,
        title="Repetition",
        description="What the text has said before, in nearly the same words.",
        examples=["The Constitution, as said, was never in force."],
    )

    @property
    def kind(self) -> AsideKind:
        """Why it was left out."""
        return next(kind for kind in ASIDE_KINDS if getattr(self, kind) is not None)

    @property
    def passage(self) -> Passage:
        """What was left out."""
        passage: Passage = getattr(self, self.kind)
        return passage

    @model_validator(mode="after")
    def _has_one_key(self) -> Self:
        if sum(getattr(self, kind) is not None for kind in ASIDE_KINDS) != 1:
            raise ValueError("needs exactly one kind")
        return self


class Argument(Frozen):
    """The map of one source."""

    argmap: Literal["argument/1"] = Field(
        title="Format",
        description="The kind of file and the version of its format.",
        examples=[ARGUMENT_VERSION],
    )
    source: Source = Field(
        title="Source text",
        description="The text that is mapped.",
        examples=[{"title": "Who Really Fought Stalin's Dictatorship?", "file": "hensman.txt"}],
    )
    sections: Annotated[tuple[Section, ...], Field(strict=False)] = Field(
        default=(),
        title="Sections",
        description="Where the text's parts begin, in order.",
        examples=[[{"title": "Total fabrication"}]],
    )
    speakers: dict[Id, SpeakerEntry] = Field(
        default_factory=dict,
        title="Speakers",
        description="People and parties whose views the author reports: id to name.",
        examples=[{"amis": "Martin Amis, in Koba the Dread"}],
    )
    argument: Annotated[dict[Id, Node], Field(min_length=1)] = Field(
        title="Argument",
        description="The nodes: id to claim, premise or rebuttal.",
        examples=[
            {"isolation": {"claim": "The Soviet state was isolated.", "quote": "was isolated"}}
        ],
    )
    asides: Annotated[tuple[Aside, ...], Field(strict=False)] = Field(
        default=(),
        title="Asides",
        description="Passages that were read and left out of the argument; the key says why.",
        examples=[[{"transition": "So there you have it."}]],
    )
