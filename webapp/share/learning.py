"""The learner's side: what is behind the link, the beginning, and going on elsewhere."""

from __future__ import annotations

import re
import secrets

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizgen.errors import QuizgenError
from quizgen.model import Question
from webapp.assigned import Assignment, Sitting
from webapp.attempts import Attempt
from webapp.cookies import is_https
from webapp.excerpts import stem_parts
from webapp.languages import gettext, said
from webapp.services import services
from webapp.share import clock, words
from webapp.share.forms import BeginForm, ReportForm
from webapp.share.keeping import kept
from webapp.share.pages import DoorPage, Made, ReportPage
from webapp.wording import moment

blueprint = Blueprint("learner", __name__)

COOKIE = "quizgen_learner"
"""Holds the random name by which a browser's attempts are counted."""
_YEAR = 366 * 24 * 3600
_NAME = re.compile(r"[A-Za-z0-9_-]{22}")


@blueprint.after_request
def _never_kept(response: Response) -> Response:
    # A private link must not stay in a shared browser, nor a page that has changed since.
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/q/<token>")
def door(token: str) -> Response | tuple[str, int]:
    """What the quiz is, and the button that begins it."""
    found = _find(token)
    if found is None:
        return render_template("share/unknown.html"), 404
    return make_response(_door_page(found, BeginForm(formdata=None)))


@blueprint.post("/q/<token>")
def begin(token: str) -> Response | tuple[str, int]:
    """Begin an attempt, or go on with the one under way."""
    found = _find(token)
    if found is None:
        return render_template("share/unknown.html"), 404
    form = BeginForm()
    learner = _learner() or secrets.token_urlsafe(16)
    going = _going(found, learner)
    if going is None:
        if not form.validate_on_submit():
            problem = gettext("Имя слишком длинное. Хватит имени и фамилии.")
            return _door_page(found, form, problem), 400
        try:
            going = services().assignments.start(
                found.id, learner, form.name.data or "", clock.now()
            )
        except QuizgenError as error:
            # The button may have been pressed twice.
            going = _going(found, learner)
            if going is None:
                return _door_page(found, form, _sentence(error)), 400
    answer = redirect(url_for("quiz.resume", token=going.attempt_token), 303)
    _remember(answer, learner)
    return answer


@blueprint.get("/q/go/<resume_token>")
def go_on(resume_token: str) -> Response | tuple[str, int]:
    """Go on with an attempt on another device, by its private link."""
    sitting = services().assignments.resume(resume_token)
    if sitting is None:
        return render_template("share/unknown.html"), 404
    answer = redirect(url_for("quiz.resume", token=sitting.attempt_token), 303)
    if _learner() is None:
        _remember(answer, sitting.learner)
    return answer


@blueprint.get("/quiz/<token>/<int:number>/report")
def report(token: str, number: int) -> str:
    """The form for a word on a question whose answer was shown."""
    _, asked = _shown(token, number)
    sent = request.args.get("sent") == "1"
    page = ReportPage(token, number, stem_parts(asked.stem), ReportForm(formdata=None), sent)
    return render_template("share/report.html", page=page)


@blueprint.post("/quiz/<token>/<int:number>/report")
def send_report(token: str, number: int) -> Response | tuple[str, int]:
    """Hand it to the teacher."""
    attempt, asked = _shown(token, number)
    form = ReportForm()
    if not form.validate_on_submit():
        problem = gettext("Слишком длинно. Хватит нескольких фраз.")
        page = ReportPage(token, number, stem_parts(asked.stem), form, problem=problem)
        return render_template("share/report.html", page=page), 400
    services().reports.send(attempt.id, asked.id, form.words.data or "", clock.now())
    return redirect(url_for("learner.report", token=token, number=number, sent=1), 303)


def _shown(token: str, number: int) -> tuple[Attempt, Question]:
    """The attempt and a question of it that its learner has seen the answer of, or 404.

    There is a teacher to tell only where an assignment is taken.
    """
    attempt = services().attempts.find(token) or abort(404)
    asked = attempt.question(number) or abort(404)
    rules = kept(attempt)
    if rules is None or not rules.due or attempt.answer(asked) is None:
        abort(404)
    return attempt, asked


def _find(token: str) -> Assignment | None:
    # A link read off a board may be typed in capitals.
    found = services().assignments.find(token.lower())
    if found is None or found.revoked is None:
        return found
    # A quiz taken back is known only to those who took it; to others it never was.
    learner = _learner()
    return found if learner and services().assignments.sittings(found.id, learner) else None


def _learner() -> str | None:
    """The random name this browser keeps, if it is one."""
    name = request.cookies.get(COOKIE, "")
    return name if _NAME.fullmatch(name) else None


def _remember(answer: Response, learner: str) -> None:
    answer.set_cookie(
        COOKIE,
        learner,
        max_age=_YEAR,
        path=f"{request.script_root}/q",
        secure=is_https(),
        httponly=True,
        samesite="Lax",
    )


def _is_over(sitting: Sitting) -> bool:
    attempt = services().attempts.find(sitting.attempt_token)
    rules = kept(attempt) if attempt else None
    return rules is None or rules.over


def _going(found: Assignment, learner: str) -> Sitting | None:
    made = services().assignments.sittings(found.id, learner)
    return next((each for each in reversed(made) if not _is_over(each)), None)


def _door_page(found: Assignment, form: BeginForm, problem: str | None = None) -> str:
    learner = _learner()
    sittings = services().assignments.sittings(found.id, learner) if learner else ()
    made = tuple(
        Made(each.attempt_token, turn, _is_over(each), each.name, each.started)
        for turn, each in enumerate(sittings, start=1)
    )
    rules = found.rules
    left = max(0, rules.attempts - len(made)) if rules.attempts is not None else None
    shut = _shut(found, left)
    if made and form.name.data is None:
        form.name.data = made[-1].name
    page = DoorPage(
        token=found.token,
        title=found.title,
        total=words.asked(found),
        rules=words.for_learner(found, left),
        named=rules.named,
        made=made,
        can_begin=shut is None,
        shut=shut,
        form=form,
        problem=problem if shut is None else None,
    )
    return render_template("share/door.html", page=page)


def _shut(found: Assignment, left: int | None) -> tuple[str, str] | None:
    standing = found.standing(clock.now())
    if standing == "revoked":
        return (
            gettext("Этот тест больше не доступен"),
            gettext("Спросите того, кто дал вам ссылку."),
        )
    if standing == "early" and found.rules.opens:
        when = moment(found.rules.opens)
        return (
            gettext("Тест ещё не открыт"),
            gettext("Он откроется %(when)s по часам сервера. Ссылка останется той же.", when=when),
        )
    if standing == "closed":
        return gettext("Тест уже закрыт"), gettext("Новых ответов он не принимает.")
    if left == 0:
        return (
            gettext("Все попытки сделаны"),
            gettext("Больше начинать нечего: сделанное записано."),
        )
    return None


def _sentence(error: QuizgenError) -> str:
    parts = [said(part) for part in (error.message, error.hint) if part]
    text = ": ".join(parts)
    return text[:1].upper() + text[1:] + "."
