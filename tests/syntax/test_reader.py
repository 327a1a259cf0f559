"""Reading: what the strict YAML subset has, and what it refuses, with a position and a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.check import check
from argmap.syntax import BLOCK_ADVICE, Limits, Path, read

EMPTY = "the value is empty; write one, or leave the key out"
FRACTION = "is a number with a fraction, which no key takes; quote it as a text"
DIGITS = "a number of more than 18 digits isn't allowed; quote it as a text"
COLON = "a `: ` inside a text that has no quotation marks looks like a key"
INDENT = "a text can't begin with this character unless it is quoted"
TAB = "a tab can't indent"
DIRECTIVE = "a directive isn't allowed here; the format is YAML 1.2 as it is"
SECOND = "a second document isn't allowed; a file holds one"


class Bad(NamedTuple):
    """A bad file, and what is to be said of it: (rule, line, column, message) of each problem."""

    name: str
    text: str | bytes
    said: list[tuple[str, int, int, str]]


def one(name: str, text: str | bytes, rule: str, line: int, column: int, message: str) -> Bad:
    """A bad file of which one thing is to be said."""
    return Bad(name, text, [(rule, line, column, message)])


def said_of(data: bytes, limits: Limits | None = None) -> list[tuple[str, int, int, str]]:
    """Read a file and return the rule, the position and the message of each problem."""
    document = read(data) if limits is None else read(data, limits)
    return [(p.rule, *document.lines.position(p.start), p.message) for p in document.problems]


def anchor(name: str) -> str:
    """The sentence about an anchor."""
    return f"an anchor (`&{name}`) isn't allowed; write the value out"


def tag(name: str) -> str:
    """The sentence about a tag."""
    return f"a tag (`{name}`) isn't allowed; a value is what it looks like"


def alias(name: str) -> str:
    """The sentence about an alias."""
    return f"an alias (`*{name}`) isn't allowed; write the value out"


def null(word: str) -> str:
    """The sentence about a spelling of null."""
    return f"`{word}` (null) isn't allowed; leave the key out, or quote it to mean the word"


def key(word: str) -> str:
    """The sentence about a key that is no text."""
    return f"a key has to be text, and `{word}` isn't; put it in quotation marks"


UNSAFE = [
    one("anchor on a text", "mill: old\nford: &x b\n", "yaml-unsafe", 2, 7, anchor("x")),
    one("anchor on a mapping", "mill: &m {a: b}\n", "yaml-unsafe", 1, 7, anchor("m")),
    one("anchor on a list", "mill: &m\n  - a\n", "yaml-unsafe", 1, 7, anchor("m")),
    one("anchor on an item", "mill: [a, &x b]\n", "yaml-unsafe", 1, 11, anchor("x")),
    one("anchor on a key", "&x mill: old\n", "yaml-unsafe", 1, 1, anchor("x")),
    one("alias", "mill:\n  - *old\n", "yaml-unsafe", 2, 5, alias("old")),
    one("alias as a key", "*x : old\n", "yaml-unsafe", 1, 1, alias("x")),
    Bad(
        "anchor and alias",
        "mill: &x old\nford: *x\n",
        [("yaml-unsafe", 1, 7, anchor("x")), ("yaml-unsafe", 2, 7, alias("x"))],
    ),
    one(
        "merge key",
        "mill:\n  <<: {a: b}\n",
        "yaml-unsafe",
        2,
        3,
        "a merge key (`<<`) isn't allowed; write it out",
    ),
    one("tag of YAML's", "mill: !!str 5\n", "yaml-unsafe", 1, 7, tag("tag:yaml.org,2002:str")),
    one("tag of one's own", "mill: !stone old\n", "yaml-unsafe", 1, 7, tag("!stone")),
    one("tag without a name", "mill: ! old\n", "yaml-unsafe", 1, 7, tag("!")),
    one("tag in full", "mill: !<tag:x> old\n", "yaml-unsafe", 1, 7, tag("tag:x")),
    one(
        "tag on a mapping",
        "mill: !!map\n  a: b\n",
        "yaml-unsafe",
        1,
        7,
        tag("tag:yaml.org,2002:map"),
    ),
    one("tag on a list", "mill: [!x [a]]\n", "yaml-unsafe", 1, 8, tag("!x")),
    one("tag on a key", "!x mill: old\n", "yaml-unsafe", 1, 1, tag("!x")),
    Bad(
        "anchor before a tag",
        "mill: &a !b old\n",
        [("yaml-unsafe", 1, 7, anchor("a")), ("yaml-unsafe", 1, 10, tag("!b"))],
    ),
    Bad(
        "tag before an anchor",
        "mill: !b &a old\n",
        [("yaml-unsafe", 1, 10, anchor("a")), ("yaml-unsafe", 1, 7, tag("!b"))],
    ),
    one("second document", "mill: old\n---\nford: b\n", "yaml-unsafe", 2, 1, SECOND),
    one("document after an end", "a: b\n...\n---\nc: d\n", "yaml-unsafe", 3, 1, SECOND),
    one("empty second document", "a: b\n---\n", "yaml-unsafe", 2, 1, SECOND),
    one("directive of YAML 1.1", "%YAML 1.1\n---\na: b\n", "yaml-unsafe", 1, 1, DIRECTIVE),
    one("directive of tags", "%TAG ! tag:x:\n---\na: b\n", "yaml-unsafe", 1, 1, DIRECTIVE),
]
DUPLICATES = [
    one("key twice", "a: b\na: c\n", "yaml-duplicate-key", 2, 1, "`a` stands here a second time"),
    one(
        "key twice, once quoted",
        'mill:\n  old: b\n  c: d\n  "old": c\n',
        "yaml-duplicate-key",
        4,
        3,
        "`old` stands here a second time",
    ),
    one(
        "key twice in a flow mapping",
        "m: {a: b, a: c}\n",
        "yaml-duplicate-key",
        1,
        11,
        "`a` stands here a second time",
    ),
    Bad(
        "key three times",
        "a: b\na: c\na: d\n",
        [
            ("yaml-duplicate-key", 2, 1, "`a` stands here a second time"),
            ("yaml-duplicate-key", 3, 1, "`a` stands here a second time"),
        ],
    ),
]
EMPTIES = [
    one("no value", "mill:\nford: b\n", "yaml-syntax", 1, 6, EMPTY),
    one("no value at the end", "mill:", "yaml-syntax", 1, 6, EMPTY),
    one("no value but a comment below", "mill:\n  # none\n", "yaml-syntax", 1, 6, EMPTY),
    one("no item", "mill:\n  -\n  - a\n", "yaml-syntax", 2, 4, EMPTY),
    one("no value in a flow mapping", "mill: {a: , b: c}\n", "yaml-syntax", 1, 11, EMPTY),
    one("a key alone in a flow mapping", "mill: {a}\n", "yaml-syntax", 1, 9, EMPTY),
    one("an explicit key alone", "? mill\n", "yaml-syntax", 2, 1, EMPTY),
    one("a document's start alone", "---\n", "yaml-syntax", 2, 1, EMPTY),
    one("null as a tilde", "mill: ~\n", "yaml-syntax", 1, 7, null("~")),
    one("null", "mill: null\n", "yaml-syntax", 1, 7, null("null")),
    one("Null", "mill: Null\n", "yaml-syntax", 1, 7, null("Null")),
    one("NULL", "mill: NULL\n", "yaml-syntax", 1, 7, null("NULL")),
    one("null in a list", "mill: [a, null]\n", "yaml-syntax", 1, 11, null("null")),
    one("an empty file", "", "yaml-syntax", 1, 1, "the file is empty"),
    one("a file of white space", " \n\n", "yaml-syntax", 1, 1, "the file is empty"),
    one("a file of comments", "# mill\n", "yaml-syntax", 1, 1, "the file is empty"),
    one("a byte order mark alone", b"\xef\xbb\xbf", "yaml-syntax", 1, 1, "the file is empty"),
]
NUMBERS = [
    *(
        one(f"float {word}", f"mill: {word}\n", "yaml-syntax", 1, 7, f"`{word}` {FRACTION}")
        for word in (
            *("1.5", "1.0", "1.", ".5", "-1.5", "+.5", "1e3", "1E-3", "1.5e+3"),
            *(".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN"),
        )
    ),
    one("float in a list", "mill: [1, 1.5]\n", "yaml-syntax", 1, 11, f"`1.5` {FRACTION}"),
    one("a number of 19 digits", f"mill: {'9' * 19}\n", "yaml-syntax", 1, 7, DIGITS),
    one("a number of 20 digits", f"mill: {'9' * 20}\n", "yaml-syntax", 1, 7, DIGITS),
    one("a negative number of 19 digits", f"mill: -{'9' * 19}\n", "yaml-syntax", 1, 7, DIGITS),
    *(
        one(
            f"boolean {word}",
            f"mill: {word}\n",
            "yaml-syntax",
            1,
            7,
            f"write `{word.lower()}`, or quote `{word}` to mean the word",
        )
        for word in ("True", "TRUE", "False", "FALSE")
    ),
]
KEYS = [
    *(
        one(f"key {word}", f"mill:\n  {word}: a\n", "yaml-syntax", 2, 3, key(word))
        for word in (
            *("1", "-1", "0x1F", "true", "false", "1.5", ".inf", "9" * 30),
            *("null", "Null", "NULL", "~", "True", "TRUE", "False", "FALSE"),
        )
    ),
    one("a list as a key", "? [a]\n: b\n", "yaml-syntax", 1, 3, "a key has to be text"),
    one("a mapping as a key", "? {a: b}\n: c\n", "yaml-syntax", 1, 3, "a key has to be text"),
    one("a flow list as a flow key", "{[a]: b}\n", "yaml-syntax", 1, 2, "a key has to be text"),
    one(
        "an empty key",
        "mill:\n  ?\n  : b\n",
        "yaml-syntax",
        2,
        4,
        "a key has to be text, and an empty key isn't; put it in quotation marks",
    ),
]
CHARACTERS = [
    *(
        one(
            f"raw {name}",
            f"mill: old\nford: a𝔞{character}b\n",
            "yaml-syntax",
            2,
            9,
            f"{name} can't stand in a file as it is",
        )
        for name, character in (
            *(("U+0085", "\u0085"), ("U+2028", "\u2028"), ("U+2029", "\u2029")),
            *(("U+0000", "\0"), ("U+0007", "\a"), ("U+000B", "\v"), ("U+001B", "\x1b")),
            *(("U+007F", "\x7f"), ("U+009B", "\x9b"), ("U+FEFF", "\ufeff")),
            *(("U+FFFE", "\ufffe"), ("U+FFFF", "\uffff")),
        )
    ),
    one(
        "U+2028 in a comment",
        "# a\u2028b\n",
        "yaml-syntax",
        1,
        4,
        "U+2028 can't stand in a file as it is",
    ),
    one(
        "U+2028 in quotation marks",
        'mill: "a\u2028b"\n',
        "yaml-syntax",
        1,
        9,
        "U+2028 can't stand in a file as it is",
    ),
    one(
        "a second byte order mark",
        b"\xef\xbb\xbf\xef\xbb\xbfmill: old\n",
        "yaml-syntax",
        1,
        1,
        "U+FEFF can't stand in a file as it is",
    ),
]
ENCODINGS = [
    one(
        name,
        data,
        "encoding",
        line,
        column,
        f"the file isn't UTF-8: byte {byte} can't stand here",
    )
    for name, data, line, column, byte in (
        ("Latin 1", b"mill: old\r\nford: caf\xe9\n", 2, 10, "0xe9"),
        ("Latin 1 after an astral character", "a: 𝔞".encode() + b"\xe9\n", 1, 5, "0xe9"),
        ("Latin 1 after a lone CR", b"a: b\rc: \xe9\n", 2, 4, "0xe9"),
        ("Latin 1 after a byte order mark", b"\xef\xbb\xbfa: \xe9\n", 1, 4, "0xe9"),
        ("UTF-16", "a: b\n".encode("utf-16"), 1, 1, "0xff"),
        ("a surrogate", b"a: \xed\xa0\x80\n", 1, 4, "0xed"),
        ("a character cut off", b"a: \xe2\x82", 1, 4, "0xe2"),
        ("an overlong character", b"a: \xc0\xaf\n", 1, 4, "0xc0"),
    )
]
HAZARDS = [
    one("a colon in a text", "claim: The aim: bread\n", "yaml-syntax", 1, 15, COLON),
    one("a colon at a text's end", "a: b\nclaim: The aim:\n", "yaml-syntax", 2, 15, COLON),
    one(
        "a colon in a second line",
        "claim: The aim\n  is this: bread\n",
        "yaml-syntax",
        2,
        10,
        COLON,
    ),
    one("a colon in an item", "- claim: The aim: bread\n", "yaml-syntax", 1, 17, COLON),
    one("a colon in a flow mapping", "mill: {name: The mill: old}\n", "yaml-syntax", 1, 22, COLON),
    one("a colon in a flow list", "mill: [The mill: old: b]\n", "yaml-syntax", 1, 21, COLON),
    one(
        "a number sign where the value begins",
        "mill: old\nclaim: #1 among the aims\n",
        "yaml-text-cut",
        2,
        8,
        "the value is empty, because `#` begins a comment",
    ),
    one(
        "a number sign where an item begins",
        "mill:\n  - #1\n  - b\n",
        "yaml-text-cut",
        2,
        5,
        "the value is empty, because `#` begins a comment",
    ),
]
SYNTAX = [
    one("a tab that indents", "mill:\n\told: b\n", "yaml-syntax", 2, 1, TAB),
    one("a backtick", "mill: `old`\n", "yaml-syntax", 1, 7, INDENT),
    one("an at sign", "mill: @old\n", "yaml-syntax", 1, 7, INDENT),
    one("a percent sign", "mill: %old\n", "yaml-syntax", 1, 7, INDENT),
    one(
        "an apostrophe in apostrophes",
        "mill: 'it's old'\n",
        "yaml-syntax",
        1,
        10,
        "this `'` ends the text, but the line goes on",
    ),
    one(
        "an apostrophe in apostrophes, in an item",
        "- 'it's old'\n- b\n",
        "yaml-syntax",
        1,
        6,
        "this `'` ends the text, but the line goes on",
    ),
    one(
        "an apostrophe in apostrophes, in a flow list",
        "mill: ['it's old', b]\n",
        "yaml-syntax",
        1,
        11,
        "this `'` ends the text, but the line goes on",
    ),
    one(
        "quotation marks in quotation marks",
        'mill: "the "old" mill"\n',
        "yaml-syntax",
        1,
        12,
        'this `"` ends the text, but the line goes on',
    ),
    one(
        "a key that is indented less",
        "mill:\n    old: 'a'\n  new: b\n",
        "yaml-syntax",
        3,
        3,
        "this key isn't where the keys around it are",
    ),
    one(
        "a text that is indented less",
        "mill:\n  old: >-\n    a\n b c\n",
        "yaml-syntax",
        4,
        2,
        "this line begins with no key",
    ),
    one(
        "a list beside a key",
        "mill: old\n- b\n",
        "yaml-syntax",
        2,
        1,
        "items of a list (`- `) and keys are mixed here",
    ),
    one(
        "an unknown escape",
        'mill: "\\q"\n',
        "yaml-syntax",
        1,
        8,
        "a backslash in double quotation marks is an escape",
    ),
    one(
        "two commas",
        "mill: [a, , b]\n",
        "yaml-syntax",
        1,
        11,
        "not YAML: did not find expected node content",
    ),
]


@pytest.mark.parametrize(
    "bad",
    [
        *UNSAFE,
        *DUPLICATES,
        *EMPTIES,
        *NUMBERS,
        *KEYS,
        *CHARACTERS,
        *ENCODINGS,
        *HAZARDS,
        *SYNTAX,
    ],
    ids=lambda bad: bad.name,
)
def test_what_the_subset_lacks_gets_a_position_and_a_sentence(bad: Bad) -> None:
    """Each thing that YAML has and argument files don't is named where it stands."""
    data = bad.text if isinstance(bad.text, bytes) else bad.text.encode()
    assert said_of(data) == bad.said


