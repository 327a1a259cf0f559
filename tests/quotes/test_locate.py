"""Finding quotes: the cases of the contract, one by one."""

import pytest

from argmap.quotes import SourceText, Span, disambiguate, locate, parts, words_left_out


def found(
    source: str, exact: str, prefix: str | None = None, suffix: str | None = None
) -> list[str]:
    """The source's words for each way, parts joined by a bar."""
    located = locate(SourceText(source), exact, prefix=prefix, suffix=suffix)
    return ["|".join(source[span.start : span.end] for span in way) for way in located.ways]


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("one\n\n  two", "one two"),
        ("one\u00a0\u2003two", "one two"),
        ("one two", "  one\n\ttwo "),
        ("cafe\u0301 noir", "café noir"),
        ("café noir", "cafe\u0301 noir"),
        ("q\u0323\u0307", "q\u0307\u0323"),
        ("e*\u0301t", "ét"),
        ("\u1112\u1161\u11ab", "한"),
        ("ﬁve oﬀers", "five offers"),
        ("“it’s”", '"it\'s"'),
        ("„so‟ ‚so‛ ″so′", "\"so\" 'so' \"so'"),
        ("a–b — c‑d", "a-b - c-d"),
        ("well…", "well..."),
        ("soft\u00adly", "softly"),
        ("a\u200bb\u2060c\ufeffd\u200ee\u200f", "abcde"),
        ("a *very* __big__ dog\\!", "a very big dog!"),
        ("a very big dog!", "a *very* __big__ dog\\!"),
        ("a * b", "a b"),
    ],
)
def test_folding(source: str, quote: str) -> None:
    """What one can't see or type makes no difference, on either side."""
    assert len(found(source, quote)) == 1


@pytest.mark.parametrize(("source", "quote"), [("Word", "word"), ("two words", "two word")])
def test_case_and_words_are_not_folded(source: str, quote: str) -> None:
    """Another case is another word."""
    assert found(source, quote) == []


@pytest.mark.parametrize(
    "broken", ["Kom-\nmissariat", "Kom-\n\n missariat", "Kom\u00ad\nmissariat"]
)
@pytest.mark.parametrize(
    "quote",
    ["Kommissariat", "Kom-missariat", "Kom- missariat", "Kom-\nmissariat", "Kom\u00ad missariat"],
)
def test_word_broken_in_the_source(broken: str, quote: str) -> None:
    """A word broken at a line's end is found with and without its hyphen."""
    assert found(f"the {broken} rules", f"the {quote} rules") == [f"the {broken} rules"]


@pytest.mark.parametrize("source", ["Kommissariat", "Kom-missariat", "Kom- missariat"])
def test_word_broken_in_the_quote(source: str) -> None:
    """The same freedom holds where the quote has the line break."""
    assert found(source, "Kom-\nmissariat") == [source]


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("well-known", "wellknown"),
        ("wellknown", "well-known"),
        ("well-known", "well- known"),
        ("pre- and post-war", "preand post-war"),
        ("pre- and post-war", "pre-and post-war"),
        ("pre- and post-war", "pre- and postwar"),
    ],
)
def test_hyphen_within_a_line_is_kept(source: str, quote: str) -> None:
    """A hyphen in the middle of a line matches itself alone."""
    assert found(source, quote) == []
    assert found(source, source) == [source]


def test_several_breaks_are_mixed() -> None:
    """Each broken word of a quote is read with or without its hyphen on its own."""
    source = "Kom-\nmissariat of well-\nknown Volks-\nwirt-\nschaft"
    assert found(source, "Kommissariat of well-known Volks- wirtschaft") == [source]


def test_stray_soft_hyphen_is_dropped_at_a_lines_end() -> None:
    """A soft hyphen beside punctuation breaks no word."""
    assert found("one.\u00ad\ntwo", "one. two") == ["one.\u00ad\ntwo"]


