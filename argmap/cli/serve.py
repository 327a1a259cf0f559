"""`argmap serve`."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from argmap.cli.inputs import limit_options, read_inputs
from argmap.cli.main import DONE, Failure
from argmap.escape import for_terminal
from argmap.serve.editor import EDITORS, EditorName

_EXTRA = ("anyio", "h11", "starlette", "uvicorn", "watchfiles")


@click.command("serve")
@click.argument("path", metavar="[PATH]", default=".")
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    help="Default: 8765, or the next that is free. 0 takes any.",
)
@click.option(
    "--editor",
    type=click.Choice(EDITORS),
    default=EDITORS[0],
    show_default=True,
    help="The editor that a finding's place opens.",
)
@click.option("--open/--no-open", "open_", default=False, help="Open the page in the browser.")
@limit_options
def command(
    path: str,
    port: int | None,
    editor: EditorName,
    open_: bool,
    max_bytes: int,
    max_depth: int,
    max_values: int,
) -> int:
    """Show pictures and findings in the browser, and keep them current.

    PATH is a file or a folder; without it, the working directory is shown. What is saved shows
    within a second; while a file has errors, its last good picture stays. The page is served to
    this machine alone (127.0.0.1) and changes nothing. Ctrl-C ends it.
    """
    try:
        from argmap.serve.server import listen, serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise Failure(
            "`argmap serve` needs more than was installed: install it with "
            "`pip install 'argmap[serve]'`, or in a clone with `pip install '.[serve]'`"
        ) from None
    from argmap.syntax import Limits
    from argmap.workspace import load

    if path in ("", "-"):
        raise click.UsageError("PATH is a file or a folder; `.` is the working directory")
    # What isn't there, or is no map, is better said now than in the browser.
    read_inputs((path,), None, max_bytes, max_depth, max_values)
    limits = Limits(max_bytes, max_depth, max_values)
    try:
        listening = listen(port)
    except OSError as error:
        wanted = f"port {port}" if port else "every port that was tried"
        raise Failure(f"{wanted} is taken ({error.strerror}); choose another --port") from None

    shown = Path(path).resolve()
    name = shown.name or str(shown)

    def started(address: str) -> None:
        click.echo(f"argmap: showing {for_terminal(name)} at {address} (Ctrl-C ends it)", err=True)
        if open_:
            click.launch(address)

    gc.enable()  # a command that goes on for hours leaves garbage that is worth collecting
    try:
        serve(
            shown,
            lambda: load([path], limits=limits),
            listening,
            name=name,
            editor=editor,
            started=started,
        )
    except KeyboardInterrupt:
        return DONE
    return DONE
