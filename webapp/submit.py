"""A new deck from an article that is pasted or sent as a file."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Collection, Sequence
from pathlib import PurePath

from flask import Blueprint, current_app, redirect, render_template, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

import quizgen
from quizgen.articles import article_from_bytes, article_from_text
from quizgen.errors import ArticleError, QuizgenError, phrase
from quizgen.model import Article, Deck
from quizgen.templates.pack import Pack
from quizgen.updates import merge
from webapp.endless import refuse_endless
from webapp.forms import ArticleForm, PacksForm
from webapp.languages import gettext, sentence
from webapp.pages import NewPage
from webapp.review import keeping
from webapp.services import services
from webapp.storage import is_out_of_space
from webapp.wording import counted

log = logging.getLogger(__name__)

blueprint = Blueprint("submit", __name__, url_prefix="/new")

WAIT_SECONDS = 15
"""How long an article waits for its turn: one that waits keeps a thread from the learners."""

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
        key = make_deck(_article(sent), sent.packs.data or ())
    except QuizgenError as error:
        return _again(sent, sentence(error.message), error.hint and sentence(error.hint))
    except Exception as error:
        # An error page would lose the text.
        log.exception("an article of %d characters", len(sent.text.data or ""))
        if is_out_of_space(error):
            advice = gettext("Освободите место и отправьте снова.")
            return _again(sent, gettext("На диске нет места."), advice, 507)
        advice = gettext(
            "Текст на месте. Попробуйте отправить его по частям: так найдётся трудное место."
        )
        return _again(sent, gettext("На этой статье программа споткнулась."), advice, 500)
    return redirect(url_for("decks.show", key=key), 303)


def _again(sent: ArticleForm, problem: str, advice: str | None, code: int = 400) -> tuple[str, int]:
    return _page(sent, problem, advice), code


def _page(sent: ArticleForm, problem: str | None = None, advice: str | None = None) -> str:
    fresh = sent.packs.raw_data is None
    on = [pack.id for pack in services().shelf.usable() if pack.enabled]
    offer_packs(sent, on if fresh else None)
    return render_template("new.html", page=NewPage(sent, problem, advice))


def offer_packs(form: PacksForm, ticked: Sequence[int] | None) -> None:
    """Fill in the packs there are; `ticked` ones are chosen, None leaves what was sent."""
    usable = services().shelf.usable()
    form.packs.choices = [(pack.id, pack.name) for pack in usable]
    if ticked is not None:
        form.packs.data = list(ticked)


def make_deck(article: Article, packs: Collection[int]) -> str:
    """Make a deck with the packs of these ids, keep it, and return its key.

    Made again, a deck keeps the ids and stamps of its questions: Anki and learners know them.
    Raises QuizgenError, also when there is nothing to ask.
    """
    chosen = services().shelf.chosen(packs)
    now = datetime.datetime.now(datetime.UTC)
    made = _make(article, [pack for _, pack in chosen])
    key = services().library.add(made, lambda old, new: merge(old, new, now))
    services().shelf.remember(key, [used for used, _ in chosen])
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


def _make(article: Article, packs: Sequence[Pack]) -> Deck:
    """The deck of the article. Raises QuizgenError, also when there is nothing to ask."""
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise ArticleError(
            phrase("сервер занят другими статьями"), hint=phrase("отправьте ещё раз через минуту")
        )
    try:
        deck = quizgen.generate(article, packs=packs) if packs else quizgen.generate(article)
    finally:
        _one_at_a_time.release()
    if not deck.questions:
        raise ArticleError(
            phrase("из этой статьи не получилось ни одного вопроса"),
            hint=phrase(
                "лучше всего подходят новости и справочные тексты с именами, датами и числами"
            ),
        )
    return deck
