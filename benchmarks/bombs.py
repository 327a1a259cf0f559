"""Writes files that were made to choke argmap, and times `argmap check` on each of them.

    python benchmarks/bombs.py [NAME]...

A bomb has to end in findings. The first six have to within 2 s, as whole processes on a machine
that does nothing else; how long the others take is printed too.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

Files = dict[str, str]

LIMIT = 60
_HEAD = "argmap: argument/1\nsource: {title: T, file: s.txt}\n"
_FLOW_HEAD = "{argmap: argument/1, source: {title: T, file: s.txt}, argument: {"
_NODES = f"{_HEAD}argument:\n"
_NODE = "  a: {claim: A claim., main: true, quote: word}\n"
_COMPARISON = "argmap: comparison/1\ntitle: T\ntexts: {one: a.yaml, two: b.yaml}\n"


def _of_map(text: str, source: str = "word\n") -> Files:
    return {"a.yaml": text, "s.txt": source}


def _compared(relations: str, ids: int = 1) -> Files:
    nodes = "".join(f"  a{n}: {{claim: A., main: true, quote: word}}\n" for n in range(ids))
    one, two = f"{_NODES}{nodes}", f"{_NODES}{nodes}".replace("s.txt", "t.txt")
    files = {"a.yaml": one, "b.yaml": two, "s.txt": "word\n", "t.txt": "word\n"}
    return {**files, "c.yaml": _COMPARISON + relations}


def _contradiction(id_: str, sides: str = "{one: a0, two: a0}", more: str = "") -> str:
    return f"  {id_}: {{question: Q, kind: fact, strength: direct, sides: {sides}, why: W{more}}}\n"


def _words(number: int, vocabulary: int, seed: int = 1) -> list[str]:
    """Return words as unevenly common as in a language."""
    chance = random.Random(seed)
    known = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 11)))
        for _ in range(vocabulary)
    ]
    return chance.choices(known, [1 / (rank + 3) for rank in range(vocabulary)], k=number)


def _quoted(quotes: list[str]) -> str:
    return _NODES + "".join(
        f'  n{n}: {{claim: A claim., main: true, quote: "{quote}"}}\n'
        for n, quote in enumerate(quotes)
    )


def nested_aliases() -> Files:
    """Ten aliases of ten aliases, nine times over: a billion values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return _of_map("argmap: argument/1\n" + "\n".join(lines) + "\n")


def nested_brackets() -> Files:
    """3,000 brackets inside each other."""
    return _of_map("argmap: argument/1\nsource: " + "[" * 3000 + "]" * 3000 + "\n")


def one_scalar() -> Files:
    """A text of 9 MB."""
    return _of_map(f"{_NODES}  a: {{claim: {'word ' * 1_800_000}, quote: word}}\n")


def unknown_keys() -> Files:
    """150,000 keys that no node has."""
    return _of_map(f"{_NODES}{_NODE}" + "".join(f"k{n}: 1\n" for n in range(150_000)))


def absent_quotes() -> Files:
    """10,000 quotes of 20 words that the source, 1 MB of words, nearly has."""
    words = _words(150_000, 20_000)
    chance = random.Random(2)
    quotes = []
    for _ in range(10_000):
        start = chance.randrange(len(words) - 20)
        quotes.append(
            " ".join([*words[start : start + 10], "qqq", *words[start + 11 : start + 20]])
        )
    return _of_map(_quoted(quotes), " ".join(words) + "\n")


def long_circle() -> Files:
    """50,000 nodes, of which each supports the next, and the last the first; `FLAGS` let it in."""
    nodes = (
        f"  n{n}: {{premise: A., supports: n{(n + 1) % 50_000}, implicit: true}}\n"
        for n in range(50_000)
    )
    return _of_map(_NODES + "".join(nodes))


def merge_keys() -> Files:
    """Mappings that are merged into each other, twice each, 30 deep."""
    lines = ["a0: &a0 {k0: x, l0: x}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], k{n}: x, l{n}: x}}" for n in range(1, 30)]
    return _of_map("argmap: argument/1\n" + "\n".join(lines) + "\n")


