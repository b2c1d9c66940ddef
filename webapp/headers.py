"""Headers that tell the browser to trust these pages with as little as they need."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.wrappers import Response

# Styles and scripts come from our own files only: nothing inline runs, whatever an article holds.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The link of an attempt is its only lock; other sites must not see it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def register(app: Flask) -> None:
    """Add the headers to every response."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.blueprint == "quiz":
        # Going back must ask again: the question may be answered by now.
        response.headers["Cache-Control"] = "no-store"
    elif response.headers.get("Cache-Control") != "no-store" and not _is_static(response):
        # Files made here too: a deck downloaded again must be the newest, and nobody else's.
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers.pop("Expires", None)
    return response


def _is_static(response: Response) -> bool:
    return request.endpoint == "static" and response.status_code < 400
