"""News told on their day, told again later: «проходит» → «проходил», «должен» → «должен был»."""

from __future__ import annotations

from quizgen.russian.morphology import readings

_BE = {"Masc": "был", "Fem": "была", "Neut": "было"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def told_past(verb: str, gender: str, number: str) -> str | None:
    """A verb of the present in the past: «проходит», Masc, Sing → «проходил».

    None for what is no present form of a verb.
    """
    for reading in readings(verb):
        if reading.pos != "VERB" or reading.feats.get("Tense") != "Pres":
            continue
        concord = {"plur"} if number == "Plur" else {"sing", _GENDERS.get(gender, "masc")}
        form = reading.parse.inflect({"VERB", "past"} | concord)
        return str(form.word) if form else None
    return None


def had_to(duty: str, gender: str, number: str) -> str:
    """«должен» with the past of its copula: «должна была»."""
    return f"{duty} {'были' if number == 'Plur' else _BE.get(gender, 'был')}"
