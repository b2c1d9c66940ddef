"""Russian words around numbers, and why questions are dropped, for whoever shows a deck."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "unresolved pronoun": "неясно, о ком или о чём речь",
    "owner left out": "неясно, чей",
    "deictic word": "понятно только рядом с текстом",
    "inside a quotation": "обрывок цитаты",
    "not a certain fact": "не точный факт",
    "no subject": "неясно, кто",
    "negated": "отрицание",
    "saying without what was said": "неясно, что сказано",
    "opinion": "мнение, а не факт",
    "answer in the stem": "ответ виден из вопроса",
    "vague noun": "неясно, какой именно",
    "vague answer": "слишком общий ответ",
    "too little said": "вопрос ни о чём",
    "stem too long": "длинный вопрос",
    "answer too long": "длинный ответ",
    "broken wording": "нескладная формулировка",
}
"""Why a question was not asked: the reason's name in `Deck.dropped` → words for a person."""

_OTHER = "по другим причинам"


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form of a noun that goes with a number: 1 вопрос, 2 вопроса, 5 вопросов."""
    last, last_two = number % 10, number % 100
    if last == 1 and last_two != 11:
        return one
    if last in (2, 3, 4) and last_two not in (12, 13, 14):
        return few
    return many


def questions(number: int) -> str:
    """«1 вопрос», «2 вопроса», «5 вопросов»."""
    return f"{number} {plural(number, 'вопрос', 'вопроса', 'вопросов')}"


def dropped_reasons(dropped: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Reasons in Russian with their counts, the most frequent first, unnamed ones last."""
    counts: dict[str, int] = {}
    for reason, count in dropped.items():
        name = REASONS.get(reason, _OTHER)
        counts[name] = counts.get(name, 0) + count
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == _OTHER, -item[1], item[0])))
