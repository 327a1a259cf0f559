"""Writes a map of 10,000 nodes with 10,000 quotes in a source of 1 MB, to be timed.

    python benchmarks/large_map.py DIR
    argmap check DIR
    check-jsonschema --schemafile schemas/argument.schema.json DIR/map.yaml

The words are made from a fixed seed, so that every run times the same files.
"""

from __future__ import annotations

import hashlib
import random
import sys
from pathlib import Path

NODES = 10_000
SOURCE_LENGTH = 1_000_000


def words(chance: random.Random) -> list[str]:
    """Return some thousand words that no text has."""
    syllables = [a + b for a in "bdfglmnprstv" for b in ("a", "e", "i", "o", "u")]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(4000)]


def main(folder: Path) -> None:
    """Write the source and the map."""
    chance = random.Random(1)
    vocabulary = words(chance)
    sentences: list[str] = []
    length = 0
    while length < SOURCE_LENGTH:
        sentence = " ".join(chance.choices(vocabulary, k=chance.randint(8, 30))).capitalize() + "."
        sentences.append(sentence)
        length += len(sentence) + 1
    source = "\n".join(sentences) + "\n"
    digest = hashlib.sha256(source.encode()).hexdigest()
    lines = [
        "argmap: argument/1",
        "source:",
        "  title: A large text",
        "  file: source.txt",
        f"  sha256: {digest}",
        "argument:",
    ]
    for number in range(NODES):
        spoken = sentences[number * len(sentences) // NODES].split()
        start = chance.randrange(max(1, len(spoken) - 8))
        quote = " ".join(spoken[start : start + chance.randint(5, 12)])
        kind = "claim" if number % 10 == 0 else "premise"
        lines += [f"  node-{number}:", f"    {kind}: Node {number} of the map says something."]
        if kind == "claim":
            lines += ["    main: true"]
        else:
            lines += [f"    supports: node-{number - number % 10}"]
        lines += ["    quote: >-", f"      {quote}"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.txt").write_text(source, encoding="utf-8")
    (folder / "map.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
