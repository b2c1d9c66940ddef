"""A real Chromium looking at the pages of a real server, with the network shut."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright
from werkzeug.serving import make_server
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once; the tests are skipped where there is none."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip(f"NO BROWSER: none of {', '.join(CHROMIUM)} is on PATH (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _whole(app: Flask) -> WSGIApplication:
    """The application with every answer read before it is sent.

    A browser that leaves a page breaks the connection, and the development server then leaves the
    file it was sending open.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        with closing(ClosingIterator(app(environ, start_response))) as pieces:
            return [b"".join(pieces)]

    return answer


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The address of the application, served on a free port."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens the site in a window of its own; the test fails on anything amiss in it.

    Amiss are: a request to anywhere but the site, an error on the console (as when the content
    security policy blocks something), an exception in a script.
    """
    contexts: list[BrowserContext] = []
    amiss: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(f"{site}/"):
            route.continue_()
        else:
            amiss.append(f"outside request: {route.request.url}")
            route.abort()

    def open_page(path: str = "/", pardons: tuple[str, ...] = (), **options) -> Page:
        """Opens a page; `pardons` are refusals that this window is meant to meet."""
        # The pages speak the browser's language.
        options.setdefault("locale", "ru-RU")
        context = chromium.new_context(base_url=site, **options)
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: amiss.append(f"script: {error}"))
        page.on(
            "console",
            lambda said: (
                amiss.append(f"console: {said.text}")
                if _is_fault(said) and not any(each in said.text for each in pardons)
                else None
            ),
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        # A request still under way must not keep the window from closing.
        context.unroute_all(behavior="ignoreErrors")
        context.close()
    assert amiss == []


def _is_fault(said) -> bool:
    # A form sent back with advice answers 400, which Chromium notes as an error of its own.
    return said.type == "error" and "400 (BAD REQUEST)" not in said.text
