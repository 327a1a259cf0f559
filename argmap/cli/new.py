"""`argmap new`."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from argmap.cli.argument import read_argument
from argmap.cli.main import DONE, NOTHING, Failure
from argmap.cli.write import make_folder, write_file
from argmap.editing.new import Beginning, new_argument, new_comparison
from argmap.escape import for_terminal
from argmap.files import SUFFIXES, display_name, has_key, read_bytes, root_of
from argmap.opened import ArgumentFile, SourceFile, source_file
from argmap.schema import SCHEMA_KINDS, SchemaKind, schema_text
from argmap.syntax import DEFAULT_LIMITS

SCHEMAS = "schemas"


@click.command("new")
@click.argument("files", nargs=-1, required=True, metavar="SOURCE | A B")
@click.option("--comparison", is_flag=True, help="Start a comparison of the files A and B.")
@click.option("-o", "--output", metavar="FILE", help="Default: SOURCE's name, or comparison.yaml.")
def command(files: tuple[str, ...], comparison: bool, output: str | None) -> int:
    """Start an argument file for a text, or a comparison of two argument files.

    The new file has comments that say what goes where. Until you have written its sentences,
    `argmap check` warns of each that is still the one it begins with. An argument file pins its
    source and has the text's headings as sections. Where the project has no schemas, the
    folder `schemas` is written too, at its root, so that editors know the format.
    """
    if comparison:
        if len(files) != 2:
            raise click.UsageError("a comparison is of two argument files: --comparison A B")
        target = _target(output, "comparison.yaml")
        read = (read_argument(files[0]), read_argument(files[1]))
        names = (read[0].path.stem, read[1].path.stem)
        text = new_comparison(read, names, _beginning("comparison", target, _paths(read)))
    else:
        if len(files) != 1:
            raise click.UsageError("an argument file is for one text; see --comparison")
        source_path = _existing(files[0])
        target = _target(output, f"{source_path.stem}.yaml")
        data = read_bytes(source_path.resolve(), DEFAULT_LIMITS.bytes)
        if source_path.suffix in SUFFIXES and isinstance(data, bytes) and has_key(data):
            raise Failure(f"`{files[0]}` is a map; `argmap new` is for the text of one")
        source = source_file(display_name(source_path, Path.cwd()), data)
        if source.text is None:
            name = for_terminal(files[0])
            raise Failure(f"`{name}` can't be read: {_why_not(source)}")
        text = new_argument(source, _beginning("argument", target, (source_path,)))
    if output == "-":
        click.echo(text, nl=False)
        return DONE
    if os.path.lexists(target):
        name = display_name(target, Path.cwd())
        raise Failure(
            f"`{name}` is there already, and isn't written over: go on with it, or choose another "
            "name with `-o FILE`"
        )
    _write_schemas(target)
    name = _write(target, text)
    first = "question, `kind`, `strength` and `why`" if comparison else "claims and premises"
    then = for_terminal(shlex.join(["argmap", "check", name]))
    click.echo(f"wrote {for_terminal(name)}; next: write its {first}, then `{then}`", err=True)
    return DONE


def _why_not(source: SourceFile) -> str:
    if source.why_not == "encoding":
        return (
            f"it isn't UTF-8 (byte {source.bad_byte:,}); open it in an editor, and save it as UTF-8"
        )
    if source.why_not == "too-large":
        return f"it has more than {DEFAULT_LIMITS.bytes:,} bytes"
    return "it may not be opened"


def _existing(file: str) -> Path:
    path = Path(os.path.abspath(file))
    if not path.is_file():
        click.echo(f"argmap: there is no file `{for_terminal(file)}`", err=True)
        raise click.exceptions.Exit(NOTHING)
    if not path.resolve().is_relative_to(root_of(path, Path.cwd())):
        raise Failure(f"`{for_terminal(file)}` lies outside the project's root")
    return path


def _target(output: str | None, name: str) -> Path:
    if output is None or output == "-":
        return Path.cwd() / name
    path = Path(os.path.abspath(output))
    return path / name if path.is_dir() else path


def _paths(files: tuple[ArgumentFile, ArgumentFile]) -> tuple[Path, ...]:
    return tuple(file.path for file in files)


def _beginning(kind: SchemaKind, target: Path, paths: tuple[Path, ...]) -> Beginning:
    schema = _schemas(target) / f"{kind}.schema.json"
    return Beginning(_from(target, schema), tuple(_from(target, path) for path in paths))


def _from(target: Path, path: Path) -> str:
    return Path(os.path.relpath(path, target.parent)).as_posix()


def _schemas(target: Path) -> Path:
    return root_of(target, Path.cwd()) / SCHEMAS


def _write_schemas(target: Path) -> None:
    folder = _schemas(target)
    missing = [
        (kind, file)
        for kind in SCHEMA_KINDS
        if not os.path.lexists(file := folder / f"{kind}.schema.json") and kind != "resolved"
    ]
    names = []
    for kind, file in missing:
        make_folder(folder)
        names.append(for_terminal(_write(file, schema_text(kind))))
    if names:
        said = " and ".join(names)
        click.echo(f"wrote {said}, from which editors know the format; keep them", err=True)


def _write(target: Path, text: str) -> str:
    """Write a file and return its name."""
    write_file(target, text.encode("utf-8"))
    return display_name(target, Path.cwd())
