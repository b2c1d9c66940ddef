"""Lives told as telegrams: «Окончил техникум (1940), академию (1949). С 1967 г. председатель …».

Such sentences have no subject and often no verb, and their years stand in brackets, so they are
read off the text: each kind by its own shape, and only where the shape leaves nothing over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.facts.lifeclauses import listed
from quizgen.model import Sentence, Token
from quizgen.russian.calendar import MONTHS
from quizgen.russian.gazetteer import is_post
from quizgen.russian.heroes import Hero
from quizgen.russian.morphology import readings
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import decline_plain

_YEAR = r"(?P<year>1[5-9]\d\d|20[0-2]\d)"
_ITEM = re.compile(
    rf"\s*(?:и )?(?P<what>[^(),;]{{5,80}}?) \({_YEAR}(?: г\.| год)?\)(?P<end>,|\.|;|$| и)"
)
_FINISHED = re.compile(r"(?:^|(?<=[а-яё] ))[Оо]кончила? (?=[^(]+\()")
_DAY = re.compile(
    r"(?:^|, )(?P<what>Герой [А-Я][^(),]{5,40}?) \((?P<d>\d\d?)\.(?P<m>\d\d)\. ?(?P<y>1[89]\d\d)\)"
)
_SINCE = re.compile(
    rf"^С (?:[а-я]+ )?{_YEAR}(?: ?г\.| года)? (?:[–—-] )?"
    r"(?P<post>[а-яё][^,;()0-9]{8,80}?)(?:[.,;]|$)"
)
_SERVED = re.compile(
    rf"^(?P<where>В (?:Красной Армии|Советской Армии|РККА|РККФ|ВМФ)) с (?:[а-я]+ )?{_YEAR}"
)
_BETWEEN = re.compile(
    r"^(?P<post>Депутат [^,;()0-9]{8,60}?) в (?P<a>1[89]\d\d)[–—-]"
    r"(?P<b>\d{2}|\d{4})(?: ?гг?\.| год\w*|$)"
)
_NAMED = re.compile(r"(?:им\.|имени) (?:[А-Я]\. ?)+")
_INITIAL = re.compile(r"\b[А-Я]\. ?[А-Я]")
_MEMBERS = frozenset(("член", "член-корреспондент", "академик", "профессор", "президент", "доктор"))


class Told(NamedTuple):
    """A question without its mark, its answer, the answer's type and the word it was read off."""

    stem: str
    answer: str
    kind: str
    token: Token


def telegraph(sentences: Sequence[Sentence], hero: Hero) -> Iterator[tuple[Sentence, Told]]:
    """What such sentences tell of the hero of an article, in their order."""
    for sentence in sentences:
        if sentence.headline or sentence.speech is not None:
            continue
        for read in (_schools, _honours, _since, _served, _between, _seats):
            for told in read(sentence, hero):
                yield sentence, told


def _token(sentence: Sentence, start: int, text: str) -> Token:
    at = sentence.start + start
    return Token(0, text, at, at + len(text), text, "NUM", {}, -1, "root")


def _ended(hero: Hero, masculine: str) -> str:
    return f"{masculine}а" if hero.gender == "Fem" else masculine


def _was(hero: Hero) -> str:
    return "была" if hero.gender == "Fem" else "был"


def _items(text: str, at: int) -> Iterator[re.Match[str]]:
    """The things with a year in brackets that follow one another with nothing between."""
    while (found := _ITEM.match(text, at)) is not None:
        yield found
        if found["end"] not in (",", " и"):
            return
        at = found.end()


def _schools(sentence: Sentence, hero: Hero) -> Iterator[Told]:
    text = sentence.text
    found = _FINISHED.search(text)
    if found is None or not (found.start() == 0 or hero.is_named(text[: found.start()].strip())):
        return
    if found.start() and len(text[: found.start()].split()) > 3:
        return
    for item in _items(text, found.end()):
        words = item["what"].split()
        lemmas = {readings(word.lower())[0].lemma for word in words if word.isalpha()}
        if len(words) < 2 or not lemmas & (
            listed("establishments") | {"курсы", "курс", "академия"}
        ):
            return
        bare = _NAMED.sub("", item["what"])
        if lemmas & {"этот", "тот", "его"} or _INITIAL.search(bare):
            return  # «факультет этой академии»; «институт А. М. Горького» has lost a word
        what = re.sub(r'"([^"]+)"', r"«\1»", item["what"]).replace(" им. ", " имени ")
        what = re.sub(r"\b([А-Я])\.(?=[А-Я])", r"\1. ", what)
        stem = f"В каком году {hero.name} {_ended(hero, 'окончил')} {what}"
        yield Told(stem, item["year"], "YEAR", _token(sentence, item.start("year"), item["year"]))


