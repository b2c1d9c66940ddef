"""Single words of a phrase in another case: common words, abbreviations, personal names."""

from __future__ import annotations

from collections.abc import Collection

from quizgen.model import Token
from quizgen.russian.morphology import Reading, fit, inflect, like, readings


def form(token: Token, case: str, number: str, head: Token) -> str | None:
    """One word of a phrase in another case and number, with the capitals it had."""
    if " " in token.text or (token.feats.get("Animacy") == "Anim" and token.pos == "PROPN"):
        return decline_name(token.text, token.feats, case)
    if token.feats.get("Abbr"):
        return token.text
    reading = _reading(token)
    if reading is None:
        return token.text if token.text.isupper() or not token.text[0].isalpha() else None
    if "Fixd" in reading.feats or (token.text.isupper() and len(token.text) > 1):
        return token.text
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
    return max(options, key=lambda r: fit(r, token.pos, token.feats))


def decline_name(
    name: str, feats: Collection[tuple[str, str]] | dict[str, str] | object, case: str
) -> str | None:
    """A person's name in another case, word by word; None where a form is not certain."""
    known = dict(feats) if isinstance(feats, dict) else {}
    current, gender = known.get("Case", "Nom"), known.get("Gender")
    if current == case:
        return name
    words = []
    for word in name.split():
        if len(word) <= 2 or word.endswith(".") or not word[0].isupper() or word.isupper():
            words.append(word)
            continue
        options = [
            r
            for r in readings(word)
            if r.pos == "NOUN"
            and r.feats.get("Case") == current
            and r.feats.get("Number") == "Sing"
            and (not gender or r.feats.get("Gender", gender) == gender)
        ]
        if not options:
            return None
        best = max(
            options,
            key=lambda r: (
                bool({"Surn", "Name", "Patr"} & set(r.feats)),
                r.feats.get("Animacy") == "Anim",
                r.score,
            ),
        )
        changed = word if "Fixd" in best.feats else inflect(best, case=case, number="Sing")
        if changed is None:
            return None
        words.append(like(word, changed))
    return " ".join(words)


def gender_of(name: str) -> str:
    """The gender of a person's name in the nominative, by its first name."""
    for reading in readings(name.split()[0]):
        if "Name" in reading.feats and reading.feats.get("Case") == "Nom":
            return reading.feats.get("Gender", "Masc")
    return "Masc"
