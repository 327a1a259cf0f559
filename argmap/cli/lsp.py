"""`argmap lsp`."""

from __future__ import annotations

import gc
import logging
import sys

import click

from argmap.cli.main import DONE, Failure

_EXTRA = ("attr", "attrs", "cattrs", "lsprotocol", "pygls")


@click.command("lsp")
def command() -> int:
    """Answer an editor on standard input and output, by the Language Server Protocol.

    Needs the extra `lsp`: `pip install 'argmap[lsp]'`. The editor starts it, with the project's
    folder as a workspace folder; nothing outside the project's root is opened.
    """
    try:
        from argmap.lsp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise Failure(
            "`argmap lsp` needs more than was installed: install it with "
            "`pip install 'argmap[lsp]'`, or in a clone with `pip install '.[lsp]'`"
        ) from None
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    # What a client can't ask for it is told; a log of it would say nothing more.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    # A command ends before there is garbage, a server doesn't. What a check makes is no garbage
    # until the next one, and nearly all of it goes without being looked for.
    gc.set_threshold(100_000, 20, 20)
    gc.enable()
    make_server().start_io()
    return DONE
