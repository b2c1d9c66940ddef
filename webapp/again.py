"""A deck made again from its article: with other template packs, more or less doubtful."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizgen.errors import QuizgenError
from webapp.forms import PacksForm
from webapp.languages import said_whole
from webapp.library import StoredDeck
from webapp.pages import AgainPage
from webapp.services import services
from webapp.submit import make_deck, offer_packs
from webapp.trust import checked, known, used_for

blueprint = Blueprint("again", __name__, url_prefix="/decks/<key>/again")


@blueprint.get("/")
def form(key: str) -> str:
    """Choose the packs and the trust; what the deck was made with is chosen already.

    A link to the page may choose the trust: `?trust=doubtful`.
    """
    stored = _find(key)
    sent = PacksForm(formdata=None)
    offer_packs(sent, [used.id for used in services().shelf.used_by(key)])
    sent.trust.data = known(request.args.get("trust"), used_for(key))
    return render_template("again.html", page=AgainPage(key, stored.deck.title, sent))


@blueprint.post("/")
def make(key: str) -> Response | tuple[str, int]:
    """Make the deck again. A built-in deck stays as it is; its article gets one of one's own."""
    stored = _find(key)
    sent = PacksForm()
    offer_packs(sent, None)
    try:
        trust = checked(sent.trust.data)
        made = make_deck(stored.deck.article, sent.packs.data or (), trust)
    except QuizgenError as error:
        sent.trust.data = known(sent.trust.data)
        page = AgainPage(key, stored.deck.title, sent, said_whole(error))
        return render_template("again.html", page=page), 400
    return redirect(url_for("decks.show", key=made), 303)


def _find(key: str) -> StoredDeck:
    if services().imports.report(key):
        # Notes written out are no article.
        abort(404)
    return services().library.find(key) or abort(404)
