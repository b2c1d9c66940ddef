"""What a copied clause keeps in its sentence and its question needs: where it was, of what kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.finetouch import touched
from quizgen.questions.kindasked import kind_asked, places_asked
from quizgen.questions.letters import Letters
from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.participles import with_comma
from quizgen.russian.wordlists import lists

_WHEN = re.compile(
    r"^(?P<ask>Когда|В каком (?:году|веке|месяце)) (?P<rest>(?:был[аои]? )?[а-яё]+ [^А-ЯЁ«\d?]+\?)$"
)
_BUILT = re.compile(
    r"\b(?:построен|открыт|основан|создан|сооруж[её]н|возвед[её]н|учрежд[её]н|пущен|введ[её]н"
    r"|установлен|заложен|образован|организован|появил|открыл|возник|состоял)[а-яё]*\b"
)
_AT = re.compile(
    r"(?<![\w-])(?P<prep>[Вв]о?|[Нн]а) (?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)\b(?! [А-ЯЁ])"
)
_HOW_OFTEN = re.compile(r"^Как (?:часто|нередко|порой|иногда|редко) (?=назыв|имену)")
_CALLED_BY = re.compile(
    r"^(Как (?:обычно |чаще )?)(называют|именуют) ([^?,]+?) ([а-яё]{4,}[иы])\?$"
)
_WHERE_BORN = re.compile(r"^Где (?P<verb>(?:родил|умер|скончал|погиб)[а-яё]*) ")
_OF_CLASS = re.compile(
    r"^(?:в|на) (?:(?:особом|старинном) )?(?P<noun>[а-яё]+) (?P<name>[А-ЯЁ«][\w«»-]+)$"
)
_CLASS_LAST = re.compile(
    r"^(?P<prep>в|на) (?P<adj>[А-ЯЁ][а-яё-]+(?:ой|ом|ем)) "
    r"(?P<noun>области|губернии|районе|уезде|волости|крае|провинции|округе|земле)$"
)
_CLASSES = {
    "город": "В каком городе", "городок": "В каком городке", "село": "В каком селе",
    "деревня": "В какой деревне", "посёлок": "В каком посёлке", "поселок": "В каком поселке",
    "станица": "В какой станице", "аул": "В каком ауле", "хутор": "На каком хуторе",
    "местечко": "В каком местечке", "селение": "В каком селении", "слобода": "В какой слободе",
}  # fmt: skip
_LARGE = {"области": "какой", "губернии": "какой", "волости": "какой", "провинции": "какой",
          "земле": "какой"}  # fmt: skip
_FEAT = re.compile(
    r"^Что (?P<when>(?:(?:в|\d)[^А-ЯЁ?]*? )?)(?P<verb>[а-яё]+) (?P<who>[А-ЯЁ][^?\d]+)\?$"
)
_FEAT_OF = re.compile(
    r"^(?P<noun>[а-яё]+) (?P<whose>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?: [А-ЯЁ][а-яё]+){0,2})$"
)
_ODD = re.compile(r"^(в|на) особ(?:ом|ой) (?=[а-яё]+ [А-ЯЁ])")
_DOUBLED = re.compile(r"(?<![\w-])([А-ЯЁ][а-яё]{2,}) \1(?![\w-])")


class Circumstances:
    """What an article's sentence tells beside a clause, for the question made of that clause."""

    def __init__(self, article: Article) -> None:
        self._letters = Letters(article.text)

    def mended(self, draft: Draft) -> Draft:
        """The draft told whole, with its commas and its capitals."""
        for mend in _MENDS:
            draft = mend(draft)
        sentence = draft.fact.sentence.text
        stem = self._letters.mended(with_comma(_DOUBLED.sub(r"\1", draft.stem)), sentence)
        answer = self._letters.mended(with_comma(draft.answer), sentence)
        stem, answer = touched(draft, stem, answer)
        if (stem, answer) == (draft.stem, draft.answer):
            return draft
        return replace(draft, stem=stem, answer=answer)


def _placed(draft: Draft) -> Draft:
    """«Когда была построена станция?» of «В 1886 году в Москве …»: with the town."""
    found, sentence = _WHEN.match(draft.stem), draft.fact.sentence.text
    if found is None or not _BUILT.search(found["rest"]) or re.search(r"[,;:]", sentence):
        return draft
    places = [m for m in _AT.finditer(sentence) if _place(m["name"])]
    if len(places) != 1 or places[0]["name"] in draft.answer:
        return draft
    place = f"{places[0]['prep'].lower()} {places[0]['name']}"
    return replace(draft, stem=f"{found['ask']} {place} {found['rest']}")


def _place(name: str) -> bool:
    return any(
        r.feats.get("Case") == "Loc"
        and gazetteer.place_kind(r.lemma[:1].upper() + r.lemma[1:]) is not None
        for r in readings(name)
    )


def _called(draft: Draft) -> Draft:
    """«Как часто называют …?» asks how often: the adverb goes, who calls it comes first."""
    stem = _HOW_OFTEN.sub("Как ", draft.stem)
    found = _CALLED_BY.match(stem)
    if found and any(
        r.pos == "NOUN"
        and r.feats.get("Case") == "Nom"
        and r.feats.get("Number") == "Plur"
        and r.feats.get("Animacy") == "Anim"
        for r in readings(found[4])
    ):
        stem = f"{found[1]}{found[4]} {found[2]} {found[3]}?"
    return draft if stem == draft.stem else replace(draft, stem=stem)


def _of_which_kind(draft: Draft) -> Draft:
    """«Где родился Ильин? — в Тверской губернии» → «В какой губернии …?»: a village answers too."""
    found = _WHERE_BORN.match(draft.stem)
    if found is None:
        return draft
    answer = _ODD.sub(r"\1 ", draft.answer)
    large, small = _CLASS_LAST.match(answer), _OF_CLASS.match(answer)
    if large:
        which = _LARGE.get(large["noun"], "каком")
        asked = f"{large['prep'].title()} {which} {large['noun']}"
    elif small and lemma_of(small["noun"]) in _CLASSES:
        asked = _CLASSES[lemma_of(small["noun"])]
    else:
        return draft
    return replace(draft, stem=f"{asked} {draft.stem.removeprefix('Где ')}", answer=answer)


def _whose_feat(draft: Draft) -> Draft:
    """«Что повторил Ильин? — подвиг Матросова» → «Чей подвиг повторил Ильин?»."""
    found, told = _FEAT.match(draft.stem), _FEAT_OF.match(draft.answer)
    if not found or not told or told["noun"] not in lists("mends.yaml")["somebody's"]:
        return draft
    if not all(
        any(
            r.feats.get("Case") == "Gen" and {"Name", "Surn", "Patr"} & set(r.feats)
            for r in readings(w)
        )
        for w in told["whose"].split()
    ):
        return draft
    when = f" {found['when'].strip()}" if found["when"].strip() else ""
    stem = f"Чей {told['noun']}{when} {found['verb']} {found['who']}?"
    role = replace(draft.role, types=frozenset(("PERSON", "ANY")), text=told["whose"])
    return replace(draft, stem=stem, answer=told["whose"], role=role)


_MENDS: tuple[Callable[[Draft], Draft], ...] = (
    _placed, _called, _of_which_kind, _whose_feat, kind_asked, places_asked,
)  # fmt: skip
