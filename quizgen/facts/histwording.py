"""The wording of a chronicle's questions: holes of a stem filled, question words, answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.facts.histpatterns import Row, listed
from quizgen.facts.histslots import When
from quizgen.facts.holes import filled
from quizgen.facts.lifeclauses import LifeClause
from quizgen.facts.lifekinds import Slot, plain_name
from quizgen.facts.lifepatterns import Ask
from quizgen.facts.tellings import Telling
from quizgen.model import Token
from quizgen.russian.actions import told
from quizgen.russian.kinds import place_type
from quizgen.russian.morphology import inflect, readings
from quizgen.russian.phrases import text_of
from quizgen.russian.verbs import short_passive

_LONGEST = 13
_CLASSES = {"CITY": "город", "COUNTRY": "страна", "ISLAND": "остров", "RIVER": "река"}
_CENTURY = re.compile(
    r"^во? (?:[IVX]+|\d{1,2}|[а-яё]+) веке(?: до н\. ?э\.?| н\. ?э\.?| до нашей эры| нашей эры)?$"
)
_YEAR = re.compile(r"^в \d{1,4} году(?: до н\. ?э\.?| н\. ?э\.?| до нашей эры| нашей эры)?$")


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A clause read by a row: its subject as it is said, its verb, its slots and its time."""

    clause: LifeClause
    telling: Telling
    row: Row
    subject: Slot
    subject_text: str
    verb: str
    lemma: str
    slots: Mapping[str, Slot]
    when: When | None
    bound: str = ""


def stem_of(chronicle: Chronicle, ask: Ask) -> str:
    """The question, or "" where something it needs is not told."""
    if chronicle.bound and not re.search(r"\{(?:verb|кто|короткий)\}", ask.stem):
        return ""
    return filled(ask.stem, lambda name: _hole(chronicle, name), _LONGEST)


def _said(chronicle: Chronicle, name: str) -> str | None:
    if name == "verb":
        return chronicle.verb
    if name == "кто":
        return told(chronicle.lemma, "Past", "Masc", "Sing")
    return short_passive(chronicle.lemma, "Masc", "Sing")


def _hole(chronicle: Chronicle, name: str) -> str | None:
    if name == "subj":
        return chronicle.subject_text
    if name in ("verb", "кто", "короткий"):
        said = _said(chronicle, name)
        return f"{said} {chronicle.bound}".rstrip() if said else None
    if name == "q":
        return _question_word(chronicle)
    if name == "годы":
        lasting = chronicle.when is not None and chronicle.when[2].startswith("с ")
        return "в какие годы" if lasting else _question_word(chronicle)
    if name in ("when", "when?"):
        text = chronicle.when[2] if chronicle.when else ""
        text = "" if text.startswith("с ") else text
        return text or ("" if name.endswith("?") else None)
    if ":" in name:
        word, _, slot_name = name.partition(":")
        return _which(word, chronicle.slots[slot_name])
    slot = chronicle.slots.get(name.rstrip("?"))
    if slot is None:
        return "" if name.endswith("?") else None
    return slot.text


def _question_word(chronicle: Chronicle) -> str | None:
    if chronicle.when is None:
        return None
    kind, _, text, _ = chronicle.when
    if text.startswith("с "):
        return None
    if kind == "YEAR" and _YEAR.match(text):
        return "в каком году"
    if kind == "CENTURY" and _CENTURY.match(text):
        return "в каком веке"
    return "когда"


def _which(word: str, slot: Slot) -> str | None:
    """«во время какой войны», «по какому договору», «до какого века»."""
    if word == "что":
        if slot.head.lemma in ("право", "день", "рабство", "независимость"):
            return "что"
        word = "какой"
    if word == "до":
        century = re.search(r"век", slot.bare)
        return "до какого века" if century else "до какого года"
    case = slot.case
    numbers = {f[1] for f in slot.phrase.forms if f[0] == slot.case}
    number = "Plur" if numbers == {"Plur"} else "Sing"
    lemma = slot.head.lemma.lower()
    preposition = slot.preposition.replace("по условиям", "по")
    if lemma == "мир" and preposition == "по":
        return "по какому мирному договору"
    if slot.preposition == "по условиям":
        case = "Dat"
    nouns = [r for r in readings(lemma) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
    nouns.sort(key=lambda r: r.feats.get("Animacy") != "Inan")
    if not nouns or slot.phrase.joined:
        return None
    if slot.head.text[:1].isupper() and lemma not in listed("events") | listed("states"):
        lemma = _CLASSES.get(place_type(plain_name(slot) or "-", True) or "", "")
        nouns = [r for r in readings(lemma) if r.pos == "NOUN"] if lemma else []
        number = "Sing"
        if not nouns:
            return None
    asking = next(r for r in readings(word) if r.pos in ("ADJ", "DET", "PRON"))
    noun = inflect(nouns[0], case=case, number=number)
    gender = nouns[0].feats.get("Gender", "Masc") if number == "Sing" else ""
    form = inflect(asking, case=case, number=number, gender=gender, animacy="Inan")
    if not form or not noun:
        return None
    opening = "" if preposition in ("во время", "в ходе", "в состав", "из состава") else preposition
    return f"{opening} {form} {noun}".strip()


def answer_of(ask: Ask, slot: Slot) -> tuple[str, set[str], tuple[Token, ...]]:
    """The answer as it is to be said, the types it has, and the words it was read off."""
    if ask.say == "nom":
        name = plain_name(slot) or slot.nominative or ""
        kind = place_type(name, True)
        return name, {kind, "PLACE"} if kind else set(), slot.tokens
    if ask.say == "bare":
        return slot.bare, set(), slot.tokens
    if ask.say == "inner":
        inner = slot.phrase.inner
        return (
            (text_of(inner[0].tokens), set(), inner[0].tokens)
            if len(inner) == 1
            else ("", set(), ())
        )
    return slot.text, set(), slot.tokens