def many_merge_keys() -> Files:
    """90,000 merge keys without any alias."""
    nodes = "".join(f"  n{n}: {{<<: {{main: true}}}}\n" for n in range(60_000))
    return _of_map(_NODES + nodes)


def deep_and_wide() -> Files:
    """60 levels of lists, 3,000 times beside each other."""
    deep = "[" * 55 + "x" + "]" * 55
    return _of_map(f"{_NODES}{_NODE}" + "".join(f"k{n}: {deep}\n" for n in range(3000)))


def deep_nodes() -> Files:
    """3,000 nodes whose quotes are 50 levels of lists."""
    deep = "[" * 50 + "x" + "]" * 50
    nodes = "".join(f"  n{n}: {{claim: A., quote: {deep}}}\n" for n in range(3000))
    return _of_map(_NODES + nodes)


def many_values() -> Files:
    """199,000 values, each a wrong node."""
    return _of_map(_NODES + "".join(f"  n{n}: {n}\n" for n in range(199_000)))


def many_tags() -> Files:
    """A node with 190,000 tags, all alike."""
    tags = ", ".join(["a"] * 190_000)
    return _of_map(f"{_NODES}  a: {{claim: A., main: true, quote: word, tags: [{tags}]}}\n")


def many_wrong_tags() -> Files:
    """A node with 190,000 tags that are no ids."""
    tags = ", ".join(f"A{n}" for n in range(190_000))
    return _of_map(f"{_NODES}  a: {{claim: A., main: true, quote: word, tags: [{tags}]}}\n")


def empty_values() -> Files:
    """10 MB of the same key, each without a value."""
    return _of_map("argmap: argument/1\n" + "a: \n" * 2_490_000)


def wrong_nodes() -> Files:
    """20,000 nodes, each with an unknown key and a wrong value."""
    nodes = "".join(
        f"  n{n}: {{claim: A., main: 1, quotee: word, quote: word}}\n" for n in range(20_000)
    )
    return _of_map(_NODES + nodes)


def one_elision() -> Files:
    """A source of 9 MB, and a quote of it that leaves words out."""
    words = _words(1_400_000, 20_000)
    at = len(words) // 2
    quote = " ".join(words[at : at + 8]) + " [...] " + " ".join(words[at + 12 : at + 20])
    return _of_map(_quoted([quote]), " ".join(words)[:9_000_000])


def common_words() -> Files:
    """3,000 absent quotes of common words; the source has 7.6 MB of them."""
    words = _words(1_900_000, 300, seed=3)
    chance = random.Random(4)
    quotes = [" ".join(chance.choices(words, k=12)) for _ in range(3000)]
    return _of_map(_quoted(quotes), " ".join(words)[:7_600_000])


def many_elisions() -> Files:
    """A quote of 240 words left out around `a`, with a suffix that isn't there; 9 MB of `a`."""
    quote = " [...] ".join(["a"] * 240)
    node = f"  n: {{claim: A., main: true, quote: {{exact: '{quote}', suffix: b}}}}\n"
    return _of_map(_NODES + node, "a " * 4_500_000)


def unknown_speakers() -> Files:
    """8,000 speakers whom nobody knows, and as many who are known and say nothing."""
    speakers = "".join(f"  s{n}-speaks: Somebody\n" for n in range(8000))
    nodes = "".join(
        f"  n{n}: {{claim: A., said_by: t{n}-speak, stance: reports, implicit: true}}\n"
        for n in range(8000)
    )
    return _of_map(f"{_HEAD}speakers:\n{speakers}argument:\n{nodes}")


def unknown_ids() -> Files:
    """20,000 nodes that support nodes that aren't there."""
    nodes = "".join(
        f"  n{n}-holds: {{premise: A., supports: m{n}-hold, implicit: true}}\n"
        for n in range(20_000)
    )
    return _of_map(_NODES + nodes)


