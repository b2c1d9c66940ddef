"""Words print does not have in a question: praise, «120-ти», «Советская власть», «южная Русь»."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_KIND = re.compile(
    r"(?P<which>(?:^|(?<= ))[Кк]ак(?:ой|ом|ого|ому|ая|ую|ое|ие|их|им)) (?P<adj>[а-яё]+) (?=[а-яё]+)"
)
_DOER_LAST = re.compile(
    r"^(?P<ask>Когда|В каком (?:году|веке|месяце)) (?P<rest>[^?]+? [а-яё]+)"
    r" (?P<who>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+){1,2})\?$"
)
_FIGURE = re.compile(r"(?<![\d-])(\d+)-(?:ти|ёх)(?![\w-])")
_SIZED = re.compile(
    r"(?<![\d-])(\d+)-(?:ти|ёх|х) "
    r"(?=(?:кило)?(?:метр|тонн|литр|этаж|лет|дневн|процентн|местн)[а-яё]*"
    r"(?:ый|ой|ая|ую|ое|ого|ому|ым|ом|ые|ых|ыми|ий|яя|ее|его|ей|юю|ие|их)(?![\w-]))"
)
_FEW = re.compile(r"(?<![\d-])([234])-х(?= [а-яё]+(?:ов|ев|ей|ек|ний|ств|ок|иц|ин|лет)(?![\w-]))")
_FEW_SAID = {"2": "двух", "3": "трёх", "4": "четырёх"}
_SOVIET = re.compile(r"(?<=[а-яё,] )С(?=оветск(?:ая|ой|ую) власт[ьи])")
_RUS = re.compile(
    r"(?<![\w-])([юс](?:ж|еверо-восточ|еверо-запад|го-запад)н(?:ая|ой|ую)) (?=Рус(?:ь|и|ью)\b)"
)
_SOLEMN = re.compile(r"(?<=[а-яё] )([ТО])(?=(?:оржественн|фициальн)(?:ое|ая|ого|ой|ую|ый) [а-яё])")
_QUOTED = re.compile(r"(«[^»]*»)")


def plainly(draft: Draft) -> Draft:
    """The draft with such words put right."""
    stem = _subject_first(_KIND.sub(_unpraised, _put_right(draft.stem, draft.plain)), draft)
    answer = _put_right(draft.answer, draft.plain)
    if (stem, answer) == (draft.stem, draft.answer):
        return draft
    return replace(draft, stem=stem, answer=answer)


def _subject_first(stem: str, draft: Draft) -> str:
    """«Когда таранил истребитель Иван Орлов?» → «Когда Иван Орлов таранил истребитель?»."""
    found = _DOER_LAST.match(stem)
    predicate, done = draft.fact.predicate, subject_of(draft)
    if found is None or predicate is None or done is None:
        return stem
    # The thing is read as the doer, by the reader and by the tagger alike.
    thing, verb = done.head, " ".join(predicate.forms)
    before, _, after = found["rest"].partition(f"{verb} ")
    if not after.endswith(thing.text) or thing.feats.get("Animacy") != "Inan":
        return stem
    first = readings(found["who"].split()[0])[0].feats
    if "Name" not in first or first.get("Case") != "Nom":
        return stem
    if readings(verb)[0].feats.get("Transitive") != "Yes":
        return stem  # «затонул пароход Иван Сусанин»
    where = before.strip()
    if where and readings(where.split()[0].lower())[0].pos != "ADP":
        return stem
    return f"{found['ask']} {found['who']} {verb} {after}{f' {where}' if where else ''}?"


def _unpraised(found: re.Match[str]) -> str:
    """«У какой красивой реки» → «У какой реки»: which of the fine rivers, nobody asks."""
    praised = lemma_of(found["adj"]) in lists("unplaced.yaml")["praising"]
    return f"{found['which']} " if praised else found[0]


def _put_right(text: str, plain: bool) -> str:
    pieces = _QUOTED.split(text)
    return "".join(p if p.startswith("«") else _lettered(p, plain) for p in pieces)


def _lettered(text: str, plain: bool) -> str:
    def few(found: re.Match[str]) -> str:
        said = _FEW_SAID[found[1]]
        return said.replace("ё", "е") if plain else said

    text = _FEW.sub(few, _FIGURE.sub(r"\1", _SIZED.sub(r"\1-", text)))
    text = _SOLEMN.sub(lambda found: found[1].lower(), _SOVIET.sub("с", text))
    return _RUS.sub(lambda found: f"{found[1]} ".title(), text)
