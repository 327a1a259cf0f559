"""Which files `argmap render` draws, and whether its options have something to choose among."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import click
from click.core import ParameterSource

from argmap.cli.main import NOTHING
from argmap.closest import closest
from argmap.draw import Selection
from argmap.draw.selection import nodes_named, selected_topics
from argmap.escape import for_terminal
from argmap.opened import ArgumentFile, ComparisonFile
from argmap.workspace import Workspace


def wanted(workspace: Workspace, view: str | None) -> list[ArgumentFile | ComparisonFile]:
    """Return the files that a view is drawn of; without any, say so and exit with 3."""
    kinds: dict[str | None, type | tuple[type, ...]] = {
        "opposition": ComparisonFile,
        "argument": ArgumentFile,
        "overview": (ArgumentFile, ComparisonFile),
        "focus": (ArgumentFile, ComparisonFile),
    }
    found = [
        file
        for file in workspace.files
        if file.path in workspace.named and (view is None or isinstance(file, kinds[view]))
    ]
    if not found:
        what = "comparison" if view == "opposition" else "argument"
        click.echo(f"argmap: no {what} file to draw the {view} view of", err=True)
        raise click.exceptions.Exit(NOTHING)
    return found


def refuse_idle_options(
    files: list[ArgumentFile | ComparisonFile], selection: Selection, depth: int | None
) -> None:
    """Refuse options that no file that is drawn has a use for."""
    if not any(isinstance(file, ComparisonFile) for file in files):
        if selection.topics or selection.kinds or selection.only:
            raise click.UsageError("--topic, --kind and --only are for comparisons")
        if selection.agreements or selection.counterparts:
            raise click.UsageError("--agreements and --counterparts are for comparisons")
        if selection.strength != "direct":
            raise click.UsageError("--strength is for comparisons")
        if depth is not None and not selection.focus:
            raise click.UsageError("--depth is for an argument's --focus, and for comparisons")
    elif depth is not None and depth > 1 and len(files) == 1:
        raise click.UsageError("a comparison's --depth is 0 or 1")


def refuse_focus_view(selection: Selection) -> None:
    """Refuse a focus view of no node, and options that choose among what it shows."""
    if not selection.focus:
        raise click.UsageError("--view focus needs --focus ID, the node to be seen")
    if selection.topics or selection.kinds or selection.only:
        raise click.UsageError(
            "--topic, --kind and --only are for other views: a focus shows all that its node is in"
        )
    if selection.agreements or selection.counterparts or selection.strength != "direct":
        raise click.UsageError(
            "--strength, --agreements and --counterparts are for other views: a focus shows all "
            "that its node is in"
        )


def refuse_idle_parts(
    files: list[ArgumentFile | ComparisonFile],
    selection: Selection,
    view: str | None,
    depth: int | None,
    *,
    in_parts: bool,
) -> None:
    """Refuse parts of what is near a node, and a node or steps where a whole file is shown."""
    if view == "overview" and (selection.focus or depth is not None):
        raise click.UsageError("an overview is of a whole file; it goes without --focus, --depth")
    compared = any(isinstance(file, ComparisonFile) for file in files)
    if in_parts and selection.focus and (view == "focus" or not compared):
        raise click.UsageError("what is near a node has no parts; --focus goes without --parts")


def given() -> set[str]:
    """Return the names of the options that the command line has."""
    context = click.get_current_context()
    return {
        name
        for name in context.params
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }


def refuse_idle_looks(format_: str, given: set[str], scale: float | None) -> None:
    """Refuse colours, sizes and engines that a format has no use for."""
    if scale is not None and format_ != "png":
        raise click.UsageError("--scale is for --format png")
    if scale is not None and isnan(scale):
        raise click.UsageError("--scale is a number")
    if "theme" in given and format_ == "html":
        raise click.UsageError("the reader has both themes; --format html goes without --theme")
    if "theme" in given and format_ == "text":
        raise click.UsageError("--theme is for pictures; text has no colours")
    if "engine" in given and format_ in ("text", "dot"):
        raise click.UsageError(f"--engine draws pictures; --format {format_} needs none")


def look_up(files: list[ArgumentFile | ComparisonFile], selection: Selection) -> None:
    """Refuse ids that none of the files has."""
    topics: list[str] = []
    relations: list[str] = []
    nodes: list[str] = []
    for file in files:
        if isinstance(file, ComparisonFile) and file.comparison:
            topics += file.comparison.topics
            relations += file.comparison.contradictions
            relations += file.comparison.agreements
            relations += file.comparison.counterparts
            for alias in file.texts:
                text = file.text(alias)
                nodes += text.nodes if text else ()
        elif isinstance(file, ArgumentFile):
            nodes += file.nodes
    _known("topic", selection.topics, topics)
    _known("contradiction, agreement or counterpart", selection.only, relations)
    if selection.focus and not any(nodes_named(file, selection.focus) for file in files):
        _known("node", (selection.focus,), nodes)
    for file in files:
        _refuse_two(nodes_named(file, selection.focus))


def _refuse_two(found: Sequence[tuple[str, str]]) -> None:
    if len(found) > 1:
        names = " or ".join(f"`{alias}:{node}`" for alias, node in found)
        raise click.UsageError(f"`{found[0][1]}` is a node of {len(found)} texts; say {names}")


def has_any(
    file: ArgumentFile | ComparisonFile, selection: Selection, view: str | None, *, alone: bool
) -> bool:
    """Whether there is something to draw; if not, say so, or refuse where it is all there is."""
    if isinstance(file, ArgumentFile) or view == "focus":
        return not selection.focus or bool(nodes_named(file, selection.focus))
    assert file.comparison
    if selected_topics(file.comparison, selection):
        return True
    name = for_terminal(file.name)
    what = (
        f"`{name}` has no contradiction of this selection; "
        "see --strength, --agreements and the others"
    )
    if alone:
        raise click.UsageError(what)
    click.echo(f"argmap: {what}", err=True)
    return False


def _known(what: str, wanted: tuple[str, ...], known: list[str]) -> None:
    for id_ in wanted:
        if id_ not in known:
            match = closest(id_, known)
            advice = f"; did you mean `{match}`?" if match else ""
            raise click.UsageError(f"there is no {what} `{for_terminal(id_)}`{advice}")
