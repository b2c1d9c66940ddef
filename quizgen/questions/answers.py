"""Checks of the answer: that it is certain, whole, and not told by its own question."""

from __future__ import annotations

import re

from quizgen.facts.clause import SUBJECT
from quizgen.model import GAP, Token
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import ASKING, WORD, content
from quizgen.questions.vagueness import in_the_past, is_vague, nameless
from quizgen.russian.gazetteer import is_contextual, is_deverbal, is_post
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words

LONGEST_ANSWER = 12
_UNSPECIFIC = words("unspecific")


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
    if draft.role.name not in (
        "subject",
        "object",
        "complement",
        "whither",
        "where",
        "of",
        "whose",
    ):
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


def _every_year(draft: Draft) -> bool:
    """«Озеро Байкал замерзает в январе»: of what has a name, it holds of any year."""
    predicate = draft.fact.predicate
    if predicate is None or draft.dated or draft.fact.sentence.speech is not None:
        return False
    verb = predicate.tokens[predicate.agreeing]
    lasting = verb.feats.get("Tense") == "Pres" and verb.feats.get("Aspect") == "Imp"
    return lasting and any(
        part.function == SUBJECT
        and any(t.pos == "PROPN" or re.search(r" [А-ЯЁ]", t.text) for t in part.tokens)
        for part in draft.fact.parts
    )


def vague_answer(draft: Draft) -> bool:
    """An answer of one word that could be any: «проект», «практику»."""
    if _bare_event(draft) or (draft.role.name in ("when", "since") and ", " in draft.answer):
        return True
    if draft.role.types & {"MONTH", "SEASON"} and not re.search(r"\d", draft.answer):
        # «летом» of a year that is not told; «В каком месяце замерзает Байкал?» asks of every one.
        if not (draft.dated or in_the_past(draft)) and "месяц" in draft.stem:
            return False
        if not _every_year(draft):
            return True
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
    by_kind = draft.role.name in ("attribute", "deed") or draft.role.types == {"TERM"}
    kept = content(draft.role.head.text) if by_kind else ()  # «в какой семье? — в семье врача»
    own = [m for m in content(draft.answer) if m not in ASKING and m not in kept]
    if draft.role.name == "relative":
        own = own[:1]  # a father and his son have one last name
    if not own:
        return False
    shared = [lemma for lemma in own if lemma in stem and not lemma.isdigit()]
    return len(shared) >= max(1, (len(own) + 1) // 2) and not draft.answer[:1].isdigit()


def answer_too_long(draft: Draft) -> bool:
    """Longer than a person would answer."""
    most = LONGEST_ANSWER + 2 * (draft.role.name == "definition")
    return len(WORD.findall(draft.answer)) > most
