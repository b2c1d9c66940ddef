"""Where somebody in the news works: «доцент кафедры маркетинга РУДН Александр Иванов»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact
from quizgen.facts.retold import gender_of_noun, in_which, retold
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.besidewords import beside
from quizgen.russian.kinds import organisation_type
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.namecases import declined

_POST = re.compile(
    r"(?<![\w-])(?P<post>(?:доцент|профессор|сотрудни[кц]|преподавател|аналитик|декан|ассистент"
    r"|аспирант|студент|эксперт|лаборант|инженер)[а-яё]{0,4}) (?P<rest>(?:им\. |[^,;:()—–!?.])+)",
    re.IGNORECASE,
)
_STUDIES = frozenset(("студент", "студентка", "аспирант", "аспирантка"))
_UNIVERSITY = frozenset(("университет", "вуз"))
_ABBREVIATION = re.compile(r"[А-ЯЁ]{2,}[а-яё]{0,2}[А-ЯЁ]*")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


def workplaces(tree: Tree) -> Iterator[Fact]:
    """The university, institute or academy of scholars whom dated news name in full."""
    day, sentence = tree.published, tree.sentence
    if day is None or sentence.headline or not tree.tokens:
        return
    if set(_YEAR.findall(sentence.text)) - {str(day.year)}:
        return
    for found in _POST.finditer(sentence.text):
        post, case = _staff(found["post"])
        named = _named(found["rest"].replace("им. ", "имени ").split(), case) if post else None
        if post is None or named is None:
            continue
        name, middle = named
        place = _place(middle)
        if place is None:
            continue
        noun, answer = place
        verb = "учится" if post in _STUDIES else "работает"
        who = name if post.startswith("сотрудни") else f"{post} {name}"
        asked = in_which(noun).replace("каком центре", "каком научном центре")
        told = f"{asked} {verb} {who}"
        at = _nearest(tree, sentence.start + found.start())
        types = ("UNIVERSITY", "ORG") if noun == "вуз" else ("ORG",)
        yield retold(tree, "workplace", types, at, answer, told)


def _staff(word: str) -> tuple[str | None, str]:
    """The post in the nominative where it is one of scholars, and the case it stands in."""
    for reading in readings(word.lower()):
        case = reading.feats.get("Case", "")
        single = reading.feats.get("Number") == "Sing"
        if reading.lemma in beside("staff") and single and case in ("Nom", "Gen", "Ins", "Dat"):
            return reading.lemma, case
    return None, ""


def _named(words: Sequence[str], case: str) -> tuple[str, Sequence[str]] | None:
    """The full name in the nominative, and what stands between the post and it."""
    for k in range(1, len(words) - 1):
        genders = {
            r.feats.get("Gender", "")
            for r in readings(words[k])
            if "Name" in r.feats and r.known and r.feats.get("Case") == case
        }
        last = k + 1
        while last < len(words) and words[last][:1].isupper() and last < k + 3:
            last += 1
        if last == k + 1 or len(genders) != 1 or not words[k][:1].isupper():
            continue
        if words[k - 1] in ("имени", "и"):
            continue
        name = declined(" ".join(words[k:last]), genders.pop(), case, "Nom")
        if name is not None:
            return name, words[:k]
    return None


def _place(words: Sequence[str]) -> tuple[str, str] | None:
    """The noun to ask by, and the organisation in the nominative: the last one named."""
    for k in range(len(words) - 1, -1, -1):
        noun = _school(words[k])
        if noun is not None:
            first = k
            while first and _adjective(words[first - 1]):
                first -= 1
            if not any(w[:1].isupper() or w[:1] in '«"' for w in words[first:]):
                continue
            said = _in_nominative(words[first:], k - first)
            if said is None:
                return None
            asked = "вуз" if noun in _UNIVERSITY else noun
            return asked, said
        if _ABBREVIATION.fullmatch(words[k]) and not any(map(_school, words[:k])):
            if organisation_type(words[k], "") != "UNIVERSITY":
                return None
            return "вуз", words[k]  # whose name it bears is no part of the answer
    return None


def _school(word: str) -> str | None:
    """The noun of a school in the genitive: «университета»."""
    for reading in readings(word.lower()):
        if reading.lemma in beside("schools") and reading.feats.get("Case") == "Gen":
            if reading.feats.get("Number") == "Sing":
                return reading.lemma
    return None


def _adjective(word: str) -> bool:
    return any(
        r.pos == "ADJ" and r.feats.get("Case") == "Gen" and r.feats.get("Number") == "Sing"
        for r in readings(word.lower())
    )


def _in_nominative(words: Sequence[str], noun: int) -> str | None:
    written: list[str] = []
    lemma = _school(words[noun]) or ""
    gender = gender_of_noun(lemma)
    for k, word in enumerate(words):
        if k > noun:
            written.append(word)
            continue
        if k == noun:
            written.append(like(word, lemma))
            continue
        own = next((r for r in readings(word.lower()) if r.pos == "ADJ"), None)
        form = inflect(own, case="Nom", number="Sing", gender=gender) if own else None
        if form is None:
            return None
        written.append(like(word, form))
    said = " ".join(written)
    return said if said[:1].isupper() else said[:1].upper() + said[1:]


def _nearest(tree: Tree, place: int) -> Token:
    return next((t for t in tree.tokens if t.start <= place < t.stop), tree.tokens[-1])
