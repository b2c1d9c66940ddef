"""Reasons to drop a draft: named checks in one ordered tuple; the first that speaks decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizgen.facts.clause import ADVERB, SUBJECT, TIME
from quizgen.model import GAP, Token
from quizgen.questions.drafts import Draft
from quizgen.questions.halves import (
    comparison,
    loose_clause,
    nameless_event,
    object_lost,
    unknown_abbreviation,
)
from quizgen.questions.telling import ASKING, WORD, content, said_in
from quizgen.questions.timing import historic_present
from quizgen.questions.vagueness import in_the_past, is_vague, nameless
from quizgen.russian.gazetteer import is_contextual, is_deverbal, is_evaluative, is_post, say_verb
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful
from quizgen.russian.wordlists import words

LONGEST_STEM = 30
LONGEST_ANSWER = 12
_ATTRIBUTED = 2
"""Points for saying whose words it is."""
LEAST_SAID = 5
"""Points a stem needs to stand alone: 3 a name, 2 a number or date, 1 any other content word."""

_PRONOUNS = words("pronouns")
_POINTING = words("pointing")
_DEICTIC = words("deictic")
_UNSPECIFIC = words("unspecific")
_EVERYBODY = frozenset(("умереть", "родиться", "скончаться", "погибнуть", "жить"))


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
    return not draft.dated and any(
        part.function == TIME
        and part.head.pos == "ADV"
        and not any(letter.isdigit() for t in part.tokens for letter in t.text)
        and any(
            m.first == part.head.i and m.type in ("MONTH", "SEASON")
            for m in draft.fact.sentence.mentions
        )
        for part in draft.fact.parts
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


def _bare_event(draft: Draft) -> bool:
    """«Что открыли 4 апреля? — памятник»: one common noun for a certain thing of the past."""
    predicate = draft.fact.predicate
    head = draft.role.head
    return (
        predicate is not None
        and draft.role.name in ("subject", "object")
        and len(draft.role.focus) == 1
        and (head.pos == "NOUN" or (head.pos == "PROPN" and bool(head.feats.get("Opening"))))
        and head.feats.get("Number") == "Sing"
        and predicate.tokens[predicate.agreeing].feats.get("Tense") == "Past"
    )


def _is_adjective(token: Token) -> bool:
    """«в Причерноморскую»: the noun was left out."""
    if " " in token.text or token.text[:1] in '«"':
        return False
    found = readings(token.text)
    return token.pos == "ADJ" or (found[0].known and all(r.pos == "ADJ" for r in found))


def _sorts_nothing(draft: Draft) -> bool:
    """«новые документы», «в Причерноморскую»: an answer that names no certain thing."""
    if draft.role.name not in ("subject", "object", "complement", "whither", "where", "of"):
        return False
    if nameless(draft.role.focus, draft.role.head, in_the_past(draft)):
        return True
    alone = len(draft.role.focus) == 1 and draft.role.head.feats.get("Number") != "Plur"
    if alone and draft.role.name == "object" and is_deverbal(draft.role.head.lemma):
        return True  # «Что ведёт завод? — строительство»
    if _is_adjective(draft.role.head) and not draft.role.types & {"PERSON", "ORG"}:
        return True
    if not draft.role.types & {"TERM", "PEOPLE"}:
        return False
    own = [t for t in draft.role.focus if t.pos not in ("ADP", "PUNCT", "CCONJ", "PART")]
    others = [t for t in own if t.i != draft.role.head.i]
    return bool(others) and all(
        t.head == draft.role.head.i and t.pos in ("ADJ", "DET") and t.lemma in _UNSPECIFIC
        for t in others
    )


def vague_answer(draft: Draft) -> bool:
    """An answer of one word that could be any: «проект», «практику»."""
    if _bare_event(draft) or (draft.role.name in ("when", "since") and ", " in draft.answer):
        return True
    if draft.role.types & {"MONTH", "SEASON"} and not re.search(r"\d", draft.answer):
        return True  # «летом» of a year that is not told
    lemmas = content(draft.answer)
    if _sorts_nothing(draft):
        return True
    if draft.role.focus and draft.role.focus[0].lemma == "свой":
        return True  # «свою критику»: whose, the stem has to say
    if draft.role.part >= 0 and draft.role.types & {"TERM", "PEOPLE"}:
        part = draft.fact.parts[draft.role.part]
        if draft.role.focus == part.tokens and is_vague(part, draft):
            return True
    if "PEOPLE" in draft.role.types and is_post(draft.role.head.lemma):
        return draft.role.head.feats.get("Number") == "Sing"
    return draft.role.name in ("subject", "object", "complement", "of") and (
        len(lemmas) == 1 and is_contextual(lemmas[0])
    )


def answer_in_stem(draft: Draft) -> bool:
    """The stem gives the answer away, whole or by its telling words."""
    stem = set(content(draft.stem.replace(GAP, " ")))
    kept = content(draft.role.head.text) if draft.role.name == "attribute" else ()
    own = [m for m in content(draft.answer) if m not in ASKING and m not in kept]
    if not own:
        return False
    shared = [lemma for lemma in own if lemma in stem and not lemma.isdigit()]
    return len(shared) >= max(1, (len(own) + 1) // 2) and not draft.answer[:1].isdigit()


def stem_too_long(draft: Draft) -> bool:
    """More than a reader holds in mind."""
    return len(WORD.findall(draft.stem)) > LONGEST_STEM


def answer_too_long(draft: Draft) -> bool:
    """Longer than a person would answer."""
    return len(WORD.findall(draft.answer)) > LONGEST_ANSWER


def too_little_said(draft: Draft) -> bool:
    """The stem alone does not say what it is about: «Что внедрено?»."""
    if not draft.fact.parts:
        return False
    if draft.role.name == "subject" and draft.fact.predicate is not None:
        if draft.fact.predicate.lemma in _EVERYBODY:
            return True  # «Кто умер в Москве?»
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
    return not (re.search(r"\d{4}", draft.stem) and said_in(draft.stem) > LEAST_SAID + 1)


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
    ("unknown abbreviation", unknown_abbreviation),
    ("nameless event", nameless_event),
    ("half of a comparison", comparison),
    ("vague noun", vague_noun),
    ("vague answer", vague_answer),
    ("too little said", too_little_said),
    ("too little said", nameless_past),
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