@pytest.mark.parametrize(
    "bad", [bad for bad in HAZARDS if "flow" not in bad.name], ids=lambda bad: bad.name
)
def test_the_repair_of_a_hazard_is_a_folded_block(bad: Bad) -> None:
    """Where a `#` or a `: ` spoils a plain text in a block, the help says to fold it."""
    assert isinstance(bad.text, str)
    [problem] = read(bad.text.encode()).problems
    assert problem.help.startswith("write the text as a folded block: `")
    assert problem.help.endswith("nothing in it needs escaping")


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("claim: The aim: bread\n", "claim", "The aim: bread"),
        ("mill:\n  - note:   The aim:  \r\n", "note", "The aim:"),
        ("mill: {a: b}\nquote: `old` mill\n", "quote", "`old` mill"),
        ("quote: [...] the mill\n", "quote", "[...] the mill"),
        ("claim: The aim\n  is this: bread\n", "claim", "The aim"),
        (f"claim: {'old ' * 30}: mill\n", "claim", f"{'old ' * 14}old…"),
    ],
)
def test_the_folded_block_is_shown(text: str, key: str, words: str) -> None:
    """The help shows the block that would be right, with the key and the words of the file."""
    [problem] = read(text.encode()).problems
    assert f"`{key}: >-`, and on the next line, indented further, `{words}`;" in problem.help
    document = read(f"{key}: >-\n  {words}\n".encode())
    assert (document.problems, document.value) == ((), {key: words})