@pytest.mark.parametrize(
    ("source", "quote", "count"),
    [
        ("concatenate", "cat", 0),
        ("can't", "can", 0),
        ("can’t", "t", 0),
        ("l'homme", "homme", 0),
        ("Stalin's crimes", "Stalin", 1),
        ("STALIN’S crimes", "STALIN", 1),
        ("Stalin's crimes", "s crimes", 0),
        ("Stalin's crimes", "'s crimes", 0),
        ("Stalin's crimes", "Stalin'", 0),
        ("o'sx", "o", 0),
        ("the workers' state", "workers", 1),
        ("'tis", "tis", 1),
        ("well-known", "known", 1),
        ("well-known", "well", 1),
        ("x\u0331y", "x", 0),
        ("oﬃce", "o", 0),
        ("ﬁ", "f", 0),
        ("...so…", "so..", 1),
    ],
)
def test_whole_words(source: str, quote: str, count: int) -> None:
    """A match neither begins nor ends inside a word, but may end before a possessive."""
    assert len(found(source, quote)) == count


def test_every_part_is_whole_words() -> None:
    """The whole-word rule holds for each part of an elided quote."""
    assert found("a cat and a dog", "a cat [...] do") == []
    assert found("a cat and a dog", "ca [...] dog") == []


def test_span_includes_the_quotes_punctuation_and_no_more() -> None:
    """A span begins and ends on a character that the quote has."""
    assert found("He said *“so.”* Then", '"so."') == ["“so.”"]
    assert found("He said *“so.”* Then", "so") == ["so"]
    assert found("a _b_ c", " *b* ") == ["b"]


def test_quote_with_a_hyphen_at_its_edge() -> None:
    """A hyphen at the quote's edge must stand in the source and is in the span."""
    assert found("well-known", "well-") == ["well-"]
    assert found("well-known", "-known") == ["-known"]
    assert found("well-\nknown", "-known") == ["-\nknown"]
    assert found("so — he said — it", "— he said —") == ["— he said —"]
    assert found("well known", "-known") == []


def test_span_covers_whole_source_characters() -> None:
    """Half of a source character is covered by the whole of it."""
    assert found("so… he", "so.") == ["so…"]


def test_ways_and_more() -> None:
    """At most `limit` ways are kept, in source order, and `more` says that there are others."""
    located = locate(SourceText("a b a b a"), "a", limit=2)
    assert located.ways == ((Span(0, 1),), (Span(4, 5),))
    assert located.more
    assert not locate(SourceText("a b a"), "a", limit=2).more
    assert locate(SourceText("a b a"), "a", limit=0) == locate(SourceText("a"), "a", limit=0)


def test_prefix_and_suffix() -> None:
    """Context is folded, white space beside the quote is ignored, its outer end may cut a word."""
    source = "the “old” cat sat. the new cat ran-\nning"
    assert found(source, "cat", prefix='"old"') == ["cat"]
    assert found(source, "cat", prefix="ld”") == ["cat"]
    assert found(source, "cat", prefix="new", suffix="running") == []
    assert found(source, "cat", suffix="ran-\nn") == ["cat"]
    assert found(source, "cat", suffix="runn") == []
    assert found(source, "old", prefix="“ ", suffix=" ”") == ["old"]
    assert found("well-known", "known", prefix="well-") == ["known"]
    assert found("well-known", "known", prefix="well") == []
    assert found("a b c d", "b [...] c", prefix="a", suffix="d") == ["b|c"]
    assert len(found("a b a", "a", prefix="", suffix=" ")) == 2


def test_without_context() -> None:
    """When only the context doesn't fit, the ways without it are told."""
    located = locate(SourceText("a b a"), "a", prefix="c")
    assert located.ways == ()
    assert located.without_context == ((Span(0, 1),), (Span(4, 5),))
    assert locate(SourceText("a b a"), "a", prefix="b").without_context == ()
    assert locate(SourceText("a b a"), "c", prefix="b").without_context == ()


def test_parts() -> None:
    """A quote is parted at `[...]` and `[…]`; parts that folding leaves empty are dropped."""
    assert parts("one [...] two[…]three") == ("one", "two", "three")
    assert parts("[...] one [...] * [...]") == ("one",)
    assert parts("one") == ("one",)
    assert parts("[...]") == ()


