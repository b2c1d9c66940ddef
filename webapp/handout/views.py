"""The hand-out of a deck: chosen, looked at and printed on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, abort, render_template, request

from quizgen.errors import QuizgenError
from quizgen.model import KINDS, Question
from webapp.excerpts import paragraphs
from webapp.handout import settings as asked_for
from webapp.handout.composing import variants
from webapp.handout.pages import HandoutPage
from webapp.handout.settings import MOST_VARIANTS, Settings
from webapp.languages import said
from webapp.library import StoredDeck
from webapp.review import keeping
from webapp.services import services
from webapp.wording import KIND_NAMES

blueprint = Blueprint("handout", __name__, url_prefix="/decks/<key>/handout")


@blueprint.get("/")
def show(key: str) -> str | tuple[str, int]:
    """The settings and, below them, what will be printed."""
    stored = services().library.find(key) or abort(404)
    looked_at = _looked_at(stored)
    every = stored.deck.questions
    settings = asked_for.read(request.args, stored.deck.title, looked_at or every)
    from_all = looked_at if looked_at and settings.only_accepted else list(every)
    try:
        chosen = asked_for.chosen(settings, from_all)
    except QuizgenError as error:
        return _page(stored, settings, from_all, looked_at, [], error), 400
    return _page(stored, settings, from_all, looked_at, chosen)


def _looked_at(stored: StoredDeck) -> list[Question] | None:
    """The questions a teacher accepted, rewrote or wrote; None where that leaves out none or all.

    Those rejected are not in the deck that learners get.
    """
    if not services().reviews.lies_over(stored.key):
        return None
    desk = keeping.open_desk(stored.key) or abort(404)
    accepted = {each.question_id for each in desk.review.entries if each.state == "accepted"}
    found = [question for question in stored.deck.questions if question.id in accepted]
    return found if 0 < len(found) < len(stored.deck.questions) else None


def _page(
    stored: StoredDeck,
    settings: Settings,
    from_all: Sequence[Question],
    looked_at: Sequence[Question] | None,
    chosen: Sequence[Question],
    error: QuizgenError | None = None,
) -> str:
    deck, there = stored.deck, [question.kind for question in from_all]
    page = HandoutPage(
        key=stored.key,
        settings=settings,
        kinds=tuple(
            (kind, KIND_NAMES[kind], there.count(kind), kind in settings.kinds)
            for kind in KINDS
            if any(question.kind == kind for question in deck.questions)
        ),
        total=len(from_all),
        unseen=len(deck.questions) - len(looked_at) if looked_at else None,
        variants=variants(chosen, settings.variants, f"{deck.id}/{settings.seed}")
        if chosen
        else (),
        counts=tuple(range(1, MOST_VARIANTS + 1)),
        mixed=_address(replace(settings, seed=settings.seed % 10**6 + 1)),
        paragraphs=paragraphs(deck.article) if settings.article else (),
        imported=services().imports.report(stored.key) is not None,
        problem=error and said(error.message),
        advice=error and error.hint and said(error.hint),
    )
    return render_template("handout/handout.html", page=page)


def _address(settings: Settings) -> dict[str, object]:
    """The settings as address parameters."""
    ticked = {name: 1 for name in ("article", "proofs", "only_accepted") if getattr(settings, name)}
    plain = {name: getattr(settings, name) for name in ("title", "variants", "count", "seed")}
    return {**plain, "kinds": settings.kinds, **ticked}