def unknown_sides() -> Files:
    """10,000 contradictions of nodes that aren't there, between maps of 5,000 nodes."""
    relations = "".join(_contradiction(f"c{n}", f"{{one: b{n}, two: c{n}}}") for n in range(10_000))
    return _compared("contradictions:\n" + relations, ids=5000)


def unknown_topics() -> Files:
    """8,000 contradictions of topics that aren't there, beside 8,000 that are."""
    topics = "".join(f"  t{n}-topic: T\n" for n in range(8_000))
    relations = "".join(
        _contradiction(f"c{n}", f"{{one: a{n % 5}, two: a{n // 5 % 5}}}", f", topic: u{n}-topics")
        for n in range(8_000)
    )
    return _compared(f"topics:\n{topics}contradictions:\n{relations}", ids=5)


def unknown_texts() -> Files:
    """10,000 contradictions of texts that aren't there, beside 2,000 texts that are missing."""
    texts = "".join(f"  x{n}: missing{n}.yaml\n" for n in range(2000))
    relations = "".join(_contradiction(f"c{n}", f"{{y{n}: a0, z{n}: a0}}") for n in range(10_000))
    head = _COMPARISON.replace("{one: a.yaml, two: b.yaml}", "\n  one: a.yaml\n  two: b.yaml")
    return {**_compared(""), "c.yaml": f"{head}{texts}contradictions:\n{relations}"}


def same_sides() -> Files:
    """10,000 contradictions with the same sides."""
    relations = "".join(_contradiction(f"c{n}") for n in range(10_000))
    return _compared("contradictions:\n" + relations)


def long_ids() -> Files:
    """90 nodes whose ids have 100,000 characters."""
    nodes = "".join(f"  ? {'a' * 100_000}{n}\n  : {{claim: A., quote: word}}\n" for n in range(90))
    return _of_map(_NODES + nodes)


def long_references() -> Files:
    """90 references of 100,000 characters."""
    nodes = "".join(
        f"  n{n}: {{premise: A., supports: {'a' * 100_000}{n}, implicit: true}}\n"
        for n in range(90)
    )
    return _of_map(_NODES + nodes)


def long_line() -> Files:
    """One line of 5 MB, with an error at its end."""
    nodes = ", ".join(f"n{n}: {{claim: A., implicit: true}}" for n in range(40_000))
    filled = f"n: {{claim: A., implicit: true, note: {'x' * 3_500_000}}}"
    return _of_map(f"{_FLOW_HEAD}{nodes}, {filled}, z: 1}}}}\n")


def long_line_of_wrong_values() -> Files:
    """One line of 3 MB, on which everything is wrong."""
    nodes = ", ".join(f"n{n}: {{claim: A., nothing: {n}, main: 1}}" for n in range(40_000))
    return _of_map(f"{_FLOW_HEAD}{nodes}}}}}\n")


def unclosed_line() -> Files:
    """One line of 5 MB that isn't YAML at its end."""
    return _of_map("{argmap: argument/1, a: " + "x" * 5_000_000 + ": : ]\n")


def many_sections() -> Files:
    """50,000 sections, all of the same title, in a source of as many lines of that title."""
    sections = "- title: Heading\n" * 50_000
    return _of_map(f"{_HEAD}sections:\n{sections}argument:\n{_NODE}", "Heading\n\n" * 50_000)


def many_absent_sections() -> Files:
    """50,000 sections that the source doesn't have."""
    sections = "".join(f"- title: Heading {n}\n" for n in range(50_000))
    return _of_map(f"{_HEAD}sections:\n{sections}argument:\n{_NODE}", "word\n\n" * 50_000)


def many_asides() -> Files:
    """50,000 asides, each of the same words."""
    asides = "- apparatus: word\n" * 50_000
    return _of_map(f"{_NODES}{_NODE}asides:\n{asides}", "word and\n" * 50_000)


def ambiguous_quotes() -> Files:
    """10,000 quotes that a source of 1 MB has in many places."""
    words = _words(150_000, 20)
    return _of_map(_quoted([" ".join(words[n : n + 2]) for n in range(10_000)]), " ".join(words))


