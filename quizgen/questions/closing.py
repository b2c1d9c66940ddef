"""The last words put right: a class said twice, measures, adverbs, a time told twice."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.wordlists import lists

_WHICH = re.compile(r"^(?:[А-Я][а-я]? )?[Кк]ак(?:ой|ое|ую|ого|ая|им|ом|ие|ими) (?P<what>[^?]*)\?$")
_EXTENT = re.compile(r"^(Каков[аоы]?) ([а-яё ]+?) (с [а-яё]+ на [а-яё]+) ([^?]*[А-ЯЁ][^?]*)\?$")
_ADVERB_FIRST = re.compile(
    r"^(?P<asked>Когда|Где|Куда|Почему|Кем|Чем|В каком (?:году|городе|месяце)|В какой стране) "
    r"(?P<adverb>[а-яё]+) (?P<rest>[^?]+)\?$"
)
_ORDINAL_FIRST = re.compile(
    r"^(?P<adj>(?:Перв|Втор|Последн|Нов|Остальн)[ыи]е) сколько (?P<noun>[а-яё]+)\b"
)
_FEAST = re.compile(
    r"^(?:Когда|В каком (?:году|месяце)) (?P<feast>(?:в|на) (?:праздник|день|канун)"
    r"(?: [А-ЯЁ][а-яё]+)+) "
)


def closed(draft: Draft) -> Draft:
    """The draft with such words put right; as it is where there are none."""
    stem = _EXTENT.sub(r"\1 \2 \4 \3?", draft.stem)
    stem = _adverb_by_verb(_without_feast(draft, stem), draft)
    stem = _ORDINAL_FIRST.sub(_counted_ordinal, stem)
    answer = without_class(stem, draft.answer)
    if (stem, answer) == (draft.stem, draft.answer):
        return draft
    return replace(draft, stem=stem, answer=answer)


def without_class(stem: str, answer: str) -> str:
    """«Какой титул …? — титул «…»» → ««…»», «Какое звание …? — звание капитана» → «капитана»."""
    found, words = _WHICH.match(stem), answer.split()
    if found is None or len(words) < 2:
        return answer
    asked = {readings(word)[0].lemma for word in found["what"].split()[:2] if word.isalpha()}
    lead = 0
    while lead < len(words) - 1 and readings(words[lead])[0].lemma in asked:
        lead += 1
    classes = lists("closing.yaml")["classes told"]
    if not lead or readings(words[lead - 1])[0].lemma not in classes:
        return answer
    rest = " ".join(words[lead:])
    if rest.startswith("«"):
        return rest
    own = readings(words[lead])
    return rest if any(r.feats.get("Case") == "Gen" for r in own) else answer


def _adverb_by_verb(stem: str, draft: Draft) -> str:
    """«Когда внезапно отряды ворвались …?» → «Когда отряды внезапно ворвались …?»."""
    found, predicate = _ADVERB_FIRST.match(stem), draft.fact.predicate
    if found is None or predicate is None:
        return stem
    if found["adverb"] not in lists("closing.yaml")["adverbs of a verb"]:
        return stem
    verb = re.search(rf"(?<![\w-]){re.escape(predicate.forms[0])}(?![\w-])", found["rest"])
    if verb is None or not verb.start():
        return stem
    at = verb.start()
    return f"{found['asked']} {found['rest'][:at]}{found['adverb']} {found['rest'][at:]}?"


def _counted_ordinal(found: re.Match[str]) -> str:
    """«Первые сколько мастерские» → «Сколько первых мастерских»; unmended where not certain."""
    adjective = next((r for r in readings(found["adj"].lower()) if r.pos == "ADJ"), None)
    noun = next((r for r in readings(found["noun"]) if r.feats.get("Number") == "Plur"), None)
    first = inflect(adjective, case="Gen", number="Plur") if adjective else None
    second = inflect(noun, case="Gen", number="Plur") if noun else None
    return f"Сколько {first} {second}" if first and second else found[0]


def _without_feast(draft: Draft, stem: str) -> str:
    """«Когда в праздник Богоявления Пётр принимал …?»: the day is asked, so it is not told."""
    found = _FEAST.match(stem)
    if found is None:
        return stem
    for part in draft.fact.parts:
        text = " ".join((part.preposition, *(t.text for t in part.tokens))).strip()
        for said in (text, " ".join(t.text for t in part.tokens)):
            said = said[:1].lower() + said[1:]
            if re.match(r"(?:в|на) (?:праздник|день|канун) ", said) and f" {said} " in stem:
                return stem.replace(f" {said} ", " ", 1)
    return stem
