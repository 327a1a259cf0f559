"""Times the reader of a comparison of 2,000 nodes in 1 MB of text, in Chromium.

    python benchmarks/reader.py DIR

Writes DIR/reader.html and prints how large it is, how long making it took, and what a browser
needs to open it, to choose in it and to search it. The words are made from a fixed seed.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from pathlib import Path

from large_map import words
from playwright.sync_api import Page, sync_playwright

from argmap.opened import ComparisonFile
from argmap.reader import reader
from argmap.workspace import load

TEXTS = ("left", "right")
NODES = 1000
LENGTH = 500_000
CONTRADICTIONS = 300
TOPICS = 15
TIMES = 20


def write_map(folder: Path, name: str, chance: random.Random) -> None:
    """Write a source and its map."""
    vocabulary = words(chance)
    sentences: list[str] = []
    paragraphs: list[str] = []
    length = 0
    while length < LENGTH:
        size = chance.randint(2, 9)
        some = [
            " ".join(chance.choices(vocabulary, k=chance.randint(8, 30))).capitalize() + "."
            for _ in range(size)
        ]
        sentences += some
        paragraphs.append(" ".join(some))
        length += len(paragraphs[-1]) + 2
    (folder / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    lines = ["argmap: argument/1", f"source: {{title: The {name} text, file: {name}.txt}}"]
    lines.append("sections:")
    for number in range(20):
        start = sentences[number * len(sentences) // 20]
        lines += [f"  - title: Part {number + 1}", f"    from: {start}"]
    lines.append("argument:")
    for number in range(NODES):
        quote = sentences[number * len(sentences) // NODES]
        lines.append(f"  node-{number}:")
        if number % 10:
            lines += [f"    premise: Node {number} of {name} says something of the matter."]
            lines += [f"    supports: node-{number - number % 10}"]
        else:
            lines += [f"    claim: Node {number} of {name} says something.", "    main: true"]
        lines += ["    quote: >-", f"      {quote}"]
    (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_comparison(folder: Path) -> Path:
    """Write two maps, and where they contradict each other."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "argmap.toml").touch()
    chance = random.Random(1)
    for name in TEXTS:
        write_map(folder, name, chance)
    lines = ["argmap: comparison/1", "title: A large comparison"]
    lines.append("texts: {left: left.yaml, right: right.yaml}")
    lines.append("topics:")
    lines += [f"  topic-{number}: Topic {number + 1}" for number in range(TOPICS)]
    lines.append("contradictions:")
    for number in range(CONTRADICTIONS):
        left, right = (chance.randrange(NODES) for _ in TEXTS)
        lines += [
            f"  question-{number}:",
            f"    question: What is to be said of question {number}?",
            f"    topic: topic-{number * TOPICS // CONTRADICTIONS}",
            f"    kind: {chance.choice(['fact', 'cause', 'evaluation'])}",
            f"    strength: {chance.choice(['direct', 'tension'])}",
            f"    sides: {{left: node-{left}, right: node-{right}}}",
            "    why: The two nodes can't both stand.",
        ]
    (folder / "comparison.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "comparison.yaml"


def median(page: Page, action: str) -> tuple[float, float]:
    """Return the median and the worst of how many ms an action takes until it is painted."""
    took = sorted(
        page.evaluate(
            f"""n => new Promise(done => {{
              const begun = performance.now();
              ({action})(n);
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
            }})""",
            number,
        )
        for number in range(TIMES)
    )
    return took[len(took) // 2], took[-1]


def main(folder: Path) -> None:
    """Write the page and time it."""
    path = write_comparison(folder)
    begun = time.monotonic()
    [file] = load([path], working_directory=folder).comparisons
    assert isinstance(file, ComparisonFile)
    loaded = time.monotonic()
    html = reader(file)
    print(f"load {loaded - begun:.1f} s, reader {time.monotonic() - loaded:.1f} s")
    target = folder / "reader.html"
    target.write_text(html, encoding="utf-8")
    print(f"{len(html.encode()) / 1e6:.1f} MB")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        page.goto(target.as_uri())
        timing = page.evaluate(
            "(({domInteractive, loadEventEnd}) => [domInteractive, loadEventEnd])"
            "(performance.getEntriesByType('navigation')[0])"
        )
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        script = page.evaluate("performance.measure('x', 'argmap-begun', 'argmap-ready').duration")
        print(
            f"open: first paint {paint:.0f} ms, parsed {timing[0]:.0f} ms, "
            f"loaded {timing[1]:.0f} ms, of that the script {script:.0f} ms"
        )
        for what, action in (
            (
                "choose a contradiction",
                "n => document.querySelectorAll('.relation .head')[n * 14].click()",
            ),
            ("choose a passage", "n => document.querySelectorAll('.passage')[n * 90].click()"),
            (
                "filter",
                "n => { const s = document.getElementById('app-topic');"
                " s.selectedIndex = n % 15; s.onchange(); }",
            ),
        ):
            usual, worst = median(page, action)
            print(f"{what}: {usual:.0f} ms, at worst {worst:.0f} ms")
        for query in ("node", "a", "dibu"):
            took = page.evaluate(
                """query => new Promise(done => {
                  const field = document.getElementById('app-search');
                  field.value = query;
                  const begun = performance.now();
                  field.dispatchEvent(new Event('input'));
                  new MutationObserver(() => requestAnimationFrame(() =>
                    setTimeout(() => done(performance.now() - begun - 120))))
                    .observe(document.getElementById('app-hits'), {childList: true});
                })""",
                query,
            )
            hits = page.locator("#app-hits").text_content()
            print(f"search for {query!r}: {took:.0f} ms ({hits})")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
