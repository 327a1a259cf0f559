"""What a reader sees and does, in a real browser, from the disk and without a network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from argmap.reader import reader
from tests.reader.conftest import CHROMIUM, ROOT, Open, opened
from tests.test_hostile import HOSTILE, clean
from tests.test_hostile import write as write_files

AXE = ROOT / "argmap" / "reader" / "node_modules" / "axe-core" / "axe.min.js"
UNDONE = "comparison--who-undid-socialism"
PHONE = (390, 844)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


def in_view(passage: Locator) -> bool:
    """Whether a passage is all within its text's box, and that within the window."""
    seen: bool = passage.evaluate(
        """passage => {
          const inner = passage.getBoundingClientRect();
          const outer = passage.closest('.words').getBoundingClientRect();
          return inner.height > 0 && inner.top >= Math.max(0, outer.top - 1)
            && inner.bottom <= Math.min(innerHeight, outer.bottom + 1)
            && inner.left >= outer.left - 4 && inner.right <= outer.right + 4;
        }"""
    )
    return seen


def both_in_view(page: Page) -> None:
    """Assert that the chosen passages of both texts are in view."""
    for side in (0, 1):
        chosen = page.locator(".text:visible").nth(side).locator(".passage.is-chosen").first
        expect(chosen).to_be_visible()
        page.wait_for_timeout(60)
        assert in_view(chosen)


def test_choosing_a_contradiction(look: Open) -> None:
    """Its article opens, and both passages come into view, one after the other contradiction."""
    page = look("comparison")
    articles = page.locator(".contradiction")
    for number in (0, 17, 48, 3):
        article = articles.nth(number)
        article.locator(".head").click()
        expect(article.locator(".why")).to_be_visible()
        expect(page.locator(".is-open")).to_have_count(1)
        both_in_view(page)
    expect(page.locator("#app-said")).to_contain_text("Contradiction: ")
    open_ = page.locator(".is-open")
    assert open_.locator(".meta").first.inner_text() == "interpretation · direct contradiction"
    expect(open_.locator(".side .by").first).to_contain_text("Jim Hensman holds")
    expect(open_.get_by_text("Supported by").first).to_be_visible()


def test_an_address_is_a_state(look: Open) -> None:
    """What is chosen, searched, filtered and shown is in the address, and comes back with it."""
    page = look("comparison")
    page.locator(f"#{UNDONE} .head").click()
    page.locator("#app-strength").select_option("direct")
    page.locator("#app-search").fill("Khrushchev")
    page.locator("#app-hits", has_text="hits").wait_for()
    page.locator("#app-view-picture").click()
    expect(page.locator("#app-drawing a.is-chosen")).not_to_have_count(0)
    address = page.url[page.url.index("#") :]
    assert address.startswith(f"#{UNDONE}?")
    again = look("comparison", address)
    expect(again.locator(f"#{UNDONE}.is-open")).to_be_visible()
    expect(again.locator("#app-strength")).to_have_value("direct")
    expect(again.locator("#app-search")).to_have_value("Khrushchev")
    expect(again.locator("#app-hits")).to_contain_text("hits")
    expect(again.locator("#app-drawing a.is-chosen")).not_to_have_count(0)
    expect(again.locator("#app-texts")).to_be_hidden()
    again.locator("#app-view-texts").click()
    both_in_view(again)


def test_back_and_forward(look: Open) -> None:
    """The browser's own buttons go from choice to choice."""
    page = look("comparison")
    page.locator(".contradiction .head").nth(1).click()
    page.locator(".contradiction .head").nth(4).click()
    page.go_back()
    expect(page.locator(".contradiction").nth(1)).to_have_class(re.compile("is-open"))
    page.go_back()
    expect(page.locator(".is-open")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".contradiction").nth(1)).to_have_class(re.compile("is-open"))


def test_choosing_a_passage(look: Open) -> None:
    """Its node opens, with whose it is and what it bears on; its text doesn't move."""
    page = look("comparison")
    passage = page.locator("[data-nodes~='bureaucracy-of-tsarist-personnel']").first
    passage.scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    box = page.locator(".text .words").first
    before = box.evaluate("box => box.scrollTop")
    passage.click()
    node = page.locator("#hensman--bureaucracy-of-tsarist-personnel")
    expect(node).to_be_visible()
    expect(node).to_have_class(re.compile("is-open"))
    expect(node.locator(".whose")).to_contain_text("Held by the text")
    expect(node.get_by_text("Stands in the contradictions")).to_be_visible()
    assert box.evaluate("box => box.scrollTop") == before
    expect(passage).to_have_class(re.compile("is-chosen"))
    node.get_by_role("link", name="Was the early Soviet state the masses' own?").click()
    expect(page.locator("#comparison--early-soviet-state")).to_have_class(re.compile("is-open"))
    both_in_view(page)


