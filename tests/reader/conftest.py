"""Pages to look at, and a browser that looks at them with its network off."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from argmap.opened import ArgumentFile, ComparisonFile
from argmap.reader import reader
from argmap.workspace import load

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "stalin"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
Open = Callable[..., Page]


def opened(path: Path) -> ArgumentFile | ComparisonFile:
    """Return a file of a project, opened from its root."""
    here = ROOT if path.is_relative_to(ROOT) else path.parent
    workspace = load([path], working_directory=here)
    return next(file for file in workspace.files if file.path == path.resolve())


@pytest.fixture(scope="session")
def comparison_html() -> str:
    """The reader of the example's comparison."""
    return reader(opened(EXAMPLES / "comparison.yaml"))


@pytest.fixture(scope="session")
def argument_html() -> str:
    """The reader of one of the example's texts."""
    return reader(opened(EXAMPLES / "hensman.yaml"))


@pytest.fixture(scope="session")
def pages(
    tmp_path_factory: pytest.TempPathFactory, comparison_html: str, argument_html: str
) -> Path:
    """A folder with both of them, and one of three texts."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "comparison.html").write_text(comparison_html, encoding="utf-8")
    (folder / "hensman.html").write_text(argument_html, encoding="utf-8")
    (folder / ".git").mkdir()
    for name in ("one", "two", "three"):
        (folder / f"{name}.txt").write_text(f"The mill of {name} should run.\n")
        (folder / f"{name}.yaml").write_text(
            f"argmap: argument/1\nsource: {{title: The mill of {name}, file: {name}.txt}}\n"
            f"argument:\n  run: {{claim: The mill of {name} should run., main: true, "
            f"quote: The mill of {name} should run.}}\n"
        )
    pairs = (("one", "two"), ("two", "three"), ("one", "three"))
    said = "".join(
        f"  {one}-{two}: {{question: {one} or {two}?, kind: evaluation, strength: direct, "
        f"sides: {{{two}: run, {one}: run}}, why: Only one can run.}}\n"
        for one, two in pairs
    )
    (folder / "three-texts.yaml").write_text(
        "argmap: comparison/1\ntitle: Which mill?\n"
        "texts: {one: one.yaml, two: two.yaml, three: three.yaml}\n"
        f"contradictions:\n{said}"
    )
    made = reader(opened(folder / "three-texts.yaml"))
    (folder / "three-texts.html").write_text(made, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")  # two drivers of a browser can't be there at the same time
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-component-update", "--disable-sync"],
        )
        yield started
        started.close()


@pytest.fixture
def look(browser: Browser, pages: Path) -> Iterator[Open]:
    """Opens a page from the disk, without a network; what it complains of fails the test."""
    contexts = []
    complaints: list[str] = []

    def look_at(
        name: str,
        address: str = "",
        *,
        size: tuple[int, int] = (1400, 900),
        theme: str = "light",
        scripts: bool = True,
        folder: Path | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="en-GB",
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion="reduce",
            offline=True,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        if scripts:
            context.add_init_script(
                "addEventListener('securitypolicyviolation',"
                " e => console.error('policy', e.violatedDirective, e.blockedURI))"
            )
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        wanted = ((folder or pages) / f"{name}.html").as_uri()
        page.on(
            "request",
            lambda request: (
                None
                if request.url.partition("#")[0] == wanted or request.url.startswith("data:")
                else complaints.append(request.url)
            ),
        )
        page.goto(wanted + address)
        return page

    yield look_at
    for context in contexts:
        context.close()
    assert complaints == []
