"""Where somebody in the news works: «доцент кафедры маркетинга РУДН Александр Иванов»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact
from quizgen.facts.retold import gender_of_noun, retold
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.besidewords import beside
from quizgen.russian.kinds import organisation_type
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.namecases import declined

_POST = re.compile(
    r"(?<![\w-])(?P<post>[а-яёА-ЯЁ][а-яё]+) (?P<middle>[^,.;:()—–!?]{3,140}?(?:им\. [^,;:()—–!?]{3,40}?)?)"
    r" (?P<name>[А-ЯЁ][а-яё]+ (?:[А-ЯЁ][а-яё]+ )?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
    r"(?=[,.;:]| [а-яё—–]|$)"
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
        if post is None:
            continue
        name = _person(found["name"], case)
        place = _place(found["middle"].split())
        if name is None or place is None:
            continue
        noun, answer = place
        verb = "учится" if post in _STUDIES else "работает"
        told = f"{_in_which(noun)} {verb} {post} {name}"
        at = _nearest(tree, sentence.start + found.start("name"))
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


def _person(name: str, case: str) -> str | None:
    first = [r for r in readings(name.split()[0]) if "Name" in r.feats and r.known]
    genders = {r.feats.get("Gender", "") for r in first if r.feats.get("Case") == case}
    if len(genders) != 1 or not genders <= {"Masc", "Fem"}:
        return None
    return declined(name, genders.pop(), case, "Nom")


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
            return "вуз", " ".join(words[k:])
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
    said = " ".join(written).replace("им. ", "имени ")
    return said if said[:1].isupper() else said[:1].upper() + said[1:]


def _in_which(noun: str) -> str:
    """«В каком вузе», «В какой академии»."""
    reading = next(r for r in readings(noun) if r.pos == "NOUN" and r.feats.get("Case") == "Nom")
    form = inflect(reading, case="Loc", number="Sing") or noun
    return f"В {'какой' if gender_of_noun(noun) == 'Fem' else 'каком'} {form}"


def _nearest(tree: Tree, place: int) -> Token:
    return next((t for t in tree.tokens if t.start <= place < t.stop), tree.tokens[-1])