def many_links() -> Files:
    """400 nodes, each linked with all others and supporting all others."""
    all_ = ", ".join(f"n{n}" for n in range(400))
    nodes = "".join(
        f"  n{n}: {{premise: A., supports: [{all_}], implicit: true}}\n" for n in range(400)
    )
    return _of_map(_NODES + nodes)


def comments() -> Files:
    """100,000 texts, each cut short by a comment."""
    keys = "".join(f"  k{n}: Some text #1 of many\n" for n in range(95_000))
    return _of_map(f"{_HEAD}speakers:\n{keys}argument:\n{_NODE}")


def settings() -> Files:
    """A settings file of 1 MB: 40,000 rules that there aren't."""
    rules = "".join(f'no-rule-{n} = "off"\n' for n in range(40_000))
    return {**_of_map(_NODES + _NODE), "argmap.toml": f"[severity]\n{rules}"}


def ignored_paths() -> Files:
    """190,000 findings, and 500 patterns of paths by which none of them is ignored."""
    patterns = "".join(f'"no/{n}/**/*.yaml" = ["schema"]\n' for n in range(500))
    return {**empty_values(), "argmap.toml": f"[ignore]\n{patterns}"}


def suppressions() -> Files:
    """200,000 comments below each other that hide nothing, a rule each that there isn't."""
    lines = "".join(f"# argmap: ignore[no-rule-{n}] why\n" for n in range(200_000))
    return _of_map(_NODES + lines + _NODE)


def suppressions_on_a_line() -> Files:
    """390,000 comments that hide nothing, on one line."""
    return _of_map(f"{_NODES}{_NODE}" + "# argmap: ignore[schema] " * 390_000 + "\n")


REQUIRED: tuple[Callable[[], Files], ...] = (
    nested_aliases,
    nested_brackets,
    one_scalar,
    unknown_keys,
    absent_quotes,
    long_circle,
)
OTHERS: tuple[Callable[[], Files], ...] = (
    merge_keys,
    many_merge_keys,
    deep_and_wide,
    deep_nodes,
    many_values,
    many_tags,
    many_wrong_tags,
    empty_values,
    wrong_nodes,
    one_elision,
    common_words,
    many_elisions,
    unknown_speakers,
    unknown_ids,
    unknown_sides,
    unknown_topics,
    unknown_texts,
    same_sides,
    long_ids,
    long_references,
    long_line,
    long_line_of_wrong_values,
    unclosed_line,
    many_sections,
    many_absent_sections,
    many_asides,
    ambiguous_quotes,
    many_links,
    comments,
    settings,
    ignored_paths,
    suppressions,
    suppressions_on_a_line,
)
FLAGS = {"long_circle": ["--max-values", "1000000"]}


def command(bomb: Callable[[], Files], folder: Path) -> list[str]:
    """Write a bomb's files, and return the command that checks them."""
    files = bomb()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    named = [name for name in files if name.endswith(".yaml")]
    return [sys.executable, "-m", "argmap", "check", *FLAGS.get(bomb.__name__, []), *named]


def main(names: list[str]) -> None:
    """Print for each bomb the time, the processor's time, the memory, the status and the sum."""
    print("  time processor  memory")
    for bomb in (*REQUIRED, *OTHERS):
        if names and bomb.__name__ not in names:
            continue
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as out:
            asked = command(bomb, Path(folder))
            begun = time.perf_counter()
            process = subprocess.Popen(asked, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
            killer = threading.Timer(LIMIT, process.kill)
            killer.start()
            _, status, used = os.wait4(process.pid, 0)
            killer.cancel()
            took = time.perf_counter() - begun
            out.seek(0)
            said = [line for line in out.read().split("\n") if line and "not shown" not in line]
        print(
            f"{took:5.2f} s  {used.ru_utime + used.ru_stime:5.2f} s {used.ru_maxrss / 1000:5.0f} MB"
            f"  {os.waitstatus_to_exitcode(status):2}  {bomb.__name__}: {said[-1] if said else ''}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
