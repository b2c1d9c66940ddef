"""What an editor adds to a draft from the article: a book's author, a first name, «СИ» in full."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.russian.heroes import hero_of
from quizgen.russian.morphology import readings
from quizgen.russian.namecases import declined
from quizgen.russian.phrases import decline_plain

_MADE = re.compile(
    r"^(В каком году (?:выш(?:ел|ла|ло)|написан[ао]?|издан[ао]?) (?P<kind>[а-яё]+)) (?=[«\"])"
)
_DIRECTS = re.compile(r"\b(?:кино)?режисс[её]р|\bоператор")
_PLAYS = re.compile(
    r"\b(?:кино)?акт[её]р|\bактрис|\bсыграл|\bснялся|\bснялась|\bснимал(?:ся|ась) в\b"
    r"|\bсценарист|\bкомпозитор"
)
_HELPS = re.compile(
    r"\b(?:ассистент|консультант|художник|оператор|монтаж|озвуч|втор(?:ой|ым) режисс|поставленн)"
    r"|\b(?:съ[её]мк|кадр|сюжет|коллективн|альманах|редакци|редактор)"
    r"|\b(?:составител|иллюстр|предислови|перев(?:ёл|ел|од)|участв)",
    re.IGNORECASE,
)
"""Who helped at a film or a book, or has a piece in it, did not make it."""
_BEHIND = 60
"""Letters after a title among which another maker would be named."""
_OF_MANY = frozenset(("сборник", "книга", "произведение", "статья", "рассказ", "стихотворение"))
"""Works whose titles tell little without their author."""
_INITIALS = re.compile(r"(?<![\w.])(?P<first>[А-ЯЁ][а-яё]?)\. ?(?P<last>[А-ЯЁ][а-яё]{2,})")
_PATRONYMIC = r" [А-ЯЁ][а-яё]+(?:вич|вич[аую]|вичем|вн[аыуе]|вной)"
_SYSTEM = re.compile(r"(\b[Мм]еждународн\w+ систем\w+)(?! единиц)(?: \(СИ\))?")
_TOWN = re.compile(
    r"(?<![\w-])(?P<kind>города|городу|городом|городе) (?P<name>[А-ЯЁ][а-яё]+)"
    r"(?![\w-]| [А-ЯЁ]|,| и )"
)
_CASES = {"города": "Gen", "городу": "Dat", "городом": "Ins", "городе": "Loc"}
_TIGHT = re.compile(r"(?<![\w.])([А-ЯЁ][а-яё]?\.)(?=[А-ЯЁ][а-яё]{2,})")


class Redress:
    """What an article tells of its hero and of its people, for stems and answers."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._hero = hero_of(article.title, article.text)
        self._directs = bool(_DIRECTS.search(article.text)) and not _PLAYS.search(article.text)

    def mended(self, draft: Draft) -> Draft:
        """The draft with the author of a bare title and first names instead of initials."""
        stem = towns(self._in_full(self._by_hero(draft)))
        stem = _what_for(_system(stem, draft.fact.sentence.text), draft.answer)
        answer = _spaced(self._in_full(draft.answer))
        if (stem, answer) == (draft.stem, draft.answer):
            return draft
        role = draft.role
        if answer != draft.answer and "PERSON" in role.types and "LIST" not in role.types:
            role = replace(role, text=answer)
        return replace(draft, stem=stem, answer=answer, role=role)

    def _by_hero(self, draft: Draft) -> str:
        """«сборник «Листопад»» → «сборник Ивана Бунина «Листопад»» in the life of Bunin."""
        found = _MADE.match(draft.stem)
        if self._hero is None or found is None:
            return draft.stem
        if found["kind"] not in _OF_MANY and not (found["kind"] == "фильм" and self._directs):
            return draft.stem
        before, after = _around(draft.fact.sentence.text, draft.stem[found.end() :])
        if _HELPS.search(before):
            return draft.stem
        whose = declined(self._hero.name, self._hero.gender, "Nom", "Gen")
        if not whose or _names_another(before + after, self._hero.surname):
            return draft.stem
        return f"{found[1]} {whose} {draft.stem[found.end() :]}"

    def _in_full(self, text: str) -> str:
        """«Дж.Джонс» → «Джеймс Джонс», where the article tells one such first name."""
        found = _INITIALS.search(text)
        if found is None or text[: found.start()].endswith(". "):
            return text
        begin, last = found["first"], found["last"]
        whole = rf"(?<![\w-])({begin[0]}[а-яё]{{2,}})(?:{_PATRONYMIC})? {re.escape(last)}(?![\w-])"
        names = {name for name in re.findall(whole, self._text) if name.startswith(begin)}
        names = {n for n in names if any("Name" in r.feats for r in readings(n))}
        if len(names) != 1:
            return text
        return f"{text[: found.start()]}{names.pop()} {last}{text[found.end() :]}"


def _around(sentence: str, title: str) -> tuple[str, str]:
    """What the clause says before a title, and the words right behind it."""
    before, _, after = sentence.partition(title.strip('«»?"'))
    before = re.sub(r"«[^»]*»|\"[^\"]*\"", "", before)
    return before.rpartition(";")[2], after[:_BEHIND].rpartition(" ")[0]


def _names_another(text: str, surname: str) -> bool:
    """Whether the sentence names a person beside the hero: the work may be that one's."""
    # What brackets tell of a work is its prize, named after somebody.
    bare = re.sub(r"\([^)]*\)", "", re.sub(r"«[^»]*»?|\"[^\"]*\"?", "", text))
    return any(
        not word.startswith(surname[:4])
        and any("Surn" in r.feats and r.known for r in readings(word)[:1])
        for word in re.findall(r"[А-ЯЁ][а-яё]+", bare)
    )


def _system(stem: str, sentence: str) -> str:
    """«в Международной системе» of «в Международной системе (СИ)»: of what, in full."""
    return _SYSTEM.sub(r"\1 единиц (СИ)", stem) if "(СИ)" in sentence else stem


def towns(text: str) -> str:
    """«у города Столин» → «у города Столина»: a town's name is declined after «город»."""
    bare = re.sub(r"«[^»]*»", lambda q: "·" * len(q[0]), text)
    for found in reversed(list(_TOWN.finditer(bare))):
        own = [r for r in readings(found["name"]) if "Geox" in r.feats and r.known]
        plain = [
            r for r in own
            if r.feats.get("Case") == "Nom" and r.feats.get("Number") == "Sing"
            and r.feats.get("Gender") in ("Masc", "Fem")
        ]  # fmt: skip
        form = decline_plain(found["name"], _CASES[found["kind"]]) if plain else None
        if form:
            text = text[: found.start("name")] + form + text[found.end() :]
    return text


def _spaced(text: str) -> str:
    """«Дж.Джонс» with a space."""
    return _TIGHT.sub(r"\1 ", text)


def _what_for(stem: str, answer: str) -> str:
    """«Чем был удостоен? — золотой медали»: one is honoured with it in the genitive."""
    if not re.match(r"Чем (?:был[аи]? )?удосто", stem):
        return stem
    asked = "Какого звания" if answer.startswith("звания") else "Какой награды"
    return asked + stem.removeprefix("Чем")
