"""What every value of the model shares: frozen, strict, and closed to unknown keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

T = TypeVar("T")

ID_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


class Frozen(BaseModel):
    """A value that can't change, refuses unknown keys and converts nothing."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        serialize_by_alias=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _refuse_null(cls, data: Any) -> Any:
        # An absent key is None here, but a file can't say null: what isn't known is left out.
        if isinstance(data, dict) and None in data.values():
            raise ValueError("null is no value here; leave the key out")
        return data


def schema_rules(**keywords: Any) -> Callable[[dict[str, Any]], None]:
    """Add keywords to a model's JSON Schema that its fields alone can't say."""

    def add(schema: dict[str, Any]) -> None:
        schema.update(keywords)

    return add


def one_or_more(value: object) -> object:
    """Read a single item as a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


def unique(items: tuple[T, ...]) -> tuple[T, ...]:
    """Refuse a list that says something twice."""
    if len(set(items)) != len(items):
        raise ValueError("has an item twice")
    return items


# "At least one character that isn't white space", in words that every regular expression engine
# reads alike (their `\s` differ).
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"[^ \t\r\n]")]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]

IdList = Annotated[list[Id], Field(min_length=1, json_schema_extra={"uniqueItems": True})]
Ids = Annotated[
    tuple[Id, ...],
    Field(strict=False, min_length=1),
    AfterValidator(unique),
    BeforeValidator(one_or_more, json_schema_input_type=Id | IdList),
]
Tags = Annotated[
    tuple[Id, ...],
    Field(strict=False, json_schema_extra={"uniqueItems": True}),
    AfterValidator(unique),
]