def test_words_in_quotation_marks_are_not_shown_as_a_block() -> None:
    """Nobody is told to fold a text together with the quotation marks around it."""
    [problem] = read(b'claim: "The \\q aim"\n').problems
    assert problem.help == BLOCK_ADVICE


@pytest.mark.parametrize(
    ("text", "line", "column", "before"),
    [
        ("claim: >-\nThe aim\n", 1, 8, "`claim`"),
        ("mill:\n  claim: >-\n  The aim\n  note: b\n", 2, 10, "`claim`"),
        ("mill:\n  claim: |\n\n  The #1 aim,\n  and bread\n", 2, 10, "`claim`"),
        ("mill:\n  claim: >-\n  'The aim\n", 2, 10, "`claim`"),
        ("mill:\n  claim: >- # b\n [...] the aim\n", 2, 10, "`claim`"),
        ("mill:\n  - >-\n  The aim\n", 2, 5, "the `-` before it"),
        ("mill:\n  - claim: >-\n    The aim\n", 2, 12, "`claim`"),
        ("mill:\r\n  claim: >-\r\n  The aim\r\n", 2, 10, "`claim`"),
    ],
)
def test_a_block_whose_text_is_not_indented(text: str, line: int, column: int, before: str) -> None:
    """Where the text of a block spoils the file, its indentation is what the reader hears of."""
    message = f"the block is empty: its text must be indented further than {before}"
    assert said_of(text.encode()) == [("yaml-syntax", line, column, message)]


