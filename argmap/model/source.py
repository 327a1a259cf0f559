"""The text that is mapped: what it is, its sections, and whose views it reports."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from argmap.model.base import Frozen, Id, Text
from argmap.model.quote import Quote

Year = Annotated[int, Field(ge=1, le=9999)]
IsoDate = Annotated[
    str,
    StringConstraints(pattern="^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
]


class Source(Frozen):
    """The text that an argument file maps."""

    title: Text = Field(
        title="Title",
        description="The text's title, as it gives it.",
        examples=["Who Really Fought Stalin's Dictatorship?"],
    )
    file: Text = Field(
        title="File",
        description="The text, as a path from this file; plain text in UTF-8, below the root.",
        examples=["../../seeds/000_049bd6d63991b394.txt"],
    )
    author: Text | None = Field(
        default=None,
        title="Author",
        description="Who wrote or gave the text.",
        examples=["Jim Hensman"],
    )
    published: Year | IsoDate | None = Field(
        default=None,
        title="Published",
        description="The year or the ISO date of publication, where the text gives it.",
        examples=[1994, "1994-10-16"],
    )
    publisher: Text | None = Field(
        default=None,
        title="Publisher",
        description="Who published the text.",
        examples=["The Stalin Society"],
    )
    language: Annotated[str, StringConstraints(pattern="^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")] | (
        None
    ) = Field(
        default=None,
        title="Language",
        description="The text's language, as a BCP 47 tag.",
        examples=["en"],
    )
    url: Annotated[str, StringConstraints(pattern='^https?://[^ \t\r\n<>"]+$')] | None = Field(
        default=None,
        title="Address",
        description="Where the text can be read; http or https.",
        examples=["https://example.org/text"],
    )
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] | None = Field(
        default=None,
        title="SHA-256",
        description="The SHA-256 of the text's bytes, so that a changed text is noticed.",
        examples=["0b2d772867287524f2aec581aa612f2f16f44ddb6ef37c1a6c7e04c61495c2ef"],
    )
    note: Text | None = Field(
        default=None,
        title="Note",
        description="Anything a reader of the map should know about the text.",
        examples=["Scanned; page numbers are left out."],
    )


class Section(Frozen):
    """A part of the text, where it begins."""

    title: Text = Field(
        title="Title",
        description="The part's heading. Without `from` it is found as a line of its own.",
        examples=["Total fabrication"],
    )
    start: Quote | None = Field(
        default=None,
        alias="from",
        title="From",
        description="The words with which it begins, where its heading is no line of its own.",
        examples=["WHO WAS Stalin and what did he represent?"],
    )


class Speaker(Frozen):
    """A person or party whose views the author reports."""

    name: Text = Field(
        title="Name",
        description="Who speaks, as a reader should see it.",
        examples=["Martin Amis, in Koba the Dread"],
    )
    via: Id | None = Field(
        default=None,
        title="Via",
        description="The speaker through whom the author has it.",
        examples=["camp-account"],
    )
    note: Text | None = Field(
        default=None,
        title="Note",
        description="Anything a reader should know about the speaker.",
        examples=["Named once, without a first name."],
    )


def _as_name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


SpeakerEntry = Annotated[Speaker, BeforeValidator(_as_name, json_schema_input_type=Text | Speaker)]
