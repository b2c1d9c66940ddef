"""What the sentence itself tells that a stem or an answer left out: year, front, rank, whose."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_IN_YEAR = re.compile(r"^В ([12]\d{3}|[89]\d{2}) (?:году|г\.),? ")
_YEAR = re.compile(r"(?<!\d)(?:[12]\d{3}|[89]\d{2})(?!\d)")
_LED = re.compile(r"^(Кто [а-яё]+(?:л|ла|ли)) (?=([а-яё]+)\b)")
_ONCE_OF_MANY = re.compile(
    r"^(?:Какую должность|Какой пост|Кем (?:стал|работал|служил)|Где (?:работал|служил)"
    r"|На какую должность|На ком женил)[а-яё]*\b"
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
_PARTICIPLE = re.compile(
    r"(?P<noun>[а-яё]{4,}) "
    r"(?P<part>[а-яё]+(?:ущ|ющ|ащ|ящ|вш)(?:ая|ий|ее|ие|аяся|ийся|ееся|иеся)) [а-яё]"
)
_BELONGED = re.compile(
    r"^Кому (?P<what>[^?,]+?) (?P<verb>принадлеж[а-яё]+)(?P<when> (?:в|до|с) [^?,]+)?\?$"
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


def _listed(name: str) -> frozenset[str]:
    return lists("secondlook.yaml")[name]


def filled(draft: Draft) -> str:
    """The stem with what the sentence tells beside it, in the order and capitals of print."""
    stem = draft.stem
    for mend in _MENDS:
        stem = mend(stem, draft)
    return stem


def whole_answer(draft: Draft) -> str:
    """The answer with whose it is and of what rank, where the sentence goes on to say so."""
    return _capitals(_with_rank(_whole(draft), draft))


def _dated(stem: str, draft: Draft) -> str:
    """«Кто возглавил поход?» → «Кто возглавил в 1120 году поход?»: there were others."""
    found = _IN_YEAR.match(draft.fact.sentence.text)
    if found is None or _YEAR.search(stem) or len(_YEAR.findall(draft.fact.sentence.text)) != 1:
        return stem
    if draft.role.name in ("when", "since", "dated") or _YEAR.search(draft.answer):
        return stem
    led = _LED.match(stem)
    if led and lemma_of(led[2]) in _listed("undertakings"):
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
    asked = _BATTLES.get(lemma_of(answer[1]))
    return f"В {asked} {found['rest']}" if asked else stem


def _in_which_year(stem: str, draft: Draft) -> str:
    """«С какого года создан?» → «В каком году»: what is done once goes on from no year."""
    if draft.role.name == "since":
        stem = _SINCE_DONE.sub("В каком году ", stem)
    return _TILL.sub(r"\1 и ", stem)


def _whose_was_it(stem: str, draft: Draft) -> str:
    """«Кому село принадлежало в XVI веке?» → «Кому в XVI веке принадлежало село?»."""
    found = _BELONGED.match(stem)
    if found is None:
        return stem
    return f"Кому{found['when'] or ''} {found['verb']} {found['what']}?"


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
        kind = lemma_of(said[1]) if said else ""
        if kind in _listed("lands") and kind not in stem:
            return f"{stem[: found.start()]}{kind} {stem[found.start() :]}"
    return stem


def _capitals(text: str) -> str:
    """«музей Изящных Искусств» → «музей изящных искусств»; «Федеральным Законом» likewise."""
    text = _LAW.sub(r"\1 з", text)

    def small(found: re.Match[str]) -> str:
        adjective, noun = readings(found["adj"].lower())[0], readings(found["noun"].lower())[0]
        names = {"Geox", "Name", "Surn", "Patr", "Orgn"}
        if lemma_of(found["kind"]) not in _listed("institutions"):
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
    if said is None or lemma_of(said[1]) not in _listed("ranks"):
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
    _whose_was_it,
    lambda stem, draft: _capitals(stem),
)
