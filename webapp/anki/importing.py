"""A deck made elsewhere: the file sent, read in a process apart, kept, and told about."""

from __future__ import annotations

import datetime
import logging
import re
import tempfile
import threading
from collections import Counter
from pathlib import Path, PurePosixPath

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from quizgen.errors import FormatError, QuizgenError, phrase
from quizgen.imports import PACKAGES, TEXTS, Imported, read_foreign
from quizgen.imports.account import asked_something
from quizgen.model import KINDS
from webapp.anki.choosing import sentences
from webapp.anki.forms import ImportForm
from webapp.anki.pages import ImportPage, Reason, ReportPage
from webapp.languages import Words, gettext, said
from webapp.review import keeping
from webapp.services import services
from webapp.storage import is_out_of_space
from webapp.wording import KIND_NAMES

log = logging.getLogger(__name__)

blueprint = Blueprint("imports", __name__)

WAIT_SECONDS = 15
"""How long a file waits for its turn: one that waits keeps a thread from the learners."""

_CHANGES = Words(
    {
        "added": "новых",
        "changed": "изменённых",
        "unchanged": "без изменений",
        "withdrawn": "больше не спрашивается",
    }
)
_NOT_TAKEN = re.compile(r"Картинки и звуки не переносятся: (.+)\.")
# Two at once would only slow each other.
_one_at_a_time = threading.Lock()


@blueprint.get("/import/")
def form() -> str:
    """The form for a file."""
    return _page()


@blueprint.post("/import/")
def take() -> Response | tuple[str, int]:
    """Make a deck of the file sent, or show the form again and what to do."""
    # Packages are larger than articles; nobody has read of this one yet.
    request.max_content_length = current_app.config["LARGEST_PACKAGE"]
    try:
        sent = ImportForm()
        valid = sent.validate_on_submit()
    except RequestEntityTooLarge:
        problem = gettext("Файл больше %(limit)s МБ, он не принят.", limit=_megabytes())
        return _page(problem, gettext("Выгрузите колоду без картинок и звуков или по частям.")), 413
    if not valid:
        return _page(
            gettext("Страница устарела, и файл не отправлен."), gettext("Выберите его ещё раз.")
        ), 400
    try:
        file: FileStorage | None = sent.file.data or None
        if file is None or not file.filename:
            raise FormatError(
                phrase("Файл не выбран."), hint=phrase("Выберите файл и нажмите ещё раз.")
            )
        name = _name(file.filename)
        key = services().imports.keep(_read(file, name), name, datetime.datetime.now(datetime.UTC))
        keeping.renew(key)
    except QuizgenError as error:
        line = error.place.line if error.place else None
        problem = sentences(QuizgenError(error.message))
        if line:
            problem = Markup("{} {}").format(
                gettext("Строка %(line)s:", line=line), problem[:1].lower() + problem[1:]
            )
        return _page(problem, error.hint and sentences(QuizgenError(error.hint))), 400
    except Exception as error:
        log.exception("an import")
        if is_out_of_space(error):
            return _page(
                gettext("На диске нет места."), gettext("Освободите место и отправьте снова.")
            ), 507
        return _page(
            gettext("На этом файле программа споткнулась."),
            gettext("Выгрузите колоду из Anki снова."),
        ), 500
    return redirect(url_for("imports.report", key=key), 303)


@blueprint.get("/decks/<key>/import")
def report(key: str) -> str:
    """What came of the last import of a deck."""
    stored = services().library.find(key) or abort(404)
    row = services().imports.report(key) or abort(404)
    told = row.report
    counts = Counter(question.kind for question in stored.deck.questions)
    changes = told["changes"] or {}
    page = ReportPage(
        key=key,
        title=stored.deck.title,
        file=row.file,
        notes=told["notes"],
        total=len(stored.deck.questions),
        kinds=tuple((KIND_NAMES[kind], counts[kind]) for kind in KINDS if counts[kind]),
        changes=tuple(
            (words, changes[name]) for name, words in _CHANGES.items() if changes.get(name)
        ),
        skipped=told["skipped"],
        reasons=tuple(
            Reason(
                gettext(group["reason"]),
                group["count"],
                tuple((at, said) for at, said in group["notes"]),
            )
            for group in told["reasons"]
        ),
        remarks=tuple(map(_remark, told["remarks"])),
    )
    return render_template("anki/report.html", page=page)


def _remark(kept: str) -> str:
    """A kept remark, which is Russian, in the language of the request."""
    found = _NOT_TAKEN.fullmatch(kept)
    if not found:
        return said(kept)
    counts = (part.partition(" – ") for part in found[1].split(", "))
    media = ", ".join(f"{gettext(kind)} – {count}" for kind, _, count in counts)
    return gettext("Картинки и звуки не переносятся: %(media)s.", media=media)


def _page(problem: str | None = None, advice: str | None = None) -> str:
    endings = ",".join((*PACKAGES, *TEXTS))
    # What was sent is not read again: it may have been too large to read.
    page = ImportPage(ImportForm(formdata=None), endings, _megabytes(), problem, advice)
    return render_template("anki/import.html", page=page)


def _megabytes() -> int:
    return int(current_app.config["LARGEST_PACKAGE"]) // 2**20


def _name(sent: str) -> str:
    """A file name of one's own making: its last part, short, plain characters and its ending."""
    path = PurePosixPath(sent.replace("\\", "/"))
    stem = " ".join(re.sub(r"[^\w .()-]", " ", path.stem).split())[:60].strip(". ")
    ending = path.suffix.lower()
    if ending not in (*PACKAGES, *TEXTS):
        known = ", ".join((*PACKAGES, *TEXTS))
        raise FormatError(
            phrase("Такой файл не читается."), hint=phrase("Подходят %(endings)s.", endings=known)
        )
    return f"{stem or 'Колода'}{ending}"


def _read(file: FileStorage, name: str) -> Imported:
    """The deck of the file. Raises QuizgenError, also when there is nothing to ask."""
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise FormatError(
            phrase("Сервер занят другими файлами."), hint=phrase("Отправьте ещё раз через минуту.")
        )
    try:
        with tempfile.TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / name
            file.save(path)
            return asked_something(read_foreign(path), path)
    finally:
        _one_at_a_time.release()
