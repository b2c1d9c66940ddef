"""The pages of a review: all of it, one question to rewrite, one to write.

Every action is sent, kept and then shown by a page of its own; what was meant for an earlier state
of the review is refused, and the page shows the newest.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response

from quizgen.errors import QuizgenError, phrase
from quizgen.model import Question
from webapp.forms import EmptyForm
from webapp.review import actions, keeping, options, showing, wording
from webapp.review.keeping import Desk
from webapp.review.pages import CopyPage
from webapp.review.sentences import sentences
from webapp.reviewed import Edits, Reviewed
from webapp.services import services

Page = str | Response | tuple[str, int]

blueprint = Blueprint("review", __name__, url_prefix="/decks/<key>/review")

_STALE = (
    phrase("Этот набор тем временем изменён на другой странице"),
    phrase("Ниже – всё, что сохранено. Повторите действие, если оно ещё нужно."),
)
_STALE_WORDS = (
    phrase("Этот набор тем временем изменён на другой странице"),
    phrase("Написанное вами на месте. Сохраните ещё раз, если так и нужно."),
)
_STALE_FORM = (
    phrase("Страница устарела, и написанное не сохранено"),
    phrase("Нажмите кнопку ещё раз."),
)


@blueprint.get("/")
def show(key: str) -> Page:
    """The questions and the article; a built-in deck is offered as a copy."""
    if services().library.is_built_in(key):
        stored = services().library.find(key) or abort(404)
        page = CopyPage(key, stored.deck.title, len(stored.deck.questions))
        return render_template("review/copy.html", page=page)
    return _page(_desk(key))


@blueprint.post("/copy")
def copy(key: str) -> Response:
    """Make a copy of one's own of a deck; where there is one, it is the one reviewed."""
    stored = services().library.find(key) or abort(404)
    if services().library.is_built_in(key):
        key = services().library.add(stored.deck, lambda old, new: old)
    return redirect(url_for("review.show", key=key), 303)


@blueprint.post("/")
def act(key: str) -> Page:
    """One action by one button."""
    desk = _desk(key)
    done, question_id = request.form.get("do", ""), request.form.get("question", "")
    revision, here = _revision(), showing.filter_of(request.form)
    if revision != desk.review.revision:
        return _page(desk, _STALE, 409)
    shown = showing.shown_ids(desk, here)
    following = _following(shown, question_id)
    try:
        if done in ("undo", "redo"):
            keeping.step(desk, revision, back=done == "undo")
        else:
            name, entries = _change(desk, done, question_id, shown)
            if entries:
                keeping.change(desk, revision, name, entries)
    except QuizgenError as error:
        return _refused(key, error)
    if done not in ("accept", "reject", "restore"):
        following = question_id
    return _back(key, here, following)


@blueprint.get("/edit")
def edit(key: str) -> Page:
    """One question's words to rewrite."""
    desk = _desk(key)
    question = desk.questions().get(request.args.get("q", "")) or abort(404)
    page = showing.edit_page(desk, question, showing.filter_of(request.args))
    return render_template("review/edit.html", page=page)


@blueprint.post("/edit")
def save(key: str) -> Page:
    """Keep a question's new words, or show them again with what to mend."""
    valid = EmptyForm().validate_on_submit()
    desk, here = _desk(key, valid), showing.filter_of(request.form)
    question = desk.questions().get(request.form.get("question", "")) or abort(404)
    entry = desk.review.entry(question.id) or abort(404)
    written = wording.read(request.form)

    def again(problem: tuple[str, str | None], code: int) -> Page:
        page = showing.edit_page(desk, question, here, written, problem, saved=code == 409)
        return render_template("review/edit.html", page=page), code

    if not valid:
        return again(_STALE_FORM, 400)
    if _revision() != desk.review.revision:
        return again(_STALE_WORDS, 409)
    try:
        edits = wording.rewritten(question, _original(desk, entry), written)
    except QuizgenError as error:
        return again((error.message, error.hint), 400)
    state = "accepted" if entry.state == "proposed" else entry.state
    changed = replace(entry, edits=edits, state=state)
    if changed != entry:
        action = actions.about(edits.stem or question.stem, "изменён")
        try:
            keeping.change(desk, desk.review.revision, action, [changed])
        except QuizgenError:
            desk = _desk(key)
            question = desk.questions().get(question.id) or abort(404)
            return again(_STALE_WORDS, 409)
    return _back(key, here, question.id)


