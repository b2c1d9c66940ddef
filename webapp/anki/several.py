"""Several decks in one package for Anki: each a deck of its own, a tree of them, or one deck."""

from __future__ import annotations

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from quizgen.errors import FormatError, phrase
from quizgen.formats.choices import PARENT, ExportChoice, chosen, deck_names
from quizgen.model import Deck
from webapp.anki import choosing
from webapp.anki.downloading import package
from webapp.anki.forms import OWN, TOGETHER, SeveralForm
from webapp.anki.pages import SeveralPage
from webapp.services import services

MOST_DECKS = 50
"""Decks of one package: making it must not keep the server from the learners."""

blueprint = Blueprint("several", __name__, url_prefix="/anki")


@blueprint.get("/")
def show() -> Response:
    """Choose the decks and how they go into Anki."""
    return _page(SeveralForm(request.args))


@blueprint.get("/decks.apkg")
def download() -> Response:
    """The package as chosen, or the page again with what to mend."""
    form = SeveralForm(request.args)
    try:
        decks, choice = _chosen(form)
        name = decks[0].id if len(decks) == 1 else "quizgen"
        return package(decks, choice, name)
    except FormatError:
        return _page(form)


def _chosen(form: SeveralForm) -> tuple[list[Deck], ExportChoice]:
    """The decks and the choice. Raises FormatError with what to mend."""
    keys = list(dict.fromkeys(form.decks.data or ()))
    if not keys:
        raise FormatError(phrase("Не отмечено ни одного набора. Отметьте хотя бы один."))
    if len(keys) > MOST_DECKS:
        raise FormatError(
            phrase("Наборов больше %(most)s. Снимите часть отметок.", most=MOST_DECKS)
        )
    found = [services().library.find(key) for key in keys]
    decks = [stored.deck for stored in found if stored]
    if len(decks) < len(keys):
        raise FormatError(phrase("Одного из наборов больше нет. Отметьте наборы из списка."))
    choosing.begin(form, decks)
    form.kinds.data = [kind for kind, _, _ in choosing.kinds_of(decks)]
    if form.place.data == OWN:
        form.name.data = ""
    elif form.place.data == TOGETHER and not form.name.data:
        form.name.data = PARENT
    return decks, choosing.choice_of(form, decks)


def _page(form: SeveralForm) -> Response:
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    problem = None
    withdrawn = 0
    try:
        decks, choice = _chosen(form)
        withdrawn = sum(len(deck.withdrawn) for deck in decks)
        words = choosing.words_of(decks, choice)
        there = dict.fromkeys(deck_names(chosen(decks, choice), choice))
        names = tuple(map(choosing.shown_name, there)) if len(there) > 1 else ()
    except FormatError as error:
        # On a page just opened nothing is wrong yet.
        problem = choosing.sentences(error) if form.sent.data else None
    choosing.begin(form, ())
    listed = [deck for deck in services().library.listing() if deck.questions]
    page = SeveralPage(
        form=form,
        decks=tuple((deck.key, deck.title, deck.questions) for deck in listed),
        withdrawn=withdrawn,
        words=words,
        names=names,
        problem=problem,
    )
    text = render_template("anki/several.html", page=page)
    return make_response(text, 400 if problem else 200)
