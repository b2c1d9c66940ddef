"""A deck for Anki: what goes into it is chosen, seen on real cards, and downloaded."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from flask import Blueprint, abort, make_response, render_template, request, url_for
from werkzeug.wrappers import Response

from quizgen.errors import FormatError
from quizgen.formats.anki_preview import card_of, page, style
from quizgen.formats.choices import EVERYTHING, ExportChoice, chosen
from quizgen.model import Deck
from webapp.anki import choosing
from webapp.anki.downloading import package
from webapp.anki.forms import ExportForm
from webapp.anki.pages import ExportPage, Preview
from webapp.headers import CONTENT_SECURITY_POLICY
from webapp.languages import lazy_gettext
from webapp.library import StoredDeck
from webapp.services import services

blueprint = Blueprint("anki", __name__, url_prefix="/decks/<key>/anki")

_LIGHTS = (("day", lazy_gettext("Днём")), ("night", lazy_gettext("Ночью")))
_LOOKS = (("phone", lazy_gettext("Телефон")), ("wide", lazy_gettext("Компьютер")))
_CHOSEN = ("sent", "kinds", "count", "tags", "place", "name", "own_tags", "speech", "fresh")


@blueprint.get("/")
def show(key: str) -> Response:
    """Choose; a card of what is chosen is shown."""
    return _page(_find(key), ExportForm(request.args))


@blueprint.get("/deck.apkg")
def download(key: str) -> Response:
    """The package as chosen, or the page again with what to mend."""
    stored = _find(key)
    form = ExportForm(request.args)
    choosing.begin(form, [stored.deck])
    try:
        choice = choosing.choice_of(form, [stored.deck])
        return package([stored.deck], choice, stored.deck.id)
    except FormatError:
        return _page(stored, form)


@blueprint.get("/card")
def card(key: str) -> Response:
    """One side of a card, for a frame: a page that runs nothing and asks for nothing."""
    stored = _find(key)
    deck = stored.deck
    wanted = request.args.get("question")
    asked = next((q for q in deck.questions if q.id == wanted), None) or abort(404)
    choice = ExportChoice(speech=True) if request.args.get("speech") else EVERYTHING
    back = request.args.get("side") == "back"
    night = request.args.get("light") == "night"
    answer = make_response(page(card_of(deck.article, asked, choice), back, night))
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    answer.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'; sandbox"
    )
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def _find(key: str) -> StoredDeck:
    return services().library.find(key) or abort(404)


def _page(stored: StoredDeck, form: ExportForm) -> Response:
    deck = stored.deck
    choosing.begin(form, [deck])
    tags = choosing.tags_of([deck])
    words: tuple[str, ...] = ()
    problem = preview = None
    try:
        choice = choosing.choice_of(form, [deck])
        words = choosing.words_of([deck], choice)
        preview = _preview(stored.key, chosen([deck], choice)[0], choice)
    except FormatError as error:
        problem = choosing.sentences(error)
    shown = ExportPage(
        key=stored.key,
        title=deck.title,
        total=len(deck.questions),
        form=form,
        kinds=choosing.kinds_of([deck]),
        tags=tags[: choosing.MOST_TAGS],
        more_tags=len(tags[choosing.MOST_TAGS :]),
        withdrawn=len(deck.withdrawn),
        words=words,
        problem=problem,
        preview=preview,
        shown=_shown(),
    )
    answer = make_response(render_template("anki/export.html", page=shown), 400 if problem else 200)
    # The cards are in frames, and this page alone has any.
    answer.headers["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"
    return answer


def _shown() -> dict[str, Any]:
    """Which card the page shows and how: its number, light and look, whatever was asked for."""
    asked = request.args.get("question", "1")
    light, look = request.args.get("light"), request.args.get("look")
    return {
        "question": int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1,
        "light": light if light == "night" else "day",
        "look": look if look == "wide" else "phone",
    }


def _preview(key: str, kept: Deck, choice: ExportChoice) -> Preview:
    shown = _shown()
    total = len(kept.questions)
    number = min(max(shown["question"], 1), total)
    asked = kept.questions[number - 1]

    def here(**other: Any) -> str:
        sent = {name: request.args.getlist(name) for name in _CHOSEN if name in request.args}
        return url_for("anki.show", key=key, **{**sent, **shown, "question": number, **other})

    def side(name: str) -> str:
        speech = 1 if choice.speech else None
        light = shown["light"]
        return url_for(
            "anki.card", key=key, question=asked.id, side=name, light=light, speech=speech
        )

    def switch(name: str, ways: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, bool], ...]:
        return tuple((words, here(**{name: way}), shown[name] == way) for way, words in ways)

    return Preview(
        number=number,
        total=total,
        front=side("front"),
        back=side("back"),
        previous=here(question=number - 1) if number > 1 else None,
        next=here(question=number + 1) if number < total else None,
        lights=switch("light", _LIGHTS),
        looks=switch("look", _LOOKS),
        night=shown["light"] == "night",
        phone=shown["look"] == "phone",
    )
