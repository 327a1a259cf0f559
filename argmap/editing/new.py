"""New files: an argument file for a text, a comparison for two argument files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from argmap.check.placeholders import CLAIM, PREMISE, QUESTION, STATEMENT, WHY
from argmap.editing.quotation import quotations
from argmap.model.argument import ARGUMENT_VERSION
from argmap.model.comparison import COMPARISON_VERSION, Kind
from argmap.opened import ArgumentFile, SourceFile
from argmap.quotes.sentences import sentences
from argmap.syntax import text_entry

LONGEST_HEADING = 80
"""How many characters a line has at the most that is taken for a heading."""
_MARKDOWN = re.compile(r"#{1,6}[ \t]+")
_ENDS_A_SENTENCE = ".!?,;:…\"'”’"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a new file's references lead: paths from the file itself, with `/`."""

    schema: str
    files: tuple[str, ...]


def new_argument(source: SourceFile, beginning: Beginning) -> str:
    """Return a commented argument file: the source pinned, its headings as sections, one claim.

    The claim quotes the text's first sentence, so that the file has no errors as it is.
    """
    headings = dict.fromkeys(_headings(source).values())
    title, *rest = headings or [source.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]]
    sections = [each for each in rest if each.casefold() != title.casefold()]
    return "".join(
        (
            f"# yaml-language-server: $schema={beginning.schema}\n",
            f"argmap: {ARGUMENT_VERSION}\n\nsource:\n",
            text_entry("title", title, 2),
            "  # author: who wrote it\n  # language: en\n  # published: 1994-10-16\n",
            text_entry("file", beginning.files[0], 2),
            f"  sha256: {source.sha256}\n\n",
            _sections(sections),
            "# Whose views the author reports: an id of yours, and a name.\n",
            "# speakers:\n#   council: The council\n\n",
            "# Each node: an id of yours; its type (claim, premise or rebuttal) with what it\n",
            "# says, in one neutral sentence of your own; and the text's own words that say it.\n",
            "# `argmap quote` finds them for you.\n",
            f"argument:\n{_first_node(source)}\n",
            "# A reason for it:\n#   another-id:\n",
            f"#     premise: {PREMISE}\n#     supports: first-claim\n",
            "#     quote: its words\n\n",
            "# Passages that you have read and left out; the key says why: apparatus, narrative,\n",
            "# transition or repetition.\n# asides:\n#   - transition: So there you have it.\n",
        )
    )


def new_comparison(
    files: tuple[ArgumentFile, ArgumentFile], names: tuple[str, str], beginning: Beginning
) -> str:
    """Return a commented comparison of two texts, with one contradiction to be written.

    It sets the first theses of the two against each other. `names` become the texts' aliases.
    """
    one, other = _aliases(names)
    first, second = (_thesis(file) for file in files)
    return "".join(
        (
            f"# yaml-language-server: $schema={beginning.schema}\n",
            f"argmap: {COMPARISON_VERSION}\n",
            "title: What the two texts disagree about\n\n",
            "# Left to right in pictures.\ntexts:\n",
            text_entry(one, beginning.files[0], 2),
            text_entry(other, beginning.files[1], 2),
            "\n# topics:\n#   an-id: The heading under which contradictions are shown\n\n",
            "contradictions:\n  first-contradiction:\n",
            f"    question: {QUESTION}\n",
            f"    # {', '.join(get_args(Kind))}\n",
            "    kind: fact\n",
            "    # direct: both can't be true. tension: they pull apart, yet one could hold both\n",
            "    strength: direct\n",
            f"    sides: {{{one}: {first}, {other}: {second}}}\n",
            f"    why: {WHY}\n\n",
            f"# What both hold:\n# agreements:\n#   an-id:\n#     statement: {STATEMENT}\n",
            f"#     sides: {{{one}: {first}, {other}: {second}}}\n",
        )
    )


def id_of(words: str) -> str:
    """Return an id made of words: `The Mill (1994)` gives `the-mill-1994`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")
    return made if made[:1].isalpha() else f"text-{made}".strip("-")


def _aliases(names: tuple[str, str]) -> tuple[str, str]:
    one, other = id_of(names[0]), id_of(names[1])
    return (one, other) if one != other else (f"{one}-1", f"{other}-2")


def _thesis(file: ArgumentFile) -> str:
    held = [id_ for id_, node in file.nodes.items() if node.held]
    theses = [id_ for id_ in held if getattr(file.nodes[id_], "main", False)]
    return (theses or held or list(file.nodes))[0]


def _lines(source: SourceFile) -> list[str]:
    return (source.text or "").removeprefix("\ufeff").splitlines()


def _headings(source: SourceFile) -> dict[int, str]:
    """Return the words of the lines that look like headings, by their number; the title first."""
    lines = _lines(source)
    found = {}
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    for number, line in enumerate(lines):
        before = lines[number - 1].strip() if number else ""
        after = lines[number + 1].strip() if number + 1 < len(lines) else ""
        words = line.strip()
        alone = not before and not after
        marked = bool(_MARKDOWN.match(words))
        if (marked or alone or number == first) and _is_heading(words, marked=marked):
            found[number] = _MARKDOWN.sub("", words).strip("*_ ")
    return found


def _is_heading(words: str, *, marked: bool) -> bool:
    if not words or len(words) > LONGEST_HEADING or not any(map(str.isalpha, words)):
        return False
    return marked or words[-1] not in _ENDS_A_SENTENCE or words[-1] in "?!"


def _sections(titles: list[str]) -> str:
    head = "# Where the text's parts begin, in order.\n"
    if not titles:
        return f"{head}# sections:\n#   - title: a line of its own in the text\n\n"
    items = "".join(_item("title", title) for title in titles)
    return f"{head}sections:\n{items}\n"


def _item(key: str, text: str) -> str:
    return "  - " + text_entry(key, text, 4).removeprefix("    ")


def _first_node(source: SourceFile) -> str:
    quote = next(_first_quotes(source), "    implicit: true\n")
    return f"  first-claim:\n    claim: {CLAIM}\n    main: true\n{quote}"


def _first_quotes(source: SourceFile) -> Iterator[str]:
    headings = _headings(source)
    # A heading that no blank line follows would be a part of the sentence below it.
    body = "\n".join("" if n in headings else line for n, line in enumerate(_lines(source)))
    for span in sentences(body):
        words = " ".join(body[span.start : span.end].split())
        if len(words.split()) >= 3 and len(words) <= 400:
            found = quotations(source, words)
            if found:
                yield found[0].yaml
