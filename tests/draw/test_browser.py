"""What a real browser shows: measured from its boxes, not from ours."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from argmap.draw import Selection, argument_picture, focus_picture, opposition_picture
from argmap.draw.picture import Picture
from argmap.workspace import Workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EXAMPLES = Path(__file__).parents[2] / "examples"
COMMITTED = sorted(EXAMPLES.rglob("*.svg"))
FONT = re.compile(r'font-family="[^"]*"')

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

_MEASURE = """() => {
const found = [];
const groups = [...document.querySelectorAll('g.node')];
const rect = element => element.getBoundingClientRect();
for (const group of groups) {
  const shape = group.querySelector('path, polygon');
  for (const text of group.querySelectorAll('text')) {
    const inner = rect(text), outer = rect(shape || document.querySelector('svg'));
    const over = Math.max(outer.left - inner.left, inner.right - outer.right,
                          outer.top - inner.top, inner.bottom - outer.bottom);
    if (over > 1) found.push([group.id, text.textContent, over]);
  }
}
const page = rect(document.querySelector('svg'));
for (const element of document.querySelectorAll('text, path, polygon, polyline')) {
  const box = rect(element);
  if (box.left < page.left - 1 || box.right > page.right + 1 ||
      box.top < page.top - 1 || box.bottom > page.bottom + 1)
    found.push(['outside', element.textContent || element.tagName, box.right - page.right]);
}
const cards = groups.filter(g => g.querySelector('text')).map(g => [g.id, rect(g)]);
for (const [i, [id, a]] of cards.entries())
  for (const [other, b] of cards.slice(i + 1))
    if (a.left < b.right - 1 && b.left < a.right - 1 &&
        a.top < b.bottom - 1 && b.top < a.bottom - 1)
      found.push(['overlap', id, other]);
return found;
}"""
# For each line between a card and a question: both, and how far their centres are apart. A card
# with several questions stands between them.
_LEVELS = """() => {
const rect = element => element.getBoundingClientRect();
const cards = [...document.querySelectorAll('g.node')].filter(g => g.querySelector('text'));
const uses = new Map(), found = [];
for (const edge of document.querySelectorAll('g.edge')) {
  const question = document.getElementById(edge.id.slice(0, edge.id.lastIndexOf('--')));
  if (!question || !question.matches('.node') || edge.id.includes('--_')) continue;
  const drawn = rect(edge.querySelector('path'));
  const card = cards.find(g => g !== question && Math.min(
    Math.abs(rect(g).right - drawn.left), Math.abs(rect(g).left - drawn.right)) < 4 &&
    rect(g).top < drawn.bottom + 2 && rect(g).bottom > drawn.top - 2);
  if (!card) continue;
  uses.set(card, (uses.get(card) || 0) + 1);
  const middle = box => (box.top + box.bottom) / 2;
  found.push([card, question.id, middle(rect(card)) - middle(rect(question))]);
}
return found.map(([card, question, apart]) => [card.id, question, apart, uses.get(card)]);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--disable-gpu", "--disable-component-update", "--disable-sync"],
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page without a network."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The page; what it complains of on its console fails the test."""
    complaints: list[str] = []

    def listen(said: Any) -> None:
        complaints.append(said.text)

    tab.on("console", listen)
    tab.on("requestfailed", lambda request: complaints.append(request.url))
    yield tab
    tab.remove_listener("console", listen)
    assert complaints == []


@pytest.mark.parametrize("svg", COMMITTED, ids=lambda path: path.stem)
def test_every_line_stands_in_its_box(svg: Path, page: Page, tmp_path: Path) -> None:
    """Opened alone, without a network: no text is outside its card, nothing outside the picture,
    no card over another.

    Also on a machine that has none of the named fonts.
    """
    page.goto(svg.as_uri())
    assert page.evaluate(_MEASURE) == []
    page.goto(_in_another_font(svg.read_text(encoding="utf-8"), tmp_path))
    assert page.evaluate(_MEASURE) == []


def test_rows_are_level(page: Page) -> None:
    """A claim with one question has the same centre as it, to a pixel."""
    rows = 0
    for svg in COMMITTED:
        page.goto(svg.as_uri())
        for card, question, apart, uses in page.evaluate(_LEVELS):
            if uses == 1:
                rows += 1
                assert abs(apart) <= 1, (svg.name, card, question)
    assert rows > 40


def test_what_can_be_switched_on_stands_in_its_box_too(
    page: Page, mill: Workspace, example: Workspace, tmp_path: Path
) -> None:
    """Agreements, counterparts, the focus view of either text, linked and denied steps."""
    both = mill.comparisons[0]
    everything = Selection(strength="all", agreements=True, counterparts=True, depth=1)
    of_example = Selection(("trials",), strength="all", agreements=True, counterparts=True)
    for picture in (
        opposition_picture(both, everything),
        opposition_picture(example.comparisons[0], of_example),
        focus_picture(both, "a:focus", depth=2),
        focus_picture(both, "b:rest"),
        focus_picture(both, "a:ice", depth=3),
        focus_picture(example.comparisons[0], "show-trials-staged", depth=2),
        focus_picture(mill.arguments[0], "focus"),
    ):
        assert _measured(page, picture, tmp_path) == []


def test_every_script_stands_in_its_box(page: Page, scripts: Workspace, tmp_path: Path) -> None:
    """Also right to left, without spaces, in characters of several, and without any font for it."""
    pictures = [opposition_picture(scripts.comparisons[0]), argument_picture(scripts.arguments[0])]
    for picture in pictures:
        assert _measured(page, picture, tmp_path) == []


def test_a_text_that_is_written_to_the_left_begins_at_the_right(
    page: Page, scripts: Workspace, tmp_path: Path
) -> None:
    """Lines of Arabic and Hebrew end at a card's right edge, and those of mixed text don't."""
    svg = tmp_path / "picture.svg"
    svg.write_text(opposition_picture(scripts.comparisons[0]).svg(), encoding="utf-8")
    page.goto(svg.as_uri())
    gap = """id => {
      const card = document.getElementById(id), outer = card.querySelector('polygon');
      return [...card.querySelectorAll('text')].slice(1).map(text =>
        outer.getBoundingClientRect().right - text.getBoundingClientRect().right);
    }"""
    for id_ in ("a--arabic", "a--hebrew"):
        assert all(abs(each - 10 * 96 / 72) < 1.5 for each in page.evaluate(gap, id_))
    assert any(each > 20 for each in page.evaluate(gap, "a--mixed"))


def test_auto_is_dark_on_a_dark_screen_and_light_on_paper(
    page: Page, mill: Workspace, tmp_path: Path
) -> None:
    """Background, words, lines and arrowheads follow the screen; what is printed is light."""
    svg = tmp_path / "picture.svg"
    picture = opposition_picture(
        mill.comparisons[0],
        Selection(strength="all", depth=1, agreements=True, counterparts=True),
        theme="auto",
    )
    seen = """() => [...document.querySelectorAll('polygon, path, text, ellipse, polyline')].map(
        e => [getComputedStyle(e).fill, getComputedStyle(e).stroke].join())"""
    colours = {}
    for theme in ("light", "dark"):
        alone = Picture(picture.drawing, theme)
        svg.write_text(alone.svg(), encoding="utf-8")
        page.goto(svg.as_uri())
        colours[theme] = page.evaluate(seen)
    svg.write_text(picture.svg(), encoding="utf-8")
    page.goto(svg.as_uri())
    try:
        page.emulate_media(media="screen", color_scheme="dark")
        assert page.evaluate(seen) == colours["dark"]
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(seen) == colours["light"]
        page.emulate_media(media="screen", color_scheme="light")
        assert page.evaluate(seen) == colours["light"]
    finally:
        page.emulate_media(media="null", color_scheme="null")


def _measured(page: Page, picture: Picture, folder: Path) -> list[Any]:
    """Return what doesn't stand as it should, in the named fonts and in another."""
    text = picture.svg()
    svg = folder / "picture.svg"
    svg.write_text(text, encoding="utf-8")
    found: list[Any] = []
    for address in (svg.as_uri(), _in_another_font(text, folder)):
        page.goto(address)
        found += page.evaluate(_MEASURE)
    return found


def _in_another_font(svg: str, folder: Path) -> str:
    other = folder / "other.svg"
    family = 'font-family="DejaVu Sans Mono, monospace"'
    other.write_text(FONT.sub(family, svg), encoding="utf-8")
    return other.as_uri()
