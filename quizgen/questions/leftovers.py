"""Words whose other half stayed in the article: a converb, an object, a number's noun."""

from __future__ import annotations

import re

from quizgen.questions.drafts import Draft
from quizgen.questions.telling import WORD
from quizgen.russian.morphology import Reading, readings
from quizgen.russian.typesetting import typeset
from quizgen.russian.wordlists import lists

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_QUOTED = re.compile(r"«[^»]*»")
_NAME = r"[А-ЯЁ][а-яё]+(?: [А-ЯЁ][а-яё-]+)+"
_ASKED = r"^(?:Когда|Где|[ВС] как\w+ [а-яё]+|На как\w+ [а-яё]+)"
_BARE_DEED = re.compile(rf"{_ASKED} (?:(?P<before>[а-яё]+) {_NAME}|{_NAME} (?P<after>[а-яё]+))\?$")
_BY_NAME = re.compile(rf"(?P<before>[а-яё]+) (?P<name>{_NAME})(?: (?P<after>[а-яё]+))?")
_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)(?:за|на|с|со|до|к|из|от|около|более|свыше) \d+\??$")
_GLUED = re.compile(
    r"(?:(?P<year>\d{4} (?:года|году|г\.)|в\.)|(?P<word>[а-яё]{3,})) (?P<next>[А-ЯЁ][а-яё]{2,})\b"
)
_UNDER_TOWN = re.compile(r"^Под как\w+ [а-яё]+ (?P<verb>[а-яё]+)\b")
_RELATED = re.compile(r"^(?:[Кк]ем стал|Кем был|Кем явля)")
_WAR = re.compile(
    r"\b(?:после|во время|до|перед|с начал\w+|после окончания|до начала) войны(?=[?,]| [а-яё]+)"
)
_STREETS = re.compile(r"\b(?:улиц|переул|проспект|бульвар)")
_NAMED_FOR = re.compile(r"\b(?:[Ии]менем|в честь|имени)\b")
_GROWTH = re.compile(
    r"^Каков[аоы]? (?:[а-яё]+(?:ая|яя|ое|ее|ый|ий|ой|ые) )*"
    r"(?:рост|стоимость|цена|аудитория|зарплата|доход|прибыль|население|численность|ставка"
    r"|прирост|оборот|выручка|плата|тариф|курс|посещаемость)\b"
)
_DISTRICT = re.compile(r"\b[А-ЯЁ][а-яё]+(?:ом|ого|ому) район(?:е|а|у|ом)\b(?! [А-ЯЁ«])")
_BODY_ALONE = re.compile(
    r"(?P<before>[\w«»-]+ )?\b(?P<body>канцеляри[ияей]|Рад[аыеу]|[Ии]сполком\w{0,2})\b"
    r"(?! [А-ЯЁA-Z«])(?P<after> [а-яё]+)?"
)
_TITLE_OF = re.compile(r"(?P<noun>[а-яё]{4,}) (?=«)")
_PEOPLE_BUSY = re.compile(r"^Чем (?:занимались|занималось|занимаются) [а-яё]+\?$")
_WINS = re.compile(r"\bодерж(?:ал|ала|али) (?:[а-яё]+ ){0,2}(?:побед[ыу]?)\b")
_CHIN = re.compile(r"^Какой награды|^Какого звания|^Каким орденом")
_STUDIED = re.compile(r"^Как(?:ие|ую|ой|ое) ([а-яё]+) (?:окончил|закончил)[аи]?\b")
_WITH_INSTRUMENTAL = frozenset(
    ("заниматься", "заняться", "заведовать", "руководить", "командовать", "владеть",
     "пользоваться", "управлять", "увлекаться", "увлечься")
)  # fmt: skip


def _finite(word: str) -> Reading | None:
    found = readings(word)[0] if word else None
    return found if found is not None and found.feats.get("VerbForm") == "Fin" else None


def converb_alone(draft: Draft) -> bool:
    """«организовал ансамбль будучи?»: a converb whose own words stayed behind."""
    found = WORD.findall(draft.stem)
    for at, word in enumerate(found[1:], 1):
        reading, *others = readings(word)
        if word[:1].isupper() or reading.feats.get("VerbForm") != "Conv":
            continue
        if any(r.pos == "NOUN" for r in others):
            continue  # «Чем сменился устав?»
        if at + 1 == len(found):
            return True
        after = readings(found[at + 1])
        told = any(r.feats.get("Case") == "Ins" or r.pos in ("ADP", "ADV", "NUM") for r in after)
        if reading.lemma == "быть" and not told:
            return True
    return False


