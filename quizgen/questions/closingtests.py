"""Questions no last word saves: answers anybody guesses, an adjective that lost its noun."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_FOR = re.compile(r"^за (?P<what>[а-яё ,]+)$")
_LONE = re.compile(
    r"(?<![\w-])(?:[Вв]о?|[Нн]а|из|под|у|близ|около) (?P<word>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*"
    r"(?:ском|цком|ской|цкой|ском|ских|цких|ский|цкий|скую|цкую))(?=\?| и \?|$)"
)
_TERM = re.compile(r"\bк \d+ годам|\bна \d+ (?:лет|года)\b")
_TIME_TWICE = re.compile(
    r"^(?:Когда|В какой день) (?:в|на) (?:праздник|день|канун|ночь на|Пасху|Рождество)\b"
)
_COUNT_AFTER = re.compile(r"^[А-ЯЁ][а-яё]+[ыи]е сколько ")
_SCHOOLING = re.compile(
    r"^(?:Какую|Какой|Какое) "
    r"(?P<kind>школ|училищ|институт|университет|академи|техникум|гимнази|курс)[а-яё]* "
    r"(?:окончил|закончил)[^?\d]*\?$"
)


def another_school(draft: Draft, article: str) -> bool:
    """«Какую школу окончил Орлов?» of one who finished two: in which year?"""
    found = _SCHOOLING.match(draft.stem)
    if found is None:
        return False
    named = re.findall(
        rf"[Оо]кон(?:ч[а-яё]+)[^.;]{{0,60}}?([А-ЯЁ][а-яё]{{3}})[а-яё-]*(?: [а-яё-]+){{0,3}} "
        rf"{found['kind']}",
        article,
    )
    return len(set(named)) > 1


def formula(draft: Draft) -> bool:
    """«за доблесть и мужество», «офицера»: said of everybody, so guessed without the article."""
    told = lists("closing.yaml")
    found = _FOR.match(draft.answer)
    if found is not None:
        words = [w for w in re.findall(r"[а-яё]+", found["what"]) if len(w) > 1]
        lemmas = {readings(word)[0].lemma for word in words}
        return bool(lemmas & told["merits"]) and lemmas <= told["merits"] | told["of merits"]
    asked = re.match(r"^(?:Какое звание|Какой чин|Какую степень|Какой титул) ", draft.stem)
    last = draft.answer.split()[-1].lower()
    short = len(draft.answer.split()) <= 2
    return bool(asked) and short and readings(last)[0].lemma in told["wide ranks"]


def place_without_noun(draft: Draft) -> bool:
    """«Кем работала в Мозырском?», «в Мозырском» of «в Мозырском и Бобруйском комитетах»."""
    for text in (draft.stem, draft.answer):
        found = _LONE.search(text)
        if found is None:
            continue
        own = readings(found["word"])
        if any(r.pos == "NOUN" and "Geox" in r.feats and r.known for r in own):
            continue
        if not any(r.pos == "ADJ" for r in own):
            continue
        after = draft.fact.sentence.text.partition(found["word"])[2]
        if re.match(r" (?:и |[а-яё]|[А-ЯЁ][а-яё]+(?:ом|ой|их) )", after):
            return True
    return False


def sentenced_twice(draft: Draft) -> bool:
    """«К скольким годам был приговорён Орлов?» of one sentenced twice: when?"""
    asked = re.match(r"^(?:К скольким годам|На сколько лет|К чему) [^?\d]*\?$", draft.stem)
    return bool(asked) and len(_TERM.findall(draft.fact.sentence.text)) > 1


def time_told_twice(draft: Draft) -> bool:
    """«Когда в праздник Богоявления …?»: the day asked is told."""
    return bool(_TIME_TWICE.match(draft.stem))


def counted_after(draft: Draft) -> bool:
    """«Первые сколько мастерские»: the number has lost its noun."""
    return bool(_COUNT_AFTER.match(draft.stem))


CLOSING = (
    ("vague answer", formula),
    ("broken phrase", place_without_noun),
    ("too little said", sentenced_twice),
    ("word told twice", time_told_twice),
    ("broken wording", counted_after),
)
"""Reason and check, as `review.CHECKS` has them."""
