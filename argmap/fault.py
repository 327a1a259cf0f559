"""What a schema finds wrong, in a reader's words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from argmap.closest import closest
from argmap.model.argument import NODE_TYPES, node_type
from argmap.model.quote import MAX_QUOTE
from argmap.syntax import Path

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


def in_words(error: Any) -> Iterator[Fault]:
    """Yield what an error of `jsonschema` comes to."""
    path: Path = tuple(error.absolute_path)
    value, schema, keyword, wanted = (
        error.instance,
        error.schema,
        error.validator,
        error.validator_value,
    )
    name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "this"
    if "propertyNames" in error.absolute_schema_path:
        yield Fault((*path, value), f"{shown(value)} is no id", _ID_ADVICE, at_key=True)
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
        yield Fault(path, f"{name} has to be {bound} {wanted}, not {shown(value)}")
    elif keyword == "type":
        yield Fault(
            path, f"{name} has to be {_TYPES[wanted]}, not {shown(value)}", _repair(wanted, value)
        )
    elif keyword == "enum":
        advice = did_you_mean(str(value), wanted) or f"one of: {', '.join(wanted)}"
        yield Fault(path, f"{shown(value)} isn't a value of {name}", advice)
    elif keyword == "const":
        yield Fault(path, f"{name} has to be {shown(wanted)}, not {shown(value)}")
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
        yield Fault(path, f"{shown(_first_repeated(value))} stands twice in {name}")
    elif keyword == "pattern" and (value or "minLength" not in schema):
        yield _misshapen(path, name, value, wanted)
    elif keyword in ("minProperties", "maxProperties"):
        yield _wrong_count(path, name, value, schema)
    elif keyword != "pattern":
        yield Fault(path, f"{name} has to be {keyword} {shown(wanted)}, not {shown(value)}")


def _first_repeated(items: list[Any]) -> Any:
    seen: set[str] = set()
    for item in items:
        if (written := json.dumps(item)) in seen:
            return item
        seen.add(written)
    return None


def _unknown_key(path: Path, key: str, known: list[str], value: Any) -> Fault:
    advice = did_you_mean(key, [other for other in known if other not in value])
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
            if advice := did_you_mean(key, NODE_TYPES):
                return Fault((*path, key), f"unknown key `{key}`", advice, at_key=True)
        return Fault(
            path,
            f"{name} needs a proposition: one of the keys `claim`, `premise` or `rebuttal`",
            at_key=True,
        )
    types = list(dict.fromkeys(choice.get("type", "object") for choice in choices))
    wanted = " or ".join(_TYPES[type_] for type_ in types)
    return Fault(path, f"{name} has to be {wanted}, not {shown(value)}", _repair(types[0], value))


def _misshapen(path: Path, name: str, value: str, pattern: str) -> Fault:
    if pattern.startswith("[^"):
        return Fault(path, f"{name} is blank; write something, or leave the key out")
    if pattern.startswith("^[a-z][a-z0-9]*("):
        advice = _ID_ADVICE
        if "," in value:
            advice = "several ids are a list: [one-id, another-id]"
        elif path[-1] in ("said_by", "via"):
            advice = "write the speaker's id, as it stands under `speakers`"
        return Fault(path, f"{shown(value)} is no id", advice)
    return Fault(path, f"{shown(value)} is no {_SHAPES.get(pattern[:8], 'value that fits')}")


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


def shown(value: Any) -> str:
    """Return a value as a message shows it."""
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


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return the advice that names what was most likely meant, or nothing."""
    return f"did you mean `{match}`?" if (match := closest(word, known)) else ""
