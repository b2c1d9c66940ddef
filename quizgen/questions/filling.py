"""What an editor fills in from the article: which institute, whose party, in which year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.russian import gazetteer
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_IN_YEAR = re.compile(r"^В ([12]\d{3}|[89]\d{2}) (?:году|г\.),? ")
_YEAR = re.compile(r"(?<!\d)(?:[12]\d{3}|[89]\d{2})(?!\d)")
_LED = re.compile(r"^(Кто [а-яё]+(?:л|ла|ли)) (?=([а-яё]+)\b)")
_ONCE_OF_MANY = re.compile(
    r"^(?:Какую должность|Какой пост|Кем (?:стал|работал|служил)|Где (?:работал|служил)"
    r"|На какую должность|На ком женил)[а-яё]*\b"
)
_AFTER_SCHOOL = re.compile(
    r"(?P<when>\b(?:после окончания|по окончании)) (?P<school>[а-яё]+)(?=\?| [а-яё])"
)
_STUDIED = re.compile(
    r"\b(?:окончил|поступил|учил|обучал|учёб|продолжил обучение)[^.;]{0,60}?"
    r"\b([А-ЯЁ]{3,}(?:а|е|у|ом)?)(?![\w-])"
)
_FRONT = re.compile(r"^Где (?P<verb>(?:служил|воевал|сражал)[а-яё]*) ")
_AT_FRONT = re.compile(r"^на [А-ЯЁ0-9][\w-]+ (?P<kind>фронте|флоте)$")
_TOOK_PART = re.compile(r"^В ч[её]м (?P<rest>[^?]*\bучаствовал[аи]?\b[^?]*\?)$")
_OF_ABBREVIATION = re.compile(
    r"^ ((?:[А-ЯЁ]{2,6})(?: [А-ЯЁ][а-яё]+(?:ской|а|и|ии))?(?: [А-ЯЁ]{3,5})?)(?=[.,;)]|$)"
)
_ALONG = re.compile(r"^ (по (?:[а-яё]+ (?:и [а-яё]+ )?){1,2}[а-яё]+)(?=[.,;]| (?:на|в|за|с) )")
_SINCE_DONE = re.compile(
    r"^С какого года (?=.*\b(?:создан|основан|открыт|построен|учрежд[её]н|образован|организован"
    r"|введ[её]н)[аоы]?\b)"
)
_TILL = re.compile(r"^(С какого (?:года|века|месяца)) (?=до (?:конца|смерти|\d))")
_MONUMENT = re.compile(
    r"^(Когда|В каком году) "
    r"((?:был )?(?:открыт|установлен) памятник (?![^?]* (?:в|на|у|близ|около) ))"
)
_PARTICIPLE = re.compile(
    r"(?P<noun>[а-яё]{4,}) "
    r"(?P<part>[а-яё]+(?:ущ|ющ|ащ|ящ|вш)(?:ая|ий|ее|ие|аяся|ийся|ееся|иеся)) [а-яё]"
)
_BATTLES = {
    "битва": "какой битве", "сражение": "каком сражении", "бой": "каких боях",
    "война": "какой войне", "поход": "каком походе", "восстание": "каком восстании",
    "экспедиция": "какой экспедиции", "операция": "какой операции", "оборона": "какой обороне",
    "конкурс": "каком конкурсе", "выставка": "какой выставке", "съезд": "каком съезде",
}  # fmt: skip
_CAPITALS = re.compile(
    r"\b(?P<kind>[а-яё]+|[А-ЯЁ][а-яё]+) (?P<adj>[А-ЯЁ][а-яё]+(?:ого|его|ой|ей|ых|их)) "
    r"(?P<noun>[А-ЯЁ][а-яё]+)(?= (?:им\.|имени)|[?,.»]|$| [а-яё])"
)
_LAW = re.compile(r"\b([Фф]едеральн[а-яё]+) З(?=акон(?:а|у|ом|е)?\b)")
_LIVES_IN = re.compile(r"^Где (?:распростран[её]н[аоы]?|обита\w+|встреча\w+|водит\w*|раст[её]т) ")
_RANGE = re.compile(r"\b(?:обита[ею]т|встреча[ею]тся|распростран[её]н[аоы]?|водится) ([^.]*)")
_SAID_TO_BE = r"(?: \([^)]*\))?(?:,[^.,]*,)?(?: —| –| -|,| явл)"
_INDECLINABLE = "юуиэ"


def _listed(name: str) -> frozenset[str]:
    return lists("secondlook.yaml")[name]


def _lemma(word: str) -> str:
    return readings(word.lower())[0].lemma


class Filling:
    """What an article tells that a draft of one of its sentences left out."""

    def __init__(self, article: Article) -> None:
        self._title, self._text = article.title, article.text

    def mended(self, draft: Draft) -> Draft | str:
        """The draft with what was left out, or why it cannot be asked without."""
        stem = draft.stem
        for mend in _MENDS:
            stem = mend(stem, draft)
        stem = self._spelt(self._small_opening(self._process(self._in_town(stem, draft))), draft)
        named = self._after_which(stem)
        if named is None:
            return "too little said"
        if self._told_otherwise(draft):
            return "wide definition"
        answer = _capitals(_with_rank(_whole(draft), draft))
        if (named, answer) == (draft.stem, draft.answer):
            return draft
        role = draft.role
        if draft.stem.startswith("В чём") and not named.startswith("В чём"):
            role = replace(role, types=frozenset(("TERM",)))  # its kind is told by the stem
        if answer != draft.answer and "PERSON" in role.types and "LIST" not in role.types:
            role = replace(role, text=answer)
        return replace(draft, stem=named, answer=answer, role=role)

    def _after_which(self, stem: str) -> str | None:
        """«после окончания института» → «… ВГИКа», where the article names one, else None."""
        found = _AFTER_SCHOOL.search(stem)
        if found is None or _lemma(found["school"]) not in _listed("schools"):
            return stem
        named = _STUDIED.findall(self._text)
        short = {re.sub(r"(?<=[А-ЯЁ])[аеу]$|ом$", "", name) for name in named}
        short = {name for name in short if name[-1:] in "КТ" and name[0] in "ВЛМГКСТ"}
        if _lemma(found["school"]) != "институт" or len(short) != 1:
            return None
        return f"{stem[: found.start()]}{found['when']} {short.pop()}а{stem[found.end() :]}"

    def _told_otherwise(self, draft: Draft) -> bool:
        """«Что такое тербий?» defined before, «Где обитает филин?» told wider elsewhere."""
        before, own = self._text[: draft.fact.sentence.start], draft.fact.sentence.text
        what = re.match(r"^Что такое ([^?]+)\?$", draft.stem)
        if what:
            name = rf"(?im)(?:^|[.!?] ){re.escape(what[1])}" + _SAID_TO_BE
            return bool(re.search(name, before.replace(self._title, "", 1)))
        if not _LIVES_IN.match(draft.stem):
            return False
        others = self._text.replace(own, " ")
        told = set(re.findall(r"[А-ЯЁ][а-яё]{3}", f"{draft.stem[1:]} {draft.answer}"))
        return any(
            set(re.findall(r"(?<=[а-яё] )[А-ЯЁ][а-яё]{3}", found[1])) - told
            for found in _RANGE.finditer(others)
        )

    def _in_town(self, stem: str, draft: Draft) -> str:
        """«Когда был открыт памятник …» → «Когда в Пензе …»: the town the article is about."""
        found = _MONUMENT.match(stem)
        if found is None:
            return stem
        first = re.split(r"(?<=[а-яё»)])\. ", self._text[len(self._title) :].strip(), maxsplit=1)[0]
        towns = {
            name for name in re.findall(r"\bв ([А-ЯЁ][а-яё]+)", first)
            if any("Geox" in r.feats and r.feats.get("Case") == "Loc"
                   and gazetteer.place_kind(r.lemma.title()) == "CITY" for r in readings(name))
        }  # fmt: skip
        if len(towns) != 1 or re.search(r"\bв [А-ЯЁ]", draft.fact.sentence.text):
            return stem
        return f"{found[1]} в {towns.pop()} {stem[found.start(2) :]}"

    def _process(self, stem: str) -> str:
        """«процесс сборки?» of an article on «Сборка машин» → «процесс сборки машин?»."""
        title = re.match(r"^(?:[А-ЯЁ][а-яё]+ )?([А-ЯЁа-яё]+) ([а-яё]+)$", self._title)
        if title is None:
            return stem
        noun, of = _lemma(title[1]), title[2]
        if not any(r.pos == "NOUN" and r.feats.get("Case") == "Gen" for r in readings(of)):
            return stem
        found = re.search(r"\bпроцесс[а-яё]* ([а-яё]+)(?=\?$)", stem)
        if found is None or _lemma(found[1]) != noun:
            return stem
        return f"{stem[: found.end()]} {of}?"

    def _small_opening(self, stem: str) -> str:
        """«управлялся Вечевой Псков» → «вечевой Псков»: the capital that opened a sentence."""
        for found in re.finditer(
            r"(?<=[а-яё] )([А-ЯЁ][а-яё]+(?:ый|ий|ой|ая|ое)) ([А-ЯЁ][а-яё]+)(?=[?, ])", stem
        ):
            own = readings(found[1].lower())[0]
            if own.pos != "ADJ" or not own.known or {"Surn", "Geox", "Name"} & set(own.feats):
                continue
            if gazetteer.place_kind(f"{found[1]} {found[2]}") or not gazetteer.place_kind(found[2]):
                continue
            pair = f"{found[1]} {found[2]}"
            places = [at.start() for at in re.finditer(re.escape(pair), self._text)]
            begins = [re.search(r"(?:^|[.!?\n…]\s*)$", self._text[:at]) for at in places]
            stemmed = rf"(?<=[а-яё,] ){found[1][:-2]}[а-яё]+ {found[2][:4]}"
            if places and all(begins) and not re.search(stemmed, self._text):
                stem = stem.replace(pair, f"{pair[0].lower()}{pair[1:]}")
        return stem

    def _spelt(self, stem: str, draft: Draft) -> str:
        """«находится Иттербя» of «села Иттербю»: a name the article never declines."""
        for name in re.findall(r"(?<=[а-яё] )[А-ЯЁ][а-яё]{3,}", stem):
            if any(r.known for r in readings(name)) or re.search(rf"\b{name}\b", self._text):
                continue
            forms = set(re.findall(rf"\b{name[:-1]}[а-яё]{{0,3}}\b", self._text))
            if len(forms) != 1 or not (form := forms.pop()).endswith(tuple(_INDECLINABLE)):
                continue
            before = re.search(rf"\b([а-яё]+) {form}\b", draft.fact.sentence.text)
            kind = _lemma(before[1]) if before else ""
            told = f"{kind} {form}" if gazetteer.class_noun_kind(kind) == "PLACE" else form
            return re.sub(rf"(?<=[а-яё] ){name}\b", told, stem)
        return stem


def _dated(stem: str, draft: Draft) -> str:
    """«Кто возглавил поход?» → «Кто возглавил в 1120 году поход?»: there were others."""
    found = _IN_YEAR.match(draft.fact.sentence.text)
    if found is None or _YEAR.search(stem) or len(_YEAR.findall(draft.fact.sentence.text)) != 1:
        return stem
    if draft.role.name in ("when", "since", "dated") or _YEAR.search(draft.answer):
        return stem
    led = _LED.match(stem)
    if led and _lemma(led[2]) in _listed("undertakings"):
        return f"{led[1]} в {found[1]} году {stem[led.end() :]}"
    if _ONCE_OF_MANY.match(stem) and draft.fact.rule != "clause":
        return f"{stem.removesuffix('?')} в {found[1]} году?"
    return stem


def _at_the_front(stem: str, draft: Draft) -> str:
    """«Где служил? — на Западном фронте» → «На каком фронте служил?»: he had a regiment too."""
    answer = _AT_FRONT.match(draft.answer)
    return _FRONT.sub(rf"На каком {answer['kind']} \g<verb> ", stem) if answer else stem


def _which_battle(stem: str, draft: Draft) -> str:
    """«В чём участвовал? — в битве за Киев» → «В какой битве участвовал?»."""
    found = _TOOK_PART.match(stem)
    answer = re.match(r"^в(?:о)? ([а-яё]+)\b", draft.answer)
    if found is None or answer is None:
        return stem
    asked = _BATTLES.get(_lemma(answer[1]))
    return f"В {asked} {found['rest']}" if asked else stem


def _in_which_year(stem: str, draft: Draft) -> str:
    """«С какого года создан?» → «В каком году»: what is done once goes on from no year."""
    if draft.role.name == "since":
        stem = _SINCE_DONE.sub("В каком году ", stem)
    return _TILL.sub(r"\1 и ", stem)


def _comma(stem: str, draft: Draft) -> str:
    """«смесь газов образующая оболочку» → «смесь газов, образующая оболочку»."""
    if draft.template.pack != "definitions":
        return stem
    for found in _PARTICIPLE.finditer(stem):
        part = readings(found["part"])[0]
        if part.feats.get("VerbForm") != "Part" or part.feats.get("Case") != "Nom":
            continue
        # Before its own noun it would have no verb: «слой клеток | покрывающий ствол».
        if readings(found["noun"])[0].pos != "NOUN" or "," in stem[: found.start()]:
            continue
        return f"{stem[: found.end('noun')]},{stem[found.end('noun') :]}"
    return stem


def _land_named(stem: str, draft: Draft) -> str:
    """«Кому Плоховская принадлежала?» of «пустоши Плоховской» → «… пустошь Плоховская …»."""
    for found in re.finditer(
        r"(?<=[а-яё] )([А-ЯЁ][а-яё]+(?:ская|ский|ское|цкая|цкое))(?= [а-яё]+)", stem
    ):
        said = re.search(rf"\b([а-яё]+) {found[1][:-2]}[а-яё]+\b", draft.fact.sentence.text)
        kind = _lemma(said[1]) if said else ""
        if kind in _listed("lands") and kind not in stem:
            return f"{stem[: found.start()]}{kind} {stem[found.start() :]}"
    return stem


def _capitals(text: str) -> str:
    """«музей Изящных Искусств» → «музей изящных искусств»; «Федеральным Законом» likewise."""
    text = _LAW.sub(r"\1 з", text)

    def small(found: re.Match[str]) -> str:
        adjective, noun = readings(found["adj"].lower())[0], readings(found["noun"].lower())[0]
        names = {"Geox", "Name", "Surn", "Patr", "Orgn"}
        if _lemma(found["kind"]) not in _listed("institutions"):
            return found[0]
        if adjective.pos != "ADJ" or noun.pos != "NOUN" or not (adjective.known and noun.known):
            return found[0]
        if names & (set(adjective.feats) | set(noun.feats)) or noun.feats.get("Animacy") == "Anim":
            return found[0]
        if adjective.feats.get("Case") != noun.feats.get("Case") != "Gen":
            return found[0]
        return f"{found['kind']} {found['adj'].lower()} {found['noun'].lower()}"

    parts = re.split(r"(«[^»]*»)", text)
    return "".join(p if p.startswith("«") else _CAPITALS.sub(small, p) for p in parts)


def _whole(draft: Draft) -> str:
    """«Института археологии» of «Института археологии АН Грузии»: with whose it is."""
    text, answer = draft.fact.sentence.text, draft.answer
    at = text.find(answer)
    if at < 0 or draft.role.name in ("subject", "when"):
        return answer
    rest = text[at + len(answer) :]
    more = _OF_ABBREVIATION.match(rest) if draft.fact.rule != "clause" else None
    if draft.stem.startswith("За что "):
        more = _ALONG.match(rest)
    last = answer.split()[-1] if answer else ""
    return f"{answer} {more[1]}" if more and last.isalpha() else answer


def _with_rank(answer: str, draft: Draft) -> str:
    """«Щетининым» of «князьям Щетининым»: a family with its rank."""
    if not re.fullmatch(r"[А-ЯЁ][а-яё]+(?:ым|им|ыми|ими|ых|их)", answer):
        return answer
    said = re.search(rf"\b([а-яё]+) {answer}\b", draft.fact.sentence.text)
    if said is None or _lemma(said[1]) not in _listed("ranks"):
        return answer
    plural = any(r.feats.get("Number") == "Plur" for r in readings(said[1]))
    return f"{said[1]} {answer}" if plural else answer


_MENDS: tuple[Callable[[str, Draft], str], ...] = (
    _dated,
    _at_the_front,
    _which_battle,
    _in_which_year,
    _comma,
    _land_named,
    lambda stem, draft: _capitals(stem),
)
