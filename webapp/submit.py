"""A new deck from an article that is pasted or sent as a file."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import PurePath

from flask import (
    Blueprint,
    abort,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    url_for,
)
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

import quizgen
from quizgen.articles import article_from_bytes, article_from_text
from quizgen.errors import ArticleError, QuizgenError, phrase
from quizgen.model import Article, Deck, Question
from quizgen.templates.pack import Pack
from quizgen.updates import merge
from webapp.endless import refuse_endless
from webapp.forms import ArticleForm, PacksForm
from webapp.jobs import Draft, Failure, Job, State
from webapp.languages import Words, gettext, language, sentence, spoken
from webapp.library import key_of
from webapp.pages import NewPage, ProgressPage
from webapp.review import keeping
from webapp.services import services
from webapp.storage import is_out_of_space
from webapp.trust import DROPPED, chance_of, checked, known, remember, used_for
from webapp.wording import counted

Progress = Callable[[str, float], None]

log = logging.getLogger(__name__)

blueprint = Blueprint("submit", __name__, url_prefix="/new")

WAIT_SECONDS = 15
"""How long an article waits for its turn: one that waits keeps a thread from the learners."""

READY_SECONDS = 1.5
"""How long one waits for the deck itself; then for a page that shows how far it is."""

STAGES = Words(
    {
        "waiting": "Ждём, пока дочитаются другие статьи",
        "analyse": "Разбираем предложения",
        "facts": "Находим, о чём сказано",
        "questions": "Составляем вопросы и выбираем лучшие",
        "done": "Сохраняем набор",
    }
)

# Two at once would only slow each other.
_one_at_a_time = threading.Lock()
# A file may take half a gigabyte while it is read.
_one_file_at_a_time = threading.Lock()


@blueprint.get("/")
def form() -> str:
    """The form for an article."""
    return _page(ArticleForm())


@blueprint.post("/")
def create() -> Response | tuple[str, int]:
    """Make a deck of the article sent, or show the form again and what to do."""
    try:
        sent = ArticleForm()
        valid = sent.validate_on_submit()
    except RequestEntityTooLarge:
        limit = (current_app.config["MAX_CONTENT_LENGTH"] or 0) // 2**20
        problem = gettext("Статья больше %(limit)s МБ, она не принята.", limit=limit)
        advice = gettext("Вернитесь назад — текст останется в поле — и отправьте её по частям.")
        return _page(ArticleForm(formdata=None), problem, advice), 413
    if not valid:
        problem = gettext("Страница устарела, и статья не отправлена.")
        return _again(sent, problem, gettext("Текст на месте — отправьте его ещё раз."))
    try:
        article = _article(sent)
        job = _begun(article, sent)
        if not job.over.wait(READY_SECONDS):
            services().jobs.keep(job)
            return redirect(url_for("submit.progress", token=job.token), 303)
    except Exception as error:
        # An error page would lose the text.
        return _failed(sent, explained(error))
    if job.state.failure:
        return _failed(sent, job.state.failure)
    return redirect(url_for("decks.show", key=job.state.key), 303)


@blueprint.get("/<token>/")
def progress(token: str) -> Response | tuple[str, int]:
    """How far an article is; then its deck, or the form with its text and what went wrong."""
    state, draft = services().jobs.find(token) or abort(404)
    if state.key:
        return redirect(url_for("decks.show", key=state.key), 303)
    if state.is_over:
        sent = ArticleForm(formdata=None)
        sent.text.data = draft.text
        failure = state.failure or _cut()
        offer_packs(sent, draft.packs)
        sent.trust.data = known(draft.trust)
        page = NewPage(sent, failure.problem, failure.advice)
        return _fresh(render_template("new.html", page=page)), failure.code
    page = ProgressPage(token, _stage(state), round(state.share * 100))
    return _fresh(render_template("progress.html", page=page)), 200


@blueprint.get("/<token>/state")
def state(token: str) -> Response:
    """The same for a script: the stage in words, percents done, whether it is over."""
    found, _ = services().jobs.find(token) or abort(404)
    percent = round(found.share * 100)
    return _fresh(jsonify(stage=_stage(found), percent=percent, over=found.is_over))


def _stage(state: State) -> str:
    return STAGES.get(state.stage, "")


def _cut() -> Failure:
    problem = gettext("Программу остановили, и вопросы не составлены.")
    return Failure(problem, gettext("Текст на месте – отправьте его ещё раз."), 400)


def _fresh(answer: str | Response) -> Response:
    """An answer no browser keeps: the next one is another."""
    response = make_response(answer)
    response.headers["Cache-Control"] = "no-store"
    return response


def _begun(article: Article, sent: ArticleForm) -> Job:
    packs, trust = tuple(sent.packs.data or ()), checked(sent.trust.data)
    # A file read once need not be sent again.
    draft = Draft((sent.text.data or "").strip() or article.text, packs, trust)
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    wanted = language()

    def work(tell: Progress) -> str:
        with app.app_context():
            return make_deck(article, packs, trust, tell)

    def said(error: Exception) -> Failure:
        with app.app_context():
            spoken(wanted)
            return explained(error)

    return services().jobs.begin(work, said, draft)


def explained(error: Exception) -> Failure:
    """What a person is told about an error."""
    if isinstance(error, QuizgenError):
        return Failure(sentence(error.message), error.hint and sentence(error.hint), 400)
    log.error("an article", exc_info=error)
    if is_out_of_space(error):
        return Failure(
            gettext("На диске нет места."), gettext("Освободите место и отправьте снова."), 507
        )
    advice = gettext(
        "Текст на месте. Попробуйте отправить его по частям: так найдётся трудное место."
    )
    return Failure(gettext("На этой статье программа споткнулась."), advice, 500)


def _failed(sent: ArticleForm, failure: Failure) -> tuple[str, int]:
    return _again(sent, failure.problem, failure.advice, failure.code)


def _again(sent: ArticleForm, problem: str, advice: str | None, code: int = 400) -> tuple[str, int]:
    return _page(sent, problem, advice), code


def _page(sent: ArticleForm, problem: str | None = None, advice: str | None = None) -> str:
    fresh = sent.packs.raw_data is None
    on = [pack.id for pack in services().shelf.usable() if pack.enabled]
    offer_packs(sent, on if fresh else None)
    sent.trust.data = known(sent.trust.data)
    return render_template("new.html", page=NewPage(sent, problem, advice))


def offer_packs(form: PacksForm, ticked: Sequence[int] | None) -> None:
    """Fill in the packs there are; `ticked` ones are chosen, None leaves what was sent."""
    usable = services().shelf.usable()
    form.packs.choices = [(pack.id, pack.name) for pack in usable]
    if ticked is not None:
        form.packs.data = list(ticked)


def make_deck(
    article: Article, packs: Collection[int], trust: str, tell: Progress | None = None
) -> str:
    """Make a deck with the packs of these ids at this level of trust, keep it, return its key.

    Made again, a deck keeps the ids and stamps of its questions: Anki and learners know them.
    Raises QuizgenError, also when there is nothing to ask.
    """
    chosen = services().shelf.chosen(packs)
    now = datetime.datetime.now(datetime.UTC)
    key = key_of(article.id, article.text)
    old = services().library.find(key)
    # Whoever wants surer questions than before takes some back.
    held = old is not None and chance_of(trust) <= chance_of(used_for(key))
    before = old.deck.questions if old and held else ()
    made = _make(article, [pack for _, pack in chosen], chance_of(trust), before, tell)
    key = services().library.add(made, lambda old, new: merge(old, new, now))
    services().shelf.remember(key, [used for used, _ in chosen])
    remember(key, trust)
    keeping.renew(key)
    return key


def _article(sent: ArticleForm) -> Article:
    """The article of the form. Raises ArticleError saying what to do."""
    text: str = (sent.text.data or "").strip()
    upload: FileStorage | None = sent.file.data or None
    if text and upload:
        raise ArticleError(
            phrase("пришли и текст, и файл"),
            hint=phrase("оставьте что-нибудь одно: текст сохранён, файл не взят"),
        )
    if upload:
        name = PurePath(upload.filename or "article.txt").name
        # What is in the file decides how it is read; its name may be anything.
        article = _read(upload.read(), name)
    elif text:
        article = article_from_text(text)
    else:
        raise ArticleError(
            phrase("статьи пока нет"), hint=phrase("вставьте её текст или выберите файл")
        )
    longest: int = current_app.config["LONGEST_ARTICLE"]
    if len(article.text) > longest:
        size = counted(longest, "знак", "знака", "знаков")
        raise ArticleError(
            phrase("статья длиннее, чем %(size)s", size=size),
            hint=phrase("возьмите главу или раздел и отправьте его отдельно"),
        )
    refuse_endless(article.text)
    return article


def _read(data: bytes, name: str) -> Article:
    if not _one_file_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise ArticleError(
            phrase("сервер занят другими файлами"), hint=phrase("отправьте ещё раз через минуту")
        )
    try:
        return article_from_bytes(data, name)
    finally:
        _one_file_at_a_time.release()


def _make(
    article: Article,
    packs: Sequence[Pack],
    least: float,
    before: Collection[Question],
    tell: Progress | None,
) -> Deck:
    """The deck of the article. Raises QuizgenError, also when there is nothing to ask."""
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise ArticleError(
            phrase("сервер занят другими статьями"), hint=phrase("отправьте ещё раз через минуту")
        )
    try:
        deck = quizgen.generate(article, packs=packs, progress=tell, least=least, before=before)
    finally:
        _one_at_a_time.release()
    if not deck.questions:
        raise ArticleError(
            phrase("из этой статьи не получилось ни одного вопроса"),
            hint=phrase("надёжных нет, но есть сомнительные: выберите их в отборе вопросов")
            if DROPPED in deck.dropped and least > chance_of("doubtful")
            else phrase(
                "лучше всего подходят новости и справочные тексты с именами, датами и числами"
            ),
        )
    return deck
