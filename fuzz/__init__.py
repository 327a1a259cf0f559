"""Fuzzers: they make files, good and bad, and look whether argmap answers as it should.

They stand beside the tests, not among them: a run takes an hour, and one of them needs a package
that not every machine has. What they find becomes a case in `tests/test_fuzz_finds.py`.

    python -m fuzz.structures --count 100000 --seed 1
    pip install atheris && python -m fuzz.bytes --count 100000 --seed 1
"""
