"""Which keys a mapping takes and which words a key takes, as the model says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from argmap.lsp.meaning import RELATIONS
from argmap.model.argument import NODE_TYPES
from argmap.schema import json_schema


class Field(NamedTuple):
    """A key of a mapping, and what it is for."""

    name: str
    about: str
    is_required: bool
    is_mapping: bool
    words: tuple[str, ...]


def fields(path: tuple[str, ...], is_comparison: bool, kind_of_node: str | None) -> list[Field]:
    """Return the keys of the mapping at a path; without a type, a node's are those of all types."""
    kind = "comparison" if is_comparison else "argument"
    found: dict[str, Field] = {}
    for name in _definitions(path, is_comparison, kind_of_node):
        for field in _fields(kind, name):
            found.setdefault(field.name, field)
    # What a node says comes first, as in every file.
    return sorted(found.values(), key=lambda field: field.name not in NODE_TYPES)


def values(path: tuple[str, ...], is_comparison: bool) -> Iterator[tuple[str, str]]:
    """Yield the words that the key at the end of a path takes, each with what it means."""
    for field in fields(path[:-1], is_comparison, None) if path else ():
        if field.name == path[-1]:
            is_told_apart = "·" in field.about
            for word in field.words:
                about = re.search(rf"`{re.escape(word)}`:? ([^·`]+)", field.about)
                yield word, about[1].strip(" ,;:") if about and is_told_apart else ""


def _definitions(path: tuple[str, ...], is_comparison: bool, kind: str | None) -> Iterator[str]:
    """Yield the names that the schema has for the mapping at a path."""
    if not path:
        yield ""
    elif is_comparison:
        if len(path) == 2 and path[0] in RELATIONS:
            yield RELATIONS[path[0]].capitalize()
    elif path == ("source",):
        yield "Source"
    elif path == ("sections",):
        yield "Section"
    elif path == ("asides",):
        yield "Aside"
    elif path[0] == "speakers" and len(path) == 2:
        yield "Speaker"
    elif path[0] == "argument" and len(path) == 2:
        yield from (each.capitalize() for each in NODE_TYPES if kind in (None, each))
    elif path[0] == "argument" and path[2:] == ("undercuts",):
        yield "Step"
    elif path[0] == "argument" and path[2:] == ("quote",):
        yield "QuoteSelector"
    elif path[0] == "asides" and len(path) == 2:
        yield "Range"
        yield "QuoteSelector"


@cache
def _fields(kind: str, definition: str) -> tuple[Field, ...]:
    schema = json_schema("comparison" if kind == "comparison" else "argument")
    mapping: dict[str, Any] = schema["$defs"][definition] if definition else schema
    required = mapping.get("required", ())
    return tuple(
        Field(
            name,
            value.get("description", ""),
            name in required,
            _is_mapping(value, schema["$defs"]),
            tuple(_words(value)),
        )
        for name, value in mapping["properties"].items()
    )


def _is_mapping(value: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """Whether nothing but a mapping, or a list of them, can stand behind a key."""
    if "$ref" in value:
        value = definitions[value["$ref"].rpartition("/")[2]]
    is_list = value.get("type") == "array" and "$ref" in value.get("items", {})
    return is_list or value.get("type") == "object"


def _words(value: dict[str, Any]) -> Iterator[str]:
    if value.get("type") == "boolean":
        yield "true"
    if "const" in value:
        yield value["const"]
    yield from value.get("enum", ())
