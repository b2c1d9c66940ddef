"""What an article's news is set in, told in the stem: the championship, the town, the guest."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.settled import settled
from quizgen.russian import gazetteer
from quizgen.russian.morphology import readings
from quizgen.russian.namecases import declined
from quizgen.russian.wordforms import gender_of

_CUP = re.compile(r"\bчемпион(?:ат)?[а-яё]* (мира|Европы) по ([а-яё]+(?: [а-яё]+)?)")
_NAMED = re.compile(
    r"(?<![\w-])([Чч]емпионат[а-я]* (?:мира|Европы))(?! по )( \d{4} года)?(?! (?:сред|у )[а-я]+)"
)
_STAGE = re.compile(
    r"(?<![\w-])(в финале|в матче за (?:третье место|бронзу))(?: (\d{4}) года)?(?= |\?|$)"
    r"(?! [а-яё]+[аыи] )"
)
_YEAR = re.compile(r"\b\d{4}\b")
_MEN = re.compile(r"\bмужск[а-яё]+ (?:финал|турнир|разряд|одиночн)", re.I)
_WON = re.compile(r"^Кто .*\bвыиграл[аи]? (?:«[^»]+»|[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+ турнир)\?$")
_OPENED = re.compile(
    r"^(В каком году) ((?:был[аио]? )(?:открыт|установлен|воздвигнут|построен|создан)[аыо]? "
    r"(?:монумент|памятник|мемориал|музей|театр|собор|мост|храм|вокзал|аэропорт|стадион)\b.*)$"
)
_TOWN = re.compile(r"\bв ([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)\b")
_WELCOME = re.compile(
    r"^(?P<where>(?:В каком|В какой|Где)(?: [а-яё]+)?) (?P<what>(?:[а-яё]+ая )?церемония "
    r"(?:приветствия|встречи)) (?P<when>в [а-я]+ \d{4} года) (?P<verb>[а-яё]+сь)"
    r"(?: с участием .*)?\?$"
)
_ARRIVED = re.compile(
    r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)* [А-ЯЁ][а-яё]+) (?:по приглашению [^.!?]*? )?"
    r"(?:\d{1,2} [а-я]+ )?прибыл[а]? с [^.!?]*визитом"
)
_BACK = re.compile(r"^(?:В какую страну|Куда) верну(?:лся|лась)\b")


class Setting:
    """What the article as a whole tells of a stem that leaves it out."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        lead = f"{article.title}\n{article.text[:400]}"
        cups = {(found[1], found[2]) for found in _CUP.finditer(lead)}
        self._cup = cups.pop() if article.date is not None and len(cups) == 1 else None
        self._year = article.date.year if article.date is not None else 0

    def mended(self, draft: Draft) -> Draft | str:
        """The draft that needs no article to be understood, or why it is not asked."""
        if _BACK.match(draft.stem) and self._home(draft.answer):
            return "answer guessed"
        stem = self._of_women(self._of_cup(draft.stem), draft.answer)
        stem = self._of_guest(self._of_town(stem, draft.fact.sentence.text), draft)
        return settled(replace(draft, stem=stem) if stem != draft.stem else draft)

    def _of_cup(self, stem: str) -> str:
        """«в финале 1930 года» → «в финале чемпионата мира по футболу 1930 года»."""
        if self._cup is None:
            return stem
        of, sport = self._cup
        known = _YEAR.search(stem) is not None
        own = "" if known else f" {self._year} года"

        def named(found: re.Match[str]) -> str:
            return f"{found[1]} по {sport}{found[2] or own}"

        if _NAMED.search(stem):
            return _NAMED.sub(named, stem)
        if f"{of} по {sport}" in stem:
            return stem
        found = _STAGE.search(stem)
        if found:
            year = f" {found[2]} года" if found[2] else own
            whole = f"{found[1]} чемпионата {of} по {sport}{year}"
            return stem[: found.start()] + whole + stem[found.end() :]
        return stem

    def _of_women(self, stem: str, answer: str) -> str:
        """«Кто выиграл Уимблдон?» of a woman, where men play for it as well."""
        if gender_of(answer) != "Fem" or not _WON.match(stem) or not _MEN.search(self._text):
            return stem
        return f"{stem[:-1]} среди женщин?"

    def _of_town(self, stem: str, said: str) -> str:
        """«В каком году был открыт монумент Славы?» → «… в Полтаве …»: of the town told with it."""
        found = _OPENED.match(stem)
        towns = [t for t in _TOWN.findall(said) if _is_town(t)]
        if found is None or len(towns) != 1 or f"в {towns[0]}" in stem or _TOWN.search(stem):
            return stem
        return f"{found[1]} в {towns[0]} {found[2]}"

    def _of_guest(self, stem: str, draft: Draft) -> str:
        """«церемония приветствия» of the one guest the article tells to have come."""
        found = _WELCOME.match(stem)
        guests = set(_ARRIVED.findall(self._text)) if found else set()
        if found is None or len(guests) != 1:
            return stem
        name = guests.pop()
        whom = declined(name, gender_of(name), "Nom", "Gen")
        if whom is None:
            return stem
        return f"{found['where']} {found['when']} {found['verb']} {found['what']} {whom}?"

    def _home(self, answer: str) -> bool:
        """«В какую страну вернулся Карл XII? — Швеция» of the Swedish king."""
        before = r"(?= (?:корол|цар|император|президент|писател|учён|учен|физик|художник))"
        return any(
            re.search(rf"\b{re.escape(word[:-2])}[а-яё]{{2,3}}{before}", self._text)
            for word in gazetteer.adjectives(answer)
        )


def _is_town(name: str) -> bool:
    """Whether a name in the prepositional case is a town's."""
    names = {r.lemma.title() for r in readings(name) if "Geox" in r.feats}
    return any(gazetteer.place_kind(own) == "CITY" for own in names)
