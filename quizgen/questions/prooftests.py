"""What a proofreader sends back: torn years, lost prepositions, measures and surnames ill asked."""

from __future__ import annotations

import re

from quizgen.facts.clause import ADVERB, TIME, Part
from quizgen.questions.drafts import Draft
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_YEARS = re.compile(r"[12]\d{3}(?:[–—-]\d{2,4})? (?:годов|года|гг\.?)")
_IN_HOW_MANY = re.compile(r"^(?:Во|В) скольк")
_TWO_LETTERS = re.compile(r"(?<=[\s])[А-ЯЁ][а-яё](?=[\s?]|$)")


def listed(name: str) -> frozenset[str]:
    """A list of `data/proofreading.yaml`."""
    return lists("proofreading.yaml")[name]


def torn_years(part: Part, stem: str) -> bool:
    """Whether «1813–14 годов» stands in the stem away from the noun it stood by."""
    text = " ".join(token.text for token in part.tokens)
    at = stem.find(f" {text}")
    if part.preposition or at < 0 or not _YEARS.fullmatch(text):
        return False
    before = stem[:at].split()
    return len(before) == 1 or readings(before[-1])[0].pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def years_torn_off(draft: Draft) -> bool:
    """«Чем 1813–1814 годов завершились походы?»: the years of a noun, given to the verb."""
    return any(p.function == TIME and torn_years(p, draft.stem) for p in draft.fact.parts)


def lost_preposition(draft: Draft) -> bool:
    """«образовано нижнем течении Рейна»: no locative stands without a preposition."""
    return any(
        part.head.feats.get("Case") == "Loc"
        and not part.preposition
        and part.case is None
        and part.function not in (TIME, ADVERB)
        and part.head.pos == "NOUN"
        and part.tokens[0].pos == "ADJ"
        and _only_locative(part.tokens[0].text, part.head.text)
        for part in draft.fact.parts
    )


def _only_locative(adjective: str, noun: str) -> bool:
    pairs = {
        one.feats.get("Case")
        for one in readings(adjective)
        for two in readings(noun)
        if one.feats.get("Case") == two.feats.get("Case")
    }
    return pairs == {"Loc"}


def measure_ill_asked(draft: Draft) -> bool:
    """«Во сколько человек население …?», «Когда занимала площадь в 6 тыс. м²?»."""
    measured = {p.head.lemma for p in draft.fact.parts} & listed("measured")
    if not measured:
        return False
    if draft.role.name == "count":
        return bool(_IN_HOW_MANY.match(draft.stem))
    counted = any(
        p.preposition in ("в", "") and any(t.text[:1].isdigit() for t in p.tokens)
        for p in draft.fact.parts
        if p.function not in (TIME, ADVERB)
    )
    return draft.role.name == "when" and counted and _states(draft)


def _states(draft: Draft) -> bool:
    predicate = draft.fact.predicate
    return predicate is not None and predicate.lemma in listed("states")


def short_surname(draft: Draft) -> bool:
    """«Ли работал в университете»: a surname of two letters with no first name beside it."""
    tokens = draft.fact.sentence.tokens
    for text in (draft.stem, f" {draft.answer}"):
        for found in _TWO_LETTERS.finditer(text):
            token = next((t for t in tokens if t.text == found[0] and t.i), None)
            if token is None or text[found.end() + 1 : found.end() + 2].isupper():
                continue
            before = tokens[token.i - 1]
            if before.text[:1].isupper() and before.pos in ("PROPN", "X"):
                continue
            someone = token.feats.get("Animacy") == "Anim"
            if place_kind(before.lemma) is None and (someone or _surname(found[0])):
                return True
    return False


def _surname(word: str) -> bool:
    marks = {mark for r in readings(word) for mark in r.feats}
    return "Surn" in marks and "Geox" not in marks


def house_unnamed(draft: Draft) -> bool:
    """«Модный дом презентовал парфюм»: a house with no name, whatever capital it has."""
    words = re.findall(r"[\w-]+|[«\"]", draft.stem)
    for k in range(len(words) - 1):
        one, two = readings(words[k].lower())[0], readings(words[k + 1].lower())[0]
        if f"{one.lemma} {two.lemma}" not in listed("houses"):
            continue
        after = words[k + 2 : k + 3]
        if not after or not (after[0] in '«"' or after[0][:1].isupper()):
            return True
    return False


def awarded_from(draft: Draft) -> bool:
    """«Кто был награждён из посёлка …?»: whence somebody comes is not whence he is awarded."""
    predicate = draft.fact.predicate
    return (
        predicate is not None
        and predicate.lemma in listed("awarding")
        and any(p.preposition == "из" for p in draft.fact.parts)
    )


PROOFS = (
    ("broken phrase", years_torn_off),
    ("broken phrase", lost_preposition),
    ("broken wording", measure_ill_asked),
    ("bare name", short_surname),
    ("vague noun", house_unnamed),
    ("broken wording", awarded_from),
)
"""Checks of what stays wrong when a proofreader has mended what can be mended."""
