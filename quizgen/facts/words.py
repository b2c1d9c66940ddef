"""What single words of a sentence may be in a phrase: modifier, head, number, part of a date."""

from __future__ import annotations

import re

from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.nounforms import is_year, modifies, noun_forms
from quizgen.model import Sentence, Token
from quizgen.russian.calendar import MONTHS_OF
from quizgen.russian.morphology import readings

_NUMERIC = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_SEASONS = ("летом", "зимой", "весной", "осенью")
_DEGREES = frozenset(
    ("сравнительно", "относительно", "очень", "весьма", "довольно", "достаточно", "крайне",
     "чрезвычайно", "необычайно", "особо", "слегка", "слишком", "строго")
)  # fmt: skip
_COMPOUND = frozenset(
    ("с помощью", "при помощи", "в отличие", "в течение", "в честь", "за счёт", "в результате",
     "в связи", "по сравнению", "в качестве", "в ходе", "на основе", "в рамках", "в соответствии",
     "в виде", "в пользу", "за исключением", "по поводу", "с целью", "в отношении",
     "по отношению", "в преддверии", "по мнению", "во время", "на протяжении", "по случаю",
     "в сторону", "в области", "при участии", "под руководством", "со стороны", "в роли",
     "в зависимости", "в продолжение", "по причине", "в силу", "на базе", "в целях", "по имени")
)  # fmt: skip