def test_parts_follow_within_reach() -> None:
    """A part starts at most 400 code points after the end of the one before."""
    assert len(found("a " + "x" * 398 + " b", "a [...] b")) == 1
    assert len(found("a " + "x" * 399 + " b", "a [...] b")) == 0
    assert len(found("a" + " " * 401 + "b", "a [...] b")) == 0
    assert found("b a", "a [...] b") == []
    assert found("a", "a [...] a") == []
    assert found("a, b", "a, [...] b") == ["a,|b"]


def test_words_left_out() -> None:
    """The gaps are what stands at each elision."""
    source = SourceText("one two three four five")
    way = locate(source, "one [...] three [...] five").ways[0]
    gaps = [source.text[gap.start : gap.end] for gap in words_left_out(source, way)]
    assert gaps == [" two ", " four "]


@pytest.mark.parametrize(
    "quote", ["", " ", "*", "—", "?!", "[...]", "- [...] -", "\u00ad", "\u0000"]
)
def test_quote_without_words_is_found_nowhere(quote: str) -> None:
    """Punctuation alone is no quote."""
    assert locate(SourceText("? ?! — - \u0000"), quote).ways == ()


@pytest.mark.parametrize(
    "text", ["", "\ud800", "\x00a\x00", "a" * 10, "\U0010ffff-\n\u0301", "[...]"]
)
@pytest.mark.parametrize(
    "quote", ["", "\udfff", "\x00a", "a" * 100, "a\u0301-\n\ud800", "a[...]\ud800"]
)
def test_nothing_raises(text: str, quote: str) -> None:
    """Any text may be looked for in any text."""
    source = SourceText(text)
    locate(source, quote, prefix=text, suffix=quote)
    locate(SourceText(quote + text), text, prefix=quote)


def test_hostile_sources_take_no_square_time() -> None:
    """Repetition in a large source and very many parts are answered, in bounded time."""
    source = SourceText("a " * 500_000)
    located = locate(source, "a [...] a [...] a [...] a")
    assert len(located.ways) == 5
    assert located.more
    assert locate(source, " [...] ".join("a" * 2000)).more
    assert not locate(source, " [...] ".join("a" * 2000 + "b")).ways
    assert not locate(SourceText("a" * 1_000_000), "a").ways
    assert not locate(SourceText("a-" * 300_000), "aa").ways


def test_disambiguate() -> None:
    """A short context makes a way the only one; none is offered where none helps."""
    source = SourceText("one cat sat. a dog and a cat sat there")
    first, second = locate(source, "cat sat").ways
    assert disambiguate(source, first) == ("one", "")
    assert disambiguate(source, second) == ("", "there")
    for way in (first, second):
        prefix, suffix = disambiguate(source, way)
        assert locate(source, "cat sat", prefix=prefix, suffix=suffix).ways == (way,)
    many = SourceText("a " * 100)
    assert disambiguate(many, locate(many, "a").ways[2]) == ("", "")
    assert disambiguate(many, (Span(100, 101),)) == ("", "")
    assert disambiguate(source, ()) == ("", "")
    assert disambiguate(source, locate(source, "dog").ways[0]) == ("", "")


@pytest.mark.parametrize(
    ("text", "quote", "context"),
    [
        ("It is open. It was shut. It is open, they say.", "It is open", ("", ". It was")),
        ("We saw a mill. No mill is old. The mill is old.", "mill is old", ("mill. No", "")),
        ("A mill is old. Long ago no mill was new.", "mill", ("", "is old.")),
        ("A mill – to them. A mill: to us.", "mill", ("", "– to them.")),
        ("By mills it is; mills", "mills", ("", "it is;")),
        ("To it. it", "it", ("To", "")),
    ],
)
def test_a_context_that_a_person_recognises(
    text: str, quote: str, context: tuple[str, str]
) -> None:
    """A mark of punctuation or a very short word alone isn't offered, where there is more."""
    source = SourceText(text)
    way = locate(source, quote).ways[0]
    assert disambiguate(source, way) == context


def test_disambiguate_at_a_hyphen_and_a_line_break() -> None:
    """Broken words and hyphens beside a way make a context that fits."""
    source = SourceText("well-known cat. un-\nknown cat. known cat.")
    for way in locate(source, "known").ways:
        prefix, suffix = disambiguate(source, way)
        assert locate(source, "known", prefix=prefix, suffix=suffix).ways == (way,)
