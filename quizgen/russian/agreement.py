"""Agreement in case, number and gender: the second witness beside the parser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.model import Token
from quizgen.russian.morphology import Reading, best, fit, readings
from quizgen.russian.prepositions import GOVERNS

_SUBJECT = frozenset(("nsubj", "nsubj:pass"))
_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")
_MODIFIERS = frozenset(("amod", "det", "acl"))


def compatible(modifier: Mapping[str, str], noun: Mapping[str, str]) -> bool:
    """Whether an adjective's features can agree with a noun's; absent features forbid nothing."""
    if modifier.get("Variant") == "Short":
        return False
    for name in ("Case", "Number"):
        here, there = modifier.get(name), noun.get(name)
        if here and there and here != there:
            return False
    if noun.get("Number") == "Plur" or modifier.get("Number") == "Plur":
        return True
    here, there = modifier.get("Gender"), noun.get("Gender")
    return not (here and there and here != there)


def agrees(modifiers: Sequence[Reading], nouns: Sequence[Reading]) -> bool:
    """Whether any reading of the one agrees with any reading of the other; unknown words may."""
    adjectives = [r for r in modifiers if r.pos in ("ADJ", "DET", "VERB") and "Case" in r.feats]
    names = [r for r in nouns if r.pos in ("NOUN", "PRON") and "Case" in r.feats]
    if not adjectives or not names or not nouns[0].known or any("Fixd" in r.feats for r in names):
        return True
    return any(compatible(a.feats, n.feats) for a in adjectives for n in names)


def _kept(token: Token) -> dict[str, str]:
    return {name: value for name, value in token.feats.items() if name == "Opening"}


def _can_lead(verb: Token, noun: Mapping[str, str]) -> bool:
    """Whether a finite verb agrees in number, and in the past in gender, with this subject."""
    if verb.feats.get("Number") != noun.get("Number"):
        return False
    gender = verb.feats.get("Gender")
    return verb.feats.get("Number") == "Plur" or not gender or gender == noun.get("Gender", gender)


_ENDINGS = (("а", "Fem"), ("я", "Fem"), ("о", "Neut"), ("е", "Neut"))


def _unknown_subject(noun: Token, verb: Token) -> Token | None:
    """A name no dictionary knows, read as the subject the parser takes it for."""
    if noun.pos != "PROPN" or verb.feats.get("Number") != "Sing" or readings(noun.text)[0].known:
        return None
    ending = noun.text[-1].lower()
    agreed = verb.feats.get("Gender", "Masc")
    gender = dict(_ENDINGS).get(ending, "Masc" if ending in _CONSONANTS else agreed)
    if verb.feats.get("Gender", gender) != gender:
        return None
    feats = {**noun.feats, "Case": "Nom", "Number": "Sing", "Gender": gender}
    return replace(noun, lemma=noun.text.lower(), feats=feats)


def reconcile(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Readings made to agree along the tree: noun with its preposition and its modifiers.

    After a numeral «два/три/четыре» in the nominative the noun stands in the genitive singular
    while its adjectives are plural, so counted nouns keep their own reading.
    """
    changed = list(tokens)
    for noun in tokens:
        fixed = {"Quoted", "Abbr"} & set(noun.feats)
        if noun.pos not in ("NOUN", "PROPN") or fixed or " " in noun.text:
            continue
        children = [t for t in tokens if t.head == noun.i]
        preposition = next((t for t in children if t.rel == "case"), None)
        governed = GOVERNS.get(preposition.text.lower()) if preposition else None
        modifiers = [t for t in children if t.rel in _MODIFIERS and t.pos in ("ADJ", "DET", "VERB")]
        counted = any(t.pos == "NUM" for t in children)
        options = [r for r in readings(noun.text) if r.pos == "NOUN" and "Case" in r.feats]
        verb = tokens[noun.head] if noun.rel in _SUBJECT and noun.head >= 0 else None
        if preposition is not None or (verb is not None and verb.pos not in ("VERB", "AUX")):
            verb = None
        if verb is not None and not any(r.feats["Case"] == "Nom" for r in options):
            named = _unknown_subject(noun, verb)
            if named:
                changed[noun.i] = named
                continue
        if not options:
            continue

        def support(
            reading: Reading,
            noun: Token = noun,
            governed: tuple[str, ...] | None = governed,
            modifiers: list[Token] = modifiers,
            counted: bool = counted,
            verb: Token | None = verb,
        ) -> float:
            total = fit(reading, noun.pos, noun.feats)
            if verb is not None and not counted and reading.feats["Case"] == "Nom":
                total += 3.0 if _can_lead(verb, reading.feats) else 0.0
            if governed:
                total += 3.0 if reading.feats["Case"] in governed else -3.0
            if counted:
                return total
            for modifier in modifiers:
                if any(
                    compatible(r.feats, reading.feats)
                    for r in readings(modifier.text)
                    if "Case" in r.feats
                ):
                    total += 1.5
            return total

        settled = max(options, key=support)
        changed[noun.i] = replace(
            changed[noun.i], lemma=settled.lemma, feats={**noun.feats, **settled.feats}
        )
        if counted:
            continue
        for modifier in modifiers:
            fitting = [
                r
                for r in readings(modifier.text)
                if "Case" in r.feats and r.pos != "NOUN" and compatible(r.feats, settled.feats)
            ]
            if fitting:
                chosen = best(fitting, modifier.pos, modifier.feats)
                changed[modifier.i] = replace(
                    changed[modifier.i],
                    lemma=chosen.lemma,
                    pos=chosen.pos if modifier.pos != "DET" else "DET",
                    feats={**_kept(modifier), **chosen.feats},
                )
    return tuple(changed)