@pytest.mark.parametrize(
    "text",
    ["a: >-\n  The aim\nb\n", "a:\n  b: >-\n    The aim\n  c\n", "a: >-\n\tThe aim\n"],
)
def test_a_block_that_has_a_text_is_not_said_to_be_empty(text: str) -> None:
    """A line behind a block's text, and a tab in place of spaces, are other faults."""
    assert "empty" not in str(said_of(text.encode()))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("mill: {name: The #1 mill}\n", 1, 18),
        ("mill:\n  - [old, The #1 mill, new]\n", 2, 15),
        ("claim: The town's #1 mill\n  is old\n", 1, 19),
    ],
)
def test_a_number_sign_that_spoils_a_file_is_named(text: str, line: int, column: int) -> None:
    """Where the comment that cuts a text makes the rest unreadable, it is what the reader hears."""
    assert (line, column) in [
        (at_line, at_column)
        for rule, at_line, at_column, _ in said_of(text.encode())
        if rule == "yaml-text-cut"
    ]


def test_a_folded_block_needs_no_escaping() -> None:
    """What the help for the hazards promises is so: `#`, `: ` and quotation marks are text."""
    document = read(b'claim: >-\n  The #1 aim: it\'s "bread", [not] {stones} & *more* # always\n')
    assert document.problems == ()
    assert document.value == {
        "claim": 'The #1 aim: it\'s "bread", [not] {stones} & *more* # always'
    }


