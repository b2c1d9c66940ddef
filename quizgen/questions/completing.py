"""Drafts about the hero made whole by the article: what was counted, which of two titles."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.russian.heroes import hero_of
from quizgen.russian.morphology import readings

_COUNTED = re.compile(r"(?:за|после) \d{1,3}")
_WORD = re.compile(r" ([а-яё]+(?:-[а-яё]+)*)")
_TITLE_ASKED = re.compile(r"^Какое звание (?:было )?присво\w+ [А-ЯЁ][\w -]+\?$")
_TITLE_TOLD = re.compile(r"\bзвани(?:е|я|ю|ем|и) ([А-ЯЁа-яё]+)")
_TITLE_FOR = re.compile(r"\b([Зз]а [^,.;()]+?) (?:(?:ему|ей) )?(?:был[оа]? )?присво\w+ звание")
_SCHOOL_ASKED = re.compile(
    r"^В каком (?:институте|вузе|университете) учил(?:ся|ась) [А-ЯЁ][\w -]+\?$"
)
_SCHOOLS = re.compile(
    r"\b(?:[А-ЯЁ][\w-]+(?:[оыи]м|[ыи]й|[ое]го|[ое]му) )?(?:институт|университет)[а-яё]*\b"
    r"|\b(?:ВГИК|ГИТИС|МГУ|ЛГУ|МГИМО|МВТУ)\w*"
)
_INITIALS = re.compile(r"(?<![\w.])([А-ЯЁ])\. ?([А-ЯЁ])\. ?([А-ЯЁ][а-яё]+)")
_ENDING = 2


class Whole:
    """What the article tells of its hero, against which a draft is read."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._hero = hero_of(article.title, article.text)
        told = _TITLE_TOLD.findall(article.text)
        self._titles = {readings(word)[0].lemma for word in told if _gives(word)}
        schools = {found[0][:5].lower() for found in _SCHOOLS.finditer(article.text)}
        # «института» may be the one named before.
        self._schools = schools - {"инсти", "униве"}

    def mended(self, draft: Draft) -> Draft | str:
        """The draft with what was counted and what a title was for, or why it is not asked."""
        if self.misnamed(draft.stem) or self.misnamed(draft.answer):
            return "fault of the source"
        if _SCHOOL_ASKED.match(draft.stem) and len(self._schools) > 1:
            return "two answers"
        if len(self._titles) > 1 and _TITLE_ASKED.match(draft.stem):
            deed = _TITLE_FOR.search(draft.fact.sentence.text)
            if deed is None:
                return "two answers"
            draft = replace(draft, stem=f"{draft.stem[:-1]} {deed[1][0].lower()}{deed[1][1:]}?")
        return _counted(draft)

    def misnamed(self, text: str) -> bool:
        """«Н.И. Орлов» of Иван Николаевич: the article has the initials the wrong way round."""
        if self._hero is None or len(self._hero.given) < 2:
            return False
        own, last = [word[0] for word in self._hero.given[:2]], self._hero.surname
        return any(
            found[3].startswith(last[: max(3, len(last) - _ENDING)])
            and own[0] != own[1]
            and [found[1], found[2]] == own[::-1]
            for found in _INITIALS.finditer(text)
        )


def _gives(word: str) -> bool:
    """Whether the word behind «звание» tells which: «звание Героя», «звание маршала»."""
    return any(r.pos in ("NOUN", "ADJ") and r.feats.get("Case") == "Gen" for r in readings(word))


def _counted(draft: Draft) -> Draft:
    """«за 34» → «за 34 лично сбитых самолёта»: the answer up to the noun counted."""
    text = draft.fact.sentence.text
    at = text.find(draft.answer)
    if not _COUNTED.fullmatch(draft.answer) or at < 0 or not draft.role.text:
        return draft
    stop = end = at + len(draft.answer)
    while (found := _WORD.match(text, end)) is not None:
        own = readings(found[1])
        noun = [r for r in own if r.pos == "NOUN" and r.feats.get("Case") == "Gen"]
        if noun and own[0].feats.get("Variant") != "Short":
            stop = found.end()
        elif stop > at + len(draft.answer) or own[0].pos not in ("ADV", "ADJ", "VERB"):
            break
        end = found.end()
    answer = text[at:stop]
    return replace(draft, answer=answer, role=replace(draft.role, text=answer))
