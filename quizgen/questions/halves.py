"""Checks for questions that tell half of it: a clause, a verb or an event torn from the rest."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, OBJECT, SUBJECT, TIME, Part
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.russian.gazetteer import is_deverbal, is_event, is_post, organisation_class, say_verb
from quizgen.russian.kinds import abbreviation_known
from quizgen.russian.verbs import verb_reading
from quizgen.russian.wordlists import lists

_CASE = re.compile(r"(?<=[А-ЯЁ]{2})(?:а|у|е|ом)$")
"""The ending of a declined abbreviation: «ВГИКа»."""


def loose_clause(draft: Draft) -> bool:
    """A participle or «который» that only narrows a common noun says nothing of a known thing."""
    if draft.fact.rule not in ("participle", "relative"):
        return False
    written = next((p for p in draft.fact.parts if p.case), None)
    if written is None or written.tail:
        return False
    named = any(
        mention.type in ("PERSON", "ORG", "PLACE")
        and any(mention.first <= t.i < mention.last for t in written.tokens)
        for mention in draft.fact.sentence.mentions
    )
    return not named and not any(
        (t.text[0].isupper() and not t.feats.get("Opening")) or t.text[0] in "«0123456789"
        for t in written.tokens
    )


def comparison(draft: Draft) -> bool:
    """«больше», «выше» whose other side was left in another clause."""
    return any(
        token.feats.get("Degree") == "Cmp"
        or token.lemma == "сравнение"
        or token.text.lower() in ("больше", "меньше", "раз")
        for part in draft.fact.parts
        for token in part.tokens
    )


def unknown_abbreviation(draft: Draft) -> bool:
    """«ТиПО»: an abbreviation that neither the sentence nor common knowledge spells out."""
    return any(
        sum(letter.isupper() for letter in word) > 1
        and not abbreviation_known(word)
        and word not in lists("abbreviations.yaml")["known"]
        and _CASE.sub("", word) not in lists("abbreviations.yaml")["known"]
        and f"({word})" not in draft.fact.sentence.text
        for word in re.findall(r"[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ][А-ЯЁа-яё]*", draft.stem)
    )


def object_lost(draft: Draft) -> bool:
    """«Когда привёл Конрекур?»: a verb that needs an object, alone with its subject."""
    predicate = draft.fact.predicate
    if predicate is None or predicate.passive or draft.fact.rule != "clause":
        return False
    told = [p for p in draft.fact.parts if p.function not in (SUBJECT, TIME, ADVERB)]
    reading = verb_reading(predicate.tokens[-1])
    return not told and reading is not None and reading.feats.get("Transitive") == "Yes"


def nameless_event(draft: Draft) -> bool:
    """«Где состоялась церемония?»: one of many in the news, with nobody's name to it."""
    subject = subject_of(draft)
    predicate = draft.fact.predicate
    if subject is None or predicate is None or subject.tail or not draft.dated:
        return False
    past = predicate.tokens[predicate.agreeing].feats.get("Tense") == "Past"
    named = any(t.text[:1].isupper() and not t.feats.get("Opening") for t in subject.tokens)
    asked = draft.fact.parts[draft.role.part].function == SUBJECT
    # «торжественная церемония приветствия» is told apart, «торжественная церемония» is not.
    told = sum(t.pos in ("NOUN", "ADJ") for t in subject.tokens)
    return past and is_event(subject.head.lemma) and not named and not asked and told < _TOLD


_TOLD = 3
"""Words that tell an event from others of its kind."""
_GIVEN = frozenset(
    ("нанести", "оказать", "причинить", "придать", "уделить", "наносить", "оказывать")
)
_MADE = frozenset(
    ("избрать", "назначить", "наградить", "удостоить", "признать", "переименовать", "объявить")
)
_LIVED = frozenset(
    (
        "побывать",
        "бывать",
        "путешествовать",
        "выступать",
        "жить",
        "проживать",
        "работать",
        "трудиться",
        "служить",
        "учиться",
    )
)


def receiver_lost(draft: Draft) -> bool:
    """«Когда шторм нанёс ущерб?»: to whom or what, or what «имеет» has of whom, is not told."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    others = [p for p in draft.fact.parts if p.function not in (SUBJECT, TIME, ADVERB)]
    if predicate.lemma in _GIVEN:
        return not any(p.preposition or p.head.feats.get("Case") == "Dat" for p in others)
    subject = subject_of(draft)
    if predicate.lemma in _MADE and not (subject and is_post(subject.head.lemma)):
        return not any(p.function == OBJECT or p.preposition or
                       p.head.feats.get("Case") in ("Ins", "Gen") for p in others) or (
            predicate.passive and not others)  # fmt: skip
    if predicate.lemma == "иметь":
        return any(p.function == OBJECT and len(p.tokens) == 1 for p in others)
    return False


def any_time(draft: Draft) -> bool:
    """«В каком городе жил Юон?»: at one time here, at another there."""
    predicate = draft.fact.predicate
    asked = draft.role.name in ("where", "when", "since", "how_long")
    if predicate is None or predicate.lemma not in _LIVED or not asked:
        return False
    said = [p for p in draft.fact.parts if p.function not in (SUBJECT, ADVERB)]
    return len(said) < 2


def two_places(draft: Draft) -> bool:
    """«Где Моне поселился в Живерни?»: a place is told already."""
    if draft.role.name not in ("where", "whither", "whence") or "TERM" in draft.role.types:
        return False  # «Где в Париже учился Ренуар?» asks for a school
    return any(
        k != draft.role.part
        and part.preposition in ("в", "во", "на", "близ", "у", "под", "около", "возле", "из")
        and any(
            m.type == "PLACE" and m.first <= part.head.i < m.last
            for m in draft.fact.sentence.mentions
        )
        for k, part in enumerate(draft.fact.parts)
    )


def time_of_the_noun(draft: Draft) -> bool:
    """«знакомство с мастером в 1909 году сыграло роль»: the time may be the noun's."""
    if draft.role.name not in ("when", "since", "until") or draft.role.part < 0:
        return False
    part = draft.fact.parts[draft.role.part]
    subject = subject_of(draft)
    return (
        subject is not None
        and subject.tokens[-1].i + 1 == part.start
        and subject.head.pos == "NOUN"
        and subject.head.feats.get("Animacy") != "Anim"
        and _lasts(subject)
        and draft.fact.predicate is not None
        and draft.fact.predicate.tokens[0].i > part.start
    )


def _lasts(subject: Part) -> bool:
    """What takes time: a deed or an event, no body or thing, «Всемирная организация»."""
    if not (is_deverbal(subject.head.lemma) or is_event(subject.head.lemma)):
        return False
    return not any(
        t.text[:1].isupper() and not t.feats.get("Opening") and t.head == subject.head.i
        for t in subject.tokens
    ) and not organisation_class(subject.head.lemma)


def purpose_of_saying(draft: Draft) -> bool:
    """«Для чего заявили о запасе?»: the purpose is the supply's."""
    predicate = draft.fact.predicate
    asked = draft.role.name in ("destined", "purpose", "aim", "reason")
    if not asked or predicate is None or len(predicate.tokens) > 1:
        return False
    return say_verb(predicate.lemma) is not None


def attributed_aside(draft: Draft) -> bool:
    """«… согласно «Газете»»: whose account it is, hung on the end."""
    return any(p.preposition in ("согласно", "по данным", "по мнению") for p in draft.fact.parts)
