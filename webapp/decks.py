"""A deck: its page, its article, its files, and the start of a quiz."""

from __future__ import annotations

import io

from flask import Blueprint, abort, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from quizgen.decks import deck_to_json
from quizgen.model import KINDS
from webapp.excerpts import paragraphs
from webapp.forms import StartForm
from webapp.languages import gettext
from webapp.library import StoredDeck
from webapp.pages import ArticlePage, DeckPage
from webapp.services import services
from webapp.trust import DOUBTFUL, DROPPED, used_for
from webapp.wording import KIND_NAMES, dropped_reasons, questions

blueprint = Blueprint("decks", __name__, url_prefix="/decks/<key>")

_SHORT_QUIZZES = (10, 20)


@blueprint.get("/")
def show(key: str) -> str:
    """The page of a deck."""
    return _page(_find(key))


@blueprint.post("/start")
def start(key: str) -> Response | tuple[str, int]:
    """Begin a quiz on the deck."""
    stored = _find(key)
    form = _start_form(stored)
    if not stored.deck.questions or not form.validate_on_submit():
        return _page(stored, form), 400
    token = services().attempts.start(stored, int(form.count.data) or None)
    return redirect(url_for("quiz.resume", token=token), 303)


@blueprint.get("/article")
def article(key: str) -> str:
    """The article the deck was made from."""
    source = _find(key).deck.article
    page = ArticlePage(key, source.title, source.date, paragraphs(source))
    return render_template("article.html", page=page)


@blueprint.get("/deck.json")
def as_json(key: str) -> Response:
    """The deck as a JSON file."""
    deck = _find(key).deck
    data = deck_to_json(deck).encode()
    return _download(data, "application/json", f"{deck.id}.json")


@blueprint.get("/deck.apkg")
def as_apkg(key: str) -> Response:
    """The deck as a file for Anki."""
    # Loaded on demand: only this page needs genanki.
    from quizgen.formats.anki import deck_to_apkg

    deck = _find(key).deck
    return _download(deck_to_apkg(deck), "application/octet-stream", f"{deck.id}.apkg")


def _find(key: str) -> StoredDeck:
    return services().library.find(key) or abort(404)


def _start_form(stored: StoredDeck) -> StartForm:
    total = len(stored.deck.questions)
    sizes = [size for size in _SHORT_QUIZZES if size < total]
    form = StartForm()
    form.count.choices = [(str(size), questions(size)) for size in sizes]
    form.count.choices.append(
        ("0", gettext("все\u00a0%(total)s", total=total) if sizes else questions(total))
    )
    if form.count.data is None:
        form.count.data = form.count.choices[0][0]
    return form


def _page(stored: StoredDeck, form: StartForm | None = None) -> str:
    deck = stored.deck
    kinds = [question.kind for question in deck.questions]
    page = DeckPage(
        key=stored.key,
        title=deck.title,
        date=deck.article.date,
        total=len(kinds),
        kinds=tuple((KIND_NAMES[kind], kinds.count(kind)) for kind in KINDS if kind in kinds),
        dropped=dropped_reasons(deck.dropped),
        form=form or _start_form(stored),
        packs=services().shelf.used_by(stored.key),
        other_packs=bool(services().shelf.usable()),
        imported=services().imports.report(stored.key) is not None,
        doubted=deck.dropped.get(DROPPED, 0),
        doubtful=used_for(stored.key) == DOUBTFUL,
    )
    return render_template("deck.html", page=page)


def _download(data: bytes, mimetype: str, name: str) -> Response:
    return send_file(io.BytesIO(data), mimetype=mimetype, as_attachment=True, download_name=name)
