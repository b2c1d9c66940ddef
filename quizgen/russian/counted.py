"""What stands around a number: the noun it counts, the preposition that governs it, and the
contexts in which it is a name or a piece of something else and must not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.russian.cardinals import listed, noun_form_after
from quizgen.russian.morphology import readings
from quizgen.russian.reading import Numeral

_PREPOSITIONS = {
    "Gen": "из от до без для у после кроме среди против вместо ради около свыше изо ото вокруг",
    "Dat": "к ко благодаря согласно вопреки",
    "Acc": "через про сквозь за под в во на по с со о об",
    "Ins": "над надо между перед за под с со",
    "Loc": "в во на о об при",
}
_PEOPLE = tuple(
    listed(
        """служащ учащ военнослужащ ранен пострадавш погибш заключенн задержанн пленн военнопленн
    верующ присутствующ обучающ трудящ отдыхающ арестованн осужденн убит больн безработн"""
    )
)
_SHORT_NOUNS = frozenset(("чел", "экз", "шт", "ед"))
# Round words said like nouns: the number alone («два» десятка) is not the answer.
_ROUND = frozenset(
    listed(
        """десяток сотня дюжина пара тройка тысяча миллион миллиард триллион январь февраль март
    апрель май июнь июль август сентябрь октябрь ноябрь декабрь"""
    )
)
# «ученики 3 класса», «герой 2 сезона»: the digits stand for an ordinal.
_RANKED = frozenset(
    listed(
        """класс курс этаж квартал тур сезон этап разряд уровень группа категория степень подъезд
    отделение созыв дивизион раунд лига глава часть том"""
    )
)
_LABELS = frozenset(
    listed(
        """глава статья пункт параграф часть том раздел школа дом квартира корпус рейс номер версия
    серия выпуск эпизод сезон канал страница рисунок таблица категория ряд вагон строка блок
    энергоблок маршрут автобус трамвай троллейбус шоссе трасса палата участок модель уровень
    этап раунд псалом стих сура опус телефон борт лицей гимназия детсад подъезд этаж комната
    аудитория кабинет офис порт причал путь платформа шахта скважина лот билет вариант
    задача упражнение пример формула теорема определение приложение схема протокол приказ
    поколение индекс код аккаунт формат операция"""
    )
)
_LABEL_SHORT = frozenset(listed("п пп ст стр рис табл гл разд ч т д кв корп оп вып каб пом с см"))
_GLUE = frozenset(listed("№ # / ⁄ × x х * = ^ ± ½ ⅓ ¼ ¾ _ §"))
_QUOTES = frozenset("«“„\"'")
_CLOSING = frozenset("»”\"'")


def at(words: Sequence[str], j: int) -> str:
    """The word at j, or "" outside the sentence."""
    return words[j] if 0 <= j < len(words) else ""


def prepositional_cases(word: str) -> frozenset[str] | None:
    """The cases a preposition governs; None for any other word."""
    found = {case for case, row in _PREPOSITIONS.items() if word in row.split()}
    if word in ("с", "со"):
        found.add("Gen")
    if word == "по":
        found |= {"Dat", "Loc"}
    return frozenset(found) or None


def counted_cases(
    words: Sequence[str],
    texts: Sequence[str],
    numeral: Numeral,
    cases: frozenset[str],
    j: int,
) -> frozenset[str]:
    """The cases of the numeral with which the noun at j or soon after agrees; empty when none.

    Adjectives, participles and adverbs may stand between («8 совсем новых школ»), up to four.
    """
    for step in range(5):
        word = at(words, j + step)
        if not word or not word[0].isalpha():
            return frozenset()
        if word in _SHORT_NOUNS or _is_abbreviation(texts[j + step]):
            return cases
        if step == 0 and _looks_like_year(words, numeral) and word.startswith(("год", "учебн")):
            return frozenset()
        nouns = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
        nouns = [r for r in nouns if r.score > 0.02 or len(nouns) == 1]
        if any(r.lemma in _ROUND for r in nouns):
            return frozenset()
        agreed = set()
        for reading in nouns:
            if reading.lemma in _RANKED and _is_rank(words, numeral):
                continue
            form = (reading.feats.get("Number", "Plur"), reading.feats["Case"])
            fixed = reading.feats.get("Fixd") == "Yes"
            for case in cases:
                if fixed or form in wanted(numeral, case):
                    agreed.add(case)
        if word.startswith(_PEOPLE):
            agreed |= _people_cases(word, numeral, cases)
        if agreed:
            return frozenset(agreed)
        if step < 3 and readings(word)[0].pos == "ADV":
            continue  # «две очень холодные фазы»
        adjectives = [r for r in readings(word) if _is_modifier(r.pos, r.feats)]
        if not adjectives:
            return frozenset()
        if step == 0 and not _may_follow(numeral, {r.feats.get("Number") for r in adjectives}):
            return frozenset()
    return frozenset()


def _people_cases(word: str, numeral: Numeral, cases: frozenset[str]) -> set[str]:
    """«400 служащих»: participles and adjectives that name people."""
    found = {(r.feats.get("Number", ""), r.feats.get("Case", "")) for r in readings(word)}
    return {c for c in cases if wanted(numeral, c) & found or ("Plur", "Gen") in found}


def _looks_like_year(words: Sequence[str], numeral: Numeral) -> bool:
    return bool(re.match(r"(1\d{3}|20\d\d)", words[numeral.last - 1]))


def _is_rank(words: Sequence[str], numeral: Numeral) -> bool:
    """«ученики 3 класса», «10–11 классов»: digits that stand for an ordinal."""
    if numeral.style != "digits" or numeral.scaled:
        return False
    first = numeral.last - 1
    return "-" in numeral.value or (first > 0 and readings(words[first - 1])[0].pos == "NOUN")


def wanted(numeral: Numeral, case: str) -> set[tuple[str, str]]:
    """The (number, case) forms a noun may take after the numeral in a case."""
    if numeral.style == "half" and not numeral.scaled:
        whole = numeral.value.partition(".")[0]
        if numeral.value == "1.5":
            return {("Sing", "Gen")} if case in ("Nom", "Acc") else {("Plur", case)}
        return {noun_form_after(whole, case)}
    scaled = numeral.scaled
    if numeral.style == "collective":
        return {("Plur", "Gen" if case in ("Nom", "Acc") else case)}
    forms = {noun_form_after(numeral.value, case, counted_in_scale=scaled)}
    if case == "Acc":
        forms.add(noun_form_after(numeral.value, case, counted_in_scale=scaled, animate=True))
    return forms


def _is_modifier(pos: str, feats: object) -> bool:
    assert isinstance(feats, dict)
    return "Case" in feats and (
        pos in ("ADJ", "DET") or (pos == "VERB" and feats.get("VerbForm") == "Part")
    )


def _may_follow(numeral: Numeral, numbers: set[str | None]) -> bool:
    one = numeral.value.endswith("1") and not numeral.value.endswith("11") and not numeral.scaled
    return "Sing" in numbers if one else "Plur" in numbers or numeral.style == "half"


def _is_abbreviation(text: str) -> bool:
    return bool(re.fullmatch(r"[А-ЯЁ]{2,6}", text)) and not re.fullmatch(r"[ХСМІ]+", text)


def names_something(words: Sequence[str], texts: Sequence[str], first: int, last: int) -> bool:
    """Whether the number at [first, last) is a name, a score, a code or a bit of a formula."""
    previous, following = at(words, first - 1), at(words, last)
    if previous in _GLUE or following in _GLUE:
        return True
    if previous == "[" or (previous == ":" and at(words, first - 2)[-1:].isdigit()):
        return True
    if following == ":" and at(words, last + 1)[:1].isdigit():
        return True
    if following in ("+", "-", "·") and (
        at(words, last + 1)[:1].isdigit() or following == "+" or at(words, last + 1) == "летний"
    ):
        return True
    if previous in ("+", "·") or (previous in ("-", "−") and at(words, first - 2)[-1:].isdigit()):
        return True
    if previous == "." and at(words, first - 2) in _LABEL_SHORT:
        return True
    if previous.startswith("счет") and previous not in ("счета", "счете"):
        return True
    if previous in _LABEL_SHORT - {"с", "ч", "т", "д", "см"} and words[first][0].isdigit():
        return True
    if words[first][0].isdigit() and any(
        r.lemma in _LABELS and r.pos == "NOUN" and r.feats.get("Number") != "Plur"
        for r in readings(previous)[:2]
    ):
        return True
    return previous in _QUOTES and _short_title(words, texts, first)


def _short_title(words: Sequence[str], texts: Sequence[str], first: int) -> bool:
    """«Три сестры», «24 часа»: a number that opens a short quotation is part of a title."""
    for j in range(first + 1, min(first + 6, len(words))):
        if words[j] in _CLOSING:
            return texts[first][0].isupper() or texts[first][0].isdigit()
    return False


def coordinated(words: Sequence[str], first: int) -> bool:
    """Whether a bare number stands before it: «5, 10 и 15 лет», «два или три дня»."""
    link = at(words, first - 1)
    if link not in ("и", "или", "либо", ",", "до", "по", "-", "а", "из"):
        return False
    if link == "до" and at(words, first - 3) in ("с", "со"):
        return False  # «сократилось с 120 до 80 человек»: the new value is whole
    earlier = at(words, first - 2)
    if earlier == "," and link in ("а", "или"):
        earlier = at(words, first - 3)
    return bool(re.fullmatch(r"[\d.,-]+", earlier)) or (
        link != "," and readings(earlier or ".")[0].pos == "NUM"
    )


def is_finite_verb(word: str) -> bool:
    """Whether the likeliest reading of a word is a finite verb or a past participle."""
    return bool(word) and readings(word)[0].pos == "VERB"


def is_nominal(word: str) -> bool:
    """Whether a word may be a noun or an adjective with a case."""
    return any(r.pos in ("NOUN", "ADJ") and "Case" in r.feats for r in readings(word)[:2])
