"""What a reader sees, in a real browser: saved changes, broken files, hostile words."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.serve.conftest import CHROMIUM, ENOUGH, change, read

EVIL = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)><b>x</b>'

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def look_at(page: Page, served: Any, name: str) -> None:
    """Open the page and choose a file."""
    page.goto(served.address)
    link = page.locator("nav").get_by_role("link", name=name)
    link.click()
    id_ = link.get_attribute("data-file")
    expect(page.locator(f"#app-picture[data-shown^='/pictures/{id_}/'] svg")).to_have_count(1)


def test_a_saved_change_shows(
    page: Page, served: Any, record_property: Callable[[str, object], None]
) -> None:
    """Within a second, time and again; of a map and of its source."""
    look_at(page, served, "run.yaml")
    map_ = served.folder / "run.yaml"
    took: list[float] = []
    for old, new in (("feeds", "nourishes"), ("nourishes", "keeps"), ("keeps", "feeds")):
        begun = time.monotonic()
        change(map_, f"The mill {old}", f"The mill {new}")
        page.wait_for_function(
            "words => document.getElementById('app-picture').textContent.includes(words)",
            arg=f"The mill {new} the town",
            polling="raf",
        )
        took.append(time.monotonic() - begun)
    begun = time.monotonic()
    (served.folder / "run.txt").write_text("The mill should not run. It feeds the town.\n")
    page.locator(".finding.error", has_text="quote-not-found").wait_for()
    took.append(time.monotonic() - begun)
    record_property("seconds", took)
    print("seconds until a saved change shows:", ", ".join(f"{each:.2f}" for each in took))
    assert max(took) < ENOUGH


def test_a_broken_file_keeps_its_picture(page: Page, served: Any) -> None:
    """Its finding shows, with a link that opens the editor at the line; then all is well again."""
    look_at(page, served, "run.yaml")
    state = page.locator("#app-state")
    expect(state).to_have_text(re.compile(r"^Drawn from the version saved \d\d:\d\d:\d\d\.$"))
    good, picture = state.text_content(), page.locator("#app-picture").inner_html()
    map_ = served.folder / "run.yaml"
    change(map_, "argument:\n", "argument: [\n")
    finding = page.locator(".finding.error")
    expect(finding).to_have_count(1)
    expect(finding).to_contain_text("yaml-syntax")
    link = finding.locator(".head a")
    expect(link).to_have_text(re.compile(r"^run\.yaml:\d+:\d+$"))
    place = (link.text_content() or "").removeprefix("run.yaml")
    root = served.folder.resolve().as_posix()
    expect(link).to_have_attribute("href", f"vscode://file{root}/run.yaml{place}")
    assert good
    expect(state).to_have_text(good.replace(".", "; the file has errors since."))
    expect(page).to_have_title(re.compile("^2 errors · run.yaml"))
    assert page.locator("#app-picture").inner_html() == picture

    change(map_, "argument: [\n", "argument:\n")
    expect(state).to_have_text(re.compile(r"^Drawn .*\d\.$"))
    expect(finding).to_have_count(0)


def test_a_broken_text_keeps_the_comparison(page: Page, served: Any) -> None:
    """What a comparison is drawn from has an error, so its picture is kept too."""
    look_at(page, served, "both.yaml")
    picture = page.locator("#app-picture").inner_html()
    change(served.folder / "run.yaml", "quote: It feeds", "quote: It starves")
    state, finding = page.locator("#app-state"), page.locator(".finding.error")
    expect(state).to_contain_text("; a file that it is drawn from has errors since.")
    expect(finding).to_have_count(1)
    expect(finding).to_contain_text("the nearest passage: run.txt:1:")
    assert page.locator("#app-picture").inner_html() == picture
    page.locator("nav").get_by_role("link", name="stop.yaml").click()
    expect(finding).to_have_count(0)
    expect(state).to_have_text(re.compile(r"^Drawn .*\d\.$"))


def test_the_place_stays(page: Page, served: Any) -> None:
    """The reader's place in the picture stays when it is redrawn, and what is as it was stays."""
    page.set_viewport_size({"width": 500, "height": 460})
    look_at(page, served, "run.yaml")
    page.get_by_label("100 %").check()
    page.evaluate("document.getElementById('app-picture').scrollTo(30, 60)")
    page.evaluate("document.querySelector('#app-picture svg').dataset.same = 'yes'")
    change(served.folder / "run.yaml", "title: The mill", "title: This mill")
    page.locator("#app-picture text", has_text="This mill should run").first.wait_for()
    where = page.evaluate(
        "(({scrollLeft, scrollTop}) => [scrollLeft, scrollTop])"
        "(document.getElementById('app-picture'))"
    )
    assert where == [30, 60]
    page.evaluate("document.querySelector('#app-picture svg').dataset.same = 'yes'")
    begun = page.locator("#app-state").text_content()
    time.sleep(1.1)
    (served.folder / "stop.yaml").write_text("argmap: argument/1\nsource: [\n")
    expect(page.locator("#app-totals")).to_contain_text("2 errors")
    expect(page.locator("#app-picture svg[data-same]")).to_have_count(1)
    assert page.locator("#app-state").text_content() == begun


def test_parts_and_tensions(page: Page, served: Any) -> None:
    """A topic is chosen by its name, has an address, and tensions are switched on."""
    look_at(page, served, "both.yaml")
    need = page.locator("#app-picture text", has_text="Does the town need")
    expect(need).to_have_count(0)
    page.get_by_label("Tensions").check()
    expect(need).to_have_count(1)
    page.get_by_label("Part").select_option("The mill")
    expect(need).to_have_count(0)
    assert page.url.endswith("/topic-mill")
    page.reload()
    expect(page.get_by_label("Part")).to_have_value("topic-mill")
    page.go_back()
    expect(need).to_have_count(1)


