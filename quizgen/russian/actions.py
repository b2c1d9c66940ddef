"""Nouns that name what a verb does: «открыть» → «открытие», and verbs in the forms of facts."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from quizgen.russian.morphology import Reading, readings
from quizgen.russian.nearness import nearness
from quizgen.russian.wordlists import lists

_SWAPS = (
    ("ить", ("ение", "ление", "ка", "")), ("ать", ("ание", "ка", "")), ("ять", ("яние", "ятие")),
    ("еть", ("ение",)), ("ыть", ("ытие",)), ("ти", ("ение", "тение")),
    ("овать", ("ование", "овка")), ("уть", ("утие",)), ("зти", ("зение",)),
    ("сти", ("тение", "дение", "сение")), ("оть", ("отие",)),
    ("чь", ("чение", "жение")),
)  # fmt: skip
_SOFTENED = (("д", "жд"), ("д", "ж"), ("т", "щ"), ("т", "ч"), ("с", "ш"), ("з", "ж"), ("ст", "щ"),
             ("в", "вл"), ("б", "бл"), ("п", "пл"), ("м", "мл"), ("ф", "фл"))  # fmt: skip

_PARTNERS = (
    ("ить", ("ать", "ять", "ивать")), ("нуть", ("ать", "гать")), ("ести", ("одить",)),
    ("ыть", ("ывать",)), ("ать", ("ывать", "авать")), ("ять", ("имать", "ивать")),
)  # fmt: skip
_SAME = 0.4


@lru_cache(maxsize=1024)
def action_nouns(infinitive: str) -> frozenset[str]:
    """The dictionary's nouns of a verb's action, by their dictionary forms, е for ё."""
    verb = infinitive.replace("ё", "е").removesuffix("ся")
    found = {noun.replace("ё", "е") for noun in lists("actions.yaml").get(verb, frozenset())}
    for ending, nouns in _SWAPS:
        if not verb.endswith(ending):
            continue
        stem = verb[: -len(ending)]
        stems = {stem}
        if ending == "ить":
            stems |= {stem[: -len(a)] + b for a, b in _SOFTENED if stem.endswith(a)}
        # Only nouns in -ние and -тие are sure to be actions by their ending.
        found |= {
            s + n for s in stems for n in nouns if n.endswith(("ние", "тие")) and _noun(s + n)
        }
    return frozenset(found)


def _noun(word: str) -> bool:
    first = readings(word)[0]
    return first.known and first.pos == "NOUN" and first.lemma.replace("ё", "е") == word


def infinitive_of(word: str, wanted: frozenset[str]) -> Reading | None:
    """The verbal reading of a word whose infinitive, е for ё, is among the wanted."""
    return next(
        (r for r in readings(word) if r.pos == "VERB" and r.lemma.replace("ё", "е") in wanted), None
    )


@lru_cache(maxsize=256)
def imperfectives(infinitive: str) -> frozenset[str]:
    """The dictionary's imperfective partners of a verb, е for ё: «построить» → «строить»."""
    verb = infinitive.replace("ё", "е")
    found = set()
    for prefix in ("по", "на", "с", "вы", "у", "о", "из"):
        bare = verb.removeprefix(prefix)
        if bare != verb and (nearness(bare, verb) or 0.0) >= _SAME:
            found.add(bare)
    for ending, others in _PARTNERS:
        if verb.endswith(ending):
            stem = verb[: -len(ending)]
            stems = {stem} | {stem[: -len(a)] + b for a, b in _SOFTENED if stem.endswith(a)}
            found |= {s + other for s in stems for other in others}
    return frozenset(lemma for lemma in found if _imperfective(lemma))


@lru_cache(maxsize=256)
def perfectives(infinitive: str) -> frozenset[str]:
    """The dictionary's perfective partners of a verb, е for ё: «отделять» → «отделить»."""
    verb = infinitive.replace("ё", "е")
    found = set()
    for ending, others in _PARTNERS:
        for other in others:
            if verb.endswith(other):
                stem = verb[: -len(other)]
                stems = {stem} | {stem[: -len(b)] + a for a, b in _SOFTENED if stem.endswith(b)}
                found |= {s + ending for s in stems}
    return frozenset(one for one in found if _perfective(one) and verb in imperfectives(one))


def _perfective(lemma: str) -> bool:
    own = [r for r in readings(lemma) if r.feats.get("VerbForm") == "Inf"]
    return bool(own) and own[0].known and own[0].feats.get("Aspect") == "Perf"


def _imperfective(lemma: str) -> bool:
    own = [r for r in readings(lemma) if r.feats.get("VerbForm") == "Inf"]
    return bool(own) and own[0].known and own[0].feats.get("Aspect") == "Imp"


def reflexive_of(word: str, wanted: frozenset[str]) -> Reading | None:
    """«строился» as a passive of «строить», where that is wanted; None for anything else."""
    for reading in readings(word):
        lemma = reading.lemma.replace("ё", "е")
        base = lemma.removesuffix("ся")
        if reading.pos != "VERB" or base == lemma or base not in wanted or lemma in wanted:
            continue
        if reading.feats.get("Aspect") == "Imp":
            return replace(reading, lemma=base, feats={**reading.feats, "Voice": "Pass"})
    return None


def transitive(infinitive: str) -> bool:
    """Whether the dictionary gives the verb an object."""
    own = [r for r in readings(infinitive) if r.feats.get("VerbForm") == "Inf"]
    return bool(own) and own[0].feats.get("Transitive") == "Yes"


def perfective(infinitive: str) -> bool:
    """Whether the dictionary's verb tells what is done, not what goes on."""
    own = [r for r in readings(infinitive) if r.feats.get("VerbForm") == "Inf"]
    return bool(own) and own[0].feats.get("Aspect") == "Perf"


def told(infinitive: str, tense: str, gender: str, number: str) -> str | None:
    """A verb in the third person: «подписать», Past, Plur → «подписали»; None without a form.

    Args:
        tense: "Past", "Pres" or "Fut".
    """
    own = [r for r in readings(infinitive) if r.feats.get("VerbForm") == "Inf" and r.known]
    if not own:
        return None
    count = "plur" if number == "Plur" else "sing"
    if tense == "Past":
        sex = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(gender)
        if count == "sing" and sex is None:
            return None
        wanted = {"VERB", "past", count} | ({sex} if count == "sing" and sex else set())
    else:
        wanted = {"VERB", "3per", count, "pres" if tense == "Pres" else "futr"}
    result = own[0].parse.inflect(wanted)
    return str(result.word) if result else None
