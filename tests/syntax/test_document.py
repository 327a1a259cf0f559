"""Where every key and value stands, in every style and with every kind of line end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from argmap.syntax import Document, Path, read


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of a value and of everything in it, in the file's order."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


def stretch(document: Document, span: tuple[int, int]) -> str:
    """Say where a span begins and ends, and what stands there."""
    start, end = (":".join(map(str, document.lines.position(offset))) for offset in span)
    return f"{start}-{end} {document.text[slice(*span)]!r}"


def places(data: bytes) -> str:
    """Say of every key and value of a file where it stands, one a line."""
    document = read(data)
    assert document.problems == ()
    said = []
    for path in paths(document.value):
        name = ".".join(map(str, path)) or "(root)"
        if path and isinstance(path[-1], str):
            said.append(f"{name} key {stretch(document, document.key_span(path))}")
        said.append(f"{name} {stretch(document, document.value_span(path))}")
    return "\n".join(said)


def test_block_mappings_and_sequences() -> None:
    """Block collections begin at their first entry and end with their last value."""
    data = b"""\
mill:
  claim: The mill stands.   # by the river
  tags:
  - old
  -   water-driven

# a comment at the end
asides:
  - transition: So much for that.
    note: {}

"""
    assert (
        places(data)
        == r"""
(root) 1:1-10:13 'mill:\n  claim: The mill stands.   # by the river\n  tags:\n  - old\n  -   water-driven\n\n# a comment at the end\nasides:\n  - transition: So much for that.\n    note: {}'
mill key 1:1-1:5 'mill'
mill 2:3-5:19 'claim: The mill stands.   # by the river\n  tags:\n  - old\n  -   water-driven'
mill.claim key 2:3-2:8 'claim'
mill.claim 2:10-2:26 'The mill stands.'
mill.tags key 3:3-3:7 'tags'
mill.tags 4:3-5:19 '- old\n  -   water-driven'
mill.tags.0 4:5-4:8 'old'
mill.tags.1 5:7-5:19 'water-driven'
asides key 8:1-8:7 'asides'
asides 9:3-10:13 '- transition: So much for that.\n    note: {}'
asides.0 9:5-10:13 'transition: So much for that.\n    note: {}'
asides.0.transition key 9:5-9:15 'transition'
asides.0.transition 9:17-9:34 'So much for that.'
asides.0.note key 10:5-10:9 'note'
asides.0.note 10:11-10:13 '{}'
""".strip()  # noqa: E501
    )


def test_flow_mappings_and_sequences() -> None:
    """Flow collections begin and end with their brackets, over lines too."""
    data = b"""\
sides: {north: old-mill, "south": [ford,
    'bridge' ] , }
none: [ ]
pairs: [a: b, ? c : d]
"""
    assert (
        places(data)
        == r"""
(root) 1:1-4:23 'sides: {north: old-mill, "south": [ford,\n    \'bridge\' ] , }\nnone: [ ]\npairs: [a: b, ? c : d]'
sides key 1:1-1:6 'sides'
sides 1:8-2:19 '{north: old-mill, "south": [ford,\n    \'bridge\' ] , }'
sides.north key 1:9-1:14 'north'
sides.north 1:16-1:24 'old-mill'
sides.south key 1:26-1:33 '"south"'
sides.south 1:35-2:15 "[ford,\n    'bridge' ]"
sides.south.0 1:36-1:40 'ford'
sides.south.1 2:5-2:13 "'bridge'"
none key 3:1-3:5 'none'
none 3:7-3:10 '[ ]'
pairs key 4:1-4:6 'pairs'
pairs 4:8-4:23 '[a: b, ? c : d]'
pairs.0 4:9-4:13 'a: b'
pairs.0.a key 4:9-4:10 'a'
pairs.0.a 4:12-4:13 'b'
pairs.1 4:15-4:22 '? c : d'
pairs.1.c key 4:17-4:18 'c'
pairs.1.c 4:21-4:22 'd'
""".strip()  # noqa: E501
    )


def test_scalars_of_every_style() -> None:
    """A scalar has its quotation marks, its block's sign and all of its lines; no line after it."""
    data = b"""\
plain: one
  two

  three
single: 'it''s
  here'
double: "a\\tb \\
  c"
folded: >-
  one
  two

literal: |+
    one
   # two

? explicit
: value
integer: -12
truth: true
"""
    assert (
        places(data)
        == r"""
(root) 1:1-20:12 'plain: one\n  two\n\n  three\nsingle: \'it\'\'s\n  here\'\ndouble: "a\\tb \\\n  c"\nfolded: >-\n  one\n  two\n\nliteral: |+\n    one\n   # two\n\n? explicit\n: value\ninteger: -12\ntruth: true'
plain key 1:1-1:6 'plain'
plain 1:8-4:8 'one\n  two\n\n  three'
single key 5:1-5:7 'single'
single 5:9-6:8 "'it''s\n  here'"
double key 7:1-7:7 'double'
double 7:9-8:5 '"a\\tb \\\n  c"'
folded key 9:1-9:7 'folded'
folded 9:9-11:6 '>-\n  one\n  two'
literal key 13:1-13:8 'literal'
literal 13:10-14:8 '|+\n    one'
explicit key 17:3-17:11 'explicit'
explicit 18:3-18:8 'value'
integer key 19:1-19:8 'integer'
integer 19:10-19:13 '-12'
truth key 20:1-20:6 'truth'
truth 20:8-20:12 'true'
""".strip()  # noqa: E501
    )


