"""What the fuzzers make files of: words, ids and values, usual ones and odd ones."""

from __future__ import annotations

from typing import Any

from fuzz.writing import Raw

_LINES = (
    "the of a not said bridge must stay open it is unsafe town never none in and mill",
    "don't Stalin’s ‘quoted’ “words” state-of-the-art co-\nop Kom-\r\nmis soft\u00adhyphen",
    "e\u0301te\u0301 café \ufb01ne o\ufb03ce … ... [...] […] [… — – -- - ' ’ \" *",
    "_em_ **bold** \\ # ## : 日本語 한국 \u1112\u1161\u11ab مرحبا \u202eabc\u202c \u200bzero",
    "\u2060 \u200f \ufeff \U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e007f",
    "\u0130 ß \u01c5 a\u0301\u0323\u0302 \u0301 \u212b \u0958 ::error:: ##[x] %0A &amp; <b> ]]>",
    "{} \u3000 \x1b[31m \x7f \x00 \u0085 \u2028 \u2029 \x0b \x0c \x1c \x1f \xa0 \ufffd \ufffe",
    "\U0010ffff 1984 1. (a) U.S. Mr. e.g.",
)
WORDS = tuple(word for line in _LINES for word in line.split(" "))
SPACES = (
    *[" "] * 12,
    *("\n", "\n\n", "\r\n", ". ", ".\n\n", "  ", "\t", "-\n", ", ", "", "\n# ", "\r"),
)

IDS = tuple("a b c stay-open close x1 no-fault traffic unsafe the-town said mill".split())
WRONG_IDS = (
    *("A", "a--b", "-a", "a-", "é", "1", "a b", "", "a" * 81, "a\n", "true", "ａ", "a.b"),
    "__proto__",
)
TEXTS = (
    *("The bridge must stay open.", "It is so.", " ", "", "a" * 601, "x\ny", "#1 aim", "a: b"),
    *("a #b", "\u202eevil", "::error::x", "]]>", "\\N", "日本語の文", "\x1b[0m", "\ud800"),
    *("\U0001f3f4\U000e0067\U000e007f", "- a", "*a", "&a", "no", "~", "1984", "0x1f"),
    *("a\u0301" * 40, "word " * 100, "W" * 300),
)
WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**17, [], {}, [[]], [{}], {"a": {}}, {"exact": "x"}),
    *(["a", "a"], {"from": "a", "to": "b"}, [1, "a", None], "", " ", "x" * 2001),
    *map(Raw, ("1.5", "~", "", "&a x", "*a", "!!str x", "!x", "1984-10-16", "0o17", ".nan")),
    *map(Raw, ("[[[[[[]]]]]]", "{a: {a: {a: {}}}}", "@x", "`x`", "%x", "'open", '"\\x41\\q"')),
    *map(Raw, ("- x", "? x", "|\n x", "9" * 40, "True")),
)
KEYS = tuple(
    (
        "claim premise rebuttal quote main implicit supports with rebuts undercuts despite "
        "said_by stance scheme tags note exact prefix suffix omits_negation from to name via "
        "title file source argument sections speakers asides argmap texts topics "
        "contradictions agreements counterparts sides holds reports question kind strength why "
        "topic statement but apparatus quotee Claim <<"
    ).split()
)
FILES = (
    *("a.txt", "b.txt", "missing.txt", "../a.txt", "/etc/hostname", "a.yaml", ".", "", "a\x00b"),
    "x" * 300,
)

LEVELS = ("error", "warning", "note", "off", "none", "", "\\u0000")
RULES = tuple(
    "quote-not-found schema loose-node no-thesis yaml-syntax unused-speaker nonsense".split()
)
OTHER_SETTINGS = (
    '[ignore]\n"*.yaml" = ["quote-not-found"]\n',
    '[ignore]\n"a/../*" = ["loose-node", "x"]\n',
    '[ignore]\n"[" = []\n"**" = "schema"\n',
    "[severity.x]\n",
    "x = 1e999\n",
)
