"""Taking a quiz: a question, its feedback, the result, and the mistakes again.

An answer is sent, stored and then shown by a page of its own, so going back, reloading and
sending twice change nothing.
"""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizgen.model import Question
from webapp.attempts import Answer, Attempt
from webapp.excerpts import evidence_in_paragraph, stem_parts, told_in_paragraph
from webapp.forms import AnswerForm, EmptyForm, TellForm
from webapp.grading import LISTED, TYPED
from webapp.grading import judge as graded
from webapp.languages import chosen_in_form, gettext
from webapp.pages import FeedbackPage, Mistake, OpenedPage, Progress, QuestionPage, ResultPage
from webapp.services import services
from webapp.several import answer_in_words, given_in_words, read_listed, rows_of, verdicts_of
from webapp.share.ending import root_of, waiting_page
from webapp.share.keeping import Kept, hand_in, kept

OFFERED = ("choice", "true_false")
"""Kinds answered by one option."""
OPEN = "open"
"""The kind answered in one's own words, or in mind, and judged by the learner himself."""

blueprint = Blueprint("quiz", __name__, url_prefix="/quiz/<token>")


@blueprint.get("/")
def resume(token: str) -> Response:
    """Go to the first question not answered, or to the result."""
    return redirect(_next_url(_find(token)), 303)


@blueprint.get("/<int:number>")
def question(token: str, number: int) -> Response | str:
    """A question, or its feedback once it is answered; between them the answer to judge by."""
    attempt = _find(token)
    asked = attempt.question(number) or abort(404)
    answer = attempt.answer(asked)
    rules = kept(attempt)
    if rules and (rules.over if answer is None else not rules.due):
        return redirect(_next_url(attempt), 303)
    if answer is None and asked.id in attempt.opened:
        return _opened_page(attempt, number, asked)
    if answer is None:
        return _question_page(attempt, number, asked, _form(asked))
    return _feedback_page(attempt, number, asked, answer)


@blueprint.post("/<int:number>")
def answer(token: str, number: int) -> Response | tuple[str, int]:
    """Store an answer, then show what came of it."""
    attempt = _find(token)
    asked = attempt.question(number) or abort(404)
    form = _form(asked)
    if attempt.answer(asked) is None:
        if (rules := kept(attempt)) and rules.over:
            return _too_late(token)
        if chosen_in_form():
            return _question_page(attempt, number, asked, form), 200
        given, problem = _read_answer(attempt, asked, form)
        if problem:
            return _question_page(attempt, number, asked, form, problem), 400
        store = services().attempts
        (store.open if asked.kind == OPEN else store.record)(attempt, asked, given)
        if rules:
            hand_in(attempt)
    return redirect(url_for("quiz.question", token=token, number=number), 303)


@blueprint.post("/<int:number>/known")
def judge(token: str, number: int) -> Response | tuple[str, int]:
    """Store whether the learner knew the answer he was shown, then go on."""
    attempt = _find(token)
    asked = attempt.question(number) or abort(404)
    if attempt.answer(asked) is None:
        if (rules := kept(attempt)) and rules.over:
            return _too_late(token)
        if asked.id not in attempt.opened:
            # Nobody can judge what was not shown.
            return redirect(url_for("quiz.question", token=token, number=number), 303)
        said = request.form.get("known")
        if said not in ("0", "1"):
            problem = gettext("Отметьте, знали ли вы ответ.")
            return _opened_page(attempt, number, asked, problem), 400
        services().attempts.judge(attempt, asked, said == "1")
        if rules:
            hand_in(attempt)
    return redirect(_next_url(_find(token)), 303)


@blueprint.get("/result")
def result(token: str) -> Response | str:
    """The score and the mistakes; before the end, the next question instead."""
    attempt = _find(token)
    rules = kept(attempt)
    if not (rules.over if rules else attempt.next_open is None):
        return redirect(_next_url(attempt), 303)
    if rules and not rules.due:
        return render_template("share/waiting.html", page=waiting_page(attempt, rules))
    given_out = rules or root_of(attempt)
    mistakes = tuple(
        Mistake(
            number,
            stem_parts(missed.stem),
            given_in_words(missed, given.given),
            answer_in_words(missed),
            missed.kind == OPEN,
        )
        for number, missed, given in attempt.mistakes
    )
    told = [a.right for q in attempt.questions if q.kind == OPEN and (a := attempt.answer(q))]
    page = ResultPage(
        token=token,
        title=given_out.assignment.title if given_out else attempt.deck.title,
        deck_key=attempt.deck_key,
        total=len(attempt.questions),
        right=attempt.right_count,
        mistakes=mistakes,
        is_retry=attempt.is_retry,
        form=EmptyForm(),
        judged=len(told),
        known=sum(told),
        imported=_is_imported(attempt),
        door=_door(attempt, rules),
        late=request.args.get("late") == "1",
        left_out=len(attempt.questions) - len(attempt.answers),
        name=given_out.sitting.name if given_out else "",
    )
    return render_template("result.html", page=page)


@blueprint.post("/retry")
def retry(token: str) -> Response:
    """Begin a new attempt at the mistakes of this one."""
    attempt = _find(token)
    rules = kept(attempt)
    # Answers not to be seen yet would be seen in the repetition.
    ended = rules.over and rules.due if rules else attempt.next_open is None
    if not ended or not attempt.mistakes:
        return redirect(_next_url(attempt), 303)
    return redirect(url_for("quiz.resume", token=services().attempts.retry(attempt)), 303)


