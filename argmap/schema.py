"""The JSON Schemas, made from the model, and what they find wrong in a value.

Where a schema offers alternatives, the one that the value means to be is applied, so that no
`oneOf` ever speaks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from argmap.fault import Fault, did_you_mean, in_words, shown
from argmap.model.argument import NODE_TYPES, Argument, node_type
from argmap.model.comparison import Comparison

if TYPE_CHECKING:
    from pydantic import ValidationError

SchemaKind = Literal["argument", "comparison", "resolved"]
SCHEMA_KINDS: tuple[SchemaKind, ...] = ("argument", "comparison", "resolved")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: SchemaKind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of file."""
    if kind == "resolved":
        # Only an export needs it, so only an export pays for it.
        from argmap.model.resolved import Resolved

        made = Resolved.model_json_schema()
    else:
        model: type[Argument | Comparison] = Argument if kind == "argument" else Comparison
        made = _without_null(model.model_json_schema())
    return {
        "$schema": DIALECT,
        "$id": f"urn:argmap:schema:{kind}:1",
        **{**_by_type(_with_property_names(made)), "title": f"argmap {kind} file"},
    }


def schema_text(kind: SchemaKind) -> str:
    """Return a schema as it is committed: indented JSON with a line end."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def validate(value: Any) -> tuple[Argument | Comparison | None, tuple[Fault, ...]]:
    """Read a file's value into the model, or say everything that keeps it from being one."""
    kind, faults = _kind(value)
    if kind is None:
        return None, faults
    from pydantic import ValidationError

    model: type[Argument | Comparison] = Argument if kind == "argument" else Comparison
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(_explain(kind, value, error))


def _kind(value: Any) -> tuple[SchemaKind | None, tuple[Fault, ...]]:
    if not isinstance(value, dict) or "argmap" not in value:
        return None, (
            Fault(
                (),
                "this is no argmap file: it has no `argmap` key",
                "begin it with `argmap: argument/1` or `argmap: comparison/1`",
            ),
        )
    said = value["argmap"]
    for kind in ("argument", "comparison"):
        if said == f"{kind}/1":
            return kind, ()
    return None, (
        Fault(
            ("argmap",),
            f"{shown(said)} is no format that argmap reads",
            did_you_mean(str(said), ["argument/1", "comparison/1"])
            or "it reads `argument/1` and `comparison/1`",
        ),
    )


# The schema, made from pydantic's.


def _without_null(schema: Any) -> Any:
    """Take out null, which stands for "absent" in the model and can't stand in a file."""
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _without_null(value) for key, value in schema.items()}
    if made.get("default", ...) in (None, [], {}):
        del made["default"]
    choices = made.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        kept = [choice for choice in choices if choice != {"type": "null"}]
        del made["anyOf"]
        made = {**(kept[0] if len(kept) == 1 else {"anyOf": kept}), **made}
    return made


