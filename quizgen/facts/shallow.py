"""Noun phrases read off word forms and agreement alone, for whom the parser's tree is too unsure.

A phrase is a noun with its modifiers before it, and after it genitives, names, numbers and what is
joined by «и». Prepositional phrases stand by themselves: whose they are is for the reader to say.
"""

from __future__ import annotations

from dataclasses import replace

from quizgen.facts.beside import Beside
from quizgen.facts.clause import DATE_TYPES
from quizgen.facts.nounforms import (
    EVERY,
    common_noun,
    modifies,
    noun_forms,
)
from quizgen.facts.phrase import Phrase
from quizgen.model import Sentence, Token
from quizgen.russian.morphology import CASES, readings
from quizgen.russian.prepositions import GOVERNS

_JOINS = frozenset(("и", "да"))
NEAR = frozenset(("примерно", "приблизительно", "почти", "около", "ровно", "свыше", "более"))
_ALONE = frozenset(("который", "он", "она", "они", "оно", "это", "этот", "тот", "кто", "что"))
_QUANTITIES = frozenset(("MEASURE", "MONEY", "PERCENT", "NUMBER", "AGE", "DURATION"))
_PARTS = frozenset(("начало", "конец", "середина", "половина"))
_TIMES = DATE_TYPES | {"DURATION"}


def phrases_of(sentence: Sentence) -> tuple[Phrase, ...]:
    """The phrases of a sentence in text order, those inside others not among them."""
    return tuple(_Reader(sentence).all())


