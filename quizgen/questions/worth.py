"""Whether a question is worth asking: not guessed from its own words, of a thing that is certain.

«Что», «кто» of kinds of people and «какой» of an epithet were what strict readers refused most:
they are asked where the answer has a name or a number in it, or where the question tells whose
deed it was and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.facts.clause import ADVERB, DATE_TYPES, OBJECT, SUBJECT, TIME, Part
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.enough import general
from quizgen.questions.telling import content
from quizgen.questions.vagueness import in_the_past
from quizgen.russian.gazetteer import is_contextual, is_deverbal, place_kind
from quizgen.russian.hints import told_country, told_year
from quizgen.russian.wordlists import words

_HOLLOW = words("hollow verbs")
_IDLE = words("idle objects")
_PERIODIC = words("periodic")
_FLOWS = words("flows")
_THERE = words("of that place")
_WIDE = words("wide kinds")
_WHAT = frozenset(("subject", "object", "complement"))
_NAME_WORDS = 6
"""Words of an answer with somebody's name that a person would still write down."""
_FEW_NOUNS = 3
"""Nouns of a definition that tell apart what is of a wide kind."""
_FIGURES = 5
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def guessed(draft: Draft) -> bool:
    """The question's own words tell the country or the year, without the article."""
    if "COUNTRY" in draft.role.types and draft.role.name in ("of", "subject", "where"):
        # In its adjective or money the stem of «в какой стране» names what happened there.
        if draft.role.name != "where" and told_country(draft.answer, draft.stem):
            return True
    elif draft.role.types & {"TERM", "PEOPLE"}:
        # «жители Великобритании» of «после Brexit».
        lands = [w.title() for w in content(draft.answer) if place_kind(w.title()) == "COUNTRY"]
        if any(told_country(land, draft.stem) for land in lands):
            return True
    if draft.role.types & DATE_TYPES:
        years = [int(year) for year in _YEAR.findall(draft.answer)]
        return len(years) == 1 and told_year(years[0], draft.stem)
    return False


def named(tokens: Sequence[Token]) -> bool:
    """Whether a name, a quotation or a figure stands among the words."""
    return any(
        t.text[:1].isdigit()
        or t.text[:1] in '«"“'
        or bool(t.feats.get("Quoted"))
        or (t.text[:1].isupper() and not t.feats.get("Opening") and t.i > 0)
        or (t.pos == "PROPN" and t.text[:1].isupper() and t.feats.get("Animacy") == "Anim")
        for t in tokens
    )


def _others(draft: Draft) -> list[Part]:
    """What the stem tells beside the asked part."""
    return [
        part
        for index, part in enumerate(draft.fact.parts)
        if index != draft.role.part and part.function != ADVERB
    ]


def _timed(draft: Draft) -> bool:
    return any(
        p.function == TIME and any(t.text[:1].isdigit() for t in p.tokens) for p in _others(draft)
    )


def unnamed_thing(draft: Draft) -> bool:
    """«Что получил художник? — образование»: a common phrase that could be another."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.part < 0 or draft.role.name not in _WHAT:
        return False
    if "TERM" not in draft.role.types or draft.fact.rule == "quotation":
        return False
    if general(draft):
        return False
    others = _others(draft)
    whole = draft.role.name == "complement" and any(p.function == OBJECT for p in others)
    if predicate.lemma in _HOLLOW and not whole:
        return True
    if draft.role.name == "subject":
        if draft.role.head.feats.get("Number") == "Plur":
            return True
        lasting = not in_the_past(draft) and len(draft.role.focus) > 2
        placed = any(p.preposition and named(p.tokens) for p in others)
        return not named(draft.role.focus) and not (lasting and placed)
    if _bare_deed(draft):
        return True
    if named(draft.role.focus):
        return False
    if draft.role.focus[0].lemma in ("первый", "единственный"):
        return not any(named(p.tokens) for p in others)
    doer = next((p for p in others if p.function == SUBJECT), None)
    placed = any(p.preposition and named(p.tokens) for p in others)
    return doer is None or not named(doer.tokens) or not (whole or placed or _timed(draft))


def _bare_deed(draft: Draft) -> bool:
    """«о закрытии производства»: of which, only the article says."""
    own = [t for t in draft.role.focus if t.pos not in ("ADP", "PUNCT")]
    return (
        len(own) == 2
        and own[0].i == draft.role.head.i
        and is_deverbal(own[0].lemma)
        and (is_deverbal(own[1].lemma) or is_contextual(own[1].lemma))
        and not named(own)
    )


def folk(draft: Draft) -> bool:
    """«Кто настаивает на банкротстве? — кредиторы»: people of a kind, whom no name tells apart."""
    if draft.role.name not in _WHAT or "PEOPLE" not in draft.role.types:
        return False
    if "PERSON" in draft.role.types or draft.fact.predicate is None:
        return False
    if named(draft.role.focus):
        return len(draft.role.focus) > 1 and len(draft.answer.split()) > _NAME_WORDS
    return not general(draft) and not (
        _timed(draft) and any(named(p.tokens) for p in _others(draft))
    )


def epithet(draft: Draft) -> bool:
    """«Какая карта составлена? — трёхмерная»: with nobody's name beside it, it teaches nothing."""
    if draft.role.name != "attribute":
        return False
    return not general(draft) and not any(named(p.tokens) for p in _others(draft))


