"""What an editor fills in from the article: which institute, whose party, in which year."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.fillstems import filled, whole_answer
from quizgen.russian import gazetteer
from quizgen.russian.morphology import lemma_of, readings
from quizgen.russian.wordlists import lists

_AFTER_SCHOOL = re.compile(
    r"(?P<when>\b(?:после окончания|по окончании)) (?P<school>[а-яё]+)(?=\?| [а-яё])"
)
_STUDIED = re.compile(
    r"\b(?:окончил|поступил|учил|обучал|учёб|продолжил обучение)[^.;]{0,60}?"
    r"\b([А-ЯЁ]{3,}(?:а|е|у|ом)?)(?![\w-])"
)
_MONUMENT = re.compile(
    r"^(Когда|В каком году) "
    r"((?:был )?(?:открыт|установлен) памятник (?![^?]* (?:в|на|у|близ|около) ))"
)
_AGE_OF = re.compile(r"^Сколько лет было ((?:[А-ЯЁ][а-яё-]+ ?)+) в [а-яё]+ \d{4} года\?$")
_OFFICES = "президент|премьер|министр|губернатор|глав[аыу]|мэр|канцлер|корол|император|кандидат"
_LIVES_IN = re.compile(r"^Где (?:распростран[её]н[аоы]?|обита\w+|встреча\w+|водит\w*|раст[её]т) ")
_RANGE = re.compile(r"\b(?:обита[ею]т|встреча[ею]тся|распростран[её]н[аоы]?|водится) ([^.]*)")
_SAID_TO_BE = r"(?: \([^)]*\))?(?:,[^.,]*,)?(?: —| –| -|,| явл)"
_INDECLINABLE = "юуиэ"


def _listed(name: str) -> frozenset[str]:
    return lists("secondlook.yaml")[name]


class Filling:
    """What an article tells that a draft of one of its sentences left out."""

    def __init__(self, article: Article) -> None:
        self._title, self._text = article.title, article.text

    def mended(self, draft: Draft) -> Draft | str:
        """The draft with what was left out, or why it cannot be asked without."""
        stem = self._process(self._in_town(filled(draft), draft))
        stem = self._spelt(self._small_opening(stem), draft)
        named = self._after_which(stem)
        if named is None:
            return "too little said"
        if self._age_of_nobody(draft):
            return "not worth asking"
        if self._told_otherwise(draft):
            return "wide definition"
        answer = whole_answer(draft)
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
        if found is None or lemma_of(found["school"]) not in _listed("schools"):
            return stem
        named = _STUDIED.findall(self._text)
        short = {re.sub(r"(?<=[А-ЯЁ])[аеу]$|ом$", "", name) for name in named}
        short = {name for name in short if name[-1:] in "КТ"}  # «ВГИК», «МАИ» is not declined
        if lemma_of(found["school"]) != "институт" or len(short) != 1:
            return None
        return f"{stem[: found.start()]}{found['when']} {short.pop()}а{stem[found.end() :]}"

    def _age_of_nobody(self, draft: Draft) -> bool:
        """«Сколько лет было Петру Орлову в мае 2018 года?» of a passer-by in the news."""
        found = _AGE_OF.match(draft.stem)
        if found is None:
            return False
        last = found[1].split()[-1]
        begin = last[: max(4, len(last) - 2)]
        office = rf"\b(?:{_OFFICES})[^.!?\n]{{0,60}}{begin}"
        again = len(re.findall(rf"\b{begin}", self._text)) > 1
        known = again or begin in self._title
        return not known and not re.search(office, self._text, re.IGNORECASE)

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
        noun, of = lemma_of(title[1]), title[2]
        if not any(r.pos == "NOUN" and r.feats.get("Case") == "Gen" for r in readings(of)):
            return stem
        found = re.search(r"\bпроцесс[а-яё]* ([а-яё]+)(?=\?$)", stem)
        if found is None or lemma_of(found[1]) != noun:
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
            kind = lemma_of(before[1]) if before else ""
            told = f"{kind} {form}" if gazetteer.class_noun_kind(kind) == "PLACE" else form
            return re.sub(rf"(?<=[а-яё] ){name}\b", told, stem)
        return stem
