"""Find the passage of a text that is most like a pattern."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a text, and its edit distance from the pattern."""

    start: int
    end: int
    distance: int


def align(
    pattern: str, text: str, starts: Callable[[int], bool], ends: Callable[[int], bool]
) -> Passage | None:
    """The passage nearest to a pattern, of those that may start and end where they do.

    `starts` and `ends` say whether a passage may start or end at a place of `text`. Of passages
    equally near, the one that ends first, and of those the shortest.
    """
    by_end = distances(pattern, text)
    end = _first(sorted(range(1, len(text) + 1), key=by_end.__getitem__), ends)
    if end is None:
        return None
    by_length = distances(pattern[::-1], text[:end][::-1], anchored=True)
    lengths = sorted(range(1, end + 1), key=by_length.__getitem__)
    length = _first(lengths, lambda length: starts(end - length))
    return None if length is None else Passage(end - length, end, by_length[length])


def _first(places: Iterable[int], fits: Callable[[int], bool]) -> int | None:
    return next((place for place in places if fits(place)), None)


def distances(pattern: str, text: str, *, anchored: bool = False) -> list[int]:
    """The edit distance (Levenshtein's) between a pattern and passages of a text.

    Item n is the distance to the nearest passage that ends at n; if `anchored`, to text[:n].

    The method is Myers's ("A fast bit-vector algorithm for approximate string matching", 1999),
    in Hyyrö's form (2003). It goes through the columns of the usual table of distances. Next to
    one another, distances differ by at most one, so a column is kept as two sets of rows, bits of
    an integer: the rows that are one more than the row above, and those that are one less.
    """
    size = len(pattern)
    rows = (1 << size) - 1
    last_row = 1 << size >> 1
    rows_of: dict[str, int] = {}
    for row, char in enumerate(pattern):
        rows_of[char] = rows_of.get(char, 0) | 1 << row
    first_row = int(anchored)  # whether skipping a character of the text costs anything
    more_down, less_down = rows, 0
    distance = size
    found = [distance]
    for char in text:
        same = rows_of.get(char, 0)
        diagonal = ((same & more_down) + more_down) ^ more_down | same | less_down
        more_right = less_down | rows & ~(diagonal | more_down)
        less_right = more_down & diagonal
        if more_right & last_row:
            distance += 1
        elif less_right & last_row:
            distance -= 1
        found.append(distance)
        more_right = more_right << 1 | first_row
        less_right <<= 1
        more_down = rows & (less_right | ~(diagonal | more_right))
        less_down = rows & more_right & diagonal
    return found
