"""Put a source's words into a quote."""

from argmap.quotes.locate import parts
from argmap.quotes.nearest import Near

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))


def in_source_words(exact: str, near: Near) -> str | None:
    """A quote with the source's words wherever its own differ from the nearest passage.

    All else in it stays as it is written. None when the source's words can't be seen, or when it
    has nothing for a whole part of the quote.
    """
    pieces: list[str] = []
    done = 0
    for told in near.differences:
        start, end = told.quoted_span.start, told.quoted_span.end
        found = told.found.translate(_INVISIBLE)
        if not found.isprintable() or start < done:
            return None
        if not found:
            if exact[start - 1 : start].isspace() and start > done:
                start -= 1
            else:
                end += exact[end : end + 1].isspace()
        elif not told.quoted:
            follows = start > 0 and not exact[start - 1].isspace()
            found = f" {found}" if follows else f"{found} "
        pieces += (exact[done:start], found)
        done = end
    corrected = "".join((*pieces, exact[done:]))
    return corrected if len(parts(corrected)) == len(parts(exact)) else None
