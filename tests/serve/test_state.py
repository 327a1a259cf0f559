"""What is shown, without a server: the last good picture, parts, links, what is watched."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from argmap.draw import EngineError
from argmap.serve import app
from argmap.serve.app import Site
from argmap.serve.editor import EDITORS, link
from argmap.serve.page import page_data
from argmap.serve.pictures import draw
from argmap.serve.readers import Reader, make
from argmap.serve.state import Entry, Preview
from argmap.serve.watch import concerns_maps, files_of, saved, stamps
from argmap.workspace import load


@pytest.fixture
def preview(project: Path) -> Preview:
    """A preview of the project, read once."""
    made = Preview(lambda: load([project], working_directory=project))
    made.refresh()
    return made


def entry(preview: Preview, name: str) -> Entry:
    """Return a file's entry."""
    return next(each for each in preview.shown.entries if each.name == name)


def drawn(preview: Preview, name: str) -> str:
    """Return the whole picture of a file."""
    good = entry(preview, name).good
    assert good
    return draw(good.file, good.parts[0])


def change(file: Path, old: str, new: str) -> None:
    """Save a file in which something reads differently."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("argument:", "argument: [", "yaml-syntax"),
        ("main: true", "mian: true", "schema"),
        ("supports: run", "supports: walk", "unknown-id"),
        ("quote: It feeds", "quote: It starves", "quote-not-found"),
    ],
)
def test_the_last_good_picture_is_kept(
    project: Path, preview: Preview, old: str, new: str, rule: str
) -> None:
    """Whatever the error is: what was drawn is drawn, of the map and of the comparison."""
    before = {name: drawn(preview, name) for name in ("run.yaml", "both.yaml")}
    change(project / "run.yaml", old, new)
    preview.refresh()
    assert rule in {each.rule for each in preview.shown.findings}
    for name, picture in before.items():
        now = entry(preview, name)
        assert now.broken
        assert now.title and now.kind
        assert drawn(preview, name) == picture
    assert not entry(preview, "stop.yaml").broken
    change(project / "run.yaml", new, old)
    preview.refresh()
    assert not any(each.broken for each in preview.shown.entries)


def test_a_part_that_nobody_has_looked_at_is_kept_too(project: Path, preview: Preview) -> None:
    """It is drawn when it is asked for, from the files as they were."""
    change(project / "both.yaml", "comparison/1", "comparison/1: [")
    (project / "run.yaml").unlink()
    preview.refresh()
    broken = entry(preview, "both.yaml")
    assert broken.good
    assert [part.id for part in broken.good.parts] == ["whole", "topic-mill", "topic-town"]
    assert "The town" in draw(broken.good.file, broken.good.parts[2])


def test_a_file_that_never_was_good(project: Path) -> None:
    """It has no picture, and its findings are there."""
    (project / "run.yaml").write_text("argmap: argument/1\nsource: [\n")
    preview = Preview(lambda: load([project], working_directory=project))
    preview.refresh()
    assert entry(preview, "run.yaml").good is None
    assert entry(preview, "both.yaml").good is None
    shown = page_data(preview.shown, "mill", "vscode")
    assert [each["name"] for each in shown["files"]] == ["both.yaml", "stop.yaml", "run.yaml"]
    assert shown["files"][2]["counts"]["error"] == 1


def test_what_settings_allow_is_not_drawn(project: Path, preview: Preview) -> None:
    """As in `argmap render`: no setting makes a quotation proved. And the page says why."""
    (project / "argmap.toml").write_text('[severity]\nquote-not-found = "off"\n')
    change(project / "run.yaml", "quote: It feeds", "quote: It starves")
    preview.refresh()
    assert entry(preview, "run.yaml").broken
    assert "quote-not-found" in {each.rule for each in preview.shown.findings}


def test_a_source_that_changes(project: Path, preview: Preview) -> None:
    """What it is drawn from has changed with it."""
    good = entry(preview, "run.yaml").good
    (project / "run.txt").write_text("Well. The mill should run. It feeds the town.\n")
    preview.refresh()
    now = entry(preview, "run.yaml").good
    assert good and now and good.digest != now.digest


def test_parts(project: Path, preview: Preview) -> None:
    """A comparison's topics; a topic of tensions alone shows them without being asked."""
    good = entry(preview, "both.yaml").good
    assert good
    whole, mill, town = good.parts
    assert (whole.direct, whole.tensions) == (True, True)
    assert (mill.direct, mill.tensions) == (True, False)
    assert "Does the town need" in draw(good.file, town)
    assert "Does the town need" not in draw(good.file, whole).replace("\n", " ")
    assert "Does the town need" in draw(good.file, whole, tensions=True)


def test_trouble(project: Path, preview: Preview) -> None:
    """A path that goes away is said to have gone; a fault of ours leaves what was shown."""
    here = {"fails": False}

    def read() -> Any:
        if here["fails"]:
            raise ZeroDivisionError("\u202e")
        return load([project / "run.yaml"], working_directory=project)

    preview = Preview(read)
    preview.refresh()
    here["fails"] = True
    preview.refresh()
    assert "ZeroDivisionError" in preview.shown.trouble
    assert len(preview.shown.entries) == 1
    assert "\u202e" not in str(page_data(preview.shown, "x", "none"))
    here["fails"] = False
    (project / "run.yaml").unlink()
    preview.refresh()
    assert "no file or folder" in preview.shown.trouble