def test_a_duplicate_key_shows_where_the_first_one_is() -> None:
    """The problem has the first key as a related place, and the first value is the one kept."""
    document = read(b'mill:\n  old: b\n  "old": c\n')
    [problem] = document.problems
    assert problem.help == "give one of the two another name, or remove it"
    [(message, start, end)] = problem.related
    assert (message, document.lines.position(start)) == ("first here", (2, 3))
    assert document.text[start:end] == "old"
    assert document.text[problem.start : problem.end] == '"old"'
    assert document.value == {"mill": {"old": "b"}}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("mill: &anchor-1 old\n", "&anchor-1"),
        ("mill: *anchor-1\n", "*anchor-1"),
        ("<<: {a: b}\n", "<<"),
        ("a: b\n---\nc: d\n", "---"),
        ("mill: 1.5 # metres\n", "1.5"),
        ("mill: null\n", "null"),
        ("true: old\n", "true"),
        ("claim: The aim: bread\n", ":"),
        ("claim: #1 among the aims\n", "#1 among the aims"),
        ("mill: a\u2028b\n", "\u2028"),
    ],
)
def test_a_problem_underlines_what_is_wrong(text: str, wrong: str) -> None:
    """The stretch between a problem's offsets is the words that it is about, and no more."""
    document = read(text.encode())
    [problem] = document.problems
    assert document.text[problem.start : problem.end] == wrong


