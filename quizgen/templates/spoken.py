"""The verb of a clause for a slot that agrees with nothing: in the form the example has."""

from __future__ import annotations

from quizgen.russian.actions import told
from quizgen.templates.said import Said


def spoken(said: Said, asking: str = "", asked: str = "") -> str | None:
    """«получают», where the article has «получаемый» or «получается»; None without a form.

    Args:
        asking: the question before it. asked: the role it asks for.
    """
    verb, predicate = said.verb, said.predicate
    if verb is None or predicate is None:
        return None
    whole = " ".join(predicate.forms)
    if said.people:
        plain = said.form == "finite" and not predicate.passive and not said.reflexive
        if plain and verb.feats.get("Number") == "Plur":
            return whole
        return told(predicate.lemma, said.tense or "Past", "", "Plur")
    grammatical = "patient" if said.own_form == "short" else "actor"
    role = next((name for name, place in said.places.items() if place == grammatical), None)
    if role and role == asked and {"кто", "что"} & set(asking.lower().split()):
        return said.agreeing(role, asking=asking)
    if said.form == said.own_form and not said.reflexive:
        return whole
    if role is None:
        return whole if said.form in ("finite", "short") else None
    return said.agreeing(role)