def test_a_view_that_is_not_held(look: Open) -> None:
    """It says whose it is, and what the text does with it."""
    page = look("hensman")
    node = page.locator(".node.reported").first
    node.locator(".head").click()
    expect(node.locator(".whose")).to_contain_text("Not held by the text; said by Martin Amis")
    expect(node.locator(".whose")).to_contain_text("the text rejects it")


def test_a_passage_of_several_nodes(look: Open) -> None:
    """Choosing it again goes to the next of its nodes, and each of them names the others."""
    page = look("comparison")
    several = page.locator(".passage[data-nodes*=' ']").first
    nodes = (several.get_attribute("data-nodes") or "").split()
    prefix = several.evaluate("e => e.closest('.text').dataset.prefix")
    for id_ in (*nodes, nodes[0]):
        several.click()
        expect(page.locator(f"#{prefix}--{id_}")).to_have_class(re.compile("is-open"))
    expect(page.locator(".is-open").get_by_text("At the same passage")).to_be_visible()


def test_quotations_lead_to_their_words(look: Open) -> None:
    """Also where they are those of a node that isn't the first; the choice stays."""
    page = look("comparison", f"#{UNDONE}")
    link = page.locator(".is-open .grounds .to-words").last
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    words = page.locator(f"[id='{target}']")
    expect(words).to_have_class(re.compile("is-here"))
    page.wait_for_timeout(60)
    assert in_view(words)
    expect(page.locator(f"#{UNDONE}")).to_have_class(re.compile("is-open"))
    page.keyboard.press("Escape")
    expect(page.locator(".is-here")).to_have_count(0)


def test_search(look: Open) -> None:
    """Whatever the case, the accents, the quotation marks; across passages; wherever it is."""
    page = look("comparison")
    search, hits = page.locator("#app-search"), page.locator("#app-hits")
    search.fill("AMIS' BOOK")
    expect(hits).to_have_text(re.compile(r"^\d+ hits$"))
    search.fill("that’s an  ímportant view to debate, but unfortunately")
    expect(hits).to_have_text("1 hit")
    search.press("Enter")
    expect(hits).to_have_text("1 of 1")
    expect(page.locator("#app-said")).to_contain_text("in Jim Hensman")
    marked = "() => [...CSS.highlights.get('hit')].map(String).join('|')"
    assert page.evaluate(marked) == "That’s an important view to debate, but unfortunately"
    search.fill("who undid nothing")
    expect(hits).to_have_text("no hits")
    search.fill("whom was socialism")
    search.press("Enter")
    expect(hits).to_have_text("1 of 1")
    page.locator(f"#{UNDONE} .head").click()
    search.press("Escape")
    expect(search).to_have_value("")
    expect(hits).to_have_text("")
    expect(page.locator(f"#{UNDONE}")).to_have_class(re.compile("is-open"))


def test_hits_follow_each_other(look: Open) -> None:
    """First in the texts, then in the contradictions and the nodes, and round again."""
    page = look("comparison")
    page.keyboard.press("/")
    page.keyboard.type("Khrushchev")
    hits = page.locator("#app-hits")
    expect(hits).to_have_text(re.compile("hits"))
    count = int((hits.text_content() or "").split()[0])
    page.keyboard.press("Enter")
    page.locator("#app-search").evaluate("e => e.blur()")
    places = []
    for number in range(1, count + 1):
        expect(hits).to_have_text(f"{number} of {count}")
        place = page.evaluate(
            "() => [...CSS.highlights.get('hit')][0].startContainer.parentElement"
            ".closest('.text, .relation, .node').classList[0]"
        )
        seen = page.evaluate(
            "() => [...CSS.highlights.get('hit')][0].getBoundingClientRect().height > 0"
        )
        assert seen, (number, place)
        places.append(place)
        page.keyboard.press("n")
    expect(hits).to_have_text(f"1 of {count}")
    assert list(dict.fromkeys(places)) == ["text", "relation", "node"]
    page.keyboard.press("Shift+N")
    expect(hits).to_have_text(f"{count} of {count}")


