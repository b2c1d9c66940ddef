"""Checks of who does it: a school that finishes nobody, half of a subject, a land as a body."""

from __future__ import annotations

import re

from quizgen.facts.clause import OBJECT, SUBJECT, Part
from quizgen.questions.drafts import Draft
from quizgen.questions.fates import FATES
from quizgen.questions.holding import subject_of
from quizgen.questions.truth import words_of
from quizgen.russian.gazetteer import country_of, is_post
from quizgen.russian.morphology import readings
from quizgen.russian.verbs import verb_reading

_STATE = re.compile(r"(?:[А-ЯЁ]{0,4}(?:НР|НДР|ССР|СФСР)|СССР|ФРГ|ГДР|США|ОАЭ|ЮАР|ДРВ|РФ)")
_NO_UNIVERSITY = re.compile(r"\bРАН\b|\bНИИ|\bАН СССР\b|Академи[ия] наук|сследовательск")
_AGED = re.compile(r"(?<![\w-])\d{1,3}-летн[а-я]+ (?=(\w[\w-]*))")


def done_to_it(draft: Draft) -> bool:
    """«В каком году окончил техникум?»: what undergoes it is read as who does it."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or predicate.passive or subject is None or _person(draft, subject):
        return False
    if any(part.function == OBJECT for part in draft.fact.parts):
        return False
    verb = predicate.tokens[-1]
    if verb.text.endswith(("ся", "сь")):
        return False
    if predicate.lemma in words_of("done by people"):
        return True
    reading = verb_reading(verb)
    needs = reading is not None and reading.feats.get("Transitive") == "Yes"
    others = [p for p in draft.fact.parts if p.function not in (SUBJECT, "time", "adverb")]
    return needs and draft.fact.rule == "relative" and not others


def _person(draft: Draft, part: Part) -> bool:
    return part.head.feats.get("Animacy") == "Anim" or any(
        m.type == "PERSON" and m.first <= part.head.i < m.last for m in draft.fact.sentence.mentions
    )


def one_verb_of_many(draft: Draft) -> bool:
    """«установила МТС, «Вымпелком» и «Мегафон»», «Тесла получили»: number speaks against it."""
    predicate, subject = draft.fact.predicate, subject_of(draft)
    if predicate is None or subject is None:
        return False
    number = predicate.tokens[predicate.agreeing].feats.get("Number")
    joined = any(t.rel == "conj" and t.head == subject.head.i for t in subject.tokens)
    asked = draft.role.part >= 0 and draft.fact.parts[draft.role.part] is subject
    if number == "Sing":
        named = [t for t in subject.tokens if t.text[:1].isupper() or t.text[:1] in '«"']
        return joined and not asked and len(named) > 1
    if number != "Plur" or joined or any(t.pos == "CCONJ" for t in subject.tokens):
        return False
    first, last = subject.tokens[0].start, subject.tokens[-1].stop
    text, start = draft.fact.sentence.text, draft.fact.sentence.start
    name = subject.head.text[:1].isupper() and not subject.head.text.isupper()
    return name and bool(
        re.search(r"[^,\s] и $", text[: first - start])
        or re.match(r" и [А-ЯЁ«]", text[last - start :])
    )


def honour_untold(draft: Draft) -> bool:
    """«Кто был награждён?», «избран»: with what, or as what, is not told."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    honour = predicate.lemma in words_of("honours")
    if not honour and predicate.lemma not in words_of("elections"):
        return False
    subject = subject_of(draft)
    whom = [p for p in draft.fact.parts if p.function == OBJECT]
    whom += [subject] if predicate.passive and subject else []
    if not any(_person(draft, p) and not is_post(p.head.lemma) for p in whom):
        return False
    others = [p for p in draft.fact.parts if p not in whom and p.function != "time"]
    cases = ("Ins", "Gen") if predicate.lemma == "удостоить" else ("Ins",)
    told = any(not p.preposition and p.head.feats.get("Case") in cases for p in others)
    # «избран в академию», «назначен на должность» tell it as well.
    return not told and (honour or not any(p.preposition in ("в", "во", "на", "к") for p in others))


def land_as_body(draft: Draft) -> bool:
    """«Какая организация? — ТНР»: a land or a people is none."""
    if not re.search(r"\b[Кк]ак\w+ (?:организаци|компани|учреждени)", draft.stem):
        return False
    if _STATE.fullmatch(draft.answer.strip("«»")) or country_of(draft.answer):
        return True
    return bool({readings(w)[0].lemma for w in draft.answer.split()[:2]} & words_of("lands"))


def institute_of_science(draft: Draft) -> bool:
    """«Директором какого вуза? — Институт … РАН», «Университет какого вуза?»."""
    if not re.search(r"\bвуз(?:а|у|е|ом)?\b", draft.stem):
        return False
    if re.match(r"(?:Университет|Институт|Академи|Вуз)\w* какого вуза", draft.stem):
        return True
    teaching = re.search(r"[Уу]ниверситет|[Аа]кадеми[ия](?! наук)|[Кк]онсерватори", draft.answer)
    return not teaching and bool(_NO_UNIVERSITY.search(draft.answer))


def living_thing(draft: Draft) -> bool:
    """«Что проживает? — народ»: of those who live «кто» is asked."""
    predicate = draft.fact.predicate
    if predicate is None or not re.match(r"Что\b", draft.stem):
        return False
    asked = draft.role.part >= 0 and draft.fact.parts[draft.role.part].function == SUBJECT
    return asked and (
        predicate.lemma in words_of("living") or draft.role.head.lemma in ("народ", "племя")
    )


def without_age(text: str) -> str:
    """The text without «40-летний» before a person: it is the age of the day of the news."""

    def dropped(found: re.Match[str]) -> str:
        after = found[1]
        reading = readings(after)[0]
        person = after[:1].isupper() or after[0] == "_" or reading.feats.get("Animacy") == "Anim"
        return "" if person else found[0]

    said = _AGED.sub(dropped, text)
    whole = said != text and text[:1] != said[:1] and text.endswith((".", "?", "!"))
    return said[:1].upper() + said[1:] if whole else said


DOERS = (
    ("no subject", done_to_it),
    ("subject does not agree", one_verb_of_many),
    ("object lost", honour_untold),
    ("name of no sure kind", land_as_body),
    ("name of no sure kind", institute_of_science),
    ("name of no sure kind", living_thing),
    *FATES,
)
"""Checks of review: who or what does it can do it, and is told whole."""
