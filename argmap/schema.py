"""The JSON Schemas, made from the model, and what they have to say about a value.

`jsonschema` finds what is wrong; this module says it in a reader's words. Where a schema offers
alternatives, the one that the value means to be is applied, so that no `oneOf` ever speaks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from argmap.model.argument import NODE_TYPES, Argument, node_type
from argmap.model.comparison import Comparison
from argmap.model.quote import MAX_QUOTE
from argmap.syntax import Path

if TYPE_CHECKING:
    from pydantic import ValidationError

SchemaKind = Literal["argument", "comparison", "resolved"]
SCHEMA_KINDS: tuple[SchemaKind, ...] = ("argument", "comparison", "resolved")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID_ADVICE = (
    "an id has lower-case letters and digits, words joined by single hyphens, a letter first, "
    "and at most 80 characters"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path. `at_key`: the key there is what is wrong, not its value."""

    path: Path
    message: str
    help: str = ""
    at_key: bool = False
    rule: str = "schema"


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
            f"{_shown(said)} is no format that argmap reads",
            _did_you_mean(str(said), ["argument/1", "comparison/1"])
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
        for fault in _in_words(error):
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


def _in_words(error: Any) -> Iterator[Fault]:
    path: Path = tuple(error.absolute_path)
    value, schema, keyword, wanted = (
        error.instance,
        error.schema,
        error.validator,
        error.validator_value,
    )
    name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "this"
    if "propertyNames" in error.absolute_schema_path:
        yield Fault((*path, value), f"{_shown(value)} is no id", _ID_ADVICE, at_key=True)
    elif keyword == "additionalProperties":
        known = list(schema["properties"])
        for key in value:
            if key not in schema["properties"]:
                yield _unknown_key(path, key, known, value)
    elif keyword == "required":
        for key in wanted:
            if key not in value:
                yield Fault(path, _missing_key(key, schema), at_key=True)
    elif keyword == "dependentRequired":
        for key, needed in wanted.items():
            for other in needed:
                if key in value and other not in value:
                    yield Fault((*path, key), f"`{key}` needs `{other}` beside it", at_key=True)
    elif keyword in ("anyOf", "oneOf", "if"):
        yield _no_choice(path, name, value, schema, wanted)
    elif keyword == "type" and "enum" in schema:
        pass  # the list of what it may be says more
    elif keyword in ("minimum", "maximum"):
        bound = "at least" if keyword == "minimum" else "at most"
        yield Fault(path, f"{name} has to be {bound} {wanted}, not {_shown(value)}")
    elif keyword == "type":
        yield Fault(
            path, f"{name} has to be {_TYPES[wanted]}, not {_shown(value)}", _repair(wanted, value)
        )
    elif keyword == "enum":
        advice = _did_you_mean(str(value), wanted) or f"one of: {', '.join(wanted)}"
        yield Fault(path, f"{_shown(value)} isn't a value of {name}", advice)
    elif keyword == "const":
        yield Fault(path, f"{name} has to be {_shown(wanted)}, not {_shown(value)}")
    elif keyword == "maxLength" and wanted == MAX_QUOTE:
        yield Fault(
            path,
            f"the quote has {len(value):,} characters, more than {wanted:,}",
            "quote the words that say it, or give several quotes as a list",
            rule="quote-too-long",
        )
    elif keyword == "maxLength":
        yield Fault(path, f"{name} has {len(value):,} characters, more than {wanted:,}")
    elif keyword in ("minLength", "minItems"):
        yield Fault(path, f"{name} is empty; write something, or leave the key out")
    elif keyword == "uniqueItems":
        yield Fault(path, f"{_shown(_first_repeated(value))} stands twice in {name}")
    elif keyword == "pattern" and (value or "minLength" not in schema):
        yield _misshapen(path, name, value, wanted)
    elif keyword in ("minProperties", "maxProperties"):
        yield _wrong_count(path, name, value, schema)
    elif keyword != "pattern":
        yield Fault(path, f"{name} has to be {keyword} {_shown(wanted)}, not {_shown(value)}")


def _first_repeated(items: list[Any]) -> Any:
    seen: set[str] = set()
    for item in items:
        if (written := json.dumps(item)) in seen:
            return item
        seen.add(written)
    return None


def _unknown_key(path: Path, key: str, known: list[str], value: Any) -> Fault:
    advice = _did_you_mean(key, [other for other in known if other not in value])
    kind = node_type(value)
    if kind and len(path) == 2 and not advice and (owner := _NODE_KEYS.get(key)):
        advice = f"`{key}` is a key of {owner}"
    message = (
        f"`{key}` isn't a key of a {kind}" if kind and len(path) == 2 else f"unknown key `{key}`"
    )
    return Fault((*path, key), message, advice or f"the keys here are {_list(known)}", at_key=True)


