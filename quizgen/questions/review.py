"""Reasons to drop a draft: named checks in one ordered tuple; the first that speaks decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.facts.clause import ADVERB, SUBJECT, TIME
from quizgen.model import Token
from quizgen.questions.answers import answer_in_stem, answer_too_long, vague_answer
from quizgen.questions.drafts import Draft
from quizgen.questions.halves import (
    any_time,
    attributed_aside,
    comparison,
    loose_clause,
    nameless_event,
    object_lost,
    receiver_lost,
    unknown_abbreviation,
)
from quizgen.questions.telling import WORD, content, said_in
from quizgen.questions.timing import historic_present
from quizgen.questions.vagueness import in_the_past, is_vague
from quizgen.russian.gazetteer import is_contextual, is_evaluative, is_person_noun, say_verb
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful
from quizgen.russian.wordlists import words

LONGEST_STEM = 30
_ATTRIBUTED = 2
"""Points for saying whose words it is."""
LEAST_SAID = 5
"""Points a stem needs to stand alone: 3 a name, 2 a number or date, 1 any other content word."""
_WHOLE = 3
"""Parts of a general statement that leave enough when its subject is asked."""
_GENERAL = 2
"""Points enough for what textbooks say of kinds of things."""

_PRONOUNS = words("pronouns")
_POINTING = words("pointing")
_DEICTIC = words("deictic")
_EVERYBODY = ("умереть", "родиться", "скончаться", "погибнуть", "жить")


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def unresolved_pronoun(draft: Draft) -> bool:
    """«он», «этот», «наш»: only the article says who or which."""
    stem = draft.stem
    if draft.template.question and "«" in stem:
        stem = re.sub(r"«[^»]*»", "", stem)
    both = _words(stem) | _words(draft.answer)
    return bool(both & _PRONOUNS) or any(readings(w)[0].lemma in _POINTING for w in both)


def own_without_owner(draft: Draft) -> bool:
    """«свой», or somebody's «первый», while the one it belongs to is what is asked, or left out."""
    lemmas = {readings(word)[0].lemma for word in _words(draft.stem)}
    subject = next((p for p in draft.fact.parts if p.function == SUBJECT), None)
    asked = draft.role.part >= 0 and draft.fact.parts[draft.role.part] is subject
    if "свой" in lemmas:
        return subject is None or asked
    return asked and bool(lemmas & {"первый", "единственный", "собственный"})


def deictic(draft: Draft) -> bool:
    """«сегодня», «там»: understood only on the day, or beside the text."""
    return bool((_words(draft.stem) | _words(draft.answer)) & _DEICTIC)


def season_of_no_year(draft: Draft) -> bool:
    """«летом», «в июле» of a year that is not told."""
    return (
        not draft.dated
        and in_the_past(draft)
        and any(
            part.function == TIME
            and part.head.pos == "ADV"
            and not any(letter.isdigit() for t in part.tokens for letter in t.text)
            and any(
                m.first == part.head.i and m.type in ("MONTH", "SEASON")
                for m in draft.fact.sentence.mentions
            )
            for part in draft.fact.parts
        )
    )


def doubtful(draft: Draft) -> bool:
    """The sentence itself is hearsay or a guess."""
    return is_doubtful([token.text for token in draft.fact.sentence.tokens])


def inside_a_quotation(draft: Draft) -> bool:
    """Words inside somebody's quotation marks that open or close elsewhere."""
    text = draft.fact.sentence.text
    if draft.fact.rule == "quotation":
        return False
    return text.count("«") != text.count("»") or bool(re.search(r"[:!?]\s*«", text))


def no_subject(draft: Draft) -> bool:
    """A clause that lost its subject asks about nobody: «К чему приступил?»."""
    predicate = draft.fact.predicate
    if (
        predicate is None
        or not draft.fact.parts
        or any(p.function == SUBJECT for p in draft.fact.parts)
    ):
        return False
    verb = predicate.tokens[predicate.agreeing]
    if verb.rel == "conj" or draft.fact.rule != "clause":
        return True
    return verb.feats.get("Number") != "Plur" or verb.feats.get("Tense") == "Fut"


def negated(draft: Draft) -> bool:
    """What did not happen makes no question, unless it is asked why."""
    predicate = draft.fact.predicate
    if draft.role.name in ("reason", "result", "cause"):
        return False
    return predicate is not None and "не" in predicate.forms


