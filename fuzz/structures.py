"""Fuzzes argmap with files that nearly are what they should be.

    python -m fuzz.structures [--count 100000] [--seed 1] [--processes 1] [--finds FOLDER]

Hypothesis makes each case: one to three sources, their maps, a comparison and settings, most of
them valid; then a few things are made wrong. What fails is made small by hypothesis, and written
below the folder of the finds.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import multiprocessing
import tempfile
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyFailure

from argmap.model.argument import ASIDE_KINDS, Stance
from argmap.model.comparison import Kind, Strength
from argmap.model.schemes import Scheme
from fuzz.case import Files, Tally, bounded
from fuzz.material import (
    FILES,
    IDS,
    KEYS,
    LEVELS,
    OTHER_SETTINGS,
    RULES,
    SPACES,
    TEXTS,
    WORDS,
    WRONG,
    WRONG_IDS,
)
from fuzz.writing import Pairs, Raw, write

BATCH = 1000


class Dice:
    """Numbers for one piece of a case, drawn all at once: hypothesis takes long over each draw."""

    def __init__(self, drawn: bytes) -> None:
        self._drawn = iter(drawn)

    def roll(self, sides: int) -> int:
        """Return a number below so many; the plainest is 0."""
        number = next(self._drawn, 0)
        return (number * 256 + next(self._drawn, 0)) % sides

    def one(self, choices: Sequence[Any]) -> Any:
        """Return one of several values."""
        return choices[self.roll(len(choices))]

    def seldom(self, usual: Any, odd: Sequence[Any], share: int = 100) -> Any:
        """Return what is usual, and each of the odd ones once in so many times."""
        return usual if self.roll(share) else self.one((usual, *odd))

    def text(self) -> Any:
        """Return a proposition, a title, a note."""
        return self.seldom(TEXTS[0], TEXTS, 60)

    def id(self) -> Any:
        """Return an id."""
        return self.seldom(self.one(IDS), WRONG_IDS, 200)

    def ids(self) -> Any:
        """Return an id, or a list of ids."""
        return [self.id() for _ in range(self.roll(3))] if self.roll(3) == 2 else self.id()


_dice = st.binary(min_size=64, max_size=64).map(Dice)
_many = st.binary(min_size=8, max_size=80)


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Draw a text. Some of its words are numbered, so that quotes fit in one way."""
    drawn = draw(_many)
    numbered = drawn[0] % 4
    pieces = []
    for number, (word, space) in enumerate(pairwise(drawn)):
        chosen = WORDS[word % len(WORDS)]
        pieces.append(f"{chosen} w{number}" if numbered and number % numbered == 0 else chosen)
        pieces.append(SPACES[space % len(SPACES)])
    times: int = draw(_dice).seldom(1, (0, 2, 3, 50), 8)
    return "".join(pieces) * times


@st.composite
def quotes(draw: st.DrawFn, source: str, several: bool = False) -> Any:
    """Draw words of a source, mistyped or with words left out once in a while."""
    dice = draw(_dice)
    words = source.split(" ") or [""]
    start = dice.roll(len(words))
    length = 1 + dice.roll(9)
    exact = _mistyped(" ".join(words[start : start + length]), dice.roll(300)) or "x"
    form = dice.roll(14)
    if form == 8 and several:
        return [exact, " ".join(words[:3]) or "x"]
    before, after = (
        " ".join(words[max(0, start - 2) : start]),
        " ".join(words[start + length :][:2]),
    )
    found: dict[str, Any] = {"exact": exact}
    if form in (9, 10) and before.strip():
        found["prefix"] = before
    if form in (10, 11) and after.strip():
        found["suffix"] = after
    if form == 12:
        found["omits_negation"] = True
    return found if form > 8 else exact


def _mistyped(quote: str, way: int) -> str:
    words, middle = quote.split(" "), len(quote) // 2
    changed = {
        1: quote.upper(),
        2: quote[:middle] + "x" + quote[middle + 1 :],
        3: quote[:middle] + quote[middle + 1 :],
        4: " ".join(words[::-1]),
        5: " ".join([*words[:1], "[...]", *words[-1:]]),
        6: " [...] ".join(words),
        7: "[…]".join(words[::2]),
        8: "[...]" + quote,
        9: quote + " [...]",
        10: unicodedata.normalize("NFD", quote),
        11: unicodedata.normalize("NFC", quote),
        12: quote.replace("-", ""),
        13: quote.replace(" ", "-\n"),
        14: quote.replace(" ", "\u00ad "),
        15: quote.replace("'", "’").replace('"', "“"),
        16: " ".join([*words, "wholly", "unknown"]),
        17: " ".join(words[1:] + words[:1]),
        18: "[...]",
        19: " ".join(words * 20)[:2000],
        20: " [...] ".join(words * 12)[:2000],
        21: "\u0301" + quote,
        22: quote + "'s",
        23: "-" + quote + "-",
        24: "*" + quote + "*",
        25: " [...] ".join([*words, "nowhere to be found"]),
        26: quote * 3,
    }
    return changed.get(way, quote)