BRIDGE = """\
bridge:
  claim: "Die Brücke’s 𝔉 alt."
  𝔨ey: [𝔞, é, b]  # 𝔠
last: >-
  𝔡 one
  two
"""


def spots(data: bytes) -> str:
    """Say where every key and value of a file stands, without what stands there."""
    return "\n".join(
        line.partition(" '")[0].partition(' "')[0] for line in places(data).split("\n")
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
@pytest.mark.parametrize("last", [True, False], ids=["line end at the end", "none at the end"])
def test_lines_and_columns_whatever_the_line_ends(line_end: str, mark: bytes, last: bool) -> None:
    """LF, CRLF, CR and a byte order mark move no line or column; an astral character is one."""
    text = BRIDGE if last else BRIDGE.removesuffix("\n")
    assert (
        spots(mark + text.replace("\n", line_end).encode())
        == """
(root) 1:1-6:6
bridge key 1:1-1:7
bridge 2:3-3:17
bridge.claim key 2:3-2:8
bridge.claim 2:10-2:31
bridge.𝔨ey key 3:3-3:6
bridge.𝔨ey 3:8-3:17
bridge.𝔨ey.0 3:9-3:10
bridge.𝔨ey.1 3:12-3:13
bridge.𝔨ey.2 3:15-3:16
last key 4:1-4:5
last 4:7-6:6
""".strip()
    )


def test_a_byte_order_mark_is_noted_and_no_part_of_the_text() -> None:
    """The text begins behind a byte order mark, and the document says that there was one."""
    marked, unmarked = read(b"\xef\xbb\xbfmill: old\n"), read(b"mill: old\n")
    assert (marked.has_bom, unmarked.has_bom) == (True, False)
    assert marked.text == unmarked.text == "mill: old\n"
    assert marked.value_span(("mill",)) == unmarked.value_span(("mill",)) == (6, 9)


def test_a_byte_order_mark_is_noted_where_the_file_is_not_utf8() -> None:
    """A document says that there was a byte order mark even where the bytes behind it are wrong."""
    document = read(b"\xef\xbb\xbfmill: \xff\n")
    assert (document.has_bom, document.text) == (True, "mill: \ufffd\n")


@pytest.mark.parametrize(
    ("text", "path", "stands"),
    [
        ("mill:\n  old: b\n# see [1]", ("mill",), "old: b"),
        ("mill:\n  - old\n  # see {1}", ("mill",), "- old"),
        ("mill:\n  old: b\n# see [1]", (), "mill:\n  old: b"),
    ],
)
def test_a_comment_at_the_end_is_no_part_of_a_collection(
    text: str, path: Path, stands: str
) -> None:
    """A block collection ends with its last value, whatever a last comment ends with."""
    document = read(text.encode())
    assert document.text[slice(*document.value_span(path))] == stands


def test_a_block_ends_with_its_last_character_whatever_it_is() -> None:
    """A no-break space at the end of a folded block is a character of its text."""
    document = read("mill: >-\n  old\u00a0\nbridge: new\n".encode())
    assert document.value["mill"] == "old\u00a0"
    assert document.text[slice(*document.value_span(("mill",)))] == ">-\n  old\u00a0"


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "mill: {tags: [old]}", "mill: {tags: [old]}"),
        (("mill",), "mill", "{tags: [old]}"),
        (("mill", "tags"), "tags", "[old]"),
        (("mill", "tags", 0), "old", "old"),
        (("mill", "tags", 1), "tags", "[old]"),
        (("mill", "tags", 0, "x"), "old", "old"),
        (("mill", "age"), "mill", "{tags: [old]}"),
        (("mill", 3), "mill", "{tags: [old]}"),
        (("bridge", "tags"), "mill: {tags: [old]}", "mill: {tags: [old]}"),
    ],
    ids=str,
)
def test_a_path_leads_to_its_place_or_to_the_nearest_above(
    path: Path, key: str, value: str
) -> None:
    """What isn't there is shown at the nearest thing above it that is."""
    document = read(b"mill: {tags: [old]}\n")
    assert document.text[slice(*document.key_span(path))] == key
    assert document.text[slice(*document.value_span(path))] == value


@pytest.mark.parametrize("data", [b"", b"mill: [\n", b"mill: \xff\n"])
def test_a_file_without_a_value_has_a_place_all_the_same(data: bytes) -> None:
    """Where nothing could be read, every path is shown at the file's beginning."""
    document = read(data)
    assert (document.value, document.root) == (None, None)
    assert document.value_span(("mill",)) == document.key_span(("mill",)) == (0, 0)


def test_plain_scalars_are_those_without_quotation_marks() -> None:
    """Every value that is written bare is given, with its path; no key, block or quoted text."""
    document = read(b"a: one\nb: 'two'\nc: [three, \"four\", {d: 5}]\ne: >-\n  six\nf: true\n")
    found = {
        path: document.text[place.start : place.end] for path, place in document.plain_scalars()
    }
    assert found == {("a",): "one", ("c", 0): "three", ("c", 2, "d"): "5", ("f",): "true"}