def saying(draft: Draft) -> bool:
    """«Кто отметил?»: the verb of saying has lost what was said."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    if any(t.feats.get("VerbForm") == "Inf" and say_verb(t.lemma) for t in predicate.tokens):
        return True
    if say_verb(predicate.lemma) is None:
        return False
    asked_content = draft.role.name == "complement"
    others = [p for p in draft.fact.parts if p.function not in (SUBJECT, ADVERB, TIME)]
    return not asked_content and not others


def opinion(draft: Draft) -> bool:
    """Praise, blame or a view asked as if it were a fact."""
    speech = draft.fact.sentence.speech
    if draft.fact.rule == "quotation":
        return False
    if speech is not None and say_verb(speech.verb) == "opinion":
        return True
    return any(is_evaluative(lemma) for lemma in content(draft.stem + " " + draft.answer))


def vague_noun(draft: Draft) -> bool:
    """A bare «президент», «проект», «встреча» that could be any."""
    return any(
        index != draft.role.part and is_vague(part, draft)
        for index, part in enumerate(draft.fact.parts)
        if part.function not in (ADVERB, TIME)
    )


def stem_too_long(draft: Draft) -> bool:
    """More than a reader holds in mind."""
    return len(WORD.findall(draft.stem)) > LONGEST_STEM


def _general(draft: Draft) -> bool:
    """«Из чего состоит кровь?»: what holds of a kind of thing at any time, in no news."""
    predicate = draft.fact.predicate
    if draft.dated or predicate is None or draft.fact.rule != "clause" or draft.fact.speaker:
        return False
    verb = predicate.tokens[predicate.agreeing]
    stands = verb.feats.get("Variant") == "Short" and verb.pos == "ADJ"
    if not stands and (verb.feats.get("Tense") != "Pres" or verb.feats.get("Aspect") == "Perf"):
        return False
    subject = next((p for p in draft.fact.parts if p.function == SUBJECT), None)
    if subject is None:
        return False
    if draft.fact.parts[draft.role.part] is subject and len(draft.fact.parts) < _WHOLE:
        return False
    return not any(
        _named(t) or is_person_noun(t.lemma) or (t is subject.head and is_contextual(t.lemma))
        for part in draft.fact.parts
        for t in part.tokens
    )


def _named(token: Token) -> bool:
    proper = token.pos == "PROPN" or token.text[:1].isupper()
    return proper and not token.feats.get("Opening")


def too_little_said(draft: Draft) -> bool:
    """The stem alone does not say what it is about: «Что внедрено?»."""
    if not draft.fact.parts:
        return False
    if draft.role.name == "subject" and draft.fact.predicate is not None:
        if draft.fact.predicate.lemma in _EVERYBODY:
            return True  # «Кто умер в Москве?»
    if _general(draft):
        return said_in(draft.stem) < _GENERAL
    if draft.fact.predicate is not None and draft.fact.predicate.lemma in _EVERYBODY[:4]:
        return said_in(draft.stem) < LEAST_SAID - 1  # «Когда умер Рене Магритт?»
    least = LEAST_SAID + (draft.role.name in ("subject", "object", "complement", "count"))
    placed = draft.role.name in ("when", "since", "where", "name")
    if placed and re.search(r"\s[«А-ЯЁA-Z]", draft.stem):
        least -= 1  # «Где расположен Байкал?» says enough
    if draft.role.name == "subject" and draft.role.types & {"ORG", "UNIVERSITY", "COUNTRY"}:
        least += 1  # «какой вуз» is itself a word that tells nothing
    own = re.sub(r", по словам [^,]+,", "", draft.stem)
    return said_in(own) + _ATTRIBUTED * (own != draft.stem) < least


def nameless_past(draft: Draft) -> bool:
    """«Что изменилось после отмены закона?»: what happened once, with nobody's name to it."""
    if not draft.fact.parts or not in_the_past(draft):
        return False
    if re.search(r"\s[«\"]?[A-ZА-ЯЁ«]|\s№", draft.stem):
        return False
    enough = LEAST_SAID + (2 if re.search(r"\d{4}", draft.stem) else 3)
    return said_in(draft.stem) < enough


def anywhere(draft: Draft) -> bool:
    """«В какой стране мужчины занимают посты?»: of many places it may be true."""
    country = draft.role.name == "where" and draft.role.types & {"COUNTRY", "CITY"}
    if not country and draft.role.name not in ("whither", "whence"):
        return False
    return not re.search(r"\s[«\"]?[A-ZА-ЯЁ]|\d{4}", draft.stem)


def day_of_no_year(draft: Draft) -> bool:
    """«23 ноября» of a year nobody told."""
    if draft.role.name not in ("when", "since", "until") or "DATE" not in draft.role.types:
        return False
    return not re.search(r"\d{4}|\sгод", draft.answer)


_BROKEN = re.compile(
    r"""[^,]\ (?:а|но|однако|зато|то\ есть)\s   # a conjunction that lost its comma
    |[Тт]ак\ называем|^(?:почти|чуть|едва)\ все
    |"\s*"|\s\.|[\[\]*=|]                    # torn quotation marks, stray marks
    |(?:^|\s)\d+\.\d+\s""",  # a section number
    re.VERBOSE,
)


def broken_wording(draft: Draft) -> bool:
    """A lost comma, a dash or colon, an unpaired bracket or quotation mark in the wording."""
    for text in (draft.stem, draft.answer):
        if _BROKEN.search(text) or text.count('"') % 2:
            return True
        if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
            return True
        if re.search(r"\s[—–:]\s|[—–:;]\s*$", re.sub(r"«[^»]*»", "", text)):
            return True
    return False


CHECKS: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("inside a quotation", inside_a_quotation),
    ("unresolved pronoun", unresolved_pronoun),
    ("owner left out", own_without_owner),
    ("deictic word", deictic),
    ("deictic word", season_of_no_year),
    ("not a certain fact", doubtful),
    ("no subject", no_subject),
    ("negated", negated),
    ("present of the past", historic_present),
    ("saying without what was said", saying),
    ("opinion", opinion),
    ("answer in the stem", answer_in_stem),
    ("loose clause", loose_clause),
    ("object lost", object_lost),
    ("object lost", receiver_lost),
    ("too little said", any_time),
    ("not a certain fact", attributed_aside),
    ("unknown abbreviation", unknown_abbreviation),
    ("nameless event", nameless_event),
    ("half of a comparison", comparison),
    ("vague noun", vague_noun),
    ("vague answer", vague_answer),
    ("too little said", too_little_said),
    ("too little said", nameless_past),
    ("too little said", anywhere),
    ("deictic word", day_of_no_year),
    ("stem too long", stem_too_long),
    ("answer too long", answer_too_long),
    ("broken wording", broken_wording),
)


def reason_to_drop(draft: Draft) -> str | None:
    """The first reason not to ask this, or None."""
    if draft.fact.notes:
        return draft.fact.notes[0]
    return next((reason for reason, check in CHECKS if check(draft)), None)
