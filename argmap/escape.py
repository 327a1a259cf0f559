"""One escape for each sink: what data may not do in it, it can't do after this.

On a forge's runner every line that any program prints is read for commands: GitHub's obeys a line
whose first characters, white space aside, are `::`, and `##[` wherever it stands; Azure's obeys
`##vso[`, TeamCity's `##teamcity[`. So no output carries these as they are, whatever it is.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import quote

TURNING = "\u202a-\u202e\u2066-\u2069"
"""What turns the direction of a text around, as a class of a regular expression has it."""

# Controls, what reorders or hides text on sight, and halves of characters.
_UNSEEN = (
    "\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_LIVE = re.compile(f"[{_UNSEEN}]")
_NOT_IN_HTML = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}\ud800-\udfff\ufffe\uffff]")
_COMMAND = re.compile(r"^(\s*):|(?<=#)#(?=\w*\[)")
_COMMAND_IN_LINES = re.compile(r"^([^\S\n]*):|(?<=#)#(?=\w*\[)", re.MULTILINE)
_MARKED = re.compile(r"(?<=#)#(?=\w*\[)")
_MARKUP = re.compile(r"[!-&(-+\-./:<-@\[-`{-~]")
_PLACEHOLDER = re.compile(r"\{([0-9]+)\}")
_IN_JSON = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u(d[89a-f][0-9a-f]{2})|\\.")
_REFERENCE = re.compile(r"@(?!\s)|[#!$%&~^](?=[0-9]|\Z)|\bG[HL]-(?=[0-9]|\Z)", re.IGNORECASE)


def visible(text: str) -> str:
    """Return data in which what can't be seen is written out, as `\\u001b`."""
    return _LIVE.sub(_written_out, text)


def for_terminal(text: str) -> str:
    """Return data for a line of a terminal or a log, on which it stays."""
    shown = visible(text)
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\u{ord(found[0][-1]):04x}", shown)


def _written_out(found: re.Match[str]) -> str:
    return " " if found.group() == "\t" else f"\\u{ord(found.group()):04x}"


def unmarked(line: str) -> str:
    """Return a line of a log, its data `visible`, with nothing that a runner obeys inside it."""
    return _MARKED.sub(r"\\u0023", line)


def for_workflow_message(text: str) -> str:
    """Return data for what a workflow command says; a line end in it stays one."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return unmarked(shown.replace("%", "%25").replace("\n", "%0A"))


def for_workflow_property(text: str) -> str:
    """Return data for a property of a workflow command: a file's name, a title."""
    return for_workflow_message(text).replace(":", "%3A").replace(",", "%2C")


def for_sarif(text: str) -> str:
    """Return data for a message of SARIF that is plain text.

    Even there `[…](…)` is a link, and `{0}` stands for an argument.
    """
    return _PLACEHOLDER.sub(r"{{\1}}", visible(text).replace("](", "]\\u0028"))


def for_uri(path: str) -> str:
    """Return a relative path as a relative URI; a byte that is no UTF-8 stays the byte it is."""
    # Bytes that are no UTF-8 are U+DC80 to U+DCFF in a path; other halves are no path's.
    kept = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path)
    return quote(kept, safe="/", errors="surrogateescape")


def for_markdown(text: str) -> str:
    """Return data for a line of GitHub's or GitLab's Markdown: text and nothing else.

    Every sign that could be markup is a character reference. `@name`, `#1`, `!1` and `GH-1` are
    taken for references after Markdown has been read, so a space of no width parts them; at the
    end of a text too, where another may follow.
    """
    shown = visible(" ".join(text.split()))
    parted = _REFERENCE.sub(lambda found: f"{found.group()}\0", shown)
    return _MARKUP.sub(lambda found: f"&#{ord(found.group())};", parted).replace("\0", "&#8203;")


def for_html(text: str) -> str:
    """Return data for the text or an attribute of HTML, XML, or a label of DOT that is HTML-like.

    Line ends stay, as LF; other controls, what turns the direction of a text around, and halves of
    characters become U+FFFD.
    """
    escaped = html.escape(for_html_tree(text))
    return _COMMAND_IN_LINES.sub(_as_reference, escaped)


def for_html_tree(text: str) -> str:
    """Return data for the text or an attribute of an element, whose writer escapes the markup.

    It is `for_html` but for that; the document that is written goes through `in_xml`.
    """
    return _NOT_IN_HTML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def for_dot(text: str) -> str:
    """Return data for a label of DOT that is HTML-like.

    An engine reads `\\N` in a label as the node's name.
    """
    return for_html(text).replace("\\", "\\\\")


def in_xml(document: str) -> str:
    """Return a document of XML, its data escaped already, with no line that a runner obeys."""
    return _COMMAND_IN_LINES.sub(_as_reference, document)


def _as_reference(found: re.Match[str]) -> str:
    return f"{found[1] or ''}&#{ord(found[0][-1])};"


def as_json(value: Any) -> str:
    """Return JSON in ASCII, with no line that a runner obeys.

    Halves of characters become U+FFFD: a strict reader would refuse the whole for one of them.
    """
    written = json.dumps(value, ensure_ascii=True, indent=2)
    whole = _IN_JSON.sub(lambda found: "\\ufffd" if found[1] else found.group(), written)
    return _MARKED.sub(r"\\u0023", whole) + "\n"
