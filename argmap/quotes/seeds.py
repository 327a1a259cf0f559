"""Guess where in a source a piece of text may stand that isn't there word for word."""

from collections import defaultdict
from collections.abc import Iterator
from heapq import nlargest

from argmap.quotes.index import WordIndex, words_with_starts

_MOST_VOTES = 5_000
_MOST_UNKNOWN = 4
_MOST_COMPARISONS = 40_000  # of unknown words with words of the source
_LOOKALIKES = 3


def windows(index: WordIndex, piece: str, number: int) -> list[tuple[int, int]]:
    """Start and end of the passages where a piece most likely stands, likeliest first.

    Every word that piece and source share votes for the place where the piece would start if the
    two words were the same. Votes are counted in buckets of places; a window takes two buckets
    that stand side by side.
    """
    width = max(32, len(piece) // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    for start, weight in _votes(index, piece):
        votes[start // width] += weight
    best = nlargest(
        3 * number,  # a chosen bucket keeps two others out
        votes,
        key=lambda bucket: (votes[bucket] + votes.get(bucket + 1, 0), -bucket),
    )
    chosen: list[int] = []
    for bucket in best:
        if all(abs(bucket - other) > 1 for other in chosen):
            chosen.append(bucket)
    margin = len(piece) // 2 + 32
    return [
        (max(0, bucket * width - margin), (bucket + 2) * width + len(piece) + margin)
        for bucket in chosen[:number]
    ]


def _votes(index: WordIndex, piece: str) -> Iterator[tuple[int, float]]:
    """Where each shared word would have the piece start, and the weight of its vote.

    A rare word weighs more than a common one, and one whose neighbours agree eight times as much.
    """
    quoted = list(words_with_starts(piece))
    likely = _in_source(index, {word for word, _ in quoted})
    words = ["", *(word for word, _ in quoted), ""]
    shared = [
        (index.numbers[word], words[position - 1], words[position + 1], start)
        for position, (quoted_word, start) in enumerate(quoted, 1)
        for word in likely.get(quoted_word, ())
    ]
    left = _MOST_VOTES
    for numbers, before, after, start in sorted(shared, key=lambda one: len(one[0])):
        for number in numbers[:left]:
            weight = 1 / len(numbers)
            if number > 0 and index.words[number - 1] == before:
                weight *= 8
            if number + 1 < len(index.words) and index.words[number + 1] == after:
                weight *= 8
            yield index.starts[number] - start, weight
        left -= len(numbers)
        if left <= 0:
            break


def _in_source(index: WordIndex, words: set[str]) -> dict[str, list[str]]:
    """Each word as the source has it: itself, or words that look like it.

    Only some of the longest unknown words are looked for: each costs a walk through all words.
    """
    found = {word: [word] for word in words if word in index.numbers}
    number = min(_MOST_UNKNOWN, 1 + _MOST_COMPARISONS // max(len(index.numbers), 1))
    unknown = sorted(words - found.keys(), key=lambda word: (-len(word), word))[:number]
    if unknown:
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import extract

        for word in unknown:
            alike = extract(
                word,
                index.numbers.keys(),
                scorer=Levenshtein.distance,
                score_cutoff=max(1, len(word) // 2),
                limit=_LOOKALIKES,
            )
            found[word] = [choice for choice, _, _ in alike]
    return found
