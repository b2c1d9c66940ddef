"""How a trial of templates looks in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from quizgen.trial import MadeQuestion, SentenceTrial, TemplateTrial, Trial
from quizgen.wording import REASONS, plural, questions

_KINDS = {
    "choice": "с выбором",
    "typed": "ответ пишут",
    "cloze": "пропуск",
    "true_false": "«верно ли»",
    "multiple": "несколько верных",
    "matching": "пары",
    "ordering": "порядок событий",
    "open": "ответ своими словами",
}


def trial_text(trial: Trial) -> str:
    """The trial for a person to read: template by template, then a line with the counts."""
    parts = [click.style(trial.article.title, bold=True), ""]
    for tried in trial.templates:
        parts += [*_template_lines(tried), ""]
    return "\n".join([*parts, counts_line(trial)])


def counts_line(trial: Trial) -> str:
    """«2 шаблона: подошло 3 предложения, почти подошло 5. Вопросов 2, отброшено 1.»."""
    count = len(trial.templates)
    sentences = [s for tried in trial.templates for s in tried.sentences]
    matched = sum(s.matched for s in sentences)
    made = [q for s in sentences for q in s.questions]
    made += [q for tried in trial.templates for q in tried.more]
    dropped = sum(q.kind is None for q in made)
    return (
        f"{count} {plural(count, 'шаблон', 'шаблона', 'шаблонов')}: "
        f"подошло {_sentences(matched)}, почти подошло {len(sentences) - matched}. "
        f"Всего {questions(len(made) - dropped)}, отброшено {dropped}."
    )


def _sentences(count: int) -> str:
    return f"{count} {plural(count, 'предложение', 'предложения', 'предложений')}"


def _template_lines(tried: TemplateTrial) -> Iterator[str]:
    yield click.style(f"Шаблон {tried.template.key}", bold=True)
    if not tried.readable:
        yield "  Образец не разобран, поэтому ничего не подходит; см. quizgen templates check."
        return
    matched = [s for s in tried.sentences if s.matched]
    near = [s for s in tried.sentences if not s.matched]
    if matched:
        yield "  Подошли:"
    for sentence in matched:
        yield f"    + {marked(sentence)}"
        yield from _question_lines(sentence.questions)
    if near:
        yield "  Почти подошли:"
    for sentence in near:
        yield f"    - {marked(sentence)}"
        yield click.style(f"      Почему нет: {sentence.why_text()}", fg="yellow")
    if tried.more:
        yield "  И ещё по тем же фактам:"
        yield from _question_lines(tried.more)
    if tried.others:
        start = "Ни одно предложение не подошло" if not tried.sentences else "Не подошли остальные"
        yield click.style(f"  {start}: {tried.others}.", dim=True)


def _question_lines(made: Sequence[MadeQuestion]) -> Iterator[str]:
    for question in made:
        said = f"{question.stem} – {question.answer}" if question.stem else "Вопроса нет"
        if question.kind is None:
            why = REASONS.get(question.dropped or "", "по другой причине")
            yield click.style(f"      Отброшен: {said} ({why})", fg="yellow")
            continue
        yield click.style(f"      {said}", fg="green") + f" ({_KINDS[question.kind]})"
        if question.distractors:
            yield f"        Неверные: {'; '.join(question.distractors)}"


def marked(sentence: SentenceTrial) -> str:
    """The sentence on one line with its roles marked as in an example: «[Филиал](branch) …»."""
    pieces = (f"[{words}]({role})" if role else words for words, role in sentence.segments())
    return " ".join("".join(pieces).split())