@st.composite
def nodes(draw: st.DrawFn, source: str, before: list[str]) -> dict[str, Any]:
    """Draw a node that refers to those before it, or to anything."""
    dice = draw(_dice)

    def known() -> Any:
        return dice.one(before) if before and dice.roll(60) != 59 else dice.ids()

    kind = dice.one(("claim", "premise", "rebuttal")) if before else "claim"
    node: dict[str, Any] = {kind: dice.text()}
    chosen = dice.roll(2**12) & dice.roll(2**12)
    if dice.roll(4):
        chosen &= ~(4 | 8) if before else ~(1 | 4 | 8)
    if chosen & 1 or kind == "premise":
        node["supports"] = known()
    if kind == "rebuttal":
        node["rebuts"] = known()
        if chosen & 2:
            node["undercuts"] = known() if dice.roll(2) else {"from": known(), "to": known()}
    if chosen & 4 and "supports" in node:
        node["with"] = known()
    if chosen & 8:
        node["despite"] = known()
    if chosen & 16:
        node["said_by"] = dice.seldom(
            dice.one(("some", "other", ["some", "other"])), ("nobody",), 9
        )
        node["stance"] = dice.one(get_args(Stance))
    if chosen & 32 and "supports" in node:
        node["scheme"] = dice.one(get_args(Scheme))
    if chosen & 64:
        node["tags"] = [dice.id() for _ in range(dice.roll(3))]
    if chosen & 128:
        node["note"] = dice.text()
    if chosen & 256 and kind != "premise":
        node["main"] = True
    if chosen & 512:
        node["implicit"] = True
    if not node.get("implicit") or chosen & 1024:
        node["quote"] = draw(quotes(source, True))
    return node


@st.composite
def arguments(draw: st.DrawFn, source: str, file: str) -> dict[str, Any]:
    """Draw an argument file's value."""
    dice = draw(_dice)
    about: dict[str, Any] = {"title": dice.text(), "file": dice.seldom(file, FILES, 60)}
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    about["sha256"] = dice.seldom(digest, ("0" * 64, digest[:63], digest.upper()), 50)
    if dice.roll(4) == 3:
        about["language"] = dice.seldom(dice.one(("en", "de-AT", "ja", "xx", "ENG")), ("x" * 9,))
        about["published"] = dice.one((*[1994, "1994-10", Raw("1994-10-16")] * 5, 0, "1994-13"))
        about["url"] = dice.seldom("http://ü.x/?a=b#c", ("javascript:x", "http://a b"), 9)
        about["author"] = dice.text()
    value: dict[str, Any] = {"argmap": "argument/1", "source": about}
    lines = [line.strip() for line in source.splitlines() if line.strip()] or ["x"]
    if dice.roll(3) == 2:
        value["sections"] = [
            {"title": dice.one(lines)} | ({"from": draw(quotes(source))} if dice.roll(2) else {})
            for _ in range(dice.roll(4))
        ]
    via = dice.seldom("some", ("other", "nobody", "A"), 20)
    value["speakers"] = {"some": dice.text(), "other": {"name": "Other", "via": via}}
    found: dict[str, Any] = {}
    for _ in range(1 + dice.roll(7)):
        found[dice.id()] = draw(nodes(source, list(found)))
    value["argument"] = found
    if dice.roll(3) == 2:
        value["asides"] = [
            {
                dice.one(ASIDE_KINDS): {"from": draw(quotes(source)), "to": draw(quotes(source))}
                if dice.roll(2)
                else draw(quotes(source))
            }
            for _ in range(dice.roll(3))
        ]
    return value


@st.composite
def comparisons(draw: st.DrawFn, maps: dict[str, Any]) -> dict[str, Any]:
    """Draw the value of a comparison of maps, by the names of their files."""
    dice = draw(_dice)
    texts = {f"t{number}": name for number, name in enumerate(maps)}
    texts |= dice.seldom({}, ({"more": "missing.yaml"}, {"self": "comparison.yaml"}), 9)

    def side(alias: str) -> Any:
        there = list(maps[texts[alias]]["argument"]) if texts[alias] in maps else IDS
        return dice.one(there) if dice.roll(40) != 39 else dice.ids()

    def sides() -> dict[str, Any]:
        return {alias: side(alias) for alias in list(texts)[: dice.seldom(2, (1, 3), 20)]}

    value: dict[str, Any] = {
        "argmap": "comparison/1",
        "title": dice.text(),
        "texts": texts,
        "topics": {"safety": dice.text(), "cost": "Cost"},
        "contradictions": {
            dice.id(): {
                "question": dice.text(),
                "topic": dice.seldom(dice.one(("safety", "cost")), ("nothing",), 10),
                "kind": dice.one(get_args(Kind)),
                "strength": dice.one(get_args(Strength)),
                "sides": sides(),
                "why": dice.text(),
            }
            for _ in range(1 + dice.roll(3))
        },
    }
    if dice.roll(2):
        value["agreements"] = {"g": {"statement": dice.text(), "sides": sides()}}
        if dice.roll(2):
            value["agreements"]["g"]["but"] = dice.one(list(value["contradictions"]))
    if dice.roll(2):
        value["counterparts"] = {"k": {"holds": {"t0": side("t0")}, "reports": {"t1": side("t1")}}}
    return value


