"""Noun phrases that inflect as a whole, and the text of phrases as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Token
from quizgen.russian.counting import counter, decline_counted
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.wordforms import form

_TIGHT_BEFORE = frozenset(",.;:!?»)”…%")
_TIGHT_AFTER = frozenset("«(“№")
_AGREEING = frozenset(("amod", "det", "acl", "nummod", "nummod:gov", "appos"))


def text_of(tokens: Sequence[Token]) -> str:
    """The words as one string, spaced as print does it."""
    return join([token.text for token in tokens])


def join(words: Sequence[str]) -> str:
    """Words and marks as one string: no space before a comma nor inside quotation marks."""
    out = ""
    for word in words:
        if not word:
            continue
        # A straight quotation mark opens or closes by how many came before it.
        opened = out.count('"') % 2 == 1
        closing = word[0] == '"' and opened and len(word) == 1
        inside = out.endswith('"') and opened
        ratio = out[-1:] == ":" and out[-2:-1].isdigit() and word[0].isdigit()  # «2:1»
        if out and not ratio and word[0] not in _TIGHT_BEFORE and out[-1] not in _TIGHT_AFTER:
            if not closing and not inside:
                out += " "
        out += word
    return out


def case_of(tokens: Sequence[Token], head: Token) -> str | None:
    """The case the phrase stands in: of its numeral where the noun only follows the numeral."""
    number = counter(tokens, head)
    if number is not None:
        own = number.feats.get("Case")
        if own and own not in ("Nom", "Acc"):
            return own
        noun_case = head.feats.get("Case")
        if noun_case in ("Dat", "Ins", "Loc"):
            return noun_case
        return own or "Nom"
    return head.feats.get("Case")


def decline(
    tokens: Sequence[Token], head: Token, case: str, number: str | None = None
) -> list[str] | None:
    """The phrase's words in another case, or None where some word has no certain form.

    Args:
        tokens: the phrase in text order. head: its noun, one of them.
        case: Universal case name. number: Sing or Plur, or None to keep it.
    """
    if counter(tokens, head) is not None and number is None:
        return decline_counted(tokens, head, case)
    if head.feats.get("Quoted") and not (case == "Nom" and head.rel.startswith("nsubj")):
        return None  # «издал «Российскую грамматику»»: the case inside the marks is not known
    own = head.feats.get("Number", "Sing")
    target = number or own
    moving = _moving(tokens, head)
    words = []
    for token in tokens:
        if token.i not in moving or (head.feats.get("Case") == case and target == own):
            words.append(token.text)
            continue
        word = form(token, case, target if token.i in moving else own, head)
        if word is None:
            return None
        words.append(word)
    return words


def _moving(tokens: Sequence[Token], head: Token) -> set[int]:
    """Positions of the words that change with the head: itself, its conjuncts, their modifiers."""
    inside = {token.i: token for token in tokens}
    heads = {head.i}
    for token in tokens:
        if token.rel == "conj" and token.head in heads and token.pos in ("NOUN", "PROPN"):
            if token.feats.get("Case") == head.feats.get("Case") and not _has_preposition(
                token, tokens
            ):
                heads.add(token.i)
    moving = set(heads)
    for token in tokens:
        if token.head in heads and token.rel in _AGREEING and token.pos in ("ADJ", "DET", "VERB"):
            moving.add(token.i)
        if (
            token.head in heads
            and token.rel in ("appos", "flat:name", "flat")
            and not token.feats.get("Quoted")
            and token.feats.get("Case") == head.feats.get("Case")
            and token.text[0] not in '«"'
            and (
                token.feats.get("Animacy") == "Anim"
                or (token.head in inside and inside[token.head].lemma in _OPEN)
            )
        ):
            moving.add(token.i)
    for token in tokens:
        if token.rel == "conj" and token.head in moving and token.pos in ("ADJ", "DET", "VERB"):
            moving.add(token.i)
    return moving


_OPEN = frozenset(("город", "река", "столица"))
"""Class nouns whose place names take their case: «в городе Уральске», but «в аэропорту Внуково»."""


def _has_preposition(noun: Token, tokens: Sequence[Token]) -> bool:
    return any(token.head == noun.i and token.rel == "case" for token in tokens)


def decline_plain(name: str, case: str) -> str | None:
    """A name given in the nominative, in another case: «Большой театр» → «Большом театре».

    Adjectives before the first noun and the noun decline, the rest stays; None where the
    dictionary is not sure.
    """
    if case == "Nom":
        return name
    words = name.split()
    noun = None
    for k, word in enumerate(words):
        own = [r for r in readings(word) if r.pos == "NOUN" and r.feats.get("Case") == "Nom"]
        if own:
            # «в Шымкент»: what the dictionary takes for a man's name is a place here.
            noun = (k, next((r for r in own if r.feats.get("Animacy") != "Anim"), own[0]))
            break
    if noun is None or any("Fixd" in r.feats for r in readings(words[noun[0]])[:1]):
        return name if noun is not None else None
    k, reading = noun
    gender, number = reading.feats.get("Gender", "Masc"), reading.feats.get("Number", "Sing")
    out = []
    for j, word in enumerate(words):
        if j > k:
            out.append(word)
            continue
        if j == k:
            living = reading.feats.get("Animacy") == "Anim" and word[0].isupper()
            still = living and case == "Acc" and gender == "Masc"
            changed = word if still else inflect(reading, case=case, number=number)
        else:
            adjectives = [
                r for r in readings(word) if r.pos == "ADJ" and r.feats.get("Case") == "Nom"
            ]
            if not adjectives:
                return None
            changed = inflect(
                adjectives[0], case=case, number=number, gender=gender, animacy="Inan"
            )
        if changed is None:
            return None
        out.append(like(word, changed))
    return " ".join(out)
