"""The editor of a pack: its faults and what it gives, shown as one types; versions; the file."""

from __future__ import annotations

import dataclasses
import logging

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from quizgen.errors import ArticleError
from webapp.forms import EmptyForm
from webapp.languages import gettext, lazy_gettext
from webapp.packs import trying
from webapp.packs.common import (
    STALE,
    STALE_ADVICE,
    chosen_article,
    download,
    find_pack,
    offer_samples,
    sentence_of,
    too_large_words,
)
from webapp.packs.forms import PackForm
from webapp.packs.pages import EditorPage, Preview, VersionsPage
from webapp.packs.shelf import StoredPack
from webapp.packs.showing import fault_lines
from webapp.packs.texts import (
    STARTER,
    builtin_texts,
    examine,
    free_name,
    is_too_large,
    title_of,
)
from webapp.services import services
from webapp.storage import is_out_of_space

log = logging.getLogger(__name__)

blueprint = Blueprint("pack", __name__, url_prefix="/packs")

BUILT_IN = "built-in"
_TOO_LARGE = lazy_gettext("Набор больше 64 КБ.")
_TOO_LARGE_ADVICE = lazy_gettext(
    "Разделите его на несколько наборов: лишние шаблоны вырежьте в другой."
)

Page = tuple[str, int]


@blueprint.get("/new/")
def begin() -> Page:
    """A new pack, begun with an example."""
    form = PackForm(formdata=None)
    form.text.data = STARTER.format(name=free_name("мои вопросы", services().shelf.taken()))
    return _page(form)


@blueprint.post("/new/")
def create() -> Page | Response:
    """Keep a new pack, or try it."""
    return _answer(None)


@blueprint.get("/<int:pack_id>/")
def edit(pack_id: int) -> Page:
    """The text of a pack."""
    pack = find_pack(pack_id)
    form = PackForm(formdata=None)
    form.text.data = pack.latest.text
    saved = request.args.get("saved") == "1"
    return _page(form, pack, _faults(pack.latest.text, pack_id), saved=saved)


@blueprint.post("/<int:pack_id>/")
def save(pack_id: int) -> Page | Response:
    """Keep the text as the next version, or try it."""
    return _answer(find_pack(pack_id))


@blueprint.get("/built-in/<key>/")
def read(key: str) -> Page:
    """A pack that comes with the program, as an example of the craft."""
    _, text = builtin_texts().get(key) or abort(404)
    form = PackForm(formdata=None)
    form.text.data = text
    return _page(form, key=key)


@blueprint.post("/built-in/<key>/")
def try_built_in(key: str) -> Page | Response:
    """Try a pack that comes with the program."""
    _, text = builtin_texts().get(key) or abort(404)
    form = PackForm()
    if not form.validate_on_submit():
        form.text.data = text
        return _page(form, key=key, problem=STALE, advice=STALE_ADVICE, code=400)
    form.text.data = text
    return _page(form, preview=_preview(form, BUILT_IN), key=key)


@blueprint.post("/preview")
def preview() -> Page:
    """What a text gives now: a part of the editor's page, asked for as one types."""
    try:
        form = PackForm()
        valid = form.validate_on_submit()
    except RequestEntityTooLarge:
        return _part(Preview(problem=" ".join(too_large_words())), 413)
    if not valid:
        advice = gettext("Страница устарела: скопируйте текст и откройте её снова.")
        return _part(Preview(problem=advice), 400)
    try:
        return _part(_tried(form, form.of.data or ""))
    except trying.BusyError as error:
        return _part(Preview(problem=str(error)), 503)


@blueprint.get("/<int:pack_id>/pack.yaml")
def as_file(pack_id: int) -> Response:
    """The latest text as a file."""
    pack = find_pack(pack_id)
    return download(pack.latest.text, pack.name)


@blueprint.get("/<int:pack_id>/versions/")
@blueprint.get("/<int:pack_id>/versions/<int:number>/")
def versions(pack_id: int, number: int | None = None) -> str:
    """Every version of a pack, and the text of one."""
    pack, found = find_pack(pack_id), services().shelf.versions(pack_id)
    shown = next((each for each in found if each.number == number), None)
    if number is not None and shown is None:
        abort(404)
    faults = fault_lines(examine(shown.text).faults, shown.text) if shown else ()
    page = VersionsPage(pack, found, EmptyForm(formdata=None), shown, faults)
    return render_template("packs/versions.html", page=page)


