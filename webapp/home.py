"""The first page: the decks there are."""

from __future__ import annotations

from flask import Blueprint, render_template

from webapp.pages import HomePage
from webapp.services import services

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """List the decks."""
    decks = services().library.listing()
    page = HomePage(
        built_in=tuple(deck for deck in decks if deck.built_in),
        own=tuple(deck for deck in decks if not deck.built_in),
    )
    return render_template("home.html", page=page)