def number_alone(draft: Draft) -> bool:
    """«за 34», «Чем награждён за 34?»: what was counted stayed behind."""
    return bool(_ENDS_IN_NUMBER.search(draft.stem) or _number_only(draft.answer))


def _number_only(answer: str) -> bool:
    return bool(re.fullmatch(r"(?:за|на|от) \d{1,3}", answer))


def deed_of_nothing(draft: Draft) -> bool:
    """«Где занимался Иван Орлов?», «Когда окончил Иван Орлов?»: with what, what, nobody tells."""
    found = _BARE_DEED.match(_QUOTED.sub("", draft.stem))
    verb = _finite(found["before"] or found["after"] or "") if found else None
    if verb is None:
        return False
    placed = draft.stem.startswith("В как") and not draft.stem.startswith("В каком году")
    if verb.lemma in _WITH_INSTRUMENTAL:
        return not placed
    return verb.lemma in lists("leftovers.yaml")["needing an object"]


def of_another_gender(draft: Draft) -> bool:
    """«окончила Роман Орлов»: the verb beside a name agrees with it."""
    for found in _BY_NAME.finditer(_QUOTED.sub("·", draft.stem)):
        own = readings(found["name"].split()[0])
        first = [r for r in own if "Name" in r.feats and r.known]
        genders = {r.feats.get("Gender") for r in first if r.feats.get("Case") == "Nom"}
        if len(genders) != 1 or any(r.feats.get("Case") != "Nom" for r in first):
            continue  # «Нелли», «Женя»; «Никита» has one nominative
        gender = genders.pop()
        for word in (found["before"], found["after"] or ""):
            verb = _finite(word)
            if verb is not None and verb.feats.get("Gender", gender) != gender:
                return True
    return False


def of_what_work(draft: Draft) -> bool:
    """«Кем стал …? — сорежиссёром»: of what, the sentence tells behind a dash."""
    word = draft.answer.lower()
    if " " in word or not _RELATED.match(draft.stem):
        return False
    return any(r.lemma in lists("leftovers.yaml")["of a work"] for r in readings(word))


def some_war(draft: Draft) -> bool:
    """«после окончания войны»: which, the article tells."""
    found = _WAR.search(draft.stem)
    if found is None:
        return False
    after = draft.stem[found.end() :].split()
    own = readings(after[0].strip("?,."))[0] if after else None
    return own is None or own.pos not in ("NOUN", "ADJ", "ADP")


def glued(draft: Draft) -> bool:
    """«1772 года Весной Польша»: two sentences whose full stop went with a short form."""
    return any(_runs_on(_QUOTED.sub("«»", text)) for text in (draft.stem, draft.answer))


def _runs_on(text: str) -> bool:
    for found in _GLUED.finditer(text):
        if found["year"] is None:
            continue
        if any(r.pos in ("ADV", "ADP", "CCONJ", "SCONJ", "PRON") for r in readings(found["next"])):
            return True
    return False


def begun_under(draft: Draft) -> bool:
    """«Под каким городом начат перелом»: nobody asks so without «был»."""
    found = _UNDER_TOWN.match(draft.stem)
    short = readings(found["verb"])[0].feats if found else {}
    return short.get("VerbForm") == "Part" and short.get("Variant") == "Short"


def torn_from_its_title(draft: Draft) -> bool:
    """«на съезде назвал глупостью «Союза труда»»: the title stayed, its noun went elsewhere."""
    stem = typeset(draft.stem)
    if "«" not in stem:
        return False
    text = typeset(draft.fact.sentence.text)
    for found in re.finditer(r"([а-яё]{4,}) («[^»]+»)", text):
        noun, title = found[1], found[2]
        if title not in stem or not re.search(rf"\b{noun}\b", stem):
            continue
        own = readings(noun)[0]
        before = stem.partition(title)[0].rstrip().rsplit(" ", 1)[-1]
        if own.lemma in ("год", "век") or not before.islower():
            continue  # «сборник Ивана Бунина «Листопад»»
        if own.pos == "NOUN" and f"{noun} {title}" not in stem:
            return True
    return False


