"""Somebody's browser, without one: pages are opened and forms are sent."""

from __future__ import annotations

import re

from flask import Flask


class Browser:
    """A client that sends the token of the forms, as a browser does."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()

    def get(self, path: str, **options):
        """Open a page, following redirects."""
        return self.client.get(path, follow_redirects=True, buffered=True, **options)

    def send(self, path: str, follow: bool = True, **fields):
        """Send a form."""
        page = self.client.get("/new/").text
        token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]
        data = {"csrf_token": token, **fields}
        return self.client.post(path, data=data, follow_redirects=follow)

    def start(self, key: str = "sad", count: str = "0") -> str:
        """Begin a quiz; returns the address of the attempt, without a slash at the end."""
        return self.send(f"/decks/{key}/start", follow=False, count=count).location.rstrip("/")
