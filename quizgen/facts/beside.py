"""What stands after a noun and is of it: names, second names of the same thing, late adjectives."""

from __future__ import annotations

from quizgen.facts.nounforms import (
    Feats,
    first_name,
    last_name,
    living_noun,
    modifies,
    noun_forms,
)
from quizgen.facts.phrase import Phrase
from quizgen.facts.words import Words
from quizgen.model import Token
from quizgen.russian.gazetteer import class_noun_kind, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.nearness import nearness

_AKIN = 0.3
"""How near in sense a kind and its name are: «гормон адреналин»."""


class Beside(Words):
    """The words after a noun, asked whether they are of it."""

    def named_after(self, phrase: Phrase, token: Token) -> bool:
        """A name that follows its noun: «концерн «Метсо»», «врач Рене Лаэннек», «фонд Арно»."""
        head = phrase.inner[-1].head if phrase.inner else phrase.head
        if token.feats.get("Quoted"):
            return not phrase.head.feats.get("Quoted")
        if token.text[:1].isascii() and token.text[:1].isalpha():
            return True
        if token.pos in ("NOUN", "PROPN", "ADJ", "X") and self.renamed(phrase, token):
            return True
        if token.pos != "PROPN" or head.pos not in ("NOUN", "PROPN"):
            return False
        person = any(f[0] in phrase.cases for f in noun_forms(token))
        if token.feats.get("Animacy") == "Anim" and living_noun(phrase.head):
            return person
        if head is phrase.head and head.pos == "PROPN" and first_name(head):
            return person and last_name(token)
        if head is phrase.head and head.pos == "PROPN" and token.rel in ("flat:name", "flat"):
            return person and token.head == head.i
        kind = class_noun_kind(phrase.head.lemma)
        if any(m.i and m.text[:1].isupper() for m in phrase.modifiers):
            return False  # «впадающая в Финский залив | Нева»
        if head is phrase.head and kind in ("PLACE", "ORG"):
            fixed = any("Fixd" in r.feats for r in readings(token.text)[:1])
            country = place_kind(token.text) == "COUNTRY" and token.rel != "appos"
            own = token.feats.get("Animacy") != "Anim" and not country and kind == "PLACE"
            return fixed or (own and "Gen" not in {f[0] for f in noun_forms(token)})
        return bool(token.feats.get("Abbr"))

    def renamed(self, phrase: Phrase, token: Token) -> bool:
        """«динозавры диплодоки», «гормон инсулин»: two nouns for the same thing."""
        head = phrase.head
        if phrase.inner or head.pos != "NOUN" or phrase.number is not None:
            return False
        if not token.text.islower() or " " in token.text:
            return False
        one, other = {f[0] for f in phrase.forms}, {f[0] for f in noun_forms(token)}
        if living_noun(head) and living_noun(token):
            return one == other == {"Nom"} and _count(phrase.forms) == _count(noun_forms(token))
        stranger = not any(r.known for r in readings(token.text))
        if stranger and token.text[-1] in "нлзтдм" and "Nom" in one:
            return token.feats.get("Variant") != "Short"  # «гормон лептин», «фермент ренин»
        if token.pos == "ADJ" or "Anim" in (
            head.feats.get("Animacy"), token.feats.get("Animacy"),
        ):  # fmt: skip
            return False
        if not one <= other or "Gen" in other:
            return False
        pair = (token, head) if token.head == head.i else (head, token)
        tied = pair[0].head == pair[1].i
        akin = (nearness(head.lemma, token.lemma) or 0.0) >= _AKIN
        called = pair[0].rel in ("appos", "flat", "flat:name", "nmod", "amod")
        return stranger or akin or (tied and called)

    def late(self, phrase: Phrase, token: Token) -> bool:
        """An adjective after its noun: «росянка круглолистная», «город Горький»."""
        if token.pos != "ADJ" or phrase.inner or " " in token.text or token.feats.get("Quoted"):
            return False
        if token.feats.get("Variant") == "Short" or token.feats.get("Degree") == "Cmp":
            return False
        if phrase.kind != "noun" or phrase.head.pos not in ("NOUN", "PROPN"):
            return False
        if phrase.number is not None:
            return False
        named = token.text[:1].isupper()
        if named and class_noun_kind(phrase.head.lemma) != "PLACE":
            return False
        if not named and any(m.i > phrase.head.i for m in phrase.modifiers):
            return False
        own = [r for r in readings(token.text) if r.pos == "ADJ" and "Case" in r.feats]
        if not own or not own[0].known:
            return named
        return bool(own) and any(modifies(token, f, phrase.head) for f in phrase.forms)

    def subject_opens(self, phrase: Phrase, other: Phrase) -> bool:
        """«Подписав договор о ликвидации ракет, | СССР и США обязались …»."""
        after = other.last + 1
        if after >= len(self.tokens) or not other.head.rel.startswith("nsubj"):
            return False
        return not phrase.head.rel.startswith("nsubj") and other.head.head >= after


def _count(forms: tuple[Feats, ...]) -> set[str]:
    return {form[1] for form in forms}
