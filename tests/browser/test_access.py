"""Pages that everybody can use: what axe-core finds in them, in a real browser, is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from pack_texts import BROKEN, PACK
from playwright.sync_api import Page
from test_packs import MARKS, NARROW, SENTENCE, SLOW, WIDE, preview, select

from webapp.packs import trying
from webapp.services import services

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "build" / "axe" / "axe.min.js"
PAGES = (
    ("/", ".hero"),
    ("/packs/1/", ".tried"),
    ("/packs/2/", ".faults"),
    ("/packs/built-in/history/", ".tried"),
    ("/packs/2/versions/1/", "pre.yaml"),
    ("/new/", ".packs-choice"),
    ("/packs/new/", ".tried"),
    ("/packs/wizard/", ".mark"),
)
"""Addresses, and what is there once the page is whole."""


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which `make test` fetches; without it the tests are skipped."""
    if not AXE.exists():
        pytest.skip(f"NO AXE-CORE: there is no {AXE.name} in build/axe (make test fetches it)")
    return AXE.read_text("utf-8")


@pytest.fixture(autouse=True)
def patience(monkeypatch) -> None:
    """On a busy machine a trial may take long."""
    monkeypatch.setattr(trying, "WAIT_SECONDS", 60)
    monkeypatch.setattr(trying, "WORK_SECONDS", 60)


def usable(page: Page, axe: str) -> None:
    """Nothing in the page breaks a rule of axe-core."""
    # What is expected may be there before the styles are, and a page without them is judged wrong.
    page.wait_for_load_state("load")
    page.evaluate(f"{axe};0")
    # A colour that is fading in is not the colour one reads.
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    broken = [
        f"{rule['id']}: {node['html']} – {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert broken == [], page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["narrow", "wide"])
def test_pages_of_packs_can_be_used_by_everybody(
    app: Flask, open_page, axe: str, window: dict, scheme: str
) -> None:
    """Shelf, editor (sound, faulty, to read), versions and form: names, contrast, order, roles."""
    shelf = services(app).shelf
    shelf.add(PACK)
    shelf.add(BROKEN.replace("музеи", "выставки"))
    shelf.remove(shelf.add(PACK.replace("музеи", "старое")))
    page = open_page("/packs/", **window, color_scheme=scheme)
    page.set_default_timeout(SLOW)
    usable(page, axe)
    for path, shown in PAGES:
        page.goto(path)
        page.locator(shown).first.wait_for()
        usable(page, axe)
    page.locator("[name=sentence]").fill(SENTENCE)
    for words, role, _ in MARKS:
        select(page, words)
        page.get_by_role("button", name=role, exact=True).click()
    usable(page, axe)
    page.locator("[name=ask]").nth(2).check()
    page.get_by_role("button", name="Взять").click()
    preview(page).locator(".tried").first.wait_for()
    usable(page, axe)


@pytest.mark.parametrize("window", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_link_stands_level_with_its_button(open_page, window: dict) -> None:
    """On one line the links beside the first button of the home page are centred on it."""
    page = open_page("/", **window)
    middles = page.locator(".hero .actions > *").evaluate_all(
        """all => all.map(it => it.getBoundingClientRect())
              .map(box => [box.top, box.bottom, (box.top + box.bottom) / 2])"""
    )
    (_, bottom, button), *links = middles
    assert links
    for top, _, link in links:
        assert abs(button - link) < 1 or top >= bottom
