"""The JSON Schemas and the model: one contract, and what is said of a file that breaks it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from argmap.fault import Fault
from argmap.model.schemes import Scheme
from argmap.schema import SCHEMA_KINDS, SchemaKind, schema_text, validate

SCHEMAS = Path(__file__).parents[1] / "schemas"


def committed(kind: str) -> dict[str, Any]:
    """Return a schema as it is committed."""
    schema: dict[str, Any] = json.loads(
        (SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8")
    )
    return schema


# The schemas themselves.


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_a_committed_schema_is_the_generated_one(kind: SchemaKind) -> None:
    """The file in `schemas/` has the bytes that the model's schema is written with."""
    assert (SCHEMAS / f"{kind}.schema.json").read_bytes() == schema_text(kind).encode("utf-8")


def test_no_schema_is_committed_that_nothing_generates() -> None:
    """`schemas/` has one file a kind, and none besides."""
    assert sorted(path.name for path in SCHEMAS.iterdir()) == sorted(
        f"{kind}.schema.json" for kind in SCHEMA_KINDS
    )


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_a_schema_is_a_valid_one_of_its_draft(kind: str) -> None:
    """Each is valid by draft 2020-12's own schema, says so, and has a urn for its id."""
    schema = committed(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:argmap:schema:{kind}:1"


class Property(NamedTuple):
    """A property of a schema, and where in it."""

    kind: str
    path: str
    schema: dict[str, Any]


def properties(kind: str) -> Iterator[Property]:
    """Yield every property that a schema describes (not those that a condition only looks at)."""
    stack: list[tuple[str, Any]] = [("", committed(kind))]
    while stack:
        path, schema = stack.pop()
        if not isinstance(schema, dict):
            continue
        for name, inner in schema.get("properties", {}).items():
            yield Property(kind, f"{path}/{name}", inner)
            stack.append((f"{path}/{name}", inner))
        stack.extend((f"{path}/{name}", inner) for name, inner in schema.get("$defs", {}).items())
        stack.extend(
            (path, schema[key]) for key in ("items", "additionalProperties") if key in schema
        )
        stack.extend((path, inner) for inner in schema.get("anyOf", ()) if "$ref" not in inner)


PROPERTIES = [each for kind in SCHEMA_KINDS for each in properties(kind)]


def test_every_property_is_among_those_looked_at() -> None:
    """The walk through the schemas finds what it has to: properties of the root and of `$defs`."""
    found = {(each.kind, each.path) for each in PROPERTIES}
    assert {
        ("argument", "/source"),
        ("argument", "/Source/title"),
        ("argument", "/Claim/claim"),
        ("argument", "/Step/from"),
        ("comparison", "/Contradiction/sides"),
        ("resolved", "/ResolvedSpan/exact"),
    } <= found


@pytest.mark.parametrize("each", PROPERTIES, ids=lambda each: each.kind + each.path)
def test_a_property_says_what_it_is(each: Property) -> None:
    """Every property has a title, a description and examples, and none of them is empty."""
    # What a `$ref` has and the property would only repeat stands there alone.
    name = each.schema.get("$ref", "").removeprefix("#/$defs/")
    said = {**(committed(each.kind)["$defs"][name] if name else {}), **each.schema}
    for key in ("title", "description", "examples"):
        assert said.get(key), key


@pytest.mark.parametrize("each", PROPERTIES, ids=lambda each: each.kind + each.path)
def test_a_property_s_examples_are_examples_of_it(each: Property) -> None:
    """Each example of a property is valid by that property's schema."""
    schema = {"$defs": committed(each.kind)["$defs"], **each.schema}
    for example in each.schema["examples"]:
        assert list(Draft202012Validator(schema).iter_errors(example)) == []


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_no_schema_lets_null_or_an_unknown_key_into_a_file(kind: str) -> None:
    """Objects with named properties are closed, and in the files people write null has no place."""
    for name, schema in [("root", committed(kind)), *committed(kind)["$defs"].items()]:
        if "properties" in schema:
            assert schema["additionalProperties"] is False, name
    if kind != "resolved":
        assert '"null"' not in json.dumps(committed(kind))


# The schema and the model accept and refuse the same.

IDS = ["mill", "old-mill", "weir-2", "a", "x1-y2-z3", "m" * 80]
WORDS = ["The mill stands.", "Die Mühle 𝔞", " a ", "mill", " ", "1984", "true"]

some_id = st.sampled_from(IDS)
ids = some_id | st.lists(some_id, min_size=1, max_size=3, unique=True)
some_text = st.sampled_from(WORDS)
tags = st.lists(some_id, max_size=3, unique=True)
selector = st.fixed_dictionaries(
    {"exact": some_text},
    optional={"prefix": some_text, "suffix": some_text, "omits_negation": st.booleans()},
)
quote = some_text | selector
quotes = quote | st.lists(quote, min_size=1, max_size=3)
step = st.fixed_dictionaries({"from": some_id, "to": some_id})
voice = st.sampled_from(
    [
        {},
        {"stance": "concedes"},
        *(
            {"said_by": by, "stance": stance}
            for by in ("miller", ["miller", "ferryman"])
            for stance in ("endorses", "rejects", "concedes", "reports")
        ),
    ]
)
anchored = st.fixed_dictionaries(
    {"quote": quotes}, optional={"implicit": st.booleans()}
) | st.fixed_dictionaries({"implicit": st.just(True)}, optional={"quote": quotes})
support = st.fixed_dictionaries(
    {"supports": ids},
    optional={"with": ids, "scheme": st.sampled_from(get_args(Scheme))},
)
free = st.fixed_dictionaries({}, optional={"despite": ids, "tags": tags, "note": some_text})
main = st.fixed_dictionaries({}, optional={"main": st.booleans()})
denial = st.fixed_dictionaries(
    {"rebuts": ids}, optional={"undercuts": some_id | step}
) | st.fixed_dictionaries({"undercuts": some_id | step})


def merged(*parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """One mapping of several."""
    return st.tuples(*parts).map(lambda made: {k: v for part in made for k, v in part.items()})


def mapping(
    value: st.SearchStrategy[Any], least: int = 0, most: int = 3
) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping from ids."""
    return st.dictionaries(some_id, value, min_size=least, max_size=most)


claim = merged(
    st.fixed_dictionaries({"claim": some_text}), anchored, voice, free, main, support | st.just({})
)
premise = merged(st.fixed_dictionaries({"premise": some_text}), anchored, voice, free, support)
rebuttal = merged(
    st.fixed_dictionaries({"rebuttal": some_text}),
    anchored,
    voice,
    free,
    main,
    denial,
    support | st.just({}),
)
passage = quote | st.fixed_dictionaries({"from": quote, "to": quote})
argument_files = st.fixed_dictionaries(
    {
        "argmap": st.just("argument/1"),
        "source": st.fixed_dictionaries(
            {"title": some_text, "file": some_text},
            optional={
                "author": some_text,
                "published": st.sampled_from([1, 1994, 9999, "1994", "1994-10", "1994-10-16"]),
                "publisher": some_text,
                "language": st.sampled_from(["en", "de-AT", "zh-Hant-TW"]),
                "url": st.sampled_from(["http://example.org", "https://example.org/a?b#c"]),
                "sha256": st.just("0123456789abcdef" * 4),
                "note": some_text,
            },
        ),
        "argument": mapping(claim | premise | rebuttal, 1),
    },
    optional={
        "sections": st.lists(
            st.fixed_dictionaries({"title": some_text}, optional={"from": quote}), max_size=2
        ),
        "speakers": mapping(
            some_text
            | st.fixed_dictionaries(
                {"name": some_text}, optional={"via": some_id, "note": some_text}
            )
        ),
        "asides": st.lists(
            st.sampled_from(["apparatus", "narrative", "transition", "repetition"]).flatmap(
                lambda kind: st.fixed_dictionaries({kind: passage})
            ),
            max_size=2,
        ),
    },
)
relation = st.fixed_dictionaries({}, optional={"topic": some_id, "tags": tags, "note": some_text})
contradiction = merged(
    st.fixed_dictionaries(
        {
            "question": some_text,
            "kind": st.sampled_from(
                [
                    *("fact", "cause", "motive", "interpretation"),
                    *("definition", "evaluation", "degree", "attribution"),
                ]
            ),
            "strength": st.sampled_from(["direct", "tension"]),
            "sides": mapping(ids, 2, 2),
            "why": some_text,
        }
    ),
    relation,
)
agreement = merged(
    st.fixed_dictionaries(
        {"statement": some_text, "sides": mapping(ids, 2, 4)}, optional={"but": ids}
    ),
    relation,
)
counterpart = merged(
    st.fixed_dictionaries(
        {"holds": mapping(ids, 1, 1), "reports": mapping(ids, 1, 1)}, optional={"why": some_text}
    ),
    relation,
)
comparison_files = st.tuples(
    st.fixed_dictionaries(
        {
            "argmap": st.just("comparison/1"),
            "title": some_text,
            "texts": mapping(some_text, 2, 4),
        },
        optional={"topics": mapping(some_text)},
    ),
    st.sampled_from(
        [
            ("contradictions", contradiction),
            ("agreements", agreement),
            ("counterparts", counterpart),
        ]
    ).flatmap(lambda pair: st.fixed_dictionaries({pair[0]: mapping(pair[1], 1)})),
    st.fixed_dictionaries(
        {},
        optional={
            "contradictions": mapping(contradiction, 0, 1),
            "agreements": mapping(agreement, 0, 1),
            "counterparts": mapping(counterpart, 0, 1),
        },
    ),
).map(lambda parts: {**parts[0], **parts[2], **parts[1]})
documents = argument_files | comparison_files

KEYS = sorted(
    {each.path.rpartition("/")[2] for each in PROPERTIES if each.kind != "resolved"}
    | {"from_", "with_", "quotes", "start", "end", "rule", "Mill", "mill mill", "", "m" * 81, "1"}
)
# A string that ends in a line end is left out: JSON Schema means ECMA 262's `$`, the end of the
# string, and so does the model, but plain `jsonschema` searches with Python's `re`, whose `$` also
# fits before a last line end. `test_an_id_doesn_t_end_in_a_line_end` looks at these.
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 1994, 9999, 10000, 10**17),
        *("", " ", "\n\t", " ", " ", "true", "null", "1994", "1994-13", "1994-02-31"),
        *("m" * 80, "m" * 81, "w" * 600, "w" * 601, "w" * 2000, "w" * 2001),
        *("Mill", "old mill", "old_mill", "old--mill", "-mill", "mill-", "1mill", "mühle"),
        *("endorses", "rejects", "concedes", "reports", "Endorses", "fact", "direct", "tension"),
        *("en", "en-", "e1", "http://", "http://a b", "ftp://example.org", "HTTPS://example.org"),
        *("a" * 64, "A" * 64, "a" * 63, "ad hominem", "argument/1", "comparison/1"),
        *([], {}, [[]], [{}], [None], [True], [1], [""], ["mill"], ["mill", "mill"], ["mill", 1]),
        *({"exact": "a"}, {"exact": ""}, {"exact": None}, {"exact": "a", "omits_negation": 1}),
        *({"from": "a", "to": "b"}, {"from": "a"}, {"from": "mill", "to": "Mill"}, {"name": "a"}),
        *({"mill": "a"}, {"mill": "a", "weir": ["b", "b"]}, {"mill": "a", "weir": "b", "c": "d"}),
        *({"mill": {"claim": "a", "quote": "b"}}, {"claim": "a", "quote": "b"}),
        *([{"exact": "a"}, "b"], [{"exact": "a"}, 1], [["a"]], {"": ""}, {"Mill": "a"}),
    ]
) | st.text(max_size=5).filter(lambda text: not text.endswith("\n"))


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a value: what holds it, and its key or index."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from spots(value[key])


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """A valid document with up to three things done to it."""
    document: dict[str, Any] = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(0, 3))):
        places = list(spots(document))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        what = draw(st.sampled_from(["drop", "rename", "add", "swap", "swap", "repeat", "move"]))
        if what == "drop":
            del holder[key]
        elif what == "swap":
            holder[key] = copy.deepcopy(draw(JUNK))
        elif what == "move":
            other, there = draw(st.sampled_from(places))
            holder[key] = copy.deepcopy(other[there]) if there in _keys(other) else None
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key] if what == "repeat" else draw(JUNK)))
        elif what == "rename":
            holder[draw(st.sampled_from(KEYS))] = holder.pop(key)
        else:
            inner = holder[key] if isinstance(holder[key], dict) else holder
            inner[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(JUNK))
    return document


def _keys(holder: Any) -> Any:
    return holder if isinstance(holder, dict) else range(len(holder))


VALIDATORS = {kind: Draft202012Validator(committed(kind)) for kind in ("argument", "comparison")}


def schema_accepts(document: Any) -> bool:
    """Say whether a document is valid by the committed schema of the kind that it says it is."""
    kind = str(document.get("argmap")).removesuffix("/1")
    return kind in VALIDATORS and VALIDATORS[kind].is_valid(document)


@settings(deadline=None, max_examples=100)
@given(documents)
def test_valid_documents_are_accepted_by_schema_and_model(document: dict[str, Any]) -> None:
    """What the format allows is refused by neither, and nothing is said of it."""
    assert schema_accepts(document)
    value, faults = validate(document)
    assert value is not None
    assert faults == ()


@settings(deadline=None, max_examples=400)
@given(mutants())
def test_schema_and_model_accept_and_refuse_the_same(document: dict[str, Any]) -> None:
    """Whatever is done to a document, plain JSON Schema and the model judge it alike."""
    assert (validate(document)[0] is not None) == schema_accepts(document)


@settings(deadline=None, max_examples=200)
@given(mutants())
def test_a_refusal_says_why_in_a_reader_s_words(document: dict[str, Any]) -> None:
    """A refused document has a fault; each stands in the document, and no machinery speaks."""
    before = copy.deepcopy(document)
    value, faults = validate(document)
    assert document == before
    assert (value is None) == bool(faults)
    for fault in faults:
        assert _leads_somewhere(document, fault)
        for jargon in ("oneOf", "anyOf", "not valid under", "Python", "pydantic", "regex"):
            assert jargon not in fault.message
        for keyword in ("minimum", "maximum", "minLength", "maxItems", "pattern", "const", "enum"):
            assert keyword not in fault.message
    assert len(set(faults)) == len(faults)


def _leads_somewhere(document: Any, fault: Fault) -> bool:
    value: Any = document
    for step_ in fault.path:
        if not isinstance(value, dict | list) or step_ not in _keys(value):
            return False
        holder: Any = value
        value = holder[step_]
    return True


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=5)
        ),
    ),
    st.sampled_from(["argument/1", "comparison/1", None]),
)
def test_validating_never_raises(value: Any, version: str | None) -> None:
    """Whatever the value, there is a model of it or a fault, and never both."""
    if version and isinstance(value, dict):
        value["argmap"] = version
    model, faults = validate(value)
    assert (model is None) == bool(faults)


# What is said.

ARGUMENT: dict[str, Any] = {
    "argmap": "argument/1",
    "source": {"title": "The mill", "file": "mill.txt"},
    "sections": [{"title": "One"}],
    "speakers": {"miller": "The miller"},
    "argument": {
        "mill": {"claim": "The mill stands.", "quote": "the mill"},
        "wheel": {"premise": "The wheel turns.", "quote": "the wheel", "supports": "mill"},
        "weir": {"rebuttal": "The weir is broken.", "quote": "the weir", "rebuts": "mill"},
    },
    "asides": [{"transition": "So much for that."}],
}
COMPARISON: dict[str, Any] = {
    "argmap": "comparison/1",
    "title": "The mill",
    "texts": {"north": "north.yaml", "south": "south.yaml"},
    "topics": {"water": "The water"},
    "contradictions": {
        "wheel": {
            "question": "Does it turn?",
            "kind": "fact",
            "strength": "direct",
            "sides": {"north": "a", "south": "b"},
            "why": "One says that it turns, the other that it stands.",
        }
    },
    "agreements": {"mill": {"statement": "It stands.", "sides": {"north": "a", "south": "b"}}},
    "counterparts": {"weir": {"holds": {"north": "a"}, "reports": {"south": "b"}}},
}
ID_ADVICE = (
    "an id has lower-case letters and digits, words joined by single hyphens, a letter first, "
    "and at most 80 characters"
)


def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(int(s) if s.isdecimal() else s for s in path.split(".")) if path else ()


def changed(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Return a document with something else at some paths; None drops what is there."""
    document = copy.deepcopy(document)
    for path, value in changes.items():
        *way, last = _steps(path)
        holder: Any = document
        for step_ in way:
            holder = holder[step_]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return document


def wrong_documents() -> Iterator[Any]:
    """Yield the wrong documents of the file beside this one, and what is to be said of them."""
    text = Path(__file__).with_suffix(".wrong.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        head, *lines = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if head:
            kind, _, changes = head.partition(" ")
            base = {"argument": ARGUMENT, "comparison": COMPARISON}[kind]
            yield pytest.param(base, json.loads(changes), lines, id=head[:70])


def in_lines(faults: tuple[Fault, ...]) -> list[str]:
    """Write faults as the file of wrong documents has them."""
    lines = []
    for fault in faults:
        path = ".".join(map(str, fault.path)) or "(root)"
        lines.append(f"  {'key' if fault.at_key else 'value'} {path}: {fault.message}")
        lines.extend([f"    {fault.help}"] if fault.help else [])
    return lines


@pytest.mark.parametrize(("document", "changes", "said"), list(wrong_documents()))
def test_what_is_said_of_a_wrong_document(
    document: dict[str, Any], changes: dict[str, Any], said: list[str]
) -> None:
    """Each mistake gets its sentence, what to do, and the path at which it is, and no other."""
    value, faults = validate(changed(document, changes))
    assert value is None
    assert in_lines(faults) == said
    assert {fault.rule for fault in faults} == {"schema"}


LONG_QUOTE = (
    "the quote has 2,001 characters, more than 2,000",
    "quote the words that say it, or give several quotes as a list",
)


@pytest.mark.parametrize(
    ("changes", "path", "fault"),
    [
        (
            {"argument.mill.claim": "w" * 601},
            ("argument", "mill", "claim"),
            ("`claim` has 601 characters, more than 600", "", False, "schema"),
        ),
        (
            {"speakers": {"m" * 81: "The miller"}},
            ("speakers", "m" * 81),
            (f"`{'m' * 57}…` is no id", ID_ADVICE, True, "schema"),
        ),
        (
            {"argument.wheel.supports": "m" * 81},
            ("argument", "wheel", "supports"),
            (
                "`supports` has 81 characters, more than 80",
                "",
                False,
                "schema",
            ),
        ),
        *(
            (changes, path, (*LONG_QUOTE, False, "quote-too-long"))
            for changes, path in (
                ({"argument.mill.quote": "w" * 2001}, ("argument", "mill", "quote")),
                ({"argument.mill.quote": ["a", "w" * 2001]}, ("argument", "mill", "quote", 1)),
                (
                    {"argument.mill.quote": {"exact": "w" * 2001}},
                    ("argument", "mill", "quote", "exact"),
                ),
                ({"asides.0": {"transition": "w" * 2001}}, ("asides", 0, "transition")),
                (
                    {"asides.0": {"narrative": {"from": "a", "to": "w" * 2001}}},
                    ("asides", 0, "narrative", "to"),
                ),
                ({"sections.0.from": "w" * 2001}, ("sections", 0, "from")),
            )
        ),
    ],
    ids=lambda each: ".".join(map(str, each))[:60] if isinstance(each, tuple) else "",
)
def test_what_is_said_of_what_is_too_long(
    changes: dict[str, Any], path: tuple[str | int, ...], fault: tuple[str, str, bool, str]
) -> None:
    """A text over its bound is told the two lengths; a quote has a rule of its own."""
    assert validate(changed(ARGUMENT, changes)) == (None, (Fault(path, *fault),))


@pytest.mark.parametrize(
    "value", ["mill", "", [], {}, 5, True, None, {"title": "The mill"}], ids=str
)
def test_what_is_said_of_a_file_that_is_none_of_ours(value: Any) -> None:
    """A value without the `argmap` key is told how to begin."""
    assert validate(value) == (
        None,
        (
            Fault(
                (),
                "this is no argmap file: it has no `argmap` key",
                "begin it with `argmap: argument/1` or `argmap: comparison/1`",
            ),
        ),
    )


def test_every_fault_of_a_document_is_said_at_once() -> None:
    """Faults in several entries and at several depths are all there, each once."""
    document = changed(
        ARGUMENT,
        {
            "source.title": 1984,
            "argument.mill.claim": "",
            "argument.mill.note": 3,
            "argument.wheel.supports": None,
            "argument.weir.stance": "rejects",
            "speakers.Miller": "x",
            "asides.0": {},
            "colour": "red",
        },
    )
    assert {(".".join(map(str, fault.path)), fault.at_key) for fault in validate(document)[1]} == {
        ("source.title", False),
        ("argument.mill.claim", False),
        ("argument.mill.note", False),
        ("argument.wheel", True),
        ("argument.weir", True),
        ("speakers.Miller", True),
        ("asides.0", False),
        ("colour", True),
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("argument.wheel.supports", "mill\n"),
        ("argument.wheel.supports", ["mill\n"]),
        ("source.sha256", "a" * 64 + "\n"),
        ("source.language", "en\n"),
        ("source.published", "1994\n"),
        ("source.url", "https://example.org\n"),
        ("speakers", {"miller\n": "The miller"}),
    ],
)
def test_an_id_doesn_t_end_in_a_line_end(path: str, value: Any) -> None:
    """A literal block's line end is no part of an id or a date, and a fault says so."""
    model, faults = validate(changed(ARGUMENT, {path: value}))
    assert model is None
    assert len(faults) == 1
    assert _leads_somewhere(changed(ARGUMENT, {path: value}), faults[0])


@pytest.mark.parametrize(
    "changes",
    [
        {"source.published": 1},
        {"source.published": 9999},
        {"source.published": "1994-10"},
        {"argument.mill.claim": "w" * 600},
        {"argument.mill.claim": "\U0001d51e" * 600},
        {"argument.mill.quote": "w" * 2000},
        {"argument": {"m" * 80: ARGUMENT["argument"]["mill"]}},
        {"argument.mill.quote": None, "argument.mill.implicit": True},
        {"argument.mill.stance": "concedes"},
        {"argument.mill.tags": []},
        {"argument.weir.rebuts": None, "argument.weir.undercuts": {"from": "wheel", "to": "mill"}},
        {"asides.0": {"narrative": {"from": {"exact": "a", "prefix": "b"}, "to": "c"}}},
        {"speakers.miller": {"name": "The miller", "via": "ferryman", "note": "Named once."}},
    ],
    ids=lambda changes: str(changes)[:60],
)
def test_what_lies_just_inside_the_bounds_is_accepted(changes: dict[str, Any]) -> None:
    """The longest, the largest and the least that is allowed is no fault."""
    value, faults = validate(changed(ARGUMENT, changes))
    assert faults == ()
    assert value is not None
