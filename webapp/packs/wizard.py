"""A template built without YAML: a sentence, its phrases named, a question; then into a pack."""

from __future__ import annotations

import logging
import re

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from quizgen.errors import ArticleError
from webapp.languages import gettext, said
from webapp.packs import trying
from webapp.packs.building import (
    Draft,
    Marked,
    faults_of,
    ids_in,
    pack_text,
    put_in,
    suggestion,
    template_text,
)
from webapp.packs.common import (
    STALE,
    STALE_ADVICE,
    chosen_article,
    offer_samples,
    sentence_of,
    too_large_words,
)
from webapp.packs.forms import WizardForm, type_choices
from webapp.packs.pages import Built, Preview, WizardPage
from webapp.packs.samples import SAMPLES
from webapp.packs.texts import examine, free_name, is_too_large
from webapp.packs.trying import article_of
from webapp.services import services
from webapp.storage import is_out_of_space

log = logging.getLogger(__name__)

blueprint = Blueprint("wizard", __name__, url_prefix="/packs/wizard")

NEW_PACK = SAMPLES["pack_name"]
_NOT_NAME = re.compile(r"[^\w .-]+")
_LONGEST = 4_000
"""Characters of the model sentence and of the sentences that must not match, together."""

Page = tuple[str, int]


@blueprint.get("/")
def form() -> Page:
    """The empty form."""
    return _page(WizardForm(formdata=None))


@blueprint.post("/")
def build() -> Page | Response:
    """Show what the form gives, or keep it."""
    try:
        sent = WizardForm()
        valid = sent.validate_on_submit()
    except RequestEntityTooLarge:
        problem, advice = too_large_words()
        return _page(WizardForm(formdata=None), None, problem, advice, 413)
    if not valid:
        return _page(sent, None, STALE, STALE_ADVICE, 400)
    built = _built(sent)
    if sent.check.data:
        return _page(sent, built)
    if built.lacks or not built.yaml or (built.own and built.own.faults):
        problem = (
            gettext("Шаблон ещё не готов.") if built.lacks else gettext("В шаблоне есть ошибки.")
        )
        return _page(sent, built, problem, gettext("Что исправить, написано ниже."), 400)
    try:
        pack_id = _keep(sent, built)
    except Exception as error:
        log.exception("a template of %d characters", len(built.yaml))
        full = is_out_of_space(error)
        problem = gettext("На диске нет места.") if full else gettext("Сохранить не получилось.")
        advice = gettext("Всё написанное на месте.")
        return _page(sent, built, problem, advice, 507 if full else 500)
    if pack_id is None:
        problem = gettext(
            "В этот набор шаблон не вставить: проверьте, есть ли в нём строка «templates:»."
        )
        advice = gettext("Скопируйте текст шаблона или выберите новый набор.")
        return _page(sent, built, problem, advice, 400)
    return redirect(url_for("pack.edit", pack_id=pack_id, saved=1, sample=sent.sample.data), 303)


@blueprint.post("/preview")
def preview() -> Page:
    """What the form gives now: a part of its page, asked for as one writes."""
    try:
        sent = WizardForm()
        valid = sent.validate_on_submit()
    except RequestEntityTooLarge:
        return _part(Built(lacks=(" ".join(too_large_words()),)), 413)
    if not valid:
        advice = gettext("Страница устарела: скопируйте текст и откройте её снова.")
        return _part(Built(lacks=(advice,)), 400)
    built = _built(sent)
    return _part(built, 503 if built.busy else 200)


def _draft(sent: WizardForm) -> Draft:
    marks: list[Marked] = []
    ask = ""
    for number, entry in enumerate(sent.marks.entries):
        mark = Marked(
            entry.form.words.data or "",
            (entry.form.role.data or "").lower(),
            entry.form.type.data or "",
        )
        if mark.words or mark.role:
            marks.append(mark)
            if sent.ask.data == str(number):
                ask = mark.role
    also = [word.strip() for word in re.split(r"[,;\s]+", (sent.also.data or "").lower())]
    refused = [line.strip() for line in (sent.refused.data or "").split("\n")]
    return Draft(
        sentence=sent.sentence.data or "",
        marks=tuple(marks),
        ask=ask,
        question=sent.question.data or "",
        answer=sent.answer.data or "",
        also=tuple(dict.fromkeys(filter(None, also))),
        refused=tuple(filter(None, refused)),
        name=sent.name.data or "",
    )


def _built(sent: WizardForm) -> Built:
    draft = _draft(sent)
    if len(draft.sentence) + sum(map(len, draft.refused)) > _LONGEST:
        return Built(lacks=(gettext("Предложения слишком длинные: возьмите покороче."),))
    lacks, hint = tuple(map(said, faults_of(draft))), suggestion(draft)
    if lacks:
        return Built(lacks, hint)
    yaml = template_text(draft, _ids(sent))
    text = pack_text("проба", yaml)
    try:
        own = trying.preview(text, article_of(draft.sentence))
        if own.faults or own.problem:
            return Built((), hint, yaml, own)
        pair = trying.own_question(text, " ".join(draft.sentence.split()))
        yaml = template_text(draft, _ids(sent), pair)
        return Built((), hint, yaml, own, _tried(sent, text))
    except trying.BusyError as error:
        return Built((), hint, yaml, busy=said(str(error)))


def _tried(sent: WizardForm, text: str) -> Preview:
    try:
        return trying.preview(text, chosen_article(sent))
    except ArticleError as error:
        return Preview(problem=sentence_of(error))


def _ids(sent: WizardForm) -> tuple[str, ...]:
    """The ids of the pack the template is meant for."""
    text = _target_text(sent)
    return ids_in(text) if text else ()


def _target_text(sent: WizardForm) -> str | None:
    """The text of the pack chosen; None for a new one."""
    chosen = sent.pack.data or ""
    found = services().shelf.find(int(chosen)) if chosen.isascii() and chosen.isdigit() else None
    return found.latest.text if found and not found.removed else None


def _keep(sent: WizardForm, built: Built) -> int | None:
    """Put the template into its pack and return the pack's id; None where that cannot be done."""
    shelf, text = services().shelf, _target_text(sent)
    if text is None:
        name = _NOT_NAME.sub(" ", sent.pack_name.data or "")[:50].strip(" .-") or NEW_PACK
        name = free_name(" ".join(name.split()), shelf.taken())
        whole = pack_text(name, built.yaml)
        return shelf.add(whole) if examine(whole).pack else None
    whole_or_none, pack_id = put_in(text, built.yaml), int(sent.pack.data)
    if whole_or_none is None or is_too_large(whole_or_none):
        return None
    if examine(text).pack is not None and examine(whole_or_none).pack is None:
        return None
    shelf.save(pack_id, whole_or_none)
    return pack_id


def _part(built: Built, code: int = 200) -> Page:
    return render_template("packs/built.html", built=built), code


def _page(
    sent: WizardForm,
    built: Built | None = None,
    problem: str = "",
    advice: str = "",
    code: int = 200,
) -> Page:
    offer_samples(sent)
    for entry in sent.marks.entries:
        entry.form.type.choices = type_choices()
        entry.form.type.data = entry.form.type.data or ""
    own = [pack for pack in services().shelf.listing() if not pack.removed]
    sent.pack.choices = [
        ("", gettext("Новый набор шаблонов")),
        *((str(pack.id), pack.name) for pack in own),
    ]
    if sent.pack.data is None:
        sent.pack.data = request.args.get("pack") or ""
    page = WizardPage(sent, built, problem, advice)
    return render_template("packs/wizard.html", page=page), code
