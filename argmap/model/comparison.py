"""The comparison file: where texts meet."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from argmap.model.base import Frozen, Id, Ids, Tags, Text, schema_rules

COMPARISON_VERSION = "comparison/1"

Kind = Literal[
    "fact",
    "cause",
    "motive",
    "interpretation",
    "definition",
    "evaluation",
    "degree",
    "attribution",
]
Strength = Literal["direct", "tension"]

_SIDES = {"hensman": "killed-by-apparatus", "dixon": ["killed-by-own-supporter"]}


class _Relation(Frozen):
    topic: Id | None = Field(
        default=None,
        title="Topic",
        description="The topic under which it is shown.",
        examples=["trotsky"],
    )
    tags: Tags = Field(default=(), title="Tags", description="Free labels.", examples=[["persons"]])
    note: Text | None = Field(
        default=None,
        title="Note",
        description="A remark of the mapper's.",
        examples=["The two texts give no date."],
    )


class Contradiction(_Relation):
    """Two texts hold what can't stand together."""

    question: Text = Field(
        title="Question",
        description="The question to which the two texts give different answers.",
        examples=["Who had Trotsky killed?"],
    )
    kind: Kind = Field(
        title="Kind",
        description=(
            "`fact` what happened, who, when, how many · `cause` what brought it about, who is "
            "answerable · `motive` why somebody did it · `interpretation` what it was · "
            "`definition` what a word means · `evaluation` whether it was good, wise, needed · "
            "`degree` how much it matters · `attribution` who said or held it"
        ),
        examples=["fact"],
    )
    strength: Strength = Field(
        title="Strength",
        description=(
            "`direct`: both can't be true as the texts mean them, or nobody could make both "
            "evaluations · `tension`: they pull apart, yet one could hold both"
        ),
        examples=["direct"],
    )
    sides: Annotated[dict[Id, Ids], Field(min_length=2, max_length=2)] = Field(
        title="Sides",
        description="For each of two texts the node or nodes that say it, the best first.",
        examples=[_SIDES],
    )
    why: Text = Field(
        title="Why",
        description="One sentence that says why both can't stand.",
        examples=["One text names Stalin's apparatus, the other a supporter of Trotsky's."],
    )


class Agreement(_Relation):
    """Two texts or more hold the same."""

    statement: Text = Field(
        title="Statement",
        description="What the texts hold in common.",
        examples=["Trotsky was assassinated in Mexico."],
    )
    sides: Annotated[dict[Id, Ids], Field(min_length=2)] = Field(
        title="Sides",
        description="For each text the node or nodes that say it, the best first.",
        examples=[_SIDES],
    )
    but: Ids = Field(
        default=(),
        title="But",
        description="Contradictions about the same thing.",
        examples=["who-had-trotsky-killed"],
    )


class Counterpart(_Relation):
    """One text reports, without holding it, what another holds."""

    holds: Annotated[dict[Id, Ids], Field(min_length=1, max_length=1)] = Field(
        title="Holds",
        description="The text that holds it, and the node or nodes that say it.",
        examples=[{"hensman": "trials-staged"}],
    )
    reports: Annotated[dict[Id, Ids], Field(min_length=1, max_length=1)] = Field(
        title="Reports",
        description="The other text, and the node or nodes that report it.",
        examples=[{"dixon": "dismissed-as-show-trials"}],
    )
    why: Text | None = Field(
        default=None,
        title="Why",
        description="What the two have to do with each other.",
        examples=["The view that one text dismisses is the one that the other holds."],
    )


_RELATIONS = ("contradictions", "agreements", "counterparts")
_RELATES = "a comparison needs a contradiction, an agreement or a counterpart"
_IS_PRESENT = [{"required": [key]} for key in _RELATIONS]
_ALL_EMPTY = {"properties": {key: {"maxProperties": 0} for key in _RELATIONS}}


class Comparison(
    Frozen,
    json_schema_extra=schema_rules(
        allOf=[
            {"$comment": _RELATES, "anyOf": _IS_PRESENT},
            {"$comment": _RELATES, "if": {"anyOf": _IS_PRESENT, **_ALL_EMPTY}, "then": False},
        ]
    ),
):
    """Where arguments meet."""

    argmap: Literal["comparison/1"] = Field(
        title="Format",
        description="The kind of file and the version of its format.",
        examples=[COMPARISON_VERSION],
    )
    title: Text = Field(
        title="Title",
        description="What the comparison is called.",
        examples=["Who betrayed the Revolution?"],
    )
    texts: Annotated[dict[Id, Text], Field(min_length=2)] = Field(
        title="Texts",
        description="Alias to argument file, as a path from this file; left to right in pictures.",
        examples=[{"hensman": "hensman.yaml", "dixon": "dixon.yaml"}],
    )
    topics: dict[Id, Text] = Field(
        default_factory=dict,
        title="Topics",
        description="Id to label, in the order in which they are shown.",
        examples=[{"trotsky": "Trotsky and the opposition"}],
    )
    contradictions: dict[Id, Contradiction] = Field(
        default_factory=dict,
        title="Contradictions",
        description="Where two texts contradict each other.",
        examples=[
            {
                "who-had-trotsky-killed": {
                    "question": "Who had Trotsky killed?",
                    "kind": "fact",
                    "strength": "direct",
                    "sides": _SIDES,
                    "why": "One names Stalin's apparatus, the other a supporter of Trotsky's.",
                }
            }
        ],
    )
    agreements: dict[Id, Agreement] = Field(
        default_factory=dict,
        title="Agreements",
        description="What texts hold in common.",
        examples=[{"died-in-mexico": {"statement": "Trotsky died in Mexico.", "sides": _SIDES}}],
    )
    counterparts: dict[Id, Counterpart] = Field(
        default_factory=dict,
        title="Counterparts",
        description="Where one text reports, without holding it, what another holds.",
        examples=[
            {
                "show-trials": {
                    "holds": {"hensman": "trials-staged"},
                    "reports": {"dixon": "dismissed-as-show-trials"},
                }
            }
        ],
    )

    @model_validator(mode="after")
    def _has_a_relation(self) -> Self:
        if not (self.contradictions or self.agreements or self.counterparts):
            raise ValueError("needs a contradiction, an agreement or a counterpart")
        return self