def test_themes(page: Page, served: Any) -> None:
    """The page and its picture follow the system, or what the reader chooses."""
    look_at(page, served, "run.yaml")
    colours = """() => [document.body, document.querySelector('#app-picture svg text')]
        .map((e, n) => getComputedStyle(n ? e : document.documentElement)
            [n ? 'fill' : 'backgroundColor'])"""
    light = ["rgb(255, 255, 255)", "rgb(27, 31, 36)"]
    dark = ["rgb(20, 23, 28)", "rgb(238, 241, 244)"]
    assert page.evaluate(colours) == light
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colours) == dark
    page.get_by_label("Theme").select_option("light")
    assert page.evaluate(colours) == light
    page.reload()
    expect(page.locator("#app-picture svg")).to_have_count(1)
    assert page.evaluate(colours) == light


def test_the_keyboard_reaches_everything(page: Page, served: Any) -> None:
    """Theme, files, view, part, tensions, zoom, the picture, findings: in this order."""
    look_at(page, served, "both.yaml")
    page.reload()
    expect(page.locator("#app-picture svg")).to_have_count(1)
    met: list[str] = []
    for _ in range(15):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(e => e.id || e.name || e.textContent.slice(0, 9))(document.activeElement)"
        )
        met.append(found)
    wanted = ["app-theme", "both.yaml", "view", "app-part", "app-tensions", "zoom", "app-picture"]
    places = [next(n for n, each in enumerate(met) if each.startswith(name)) for name in wanted]
    assert places == sorted(places)
    assert any(each.startswith("run.yaml:") for each in met)


def test_tooltips(page: Page, served: Any) -> None:
    """A card's title is there for the pointer and for a screen reader."""
    look_at(page, served, "run.yaml")
    card = page.locator("#run--feeds")
    assert "The mill feeds the town" in (card.locator("title").text_content() or "")
    expect(card).to_have_attribute("aria-labelledby", re.compile("run--feeds-title"))


def test_what_is_hostile_is_text(page: Page, project: Path, serve: Callable[..., Any]) -> None:
    """In a file's name, a title, a proposition, an id and a message; it is shown, and no more."""
    name = EVIL.replace("/", "")
    says = json.dumps(EVIL)
    (project / f"{name}.yaml").write_text(
        f"""\
argmap: argument/1
source: {{title: {says}, file: run.txt}}
argument:
  run: {{claim: {says}, main: true, quote: The mill should run.}}
"""
    )
    (project / "broken.yaml").write_text(
        f"""\
argmap: argument/1
source: {{title: {says}, file: {says}}}
argument:
  {says}: {{claim: x, {says}: x, quote: {says}}}
"""
    )
    served = serve(project)
    look_at(page, served, name[:20])
    expect(page.locator("h1")).to_have_text(EVIL)
    assert EVIL in (page.locator("#app-picture svg > title").text_content() or "")
    assert name in (page.locator(".finding a").first.text_content() or "")
    page.get_by_role("link", name="broken.yaml").first.click()
    expect(page.locator(".finding.error").first).to_be_visible()
    assert "<script>" in (page.locator("#app-findings").text_content() or "")
    assert page.locator("img, b:not(.help b), body script").count() == 0
    page.get_by_role("link", name=name[:20]).first.click()
    inside = read(page)
    expect(inside.locator("h1")).to_have_text(EVIL)
    assert inside.locator("img, body > b, main script").count() == 0


def test_what_cannot_be_drawn(page: Page, project: Path, serve: Callable[..., Any]) -> None:
    """What the server says of an engine that fails stands where the picture would be."""
    said = "This can't be drawn: the engine failed."
    page.route("**/pictures/**", lambda route: route.fulfill(status=503, body=said))
    page.goto(serve(project).address)
    expect(page.locator("#app-picture")).to_contain_text(said)
    expect(page.locator("#app-state")).to_have_text("")


def test_files_that_come_and_go(page: Page, served: Any) -> None:
    """The list follows; without any, the page says what to do."""
    look_at(page, served, "run.yaml")
    shutil.copy(served.folder / "run.yaml", served.folder / "new.yaml")
    expect(page.get_by_role("link", name="new.yaml").first).to_be_visible()
    for file in served.folder.glob("*.yaml"):
        file.unlink()
    expect(page.locator("#app-picture")).to_contain_text("There is no map here yet.")
    (served.folder / "maps").mkdir()
    (served.folder / "maps" / "stop.txt").write_text("The mill should stop.\n")
    (served.folder / "maps" / "stop.yaml").write_text(
        "argmap: argument/1\nsource: {title: Stop, file: stop.txt}\n"
        "argument:\n  stop: {claim: Stop., main: true, quote: should stop}\n"
    )
    expect(page.locator("#app-picture svg")).to_have_count(1)


def test_a_server_that_is_gone(page: Page, served: Any, request: pytest.FixtureRequest) -> None:
    """The page says so and keeps what it shows."""
    look_at(page, served, "run.yaml")
    page.route("**/events", lambda route: route.abort())
    served.process.terminate()
    served.process.wait(timeout=30)
    expect(page.locator("#app-connection")).to_contain_text("doesn’t answer")
    expect(page.locator("#app-picture svg")).to_have_count(1)