def streets_named(draft: Draft) -> bool:
    """«Сколько переулков названо именем Орлова?»: of no matter."""
    named = "назван" in draft.stem and _NAMED_FOR.search(draft.stem)
    return bool(named and _STREETS.search(draft.stem))


def measure_of_whom(draft: Draft) -> bool:
    """«Каков годовой рост аудитории?», «в Московском районе»: of whom, of which town."""
    stem = _QUOTED.sub("", draft.stem)
    if _GROWTH.match(stem) and not re.search(r"\s[A-ZА-ЯЁ]", _DISTRICT.sub("", stem)):
        return True
    return bool(_GROWTH.match(stem) and _DISTRICT.search(stem))


def body_alone(draft: Draft) -> bool:
    """«II отделения канцелярии», «Исполком Рады»: whose, the article tells."""
    for found in _BODY_ALONE.finditer(_QUOTED.sub("«»", draft.stem)):
        before = (found["before"] or "").strip()
        if before and any(r.pos == "ADJ" for r in readings(before.lower())):
            continue
        if found["body"].lower().startswith("исполком") and found["after"] is None:
            behind = draft.stem[found.end() :].lstrip()
            if behind[:1].isupper():
                continue
        after = (found["after"] or "").strip()
        if after and any(
            r.feats.get("Case") == "Gen" and r.pos in ("NOUN", "ADJ") for r in readings(after)
        ):
            continue
        return True
    return False


def cause_in_a_headline(draft: Draft) -> bool:
    """«Из-за чего …?» of a headline: the text below it may know better."""
    return draft.fact.sentence.headline and draft.template.key in ("why/reason", "why/cause")


def another_year(draft: Draft) -> bool:
    """«Чему в 1793 году предшествовало …? — разделу 1795 года»: the time is another clause's."""
    if draft.role.name not in ("complement", "object", "subject"):
        return False
    asked, said = set(_YEAR.findall(draft.stem)), set(_YEAR.findall(draft.answer))
    return bool(asked and said) and not asked & said and draft.fact.rule == "clause"


def busy_people(draft: Draft) -> bool:
    """«Чем занимались монголы?»: with much, and when."""
    return bool(_PEOPLE_BUSY.match(draft.stem))


def wins_so_far(draft: Draft) -> bool:
    """«Кто в союзе одержал четыре победы?»: many did, and the next match changes it."""
    if not draft.stem.startswith(("Кто", "Какой", "Сколько")) or _YEAR.search(draft.stem):
        return False
    found = _WINS.search(draft.stem)
    over = found and draft.stem[found.end() :].lstrip().startswith(("над", "в битве", "при", "у "))
    return found is not None and not over


def honour_and_rank(draft: Draft) -> bool:
    """«Какой награды удостоен? — ордена и чина советника»: a rank is no award."""
    return bool(_CHIN.match(draft.stem)) and bool(re.search(r" и (?:чин|звани)", draft.answer))


def one_of_two_courses(draft: Draft) -> bool:
    """«Какие курсы окончила?» of «окончила курсы штурманов и курсы лётчиков»."""
    found = _STUDIED.match(draft.stem)
    own = re.findall(rf"\b{found[1]}\b", draft.fact.sentence.text) if found else []
    return len(own) > 1


def few(stem: str, answer: str) -> bool:
    """«_____ переулка»: the noun's form leaves only two, three and four."""
    found = re.search(r"_____ ([а-яё]+)", stem)
    if found is None or answer.lower() not in ("2", "3", "4", "два", "две", "три", "четыре"):
        return False
    return any(
        r.feats.get("Case") == "Gen" and r.feats.get("Number") == "Sing" for r in readings(found[1])
    )


LEFTOVERS = (
    ("broken wording", converb_alone),
    ("broken wording", number_alone),
    ("object lost", deed_of_nothing),
    ("subject does not agree", of_another_gender),
    ("vague answer", of_what_work),
    ("nameless event", some_war),
    ("broken phrase", glued),
    ("broken wording", begun_under),
    ("broken phrase", torn_from_its_title),
    ("not worth asking", streets_named),
    ("too little said", measure_of_whom),
    ("too little said", body_alone),
    ("not a certain fact", cause_in_a_headline),
    ("broken phrase", another_year),
    ("too little said", busy_people),
    ("too little said", wins_so_far),
    ("two answers", honour_and_rank),
    ("two answers", one_of_two_courses),
)
"""Checks of review: words whose other half stayed in the article."""
