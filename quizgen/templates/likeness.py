"""Whether words are of the sort a marked place has: names, parts of places, trades, set phrases."""

from __future__ import annotations

from quizgen.facts.phrase import Phrase
from quizgen.russian.gazetteer import is_person_noun, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.nearness import nearness
from quizgen.russian.wordlists import lists

_NAMED = frozenset(("PERSON", "CITY", "COUNTRY"))
_TRADES = ("ник", "щик", "чик", "тель", "лог", "граф", "ист")
_MARGIN = 0.05


def _list(name: str) -> frozenset[str]:
    return frozenset(word.replace("ё", "е") for word in lists("likeness.yaml")[name])


def is_name(phrase: Phrase) -> bool:
    """Whether a phrase is a name by its own head: «Динамо», ЦСКА."""
    head = phrase.head
    return bool(head.feats.get("Quoted")) or (head.pos == "PROPN" and not head.feats.get("Opening"))


def named(phrase: Phrase) -> bool:
    """Whether a name stands in a phrase: «сборная Португалии», but not «деньги»."""
    return any(
        t.feats.get("Quoted")
        or (t.text[:1].isupper() and not t.feats.get("Opening"))
        or (t.text[:1].isascii() and t.text[:1].isalpha())
        for t in phrase.tokens
    )


def fixed_words(phrase: Phrase) -> bool:
    """«из рук», «из всех металлов», «за троих»: words that fill no place of a thing."""
    said = " ".join((phrase.preposition, *(t.text.lower() for t in phrase.tokens))).strip()
    if any(f"{said} ".startswith(f"{idiom} ") for idiom in _list("set phrases")):
        return True
    chosen = phrase.preposition in ("из", "среди") and phrase.plural
    return chosen and any(t.lemma in ("весь", "любой", "многий") for t in phrase.modifiers)


def no_term(phrase: Phrase, types: frozenset[str]) -> bool:
    """Whether a phrase is somebody or some town by name, where a thing or notion is asked for."""
    head = phrase.head
    if not head.text[:1].isupper() or head.feats.get("Opening") or head.feats.get("Quoted"):
        return False
    own = [r for r in readings(head.text) if r.pos == "NOUN"]
    place = place_kind(head.lemma) in ("CITY", "COUNTRY") and all("Geox" in r.feats for r in own)
    return bool(types & _NAMED) and (place or "PERSON" in types) and " " not in head.lemma


def counted_noun(phrase: Phrase) -> Phrase:
    """«часть зябликов», «стая гусей»: of what there is a part."""
    if phrase.head.lemma.replace("ё", "е") not in _list("portions"):
        return phrase
    return next((p for p in phrase.inner if p.kind == "noun"), phrase)


def is_trade(lemma: str) -> bool:
    """«полярник»: people by what they do, whom no list has and the embeddings know as people."""
    if not lemma.endswith(_TRADES):
        return False
    person = max(nearness(lemma, word) or 0.0 for word in ("учёный", "работник", "специалист"))
    beast = max(nearness(lemma, word) or 0.0 for word in ("животное", "птица", "зверь"))
    return is_person_noun(lemma) or person > beast + _MARGIN


def is_span(phrase: Phrase) -> bool:
    """«на год», «за месяц»: one unit of time, not counted."""
    return (
        phrase.preposition in ("на", "за") and phrase.head.lemma in _list("spans")
        and "Acc" in phrase.cases and not phrase.modifiers and not phrase.inner
    )  # fmt: skip


def part_of_place(phrase: Phrase) -> bool:
    """«поверхность Луны», «южный полюс Марса»: a part of a place that has a name."""
    if phrase.head.lemma.replace("ё", "е") not in _list("parts of a place"):
        return False
    return any(
        place_kind(p.head.lemma) or (p.head.text[:1].isupper() and not p.head.feats.get("Anim"))
        for p in phrase.inner
    )