def test_what_cannot_be_seen_is_written_out(project: Path) -> None:
    """In titles, names and messages alike."""
    (project / "a\u202eb.yaml").write_text(
        (project / "run.yaml").read_text().replace("The mill should run, ", '"\\u202ex", ')
    )
    preview = Preview(lambda: load([project], working_directory=project))
    preview.refresh()
    shown = page_data(preview.shown, "\u202e", "vscode")
    # Links are percent-encoded; everything else is text.
    assert "\u202e" not in str(shown) and "a\\u202eb.yaml" in {
        each["name"] for each in shown["files"]
    }


def test_links() -> None:
    """A name can't end the path, nor begin a line or a column of its own."""
    file = Path("/a b/%41?x#y:9&line=8.yaml")
    path = "/a%20b/%2541%3Fx%23y%3A9%26line%3D8.yaml"
    assert link("vscode", file, 3, 5) == f"vscode://file{path}:3:5"
    assert link("idea", file, 3, 5) == f"idea://open?file={path}&line=3&column=5"
    assert link("none", file, 3, 5) == ""
    assert all(link(each, file, 3, 5).startswith(f"{each}://") for each in EDITORS[:-1])


def test_what_is_watched(project: Path) -> None:
    """Maps, settings, what is missing; not what lies in hidden folders."""
    (project / "run.txt").unlink()
    (project / "maps").mkdir()
    workspace = load([project], working_directory=project)
    files = files_of(workspace)
    assert {project / name for name in ("run.txt", "argmap.toml", "both.yaml")} <= files
    for name, concerns in (
        ("new.yaml", True),
        ("maps", True),
        ("run.txt", True),
        ("argmap.toml", True),
        ("other.txt", False),
        ("run.svg", False),
        (".git/x.yaml", False),
        ("maps/.cache/x.yaml", False),
    ):
        assert concerns_maps(project, project / name, files) is concerns, name


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_burst_of_saves_is_one(project: Path, tmp_path: Path, elsewhere: bool) -> None:
    """Also of a file that lies outside what is watched, and is looked at twice a second."""
    (project / "maps").mkdir()
    shown = project / "maps" if elsewhere else project
    file = project / "run.txt"

    known = stamps([file])

    async def count() -> int:
        found = 0
        async with aclosing(saved(shown, lambda: known)) as news:
            waiting = asyncio.ensure_future(anext(news))
            await asyncio.sleep(1)
            for number in range(20):
                file.write_text(f"{number}\n" * number)
            while True:
                try:
                    await asyncio.wait_for(waiting, 2)
                except TimeoutError:
                    return found
                found += 1
                known.update(stamps([file]))
                waiting = asyncio.ensure_future(anext(news))

    assert 1 <= asyncio.run(count()) <= 2


def _asked(preview: Preview, *parts: str) -> list[object]:
    async def ask() -> list[object]:
        site = Site(preview, "mill", "none")
        good = entry(preview, "both.yaml").good
        assert good
        wanted = [next(each for each in good.parts if each.id == part) for part in parts]
        jobs = [site.picture("x", good, part, False) for part in wanted]
        found: list[object] = list(await asyncio.gather(*jobs, return_exceptions=True))
        site.close()
        return found

    return asyncio.run(ask())


def test_a_picture_is_drawn_once(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ask for it, and only if somebody does."""
    done: list[str] = []
    lock = threading.Lock()

    def counted(file: Any, part: Any, *, tensions: bool) -> str:
        with lock:
            done.append(part.id)
        return str(part.id)

    monkeypatch.setattr(app, "draw", counted)
    assert _asked(preview, "whole", "topic-mill", "whole") == ["whole", "topic-mill", "whole"]
    assert sorted(done) == ["topic-mill", "whole"]


def test_what_failed_is_tried_again(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine's failure isn't kept."""
    site = Site(preview, "mill", "none")
    good = entry(preview, "both.yaml").good
    assert good
    answers: list[Callable[[], str]] = [lambda: _fail(), lambda: "drawn"]
    monkeypatch.setattr(app, "draw", lambda *_, **__: answers.pop(0)())

    async def ask() -> str:
        with pytest.raises(EngineError):
            await site.picture("x", good, good.parts[0], False)
        return await site.picture("x", good, good.parts[0], False)

    assert asyncio.run(ask()) == "drawn"
    site.close()


def test_a_reader_is_made_once_and_beside_the_rest(
    project: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many ask for it; meanwhile others are answered; a saved change makes it anew."""
    made: list[str] = []
    others = threading.Event()

    def slowly(file: Any) -> Reader:
        made.append(file.name)
        assert others.wait(10)
        return make(file)

    monkeypatch.setattr(app, "make", slowly)
    site = Site(preview, "mill", "none")

    async def ask() -> list[Reader]:
        asked = [asyncio.ensure_future(_read(site, preview)) for _ in range(3)]
        await asyncio.sleep(0.1)
        others.set()
        found = await asyncio.gather(*asked)
        change(project / "run.yaml", "The mill feeds", "It feeds")
        preview.refresh()
        found.append(await _read(site, preview))
        change(project / "run.yaml", "argument:", "argument: [")
        preview.refresh()
        return [*found, await _read(site, preview)]

    one, two, three, changed, broken = asyncio.run(ask())
    assert made == ["both.yaml", "both.yaml"]
    assert one is two is three and one.html != changed.html and changed is broken
    assert one.policy == changed.policy
    site.close()


async def _read(site: Site, preview: Preview) -> Reader:
    id_ = entry(preview, "both.yaml").id
    version = site.version(id_)
    assert version
    return await site.reader(id_, version)


def _fail() -> str:
    raise EngineError("it isn't there")
