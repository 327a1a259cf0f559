"""The model: frozen values, which accept the examples that the format's description gives."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from argmap.model.argument import Argument, Premise, Rebuttal
from argmap.model.comparison import Comparison
from argmap.schema import validate
from argmap.syntax import read

# The two examples, as FORMAT.md has them.
ARGUMENT_EXAMPLE = """\
# yaml-language-server: $schema=../../schemas/argument.schema.json
argmap: argument/1

source:
  title: Who Really Fought Stalin's Dictatorship?
  author: Jim Hensman
  language: en
  file: ../../seeds/000_049bd6d63991b394.txt
  sha256: 0b2d772867287524f2aec581aa612f2f16f44ddb6ef37c1a6c7e04c61495c2ef

sections:                      # where the text's parts begin, in order
  - title: Total fabrication
  - title: Revolution
    from: WHO WAS Stalin and what did he represent?

speakers:                      # people and parties whose views the author reports
  amis: Martin Amis, in Koba the Dread
  lenin: Lenin
  guvorkian: {name: Guvorkian, via: camp-account}      # reported by somebody who is reported
  camp-account: An account smuggled out of the Vorkuta camp

argument:
  continuity:
    claim: Stalin's crimes continued the Revolution that Lenin and Trotsky led.
    said_by: amis
    stance: rejects
    quote: Stalin’s crimes were just a continuation and logical successor of the Russian Revolution of 1917

  reversal:
    rebuttal: Stalin's bureaucracy reversed the democratic socialism that Lenin had outlined.
    main: true
    rebuts: continuity
    quote: undermining and eventually reversing the principles of democratic socialism that Lenin had outlined

  forerunners-do-not-fight:
    premise: Lenin and Trotsky spent their last years fighting Stalin, which his forerunners would not have done.
    supports: reversal
    quote: >-
      why did Lenin, who died in 1924, spend the last period of his life [...] waging a bitter struggle against
      him and his policies?

  state-of-the-foundations:
    claim: State and Revolution lays out the foundations of a democratic socialist state.
    supports: reversal
    quote: this work lays out the principles that Lenin saw as the foundations of a democratic socialist state

  election-and-recall:
    premise: All officials should be elected and subject to recall.
    said_by: lenin
    stance: endorses
    supports: state-of-the-foundations
    with: workers-wage
    quote: All officials and managers should be elected and subject to recall

  workers-wage:
    premise: No official should receive more than an ordinary worker's wage.
    said_by: lenin
    stance: endorses
    supports: state-of-the-foundations
    quote: No official would receive more than the wage of an ordinary worker

asides:                        # passages read and left out of the argument; the key says why
  - apparatus: Who Really Fought Stalin’s Dictatorship?
  - transition: So there you have it.
  - narrative:
      from: This book’s title relates to a nickname
      to: the number of people that died because of his rule.
"""  # noqa: E501 - as it stands

COMPARISON_EXAMPLE = """\
# yaml-language-server: $schema=../../schemas/comparison.schema.json
argmap: comparison/1
title: Who betrayed the Revolution?
texts:                         # alias → argument file, relative to this file; left to right in pictures
  hensman: hensman.yaml
  dixon: dixon.yaml

topics:                        # id → label, in order
  trotsky: Trotsky and the opposition
  trials: The Moscow trials

contradictions:
  who-had-trotsky-killed:
    question: Who had Trotsky killed?
    topic: trotsky
    kind: fact
    strength: direct
    sides:
      hensman: trotsky-killed-by-apparatus
      dixon: trotsky-killed-by-own-supporter
    why: One text names Stalin's terror apparatus, the other a disappointed supporter of Trotsky's.

agreements:
  trotsky-died-in-mexico:
    statement: Trotsky was assassinated in Mexico.
    topic: trotsky
    sides: {hensman: trotsky-killed-by-apparatus, dixon: trotsky-killed-by-own-supporter}
    but: who-had-trotsky-killed

counterparts:                  # one text reports, without holding it, what the other holds
  show-trials:
    topic: trials
    holds: {hensman: trials-staged}
    reports: {dixon: dismissed-as-show-trials}
"""  # noqa: E501 - as it stands


def argument() -> Argument:
    """Return the argument file's example as a value."""
    value, _ = validate(read(ARGUMENT_EXAMPLE.encode()).value)
    assert isinstance(value, Argument)
    return value


def comparison() -> Comparison:
    """Return the comparison file's example as a value."""
    value, _ = validate(read(COMPARISON_EXAMPLE.encode()).value)
    assert isinstance(value, Comparison)
    return value


@pytest.mark.parametrize(
    ("text", "model"),
    [(ARGUMENT_EXAMPLE, Argument), (COMPARISON_EXAMPLE, Comparison)],
    ids=["argument", "comparison"],
)
def test_the_format_s_examples_are_accepted_as_they_stand(
    text: str, model: type[BaseModel]
) -> None:
    """The examples in the format's description have no problem and no fault."""
    document = read(text.encode())
    assert document.problems == ()
    value, faults = validate(document.value)
    assert faults == ()
    assert type(value) is model


