"""`argmap quote`."""

from __future__ import annotations

import click

from argmap.cli.argument import read_source
from argmap.cli.inputs import standard_input
from argmap.cli.main import DONE, WRONG
from argmap.editing.quotation import Quotation, nearest_quotation, quotations
from argmap.escape import for_terminal, unmarked
from argmap.opened import SourceFile


@click.command("quote")
@click.argument("file", metavar="FILE")
@click.argument("words", metavar='"WORDS"', nargs=-1, required=True)
def command(file: str, words: tuple[str, ...]) -> int:
    """Find words in the source of an argument file and print the `quote:` to paste.

    `...` stands for words left out. Words that stand in several places are told apart by the words
    around them. Where the source doesn't have the words, the nearest passage is printed, and said
    to be no more than that; exits with 1 if there is none. With `-` in place of the words they are
    read from the standard input, where a shell takes nothing out of them.
    """
    source = read_source(file)
    wanted = standard_input().decode("utf-8", "replace") if words == ("-",) else " ".join(words)
    found = quotations(source, wanted)
    if not found:
        near = nearest_quotation(source, wanted)
        if near is None:
            _say(source, "nothing in it is like these words")
            return WRONG
        what = "it doesn't have these words; this is the nearest passage"
        if near.other_capitals:
            what = "it has these words with other capitals"
        _say(source, f"{what}, {_lines(near)}")
        found = (near,)
    elif len(found) > 1:
        places = ", ".join(str(each.line) for each in found)
        _say(source, f"the words stand in {len(found)} places, at the lines {places}; take one")
    click.echo("".join(_shown(each, many=len(found) > 1) for each in found), nl=False)
    return DONE


def _shown(quotation: Quotation, *, many: bool) -> str:
    head = f"    # {_lines(quotation)}\n" if many else ""
    return head + "".join(f"{unmarked(line)}\n" for line in quotation.yaml.splitlines())


def _lines(quotation: Quotation) -> str:
    if quotation.line == quotation.end_line:
        return f"line {quotation.line}"
    return f"lines {quotation.line} to {quotation.end_line}"


def _say(source: SourceFile, what: str) -> None:
    click.echo(f"{for_terminal(source.name)}: {what}", err=True)
