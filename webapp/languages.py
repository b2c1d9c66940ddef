"""The language of the interface: which one a request wants, and its words in that language.

Messages are the Russian sentences themselves; catalogues (gettext, see `make messages`) hold the
others. What is asked and answered stays Russian whatever the interface.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask import (
    Blueprint,
    Flask,
    abort,
    current_app,
    g,
    has_app_context,
    has_request_context,
    redirect,
    request,
    url_for,
)  # fmt: skip
from flask_babel import Babel, gettext, lazy_gettext, ngettext, refresh
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from quizgen.errors import Phrase, QuizgenError

__all__ = [
    "LANGUAGES", "Words", "blueprint", "chosen_in_form", "gettext", "in_russian", "language",
    "lazy_gettext", "ngettext", "register", "said", "said_whole", "sentence",
    "spoken",
]  # fmt: skip

LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
"""Each language by its code, named in itself."""
OWN = "ru"
"""The language of the messages and of the material."""
COOKIE = "quizgen_language"
"""Holds the language chosen by hand."""
_YEAR = 366 * 24 * 3600

blueprint = Blueprint("languages", __name__)


def register(app: Flask) -> None:
    """Teach the application its languages."""
    Babel(app, default_locale=OWN, locale_selector=language)
    app.jinja_env.globals.update(
        language=language, languages=LANGUAGES, russian=russian, said=said, back=_here,
        in_russian=in_russian,
    )  # fmt: skip
    app.register_blueprint(blueprint)
    app.after_request(_tell)


def language() -> str:
    """The code of the language this request is answered in; Russian where there is no request.

    Work a request began elsewhere speaks its language: see `spoken`.
    """
    if not has_request_context():
        return str(g.get("language", OWN)) if has_app_context() else OWN
    if "language" not in g:
        by_hand = request.cookies.get(COOKIE, "")
        g.language = by_hand if by_hand in LANGUAGES else _of_browser()
    return str(g.language)


def spoken(wanted: str) -> None:
    """Speak this language until the application's context, which has no request, ends."""
    g.language = wanted


def _of_browser() -> str:
    # Not best_match: to it «ru» is nearer to "kk-KZ, ru;q=0.5" than «kk».
    for wanted, weight in request.accept_languages:
        code = wanted.partition("-")[0].lower()
        if weight > 0 and code in LANGUAGES:
            return code
    return OWN


def russian() -> Markup:
    """The attribute of an element that holds Russian on a page of another language, or nothing."""
    return Markup("" if language() == OWN else ' lang="ru"')


def in_russian(text: str) -> Markup:
    """A piece of the material within a sentence of the interface, marked as what it is."""
    return Markup("<span{}>{}</span>").format(russian(), text) if russian() else escape(text)


def said(text: str) -> str:
    """A message of the package, translated where it can be; else marked as the Russian it is."""
    if isinstance(text, Phrase):
        parts = {k: said(v) if isinstance(v, Phrase) else v for k, v in text.values.items()}
        return gettext(text.template, **parts)
    if language() == OWN or not text:
        return text
    # One that came through another process has forgotten its template.
    told = gettext(text)
    return told if told != text else in_russian(text)


def said_whole(error: QuizgenError) -> str:
    """An error with its advice, as `str` puts them, its place left out."""
    parts = [error.message, *([error.hint] if error.hint else [])]
    if language() == OWN or not all(isinstance(part, Phrase) for part in parts):
        return said(str(error))
    message, *hint = map(said, parts)
    return f"{message} ({hint[0]})" if hint else message


def sentence(text: str) -> str:
    """A message, or several, as a sentence of its own: a capital first, one full stop last."""
    whole = said(text)
    if isinstance(whole, Markup):
        return in_russian(_sentence(text))
    return _sentence(whole)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


class Words(Mapping[str, str]):
    """A table of Russian words, read in the language of the request."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def __getitem__(self, key: str) -> str:
        return gettext(self._table[key])

    def own(self, key: str) -> str:
        """The Russian words, for what is material."""
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


@blueprint.post("/language")
def choose() -> Response:
    """Keep the language chosen, and go back to the page it was chosen on."""
    _keep(request.form.get("language", ""))
    return redirect(_safe(request.form.get("back", "")), 303)


def chosen_in_form() -> bool:
    """Whether a form was sent to change the language, and not for what it holds.

    So a half-written answer is shown again in the other language, and is not lost.
    """
    wanted = request.form.get("language")
    if wanted is None:
        return False
    _keep(wanted)
    return True


def _keep(wanted: str) -> None:
    if wanted not in LANGUAGES:
        abort(400)
    g.language = g.keep_language = wanted
    refresh()


def _here() -> str:
    """The address of this page, as the switch sends it."""
    # full_path ends with a question mark where there is no query.
    return request.full_path.rstrip("?")


def _safe(back: str) -> str:
    """The address to go back to, where it is a page of ours that can be opened; else home."""
    home = url_for("home.home")
    # Browsers read "//other.site" and "/\\other.site" as another site.
    if not back.startswith("/") or back[1:2] in ("/", "\\") or not back.isprintable():
        return home
    try:
        # A form sent back with advice has an address that may not be opened.
        current_app.create_url_adapter(request).match(back.partition("?")[0], method="GET")
    except RequestRedirect:
        pass
    except HTTPException:
        return home
    return request.script_root + back


def _tell(response: Response) -> Response:
    """Keep the choice, and let no cache mix up the languages of a page."""
    if "keep_language" in g:
        response.set_cookie(
            COOKIE,
            g.keep_language,
            max_age=_YEAR,
            path=f"{request.script_root}/",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = language()
        response.vary.update(("Accept-Language", "Cookie"))
    return response
