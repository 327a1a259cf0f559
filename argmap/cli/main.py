"""The program `argmap`: finds the command, and answers for what goes wrong in it."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from argmap.escape import for_terminal

COMMANDS = (
    "check",
    "coverage",
    "diff",
    "explain",
    "export",
    "lsp",
    "new",
    "pin",
    "quote",
    "rename",
    "render",
    "rules",
    "schema",
    "serve",
)

DONE, WRONG, USAGE, NOTHING = 0, 1, 2, 3
"""Exit statuses: done · the files have errors · wrong usage or a failure · no input file."""


class Failure(click.ClickException):
    """What a command can't do, in one sentence that says what to do instead."""

    exit_code = USAGE


class Commands(click.Group):
    """Imports a command's file when the command is called, and only then."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"argmap.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments begin with; say which one may be meant if none is."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from argmap.closest import closest

            match = closest(name, COMMANDS)
            advice = f"did you mean `{match}`?" if match else "`argmap --help` lists them"
            ctx.fail(f"there is no command `{name}`; {advice}")
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="argmap", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback when argmap itself fails.")
def program(debug: bool) -> None:
    """Argument maps as code: claims, premises and rebuttals, each proved to stand in its text."""


def main() -> None:
    """Run the program and exit with its status."""
    # A command ends before it could leave any garbage worth collecting: looking for some would
    # take a third of the time of a large check. And nothing installed elsewhere has a say in it.
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the program and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status: Any = program.main(arguments, prog_name="argmap", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        _show(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except BaseException as error:  # a library written in Rust panics with more than an Exception
        if "--debug" in arguments or isinstance(error, SystemExit):
            raise
        click.echo(
            f"argmap: something went wrong inside argmap ({type(error).__name__}: "
            f"{for_terminal(str(error))}); please report it, with what `argmap --debug …` prints",
            err=True,
        )
        return USAGE
    return status if isinstance(status, int) else DONE


def _show(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        click.echo(context.get_usage(), err=True)
    click.echo(f"Error: {for_terminal(error.format_message())}", err=True)
