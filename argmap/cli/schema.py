"""`argmap schema`."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.main import DONE, Failure
from argmap.schema import SCHEMA_KINDS, SchemaKind, schema_text


@click.command("schema")
@click.argument("kind", type=click.Choice(SCHEMA_KINDS), required=False)
@click.option("--write", metavar="DIR", help="Write them all to a folder, as KIND.schema.json.")
def command(kind: SchemaKind | None, write: str | None) -> int:
    """Print the JSON Schema of a kind of file, or write them all."""
    if write is not None:
        folder = Path(write)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for each in SCHEMA_KINDS:
                (folder / f"{each}.schema.json").write_bytes(schema_text(each).encode("utf-8"))
        except OSError as error:
            raise Failure(f"`{folder}` can't be written to: {error.strerror}") from None
    elif kind is None:
        raise click.UsageError(f"which one? {', '.join(SCHEMA_KINDS)}; or --write DIR for all")
    else:
        click.echo(schema_text(kind), nl=False)
    return DONE
