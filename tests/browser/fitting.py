"""What every page must be: no wider than its window, with targets big enough for a finger."""

from playwright.sync_api import Page

TARGETS = "a, button, select, summary, textarea, label.option, label.pill"
LEAST = 44
"""CSS pixels."""


def fits(page: Page) -> None:
    """The page is no wider than its window, and its targets are big enough for a finger."""
    page.wait_for_load_state()
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, page.url
    small = page.evaluate(
        """([targets, least]) => [...document.querySelectorAll(targets)]
             .map(it => [it.innerText, it.getBoundingClientRect()])
             .filter(([, box]) => box.height > 0 && box.height < least)
             .map(([text, box]) => `${text}: ${box.height}`)""",
        [TARGETS, LEAST],
    )
    assert small == [], page.url
