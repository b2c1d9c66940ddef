"""What may fill a marked place: the type a mark asks for, told or taken from its own words."""

from __future__ import annotations

import re
from collections.abc import Collection

from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.kinds import types_of
from quizgen.facts.phrase import Phrase
from quizgen.facts.tree import Tree
from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import class_noun_kind, is_person_noun, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.nearness import nearness
from quizgen.russian.senses import is_beast, is_creature, may_live, wild
from quizgen.russian.wordlists import lists
from quizgen.russian.works import has_works
from quizgen.templates.likeness import (
    counted_noun,
    is_span,
    is_trade,
    named,
    no_term,
    part_of_place,
)

SCORE = "SCORE"
CREATURE, AGENT, THING, TIMES = "creature", "agent", "thing", "time"
"""Classes taken from the example's own words where its mark has no type."""
_QUANTITIES = frozenset(("NUMBER", "MEASURE", "MONEY", "PERCENT", "AGE", "DURATION", SCORE))
_NAMED = frozenset(("PERSON", "ORG", "PLACE", "COUNTRY", "CITY", "UNIVERSITY", "COMPANY"))
_YEARS = frozenset(("YEAR", "DATE", "MONTH", "SEASON"))
_PARTIAL = {
    "NUMBER": {"MEASURE", "DURATION", "AGE"}, "ORG": {"UNIVERSITY", "COMPANY"},
    "PLACE": {"COUNTRY", "CITY"},
}  # fmt: skip
_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр",
           "ноябр", "декабр")  # fmt: skip
_DAY = re.compile(r"(\d{1,2}) ([а-я]+) (\d{4})")
_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SEASON = re.compile(r"(?:зимой|весной|летом|осенью) (\d{4})")
_NEAR = 0.38
"""Two words this near in sense may be of one kind."""
_KIN, _MARGIN = 0.45, 0.1
"""A word as near as this to one that may not stand in a place, and nearer to it."""
_GROUPS = (
    "команда",
    "организация",
    "группа",
    "правительство",
    "делегация",
    "компания",
    "армия",
    "войско",
    "полк",
)