def test_every_problem_of_a_file_is_said_at_once() -> None:
    """What doesn't keep the parser from going on keeps nothing else from being said."""
    data = b"a: ~\nb: 1.5\n2: c\nd: True\na: e\nf: &g h\ni: !j k\nl:\nm: *g\nn: ~\n"
    assert [(rule, line) for rule, line, _, _ in said_of(data)] == [
        ("yaml-syntax", 1),
        ("yaml-syntax", 2),
        ("yaml-syntax", 3),
        ("yaml-syntax", 4),
        ("yaml-duplicate-key", 5),
        ("yaml-unsafe", 6),
        ("yaml-unsafe", 7),
        ("yaml-syntax", 8),
        ("yaml-unsafe", 9),
    ]


@pytest.mark.parametrize(
    "character",
    ["\0", "\x1b", "\x7f", "\u0085", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"],
    ids=ascii,
)
def test_a_refused_character_can_be_written_as_the_help_says(character: str) -> None:
    """The escape that the help offers is read as the character that can't stand raw."""
    [problem] = read(f"mill: a{character}b\n".encode()).problems
    escape = re.search(r'as "(\\u[0-9A-F]{4})" in double quotation marks$', problem.help)
    assert escape
    assert read(f'mill: "a{escape.group(1)}b"\n'.encode()).value == {"mill": f"a{character}b"}


def test_a_tab_and_every_line_end_can_stand_raw() -> None:
    """Of the control characters a tab, LF and CR are allowed; a no-break space is text."""
    document = read("mill: a\tb\r\nford: c\u00a0d\rweir: '\ud7ff\ue000\ufffd𝔞'\n".encode())
    assert document.problems == ()
    assert document.value == {"mill": "a\tb", "ford": "c\u00a0d", "weir": "\ud7ff\ue000\ufffd𝔞"}


LIMIT_HELP = "split it, or raise the limit with --max-"


@pytest.mark.parametrize(
    ("data", "limits", "said", "option"),
    [
        (
            b"mill: old\n",
            Limits(bytes=9),
            ("too-large", 1, 1, "the file has more than 9 bytes"),
            "bytes",
        ),
        (
            b"mill: [[old]]\n",
            Limits(depth=2),
            ("too-large", 1, 8, "the file has more than 2 levels"),
            "depth",
        ),
        (
            b"mill:\n  old:\n    - a\n",
            Limits(depth=2),
            ("too-large", 3, 5, "the file has more than 2 levels"),
            "depth",
        ),
        (
            b"mill: old\nford: new\n",
            Limits(values=4),
            ("too-large", 2, 7, "the file has more than 4 values"),
            "values",
        ),
    ],
)
def test_a_file_over_a_limit_is_refused(
    data: bytes, limits: Limits, said: tuple[str, int, int, str], option: str
) -> None:
    """Too many bytes, levels or values: where they begin, and the option that raises the limit."""
    document = read(data, limits)
    assert said_of(data, limits) == [said]
    assert [problem.help for problem in document.problems] == [LIMIT_HELP + option]
    assert (document.value, document.root) == (None, None)


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (b"mill: old\n", Limits(bytes=10)),
        (b"mill: [[old]]\n", Limits(depth=3)),
        (b"mill: old\nford: new\n", Limits(values=5)),
    ],
)
def test_a_file_at_a_limit_is_read(data: bytes, limits: Limits) -> None:
    """A limit is the most that is allowed: a file that just reaches it has no problem."""
    assert read(data, limits).problems == ()


