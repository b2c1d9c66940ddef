"""Whether a stem tells enough: names, dates and words that make it understood alone."""

from __future__ import annotations

import re

from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import subject_of
from quizgen.questions.telling import said_in
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.gazetteer import is_contextual, is_person_noun
from quizgen.russian.wordlists import words
from quizgen.templates.said import Said

_ATTRIBUTED = 2
"""Points for saying whose words it is."""
LEAST_SAID = 5
"""Points a stem needs to stand alone: 3 a name, 2 a number or date, 1 any other content word."""
_WHOLE = 3
"""Parts of a general statement that leave enough when its subject is asked."""
_GENERAL = 2
"""Points enough for what textbooks say of kinds of things."""

_LIVES = words("lives")
_CAPITAL = re.compile(r"\s[«\"]?[A-ZА-ЯЁ]")


def general(draft: Draft) -> bool:
    """«Из чего состоит кровь?»: what holds of a kind of thing at any time, in no news."""
    predicate = draft.fact.predicate
    if draft.dated or predicate is None or draft.fact.rule != "clause" or draft.fact.speaker:
        return False
    verb = predicate.tokens[predicate.agreeing]
    stands = verb.feats.get("Variant") == "Short" and verb.pos == "ADJ"
    if not stands and (verb.feats.get("Tense") != "Pres" or verb.feats.get("Aspect") == "Perf"):
        return False
    subject = subject_of(draft)
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
        if draft.fact.predicate.lemma in _LIVES | {"жить"}:
            return True  # «Кто умер в Москве?»
    if general(draft):
        return said_in(draft.stem) < _GENERAL
    if draft.fact.predicate is not None and draft.fact.predicate.lemma in _LIVES:
        return said_in(draft.stem) < LEAST_SAID - 1  # «Когда умер Рене Магритт?»
    least = LEAST_SAID + (draft.role.name in ("subject", "object", "complement", "count"))
    placed = draft.role.name in ("when", "since", "where", "name")
    if placed and re.search(r"\s[«А-ЯЁA-Z]", draft.stem):
        least -= 1  # «Где расположен Байкал?» says enough
    if draft.role.name == "subject" and draft.role.types & {"ORG", "UNIVERSITY", "COUNTRY"}:
        least += 1  # «какой вуз» is itself a word that tells nothing
    own = re.sub(r", по словам [^,]+,", "", draft.stem)
    if draft.role.name in ("subject", "object", "complement") and "TERM" in draft.role.types:
        least += in_the_past(draft) and draft.role.name == "subject"
        if not re.search(r"\s[«\"]?[A-ZА-ЯЁ]", own):
            return True  # «Что позволит построить …?»: nothing in it is named
    return said_in(own) + _ATTRIBUTED * (own != draft.stem) < least


def too_little_for_an_example(draft: Draft) -> bool:
    """«Кто забил два гола?» of dated news, where somebody or something has to be named.

    The author of a template by example chose the words of the sentence and of the question, so a
    textbook's «Кто открыл сверхпроводимость?» is meant.
    """
    if not isinstance(draft.fact, Said):
        return False
    if draft.dated:
        return not _CAPITAL.search(draft.stem) or said_in(draft.stem) < LEAST_SAID - 1
    return said_in(draft.stem) < _GENERAL


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