@blueprint.get("/new")
def new(key: str) -> Page:
    """A question of one's own to write."""
    page = showing.own_page(_desk(key), showing.filter_of(request.args))
    return render_template("review/new.html", page=page)


@blueprint.post("/new")
def add(key: str) -> Page:
    """Keep a question of one's own as the first one, or show it again with what to mend."""
    valid = EmptyForm().validate_on_submit()
    desk, here = _desk(key, valid), showing.filter_of(request.form)
    written = wording.read(request.form)

    def again(problem: tuple[str, str | None], code: int) -> Page:
        page = showing.own_page(desk, here, written, problem)
        return render_template("review/new.html", page=page), code

    if not valid:
        return again(_STALE_FORM, 400)
    if _revision() != desk.review.revision:
        return again(_STALE_WORDS, 409)
    try:
        own = wording.own_question(written, sentences(desk.base.deck.article))
    except QuizgenError as error:
        return again((error.message, error.hint), 400)
    first = Reviewed(own.id, "accepted", -1, Edits(), own)
    entries = actions.placed([first, *desk.review.entries])
    try:
        keeping.change(desk, desk.review.revision, actions.about(own.stem, "добавлен"), entries)
    except QuizgenError:
        desk = _desk(key)
        return again(_STALE_WORDS, 409)
    return _back(key, {}, own.id)


def _desk(key: str, valid: bool = True) -> Desk:
    """The review of a deck of one's own; `valid` tells whether the form had its token."""
    if services().library.is_built_in(key):
        if not valid:
            raise CSRFError
        abort(404)
    return keeping.open_desk(key) or abort(404)


def _page(
    desk: Desk, problem: tuple[str, str | None] | None = None, code: int = 200
) -> tuple[str, int]:
    wanted = request.values.get("q") or request.form.get("question")
    said, advice = problem or (None, None)
    page = showing.review_page(desk, showing.filter_of(request.values), wanted, said, advice)
    return render_template("review/review.html", page=page), code


def _change(desk: Desk, done: str, question_id: str, shown: list[str]) -> actions.Change:
    if done == "options":
        return options.varied(desk, question_id)
    if done in actions.ONE:
        return actions.ONE[done](desk, question_id, shown)
    if done == "best":
        return actions.best(desk, request.form.get("count", "").strip())
    return actions.all_accepted(desk) if done == "accept_all" else abort(400)


def _refused(key: str, error: QuizgenError) -> tuple[str, int]:
    """The page as it stands now, and why nothing was done."""
    desk = _desk(key)
    if desk.review.revision != _revision():
        return _page(desk, _STALE, 409)
    return _page(desk, (error.message, error.hint), 400)


def _following(shown: list[str], question_id: str) -> str:
    """The question to look at after this one was judged: the next one shown, or the last."""
    if question_id not in shown:
        return question_id
    at = shown.index(question_id)
    return shown[at + 1] if at + 1 < len(shown) else shown[max(at - 1, 0)]


def _original(desk: Desk, entry: Reviewed) -> Question:
    if entry.own:
        return replace(entry.own, evidence=desk.questions()[entry.question_id].evidence)
    return next(each for each in desk.base.deck.questions if each.id == entry.question_id)


def _revision() -> int:
    sent = request.form.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else -1


def _back(key: str, here: dict[str, str], question_id: str) -> Response:
    address = url_for("review.show", key=key, **here, q=question_id or None, _anchor="chosen")
    return redirect(address, 303)
