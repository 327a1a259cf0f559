"""`argmap export`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from argmap.cli.inputs import input_options, read_inputs
from argmap.cli.main import DONE
from argmap.cli.refuse import refuse_errors
from argmap.cli.write import refuse_to_overwrite, write_file
from argmap.export.resolved import resolved
from argmap.workspace import Workspace

EXPORTS: dict[str, Callable[[Workspace], str]] = {"json": resolved}


@click.command("export")
@input_options
@click.option(
    "--to", "format_", type=click.Choice(list(EXPORTS)), required=True, help="The format."
)
@click.option("-o", "--output", metavar="FILE", help="Default: standard output.")
def command(format_: str, output: str | None, **inputs: Any) -> int:
    """Write what the files say in another format.

    `json` is the resolved export: every node with the places where its words stand in the source.
    Files with errors aren't exported.
    """
    workspace = read_inputs(**inputs)
    refuse_errors(workspace, "nothing was exported")
    text = EXPORTS[format_](workspace)
    if output is None or output == "-":
        click.echo(text, nl=False)
    else:
        refuse_to_overwrite(workspace, Path(output))
        write_file(Path(output), text.encode("utf-8"))
    return DONE
