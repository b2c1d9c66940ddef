"""What stands around a number: the noun it counts and the preposition that governs it."""

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
_ABBREVIATIONS = frozenset(
    listed("аэс тэц гэс грэс нпз чп дтп чс азс сми нии бмп бтр сау фап рлс лэп зрк рсзо нко мрот")
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
        if len(word) < 2 or not word[0].isalpha():
            return frozenset()
        if _per(words, j + step + 1):
            return frozenset()
        if word in _SHORT_NOUNS or word in _ABBREVIATIONS:
            return cases
        if step == 0 and _looks_like_year(words, numeral) and word.startswith(("год", "учебн")):
            return frozenset()
        nouns = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
        if texts[j + step][0].isupper():
            nouns = [r for r in nouns if r.known]
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


def _per(words: Sequence[str], j: int) -> bool:
    """Whether a rate goes on at j: «13 чел. / км²»."""
    return at(words, j) == "/" or (at(words, j) == "." and at(words, j + 1) == "/")


def is_finite_verb(word: str) -> bool:
    """Whether the likeliest reading of a word is a finite verb or a past participle."""
    return bool(word) and readings(word)[0].pos == "VERB"


def is_nominal(word: str) -> bool:
    """Whether a word may be a noun or an adjective with a case."""
    return any(r.pos in ("NOUN", "ADJ") and "Case" in r.feats for r in readings(word)[:2])


def is_genitive(word: str) -> bool:
    """Whether the likeliest reading of a word is a noun in the genitive."""
    if not word:
        return False
    best = readings(word)[0]
    return best.pos == "NOUN" and best.feats.get("Case") == "Gen"


def possible(word: str) -> set[str]:
    """The cases a noun form can stand in, Nom for what is no noun."""
    found = {r.feats["Case"] for r in readings(word)[:2] if r.pos == "NOUN" and "Case" in r.feats}
    return found or {"Nom"}
