"""The teacher's side: a deck is given to learners, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from quizgen.errors import QuizgenError, phrase
from quizgen.model import Deck
from webapp.assigned import Assignment, Rules
from webapp.excerpts import stem_parts
from webapp.forms import EmptyForm
from webapp.languages import sentence
from webapp.library import StoredDeck
from webapp.services import services
from webapp.several import answer_in_words, given_in_words
from webapp.share import clock, results, words
from webapp.share.codes import qr_code
from webapp.share.forms import SettingsForm, settings_of
from webapp.share.pages import (
    STANDS,
    Pick,
    Remark,
    SettingsPage,
    SharedLine,
    SharedListPage,
    SharedPage,
)
from webapp.wording import KIND_NAMES

blueprint = Blueprint("sharing", __name__)

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


@blueprint.get("/decks/<key>/share/")
def form(key: str) -> str:
    """The settings a deck is given to learners with."""
    deck = _stored(key).deck
    sent = SettingsForm(formdata=None)
    sent.fill(deck.title, Rules(), deck)
    return _settings_page(key, deck, sent)


@blueprint.post("/decks/<key>/share/")
def publish(key: str) -> Response | tuple[str, int]:
    """Give the deck to learners, or show what to mend."""
    deck = _stored(key).deck
    sent = SettingsForm()
    try:
        settings = settings_of(sent, deck)
        made = services().assignments.publish(
            key, deck, settings.title, settings.rules, clock.now()
        )
    except QuizgenError as error:
        return _settings_page(key, deck, sent, error), 400
    return redirect(url_for("sharing.show", assignment_id=made.id), 303)


@blueprint.get("/shared/")
def listing() -> str:
    """The assignments, the newest first."""
    return _list_page(archived=False)


@blueprint.get("/shared/archive/")
def archive() -> str:
    """Those put away."""
    return _list_page(archived=True)


@blueprint.get("/shared/<int:assignment_id>/")
def show(assignment_id: int) -> str:
    """The link, the results and the remarks."""
    found = _find(assignment_id)
    address = url_for("learner.door", token=found.token, _external=True)
    now = clock.now()
    standing = found.standing(now)
    page = SharedPage(
        assignment=found,
        address=address,
        code=qr_code(address),
        local=request.host.rpartition(":")[0] in _LOCAL or request.host in _LOCAL,
        standing=standing,
        stand=STANDS[standing],
        rules=words.for_teacher(found),
        lines=results.lines(found),
        remarks=_remarks(found),
        form=EmptyForm(),
        now=now,
    )
    return render_template("share/shared.html", page=page)


@blueprint.get("/shared/<int:assignment_id>/settings/")
def settings(assignment_id: int) -> str:
    """The settings of a quiz given out already."""
    found = _find(assignment_id)
    deck = services().library.version(found.digest)
    sent = SettingsForm(formdata=None)
    sent.fill(found.title, found.rules, deck)
    return _settings_page(found.deck_key, deck, sent, assignment=found)


@blueprint.post("/shared/<int:assignment_id>/settings/")
def change(assignment_id: int) -> Response | tuple[str, int]:
    """Change them, or show what to mend."""
    found = _find(assignment_id)
    deck = services().library.version(found.digest)
    sent = SettingsForm()
    try:
        settings = settings_of(sent, deck)
        if found.rules.feedback == "at_once" != settings.rules.feedback:
            if services().assignments.sittings(assignment_id):
                raise QuizgenError(
                    phrase("кто-то уже видел ответы, спрятать их нельзя"),
                    hint=phrase("сделайте копию теста и дайте новую ссылку"),
                )
        services().assignments.change(assignment_id, settings.title, settings.rules)
    except QuizgenError as error:
        return _settings_page(found.deck_key, deck, sent, error, found), 400
    return redirect(url_for("sharing.show", assignment_id=assignment_id), 303)


@blueprint.post("/shared/<int:assignment_id>/do")
def do(assignment_id: int) -> Response:
    """One of the buttons of an assignment."""
    found = _find(assignment_id)
    act = _ACTS.get(request.form.get("act", "")) or abort(400)
    return redirect(url_for("sharing.show", assignment_id=act(found)), 303)


def _duplicate(found: Assignment) -> int:
    return services().assignments.duplicate(found.id, clock.now()).id


def _mark_read(found: Assignment) -> int:
    ids = [remark.id for remark in _remarks(found)]
    services().reports.mark_read(ids, clock.now())
    return found.id


def _setting(name: str, on: bool) -> Callable[[Assignment], int]:
    def act(found: Assignment) -> int:
        getattr(services().assignments, name)(found.id, clock.now() if on else None)
        return found.id

    return act


_ACTS: dict[str, Callable[[Assignment], int]] = {
    "revoke": _setting("revoke", True),
    "restore": _setting("revoke", False),
    "archive": _setting("archive", True),
    "unarchive": _setting("archive", False),
    "open": _setting("open_answers", True),
    "hide": _setting("open_answers", False),
    "duplicate": _duplicate,
    "read": _mark_read,
}


def _stored(key: str) -> StoredDeck:
    return services().library.find(key) or abort(404)


def _find(assignment_id: int) -> Assignment:
    # Larger numbers than the database has.
    if assignment_id >= 2**31:
        abort(404)
    try:
        return services().assignments.get(assignment_id)
    except NoResultFound:
        abort(404)


def _settings_page(
    key: str,
    deck: Deck,
    sent: SettingsForm,
    error: QuizgenError | None = None,
    assignment: Assignment | None = None,
) -> str:
    ticked = set(sent.picked.data or ())
    page = SettingsPage(
        key=key,
        deck_title=deck.title,
        form=sent,
        total=len(deck.questions),
        untold=sum(question.kind == "open" for question in deck.questions),
        zone=clock.zone(),
        questions=tuple(
            Pick(q.id, KIND_NAMES[q.kind], stem_parts(q.stem), q.id in ticked)
            for q in deck.questions
        ),
        assignment=assignment,
        problem=sentence(error.message) if error else None,
        advice=sentence(error.hint) if error and error.hint else None,
    )
    return render_template("share/settings.html", page=page)


def _list_page(*, archived: bool) -> str:
    now = clock.now()
    keeper = services().assignments
    lines = tuple(
        SharedLine(
            id=each.id,
            title=each.title,
            stand=STANDS[each.standing(now)],
            standing=each.standing(now),
            created=each.created,
            begun=len(keeper.sittings(each.id)),
        )
        for each in keeper.listing(archived=archived)
    )
    others = len(keeper.listing(archived=not archived))
    return render_template("share/listing.html", page=SharedListPage(lines, archived, others))


def _remarks(found: Assignment) -> tuple[Remark, ...]:
    asked = {q.id: q for q in services().library.version(found.digest).questions}
    return tuple(
        Remark(
            id=report.id,
            stem=stem_parts(asked[report.question_id].stem),
            answer=answer_in_words(asked[report.question_id]),
            given=report.given and given_in_words(asked[report.question_id], report.given),
            name=report.name,
            words=report.words,
            sent=report.sent,
            read=report.read is not None,
        )
        for report in services().reports.listing(deck_key=found.deck_key)
        if report.assignment_id == found.id and report.question_id in asked
    )