def country_aside(draft: Draft) -> bool:
    """«У граждан какой страны изъято …»: the country hangs on a circumstance."""
    if draft.role.name != "of" or "COUNTRY" not in draft.role.types or draft.role.part < 0:
        return False
    part = draft.fact.parts[draft.role.part]
    return part.function != SUBJECT


def idle(draft: Draft) -> bool:
    """«Где он проводил много времени?»: nobody need know."""
    return any(
        part.head.lemma in _IDLE and not part.preposition and part.function in (OBJECT, TIME)
        for part in draft.fact.parts
        if draft.fact.predicate is not None
        and draft.fact.predicate.lemma in ("проводить", "провести")
    )


def uncertain_count(draft: Draft) -> bool:
    """«Сколько пейзажей было выставлено?»: a number of a time or an issue nobody tells."""
    predicate = draft.fact.predicate
    if draft.role.name != "count" or predicate is None:
        return False
    if draft.stem.startswith(("После сколь", "До сколь")):
        return True
    if _YEAR.search(draft.stem):
        return False
    for part in draft.fact.parts:
        for token in part.tokens:
            if token.lemma.lower() in _PERIODIC and not any(
                t.text[:1] in '«"' for t in part.tokens
            ):
                return True
    passive = predicate.passive or not any(p.function == SUBJECT for p in _others(draft))
    return predicate.lemma in _FLOWS and passive and in_the_past(draft) and not _timed(draft)


def counted_list(draft: Draft) -> bool:
    """«Что обитает в озере? — более 2600 видов животных»: an answer to «сколько»."""
    if "LIST" not in draft.role.types or draft.role.name != "list":
        return False
    return any(token.pos == "NUM" or token.text[:1].isdigit() for token in draft.role.focus)


def of_that_place(draft: Draft) -> bool:
    """«при поддержке местных купцов»: of which place, the article said before."""
    found = content(f"{draft.stem} {draft.answer}")
    return any(lemma in _THERE for lemma in found)


def endless_number(draft: Draft) -> bool:
    """«101663,8 км»: nobody keeps a number of so many figures, to the tenth."""
    value = draft.role.value
    return draft.role.name == "count" and "." in value and len(value.strip("0")) > _FIGURES


def wide_definition(draft: Draft) -> bool:
    """«Как называются клетки, имеющие ядро?»: cells of what, only the article says."""
    if draft.role.name != "term":
        return False
    defined = next((r for r in draft.fact.roles if r.name == "definition"), None)
    if defined is None or defined.head.lemma not in _WIDE:
        return False
    if re.search(r"т\. ?[дп]\b", draft.stem):
        return True
    told = [
        t for t in draft.fact.sentence.tokens if t.pos in ("NOUN", "PROPN") and t.i > defined.head.i
    ]
    told = [t for t in told if set(content(t.text)) & set(content(draft.stem))]
    if len(told) > 1 and any(t.text[:1].isupper() for t in told):
        return False  # «индейский народ …, живший на территории Мезоамерики»
    return len(told) < _FEW_NOUNS
