"""Every page in every language, in every light, on a phone and on a laptop: for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from every_kind import every_kind
from flask import Flask
from playwright.sync_api import Page, Response
from test_access import axe, patience
from walk import Walk
from werkzeug.exceptions import HTTPException

from quizgen.model import Deck
from webapp import create_app
from webapp.services import services
from webapp.storage import sqlite_url

__all__ = ["axe", "patience"]

pytestmark = pytest.mark.browser

LOCALES = {"ru": "ru-RU", "kk": "kk-KZ", "en": "en-GB"}
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}
REFUSALS = ("404 (NOT FOUND)", "403 (FORBIDDEN)", "413 (REQUEST ENTITY TOO LARGE)")

NO_PAGES = {
    "static", "submit.state", "decks.as_json", "decks.as_apkg", "pack.as_file",
    "anki.download", "several.download",
}  # fmt: skip
"""Endpoints that answer GET with a file or with what only a script reads."""
LEADS_ON = {"quiz.resume", "learner.go_on"}
"""Endpoints that answer with the address of another page."""
INSIDE = {"anki.card"}
"""Shown inside another page, in a frame of its own."""

MEASURES = """() => {
  const said = (it) => `${it.tagName}.${it.className}: ${it.textContent.trim().slice(0, 60)}`;
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push(`wider than the window: ${root.scrollWidth}`);
  const targets = "a[href], button, select, summary, textarea, label.option, "
    + "input:not([type=hidden])";
  for (const it of document.querySelectorAll(targets)) {
    if (it.matches(".option input, .pill input") || !it.checkVisibility()) continue;
    const style = getComputedStyle(it);
    // Within a sentence a link is as high as its line; what is cut away is not for fingers.
    if (style.display === "inline" || style.clipPath !== "none") continue;
    const box = it.getBoundingClientRect();
    const least = it.closest("[data-question] .sheet, .quiz") ? 44 : 24;
    if (box.height && (box.height < least || box.width < least))
      found.push(`small, ${box.width}×${box.height}: ${said(it)}`);
  }
  const apart = ".unseen, .unseen *, .results thead *, .gutter, svg *, "
    + "iframe, textarea, select, input";
  for (const it of document.querySelectorAll("body *")) {
    const style = getComputedStyle(it);
    if (it.matches(apart) || style.display === "inline" || !it.checkVisibility()) continue;
    if (/auto|scroll/.test(style.overflowX) || style.clipPath !== "none") continue;
    // These reach out of their place by as much as the ring around a focus needs.
    const spare = it.querySelector(".trying") ? 6 : 4;
    if (it.clientWidth && it.scrollWidth > it.clientWidth + spare)
      found.push(`cut off, ${it.scrollWidth} in ${it.clientWidth}: ${said(it)}`);
    if (style.overflowY === "hidden" && it.clientHeight && it.scrollHeight > it.clientHeight + 3)
      found.push(`cut off below: ${said(it)}`);
  }
  return found;
}"""
AXE = """async ([colours]) => {
  await Promise.all(document.getAnimations().map(each => each.finished));
  const some = colours ? {runOnly: ["color-contrast", "link-in-text-block"]} : {};
  const {violations} = await axe.run(document, {...some, resultTypes: ["violations"]});
  return violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.html} – ${node.failureSummary}`));
}"""


@pytest.fixture
def app(deck: Deck, tmp_path: Path) -> Iterator[Flask]:
    """The web application without a single deck."""
    folder = tmp_path / "decks"
    folder.mkdir()
    url = sqlite_url(tmp_path / "quiz.sqlite3")
    app = create_app({"DATABASE_URL": url, "DECKS_FOLDER": folder})
    yield app
    services(app).storage.close()


class Eye:
    """Looks at every page met, at the size of a phone and of a laptop, and notes what is amiss.

    In Russian both lights are tried at both sizes; a page is the same in the dark but for its
    colours, so there only these are judged. In another language by turns one of them at one size,
    the other at the other.
    """

    def __init__(self, app: Flask, axe: str, language: str) -> None:
        self.app, self.axe, self.language = app, axe, language
        self.amiss: list[str] = []
        self.names: list[str] = []
        self.met: set[str] = set()

    def watch(self, page: Page) -> None:
        page.on("response", self._note)

    def _note(self, answer: Response) -> None:
        told = answer.headers.get("content-type", "")
        if answer.request.is_navigation_request() and told.startswith("text/html"):
            self.met.add(self.endpoint(answer.url, answer.request.method))

    def endpoint(self, address: str, method: str) -> str:
        path = "/" + address.partition("//")[2].partition("/")[2].partition("?")[0]
        try:
            return self.app.url_map.bind("localhost").match(path, method=method)[0]
        except HTTPException:
            return ""

    def see(self, page: Page, name: str) -> None:
        self.names.append(name)
        found: list[str] = []
        # What is measured is the page with its styles.
        page.wait_for_load_state("load")
        if page.evaluate("document.documentElement.lang") != self.language:
            found.append("another language")
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(f"{self.axe};0")
        for size, (first, *others) in zip((NARROW, WIDE), self._lights(), strict=True):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=first)
            found += page.evaluate(MEASURES)
            found += page.evaluate(AXE, [False])
            for other in others:
                page.emulate_media(color_scheme=other)
                found += page.evaluate(AXE, [True])
        self.amiss += [f"{name} ({self.language}, {page.url}): {each}" for each in found]

    def _lights(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lights at the small size and at the large one, the first to be judged in full."""
        if self.language == "ru":
            return ("light", "dark"), ("light", "dark")
        both = ("light",), ("dark",)
        return both if len(self.names) % 2 else both[::-1]


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_for_everybody(
    app: Flask, deck: Deck, open_page, axe: str, tmp_path: Path, language: str
) -> None:
    """axe-core finds nothing, nothing is cut off or too small, and no page is left out."""
    eye = Eye(app, axe, language)
    options = {"viewport": WIDE, "locale": LOCALES[language]}

    def refused(path: str) -> Page:
        page = open_page(path, pardons=REFUSALS, **options)
        eye.watch(page)
        return page

    page = open_page("/", **options)
    page.set_default_timeout(20_000)
    eye.watch(page)
    Walk(app, every_kind(deck), tmp_path / "decks", page, refused, eye.see).go()
    assert not eye.amiss, "\n".join(eye.amiss)
    assert len(set(eye.names)) == len(eye.names)
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    assert pages - NO_PAGES - LEADS_ON - eye.met == set(), "say in walk.py how to get there"
    assert eye.met >= INSIDE
