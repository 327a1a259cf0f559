"""The reader in the preview, in a real browser: it follows what is saved and stays where it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.serve.conftest import CHROMIUM, change, read

ASKED = "both--feeds-or-not"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def open_reader(page: Page, served: Any, name: str) -> FrameLocator:
    """Open the page, choose a file and switch to its reader."""
    page.goto(served.address)
    page.locator("nav").get_by_role("link", name=name).click()
    return read(page)


def test_a_saved_change_shows_and_what_is_chosen_stays(page: Page, served: Any) -> None:
    """Of a map, of its source and of the comparison; nothing is added to the way back."""
    inside = open_reader(page, served, "both.yaml")
    inside.locator(f"#{ASKED} .head").click()
    chosen = inside.locator(f"#{ASKED}.is-open")
    expect(page).to_have_url(re.compile(f"/reader/{ASKED}$"))
    steps = page.evaluate("history.length")
    for file, old, new in (
        ("run.yaml", "premise: The mill feeds", "premise: The mill nourishes"),
        ("run.yaml", "premise: The mill nourishes", "premise: The mill keeps"),
        ("both.yaml", "is hard to stop", "can hardly be stopped"),
        ("run.txt", "It feeds the town.", "It feeds the town. It is old."),
    ):
        change(served.folder / file, old, new)
        shown = new.removeprefix("premise: ").rpartition("town. ")[2]
        expect(inside.locator("body")).to_contain_text(shown)
        expect(chosen).to_be_visible()
        expect(inside.locator(".passage.is-chosen")).to_have_count(2)
    expect(page).to_have_url(re.compile(f"/reader/{ASKED}$"))
    assert page.evaluate("history.length") == steps
    page.reload()
    expect(chosen).to_be_visible()
    inside.locator("#both--run-or-stop .head").click()
    expect(chosen).to_have_count(0)
    for place in (f"/{ASKED}", ""):
        page.evaluate("history.back()")  # of the frame: the page itself goes nowhere
        expect(page).to_have_url(re.compile(f"/reader{place}$"))
        expect(chosen).to_have_count(1 if place else 0)


def test_a_broken_file_keeps_its_reader(page: Page, served: Any) -> None:
    """As it keeps its picture, with what is chosen in it; what was wrong shows below."""
    inside = open_reader(page, served, "both.yaml")
    inside.locator(f"#{ASKED} .head").click()
    inside.locator("body").evaluate("body => { body.dataset.same = 'yes'; }")
    map_ = served.folder / "run.yaml"
    change(map_, "quote: It feeds", "quote: It starves")
    state, finding = page.locator("#app-state"), page.locator(".finding.error")
    expect(finding).to_contain_text("quote-not-found")
    expect(state).to_contain_text("; a file that it is drawn from has errors since.")
    expect(inside.locator(f"body[data-same] #{ASKED}.is-open")).to_be_visible()
    change(map_, "quote: It starves", "quote: It feeds")
    expect(state).to_have_text(re.compile(r"^Drawn .*\d\.$"))
    expect(inside.locator(f"body[data-same] #{ASKED}.is-open")).to_be_visible()
    change(map_, "title: The mill", "title: This mill")
    expect(inside.locator("body:not([data-same])")).to_contain_text("This mill should run")
    expect(inside.locator(f"#{ASKED}.is-open")).to_be_visible()


def test_the_place_in_a_text_stays(page: Page, project: Path, serve: Callable[..., Any]) -> None:
    """Nothing is chosen: then what stood at the top of a text stands there again."""
    said = "\n\n".join(f"Sentence {n} of many, and {'more ' * (n % 60)}words." for n in range(400))
    (project / "run.txt").write_text(f"The mill should run. It feeds the town.\n\n{said}\n")
    served = serve(project)
    inside = open_reader(page, served, "run.yaml")
    words = inside.locator(".words")
    words.get_by_text("Sentence 250 ").evaluate("e => e.scrollIntoView()")
    top = """box => {
      const {left, width, top} = box.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + 30).textContent.slice(0, 14);
    }"""
    page.wait_for_timeout(200)
    assert words.evaluate(top) == "Sentence 250 o"
    change(served.folder / "run.yaml", "title: The mill", "title: This mill")
    expect(inside.locator("h1")).to_have_text("This mill should run")
    page.wait_for_timeout(300)
    assert words.evaluate(top) == "Sentence 250 o"


def test_the_keyboard_reaches_the_switch_and_the_reader(page: Page, served: Any) -> None:
    """Tab leads to the switch, an arrow switches, and Tab leads on into the reader."""
    page.goto(served.address)
    expect(page.locator("#app-picture svg")).to_have_count(1)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "view":
            break
    page.keyboard.press("ArrowRight")
    inside = page.frame_locator("#app-reader")
    expect(inside.locator(f"#{ASKED}")).to_be_visible()
    expect(page.get_by_role("radio", name="Reader")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#app-alone")).to_be_focused()
    page.keyboard.press("Tab")
    expect(inside.locator("#app-search")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(inside.locator(".is-open")).to_have_count(1)
    change(served.folder / "run.yaml", "title: The mill", "title: This mill")
    expect(inside.locator("body")).to_contain_text("This mill should run")
    page.keyboard.press("j")
    expect(inside.locator(f"#{ASKED}.is-open")).to_be_visible()


def test_files_views_and_the_way_back(page: Page, served: Any) -> None:
    """The next file shows its reader too; each is where it was left, and so is the picture."""
    inside = open_reader(page, served, "both.yaml")
    inside.locator(f"#{ASKED} .head").click()
    page.locator("nav").get_by_role("link", name="run.yaml").click()
    expect(inside.locator("h1")).to_have_text("The mill should run")
    inside.locator("#run--feeds .head").click()
    expect(page).to_have_url(re.compile("/reader/run--feeds$"))
    page.locator("nav").get_by_role("link", name="both.yaml").click()
    expect(inside.locator(f"#{ASKED}.is-open")).to_be_visible()
    page.locator("nav").get_by_role("link", name="both.yaml").click()
    expect(inside.locator("h1")).to_have_text("Should the mill run?")
    expect(inside.locator(".is-open")).to_have_count(0)
    expect(page).to_have_url(re.compile("/reader$"))
    page.go_back()
    expect(inside.locator(f"#{ASKED}.is-open")).to_be_visible()
    page.get_by_role("radio", name="Picture").check()
    expect(page.locator("#app-reader")).to_be_hidden()
    expect(page.locator("#app-picture svg")).to_be_visible()
    expect(page.get_by_label("Part")).to_be_visible()
    page.go_back()
    expect(inside.locator(f"#{ASKED}.is-open")).to_be_visible()
    expect(page.get_by_label("Part")).to_be_hidden()
    page.go_back()
    expect(inside.locator("#run--feeds.is-open")).to_be_visible()
    (served.folder / "new.yaml").write_text("argmap: argument/1\nsource: [\n")
    page.locator("nav").get_by_role("link", name="new.yaml").click()
    expect(page.locator("#app-picture")).to_contain_text("There is no picture yet")
    expect(page.locator("#app-view")).to_be_hidden()
    expect(page.locator("#app-reader")).to_be_hidden()


def test_themes_agree(page: Page, served: Any) -> None:
    """The reader follows the page, and the page the reader."""
    inside = open_reader(page, served, "both.yaml")
    root, choice = inside.locator(":root"), page.get_by_label("Theme")
    for theme in ("dark", "light"):
        choice.select_option(theme)
        expect(root).to_have_attribute("data-theme", theme)
        expect(inside.locator("#app-theme")).to_have_text(f"Theme: {theme}")
    inside.locator("#app-theme").click()
    expect(choice).to_have_value("dark")
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    assert page.locator(":root").get_attribute("data-theme") == "dark"


def test_alone(page: Page, served: Any) -> None:
    """In a window of its own it is where it was, and links to a source lead out of the frame."""
    change(served.folder / "run.yaml", "file: run.txt", "file: run.txt, url: 'https://a.example/'")
    inside = open_reader(page, served, "both.yaml")
    link = inside.locator("a[href='https://a.example/']")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    inside.locator(f"#{ASKED} .head").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open alone").click()
    alone = opened.value
    expect(alone.locator(f"#{ASKED}.is-open")).to_be_visible()
    assert alone.evaluate("[opener, top === self]") == [None, True]


def test_what_cannot_be_drawn(page: Page, served: Any) -> None:
    """What the server says stands where the reader would be, until there is another version."""
    said = "This can't be drawn: the engine failed."
    page.route("**/reader/*", lambda route: route.fulfill(status=503, body=said))
    page.goto(served.address)
    page.get_by_role("radio", name="Reader").check()
    expect(page.locator("#app-picture")).to_contain_text(said)
    expect(page.locator("#app-reader")).to_be_hidden()
    expect(page.locator("#app-state")).to_have_text("")
    page.unroute("**/reader/*")
    change(served.folder / "run.yaml", "title: The mill", "title: This mill")
    inside = page.frame_locator("#app-reader")
    expect(inside.locator("body")).to_contain_text("This mill should run")
    expect(page.locator("#app-picture")).to_be_hidden()
