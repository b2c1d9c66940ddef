"""Names in their natural order and measures well asked: what a proofreader mends in a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from quizgen.facts.clause import TIME
from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.prooftests import torn_years
from quizgen.questions.redress import Redress
from quizgen.questions.retouch import retouched
from quizgen.questions.telltimes import TODAY
from quizgen.russian.morphology import CASES, dictionary_marks, readings
from quizgen.russian.namecases import declined
from quizgen.russian.wordforms import gender_of
from quizgen.russian.wordlists import lists

_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")
_BACKWARDS = re.compile(
    r"(?P<last>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) (?P<initials>[А-ЯЁ]\. ?[А-ЯЁ]\.)(?! ?[А-ЯЁ])"
)
_THREE = re.compile(r"(?<![\w-])([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+)(?![\w-]| [А-ЯЁ])")
_AREA = re.compile(
    r"^Во сколько \S+(?: м²| км²| га)? (?P<when>.*?)\b(?P<verb>зани\w+) площадь (?P<of>.+)\?$"
)
_TO_COME = re.compile(r"\bбуд[еу]т ([а-яё]+(?:[нт]|[нт][аоы]))\b(?! [а-яё]+ть)")
_NOMINATIVE = re.compile(r"(?:ое|ее|ый|ий|ая|яя|[оеё]во|ино)$")


class Proofreader:
    """What an article tells about the names of its people, for stems and answers."""

    def __init__(self, article: Article) -> None:
        self._names = names_of(article)
        self._redress = Redress(article)
        self._text = article.text

    def mended(self, draft: Draft) -> Draft:
        """The draft with names first name first, years by their noun and an area well asked."""
        draft = self._redress.mended(told_as_past(_settlement(_area(draft))))
        draft = retouched(draft, self._text)
        stem, answer = self._told(_years_moved(draft)), self._told(draft.answer)
        if (stem, answer) == (draft.stem, draft.answer):
            return draft
        role = draft.role
        if answer != draft.answer and "PERSON" in role.types and "LIST" not in role.types:
            role = replace(role, text=answer)
        return replace(draft, stem=stem, answer=answer, role=role)

    def _told(self, text: str) -> str:
        text = once(text)
        for wrong, right in self._names:
            if right in text:
                continue
            text = re.sub(rf"(?<![\w-]){re.escape(wrong)}(?![\w-]| [А-ЯЁ])", right, text)
        return natural_order(text)


def told_as_past(draft: Draft) -> Draft:
    """«будет принят» of 1991 → «был принят»: what a chronicle tells as to come has come."""
    year = re.search(r"(?<!\d)[12]\d{3}(?!\d)", draft.answer)
    if draft.role.name != "when" or draft.dated or year is None or int(year[0]) > TODAY:
        return draft
    return replace(draft, stem=_TO_COME.sub(_came, draft.stem))


def _came(found: re.Match[str]) -> str:
    ending = {"а": "а", "о": "о", "ы": "и"}.get(found[1][-1], "")
    return f"был{ending} {found[1]}"


def natural_order(text: str) -> str:
    """«Котов И. П.», «Котову Ивану Петровичу» with the surname last; other texts as they are."""
    text = _BACKWARDS.sub(_initials_first, text)
    return _THREE.sub(_given_first, text)


def once(text: str) -> str:
    """«ван Ван Гог» → «Ван Гог»: a particle of a name said twice is said once."""
    return _twice().sub(r"\2", text)


@lru_cache(maxsize=1)
def _twice() -> re.Pattern[str]:
    particles = "|".join(sorted(lists("proofreading.yaml")["particles"]))
    return re.compile(rf"\b({particles}) (\1)\b", re.IGNORECASE)


def _initials_first(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rstrip().rsplit(" ", 1)[-1]
    if not found.start() and found.string.endswith("?"):
        return found[0]  # the capital of the question word
    if before[:1].isupper() and len(found.string[: found.start()].split()) > 1:
        return found[0]
    initials = re.sub(r"\.(?=[А-ЯЁ])", ". ", found["initials"])
    return f"{initials} {found['last']}"


def _given_first(found: re.Match[str]) -> str:
    last, first, middle = found.groups()
    given, patronymic = dictionary_marks(first), dictionary_marks(middle)
    if "Name" not in given or "Patr" not in patronymic or dictionary_marks(last) & {"Name", "Patr"}:
        return found[0]
    if (not found.start() and found.string.endswith("?")) or "Surn" in patronymic:
        return found[0]
    known = any(r.known and "Surn" not in r.feats for r in readings(last))
    return found[0] if known else f"{first} {middle} {last}"


def names_of(article: Article) -> tuple[tuple[str, str], ...]:
    """Forms of the name in the title that print does not have, each with what it has."""
    title = re.split(r"[:(.—–,]", article.title)[0].split()
    particles = lists("proofreading.yaml")["particles"]
    size = 2 if title and title[0].lower() in particles else 1
    if not size < len(title) <= size + 2 or not all(map(_CAPITAL.fullmatch, title)):
        return ()
    marks = [dictionary_marks(word) for word in title]
    if size == 1 and readings(title[0])[0].known and not marks[0] & {"Name", "Surn"}:
        return ()  # «Мыс Надежды» is nobody
    last = " ".join((*(word.lower() for word in title[: size - 1]), title[size - 1]))
    if all(own & {"Name", "Patr"} for own in marks[size:]) and not marks[0] & {"Name"}:
        full = " ".join((*title[size:], last))
    elif size == 1 and "Patr" in marks[1] and "Name" in marks[0] and len(title) > 2:
        full, last = " ".join(title), title[-1]
    else:
        return ()
    return tuple(_forms(full, last, title))


def _forms(full: str, last: str, title: list[str]) -> list[tuple[str, str]]:
    gender, found = gender_of(full), []
    given = full.removesuffix(f" {last}").split()
    initials = [" ".join(f"{word[0]}." for word in given), "".join(f"{word[0]}." for word in given)]
    for case in CASES:
        form = full if case == "Nom" else declined(full, gender, "Nom", case)
        if not form:
            continue
        own = form.split()
        surname = " ".join(own[len(given) :])
        found.append((f"{surname} {' '.join(own[: len(given)])}", form))
        found += [(f"{surname} {short}", form) for short in initials]
        if len(own) > len(given) + 1 and case == "Nom":
            # «ван Гог» of the title «Ван Гог Винсент».
            found.append((" ".join(title[: len(title) - len(given)]), form))
            found.append((surname, form))
        if case == "Nom":
            found.append((" ".join(title), form))
    return [pair for pair in dict.fromkeys(found) if pair[0] != pair[1] and pair[0]]


def _area(draft: Draft) -> Draft:
    """«Во сколько м² занимала площадь Корела?» → «Какую площадь занимала Корела?»."""
    found = _AREA.match(draft.stem)
    if found is None:
        return draft
    said = f"Какую площадь {found['when']}{found['verb']} {found['of']}?"
    return replace(draft, stem=" ".join(said.split()))


def _settlement(draft: Draft) -> Draft:
    """«в деревне Мошевое» answers «Мошевое»: a name in a form of its own stays in it."""
    role = draft.role
    if role.name != "name" or role.part < 0 or len(role.focus) != 1:
        return draft
    token = role.focus[0]
    before = draft.fact.sentence.tokens[token.i - 1] if token.i else None
    if before is None or before.lemma not in lists("proofreading.yaml")["settlements"]:
        return draft
    if draft.answer == token.text or not _NOMINATIVE.search(token.text):
        return draft
    return replace(draft, answer=token.text, role=replace(role, text=token.text))


def _years_moved(draft: Draft) -> str:
    """«Чем 1813–1814 годов завершились походы армии?»: the years go back to their noun."""
    stem = draft.stem
    for part in draft.fact.parts:
        if part.function != TIME or not torn_years(part, stem):
            continue
        years = " ".join(token.text for token in part.tokens)
        before = draft.fact.sentence.tokens[part.start - 1].text if part.start else ""
        rest = stem.replace(f" {years}", "", 1)
        if before.isalpha() and len(re.findall(rf"\b{before}\b", rest)) == 1:
            stem = re.sub(rf"\b{before}\b", f"{before} {years}", rest, count=1)
    return stem
