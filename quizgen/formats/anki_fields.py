"""One question → the fields and tags of its Anki note; knows Anki's ways, not genanki."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from quizgen.errors import FormatError
from quizgen.formats.anki_several import SEVERAL, offered, proof, told
from quizgen.formats.anki_text import clean, digest, escape, find_answer, link, mark, tag, typed
from quizgen.formats.anki_types import FIELDS
from quizgen.model import GAP, Article, Question

MOST_OPTIONS = 6
"""As many as anki.css has letters for; weaker distractors beyond that are left out."""

_KIND_TAGS = {
    "choice": "выбор",
    "typed": "ввод",
    "cloze": "пропуск",
    "true_false": "верно_ли",
    "multiple": "несколько_ответов",
    "matching": "соответствие",
    "ordering": "порядок",
    "open": "своими_словами",
}
_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def option_order(question: Question) -> tuple[str, ...]:
    """The options of a choice question as the card lists them.

    The order hangs on the id and the number of options only: a reworded option keeps its place.
    """
    return tuple((question.answer, *question.distractors)[i] for i in _order(question))


def _order(question: Question) -> list[int]:
    """Positions of the options as shown; 0 is the right one."""
    shown = range(1 + len(question.distractors))[:MOST_OPTIONS]
    if question.kind == "true_false":
        # «Да» before «Нет», whichever is right.
        return sorted(shown, key=(question.answer, *question.distractors).__getitem__)
    return sorted(shown, key=lambda i: digest(f"option:{question.id}:{i}"))


def fields_of(article: Article, question: Question) -> Mapping[str, str]:
    """Every field of the note as HTML, by name, in the order of `FIELDS`.

    Raises FormatError when a cloze stem has no gap, or several.
    """
    fields = dict.fromkeys(FIELDS, "")
    fields |= {
        "Question": escape(question.stem),
        "Answer": escape(question.answer),
        "Accepted": "; ".join(map(escape, _other_forms(question))),
        "Evidence": _evidence(question),
        "Headline": link(article.id, article.title),
        "Date": date_in_words(article.date) if article.date else "",
        "Source": escape(article.id),
        "Id": escape(question.id),
    }
    if question.kind in SEVERAL:
        fields |= {"Options": offered(question), "Answer": told(question)}
    elif question.kind in ("choice", "true_false"):
        items = "".join(f"<li>{escape(option)}</li>" for option in option_order(question))
        fields["Options"] = f'<ol class="qg-options">{items}</ol>'
        fields["Key"] = str(_order(question).index(0) + 1)
        if question.kind == "true_false":
            fields["Spare1"] = "; ".join(map(escape, question.items))
    elif question.kind == "typed":
        fields["Typed"] = typed(question.answer)
    else:
        fields["Question"] = _cloze(question)
    return fields


def _cloze(question: Question) -> str:
    before, gap, after = question.stem.partition(GAP)
    if not gap or GAP in after:
        message = f"вопрос {question.id}: в предложении должен быть ровно один пропуск"
        raise FormatError(message, hint=f"пропуск пишется так: {GAP}")
    return f"{escape(before)}{{{{c1::{escape(question.answer)}}}}}{escape(after)}"


def _evidence(question: Question) -> str:
    """The proving sentence with the answer marked; empty when the cloze itself is that sentence."""
    if question.kind in (*SEVERAL, "true_false"):
        return proof(question)
    text = clean(question.evidence.text)
    answer = clean(question.answer)
    if question.kind == "cloze":
        before, _, after = clean(question.stem).partition(GAP)
        if (before + answer + after).split() == text.split():
            return ""
        start = text.find(before + answer + after)
        if start >= 0:
            start += len(before)
            return mark(text, [(start, start + len(answer))])
    forms = [answer, *sorted(map(clean, question.accepted), key=len, reverse=True)]
    return mark(text, find_answer(text, forms))


def spoken(question: Question) -> str:
    """Field HTML of what is read aloud on the front: the stem, a gap as a pause."""
    return escape(question.stem.replace(GAP, "…") if question.kind == "cloze" else question.stem)


def _other_forms(question: Question) -> list[str]:
    """Accepted forms that differ from the answer and each other by more than case, ё or spaces."""

    def plain(form: str) -> str:
        return typed(form).casefold().replace("ё", "е")

    seen, kept = {plain(question.answer)}, []
    for form in question.accepted:
        if plain(form) not in seen:
            seen.add(plain(form))
            kept.append(form)
    return kept


def tags_of(article: Article, question: Question) -> list[str]:
    """The note's tags, all under `quizgen::`: the article, the kind, the question's own."""
    own = {tag("quizgen", "тема", name) for name in question.tags}
    fixed = [
        tag("quizgen", "статья", article.id),
        tag("quizgen", "вид", _KIND_TAGS[question.kind]),
    ]
    return [*fixed, *sorted(own)]


def date_in_words(day: datetime.date) -> str:
    """«13 ноября 2025 года»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} года"
