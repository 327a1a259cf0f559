"""Writes large maps with three relations a node, draws them, and prints how long that took.

    python benchmarks/pictures.py DIR

Writes `DIR/NAME/map.yaml` with its source: 1,000 and 10,000 nodes, with sections and without, whose
relations lead anywhere (the worst case) or to what stands near in the text. For each it times
`argmap check`, the whole set (`argmap render -o OUT/`) and the DOT of the argument, in seconds of
the clock and of the processor, the engine's included. And the examples: how much drawing three
pictures takes beyond checking them.

The words are made from a fixed seed, so that every run draws the same pictures.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from large_map import words

MAPS = [
    (f"{nodes}-{reach}-{sections or 'no'}-sections", nodes, reach, sections)
    for nodes, most in ((1_000, 12), (10_000, 80))
    for reach in ("anywhere", "near")
    for sections in (most, 0)
]
NEAR = 40
ROOT = Path(__file__).parents[1]


def write_map(folder: Path, nodes: int, reach: str, sections: int) -> None:
    """Write a map: a tenth claims, a twentieth rebuttals, each node with three relations."""
    chance = random.Random(nodes)
    vocabulary = words(chance)

    def sentence(low: int, high: int) -> str:
        return " ".join(chance.choices(vocabulary, k=chance.randint(low, high))).capitalize()

    spoken = [f"{number} {sentence(8, 20)}." for number in range(nodes)]
    every = nodes // sections if sections else nodes + 1
    headings = [f"Chapter {n + 1}: {sentence(2, 4)}" for n in range(sections)]
    source: list[str] = []
    lines = ["argument:"]
    for number in range(nodes):
        if number % every == 0 and number // every < sections:
            source.append(headings[number // every])
        source.append(spoken[number])
        lines += _node(chance, number, nodes, reach, sentence)
        lines += [f"    quote: {' '.join(spoken[number].split()[:7])}"]
    text = "\n".join(source) + "\n"
    head = ["argmap: argument/1", "source:", "  title: A large text", "  author: A. Writer"]
    head += ["  file: source.txt", f"  sha256: {hashlib.sha256(text.encode()).hexdigest()}"]
    if sections:
        head += ["sections:", *(f"  - title: '{heading}'" for heading in headings)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.txt").write_text(text, encoding="utf-8")
    (folder / "map.yaml").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def _node(
    chance: random.Random,
    number: int,
    nodes: int,
    reach: str,
    sentence: Callable[[int, int], str],
) -> Iterator[str]:
    """Yield a node's lines. Support leads to earlier nodes, so that none goes in a circle."""
    first = max(0, number - NEAR) if reach == "near" else 0
    targets = chance.sample(range(first, number), k=min(3, number - first))
    kind = "claim" if number % 10 == 0 else "rebuttal" if number % 20 == 9 else "premise"
    yield f"  node-{number}:"
    yield f"    {kind}: {sentence(6, 18)}."
    if number % (nodes // 10) == 0:
        yield "    main: true"
    if kind == "rebuttal":
        yield f"    rebuts: node-{targets.pop()}"
    if targets:
        yield f"    supports: [{', '.join(f'node-{target}' for target in targets)}]"


def timed(*arguments: str) -> tuple[float, float]:
    """Run argmap, and return the seconds of the clock and of the processor that it took."""
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"argmap {' '.join(arguments)}\n{done.stderr}")
    after = os.times()
    used = after.children_user + after.children_system
    return time.perf_counter() - started, used - before.children_user - before.children_system


def main(folder: Path) -> None:
    """Write the maps, draw them, and print a line each."""
    print(f"{'':32}{'check':>14}{'set':>14}{'DOT':>14}   pictures")
    for name, nodes, reach, sections in MAPS:
        write_map(folder / name, nodes, reach, sections)
        out = folder / f"{name}-out"
        map_ = str(folder / name / "map.yaml")
        limits = ("--max-bytes", "100000000", "--max-values", "10000000")
        runs = [
            timed("check", "--format", "concise", map_, *limits),
            timed("render", map_, "-o", f"{out}/", *limits),
            timed("render", map_, "--view", "argument", "-o", f"{out}/map.dot", *limits),
        ]
        cells = "".join(f"{clock:7.2f}{used:7.2f}" for clock, used in runs)
        print(f"{name:32}{cells}   {len(list(out.glob('*.svg')))}", flush=True)
    for _ in range(3):
        checked = timed("check", str(ROOT / "examples"))
        drawn = timed("render", str(ROOT / "examples"), "-o", f"{folder}/examples/", "--no-parts")
        print(f"{'examples':32}{checked[0]:7.2f}{checked[1]:7.2f}{drawn[0]:7.2f}{drawn[1]:7.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
