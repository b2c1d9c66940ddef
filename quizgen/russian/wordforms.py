"""Single words of a phrase in another case: common words, abbreviations, personal names."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.model import Token
from quizgen.russian.morphology import Reading, best, inflect, like, readings
from quizgen.russian.surnames import decline_surname


def form(token: Token, case: str, number: str, head: Token) -> str | None:
    """One word of a phrase in another case and number, with the capitals it had."""
    if token.feats.get("Resolved") and token.feats.get("Animacy") != "Anim":
        return None  # several words in one: only the case they were written in is certain
    if " " in token.text or (token.feats.get("Animacy") == "Anim" and token.pos == "PROPN"):
        return decline_name(token.text, token.feats, case)
    if token.feats.get("Abbr"):
        return token.text
    reading = _reading(token)
    if reading is None:
        return token.text if token.text.isupper() or not token.text[0].isalpha() else None
    if "Fixd" in reading.feats or (token.text.isupper() and len(token.text) > 1):
        return token.text
    if reading.pos != "NOUN" and _stands(token, case, number):
        return token.text  # «лучших»: the dictionary would make another degree of it
    animacy = head.feats.get("Animacy", "Inan")
    if reading.pos == "NOUN":
        word = inflect(reading, case=case, number=number)
    else:
        gender = head.feats.get("Gender", "Masc") if number == "Sing" else ""
        word = inflect(reading, case=case, number=number, gender=gender, animacy=animacy)
    return like(token.text, word) if word else None


def _reading(token: Token) -> Reading | None:
    options = [r for r in readings(token.text) if "Case" in r.feats]
    if not options:
        return None
    return best(options, token.pos, token.feats)


def _stands(token: Token, case: str, number: str) -> bool:
    """Whether the plural adjective already has the form asked for."""
    return number == "Plur" and any(
        r.feats.get("Case") == case and r.feats.get("Number") == "Plur"
        for r in readings(token.text)
    )


def decline_name(name: str, feats: Mapping[str, str], case: str) -> str | None:
    """A person's name in another case, word by word; None where a form is not certain.

    Args:
        feats: Case the name stands in (default Nom) and Gender, where known.
    """
    current, gender = feats.get("Case", "Nom"), feats.get("Gender")
    if current == case:
        return name
    words = name.split()
    changed = [_name_part(word, k, gender, current, case) for k, word in enumerate(words)]
    if any(word is None for word in changed):
        return None
    return " ".join(word for word in changed if word)


def _name_part(word: str, position: int, gender: str | None, current: str, case: str) -> str | None:
    if len(word) <= 2 and not _first_name(word, current):
        return word
    if word.endswith(".") or not word[0].isupper() or word.isupper():
        return word
    if "-" in word and not position:
        # «Касым-Жомарта», «Жан-Жака»: of a double name only the last part declines.
        lead, last = word.rsplit("-", 1)
        changed = _name_part(last, position, gender, current, case)
        return f"{lead}-{changed}" if changed else None
    options = [
        r
        for r in readings(word)
        if r.pos == "NOUN"
        and r.feats.get("Case") == current
        and r.feats.get("Number") == "Sing"
        and (not gender or r.feats.get("Gender", gender) == gender)
    ]
    known = [r for r in options if {"Surn", "Name", "Patr"} & set(r.feats)]
    if not any(r.known for r in known) and position:
        surname = decline_surname(word, gender or "Masc", current, case)
        if surname:
            return surname
    if not options:
        return None
    best = max(
        known or options,
        key=lambda r: ("Fixd" not in r.feats, r.feats.get("Animacy") == "Anim", r.score),
    )
    changed = word if "Fixd" in best.feats else inflect(best, case=case, number="Sing")
    return like(word, changed) if changed else None


def _first_name(word: str, case: str) -> bool:
    """«Ян», which declines, unlike the particles of names: «де», «Ли»."""
    return any(
        "Name" in r.feats and r.known and r.feats.get("Case") == case and "Fixd" not in r.feats
        for r in readings(word)
    )


def gender_of(name: str) -> str:
    """The gender of a person's name in the nominative, by its first name."""
    for reading in readings(name.split()[0]):
        if "Name" in reading.feats and reading.feats.get("Case") == "Nom":
            return reading.feats.get("Gender", "Masc")
    return "Masc"