def test_the_limits_are_ten_million_bytes_64_levels_and_200_000_values() -> None:
    """Without a word about limits these hold, and nothing larger is built."""
    assert said_of(b"# " + b"a" * 9_999_999) == [
        ("too-large", 1, 1, "the file has more than 10,000,000 bytes")
    ]
    assert said_of(b"[" * 64 + b"]" * 64) == []
    assert said_of(b"[" * 100_000) == [("too-large", 1, 65, "the file has more than 64 levels")]
    assert said_of(b"- a\n" * 200_001) == [
        ("too-large", 200_000, 3, "the file has more than 200,000 values")
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("1994", 1994),
        ("-3", -3),
        ("+5", 5),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("9" * 18, 10**18 - 1),
        ("-" + "9" * 18, 1 - 10**18),
    ],
)
def test_booleans_and_integers(word: str, value: bool | int) -> None:
    """`true`, `false` and the integers of YAML 1.2's core schema are what they look like."""
    found = read(f"mill: {word}\n".encode()).value["mill"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "word",
    [
        *("no", "No", "yes", "on", "On", "off", "y", "n", "tRue", "nuLL", "nil", "none"),
        *("1994-10-16", "1:30", "1_000", "0b11", "0O17", "1,5", "1.5.2", "+", ".", "e3", "inf"),
        *("-.nan", "a#b", "a:b", "http://example.org/a#b", "-a", "?a", ":a", "<<", "=", "~a", "''"),
        *('"true"', "'null'", '"1.5"', "'1'", '""', '"&a"', "'# b'", '"a: b"'),
    ],
)
def test_every_other_word_is_text(word: str) -> None:
    """What YAML 1.1 took for a boolean, a date or a number is text, and so is what is quoted."""
    document = read(f"mill: {word}\n".encode())
    assert document.problems == ()
    assert document.value == {"mill": word.strip("'\"")}


def test_a_quoted_key_is_text_whatever_it_looks_like() -> None:
    """Quotation marks make text of a key that would be a number, a boolean, null or a merge key."""
    document = read(b"'1': a\n\"true\": b\n'null': c\n\"<<\": d\n'': e\n")
    assert document.problems == ()
    assert document.value == {"1": "a", "true": "b", "null": "c", "<<": "d", "": "e"}


def test_one_document_may_say_where_it_begins_and_ends() -> None:
    """`---` before and `...` behind the only document are allowed."""
    document = read(b"# mill\n---\nmill: old\n...\n# end\n")
    assert (document.problems, document.value) == ((), {"mill": "old"})


def cut_texts(folder: FilePath, claim: str) -> list[tuple[int, int, str]]:
    """Check an argument file whose only claim is written so; where are texts cut short?"""
    (folder / "argmap.toml").write_text("", encoding="utf-8")
    (folder / "mill.txt").write_text("The mill stands.\n", encoding="utf-8")
    (folder / "mill.yaml").write_text(
        "argmap: argument/1\nsource: {title: The mill, file: mill.txt}\nargument:\n"
        f"  mill:\n    claim: {claim}\n    main: true\n    quote: The mill stands.\n",
        encoding="utf-8",
    )
    findings = check(argmap.load(["mill.yaml"], working_directory=folder)).findings
    return [
        (finding.location.line, finding.location.column, finding.message)
        for finding in findings
        if finding.rule == "yaml-text-cut"
    ]


@pytest.mark.parametrize(
    ("claim", "line", "column"),
    [
        ("The town's #1 mill", 5, 23),
        ("The town's\t #1 mill", 5, 24),
        ("The town's\n      very old #1 mill", 6, 16),
        ("The town's #1 mill\n      is old", 5, 23),
        ("The town's\n      old #1 mill\n      stands", 6, 11),
    ],
)
def test_a_number_sign_that_cuts_a_text_short_is_found(
    tmp_path: FilePath, claim: str, line: int, column: int
) -> None:
    """A `#` after white space in a plain text is a finding of its own, in whichever line."""
    found = cut_texts(tmp_path, claim)
    assert found == [(line, column, "a comment cuts this text short")]


@pytest.mark.parametrize(
    "claim",
    [
        "The town's mill",
        "The town's#1 mill",
        "'The town''s #1 mill'",
        '"The town\'s mill" # a comment',
        ">-\n      The town's #1 mill",
    ],
)
def test_a_number_sign_that_cuts_nothing_is_not_found(tmp_path: FilePath, claim: str) -> None:
    """A `#` within a word, in quotation marks or in a block, or behind them, cuts no text."""
    assert cut_texts(tmp_path, claim) == []


