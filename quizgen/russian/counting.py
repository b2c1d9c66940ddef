"""Counted phrases as wholes: «сколько рабочих», «в девяти филиалах»."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.model import Token
from quizgen.russian.cardinals import how_many, spell
from quizgen.russian.reading import read_numeral
from quizgen.russian.wordforms import form

_ADJECTIVAL = frozenset(("ADJ", "DET", "VERB"))


def counter(tokens: Sequence[Token], head: Token) -> Token | None:
    """The numeral that counts the head of the phrase, or None."""
    for token in tokens:
        if token.head == head.i and token.pos == "NUM":
            return token
    return None


def counted_too(tokens: Sequence[Token], head: Token, joined: Token) -> bool:
    """Whether a noun joined to a counted one is counted with it: «300 рек и ручьёв»."""
    number = counter(tokens, head)
    both = all(
        t.feats.get("Case") == "Gen" and t.feats.get("Number") == "Plur" for t in (head, joined)
    )
    if number is None or not both or any(t.text == "," or t.pos == "ADP" for t in tokens):
        return False
    plain = [t.i for t in tokens] == [number.i, head.i, joined.i - 1, joined.i]
    return plain and tokens[2].text == "и"


def how_many_phrase(tokens: Sequence[Token], head: Token, case: str) -> list[str] | None:
    """«сколько рабочих», «скольких предприятий», «сколькими колледжами»: the number replaced.

    The noun takes the genitive plural after «сколько», else the plural in the phrase's case.
    """
    noun_case = "Gen" if case in ("Nom", "Acc") else case
    number = counter(tokens, head)
    if number is None:
        return None
    words: list[str] = []
    for token in tokens:
        if token.i == number.i:
            words.append(how_many(case))
        elif token.i == head.i or (token.head == head.i and token.pos in _ADJECTIVAL):
            irregular = {"человек": "человек", "год": "лет"}.get(token.lemma)
            irregular = "лет" if token.text == "лет" else irregular
            word = irregular if noun_case == "Gen" else None
            word = word or form(token, noun_case, "Plur", head)
            if word is None and token.text[-1:] in "²³":
                word = token.text  # «км³»: written out later, in the genitive
            if word is None:
                return None
            words.append(word)
        else:
            words.append(token.text)
    return words


def decline_counted(tokens: Sequence[Token], head: Token, case: str) -> list[str] | None:
    """A counted phrase in another case; None for numerals that are not plain."""
    number = counter(tokens, head)
    numeral = decline_numeral(number.text, case, head) if number else None
    if number is None or numeral is None:
        return None
    direct = case in ("Nom", "Acc")
    words = []
    for token in tokens:
        if token.i == number.i:
            words.append(numeral)
        elif token.i == head.i or (token.head == head.i and token.pos in _ADJECTIVAL):
            if direct and head.feats.get("Case") == "Gen":
                words.append(token.text)
                continue
            word = form(token, "Gen" if direct else case, "Plur", head)
            if word is None:
                return None
            words.append(word)
        else:
            words.append(token.text)
    return words


def decline_numeral(text: str, case: str, head: Token) -> str | None:
    """A plain cardinal in another case: «девять» → «девяти»; digits stay; others give None."""
    words = text.split()
    if all(word.isdigit() for word in words):
        return text
    numeral = read_numeral([word.lower() for word in words], words, 0)
    if numeral is None or not numeral.value.isdigit() or int(numeral.value) >= 1000:
        return None
    if text.lower() not in {
        spell(int(numeral.value), own, head.feats.get("Gender", "Masc"))
        for own in ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
    }:
        return None
    return spell(int(numeral.value), case, head.feats.get("Gender", "Masc"))
