"""Russian words around numbers, and why questions are dropped, for whoever shows a deck."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    # The fact is not one to ask about.
    "clause as an argument": "сложное предложение",
    "clause left out": "сложное предложение",
    "subordinate clause": "сложное предложение",
    "direct address": "обращение",
    "first or second person": "слова от первого или второго лица",
    "present of the past": "настоящее время о прошлом",
    "hypothetical": "предположение",
    "not a certain fact": "предположение",
    "not a statement": "не утверждение",
    "negated": "отрицание",
    "opinion": "мнение, а не факт",
    "inside a quotation": "обрывок цитаты",
    "participle does not agree": "ненадёжный разбор",
    "subject does not agree": "ненадёжный разбор",
    "two subjects": "ненадёжный разбор",
    "several times": "сложное предложение",
    "parted predicate": "сложное предложение",
    "two objects": "ненадёжный разбор",
    "broken phrase": "ненадёжный разбор",
    "comma inside the clause": "ненадёжный разбор",
    "apposition inside a phrase": "сложное предложение",
    "adverb inside a phrase": "сложное предложение",
    "form not certain": "не уверены в форме слова",
    "half of a comparison": "сравнение без второй половины",
    # The question is not clear without the article.
    "deictic word": "понятно только рядом с текстом",
    "no subject": "неясно, кто",
    "unknown abbreviation": "непонятное сокращение",
    "two answers": "на вопрос два ответа",
    "nameless event": "неясно, какой именно",
    "post of no certain time": "неясно, когда",
    "object lost": "неясно, что",
    "loose clause": "неясно, какой именно",
    "owner left out": "неясно, чей",
    "saying without what was said": "неясно, что сказано",
    "too little said": "вопрос ни о чём",
    "bare name": "неполное имя",
    "name of no sure kind": "неясно, кто или что",
    "title without its marks": "название без кавычек",
    "unresolved pronoun": "неясно, о ком или о чём речь",
    "vague noun": "неясно, какой именно",
    # The way back from the question to the article fails.
    "answer not in the evidence": "ответа нет в самой фразе",
    "not in the source": "слово не из статьи",
    # The question is not worth asking.
    "another template": "об этом спрашивает другой шаблон набора",
    "answer in the stem": "ответ виден из вопроса",
    "answer too long": "длинный ответ",
    "enough of this kind": "таких вопросов уже достаточно",
    "asked already": "об этом уже спрошено",
    "broken wording": "нескладная формулировка",
    "fault of the source": "ошибка в самом тексте",
    "word told twice": "нескладная формулировка",
    "no good wrong options": "нет хороших неверных вариантов",
    "stem too long": "длинный вопрос",
    "vague answer": "слишком общий ответ",
    "answer guessed": "ответ угадывается без статьи",
    "not worth asking": "малозначительный вопрос",
    "list goes on": "перечень неполон",
    "wide definition": "определение подходит многому",
    "doubtful question": "сомнительный вопрос",
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