# Properties.

INTEGERS = st.integers(min_value=1 - 10**18, max_value=10**18 - 1)


def values(characters: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Values of strings, booleans, integers, mappings and lists."""
    texts = st.text(characters, max_size=20)
    return st.recursive(
        texts | st.booleans() | INTEGERS,
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
        max_leaves=25,
    )


def stretches(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the path of a value and of everything in it, with what stands there."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from stretches(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from stretches(inner, (*path, index))


def holds_as_json(value: Any, ensure_ascii: bool, indent: int | None) -> None:
    """Hold that a value, written as JSON, is read as itself, and stands where it was written."""
    text = json.dumps(value, ensure_ascii=ensure_ascii, indent=indent)
    document = read(text.encode())
    assert document.problems == ()
    assert json.dumps(document.value) == json.dumps(value)  # tells 1 from true
    for path, inner in stretches(value):
        stands = document.text[slice(*document.value_span(path))]
        if isinstance(inner, dict | list):
            assert (json.loads(stands), stands[0] + stands[-1]) == (
                inner,
                "{}" if isinstance(inner, dict) else "[]",
            )
        else:
            assert stands == json.dumps(inner, ensure_ascii=ensure_ascii)
        if path and isinstance(path[-1], str):
            key = document.text[slice(*document.key_span(path))]
            assert key == json.dumps(path[-1], ensure_ascii=ensure_ascii)


# JSON's escapes name an astral character by two surrogates, which YAML doesn't know, and its
# writer leaves U+007F as it is.
@settings(deadline=None)
@given(
    values(st.characters(max_codepoint=0xFFFF, exclude_characters="\x7f", codec="utf-8")),
    st.sampled_from([None, 0, 2]),
)
def test_escaped_json_is_read_as_itself(value: Any, indent: int | None) -> None:
    """Any value as JSON of ASCII characters is read back, each key and scalar at its place."""
    holds_as_json(value, True, indent)


@settings(deadline=None)
@given(
    values(
        st.characters(
            codec="utf-8",
            exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
            + "".join(map(chr, range(0x7F, 0xA0))),
        )
    ),
    st.sampled_from([None, 0, 2]),
)
def test_raw_json_is_read_as_itself(value: Any, indent: int | None) -> None:
    """Any value as JSON with its characters raw, astral ones too, is read back at its places."""
    holds_as_json(value, False, indent)


def holds_for_any(data: bytes) -> None:
    """Hold what is true of reading whatever the bytes are."""
    document = read(data)
    for problem in document.problems:
        assert 0 <= problem.start <= len(document.text)
        assert problem.start <= problem.end
        assert problem.rule in (
            *("yaml-syntax", "yaml-unsafe", "yaml-duplicate-key", "yaml-text-cut"),
            *("encoding", "too-large"),
        )
        assert problem.message
        line, column = document.lines.position(problem.start)
        assert line >= 1 and column >= 1
    if not document.problems:
        for path, value in stretches(document.value):
            assert type(value) in (str, bool, int, dict, list)
            start, end = document.value_span(path)
            assert 0 <= start <= end <= len(document.text)


@settings(deadline=None)
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\x00")
def test_reading_never_raises_on_any_bytes(data: bytes) -> None:
    """Whatever the bytes, there is a value of plain types or problems that stand in the text."""
    holds_for_any(data)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("a", "b", "1", "1.5", "~", "null", "true", "True", "𝔞", "é", "\u0085", "\ufeff"),
                *(":", ": ", "?", "? ", "-", "- ", ",", "[", "]", "{", "}", "#", " #", "&a", "*a"),
                *("!", "!!str", "!<", "|", ">", ">-", "|+", "|2", "'", '"', "\\", "%YAML 1.2", "%"),
                *("<<", "@", "`", "=", "---", "...", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t"),
                *(" ", "  ", "\\u12", "\\x4", "\0", "\u2028"),
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_reading_never_raises_on_what_nearly_is_yaml(text: str) -> None:
    """Whatever YAML's signs are strung together, there is a value of plain types or problems."""
    holds_for_any(text.encode())