class Words:
    """The words of a sentence, asked one by one."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.types = {i: m.type for m in sentence.mentions for i in range(m.first, m.last)}
        self._joined = {i for m in sentence.mentions for i in range(m.first, m.last - 1)}

    def each_other(self, i: int) -> bool:
        """«друг от друга»: three words and no thing."""
        if i + 2 >= len(self.tokens) or self.tokens[i].text.lower() != "друг":
            return False
        return self.tokens[i + 2].text.lower().startswith("друг")

    def loose_date(self, i: int) -> tuple[Token, ...]:
        """«12 мая 2004 года», «летом 1931 года» in words of their own."""
        texts = [t.text.lower() for t in self.tokens[i : i + 4]]
        if _NUMERIC.fullmatch(texts[0]):
            return self.tokens[i : i + 1]
        if len(texts) > 2 and texts[0] in _SEASONS and is_year(texts[1]) and texts[2] == "года":
            return self.tokens[i : i + 3]
        if len(texts) < 3 or not texts[0].isdigit() or texts[1] not in MONTHS_OF:
            return ()
        if not is_year(texts[2]):
            return ()
        return self.tokens[i : i + 3 + (texts[3:] == ["года"])]

    def goes_on(self, k: int) -> bool:
        """Whether a word only continues the number before it: «: 2», «°C», «%»."""
        token = self.tokens[k]
        if self.tokens[k - 1].text in ("+", "−", "–", "-") and token.text[:1].isdigit():
            return True
        if token.text == ":" and k + 1 < len(self.tokens):
            return self.is_number(k + 1)
        if token.text in (",", ":") or token.text.rstrip(",").isdigit():
            return self.tokens[k - 1].text in (":",) or self.tokens[k - 1].text.endswith(",")
        return token.text[:1] in "°%‰" or (token.pos in ("SYM",) and token.text != "-")

    def verb_follows(self, k: int, start: int) -> bool:
        """«купил завод, и фонд продал …»: a verb on both sides parts two clauses."""
        if k >= len(self.tokens) or not is_verb(self.tokens[k]):
            return False
        for token in reversed(self.tokens[:start]):
            if token.pos == "PUNCT":
                return False
            if is_verb(token):
                return True
        return False

    def is_number(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos == "ADV" or self.types.get(i) in DATE_TYPES:
            return False
        if self.types.get(i) == "PERCENT" and token.pos == "NOUN":
            return True
        if token.text in "+−–-" and i + 1 < len(self.tokens):
            return self.tokens[i + 1].text[:1].isdigit() and self.adjoins(i)
        digits = token.text.lstrip("−–-+")[:1].isdigit()
        return token.pos == "NUM" or (digits and token.pos in ("PUNCT", "SYM", "X", "NUM"))

    def adjoins(self, i: int) -> bool:
        """«+18»: no space after the sign, and one before it."""
        return self.tokens[i].stop == self.tokens[i + 1].start and (
            i == 0 or self.tokens[i - 1].stop < self.tokens[i].start
        )

    def is_modifier(self, i: int) -> bool:
        token = self.tokens[i]
        if " " in token.text or token.feats.get("Quoted") or token.lemma in ("который",):
            return False
        if token.feats.get("Variant") == "Short":
            return False
        own = [
            r for r in readings(token.text) if r.pos in ("ADJ", "DET", "VERB") and "Case" in r.feats
        ]
        if token.pos in ("ADJ", "DET"):
            return bool(own)
        if token.pos == "VERB":
            after_comma = i > 0 and self.tokens[i - 1].text == ","
            return token.feats.get("VerbForm") == "Part" and not after_comma
        if token.pos not in ("PROPN", "NOUN") or not own or i + 1 >= len(self.tokens):
            return False
        if token.rel == "amod":
            return True
        # «Ништадтский мирный договор», «Бестужевские курсы»
        after = self.tokens[i + 1]
        first = readings(token.text)[0]
        if i in self._joined and first.pos == "ADJ" and after.pos in ("NOUN", "PROPN"):
            # «Карские Ворота»
            return " " not in after.text and any(
                modifies(token, f, after) for f in noun_forms(after)
            )
        return first.pos == "ADJ" and after.pos in ("ADJ", "NOUN") and after.text[:1].islower()

    def modifies_on(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.is_modifier(i)

    def of_preposition(self, before: str, token: Token) -> bool:
        """«с помощью», «в отличие от»; but «за развитие» is a phrase whatever the parser says."""
        if token.pos == "ADP":
            return True
        if token.rel != "fixed":
            return False
        return token.pos != "NOUN" or f"{before} {token.text.lower()}" in _COMPOUND

    def stands_alone(self, token: Token) -> bool:
        """«бобовых», «русских»: a plural adjective that the parser takes for a noun."""
        if token.pos != "ADJ" or token.feats.get("Number") != "Plur":
            return False
        return token.rel in ("nmod", "obj", "nsubj", "obl", "conj", "iobj", "nsubj:pass")

    def degree(self, i: int) -> bool:
        """«сравнительно невысокой»: an adverb that only strengthens or weakens."""
        return self.tokens[i].text.lower() in _DEGREES

    def is_name(self, i: int) -> bool:
        """An adjective that is a name by itself: «в город Белый», «во Влтаву южнее»."""
        token = self.tokens[i]
        if token.text[:1].isupper() and i + 1 < len(self.tokens) and self.beside_verb(i):
            return True
        if not token.text[:1].isupper() or token.feats.get("Opening"):
            return False
        if i + 1 >= len(self.tokens) or not (self.is_head(i + 1) or self.is_modifier(i + 1)):
            return True
        # «в Талашкине музей»: a name in its own case before a noun in another.
        governed = i > 0 and self.tokens[i - 1].pos == "ADP" and "Surn" in token.feats
        after = {form[0] for form in noun_forms(self.tokens[i + 1])}
        return governed and token.feats.get("Case") not in after

    def beside_verb(self, i: int) -> bool:
        """«Верный переименовали»: an adjective in the singular that is of nothing after it."""
        token, after = self.tokens[i], self.tokens[i + 1]
        return (
            token.pos == "ADJ" and token.feats.get("Number") == "Sing" and is_verb(after)
            and after.feats.get("Number") == "Plur" and token.feats.get("Variant") != "Short"
        )  # fmt: skip

    def is_head(self, i: int) -> bool:
        token = self.tokens[i]
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return True
        if token.feats.get("Quoted") or token.pos == "X":
            return True
        return token.pos == "ADJ" and self.is_name(i) and token.feats.get("Variant") != "Short"


def is_verb(token: Token) -> bool:
    """A finite verb or a short form: what makes a clause."""
    if token.feats.get("VerbForm") == "Fin":
        return token.pos in ("VERB", "AUX")
    return token.feats.get("Variant") == "Short" and token.pos in ("VERB", "ADJ", "AUX")