def kinds_of(sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    """Every type a phrase satisfies."""
    if phrase.kind == "time":
        return frozenset((*_time_types(sentence, phrase), "ANY"))
    if phrase.kind == "quantity":
        return frozenset((*_quantity_types(sentence, phrase), "ANY"))
    own = {phrase.head.i, *(t.i for t in phrase.tokens)}
    found = set(types_of(Tree(sentence), phrase.tokens, phrase.head))
    named = [m for m in sentence.mentions if m.type == "PERSON" and m.first in own]
    if any(m.first == phrase.head.i for m in named):
        found.add("PERSON")
    if not found & _NAMED and _full_name(phrase):
        found.add("PERSON")
    if any(p.head.i == m.first and _person_head(phrase.head) for m in named for p in phrase.inner):
        found.add("PERSON")
    if place_kind(phrase.head.lemma) and phrase.head.text[:1].isupper():
        found.add("PLACE")
    return frozenset(found)


def _full_name(phrase: Phrase) -> bool:
    """«врач Рене Лаэннек», «Честер Карлсон»: a name no recogniser has seen."""
    names = [t for t in phrase.tokens if t.pos == "PROPN" and t.text[:1].isupper()]
    if phrase.joined or any(t.feats.get("Quoted") for t in phrase.tokens) or not names:
        return False
    after = [t for t in names if t.i > phrase.head.i]
    if _person_head(phrase.head) and phrase.head.text[:1].islower() | bool(phrase.head.i == 0):
        return bool(after) and any(
            p.head in after and "Nom" in p.cases | phrase.cases for p in phrase.inner
        )
    called = {"Name", "Surn", "Patr"}
    marked = any(called & set(r.feats) for t in names for r in readings(t.text))
    return phrase.head.pos == "PROPN" and len(names) > 1 and marked


def _person_head(head: Token) -> bool:
    if is_person_noun(head.lemma):
        return True
    own = [r for r in readings(head.text) if r.pos == "NOUN"]
    return bool(own) and own[0].feats.get("Animacy") == "Anim"


def _time_types(sentence: Sentence, phrase: Phrase) -> set[str]:
    found = {
        m.type for m in sentence.mentions
        if m.first <= phrase.head.i < m.last and m.type in DATE_TYPES | {"DURATION"}
    }  # fmt: skip
    if any(p.kind == "time" for p in phrase.inner):
        found |= {"YEAR"} if year_in(value_of(sentence, phrase)) else set()
    if found:
        return found
    text = " ".join(t.text.lower() for t in phrase.tokens)
    if _DAY.match(text) or _NUMERIC.fullmatch(text):
        return {"DATE"}
    return {"SEASON"} if _SEASON.match(text) else set()


def _quantity_types(sentence: Sentence, phrase: Phrase) -> set[str]:
    own = {t.i for t in phrase.tokens}
    found = {m.type for m in sentence.mentions if m.first in own and m.type in _QUANTITIES}
    text = "".join(t.text for t in phrase.tokens)
    if re.search(r"\d:\d", text):
        return {SCORE}
    if re.search(r"°", text):
        found |= {"MEASURE"}
    return found | {"NUMBER"}


def value_of(sentence: Sentence, phrase: Phrase) -> str:
    """The normalised reading of a time or a quantity, or ""."""
    own = {phrase.head.i, *(t.i for t in phrase.tokens)}
    for mention in sentence.mentions:
        if mention.first in own and mention.type in DATE_TYPES | _QUANTITIES:
            return mention.value
    text = " ".join(t.text.lower() for t in phrase.tokens)
    day = _DAY.match(text)
    if day:
        month = next(k for k, m in enumerate(_MONTHS, 1) if day[2].startswith(m))
        return f"{day[3]}-{month:02}-{int(day[1]):02}"
    if numeric := _NUMERIC.fullmatch(text):
        return f"{numeric[3]}-{int(numeric[2]):02}-{int(numeric[1]):02}"
    season = _SEASON.match(text)
    return season[1] if season else ""


def year_in(value: str) -> str:
    """The year of a normalised time, or "" where it has none: «1922-04-16» → «1922»."""
    found = re.match(r"\d{3,4}(?=-|$)", value)
    return found[0] if found else ""


def class_of(sentence: Sentence, phrase: Phrase, place: str) -> str:
    """The class a mark without a type asks for, by what the example itself has there."""
    own = kinds_of(sentence, phrase)
    if phrase.kind == "time":
        return TIMES
    if phrase.kind == "quantity":
        kinds = (SCORE, "MONEY", "PERCENT", "DURATION", "AGE", "MEASURE")
        return next((kind for kind in kinds if kind in own), "NUMBER")
    if "PERSON" in own:
        return "PERSON"
    # «Зимний дворец построен»: what is acted on under a common noun is a thing, named or not.
    thing = place == "patient" and phrase.head.pos == "NOUN" and not _living(phrase)
    if place in ("actor", "patient") and ((own & _NAMED and not thing) or _group(phrase)):
        return AGENT
    if own & {"PLACE", "CITY", "COUNTRY"} and not thing:
        return "PLACE"
    if _living(phrase):
        if not wild(phrase.head.lemma):
            return AGENT
        # «питается рыбой»: only who acts or is acted on must live.
        return CREATURE if place in ("actor", "patient") else THING
    return THING


def satisfies(sentence: Sentence, phrase: Phrase, wanted: str, asked: bool, like: str = "") -> bool:
    """Whether a phrase is of a type or a class.

    Args:
        like: the word the example has there.
        asked: whether the question asks for it: then a day does for no year.
    """
    if phrase.kind == "which":
        return False
    own = kinds_of(sentence, phrase)
    known = readings(phrase.head.text)[0].known
    lemma = phrase.head.lemma
    if wanted == "TERM" and known and _living(phrase) and not (is_beast(lemma) and wild(lemma)):
        return False
    if wanted == "TERM" and like.islower() and no_term(phrase, own):
        return False
    if wanted in ("ANY", "QUOTE", "TERM", "TITLE", "EVENT", "CLAUSE", "LIST", "ENUMERATION"):
        return wanted in own or wanted == "ANY" or phrase.kind == "noun"
    if wanted == "YEAR" and not asked:
        return bool(own & _YEARS) and bool(year_in(value_of(sentence, phrase)))
    if wanted == TIMES:
        return bool(own & _YEARS) and bool(year_in(value_of(sentence, phrase)))
    if wanted in ("PLACE", "CITY", "COUNTRY") and not _on_map(phrase, like):
        return wanted == "PLACE" and part_of_place(phrase)
    if wanted in own or own & _PARTIAL.get(wanted, set()):
        return True
    if wanted == "DURATION" and is_span(phrase):
        return True
    if wanted in DATE_TYPES | _QUANTITIES or phrase.kind in ("time", "quantity"):
        return wanted in (THING, AGENT) and phrase.kind == "quantity" and "PERCENT" in own
    if wanted == "PERSON":
        return False
    if wanted == "PLACE" and part_of_place(phrase):
        return True
    if wanted in ("PLACE", "CITY"):
        return _may_be_place(sentence, phrase, own)
    if wanted in ("ORG", "UNIVERSITY", "COMPANY"):
        return _may_be_organisation(phrase, own, like)
    if wanted == "PEOPLE":
        return _living(phrase)
    if wanted == CREATURE:
        if "PERSON" in own or (phrase.head.pos == "PROPN" and " " in phrase.head.text):
            return False
        one = counted_noun(phrase)
        living = _living(one)
        if is_trade(one.head.lemma):
            return False
        return (living or may_live(one.head.text)) and is_creature(one.head.lemma, living)
    if wanted == AGENT:
        return bool(own & _NAMED) or _living(phrase) or _group(phrase) or named(phrase)
    return wanted == THING


def _living(phrase: Phrase) -> bool:
    head = phrase.head
    if head.feats.get("Animacy") == "Anim":
        return True
    own = [r for r in readings(head.text) if r.pos == "NOUN"]
    if own and not own[0].known:
        return any(r.feats.get("Animacy") == "Anim" for r in own)  # «гриф-индейка»
    return bool(own) and own[0].feats.get("Animacy") == "Anim"


def _group(phrase: Phrase) -> bool:
    """«советская делегация», «фонд»: people acting as one."""
    lemmas = {phrase.head.lemma, *(r.lemma for r in readings(phrase.head.text) if r.pos == "NOUN")}
    kind = class_noun_kind(phrase.head.lemma)
    if kind == "ORG":
        return True
    near = (nearness(one, group) or 0 for one in lemmas for group in _GROUPS)
    return kind != "TITLE" and any(cosine >= _NEAR for cosine in near)


def _on_map(phrase: Phrase, like: str) -> bool:
    """«в городе Туле», «в Туле», but not «в музее Тулы» where the example names a town."""
    head = phrase.head
    if head.pos != "NOUN" or (head.text[:1].isupper() and not head.feats.get("Opening")):
        return True
    if head.lemma in lists("geography.yaml")["features"] or head.lemma == like:
        return True
    return (nearness(head.lemma, like) or 0) >= _NEAR


def _may_be_place(sentence: Sentence, phrase: Phrase, own: frozenset[str]) -> bool:
    """A name of an unknown kind, or a class noun of places with its name: «море Лаптевых»."""
    head = phrase.head
    if class_noun_kind(head.lemma) == "PLACE":
        return named(phrase)
    if head.feats.get("Quoted"):
        return False
    if "ORG" in own and (len(phrase.tokens) > 1 or readings(head.text)[0].known):
        return False
    if head.feats.get("Opening"):
        return False
    if any(
        m.type == "PERSON" and m.first == head.i and " " in head.text for m in sentence.mentions
    ):
        return False
    return head.text[:1].isupper() and not is_person_noun(head.lemma) and head.text[1:2].islower()


def _may_be_organisation(phrase: Phrase, own: frozenset[str], like: str) -> bool:
    if own & {"PERSON", "PLACE", "COUNTRY", "CITY"} or _living(phrase):
        return False
    if has_works(phrase.head.lemma) or class_noun_kind(phrase.head.lemma) in (
        "TITLE",
        "PLACE",
        "EVENT",
    ):
        return False
    if named(phrase):
        return True
    # «императорское училище правоведения»: of the kind the example names, and told apart.
    kind = class_noun_kind(phrase.head.lemma) == "ORG"
    return len(phrase.tokens) > 1 and (kind or (nearness(phrase.head.lemma, like) or 0) >= _NEAR)


def alike(lemma: str, good: Collection[str], bad: Collection[str]) -> bool:
    """Whether a word is nearer in sense to what may stand in a place than to what may not."""
    if lemma in bad:
        return lemma in good
    against = max((nearness(lemma, other) or 0.0 for other in bad), default=0.0)
    for_it = max((nearness(lemma, other) or 0.0 for other in good), default=0.0)
    return round(against, 3) < _KIN or round(for_it + _MARGIN, 3) >= round(against, 3)
