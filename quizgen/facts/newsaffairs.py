"""What news tell of a thing with a title of its own in set shapes, as whole questions.

Where an exhibition «…» opened, whom a forum «…» drew, what an action «…» marked, who came second,
who became the youngest of all, where a body has its seat. A title or a full name makes the
question understood without the item; an event is told with its month.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact, Role
from quizgen.facts.newsactors import told_of
from quizgen.facts.newsaffairwords import (
    NAME,
    SEAT,
    TITLE,
    Told,
    event,
    full_name,
    is_place,
    name_of,
    owned,
    place_ends,
    quoted,
)
from quizgen.model import Sentence, Token
from quizgen.russian.calendar import MONTHS_IN, MONTHS_OF
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful

RULE = "affair"
_LEAD = 5
_FIRST_DAYS = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2} ([а-я]+)(?: (\d{4}))?")
_HELD = r"(?P<verb>открыл(?:ась|ся|ось)|состоял(?:ась|ся|ось)|прош[её]л|прошл[ао]|стартовал[ао]?)"
_PLACE_FIRST = re.compile(
    rf"(?P<place>\b[ВвНн](?:а|о)? (?:[^.,;:()]|\bим\.)+?) {_HELD} (?P<what>[^.;:()]*?»)"
)
_PLACE_LAST = re.compile(
    rf"(?P<what>[\w «-]+?{TITLE})(?:,? [—–-] [^—–.;:]+? [—–-])? {_HELD} "
    r"(?P<place>(?:в|на) [^.;:()]+)"
)
_DREW = re.compile(
    rf"(?P<what>[\w -]*{TITLE})(?:, котор\w+)? "
    r"(?P<verb>собрал[ао]?|посетил[ои]?|привлекл?[ао]?)\s(?P<more>(?:более|свыше|около|почти) )?"
    r"(?P<number>\d[\d ]*(?: тыс\w*\.?| млн| миллион\w*)?) (?P<who>[а-яё]+)"
)
_MARKED = re.compile(
    rf"(?P<what>[\w -]*{TITLE}) (?:(?:был|будет)[аои]? )?(?P<verb>посвящ|приуроч)ен(?P<end>[аоы]?) "
    r"(?P<to>(?:также )?(?:к )?[^.,;:()]+)[.,]"
)
_RANKED = re.compile(
    rf"(?P<rank>[Пп]ервое|[Вв]торое|[Тт]ретье) место (?:на|в) (?P<where>[\w ]+?(?: ?{TITLE})?) "
    rf"занял(?P<end>а?) (?P<who>{NAME})(?=[ ,.]|$)"
)
_THIRD = re.compile(rf", (?P<rank>второе|третье) [—–-] (?P<who>{NAME})(?=[ ,.]|$)")
_SINCE = re.compile(
    rf"(?P<what>[\w -]*{TITLE}) (?:ежегодно |традиционно )?"
    r"(?P<verb>проводится|проходит|вручается|присуждается|работает|существует|издаётся|выходит)"
    r"(?P<there>(?: (?:в|на) [А-ЯЁ][\w-]+)?) с (?P<year>\d{4}) года"
)
_OWNED = re.compile(
    rf"(?P<what>(?:[\w-]+ )?{TITLE}|[A-Z][\w&.]+(?: [A-Z\d][\w&.]*)+), "
    r"котор(?:ый|ая|ое) (?:полностью )?"
    rf"принадлежит (?P<whom>(?:[а-яё-]+ ){{0,2}}(?:{TITLE}|{NAME}))(?=[ ,.]|$)"
)
_MOST = re.compile(
    rf"(?P<who>{NAME})(?:, котор(?:ый|ая))? "
    r"(?:(?P<when>в [а-я]+ \d{4} года|в \d{4} году) )?(?P<verb>(?:был[а]? )?признан[а]?|стал[а]?) "
    r"(?P<what>сам(?:ым|ой) [^.,;:()]+?)(?=[.,;]|$)"
)
_SURNAME_MOST = re.compile(
    r"(?:^|, )(?P<who>[А-ЯЁ][а-яё]+) (?P<verb>стала?) "
    r"(?P<what>сам(?:ым|ой) [^.,;:()]+?)(?=[.,;]|$)"
)
_HOLDS = re.compile(
    r"^[«]?(?P<what>[А-ЯЁ][^.,;:()]*?) насчитывает (?P<more>(?:более|свыше|около|почти) )?"
    r"(?P<number>\d[\d ]*) (?P<units>[а-яё]+(?: [а-яё]+)?)(?=[.,:;]|$)"
)
_ENDED = re.compile(
    rf"(?P<who>{NAME}) (?P<verb>завершила?|закончила?) (?P<what>(?:\w+ )?карьеру) в (?P<age>\d\d)"
    r" (?P<unit>лет|года?)"
)


def newsaffairs(sentences: Sequence[Sentence], published: datetime.date | None) -> Iterator[Fact]:
    """The questions the shapes make, each stem once; of two answers to one stem neither."""
    found: dict[str, tuple[str, Fact]] = {}
    twice: set[str] = set()
    body = [s for s in sentences if not s.headline]
    for sentence in body:
        if sentence.speech is not None and sentence.speech.direct:
            continue
        if is_doubtful([t.text for t in sentence.tokens]):
            continue
        text = quoted(sentence.text)
        month = _month(text, sentence, published)
        for stem, answer, start in (
            *_places(text, month),
            *_drawn(text, month),
            *_marked(text),
            *_ranked(text, body),
            *_most(text, month, sentences),
            *_others(text),
        ):
            if stem in found and found[stem][0] != answer:
                twice.add(stem)
            found.setdefault(stem, (answer, _fact(sentence, stem, answer, start)))
    yield from (fact for stem, (_, fact) in found.items() if stem not in twice)


def _month(text: str, sentence: Sentence, published: datetime.date | None) -> str:
    """«в мае 2019 года»: of the day the sentence names, or of the news that open so; or ""."""
    years = set(_YEAR.findall(text))
    days = [found for found in _DAY.finditer(text) if found[1] in MONTHS_OF]
    if len(days) == 1:
        number = MONTHS_OF.index(days[0][1])
        year = days[0][2] or (str(published.year) if published else "")
        if not year or years - {year} or (published and (int(year), number + 1)
                                          > (published.year, published.month)):  # fmt: skip
            return ""
        return f"в {MONTHS_IN[number]} {year} года"
    words = {readings(word.lower())[0].lemma for word in re.findall(r"[\w-]+", text)}
    if days or years or published is None or sentence.i > _LEAD or words & told_of("before"):
        return ""
    if any(month in text for month in (*MONTHS_IN, *MONTHS_OF)) or published.day <= _FIRST_DAYS:
        return ""
    return f"в {MONTHS_IN[published.month - 1]} {published.year} года"


def _places(text: str, month: str) -> Iterator[Told]:
    for shape in (_PLACE_FIRST, _PLACE_LAST):
        for found in shape.finditer(text):
            what = event(found["what"])
            place = found["place"] if shape is _PLACE_FIRST else place_ends(found["place"])
            if not what or not is_place(place) or not (month or _YEAR.search(what)):
                continue
            if len(place.split()) == 2:
                continue  # «в Омске»: asked as «в каком городе»
            when = "" if _YEAR.search(what) else f" {month}"
            place = place[0].lower() + place[1:]
            yield f"Где{when} {found['verb']} {what}", place, found.start("place")


def _drawn(text: str, month: str) -> Iterator[Told]:
    for found in _DREW.finditer(text):
        what = event(found["what"])
        who = readings(found["who"])[0]
        if not what or who.feats.get("Number") != "Plur" or who.feats.get("Case") != "Gen":
            continue
        over = re.search(
            r"\b(за \w+ (?:лет|года|дней|месяц\w+))\b", text[: found.start("what") + 40]
        )
        when = over[1] if over else month
        if not when:
            continue
        if over:
            what = event(found["what"].replace(over[0], "").replace("проведения", "")) or what
        answer = f"{found['more'] or ''}{found['number']} {found['who']}"
        stem = f"Сколько {found['who']} {found['verb']} {what} {when}"
        yield stem, answer, found.start("number")


def _marked(text: str) -> Iterator[Told]:
    for found in _MARKED.finditer(text):
        what = event(found["what"])
        to = found["to"].removeprefix("также ")
        if not what or not re.search(r"лети|годовщин|Дн|Год|памят|юбиле", to):
            continue
        asked = "Чему" if not to.startswith("к ") else "К чему"
        yield f"{asked} {found['verb']}ен{found['end']} {what}", to, found.start("to")


def _ranked(text: str, body: Sequence[Sentence]) -> Iterator[Told]:
    for found in _RANKED.finditer(text):
        where = found["where"]
        if not re.search(TITLE, where):
            where = _contest(where, body)
        who = name_of(found["who"])
        if where and who:
            stem = f"Кто занял {found['rank'].lower()} место на {where}"
            yield stem, who, found.end("who") - len(who)
            if third := _THIRD.match(text, text.find(",", found.end())):
                stem = f"Кто занял {third['rank']} место на {where}"
                yield stem, third["who"], third.start("who")


def _contest(noun: str, body: Sequence[Sentence]) -> str:
    """«конкурсе «Мисс Вселенная 2018»» of «на конкурсе»: the one the item names, with a year."""
    stem = noun[:-1]
    named = {
        found[1]
        for sentence in body
        for found in re.finditer(rf"\b{re.escape(stem)}\w* ({TITLE})", quoted(sentence.text), re.I)
    }
    dated = {name for name in named if _YEAR.search(name)}
    return f"{noun} {dated.pop()}" if len(dated) == 1 else ""


def _most(text: str, month: str, sentences: Sequence[Sentence]) -> Iterator[Told]:
    for shape in (_MOST, _SURNAME_MOST):
        for found in shape.finditer(text):
            who = name_of(found["who"]) if shape is _MOST else full_name(found["who"], sentences)
            if not who:
                continue
            if found["what"].startswith("самой"):
                continue  # «самой молодой женщиной»: «кто» asks of a man's form
            own = found["when"] if shape is _MOST else None
            after = re.search(r"\b(?:после|в истории|с \d{4} года|из )", found["what"])
            if len(found["what"].split()) < 3 or not (own or month or after):
                continue
            when = own or month
            verb = "стал" if found["verb"].startswith("стал") else "был признан"
            when = f"{when} " if when else ""
            yield f"Кто {when}{verb} {found['what']}", who, found.start("who")


def _others(text: str) -> Iterator[Told]:
    for found in _HOLDS.finditer(text):
        units = found["units"].split()
        first = readings(units[0])[0].feats
        own = re.search(r"[«А-ЯЁ]", found["what"][1:])
        if first.get("Case") == "Gen" and first.get("Number") == "Plur" and own:
            what = found["what"][0].lower() + found["what"][1:]
            if readings(found["what"].split()[0])[0].pos != "NOUN":
                continue
            number = f"{found['more'] or ''}{found['number'].strip()}"
            yield f"Сколько {found['units']} насчитывает {what}", number, found.start("number")
    for found in _ENDED.finditer(text):
        if not (who := name_of(found["who"])):
            continue
        stem = f"Во сколько лет {who} {found['verb']} {found['what']}"
        yield stem, f"в {found['age']} {found['unit']}", found.start("age")
    for found in _SINCE.finditer(text):
        if what := event(found["what"]):
            stem = f"С какого года{found['there']} {found['verb']} {what}"
            yield stem, f"с {found['year']} года", found.start("year") - 2
    for found in _OWNED.finditer(text):
        what = owned(found["what"])
        if what:
            yield f"Кому принадлежит {what}", found["whom"], found.start("whom")
    for found in SEAT.finditer(text):
        town = readings(found["town"])[0]
        if "Geox" in town.feats or town.pos in ("NOUN", "PROPN"):
            yield (
                f"Где находится штаб-квартира {found['body']}",
                f"в {found['town']}",
                found.start("town"),
            )


def _fact(sentence: Sentence, stem: str, answer: str, at: int) -> Fact:
    start = sentence.start + at
    token = Token(0, answer, start, start + len(answer), answer, "PROPN", {}, -1, "root")
    told = Role("deed", frozenset(("ANY",)), -1, (token,), token, answer, answer)
    whole = Role("affair", frozenset(("ANY",)), -1, (token,), token, text=stem)
    return Fact(RULE, sentence, None, roles=(told, whole))
