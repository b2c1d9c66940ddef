"""Third-person pronouns as they stand: what they agree with, their case, what they hang on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.model import Sentence, Token
from quizgen.russian.morphology import readings
from quizgen.russian.prepositions import GOVERNS

_HE, _SHE, _IT, _THEY = ("Masc",), ("Fem",), ("Neut",), ("Masc", "Fem", "Neut")
_HE_OR_IT = ("Masc", "Neut")
_FORMS: dict[str, tuple[tuple[str, ...], str]] = {
    "он": (_HE, "Sing"),
    "оно": (_IT, "Sing"),
    **dict.fromkeys(("его", "него", "ему", "нему", "нём", "нем"), (_HE_OR_IT, "Sing")),
    **dict.fromkeys(("она", "её", "ее", "неё", "нее", "ней", "ею", "нею"), (_SHE, "Sing")),
    **dict.fromkeys(("они", "их", "них", "ими", "ними"), (_THEY, "Plur")),
}
_POSSESSIVE = frozenset(("его", "её", "ее", "их"))
_CASES = {
    "он": "Nom", "оно": "Nom", "она": "Nom", "они": "Nom", "ему": "Dat", "нему": "Dat",
    "нём": "Loc", "нем": "Loc", "ею": "Ins", "нею": "Ins", "ими": "Ins", "ними": "Ins",
    "неё": "Gen", "нее": "Gen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun of a sentence, its case told by its form or its preposition."""

    token: Token
    genders: tuple[str, ...]
    number: str
    case: str
    owner: bool = False

    @property
    def subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return self.case == "Nom" and self.token.rel.startswith("nsubj")


def pronoun_at(sentence: Sentence, token: Token) -> Pronoun | None:
    """The pronoun the token is, or None where it is none or its case is not certain."""
    form = token.text.lower()
    if form not in _FORMS or _quoted(sentence, token):
        return None
    genders, number = _FORMS[form]
    if form in _POSSESSIVE and token.rel in ("det", "nmod") and token.head > token.i:
        return Pronoun(token, genders, number, "Gen", True)
    if token.pos not in ("PRON", "DET") or token.rel == "det":
        return None
    case = _case(sentence.tokens, token, form)
    return Pronoun(token, genders, number, case) if case else None


def opens_clause(tokens: Sequence[Token], pronoun: Pronoun) -> bool:
    """«Ивановой 23 года, | она родилась …»: what stands before the comma has no verb."""
    before = tokens[: pronoun.token.i]
    if not pronoun.subject or len(before) < 2 or before[-1].text != ",":
        return False
    return not any(t.pos in ("VERB", "AUX", "SCONJ") for t in before)


def _case(tokens: Sequence[Token], token: Token, form: str) -> str | None:
    own = _CASES.get(form)
    if own == "Nom":
        return own if token.rel.startswith("nsubj") else None
    before = tokens[token.i - 1] if token.i else None
    if before is not None and before.pos == "ADP":
        able = {r.feats["Case"] for r in readings(form) if "Case" in r.feats}
        governed = [c for c in GOVERNS.get(before.text.lower(), ()) if c in able]
        return governed[0] if len(governed) == 1 else None
    if form[0] == "н":
        return None
    if form in _POSSESSIVE:
        return "Acc" if token.rel == "obj" else None
    return own


def _quoted(sentence: Sentence, token: Token) -> bool:
    """Inside quotation marks «он» is whom the speaker means."""
    before = sentence.text[: max(0, token.start - sentence.start)]
    return before.count("«") != before.count("»") or before.count('"') % 2 == 1
