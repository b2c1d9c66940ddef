"""What one word too few makes wrong: a figure left out, a first time of no place, an odd verb."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated
from quizgen.russian.morphology import readings

_MEASURE = re.compile(
    r"\b((?:при|с|со|до|на|от) (?:[а-яё]+ой )?"
    r"(?:температур|скорост|высот|глубин|давлени|частот)[а-яё]+)"
    r"(?=\?|,| (?:в|на|из|под|при|и) )"
)
_FIGURE = re.compile(r"^ (?:\D{0,12} )?[−-]?\d")
_NAME = re.compile(r"(?<=[\s«])[А-ЯЁ][а-яё]")
_FAMILY = re.compile(r"^в семье(?: (?!(?:[А-ЯЁ][а-яё]+ов$))[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)+$")
_LACKS = re.compile(
    r"^Как назыв[а-яё]+ (?:газ|жидкость|вещество|металл|порошок|раствор) без [^?]*\?$"
)
_LACKING = re.compile(
    r"^(?:бесцветный )?(?:газ|жидкость|вещество|металл|порошок|раствор) без [^?]*$"
)
_BY_IT = re.compile(r"^(?:Где|У как\S+) [^?]*\b(?:у|близ|около|возле|под|в) [^?]*[А-ЯЁ]")
_STANDS = re.compile(r"\bдислоцир")
_DESTROYED = re.compile(
    r"\b(?:уничтож|подбил|подб[её]л|заж[её]г|подж[её]г|сбил|сбит|потопил|взорвал)"
)
_OFFICE = re.compile(r"^Кем (?:был|была|работал|работала) [^?]*(?:\d{4})")
_WORKED = re.compile(
    r"(?:,|\bи) (?:руководил|возглавлял|преподавал|заведовал|вел|вёл|работал|служил|был)а?\b"
)
_TIES = re.compile(r"\bсвяза(?:л|ла|ли) (?:свою )?жизнь\b")
_DEGREE = re.compile(
    r"^(?:(?:крайне|очень|весьма|довольно|сравнительно|относительно|достаточно) )?"
    r"(?:низк|высок|больш|мал|значительн|незначительн|небольш|слаб|сильн|огромн)[а-яё]+$"
)
_INVASION = re.compile(
    r"\b(?:[Вв]торжени|[Нн]ападени|[Вв]ступлени)[а-яё]+(?! [^?]*\b(?:в|во|на) [А-ЯЁ])"
)
_GOES_ON = re.compile(
    r"^, (?:(?:в|на) (?:селе|деревне|совхозе|городе|ауле|посёлке|поселке|станице|хуторе)\b"
    r"|(?:в )?[А-ЯЁ][а-яё]+ (?:районе|области|уезде|губернии)\b)"
)
_THING_THERE = re.compile(r"(?<![\w-])([а-яё]+) ((?:в|во|на|из) [А-ЯЁ][а-яё]{3,})")
_BARE_FILM = re.compile(
    r"^В каком году (?:вышел|вышла) (?:фильм|картина|лента) «([А-ЯЁ][а-яё]+)»\?$"
)
_WORKPLACE = re.compile(
    r"^(?:На|В) как[а-яё]+ ([а-яё]{5,}) (?:работал|служил|преподавал|трудил)[а-яё]*[^?\d]*\?$"
)
_BEGIN = re.compile(r"\b(?:начинают|начинает|становится|становятся|стараются|принимают)\b")


def verb_in_marks(draft: Draft) -> bool:
    """«Когда сбежал Орлов?» of ««сбежал» на фронт»: the verb is meant otherwise."""
    stem = re.sub(r"«[^»]*»", "", draft.stem)
    for word in re.findall(r"«([а-яё]{3,})»", draft.fact.sentence.text):
        if draft.fact.predicate and word in draft.fact.predicate.forms and word in stem:
            return True
    return False


def figure_lost(draft: Draft) -> bool:
    """«Что кипит при температуре?» of «при температуре −182 °C»: at which?"""
    sentence = draft.fact.sentence.text
    return any(
        _FIGURE.match(sentence[at.end() :])
        for found in _MEASURE.finditer(draft.stem)
        for at in re.finditer(re.escape(found[1]), sentence)
    )


def first_of_nowhere(draft: Draft) -> bool:
    """«В каком городе впервые построили здание для показов?»: the first time was there only."""
    if draft.template.pack != "general" or not re.search(r"\bвпервые\b", draft.stem):
        return False
    asked = draft.role.name in ("where", "city", "name") or "CITY" in draft.role.types
    return asked and not _NAME.search(draft.stem.split(" ", 3)[-1])


def since_in_present(draft: Draft) -> bool:
    """«С какого года начинают использовать кирпич?» of 1710."""
    return draft.role.name == "since" and bool(_BEGIN.search(draft.stem))


def family_by_name(draft: Draft) -> bool:
    """«В какой семье родился? — в семье Петра Ивановича»: of what standing, is asked."""
    return draft.stem.startswith("В какой семье") and bool(_FAMILY.match(draft.answer))


def told_by_lacks(draft: Draft) -> bool:
    """«Как называется газ без цвета, вкуса и запаха?»: there are many."""
    return bool(_LACKS.match(draft.stem) or _LACKING.match(draft.answer))


def place_by_place(draft: Draft) -> bool:
    """«Где дислоцировалась у станции Сурок бригада?»: half of the place is told."""
    return bool(_STANDS.search(draft.stem) and _BY_IT.match(draft.stem))


def destroyed_when(draft: Draft) -> bool:
    """«Сколько танков подбил Орлов?»: in which battle?"""
    if draft.role.name != "count" or not _DESTROYED.search(draft.stem):
        return False
    return not dated(draft) and not re.search(r"\b(?:войн|бо[юей]|битв|сражени|всего)", draft.stem)


def one_office_of_two(draft: Draft) -> bool:
    """«Кем был Орлов в 1966–1971 годах?» of one who taught, and led a workshop as well."""
    if not _OFFICE.match(draft.stem) or " — " in draft.answer:
        return False
    place = draft.fact.sentence.text.find(draft.answer)
    return place >= 0 and bool(_WORKED.match(draft.fact.sentence.text[place + len(draft.answer) :]))


def tied_life(draft: Draft) -> bool:
    """«С чем Орлов рано связал жизнь?»: with what everybody ties it."""
    return bool(_TIES.search(draft.stem))


def place_goes_on(draft: Draft) -> bool:
    """«Где родился Орлов? — в Псковской области» of «…, Островском районе, в селе»: half of it."""
    sentence, answer = draft.fact.sentence.text, draft.answer
    at = sentence.find(answer) if draft.stem.startswith("Где ") else -1
    return at >= 0 and bool(_GOES_ON.match(sentence[at + len(answer) :]))


def bare_film(draft: Draft) -> bool:
    """«В каком году вышел фильм «Память»?»: there is more than one."""
    found = _BARE_FILM.match(draft.stem)
    return bool(found) and any(
        r.known and r.pos == "NOUN" and not {"Name", "Surn", "Geox"} & set(r.feats)
        for r in readings(found[1].lower() if found else "")[:1]
    )


def another_workplace(draft: Draft, article: str) -> bool:
    """«На какой студии работал Орлов?» of an article that names two: when?"""
    found = _WORKPLACE.match(draft.stem)
    if found is None:
        return False
    begin = found[1][:-1]
    named = re.findall(
        rf"([А-ЯЁ][а-яё]{{3}})[а-яё]* {begin}[а-яё]*|{begin}[а-яё]* («[^»]+»|имени [А-ЯЁ]\S+)",
        article,
    )
    return len(set(named)) > 1


def place_of_thing_lost(draft: Draft) -> bool:
    """«На сколько выросла стоимость перевозок?» of «перевозок в Болгарию»: whither?"""
    if not draft.template.pack.startswith("newslines"):
        return False
    told = f"{draft.stem} {draft.answer}"
    return any(
        found[2].split()[1][:-1] not in told  # in any case: «в Москву», «Москва»
        and re.search(rf"\b{found[1]}\b", draft.stem)
        and readings(found[1])[0].pos == "NOUN"
        for found in _THING_THERE.finditer(draft.fact.sentence.text)
    )


def bare_degree(draft: Draft) -> bool:
    """«Какую плотность имеет атмосфера? — крайне низкую»: no answer one could know."""
    return bool(_DEGREE.match(draft.answer))


def invaded_where(draft: Draft) -> bool:
    """«Когда произошло вторжение наполеоновских войск?»: into which land?"""
    return draft.stem.startswith(("Когда", "В каком ")) and bool(_INVASION.search(draft.stem))


RECHECKS = (
    ("too little said", place_goes_on),
    ("too little said", bare_film),
    ("too little said", place_of_thing_lost),
    ("vague answer", bare_degree),
    ("too little said", invaded_where),
    ("broken wording", verb_in_marks),
    ("too little said", figure_lost),
    ("too little said", first_of_nowhere),
    ("present of the past", since_in_present),
    ("not worth asking", family_by_name),
    ("wide definition", told_by_lacks),
    ("not worth asking", place_by_place),
    ("too little said", destroyed_when),
    ("too little said", one_office_of_two),
    ("not worth asking", tied_life),
)
"""Reason and check, as `review.CHECKS` has them."""