def _with_property_names(schema: Any) -> Any:
    """Say of a mapping with free keys what its keys are, and that all of them are so."""
    if isinstance(schema, list):
        return [_with_property_names(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _with_property_names(value) for key, value in schema.items()}
    patterns = made.get("patternProperties")
    if isinstance(patterns, dict) and len(patterns) == 1:
        [(pattern, value)] = patterns.items()
        del made["patternProperties"]
        made["propertyNames"] = {"title": "id", "pattern": pattern, "maxLength": 80}
        made["additionalProperties"] = value
    return made


def _by_type(schema: Any) -> Any:
    """Choose a node's schema by the key that says its type, before the others are looked at.

    So an editor offers a premise the keys of a premise, whatever else stands in it already.
    """
    nodes = schema["properties"].get("argument")
    if nodes is None:
        return schema
    chosen = nodes["additionalProperties"]
    for name, choice in zip(NODE_TYPES, chosen["oneOf"], strict=True):
        others = dict.fromkeys((other for other in NODE_TYPES if other != name), False)
        chosen = {
            "if": {"required": [name], "properties": others},
            "then": choice,
            "else": chosen,
        }
    nodes["additionalProperties"] = {"title": "Node", **chosen}
    return schema


# What the schema says of a value.

_MAPPINGS = ("argument", "speakers", "topics", "contradictions", "agreements", "counterparts")


def _explain(kind: SchemaKind, value: dict[str, Any], error: ValidationError) -> Iterator[Fault]:
    places = [
        detail["loc"]
        for detail in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    found = False
    for fault in _faults(kind, _only(value, places)):
        found = True
        yield fault
    if not found:  # pragma: no cover - the tests hold the schema and the model together
        yield Fault(tuple(places[0]), error.errors()[0]["msg"])


def _only(value: dict[str, Any], places: list[tuple[int | str, ...]]) -> dict[str, Any]:
    """Keep of each large mapping the entries that are wrong: the others needn't be read again."""
    wrong = {(place[0], place[1]) for place in places if len(place) > 1}
    kept = dict(value)
    for key in _MAPPINGS:
        entries = value.get(key)
        if isinstance(entries, dict) and entries:
            chosen = {k: v for k, v in entries.items() if (key, k) in wrong}
            kept[key] = chosen or dict([next(iter(entries.items()))])
    return kept


def _faults(kind: SchemaKind, value: Any) -> Iterator[Fault]:
    validator = _validator(kind)
    seen: set[Fault] = set()
    for error in validator.iter_errors(value):
        for fault in in_words(error):
            if fault not in seen:
                seen.add(fault)
                yield fault


@cache
def _validator(kind: SchemaKind) -> Any:
    # Made once: it takes longer than most files do.
    return _validator_class()(json_schema(kind))


def _validator_class() -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend

    def pattern(validator: Any, wanted: str, instance: Any, schema: Any) -> Iterator[Any]:
        # Schemas mean ECMA 262's `$`, which is the end; Python's takes a line end before it too.
        exact = wanted[:-1] + r"\Z" if wanted.endswith("$") else wanted
        if validator.is_type(instance, "string") and not re.search(exact, instance):
            yield ValidationError("pattern")

    def choose(validator: Any, choices: list[Any], instance: Any, schema: Any) -> Iterator[Any]:
        if "$comment" in schema:
            if not any(validator.evolve(schema=choice).is_valid(instance) for choice in choices):
                yield ValidationError("rule")
            return
        meant = _meant(validator, choices, instance)
        if meant is None:
            yield ValidationError("choice")
        else:
            yield from validator.descend(instance, meant)

    def decide(validator: Any, condition: Any, instance: Any, schema: Any) -> Iterator[Any]:
        holds = Draft202012Validator(condition).is_valid(instance)
        branch = schema.get("then" if holds else "else", True)
        if "$comment" not in schema:
            yield from validator.descend(instance, branch)
        elif not validator.evolve(schema=branch).is_valid(instance):
            yield ValidationError("rule")

    return extend(  # type: ignore[no-untyped-call]
        Draft202012Validator,
        {"pattern": pattern, "anyOf": choose, "oneOf": choose, "if": decide},
    )


def _meant(validator: Any, choices: list[Any], instance: Any) -> Any | None:
    """Return the alternative that a value means to be: by its type, and by its keys."""
    resolved = [
        validator._resolver.lookup(choice["$ref"]).contents if "$ref" in choice else choice
        for choice in choices
    ]
    fitting = [
        choice for choice in resolved if validator.is_type(instance, choice.get("type", "object"))
    ]
    if not fitting:
        return None
    if isinstance(instance, dict) and len(fitting) > 1:
        kind = node_type(instance)
        by_type = [choice for choice in fitting if kind in choice["properties"]]
        if kind and by_type:
            return by_type[0]
        if any(kind in choice["properties"] for choice in fitting for kind in NODE_TYPES):
            return None
        return max(fitting, key=lambda choice: len(choice["properties"].keys() & instance.keys()))
    return fitting[0]
