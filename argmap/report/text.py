"""`text`: findings for a person at a terminal, with the place shown; `concise`: a line each."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence

from argmap.check import CheckResult, Finding, Location, Summary
from argmap.escape import for_terminal
from argmap.report.frame import frame
from argmap.syntax import Lines

Style = Callable[[str, str], str]
"""Sets a text in a style: `error`, `warning`, `note`, `quiet` or `strong`."""
MOST_PATHS = 3
"""How many paths a command that is offered repeats."""
_QUESTION = "did you mean "


def text(result: CheckResult, lines: dict[str, Lines], width: int, style: Style) -> str:
    """Return the findings, each with a frame, what is related to it, and what to do."""
    blocks = ["\n".join(_block(finding, lines, width, style)) for finding in result.findings]
    return "\n\n".join([*blocks, totals(result)]) + "\n"


def concise(result: CheckResult, style: Style) -> str:
    """Return the findings, a line each."""
    return (
        "\n".join([*(_head(finding, style) for finding in result.findings), totals(result)]) + "\n"
    )


def totals(result: CheckResult) -> str:
    """Return the line that says what was read and found."""
    said = f"{_read(result)}: {_found(result.summary)}"
    if result.suppressed:
        said += f" ({result.suppressed:,} suppressed)"
    for file, more in result.cut.items():
        said += f"\n{for_terminal(file)}: {_count(more, 'more finding')} not shown"
    return said


def offer(repairs: int, paths: Sequence[str]) -> str:
    """Return the line that says how many of the findings `--fix` puts right, and how; "" if none.

    `paths` are those that the files were found by.
    """
    if not repairs:
        return ""
    named = shlex.join(paths) if len(paths) <= MOST_PATHS else "PATH..."
    command = " ".join(filter(None, ("argmap check --fix", for_terminal(named))))
    return f"{repairs:,} of these can be repaired: {command} (--diff shows what that changes)\n"


def _read(result: CheckResult) -> str:
    summary = result.summary
    files, nodes, quotes = (
        _count(number, noun)
        for number, noun in (
            (summary.files, "file"),
            (summary.nodes, "node"),
            (summary.quotes, "quote"),
        )
    )
    if not result.uncounted:
        return f"{files}, {nodes}, {quotes}"
    if not summary.nodes:
        return f"{files}, nodes and quotes not counted"
    return f"{files}, {nodes}, {quotes}, those of {_count(result.uncounted, 'file')} not counted"


def _found(summary: Summary) -> str:
    found = [
        _count(number, noun)
        for number, noun in (
            (summary.errors, "error"),
            (summary.warnings, "warning"),
            (summary.notes, "note"),
        )
        if number
    ]
    return ", ".join(found) or "nothing to report"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _head(finding: Finding, style: Style) -> str:
    place = _position(finding.location)
    rule = style(finding.severity, f"{finding.severity}[{finding.rule}]")
    return f"{style('strong', place)}: {rule}: {for_terminal(finding.message)}"


def _position(place: Location) -> str:
    return f"{for_terminal(place.file)}:{place.line}:{place.column}"


def _block(finding: Finding, lines: dict[str, Lines], width: int, style: Style) -> Iterator[str]:
    yield _head(finding, style)
    yield from _frame(finding.location, lines, width, style, finding.severity)
    for related in finding.related:
        message = for_terminal(related.message)
        yield style("quiet", f"  = {message}: {_position(related.location)}")
        yield from _frame(related.location, lines, width, style, "note")
    if finding.help:
        # A question says by itself what to do.
        label = "=" if finding.help.startswith(_QUESTION) else "= to do:"
        yield f"  {style('quiet', label)} {for_terminal(finding.help)}"


def _frame(
    place: Location, lines: dict[str, Lines], width: int, style: Style, mark: str
) -> Iterator[str]:
    if place.file not in lines or not lines[place.file].text:
        return
    rows = list(frame(lines[place.file], place, width - 10))
    margin = max((len(number) for number, _, _ in rows), default=1)
    for number, shown, underline in rows:
        yield f"{style('quiet', f'{number:>{margin + 2}} |')} {shown}"
        yield f"{style('quiet', f'{chr(32):>{margin + 2}} |')} {style(mark, underline)}"