def test_filters(look: Open) -> None:
    """By kind, strength and topic; headings without entries go; what can't be is said."""
    page = look("comparison")
    shown = page.locator(".contradiction:visible")
    expect(shown).to_have_count(49)
    page.locator("#app-kind").select_option("fact")
    for article in shown.all():
        assert (article.get_attribute("data-kind"), article.is_visible()) == ("fact", True)
    expect(page.locator("#app-contradictions")).to_contain_text(re.compile(r"\d+ of 49"))
    page.locator("#app-topic").select_option("trials")
    page.locator("#app-strength").select_option("tension")
    assert page.locator(".topic:visible").count() <= 1
    page.locator("#app-topic").select_option("principles")
    page.locator("#app-kind").select_option("motive")
    if shown.count() == 0:
        expect(page.locator("#app-nothing")).to_be_visible()
    hidden = look("comparison", f"#{UNDONE}?kind=fact")
    expect(hidden.locator(f"#{UNDONE}")).to_have_class(re.compile("is-open"))
    expect(hidden.locator(f"#{UNDONE}")).to_be_visible()


def test_by_keyboard(look: Open) -> None:
    """Every action has a key, and the focus is always seen."""
    page = look("comparison")
    press = page.keyboard.press
    press("j")
    first = page.locator(".contradiction").nth(0)
    expect(first).to_have_class(re.compile("is-open"))
    press("j")
    expect(page.locator(".contradiction").nth(1)).to_have_class(re.compile("is-open"))
    both_in_view(page)
    press("k")
    expect(first).to_have_class(re.compile("is-open"))
    press("ArrowDown")
    press("ArrowDown")
    expect(page.locator(".contradiction .head").nth(2)).to_be_focused()
    press("Enter")
    expect(page.locator(".contradiction").nth(2)).to_have_class(re.compile("is-open"))
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    press("Escape")
    expect(page.locator(".is-open")).to_have_count(0)
    press("1")
    expect(page.locator(".words").nth(0)).to_be_focused()
    press("ArrowRight")
    press("ArrowRight")
    focused = page.locator(".text .passage:focus")
    expect(focused).to_have_count(1)
    press("Enter")
    expect(page.locator(".node.is-open")).to_be_visible()
    press("2")
    expect(page.locator(".words").nth(1)).to_be_focused()
    press("0")
    expect(page.locator(".node.is-open .head")).to_be_focused()
    press("l")
    expect(page.locator("#app-relations")).to_be_visible()
    press("p")
    expect(page.locator("#app-drawing svg")).to_be_visible()
    press("p")
    expect(page.locator("#app-texts")).to_be_visible()
    background = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    press("t")
    press("t")
    assert page.evaluate(background) == "rgb(20, 23, 28)"
    page.reload()
    assert page.evaluate(background) == "rgb(20, 23, 28)"
    press("?")
    expect(page.locator("#app-help")).to_be_visible()
    press("j")
    press("Escape")
    expect(page.locator("#app-help")).to_be_hidden()
    press("/")
    expect(page.locator("#app-search")).to_be_focused()
    page.keyboard.type("jkpt?")
    expect(page.locator("#app-search")).to_have_value("jkpt?")
    expect(page.locator("#app-hits")).to_have_text("no hits")


def test_tab_reaches_everything(look: Open) -> None:
    """Search, switches, theme, help, list, filters, one entry of it, both texts."""
    page = look("comparison")
    met: list[str] = []
    for _ in range(24):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                "(e => e.id || e.closest('.text')?.id + ' ' + e.className"
                " || e.className)(document.activeElement)"
            )
        )
    wanted = "search view-texts view-picture theme keys list-relations list-nodes topic kind"
    places = [met.index(f"app-{name}") for name in wanted.split()]
    assert places == sorted(places)
    assert sum(each.endswith("head") for each in met) == 1
    assert sum(each.endswith(" words") for each in met) == 2
    assert sum(each.endswith("--words") for each in met) == 2


def test_the_picture(look: Open) -> None:
    """It shows what is chosen, and what is chosen in it opens in the list."""
    page = look("comparison", f"#{UNDONE}?view=picture")
    chosen = page.locator(f"#app-drawing a.is-chosen[href='#{UNDONE}']")
    expect(chosen).to_be_in_viewport()
    expect(page.locator("#app-part option:checked")).to_have_text("The Revolution and socialism")
    card = page.locator("#app-drawing a[href^='#hensman--']").first
    name = (card.get_attribute("href") or "")[1:]
    card.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{name}")).to_have_class(re.compile("is-open"))
    expect(page.locator("#app-drawing svg")).to_be_visible()
    page.locator("#app-part").select_option("The purges and the trials")
    expect(page.locator("#app-drawing svg")).to_contain_text("The purges and the trials")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    page.locator("#app-zoom").click()
    expect(page.locator("#app-drawing")).to_have_class("is-full")


