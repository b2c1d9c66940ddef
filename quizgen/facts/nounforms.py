"""What a noun's form can be: its readings in case, number and gender, and what agrees with it."""

from __future__ import annotations

from quizgen.model import Token
from quizgen.russian.agreement import compatible
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import CASES, readings

Feats = tuple[str, str, str]
"""A reading of a noun: case, number, gender; "" where it is open."""
EVERY = tuple((case, "", "") for case in CASES)


def noun_forms(token: Token) -> tuple[Feats, ...]:
    """The readings of a noun, the tagger's own first; all cases for a word without forms."""
    feats = token.feats
    if feats.get("Quoted"):
        return _oblique(token) or EVERY
    if feats.get("Abbr") or token.text[:1].isascii():
        return EVERY
    if " " in token.text:
        return _name_forms(token)
    kinds = (
        ("ADJ",)
        if token.pos == "ADJ"
        else ("PRON", "DET", "ADJ")
        if token.pos == "PRON"
        else ("NOUN",)
    )
    found = [r for r in readings(token.text) if r.pos in kinds and "Case" in r.feats]
    if feats.get("Opening"):  # «Калан»: what opens a sentence is a word before it is a name
        found = [r for r in found if not {"Name", "Surn"} & set(r.feats)] or found
    if not found or any("Fixd" in r.feats for r in found):
        return EVERY
    forms = dict.fromkeys(
        (r.feats["Case"], r.feats.get("Number", ""), r.feats.get("Gender", "")) for r in found
    )
    if not found[0].known and feats.get("Case"):
        # «Обша»: what the dictionary guesses of a name is less sure than the tagger.
        forms[feats["Case"], feats.get("Number", ""), feats.get("Gender", "")] = None
        if token.pos == "PROPN" and token.text[-1] in "еоиуюэы":
            forms |= dict.fromkeys(EVERY)  # «под Домажлице»
    return tuple(sorted(forms, key=lambda f: f[0] != feats.get("Case")))


def _oblique(token: Token) -> tuple[Feats, ...]:
    """«Барселоной»: a quoted word that no ending of the nominative has."""
    word = token.text.strip('«»"“”„')
    found = [] if " " in word else [r for r in readings(word) if r.pos == "NOUN"]
    if not found or not found[0].known or any(r.feats.get("Case") in (None, "Nom") for r in found):
        return ()
    return tuple(
        (r.feats["Case"], r.feats.get("Number", ""), r.feats.get("Gender", "")) for r in found
    )


def _name_forms(token: Token) -> tuple[Feats, ...]:
    """The readings of a name of several words: the cases all of them can stand in."""
    own = token.feats.get("Case")
    if token.feats.get("Animacy") != "Anim":
        return ((own, "", ""),) if own else EVERY
    cases = set(CASES)
    first: set[str] = set()
    lead: set[str] = set()
    for word in token.text.split():
        if len(word) > 2 and word[:1].isupper():
            found = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
            moving = [r for r in found if "Fixd" not in r.feats]
            if moving and own in {r.feats["Case"] for r in moving}:
                found = moving  # «Анне Керн»: some Anne stays as she is, but not this one
            still = not found or any("Fixd" in r.feats for r in found)
            unsure = not still and not found[0].known
            still = still or (unsure and bool(first) and word[-1] in "еоиуюэы")  # «Кленце»
            marked = word.endswith(("ом", "ем", "ём", "ым", "им"))  # «Кавендишем»
            if not still and marked and unsure:
                return (("Ins", "Sing", token.feats.get("Gender", "")),)
            if not still:
                own_cases = {r.feats["Case"] for r in found}
                cases &= own_cases | ({own} if unsure and not first and own else set())
                lead = lead or own_cases
                first = first or set(cases)
    if own in lead:
        cases |= {own}  # «Альфреда Парланда»: the tagger and the first name agree
    cases = cases or first  # «Серену Уильямс»: a woman's surname may stay as it is
    gender = token.feats.get("Gender", "")
    if own in cases:
        # One word says more than endings that many cases share.
        return ((own, "Sing", gender), *((c, "Sing", gender) for c in CASES if c in cases - {own}))
    return tuple((c, "Sing", gender) for c in CASES if c in cases) or (
        ((own or ""), "Sing", gender),
    )


def first_name(token: Token) -> bool:
    return any("Name" in r.feats for r in readings(token.text))


def last_name(token: Token) -> bool:
    own = readings(token.text)
    return any("Surn" in r.feats for r in own) or not own[0].known


def modifies(modifier: Token, form: Feats, head: Token) -> bool:
    noun = {k: v for k, v in zip(("Case", "Number", "Gender"), form, strict=True) if v}
    own = [
        r for r in readings(modifier.text) if r.pos in ("ADJ", "DET", "VERB") and "Case" in r.feats
    ]
    living = head.feats.get("Animacy")
    return any(
        compatible(r.feats, noun)
        and not (form[0] == "Acc" and living and r.feats.get("Animacy", living) != living)
        for r in own
    )


def living_noun(token: Token) -> bool:
    """A common noun for somebody: «агроном», «братья»."""
    if is_person_noun(token.lemma):
        return True
    own = [r for r in readings(token.text) if r.pos == "NOUN"]
    return bool(own) and own[0].feats.get("Animacy") == "Anim" and common_noun(token)


def is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit()


def common_noun(token: Token) -> bool:
    """A capitalised common noun: «Институт», «Академия»."""
    own = [r for r in readings(token.text) if r.pos == "NOUN"]
    named = {"Geox", "Surn", "Name", "Patr", "Orgn"}
    return bool(own) and own[0].known and not named & set(own[0].feats)