_IN_QUOTES = "the quote: `quote: {exact: …, prefix: …, suffix: …, omits_negation: true}`"
_NODE_KEYS = {
    "main": "claims and rebuttals; a premise is a reason, not a thesis",
    "rebuts": "rebuttals",
    "undercuts": "rebuttals",
    **dict.fromkeys(("exact", "prefix", "suffix", "omits_negation"), _IN_QUOTES),
}


def _missing_key(key: str, schema: dict[str, Any]) -> str:
    about = schema["properties"][key].get("description", "")
    said = about[:1].lower() + about[1:].rstrip(".") if about else ""
    return f"the key `{key}` is missing" + (f": {said}" if 0 < len(said) <= 110 else "")


def _no_choice(path: Path, name: str, value: Any, schema: Any, choices: list[Any]) -> Fault:
    if "$comment" in schema:
        return Fault(path, schema["$comment"], at_key=True)
    if isinstance(value, dict) and {"$ref": "#/$defs/Claim"} in choices:
        said = [key for key in NODE_TYPES if key in value]
        if len(said) > 1:
            both = " and ".join(f"`{key}`" for key in said)
            return Fault(
                (*path, said[1]),
                f"a node has one type, and {name} has {both}",
                "keep the one that the node is in the text",
                at_key=True,
            )
        for key in value:
            if advice := _did_you_mean(key, NODE_TYPES):
                return Fault((*path, key), f"unknown key `{key}`", advice, at_key=True)
        return Fault(
            path,
            f"{name} needs a proposition: one of the keys `claim`, `premise` or `rebuttal`",
            at_key=True,
        )
    types = list(dict.fromkeys(choice.get("type", "object") for choice in choices))
    wanted = " or ".join(_TYPES[type_] for type_ in types)
    return Fault(path, f"{name} has to be {wanted}, not {_shown(value)}", _repair(types[0], value))


def _misshapen(path: Path, name: str, value: str, pattern: str) -> Fault:
    if pattern.startswith("[^"):
        return Fault(path, f"{name} is blank; write something, or leave the key out")
    if pattern.startswith("^[a-z][a-z0-9]*("):
        advice = _ID_ADVICE
        if "," in value:
            advice = "several ids are a list: [one-id, another-id]"
        elif path[-1] in ("said_by", "via"):
            advice = "write the speaker's id, as it stands under `speakers`"
        return Fault(path, f"{_shown(value)} is no id", advice)
    return Fault(path, f"{_shown(value)} is no {_SHAPES.get(pattern[:8], 'value that fits')}")


_SHAPES = {
    "^[0-9]{4": "year or ISO date (1994, 1994-10 or 1994-10-16)",
    "^[A-Za-z": "BCP 47 language tag (en, de-AT)",
    "^https?:": "address that begins with http:// or https://",
    "^[0-9a-f": "SHA-256 (64 digits of 0-9 and a-f)",
}


def _wrong_count(path: Path, name: str, value: dict[str, Any], schema: Any) -> Fault:
    if "apparatus" in schema.get("properties", {}):
        return Fault(
            path, "an aside has exactly one key: apparatus, narrative, transition or repetition"
        )
    least, most = schema.get("minProperties", 0), schema.get("maxProperties")
    wanted = f"exactly {least}" if least == most else f"at least {least}"
    noun = "entry" if least == 1 else "entries"
    return Fault(path, f"{name} needs {wanted} {noun}, and has {len(value)}", at_key=True)


_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a mapping",
}


def _repair(wanted: str, value: Any) -> str:
    if wanted == "string" and isinstance(value, int):
        text = str(value).lower() if isinstance(value, bool) else value
        return f'put it in quotation marks: "{text}"'
    if wanted in ("boolean", "integer") and isinstance(value, str):
        if wanted == "boolean" and value.lower() in ("yes", "on", "no", "off"):
            return f"write `{'true' if value.lower() in ('yes', 'on') else 'false'}`"
        return "take its quotation marks away" if _is_one(wanted, value) else ""
    return ""


def _is_one(wanted: str, text: str) -> bool:
    return text in ("true", "false") if wanted == "boolean" else text.isdecimal()


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int):
        return f"the number {value}"
    text = str(value)
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}…`"


def _list(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    return f"did you mean `{match}`?" if (match := closest(word, known)) else ""


def closest(word: str, known: list[str] | tuple[str, ...]) -> str | None:
    """Return the known word that a misspelt one most likely means, or None."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word[:200], known, scorer=fuzz.ratio, score_cutoff=65)
    return str(found[0]) if found else None