def test_the_argument_example_says_what_it_says() -> None:
    """Each node has its type, its proposition, and whether the text holds it."""
    assert [
        (id_, node.type, node.held, node.text[:24]) for id_, node in argument().argument.items()
    ] == [
        ("continuity", "claim", False, "Stalin's crimes continue"),
        ("reversal", "rebuttal", True, "Stalin's bureaucracy rev"),
        ("forerunners-do-not-fight", "premise", True, "Lenin and Trotsky spent "),
        ("state-of-the-foundations", "claim", True, "State and Revolution lay"),
        ("election-and-recall", "premise", True, "All officials should be "),
        ("workers-wage", "premise", True, "No official should recei"),
    ]


def test_what_may_be_said_shortly_is_read_as_if_said_at_length() -> None:
    """A lone id is a list of one, bare words are a quote, and a bare name is a speaker."""
    value = argument()
    recall = value.argument["election-and-recall"]
    reversal = value.argument["reversal"]
    assert isinstance(recall, Premise) and isinstance(reversal, Rebuttal)
    assert recall.supports == ("state-of-the-foundations",)
    assert (recall.with_, recall.said_by, recall.stance) == (
        ("workers-wage",),
        ("lenin",),
        "endorses",
    )
    assert (reversal.rebuts, reversal.undercuts, reversal.main) == (("continuity",), None, True)
    [quote] = recall.quotes
    assert (quote.exact, quote.prefix, quote.suffix, quote.omits_negation) == (
        "All officials and managers should be elected and subject to recall",
        None,
        None,
        False,
    )
    assert value.speakers["lenin"].model_dump() == {"name": "Lenin", "via": None, "note": None}
    assert value.speakers["guvorkian"].via == "camp-account"
    assert [aside.kind for aside in value.asides] == ["apparatus", "transition", "narrative"]


def test_the_comparison_example_says_what_it_says() -> None:
    """The relations have their kinds, and their sides are lists of ids in the file's order."""
    value = comparison()
    assert list(value.texts.items()) == [("hensman", "hensman.yaml"), ("dixon", "dixon.yaml")]
    [contradiction] = value.contradictions.values()
    assert (contradiction.kind, contradiction.strength) == ("fact", "direct")
    assert contradiction.sides == {
        "hensman": ("trotsky-killed-by-apparatus",),
        "dixon": ("trotsky-killed-by-own-supporter",),
    }
    assert value.agreements["trotsky-died-in-mexico"].but == ("who-had-trotsky-killed",)
    assert value.counterparts["show-trials"].reports == {"dixon": ("dismissed-as-show-trials",)}


def models(value: Any) -> list[BaseModel]:
    """Return a model and every model in it."""
    found = [value] if isinstance(value, BaseModel) else []
    if isinstance(value, BaseModel):
        inner: Any = [getattr(value, name) for name in type(value).model_fields]
    else:
        inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, BaseModel | dict | tuple | list):
        for each in inner:
            found.extend(models(each))
    return found


def test_no_value_can_be_changed() -> None:
    """Every field of every value refuses to be set, and a new one too."""
    everything = [*models(argument()), *models(comparison())]
    assert {type(each).__name__ for each in everything} == {
        *("Argument", "Source", "Section", "Speaker", "QuoteSelector", "Aside", "Range"),
        *("Claim", "Premise", "Rebuttal"),
        *("Comparison", "Contradiction", "Agreement", "Counterpart"),
    }
    for each in everything:
        for name in [*type(each).model_fields, "unheard_of"]:
            with pytest.raises(ValidationError):
                setattr(each, name, None)


def test_lists_are_tuples() -> None:
    """No value holds a list that somebody could append to."""
    for each in [*models(argument()), *models(comparison())]:
        for name in type(each).model_fields:
            assert not isinstance(getattr(each, name), list | set), f"{type(each)}.{name}"


@pytest.mark.parametrize(
    ("stance", "said_by", "held"),
    [
        (None, None, True),
        ("concedes", None, True),
        ("endorses", "miller", True),
        ("concedes", "miller", True),
        ("rejects", "miller", False),
        ("reports", "miller", False),
    ],
)
def test_what_the_author_endorses_or_concedes_is_held(
    stance: str | None, said_by: str | None, held: bool
) -> None:
    """A node is held when the author says it, endorses it or concedes it, and not otherwise."""
    node: dict[str, Any] = {"claim": "The mill stands.", "quote": "the mill"}
    if stance:
        node["stance"] = stance
    if said_by:
        node["said_by"] = said_by
    value, faults = validate(
        {
            "argmap": "argument/1",
            "source": {"title": "The mill", "file": "mill.txt"},
            "argument": {"mill": node},
        }
    )
    assert faults == ()
    assert isinstance(value, Argument)
    assert value.argument["mill"].held is held
