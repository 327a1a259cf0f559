"""`argmap schema`."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.main import DONE
from argmap.cli.write import make_folder, write_file
from argmap.schema import SCHEMA_KINDS, SchemaKind, schema_text


@click.command("schema")
@click.argument("kind", type=click.Choice(SCHEMA_KINDS), required=False)
@click.option("--write", metavar="DIR", help="Write them all to a folder, as KIND.schema.json.")
def command(kind: SchemaKind | None, write: str | None) -> int:
    """Print the JSON Schema of a kind of file, or write them all."""
    if write is not None:
        folder = Path(write)
        make_folder(folder)
        for each in SCHEMA_KINDS:
            write_file(folder / f"{each}.schema.json", schema_text(each).encode("utf-8"))
    elif kind is None:
        raise click.UsageError(f"which one? {', '.join(SCHEMA_KINDS)}; or --write DIR for all")
    else:
        click.echo(schema_text(kind), nl=False)
    return DONE
