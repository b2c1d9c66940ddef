"""The records of the pages, made of a review as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.model import KINDS, Question
from webapp.excerpts import evidence_in_paragraph, stem_parts
from webapp.languages import Words, gettext, said
from webapp.review.actions import told
from webapp.review.keeping import KEPT, Desk
from webapp.review.options import can_vary
from webapp.review.pages import EditPage, Line, OwnPage, ReviewPage
from webapp.review.sentences import marked, sentences
from webapp.review.wording import OWN_KINDS, Written, fields_of, written_of
from webapp.reviewed import Reviewed
from webapp.services import services
from webapp.several import answer_in_words
from webapp.wording import KIND_NAMES

STATES = Words(
    {
        "": "Все",
        "proposed": "Не проверены",
        "accepted": "Приняты",
        "rejected": "Отклонены",
    }
)


def filter_of(args: Mapping[str, str]) -> dict[str, str]:
    """The filter asked for, as address parameters; what is no filter is left out."""
    kind, state = args.get("kind", ""), args.get("state", "")
    found = {"kind": kind if kind in KINDS else "", "state": state if state in STATES else ""}
    return {name: value for name, value in found.items() if value}


def shown_ids(desk: Desk, here: Mapping[str, str]) -> list[str]:
    """The questions the filter lets through, in the teacher's order."""
    asked = desk.questions()
    return [
        entry.question_id
        for entry in desk.review.entries
        if entry.question_id in asked
        and entry.state == here.get("state", entry.state)
        and asked[entry.question_id].kind == here.get("kind", asked[entry.question_id].kind)
    ]


def review_page(
    desk: Desk,
    here: Mapping[str, str],
    wanted: str | None,
    problem: str | None = None,
    advice: str | None = None,
) -> ReviewPage:
    """The page of the review; where the question wanted is not shown, the first one is chosen."""
    asked = desk.questions()
    ids = shown_ids(desk, here)
    chosen = wanted if wanted in ids else ids[0] if ids else None
    entries = desk.review.entries
    of_kind = [
        entry for entry in entries
        if entry.question_id in asked
        and asked[entry.question_id].kind == here.get("kind", asked[entry.question_id].kind)
    ]  # fmt: skip
    counts = {
        state: sum(entry.state == state or not state for entry in of_kind) for state in STATES
    }
    kinds = [kind for kind in KINDS if any(each.kind == kind for each in asked.values())]
    proofs = (asked[chosen].evidence, *asked[chosen].more) if chosen else ()
    return ReviewPage(
        key=desk.base.key,
        title=desk.base.deck.title,
        revision=desk.review.revision,
        lines=lines(desk, asked, ids, chosen),
        asked=sum(entry.state in KEPT for entry in entries),
        states=tuple(
            (state, words, counts[state], here.get("state", "") == state)
            for state, words in STATES.items()
        ),
        kinds=tuple((kind, KIND_NAMES[kind], here.get("kind") == kind) for kind in kinds),
        here=here,
        undo=told(desk.review.undo),
        redo=told(desk.review.redo),
        paragraphs=marked(desk.base.deck.article, proofs),
        imported=is_imported(desk),
        left=sum(entry.state == "proposed" for entry in entries),
        problem=problem and said(problem),
        advice=advice and said(advice),
    )


def lines(
    desk: Desk, asked: Mapping[str, Question], ids: Sequence[str], chosen: str | None
) -> tuple[Line, ...]:
    """These questions as the page shows them."""
    entries = {entry.question_id: entry for entry in desk.review.entries}
    return tuple(
        _line(desk, asked[name], entries[name], number, name == chosen, number == len(ids))
        for number, name in enumerate(ids, start=1)
    )


def _line(
    desk: Desk, question: Question, entry: Reviewed, number: int, chosen: bool, last: bool
) -> Line:
    article = desk.base.deck.article
    notes = []
    if entry.own:
        notes.append(gettext("ваш вопрос"))
    if entry.edits.record():
        notes.append(gettext("изменён вами"))
    if not question.evidence.stop:
        notes.append(gettext("без места в статье, учащимся не показывается"))
    listed = question.kind in ("multiple", "matching", "ordering")
    return Line(
        id=question.id,
        number=number,
        kind=KIND_NAMES[question.kind],
        stem=stem_parts(question.stem),
        answer=answer_in_words(question) if listed else question.answer,
        accepted=question.accepted if "accepted" in fields_of(question.kind) else (),
        options=question.distractors if question.kind != "true_false" else (),
        state=entry.state,
        notes=tuple(notes),
        chosen=chosen,
        excerpt=evidence_in_paragraph(article, question.evidence)
        if question.evidence.stop
        else None,
        first=number == 1,
        last=last,
        can_vary=can_vary(entry, question) and not is_imported(desk) if chosen else False,
    )


def edit_page(
    desk: Desk,
    question: Question,
    here: Mapping[str, str],
    written: Written | None = None,
    problem: tuple[str, str | None] | None = None,
    saved: bool = False,
) -> EditPage:
    """The page to rewrite a question on; `problem` is what is wrong and what to do."""
    line = lines(desk, desk.questions(), [question.id], question.id)[0]
    wrong, advice = problem or (None, None)
    return EditPage(
        key=desk.base.key,
        title=desk.base.deck.title,
        revision=desk.review.revision,
        line=line,
        fields=fields_of(question.kind),
        written=written or written_of(question),
        here=here,
        imported=is_imported(desk),
        saved=saved,
        problem=wrong and said(wrong),
        advice=advice and said(advice),
    )


def own_page(
    desk: Desk,
    here: Mapping[str, str],
    written: Written | None = None,
    problem: tuple[str, str | None] | None = None,
) -> OwnPage:
    """The page to write a question of one's own on."""
    wrong, advice = problem or (None, None)
    return OwnPage(
        key=desk.base.key,
        title=desk.base.deck.title,
        revision=desk.review.revision,
        written=written or Written(),
        kinds=OWN_KINDS,
        proofs=sentences(desk.base.deck.article),
        here=here,
        imported=is_imported(desk),
        problem=wrong and said(wrong),
        advice=advice and said(advice),
    )


def is_imported(desk: Desk) -> bool:
    """Whether the deck came from elsewhere: its article is notes written out."""
    return services().imports.report(desk.base.key) is not None