def test_an_argument_file(look: Open) -> None:
    """One text, its outline, and no contradictions."""
    page = look("hensman")
    expect(page.locator(".text")).to_have_count(1)
    expect(page.locator("#app-relations, .filters, #app-list-nodes")).to_have_count(0)
    expect(page.locator(".node")).to_have_count(114)
    page.keyboard.press("j")
    node = page.locator(".node").first
    expect(node).to_have_class(re.compile("is-open"))
    page.wait_for_timeout(60)
    assert in_view(page.locator(".passage.is-chosen").first)
    page.keyboard.press("p")
    expect(page.locator("#app-drawing a.is-chosen")).to_be_in_viewport()


def test_three_texts(look: Open) -> None:
    """Two of them stand side by side, in the file's order; a contradiction brings its own."""
    page = look("three-texts")
    texts = page.locator(".text:visible h2")
    expect(texts).to_have_text(["The mill of one", "The mill of two"])
    page.get_by_role("link", name="two or three?").click()
    expect(texts).to_have_text(["The mill of two", "The mill of three"])
    both_in_view(page)
    expect(page.locator(".is-open .side .by b").first).to_have_text("The mill of two")
    page.get_by_label("Left text").select_option("one")
    expect(texts).to_have_text(["The mill of one", "The mill of three"])
    assert "texts=one%2Bthree" in page.url
    page.reload()
    expect(texts).to_have_text(["The mill of one", "The mill of three"])


def test_a_phone(look: Open) -> None:
    """Tabs, nothing to scroll sideways, and the node of a passage below its text."""
    page = look("comparison", size=PHONE)
    tabs = page.locator("#app-tabs button")
    expect(tabs).to_have_text(["Contradictions", "Jim Hensman", "Wilf Dixon", "Picture"])
    for number in range(4):
        tabs.nth(number).click()
        expect(tabs.nth(number)).to_have_attribute("aria-current", "page")
        wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1]
    tabs.nth(0).click()
    page.locator(f"#{UNDONE} .head").click()
    expect(page.locator(f"#{UNDONE} .to-words").first).to_be_visible()
    sideways = page.evaluate(
        "(e => [e.scrollWidth, e.clientWidth])(document.querySelector('#app-list'))"
    )
    assert sideways[0] <= sideways[1]
    tabs.nth(2).click()
    chosen = page.locator(".is-tab .passage.is-chosen").first
    page.wait_for_timeout(60)
    assert in_view(chosen)
    chosen.click()
    expect(page.locator(".node.is-open")).to_be_in_viewport()
    expect(chosen).to_be_in_viewport()
    page.locator("#app-close").click()
    expect(page.locator("#app-pane")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 640, 760, 900, 1024, 1920])
def test_no_width_scrolls_sideways(look: Open, width: int) -> None:
    """Nor does anything stand outside the window."""
    page = look("comparison", f"#{UNDONE}", size=(width, 800))
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    tall = page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert tall[0] <= tall[1]


def test_on_paper(look: Open) -> None:
    """Every contradiction with both quotations and where they stand; no controls."""
    page = look("comparison")
    page.emulate_media(media="print")
    article = page.locator(f"#{UNDONE}")
    for words in ("undermining and eventually reversing", "Khrushchev fell in 1963"):
        expect(article.get_by_text(words).first).to_be_visible()
    expect(article.get_by_text("line 57").first).to_be_visible()
    expect(page.locator(".sources-used")).to_contain_text("The Stalin Society. 1994-10-16")
    for gone in ("#app-texts", ".bar", ".controls", "#app-tabs", "#app-nodes"):
        for each in page.locator(gone).all():
            expect(each).to_be_hidden()


def test_without_scripts(look: Open) -> None:
    """Everything is there to be read, and an address leads to it; no control does nothing."""
    page = look("comparison", "#dixon--socialism-is-electrification", scripts=False)
    expect(page.locator("#dixon--socialism-is-electrification")).to_be_in_viewport()
    expect(page.locator(f"#{UNDONE} .why")).to_be_visible()
    expect(page.locator(".text .words").nth(1)).to_contain_text("Thank you for giving us")
    expect(page.locator("#app-search")).to_be_hidden()
    assert page.locator("button:visible, select:visible").count() == 0