class _Reader(Beside):
    def all(self) -> list[Phrase]:
        found: list[Phrase] = []
        i = 0
        while i < len(self.tokens):
            if self.each_other(i):
                i += 3
                continue
            phrase = self.at(i)
            if phrase is None:
                i += 1
                continue
            found.append(phrase)
            i = phrase.last + 1
        return found

    def at(self, i: int) -> Phrase | None:
        """The phrase that begins here with its preposition, if any does."""
        token = self.tokens[i]
        if token.pos == "ADV" and self.types.get(i) in _TIMES:
            return Phrase("time", token, EVERY, (token,), "", i)
        dated = self.loose_date(i)
        if dated:
            return Phrase("time", token, EVERY, dated, "", i)
        if token.pos != "ADP":
            return self.noun(i)
        words = [token.text.lower()]
        k = i + 1
        while k < len(self.tokens) and self.of_preposition(words[-1], self.tokens[k]):
            words.append(self.tokens[k].text.lower())
            k += 1
        if k >= len(self.tokens):
            return None
        phrase = self.noun(k, frozenset(GOVERNS.get(words[-1], CASES)))
        if phrase is None:
            return None
        if phrase.head.lemma in _PARTS and any(p.kind == "time" for p in phrase.inner):
            phrase = replace(phrase, kind="time", forms=EVERY)  # «в конце 2007 года»
        return replace(phrase, preposition=" ".join(words), first=i)

    def noun(self, i: int, cases: frozenset[str] = frozenset(CASES)) -> Phrase | None:
        """The noun phrase that begins here and can stand in one of the cases."""
        start = i
        while i < len(self.tokens) and self.tokens[i].text.lower() in NEAR:
            i += 1
        if i < len(self.tokens) and self.is_number(i):
            return self.counted(start, i, cases)
        if i != start:
            return None
        modifiers: list[Token] = []
        while i < len(self.tokens):
            token = self.tokens[i]
            if (self.is_modifier(i) and not self.is_name(i)) or (
                token.text.lower() in ("и", ",") and modifiers and self.modifies_on(i + 1)
            ):
                modifiers.append(token)
            elif not (token.pos == "ADV" and self.modifies_on(i + 1)) or not (
                modifiers or self.degree(i)
            ):
                break
            i += 1
        if i >= len(self.tokens) or not self.is_head(i):
            if not modifiers or not self.stands_alone(modifiers[-1]):
                return None
            i = modifiers.pop().i  # «семейству бобовых», «армию русских»
        head = self.tokens[i]
        forms = [f for f in noun_forms(head) if f[0] in cases]
        governed = i > 0 and self.tokens[i - 1].pos == "ADP" and " " not in head.text
        if not forms and head.pos == "PROPN" and governed:
            # «в Талашкине»: the preposition says more of a name nobody lists.
            guess = head.feats.get("Case")
            forms = [(guess if guess in cases else min(cases), "", "")]
        agreeing = [t for t in modifiers if t.pos not in ("PUNCT", "CCONJ")]
        forms = [f for f in forms if all(modifies(m, f, head) for m in agreeing)]
        if not forms:
            return None
        if self.types.get(head.i) in DATE_TYPES:
            return Phrase("time", head, EVERY, self.tokens[start : i + 1], "", start)
        kind = "which" if head.pos == "PRON" or head.lemma in _ALONE else "noun"
        phrase = Phrase(
            kind, head, tuple(forms), self.tokens[start : i + 1], "", start,
            modifiers=tuple(agreeing),
        )  # fmt: skip
        return phrase if kind == "which" else self.joined(self.widened(phrase), cases)

    def counted(self, start: int, i: int, cases: frozenset[str]) -> Phrase | None:
        """«96 млн рублей», «−114 °C», «6:1, 6:4», «шестью государствами»."""
        number = self.tokens[i]
        k = i + 1
        while k < len(self.tokens) and self.goes_on(k):
            k += 1
        whole = tuple(self.tokens[start:k])
        if k - i > 1 or self.types.get(i) == "PERCENT" or number.pos == "NOUN":
            phrase = Phrase("quantity", number, EVERY, whole, "", start)
            return self.widened(phrase)
        noun = self.noun(k) if k < len(self.tokens) and not self.is_number(k) else None
        if noun is None or noun.kind != "noun":
            return Phrase("quantity", number, EVERY, whole, "", start)
        own = number.feats.get("Case")
        there = noun.cases
        if number.lemma == "один" and not noun.plural:
            one = tuple(f for f in noun.forms if f[0] in cases and modifies(number, f, noun.head))
            if one:
                kind = "quantity" if self.types.get(i) in _QUANTITIES - {"NUMBER"} else "noun"
                return replace(
                    noun, kind=kind, forms=one, first=start, modifiers=(number, *noun.modifiers),
                    tokens=(*self.tokens[start : i + 1], *noun.tokens),
                )  # fmt: skip
        allowed = {"Nom", "Acc"} if own in (None, "Nom", "Acc") and "Gen" in there else set()
        allowed |= {c for c in there if c == own or (own is None and c in ("Dat", "Ins", "Loc"))}
        if own == "Gen" and "Gen" in there:
            allowed.add("Gen")
        if not number.text[:1].isalpha() and "Gen" in there:
            allowed.add("Gen")
        forms = tuple((c, "Plur", "") for c in CASES if c in allowed & cases)
        if not forms:
            return None
        kind = "quantity" if self.types.get(i) in _QUANTITIES - {"NUMBER"} else "noun"
        return replace(
            noun, kind=kind, forms=forms, first=start, number=number,
            tokens=(*self.tokens[start : i + 1], *noun.tokens),
        )  # fmt: skip

    def widened(self, phrase: Phrase) -> Phrase:
        """With genitives, names and numbers after the noun."""
        while phrase.last + 1 < len(self.tokens):
            k = phrase.last + 1
            token = self.tokens[k]
            if self.named_after(phrase, token):
                inner = Phrase("noun", token, EVERY, (token,), "", k)
                forms = phrase.forms
                shared = {f[0] for f in noun_forms(token)} & phrase.cases
                named = token.text[:1].isupper() or (
                    token.pos == "NOUN" and readings(token.text)[0].known
                )  # «гормон хориогонин»: no Mr Hormone
                if token.feats.get("Animacy") == "Anim" and shared and named:
                    forms = tuple(f for f in forms if f[0] in shared)
                phrase = _with(replace(phrase, forms=forms), inner)
                continue
            if self.late(phrase, token) and (token.text[:1].isupper() or self.noun(k) is None):
                phrase = replace(
                    phrase,
                    forms=tuple(f for f in phrase.forms if modifies(token, f, phrase.head)),
                    tokens=(*phrase.tokens, token),
                    modifiers=(*phrase.modifiers, token),
                )
                continue
            inner_or_none = self.inside(phrase, k)
            if inner_or_none is None:
                return phrase
            phrase = _with(phrase, inner_or_none)
        return phrase

    def inside(self, phrase: Phrase, k: int) -> Phrase | None:
        """A genitive or a number that follows the noun."""
        if phrase.head.pos == "PROPN" and phrase.kind == "noun" and not common_noun(phrase.head):
            return None
        bare = phrase.kind == "noun" and phrase.number is None
        at = k + (self.tokens[k].text.lower() in ("в", "всего", "лишь", "только"))
        if bare and at < len(self.tokens) and self.is_number(at) and phrase.head.pos != "PROPN":
            number = self.counted(at, at, frozenset(CASES))
            if number is not None and (number.kind == "quantity" and self.types.get(at) != "MONEY"):
                return replace(
                    number, preposition="в" if self.tokens[k].text == "в" else "", first=k
                )
            return None
        genitive = self.noun(k, frozenset(("Gen",)))
        if genitive is None or genitive.kind == "which":
            return None
        living = genitive.head.feats.get("Animacy") == "Anim"
        if living and genitive.head.feats.get("Case") == "Nom":
            return None
        if living and genitive.head.rel in ("obj", "nsubj") and "Gen" in phrase.cases:
            return None  # «купил у англичан | нападающего»
        return genitive

    def joined(self, phrase: Phrase, cases: frozenset[str]) -> Phrase:
        """With what «и» or commas and «и» join to it in a case both can stand in."""
        parts = [phrase]
        k = phrase.last + 1
        while k + 1 < len(self.tokens) and self.tokens[k].text.lower() in (*_JOINS, ","):
            final = self.tokens[k].text != ","
            other = self.noun(k + 1, cases)
            if other is None or other.kind != "noun":
                break
            shared = {f[0] for f in parts[0].forms} & other.cases
            if not shared or self.verb_follows(other.last + 1, phrase.first):
                break
            if not final and self.subject_opens(phrase, other):
                break
            parts.append(other)
            k = other.last + 1
            if final or other.joined:
                break
        else:
            final = False
        if len(parts) < 2 or not (final or parts[-1].joined):
            return phrase
        shared_cases = frozenset.intersection(*(p.cases for p in parts))
        if not shared_cases:
            return phrase
        return replace(
            phrase,
            forms=tuple(f for f in phrase.forms if f[0] in shared_cases),
            tokens=tuple(self.tokens[phrase.tokens[0].i : parts[-1].last + 1]),
            joined=tuple(p for part in parts[1:] for p in (replace(part, joined=()), *part.joined)),
        )


def _with(phrase: Phrase, inner: Phrase) -> Phrase:
    added = inner.tokens
    if inner.first < added[0].i:
        added = inner.tokens
    return replace(phrase, tokens=(*phrase.tokens, *added), inner=(*phrase.inner, inner))
