"""The Flask application, put together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from flask import Flask
from flask_wtf.csrf import CSRFProtect

from webapp import (
    access,
    again,
    cookies,
    decks,
    failures,
    headers,
    home,
    languages,
    quiz,
    submit,
    wording,
)  # fmt: skip
from webapp.anki import exporting, importing, several
from webapp.handout import views as handout
from webapp.packs import editing, listing, wizard
from webapp.review import views as review
from webapp.services import attach
from webapp.share import learning, teaching
from webapp.storage import Storage

DEFAULTS = {
    "DATABASE_URL": None,
    "DECKS_FOLDER": None,
    # A whole request; a longer one is cut off unread.
    "MAX_CONTENT_LENGTH": 8 * 2**20,
    "MAX_FORM_MEMORY_SIZE": 8 * 2**20,
    # A package of cards to import; its pictures and sounds come along unread.
    "LARGEST_PACKAGE": 256 * 2**20,
    # Characters; over ten seconds of work.
    "LONGEST_ARTICLE": 100_000,
    # A year: the address of a style or script changes with its content.
    "SEND_FILE_MAX_AGE_DEFAULT": 31_536_000,
    "SESSION_COOKIE_NAME": "quizgen",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    # A form stays good as long as its session: a lesson may last longer than an hour.
    "WTF_CSRF_TIME_LIMIT": None,
    # Else the teacher's pages open only on the computer that serves them; see access.py.
    "TEACHERS_FROM_ANYWHERE": False,
}


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The web application, its database opened and its built-in decks registered.

    Args:
        config: Flask settings, and two of our own that may be None:
            DATABASE_URL, a SQLAlchemy URL (by default an SQLite file in this user's data folder);
            DECKS_FOLDER, a folder of deck JSON files (by default the one of this checkout, if any).

    Raises:
        QuizgenError: the database or the folder of decks cannot be used.
    """
    app = Flask("webapp")
    app.config.from_mapping(DEFAULTS)
    app.config.from_mapping(config or {})
    storage = Storage(app.config["DATABASE_URL"])
    if not app.config["SECRET_KEY"]:
        app.config["SECRET_KEY"] = storage.secret_key()
    folder = app.config["DECKS_FOLDER"] or _own_decks()
    services = attach(app, storage)
    if folder:
        services.library.register_folder(Path(folder))
    _prepare_pages(app)
    _protect(app)
    rooms = (home, submit, decks, again, quiz, listing, editing, wizard)
    for room in (*rooms, exporting, importing, several, review, teaching, learning, handout):
        app.register_blueprint(room.blueprint)
    return app


def _own_decks() -> Path | None:
    """The decks of the checkout this package stands in; None once it is installed."""
    root = Path(__file__).resolve().parent.parent
    folder = root / "decks"
    return folder if (root / "pyproject.toml").is_file() and folder.is_dir() else None


def _prepare_pages(app: Flask) -> None:
    languages.register(app)
    environment = app.jinja_env
    environment.undefined = jinja2.StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["questions"] = wording.questions
    environment.filters["long_date"] = wording.long_date
    environment.filters["plural"] = wording.plural
    environment.filters["counted"] = wording.counted
    environment.filters["moment"] = wording.moment
    version = _static_version(Path(app.root_path, "static"))

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values["v"] = version


def _static_version(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _protect(app: Flask) -> None:
    # First of all: who may not open a page is told nothing else about it.
    access.register(app)
    cookies.register(app)
    csrf = CSRFProtect(app)
    # Chooses a language and nothing else; a token would cost every page a cookie.
    csrf.exempt(languages.choose)
    # These check the token themselves, to give back what was written when it is stale.
    for view in (
        submit.create,
        quiz.answer,
        editing.create,
        editing.save,
        editing.preview,
        editing.try_built_in,
        wizard.build,
        wizard.preview,
        importing.take,
        review.save,
        review.add,
    ):
        csrf.exempt(view)
    headers.register(app)
    failures.register(app)