def test_what_is_hostile_is_words(look: Open, tmp_path: Path) -> None:
    """In every field; searched, chosen and drawn. The policy would stop what it tried."""
    (tmp_path / ".git").mkdir()
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>]]>\"'\u202e"
    write_files(tmp_path, clean("m", evil, (*HOSTILE, evil)))
    for name in ("m", "m-comparison"):
        (tmp_path / f"{name}.html").write_text(
            reader(opened(tmp_path / f"{name}.yaml")), encoding="utf-8"
        )
        page = look(name, folder=tmp_path)
        for _ in range(3):
            page.keyboard.press("j")
        page.keyboard.press("p")
        expect(page.locator("#app-drawing svg")).to_contain_text("<script>")
        page.keyboard.press("p")
        page.locator("#app-search").fill("<script>alert(1)")
        page.locator("#app-search").press("Enter")
        expect(page.locator("#app-hits")).to_contain_text("1 of")
        assert page.locator("img, body script").count() == 1
        assert "\u202e" not in page.content()
        look(
            name,
            "#%22onclick=alert(1)?q=%3Cimg src=x onerror=alert(1)%3E&part=%27",
            folder=tmp_path,
        )


def test_the_policy_holds(browser: Any, pages: Path) -> None:
    """A script, a style and an image that weren't there, and markup made of a string."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script(
        "window.stopped = []; addEventListener('securitypolicyviolation',"
        " e => stopped.push(e.effectiveDirective))"
    )
    page.goto((pages / "comparison.html").as_uri())
    page.evaluate(
        """() => {
          const add = (name, text) => {
            const element = document.createElement(name);
            element.append(text);
            document.body.append(element);
          };
          add('style', 'body { display: none }');
          const image = new Image();
          image.src = 'https://evil.example/x.png';
          document.body.setAttribute('style', 'color: red');
          try { add('script', 'window.run = 1'); } catch {}
          try { document.body.innerHTML = '<b>x</b>'; } catch (error) { stopped.push(error.name); }
          return new Promise(done => setTimeout(done, 200));
        }"""
    )
    stopped = set(page.evaluate("stopped"))
    assert {"style-src-elem", "img-src", "style-src-attr", "TypeError"} <= stopped
    assert stopped & {"script-src-elem", "require-trusted-types-for"}
    assert page.evaluate("window.run") is None
    context.close()


STATES = {
    "nothing": "",
    "contradiction": "#m-comparison--x",
    "counterpart": "#m-comparison--_counterpart--z",
    "node": "#m--b",
    "picture": "#m-comparison--x?view=picture&tab=picture",
    "search": "#?q=said",
    "text": "#m--a?tab=text-one",
    "help": "",
}


def shut_out(page: Page) -> list[tuple[str, str]]:
    """Return what axe-core knows to shut somebody out: names, roles, contrast, headings, ..."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        (each["id"], node["html"][:200] + str(node.get("failureSummary")))
        for each in found["violations"]
        for node in each["nodes"][:1]
    ]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small comparison that has something in every field."""
    folder = tmp_path_factory.mktemp("small")
    (folder / ".git").mkdir()
    write_files(folder, clean("m", "What is said here, whatever it is."))
    html = reader(opened(folder / "m-comparison.yaml"))
    (folder / "m-comparison.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.skipif(not AXE.is_file(), reason="needs `npm ci` in argmap/reader")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), PHONE], ids=["wide", "phone"])
def test_nothing_shuts_anybody_out(
    look: Open, small: Path, size: tuple[int, int], theme: str
) -> None:
    """In any state of the page, in either theme."""
    for state, address in STATES.items():
        page = look("m-comparison", address, size=size, theme=theme, folder=small)
        if state == "help":
            page.keyboard.press("?")
        assert shut_out(page) == [], state


@pytest.mark.skipif(not AXE.is_file(), reason="needs `npm ci` in argmap/reader")
@pytest.mark.parametrize("address", [f"#{UNDONE}", f"#{UNDONE}?view=picture"])
def test_the_example_shuts_nobody_out(look: Open, address: str) -> None:
    """A comparison as people write them."""
    assert shut_out(look("comparison", address, theme="dark")) == []