def _honours(sentence: Sentence, hero: Hero) -> Iterator[Told]:
    if sentence.i > 3:
        return
    for item in _DAY.finditer(sentence.text):
        month = int(item["m"])
        what = decline_plain(item["what"], "Gen")
        whom = declined(hero.name, hero.gender, "Nom", "Dat")
        if what is None or whom is None or not 1 <= month <= 12:
            continue
        date = f"{int(item['d'])} {MONTHS[month - 1][1]} {item['y']} года"
        whole = f"{item['d']}.{item['m']}.{item['y']}"
        stem = f"Когда {whom} было присвоено звание {what}"
        yield Told(stem, date, "DATE", _token(sentence, item.start("d"), whole))


def _since(sentence: Sentence, hero: Hero) -> Iterator[Told]:
    found = _SINCE.match(sentence.text)
    if found is None or re.search(r" (?:на|в) [а-яё]+ой (?:работе|должности)", found["post"]):
        return
    words = found["post"].split()
    if not is_post(readings(words[0])[0].lemma) and readings(words[0])[0].pos != "ADJ":
        return
    if not any(is_post(readings(word)[0].lemma) for word in words[:3]) or _acts(words):
        return
    if not any(word[:1].isupper() for word in words[1:]):
        return
    if readings(words[-1])[0].pos == "ADJ":
        return  # «войсками Одесского, … Западного округа»
    said = decline_plain(found["post"], "Ins")
    if said:
        stem = f"С какого года {hero.name} {_was(hero)} {said}"
        token = _token(sentence, found.start("year"), found["year"])
        yield Told(stem, found["year"], "YEAR", token)


def _acts(words: Sequence[str]) -> bool:
    return any(readings(word)[0].feats.get("VerbForm") == "Fin" for word in words)


def _served(sentence: Sentence, hero: Hero) -> Iterator[Told]:
    found = _SERVED.match(sentence.text)
    if found is not None:
        where = found["where"][:1].lower() + found["where"][1:]
        stem = f"С какого года {hero.name} {_ended(hero, 'служил')} {where}"
        token = _token(sentence, found.start("year"), found["year"])
        yield Told(stem, found["year"], "YEAR", token)


def _between(sentence: Sentence, hero: Hero) -> Iterator[Told]:
    found = _BETWEEN.match(sentence.text)
    said = decline_plain(found["post"].replace("Депутат", "депутат"), "Ins") if found else None
    if found is None or said is None or sentence.text.count(" в 1") > 1:
        return
    last = found["b"] if len(found["b"]) == 4 else found["a"][:2] + found["b"]
    token = _token(sentence, found.start("a"), found.string[found.start("a") : found.end("b")])
    stem = f"В какие годы {hero.name} {_was(hero)} {said}"
    yield Told(stem, f"в {found['a']}–{last} годах", "PERIOD", token)


def _seats(sentence: Sentence, hero: Hero) -> Iterator[Told]:
    """«Член Германской академии (1818), иностранный член Парижской академии наук (1822)»."""
    text = sentence.text
    if not re.match(r"[А-ЯЁ][а-яё-]+(?: [а-яё-]+){0,1} ", text):
        return
    for item in _items(text, 0):
        what = item["what"][:1].lower() + item["what"][1:]
        words = what.split()
        if not any(readings(word)[0].lemma in _MEMBERS for word in words[:3]) or len(words) < 3:
            return
        said = decline_plain(what, "Ins")
        if said is None or not any(word[:1].isupper() for word in words):
            return
        stem = f"В каком году {hero.name} {_ended(hero, 'стал')} {said}"
        yield Told(stem, item["year"], "YEAR", _token(sentence, item.start("year"), item["year"]))
