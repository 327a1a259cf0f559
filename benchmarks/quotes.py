"""Print how long searching takes, in milliseconds: `python benchmarks/quotes.py`."""

import random
import string
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from argmap.quotes import SourceText, disambiguate, locate, nearest

MEGABYTE = 1_000_000


def make_text(size: int, vocabulary: int, seed: int = 1) -> str:
    """Words as unevenly common as in a language, on lines, with punctuation and paragraphs."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 11)))
        for _ in range(vocabulary)
    ]
    weights = [1 / (rank + 3) for rank in range(vocabulary)]
    pieces = []
    for word in chance.choices(words, weights, k=size // 5):
        dice = chance.random()
        pieces.append(word)
        pieces.append(
            ".\n\n"
            if dice < 0.01
            else ",\n"
            if dice < 0.05
            else "’s "
            if dice < 0.07
            else "-"
            if dice < 0.08
            else "-\n"
            if dice < 0.085
            else "\n"
            if dice < 0.15
            else " "
        )
    return "".join(pieces)[:size]


def make_quotes(text: str, number: int, seed: int = 2) -> list[str]:
    """Passages of 5 to 40 words, white space folded as YAML does."""
    chance = random.Random(seed)
    words = text.split()
    quotes = []
    for _ in range(number):
        length = chance.randint(5, 40)
        start = chance.randrange(len(words) - length)
        quotes.append(" ".join(words[start : start + length]))
    return quotes


def took(work: Callable[[], object]) -> float:
    """Milliseconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def locate_all(text: str, quotes: list[str]) -> None:
    """Locate every quote in a text that nothing is known of yet."""
    source = SourceText(text)
    missing = sum(not locate(source, quote).ways for quote in quotes)
    if missing:
        print(f"    {missing} of {len(quotes)} not found")


def report(what: str, milliseconds: float) -> None:
    """Print a line."""
    print(f"{milliseconds:9.1f}  {what}")


def mistype(text: str, letters: int) -> str:
    """A text with some letters replaced."""
    chance = random.Random(3)
    chars = list(text)
    for _ in range(letters):
        chars[chance.randrange(len(chars))] = chance.choice("xyzq")
    return "".join(chars)


def main() -> None:
    """Print every timing."""
    text = make_text(MEGABYTE, 20_000)
    small = make_text(50_000, 5_000)
    report("fold 1 MB", took(lambda: SourceText(text).folded))
    report("fold and squeeze 1 MB", took(lambda: SourceText(text).squeezed))
    report("fold, squeeze and index 1 MB", took(lambda: SourceText(text).index))
    quotes = make_quotes(text, 10_000)
    report("locate 10,000 in 1 MB", took(lambda: locate_all(text, quotes)))
    few = make_text(MEGABYTE, 300)
    few_quotes = make_quotes(few, 10_000)
    report("… of 300 different words", took(lambda: locate_all(few, few_quotes)))
    ascii_text = text.replace("’", "'")
    ascii_quotes = [quote.replace("’", "'") for quote in quotes]
    report("… in ASCII", took(lambda: locate_all(ascii_text, ascii_quotes)))
    hundred = make_quotes(small, 100)
    report("locate 100 in 50 KB", min(took(lambda: locate_all(small, hundred)) for _ in range(5)))

    a = SourceText("a " * (MEGABYTE // 2))
    a.index  # noqa: B018
    elided = " [...] ".join("a" * 4)
    b_last = SourceText("a " * (MEGABYTE // 2) + "b")
    hostile = {
        "“a [...] a [...] a [...] a” in 1 MB of “a ”": (a, elided, None),
        "a 300 times": (a, " [...] ".join("a" * 300), None),
        "a 300 times, then b, not there": (a, " [...] ".join("a" * 300 + "b"), None),
        "a 300 times, then b, at the end": (b_last, " [...] ".join("a" * 300 + "b"), None),
        "a with a prefix that isn't there": (a, "a", "b"),
        "a thousand a's with such a prefix": (a, " ".join("a" * 1000), "b"),
        "aaa in 1 MB of aaaa": (SourceText("a" * MEGABYTE), "aaa", None),
        "a-a-a… in the same": (SourceText("a-" * (MEGABYTE // 2)), "a-a-aa", None),
    }
    for what, (source, exact, prefix) in hostile.items():
        source.squeezed  # noqa: B018
        report(what, took(lambda s=source, e=exact, p=prefix: locate(s, e, prefix=p)))  # type: ignore[misc]
    report("fold 1 MB of *a", took(lambda: SourceText("*a" * (MEGABYTE // 2)).folded))
    report("fold 1 MB of a-", took(lambda: SourceText("a-" * (MEGABYTE // 2)).squeezed))
    report("fold 1 MB decomposed", took(lambda: SourceText("e\u0301" * (MEGABYTE // 2)).folded))
    report("fold 1 MB of marks", took(lambda: SourceText("\u0301\u0323" * (MEGABYTE // 2)).folded))
    way = locate(a, "a").ways[0]
    report("disambiguate in 1 MB of a", took(lambda: disambiguate(a, way)))

    source = SourceText(text)
    long = text[500_000:502_000].strip()
    passage = text[300_000:300_150].partition(" ")[2].rpartition(" ")[0]
    words = passage.split()
    unlike = random.Random(4)
    near_cases = {
        "a letter changed": mistype(passage, 1),
        "ten letters changed": mistype(passage, 10),
        "a word changed": " ".join([*words[:5], "wholly", *words[6:]]),
        "words missing": " ".join(words[:6] + words[10:]),
        "2,000 characters, 1 in 50 changed": mistype(long, 40),
        "2,000 characters, 1 in 5 changed": mistype(long, 400),
        "2,000 random letters": "".join(unlike.choices(string.ascii_lowercase, k=2000)),
        "2,000 random letters and spaces": "".join(
            unlike.choices(string.ascii_lowercase + "    ", k=2000)
        ),
        "2,000 random characters": "".join(chr(unlike.randrange(0xD7FF)) for _ in range(2000)),
        "“the ” 2,000 times, too long a quote": "the " * 2000,
        "“the ” 1,200 times": "the " * 1200,
        "“the ” 500 times": "the " * 500,
        "commonest word 500 times": (max(set(words), key=len) + " ") * 150,
        "one word": words[3],
        "one word, mistyped": words[3] + "x",
        "two parts": " ".join(words[:5]) + " [...] " + mistype(" ".join(words[8:14]), 2),
        "thirty parts": " [...] ".join(["x" + word for word in long.split()[:90:3]]),
    }
    sources = {
        "1 MB of text": source,
        "1 MB of “word ”": SourceText("word " * (MEGABYTE // 5)),
        "1 MB of “the ”": SourceText("the " * (MEGABYTE // 4)),
        "1 MB of letters": SourceText("".join(unlike.choices(string.ascii_lowercase, k=MEGABYTE))),
        "1 MB of commas and letters": SourceText(
            "".join(unlike.choices(string.ascii_lowercase + ",", k=MEGABYTE))
        ),
        "1 MB of 'a": SourceText("'a" * (MEGABYTE // 2)),
    }
    for name, one in sources.items():
        report(f"index {name}", took(lambda s=one: s.index))  # type: ignore[misc]
        for what, exact in near_cases.items():
            spent = took(lambda s=one, e=exact: nearest(s, e))  # type: ignore[misc]
            near = nearest(one, exact)
            found = f"{near.score:.2f}, {len(near.differences)} differences" if near else "None"
            report(f"    nearest: {what} ({found})", spent)


if __name__ == "__main__":
    main()
