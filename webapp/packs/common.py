"""What the views of packs share: articles to try on, the text given back, files."""

from __future__ import annotations

import io

from flask import abort, current_app, send_file
from markupsafe import Markup
from werkzeug.wrappers import Response

from quizgen.errors import ArticleError, phrase
from quizgen.model import Article
from webapp.languages import OWN, gettext, language, lazy_gettext, sentence
from webapp.packs.forms import TryForm
from webapp.packs.shelf import StoredPack
from webapp.packs.texts import file_name
from webapp.packs.trying import article_of
from webapp.services import services

OWN_TEXT = ""
STALE = lazy_gettext("Страница устарела, и ничего не сохранено.")
STALE_ADVICE = lazy_gettext("Всё написанное на месте — повторите.")

_MOST_SAMPLES = 60


def offer_samples(form: TryForm, chosen: str | None = None) -> None:
    """Fill the list of articles to try on; the first deck's is chosen where nothing is."""
    decks = services().library.listing()[:_MOST_SAMPLES]
    marks = {} if language() == OWN else {"lang": OWN}
    form.sample.choices = [(deck.key, deck.title, marks) for deck in decks]
    form.sample.choices.append((OWN_TEXT, gettext("Свой текст"), {}))
    if form.sample.data is None:
        form.sample.data = chosen if chosen is not None else form.sample.choices[0][0]


def chosen_article(form: TryForm) -> Article:
    """The article to try on.

    Raises:
        ArticleError: there is none, or it is not one; says what to do.
    """
    if form.sample.data:
        stored = services().library.find(form.sample.data)
        if stored is None:
            raise ArticleError(phrase("такой статьи больше нет"), hint=phrase("выберите другую"))
        return stored.deck.article
    return article_of(form.article.data or "")


def find_pack(pack_id: int) -> StoredPack:
    """The pack of this id, or the page that says there is none."""
    return services().shelf.find(pack_id) or abort(404)


def download(text: str, name: str) -> Response:
    """A pack's text as a file, under a name safe everywhere."""
    return send_file(
        io.BytesIO(text.encode()),
        mimetype="application/yaml",
        as_attachment=True,
        download_name=file_name(name),
    )


def too_large_words() -> tuple[str, str]:
    """What is wrong with a request cut off unread, and what to do."""
    limit = (current_app.config["MAX_CONTENT_LENGTH"] or 0) // 2**20
    return (
        gettext("Прислано больше %(limit)s МБ, это не принято.", limit=limit),
        gettext("Вернитесь назад — текст останется в поле — и сократите его."),
    )


def sentence_of(error: ArticleError) -> str:
    """An error as one or two sentences."""
    return Markup(" ").join(sentence(part) for part in (error.message, error.hint) if part)
