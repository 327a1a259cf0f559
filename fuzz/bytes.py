"""Fuzzes argmap with bytes; what the code does with them guides which bytes come next.

    pip install atheris
    python -m fuzz.bytes [--count 100000] [--seed 1] [--finds FOLDER]

Atheris (libFuzzer for Python) begins with the examples of the rules and changes them. The first
byte says which file the others are: an argument file, a comparison, a source or the settings; the
files around it stay as they are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["argmap"]):
    from argmap.check import all_rules
    from argmap.check.example import of_comparison
    from fuzz.case import LIMIT_BYTES, Files, Tally, alarmed
    from fuzz.material import KEYS

_RELATION = """\
contradictions:
  may-it-stay:
    question: May the bridge stay open?
    kind: evaluation
    strength: direct
    sides: {open: stay-open, close: close}
    why: One says that it must stay open, the other that it must close.
"""
_AROUND = {
    name: text.encode() if isinstance(text, str) else text
    for name, text in of_comparison(_RELATION).files.items()
}
_NAMES = ("bridge.yaml", "comparison.yaml", "bridge.txt", "argmap.toml")
_LONGEST = 4096
_WORDS = (
    *(f"{key}: " for key in KEYS),
    *("- ", "? ", ": ", ">-\n", "|\n", "{", "}", "[", "]", "&a ", "*a", "!!str ", "<<: ", "---\n"),
    *("[...]", "\u00ad", "\u2028", "\u0301", "\ufb01", "\u2019", "-\n", "\ufeff", "\r\n", "# "),
)


def as_files(data: bytes) -> Files:
    """Return the files that some bytes stand for."""
    name = _NAMES[data[0] % len(_NAMES)] if data else _NAMES[0]
    return {**_AROUND, name: data[1:]}


def _seeds() -> list[bytes]:
    """Return the rules' examples as bytes that stand for them."""
    examples = [example for rule in all_rules() for example in (rule.passes, rule.fails)]
    return [
        bytes([_NAMES.index(name)]) + (text.encode() if isinstance(text, str) else text)
        for example in examples
        for name, text in example.files.items()
        if name in _NAMES
    ]


def main() -> None:
    """Run the cases in this process, and print what they came to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--finds", type=Path, default=Path("build/finds"))
    given = parser.parse_args()
    tally = Tally()
    alarmed()
    with tempfile.TemporaryDirectory() as name:
        corpus, folder = Path(name, "corpus"), Path(name, "case")
        corpus.mkdir()
        folder.mkdir()
        for number, data in enumerate(_seeds()):
            (corpus / str(number)).write_bytes(data)
        words = Path(name, "words")
        lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in _WORDS)
        words.write_text("".join(f'"{line}"\n' for line in lines), encoding="utf-8")

        def run(data: bytes) -> None:
            tally.run(as_files(data), folder.resolve())
            if tally.count % 1000 == 0 or tally.count == given.count:
                print(tally.report(given.finds).replace("\n", " | "), flush=True)

        flags = [
            f"-atheris_runs={given.count}",
            f"-seed={given.seed}",
            f"-max_len={_LONGEST}",
            f"-dict={words}",
            f"-rss_limit_mb={LIMIT_BYTES // 1_000_000}",
            "-timeout=120",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *flags, str(corpus)], run)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