def _find(token: str) -> Attempt:
    return services().attempts.find(token) or abort(404)


def _is_imported(attempt: Attempt) -> bool:
    return services().imports.report(attempt.deck_key) is not None


def _next_url(attempt: Attempt) -> str:
    number = attempt.next_open
    rules = kept(attempt)
    if number is None or (rules and rules.over):
        return url_for("quiz.result", token=attempt.token)
    return url_for("quiz.question", token=attempt.token, number=number)


def _too_late(token: str) -> Response:
    return redirect(url_for("quiz.result", token=token, late=1), 303)


def _form(asked: Question) -> AnswerForm | TellForm:
    return TellForm() if asked.kind == OPEN else AnswerForm()


def _read_answer(
    attempt: Attempt, asked: Question, form: AnswerForm | TellForm
) -> tuple[str, str | None]:
    """The text answered, and what is wrong with the form, if anything."""
    if not form.validate_on_submit():
        if form.text.errors:
            if asked.kind == OPEN:
                return "", gettext("Ответ слишком длинный. Хватит нескольких фраз.")
            return "", gettext("Ответ слишком длинный. Хватит нескольких слов.")
        return "", gettext("Страница устарела. Ответьте ещё раз — ответ пока не записан.")
    if isinstance(form, TellForm):
        return (form.text.data or "").strip(), None
    if form.skip.data:
        return "", None
    if asked.kind in LISTED:
        return read_listed(attempt, asked, request.form)
    if asked.kind in OFFERED:
        texts = {option.id: option.text for option in attempt.options(asked)}
        given = texts.get(form.option.data or "", "")
        return given, None if given else gettext("Выберите один из вариантов.")
    given = (form.text.data or "").strip()
    return given, None if given else gettext("Напишите ответ или нажмите «Не знаю».")


def _progress(attempt: Attempt, number: int, rules: Kept | None) -> Progress:
    right = attempt.right_count if rules is None or rules.due else None
    return Progress(number, len(attempt.questions), len(attempt.answers), right)


def _door(attempt: Attempt, rules: Kept | None) -> str:
    """The link of the assignment this is taken for, or ""."""
    given_out = rules or root_of(attempt)
    return given_out.assignment.token if given_out else ""


def _question_page(
    attempt: Attempt,
    number: int,
    asked: Question,
    form: AnswerForm | TellForm,
    problem: str | None = None,
) -> str:
    rules = kept(attempt)
    page = QuestionPage(
        token=attempt.token,
        title=attempt.deck.title,
        progress=_progress(attempt, number, rules),
        kind=asked.kind,
        stem=stem_parts(asked.stem),
        options=attempt.options(asked) if asked.kind in (*OFFERED, "multiple") else (),
        form=form,
        problem=problem,
        rows=rows_of(attempt, asked, request.form),
        chosen=frozenset(request.form.getlist("option")),
        imported=_is_imported(attempt),
        door=_door(attempt, rules),
        seconds_left=rules.seconds_left if rules else None,
        private=rules.sitting.resume_token if rules and not attempt.answers else "",
    )
    return render_template("question.html", page=page)


def _opened_page(attempt: Attempt, number: int, asked: Question, problem: str | None = None) -> str:
    rules = kept(attempt)
    page = OpenedPage(
        token=attempt.token,
        progress=_progress(attempt, number, rules),
        stem=stem_parts(asked.stem),
        given=attempt.opened[asked.id],
        answer=asked.answer,
        told=told_in_paragraph(attempt.deck.article, asked.evidence, asked.answer),
        form=EmptyForm(),
        problem=problem,
        imported=_is_imported(attempt),
        door=_door(attempt, rules),
    )
    return render_template("opened.html", page=page)


def _written(asked: Question, given: Answer, article: str) -> str:
    """How the answer is written where it was right but for a slip, else ""."""
    if asked.kind not in TYPED or not given.right:
        return ""
    return graded(asked, given.given, article).remark


def _feedback_page(attempt: Attempt, number: int, asked: Question, given: Answer) -> str:
    options = attempt.options(asked) if asked.kind in OFFERED else ()
    article = attempt.deck.article
    imported = _is_imported(attempt)
    told = told_in_paragraph(article, asked.evidence, asked.answer)
    rules = kept(attempt)
    page = FeedbackPage(
        token=attempt.token,
        title=attempt.deck.title,
        progress=_progress(attempt, number, rules),
        stem=stem_parts(asked.stem),
        options=tuple(option.text for option in options),
        given=given.given,
        answer=asked.answer,
        right=given.right,
        evidence=evidence_in_paragraph(article, asked.evidence),
        next_number=None if rules and rules.over else attempt.next_open,
        kind=asked.kind,
        verdicts=verdicts_of(attempt, asked, given.given),
        note=asked.items[0] if asked.kind == "true_false" and asked.items else "",
        proofs=tuple(proof.text for proof in (asked.evidence, *asked.more)) if asked.more else (),
        told=told if asked.kind == OPEN else (),
        imported=imported,
        note_told=told if imported and not asked.more else (),
        written=_written(asked, given, article.text),
        door=_door(attempt, rules),
        reports=rules is not None,
    )
    return render_template("feedback.html", page=page)
