"""The packs there are: one's own to switch, put away and bring back, and examples to copy."""

from __future__ import annotations

from pathlib import PurePath

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from quizgen.templates.loader import PACK_ENDINGS
from quizgen.templates.parse import MAX_BYTES
from webapp.forms import EmptyForm
from webapp.languages import gettext
from webapp.packs.common import find_pack
from webapp.packs.forms import UploadForm
from webapp.packs.pages import ShelfPage
from webapp.packs.texts import (
    builtin_texts,
    free_name,
    renamed,
    russian_title_of,
    subjects,
    title_of,
)
from webapp.services import services

blueprint = Blueprint("packs", __name__, url_prefix="/packs")


@blueprint.get("/")
def shelf() -> str:
    """List the packs."""
    return _page()


@blueprint.post("/upload")
def upload() -> Response | tuple[str, int]:
    """Keep a pack sent as a file; a draft where it has faults."""
    sent: FileStorage | None = UploadForm().file.data or None
    if not sent or not sent.filename:
        return _page(
            gettext("Файл не выбран."), gettext("Выберите файл .yaml и нажмите ещё раз.")
        ), 400
    if PurePath(sent.filename).suffix.lower() not in PACK_ENDINGS:
        return _page(
            gettext("Подходят файлы .yaml и .yml."), gettext("Набор шаблонов — это текст в YAML.")
        ), 400
    data = sent.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return _page(
            gettext("Набор больше 64 КБ."), gettext("Разделите его на несколько файлов.")
        ), 400
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _page(
            gettext("Это не текст в UTF-8."), gettext("Сохраните файл в кодировке UTF-8.")
        ), 400
    if "\0" in text:
        return _page(
            gettext("Это двоичные данные, а нужен текст."), gettext("Выберите файл .yaml.")
        ), 400
    lines = "\n".join(text.splitlines())
    pack_id = services().shelf.add(lines + "\n" if lines else "")
    return redirect(url_for("pack.edit", pack_id=pack_id, saved=1), 303)


@blueprint.post("/built-in/<key>/copy")
def copy(key: str) -> Response:
    """Make a pack of one's own of one that comes with the program.

    A subject's is switched on. A general one is not: its questions are asked anyway.
    """
    _, text = builtin_texts().get(key) or abort(404)
    found, subject = services().shelf, key in subjects()
    # A pack asks in Russian, and so it is called.
    title = russian_title_of(key).replace(",", "")
    name = free_name(title if subject else f"{title} копия", found.taken())
    pack_id = found.add(renamed(text, name), enabled=subject)
    return redirect(url_for("pack.edit", pack_id=pack_id), 303)


@blueprint.post("/<int:pack_id>/switch")
def switch(pack_id: int) -> Response:
    """Switch a pack on or off."""
    find_pack(pack_id)
    services().shelf.switch(pack_id, request.form.get("enabled") == "1")
    return redirect(url_for("packs.shelf", _anchor=f"pack-{pack_id}"), 303)


@blueprint.post("/<int:pack_id>/remove")
def remove(pack_id: int) -> Response:
    """Put a pack away."""
    find_pack(pack_id)
    services().shelf.remove(pack_id)
    return redirect(url_for("packs.shelf", gone=pack_id), 303)


@blueprint.post("/<int:pack_id>/restore")
def restore(pack_id: int) -> Response:
    """Bring a pack back."""
    find_pack(pack_id)
    services().shelf.restore(pack_id)
    return redirect(url_for("packs.shelf", _anchor=f"pack-{pack_id}"), 303)


def _page(problem: str = "", advice: str = "") -> str:
    packs = services().shelf.listing()
    removed = tuple(pack for pack in packs if pack.removed)
    gone = request.args.get("gone", type=int)
    offers = [
        (key, title_of(key), len(pack.templates)) for key, (pack, _) in builtin_texts().items()
    ]
    page = ShelfPage(
        own=tuple(pack for pack in packs if not pack.removed),
        removed=removed,
        built_in=tuple(offer for offer in offers if offer[0] not in subjects()),
        subjects=tuple(offer for offer in offers if offer[0] in subjects()),
        upload=UploadForm(formdata=None),
        form=EmptyForm(formdata=None),
        problem=problem,
        advice=advice,
        gone=next((pack for pack in removed if pack.id == gone), None),
    )
    return render_template("packs/shelf.html", page=page)
