"""What kind of thing a phrase of a life's clause is: a town, a school, a post, people by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.facts.families import reads_as_family, tells_family
from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.phrase import Phrase
from quizgen.facts.surface import in_nominative
from quizgen.model import Token
from quizgen.russian.gazetteer import is_person_noun, place_kind
from quizgen.russian.kinds import organisation_type, place_type
from quizgen.russian.morphology import dictionary_marks
from quizgen.russian.phrases import text_of


@dataclass(frozen=True, slots=True)
class Slot:
    """A phrase of a clause that fills a slot: its words, written as they stand."""

    name: str
    preposition: str
    tokens: tuple[Token, ...]
    head: Token
    case: str
    phrase: Phrase

    @property
    def bare(self) -> str:
        """The words without the preposition."""
        return written(self.tokens)

    @property
    def text(self) -> str:
        """The words with the preposition."""
        return f"{self.preposition} {self.bare}".strip()

    @property
    def nominative(self) -> str | None:
        """The words in the nominative; None where not certain."""
        at = next(k for k, t in enumerate(self.tokens) if t.i == self.head.i)
        return in_nominative(self.tokens, at, self.case)


def written(tokens: Sequence[Token]) -> str:
    """The words as they stand, the capital that only opens a sentence made small."""
    text = text_of(tokens)
    first = tokens[0]
    opening = first.feats.get("Opening") and not first.text[1:2].isupper()
    return text[:1].lower() + text[1:] if opening else text


def is_kind(clause: LifeClause, slot: Slot, kind: str) -> bool:
    """Whether the phrase is of a kind the table `data/lifelines.yaml` asks for."""
    phrase, lemma = slot.phrase, slot.head.lemma.lower()
    several = bool(phrase.joined)
    persons = _persons(clause, phrase)
    first = phrase.tokens[0].i
    if kind == "any":
        return not persons or len(phrase.tokens) > 1
    if kind == "town":
        name = plain_name(slot)
        return bool(name) and place_type(name, True) == "CITY"
    if kind == "country":
        name = plain_name(slot)
        return bool(name) and place_kind(name) == "COUNTRY"
    if kind == "countries":
        names = [_nominative_of(p) for p in (phrase, *phrase.joined)]
        return several and all(place_kind(name) == "COUNTRY" for name in names)
    if kind == "place":
        return not several and is_place(clause, phrase)
    if kind == "hamlet":
        two = len(phrase.tokens) > 1 and lemma in listed("settlements") - listed("areas")
        alone = len(phrase.tokens) < 3 or phrase.tokens[2].lemma.endswith(("ский", "ской"))
        return two and alone and phrase.tokens[1].text[:1].isupper() and phrase.head.i == first
    if kind == "grave":
        return not several and "кладбищ" in slot.bare
    if kind == "ages":
        return lemma == "возраст" and bool(re.search(r"\d+ (?:лет|год)", slot.bare))
    if kind == "person":
        # «на дочери герцога Гессенского»: whose, and not who.
        own = [clause.sentence.tokens[i].feats.get("Case", slot.case) for i in persons]
        return not several and own == [slot.case] and bool(re.search(r"[ .]", slot.bare))
    if kind == "people":
        heads = [p.head.i for p in (phrase, *phrase.joined)]
        known = all(any(q.head.i in persons or h in persons for q in phrase.every()) for h in heads)
        whole = (re.search(r"[ .]", clause.sentence.tokens[i].text) for i in persons)
        return bool(persons) and known and all(whole)
    if kind == "families":
        told = any(tells_family(token) for token in slot.tokens) and reads_as_family(slot.tokens)
        return lemma in listed("families") and told and not persons
    if kind == "jobs":
        return _is_job(slot)
    if kind == "member":
        return lemma == "член" and any(named(p.tokens) for p in phrase.inner)
    if kind == "leads":
        return lemma == "руководство" and _of_persons(phrase, persons)
    if kind in ("workshops", "influences"):
        return lemma in listed(kind) and _of_persons(phrase, persons)
    if kind == "marriages":
        return lemma == "брак" and len(slot.tokens) == 1
    if kind == "titled":
        return lemma in listed("works") and _quoted(slot) is not None
    if kind == "bodies":
        return lemma in listed("bodies") and named(slot.tokens) and not several
    if kind == "clubs":
        return lemma in {"комсомол", "партия"} or slot.bare.startswith(("члены ", "Союз "))
    if kind == "offices":
        return lemma in listed("offices") and bool(phrase.inner)
    if kind in ("schools", "namedschools") and slot.head.feats.get("Abbr"):
        return not several and organisation_type(slot.bare, lemma) == "UNIVERSITY"
    if kind == "schools":
        if several or lemma not in listed(kind):
            return False
        if lemma == "курс" and slot.head.feats.get("Number") != "Plur":
            return False  # «на третьем курсе»: whoever studies was on each
        if lemma in listed("parts of schools") and not named(slot.tokens):
            return False  # «поступил на режиссёрское отделение»: of which school
        return len(slot.tokens) > 1 or lemma in listed("establishments")
    if kind == "namedschools":
        return lemma in listed("establishments") and not several and named(phrase.tokens)
    if kind == "employers":
        return lemma in listed("employers") and not several and named(slot.tokens)
    if kind == "disease":
        return not persons and not several and slot.head.feats.get("Animacy") != "Anim"
    if kind == "awards" or kind == "prizes" or kind == "honours":
        return lemma in listed(kind) and len(slot.tokens) > 1
    if kind == "fronts" and slot.case == "Acc":
        return lemma == "фронт" and len(slot.tokens) == 1
    if kind in ("wars", "fronts"):
        alike = all(p.head.lemma.lower() == lemma for p in phrase.joined)
        return lemma in listed(kind) and named(slot.tokens) and alike
    if kind == "theses":
        return lemma in listed(kind) and not named(slot.tokens) and len(slot.tokens) > 1
    if kind in ("army", "retirement", "nicknames"):
        return lemma in listed(kind)
    raise ValueError(f"no such kind of slot: {kind}")


def _of_persons(phrase: Phrase, persons: Sequence[int]) -> bool:
    """«влияние Курбе и Мане»: what follows the noun is people by name, and nothing else."""
    if len(phrase.inner) != 1 or phrase.joined:
        return False
    inner = phrase.inner[0]
    return all(p.head.i in persons and len(p.tokens) == 1 for p in (_alone(inner), *inner.joined))


def _alone(phrase: Phrase) -> Phrase:
    """The phrase without what is joined to it."""
    if not phrase.joined:
        return phrase
    first = phrase.joined[0].first
    own = tuple(t for t in phrase.tokens if t.i < first and t.text not in (",", "и"))
    return replace(phrase, tokens=own, joined=())


def several_schools(clause: LifeClause) -> bool:
    """Whether the sentence tells of more places where one learned."""
    heads = listed("schools") | listed("workshops")
    return (
        sum(
            q.head.lemma in heads and q.preposition in ("в", "") and "Loc" in q.cases
            for p in clause.around
            for q in (p, *p.joined)
        )
        > 1
    )


def _is_job(slot: Slot) -> bool:
    """«учителем», «живописцем по фарфору»: a post or a trade, nobody by name."""
    lemma = slot.head.lemma.lower()
    if slot.head.feats.get("Animacy") != "Anim" and not is_person_noun(lemma):
        return False
    if slot.head.pos == "PROPN" or lemma in listed("wide jobs"):
        return False
    single = slot.head.feats.get("Number") != "Plur"
    return single and not dictionary_marks(lemma) & {"Surn", "Name"}


def _persons(clause: LifeClause, phrase: Phrase) -> list[int]:
    inside = {t.i for t in phrase.tokens}
    return [m.first for m in clause.sentence.mentions if m.type == "PERSON" and m.first in inside]


def named(tokens: Sequence[Token]) -> bool:
    """Whether a capital or a name in quotation marks tells it apart."""
    return any(
        t.feats.get("Quoted") or (t.text[:1].isupper() and not t.feats.get("Opening"))
        for t in tokens
    )


def _quoted(slot: Slot) -> Token | None:
    found = [t for t in slot.tokens if t.feats.get("Quoted") or t.text[:1] in "«"]
    return found[0] if len(found) == 1 else None


def plain_name(slot: Slot) -> str:
    """The name in the nominative of a phrase that is a name and nothing more; else ""."""
    last = slot.tokens[-1]
    if len(slot.tokens) == 2 and slot.head.lemma == "город" and last.text[:1].isupper():
        return in_nominative((last,), 0, slot.case) or last.text
    if len(slot.tokens) > 1 or not slot.head.text[:1].isupper():
        return ""
    return slot.nominative or ""


def _nominative_of(phrase: Phrase) -> str:
    at = next(k for k, t in enumerate(phrase.tokens) if t.i == phrase.head.i)
    case = next(iter(sorted(phrase.cases)), "Nom")
    return in_nominative(phrase.tokens[: at + 1], at, case) or ""


def is_place(clause: LifeClause, phrase: Phrase) -> bool:
    """Whether the phrase is a place with a name."""
    if not named(phrase.tokens) or _persons(clause, phrase):
        return False
    if phrase.head.lemma.lower() in listed("settlements"):
        return True
    covered = any(
        m.type == "PLACE" and m.first <= phrase.head.i < m.last for m in clause.sentence.mentions
    )
    if not covered and phrase.head.pos != "PROPN" and not phrase.head.text[:1].isupper():
        return False
    return covered or place_kind(_nominative_of(phrase)) is not None
