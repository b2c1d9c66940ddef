"""The session's cookie goes over HTTPS only wherever the page came by it."""

from __future__ import annotations

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface


class _Sessions(SecureCookieSessionInterface):
    def get_cookie_secure(self, app: Flask) -> bool:
        return super().get_cookie_secure(app) or is_https()


def register(app: Flask) -> None:
    """Take the cookie's «Secure» from the request."""
    app.session_interface = _Sessions()


def is_https() -> bool:
    """Whether the page came by HTTPS, or a proxy says it did.

    Anybody can say so of his own request, and thereby only forbids his own cookies to go by HTTP.
    """
    said = request.headers.get("X-Forwarded-Proto", "")
    return request.is_secure or said.strip().lower().startswith("https")