@blueprint.post("/<int:pack_id>/versions/<int:number>/back")
def take_back(pack_id: int, number: int) -> Response:
    """Make an old version the latest one again; those between stay where they are."""
    find_pack(pack_id)
    shelf = services().shelf
    text = next((each.text for each in shelf.versions(pack_id) if each.number == number), None)
    shelf.save(pack_id, abort(404) if text is None else text)
    return redirect(url_for("pack.edit", pack_id=pack_id, saved=1), 303)


def _answer(pack: StoredPack | None) -> Page | Response:
    try:
        form = PackForm()
        valid = form.validate_on_submit()
    except RequestEntityTooLarge:
        problem, advice = too_large_words()
        empty = PackForm(formdata=None)
        empty.text.data = pack.latest.text if pack else ""
        return _page(empty, pack, problem=problem, advice=advice, code=413)
    text = form.text.data or ""
    if not valid:
        return _page(form, pack, problem=STALE, advice=STALE_ADVICE, code=400)
    if is_too_large(text):
        return _page(form, pack, problem=_TOO_LARGE, advice=_TOO_LARGE_ADVICE, code=400)
    of = str(pack.id) if pack else ""
    if form.check.data:
        return _page(form, pack, _preview(form, of))
    try:
        pack_id = pack.id if pack else services().shelf.add(text)
        if pack:
            services().shelf.save(pack_id, text)
    except Exception as error:
        # An error page would lose the text.
        log.exception("a pack of %d characters", len(text))
        full = is_out_of_space(error)
        problem = gettext("На диске нет места.") if full else gettext("Сохранить не получилось.")
        advice = gettext("Текст на месте: сохраните ещё раз или скопируйте его себе.")
        return _page(form, pack, problem=problem, advice=advice, code=507 if full else 500)
    if pack is None:
        return redirect(
            url_for("pack.edit", pack_id=pack_id, saved=1, sample=form.sample.data), 303
        )
    return _page(form, services().shelf.find(pack_id), _preview(form, of), saved=True)


def _preview(form: PackForm, of: str) -> Preview:
    try:
        return _tried(form, of)
    except trying.BusyError as error:
        return Preview(problem=str(error))


def _tried(form: PackForm, of: str) -> Preview:
    """What the text of the form gives. Raises BusyError."""
    text = form.text.data or ""
    if is_too_large(text):
        return Preview(problem=f"{_TOO_LARGE} {_TOO_LARGE_ADVICE}")
    taken: frozenset[str] = frozenset()
    if of != BUILT_IN:
        taken = services().shelf.taken(besides=int(of) if of.isascii() and of.isdigit() else None)
    try:
        article = chosen_article(form)
    except ArticleError as error:
        return dataclasses.replace(trying.preview(text, None, taken), problem=sentence_of(error))
    return trying.preview(text, article, taken)


def _faults(text: str, pack_id: int) -> Preview | None:
    """The faults of a text, found without analysing anything; None where there are none."""
    found = examine(text, services().shelf.taken(besides=pack_id)).faults
    return Preview(faults=fault_lines(found, text)) if found else None


def _part(found: Preview, code: int = 200) -> Page:
    return render_template("packs/preview.html", preview=found), code


def _page(
    form: PackForm,
    pack: StoredPack | None = None,
    preview: Preview | None = None,
    *,
    key: str = "",
    problem: str = "",
    advice: str = "",
    saved: bool = False,
    code: int = 200,
) -> Page:
    offer_samples(form, request.args.get("sample"))
    if key:
        title, action = title_of(key), url_for("pack.read", key=key)
    elif pack:
        title, action = pack.name, url_for("pack.save", pack_id=pack.id)
    else:
        title, action = gettext("Новый набор шаблонов"), url_for("pack.create")
    form.of.data = BUILT_IN if key else str(pack.id) if pack else ""
    page = EditorPage(title, action, form, preview, pack, key, problem, advice, saved)
    return render_template("packs/editor.html", page=page), code