@st.composite
def spoilt(draw: st.DrawFn, value: Any) -> Any:
    """Draw a value in which up to three things are wrong; in most nothing is."""
    dice = draw(_dice)
    for _ in range(dice.one((*[0] * 12, 1, 1, 2, 3))):
        path = [dice.roll(6) for _ in range(4)]
        value = _spoil(value, path, dice.roll(7), dice.one(WRONG), dice.one(KEYS))
    return value


def _spoil(value: Any, path: list[int], way: int, wrong: Any, key: str) -> Any:
    """Go down a path, as far as it goes, and change what is there."""
    items = list(value.items) if isinstance(value, Pairs) else None
    if isinstance(value, dict):
        items = list(value.items())
    if items and path:
        at = path[0] % len(items)
        name, inner = items[at]
        if len(path) > 1 and isinstance(inner, dict | list | Pairs):
            items[at] = name, _spoil(inner, path[1:], way, wrong, key)
        elif way == 1:
            del items[at]
        elif way == 2:
            items.append(items[at])
        elif way == 3:
            items[at] = key, inner
        elif way == 4:
            items.append((key, wrong))
        elif way == 5:
            items[at] = name, [inner]
        else:
            items[at] = name, wrong
        return Pairs(tuple(items))
    if isinstance(value, list) and value and path:
        at = path[0] % len(value)
        return [*value[:at], _spoil(value[at], path[1:], way, wrong, key), *value[at + 1 :]]
    return wrong


@st.composite
def toml(draw: st.DrawFn) -> str:
    """Draw a settings file."""
    dice = draw(_dice)
    lines = {dice.one(RULES): dice.one(LEVELS) for _ in range(dice.roll(4))}
    text = "[severity]\n" + "".join(f'{rule} = "{level}"\n' for rule, level in lines.items())
    text += dice.seldom("", OTHER_SETTINGS, 2)
    return str(dice.seldom(text, ("severity = 1\n", "[", "a.b = [[1]]\n", "é = 1\n", ""), 4))


@st.composite
def cases(draw: st.DrawFn) -> Files:
    """Draw the files of a case."""
    dice = draw(_dice)
    files: dict[str, bytes] = {}
    maps: dict[str, Any] = {}
    for name in "ab"[: 1 + dice.roll(2)]:
        source = draw(sources())
        files[f"{name}.txt"] = source.encode("utf-8", "surrogatepass")
        maps[f"{name}.yaml"] = draw(arguments(source, f"{name}.txt"))
        files[f"{name}.yaml"] = write(draw(spoilt(maps[f"{name}.yaml"])), dice.roll(2**16))
    if len(maps) > 1:
        files["comparison.yaml"] = write(draw(spoilt(draw(comparisons(maps)))), dice.roll(2**16))
    if dice.roll(6) == 5:
        files["argmap.toml"] = draw(toml()).encode()
    return files


def run_batch(job: tuple[int, int, Path]) -> Tally:
    """Run so many cases from a seed, in this process."""
    number, count, finds = job
    tally = Tally()
    told = {file.read_text(encoding="utf-8").split("\n")[0] for file in finds.glob("*/said.txt")}
    with tempfile.TemporaryDirectory() as name:
        while tally.count < count:
            _run(number + tally.count, count, Path(name).resolve(), tally, told)
    return tally


def _run(number: int, count: int, folder: Path, tally: Tally, told: set[str]) -> None:
    """Run cases until there are enough, or one has failed in a new way and was made small."""
    small: list[str] = []

    @seed(number)
    @settings(
        max_examples=count - tally.count,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    @given(cases())
    def run(files: Files) -> None:
        kind = tally.run(files, folder)
        if kind and kind not in told and kind in (*small, kind)[:1]:
            small[:] = [kind]
            raise _Found

    with contextlib.suppress(_Found, FlakyFailure):
        run()
    told.update(small)


class _Found(Exception):
    """A case fails in a new way."""


def main() -> None:
    """Run the cases in batches, each in a process of its own with bounded memory."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--finds", type=Path, default=Path("build/finds"))
    given_ = parser.parse_args()
    jobs = [
        (given_.seed * 1_000_000 + begun, min(BATCH, given_.count - begun), given_.finds)
        for begun in range(0, given_.count, BATCH)
    ]
    total = Tally()
    # Not forked: a pool has threads, and a copy made while one holds a lock waits for ever.
    fresh = multiprocessing.get_context("spawn")
    with fresh.Pool(given_.processes, bounded, maxtasksperchild=1) as pool:
        for done in pool.imap_unordered(run_batch, jobs):
            total.add(done)
            print(total.report(given_.finds).replace("\n", " | "), flush=True)


if __name__ == "__main__":
    main()
