"""What a real browser shows: measured from its boxes, not from ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EXAMPLES = Path(__file__).parents[2] / "examples"

_MEASURE = """
const found = [];
for (const group of document.querySelectorAll('g.node')) {
  const shape = group.querySelector('path, polygon');
  for (const text of group.querySelectorAll('text')) {
    const inner = text.getBoundingClientRect();
    const outer = (shape || document.querySelector('svg')).getBoundingClientRect();
    const over = Math.max(outer.left - inner.left, inner.right - outer.right,
                          outer.top - inner.top, inner.bottom - outer.bottom);
    if (over > 1) found.push([group.id, text.textContent, over]);
  }
}
const page = document.querySelector('svg').getBoundingClientRect();
for (const element of document.querySelectorAll('text, path, polygon, polyline')) {
  const box = element.getBoundingClientRect();
  if (box.left < page.left - 1 || box.right > page.right + 1 ||
      box.top < page.top - 1 || box.bottom > page.bottom + 1)
    found.push(['outside', element.textContent || element.tagName, box.right - page.right]);
}
const cards = [...document.querySelectorAll('g.node')].filter(g => g.querySelector('text'))
  .map(g => [g.id, g.getBoundingClientRect()]);
for (const [i, [id, a]] of cards.entries())
  for (const [other, b] of cards.slice(i + 1))
    if (a.left < b.right - 1 && b.left < a.right - 1 &&
        a.top < b.bottom - 1 && b.top < a.bottom - 1)
      found.push(['overlap', id, other]);
document.title = 'measured';
document.body.dataset.found = JSON.stringify(found);
"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("font", ["as it is", "another"])
@pytest.mark.parametrize("svg", sorted(EXAMPLES.rglob("*.svg")), ids=lambda path: path.stem)
def test_every_line_stands_in_its_box(svg: Path, font: str, tmp_path: Path) -> None:
    """No text is outside its card, nothing outside the picture, no card over another.

    Also on a machine that has none of the named fonts.
    """
    text = svg.read_text(encoding="utf-8")
    if font == "another":
        text = re.sub(r'font-family="[^"]*"', 'font-family="DejaVu Sans Mono, monospace"', text)
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><body>{text}<script>{_MEASURE}</script>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    found = re.search(r'data-found="([^"]*)"', done.stdout.decode("utf-8"))
    assert found, "the page was not measured"
    assert json.loads(found.group(1).replace("&quot;", '"')) == []
