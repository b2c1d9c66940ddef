"""Noun phrases read off the words alone, by morphology and agreement.

The parser attaches what stands around a dash badly, so the rules of definitions do not ask it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.agreement import compatible
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import Reading, inflect, like, readings
from quizgen.russian.namingwords import fold, naming
from quizgen.russian.phrases import join

DASHES = frozenset("—–")
_RELATIVES = frozenset(("который", "где", "чей", "куда", "откуда"))
_NOMINAL = frozenset(("NOUN", "PROPN", "X"))


def leading_noun(tokens: Sequence[Token], case: str) -> int | None:
    """Where the noun of a phrase stands that opens with it or with its modifiers in this case.

    None where the words open no such phrase: a preposition, a verb, a modifier that does not agree.
    """
    modifiers: list[Token] = []
    k = 0
    while k < len(tokens):
        token = tokens[k]
        if _is_noun(token, case) and not (_is_modifier(token, case) and _more(tokens, k, case)):
            return k if _agree(modifiers, token, case) else None
        if _is_modifier(token, case):
            modifiers.append(token)
        elif token.pos == "ADP" and modifiers and k + 1 < len(tokens):
            k += 1  # «второй по величине город»
        elif (token.pos not in ("ADV", "CCONJ") and token.text != ",") or (
            not modifiers and token.pos != "ADV"
        ):
            return None
        k += 1
    return None


def _more(tokens: Sequence[Token], k: int, case: str) -> bool:
    """Whether a word that may be an adjective is followed by its noun: «учёный совет»."""
    return k + 1 < len(tokens) and _is_noun(tokens[k + 1], case) and tokens[k].pos == "ADJ"


def _is_noun(token: Token, case: str) -> bool:
    if token.pos not in _NOMINAL or (
        not token.text[:1].isalnum() and not token.feats.get("Quoted")
    ):
        return False
    if token.feats.get("Quoted") or token.feats.get("Abbr"):
        return True
    if is_common(token, case):
        return True
    if token.pos == "PROPN" and token.feats.get("Animacy") == "Anim":
        return token.feats.get("Case") in (None, case)
    own = [r for r in readings(token.text) if r.pos == "NOUN"]
    if not own or not own[0].known:
        return case == "Nom"
    return any(r.feats.get("Case") == case or "Fixd" in r.feats for r in own)


def is_common(token: Token, case: str = "Nom") -> bool:
    """Whether the dictionary knows the word that opens the sentence as a common noun in this case.

    A capital there makes the tagger see names in «Юрта» and «Лава».
    """
    if token.i or " " in token.text or token.text[1:2].isupper() or _also_name(token):
        return False
    own = [r for r in readings(token.text) if r.pos == "NOUN"]
    named = {"Geox", "Surn", "Name", "Patr", "Orgn", "Abbr"}
    return (
        bool(own)
        and all(r.known and not named & set(r.feats) for r in own)
        and any(r.feats.get("Case") == case for r in own)
    )


def _also_name(token: Token) -> bool:
    """«Волга», «Земля»: a word whose capital may be its own."""
    return bool(place_kind(token.text)) or fold(token.lemma) in naming("names too")


def _is_modifier(token: Token, case: str) -> bool:
    return any(_modifying(r, case) for r in readings(token.text))


def _modifying(reading: Reading, case: str) -> bool:
    full = reading.pos in ("ADJ", "DET") or reading.feats.get("VerbForm") == "Part"
    return full and reading.feats.get("Case") == case


def _agree(modifiers: Sequence[Token], noun: Token, case: str) -> bool:
    nouns = [r for r in readings(noun.text) if r.pos == "NOUN" and r.feats.get("Case") == case]
    if not nouns or noun.feats.get("Quoted") or (noun.pos == "PROPN" and not is_common(noun)):
        return True
    return all(
        any(
            compatible(r.feats, n.feats)
            for r in readings(modifier.text)
            if _modifying(r, case)
            for n in nouns
        )
        for modifier in modifiers
    )


def in_nominative(tokens: Sequence[Token], head: int, case: str) -> str | None:
    """A phrase that stands in a case, in the nominative, by its words; None where not certain.

    Args:
        head: position of its noun, as `leading_noun` gives it; what follows stays as it is.
    """
    noun = tokens[head]
    if case == "Nom":
        return written(tokens)
    if noun.feats.get("Quoted") or noun.feats.get("Abbr"):
        return written(tokens) if not head else None
    options = [r for r in readings(noun.text) if r.pos == "NOUN" and r.feats.get("Case") == case]
    person = noun.pos == "PROPN" and noun.feats.get("Animacy") == "Anim"
    if not options or (person and not is_common(noun, case)):
        return None
    reading = max(options, key=lambda r: (_fits_all(tokens[:head], r, case), r.score))
    number, gender = reading.feats.get("Number", "Sing"), reading.feats.get("Gender", "Masc")
    words: list[str] = []
    for k, token in enumerate(tokens):
        if k > head or (k < head and not _is_modifier(token, case)):
            words.append(token.text)
            continue
        if k == head:
            form = inflect(reading, case="Nom", number=number)
        else:
            own = [
                r
                for r in readings(token.text)
                if _modifying(r, case) and compatible(r.feats, reading.feats)
            ]
            # «самой длинной» is of «самый», not of «сам».
            own = [r for r in own if r.lemma == "самый"] or own
            form = inflect(own[0], case="Nom", number=number, gender=gender) if own else None
        if form is None or not _same_word(token.text, form):
            return None
        words.append(like(token.text, form))
    return lowered(join(words), tokens[0])


def _same_word(text: str, form: str) -> bool:
    """Only the ending differs: the dictionary makes «наихорошие» of «наилучших»."""
    stem = text.lower().replace("ё", "е")[: max(2, len(text) - 4)]
    return form.replace("ё", "е").startswith(stem)


def _fits_all(modifiers: Sequence[Token], noun: Reading, case: str) -> bool:
    return all(
        any(compatible(r.feats, noun.feats) for r in readings(m.text) if _modifying(r, case))
        for m in modifiers
        if _is_modifier(m, case)
    )


def written(tokens: Sequence[Token]) -> str:
    """The words as they stand, without the capital that only opens the sentence."""
    return lowered(join([token.text for token in tokens]), tokens[0])


def lowered(text: str, first: Token) -> str:
    """The text with a small letter where its first word only opened the sentence."""
    opening = bool(first.feats.get("Opening")) and not _also_name(first)
    opening = opening or any(is_common(first, case) for case in ("Nom", "Ins"))
    if not opening or text[1:2].isupper():
        return text
    return text[0].lower() + text[1:]


def is_finite(token: Token) -> bool:
    """A finite verb or a short form: what makes a clause."""
    if token.feats.get("VerbForm") == "Fin" or token.feats.get("Variant") == "Short":
        return token.pos in ("VERB", "AUX", "ADJ")
    return False


def own_verb(tokens: Sequence[Token]) -> bool:
    """Whether there is a finite verb outside relative clauses."""
    relative = False
    for token in tokens:
        relative = relative or token.lemma in _RELATIVES
        if is_finite(token) and not relative:
            return True
    return False


def opens_relative(tokens: Sequence[Token]) -> bool:
    """Whether the words after a comma open a relative or participial clause."""
    head = tokens[:3]
    if any(t.lemma in _RELATIVES for t in head):
        return True
    return bool(head) and any(
        r.feats.get("VerbForm") == "Part" and "Case" in r.feats for r in readings(head[0].text)
    )


def segments(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """Stretches between commas and semicolons outside quotation marks, the marks left out."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", ";"):
            found.append([])
        else:
            found[-1].append(token)
    return [tuple(part) for part in found if part]


def told(tokens: Sequence[Token]) -> int:
    """How many words with a meaning there are."""
    return sum(t.pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X") for t in tokens)


def has_name(tokens: Sequence[Token]) -> bool:
    """A proper name or a name in quotation marks among the words."""
    return any(
        t.feats.get("Quoted")
        or (t.text[:1].isupper() and not t.feats.get("Opening") and not is_common(t))
        for t in tokens
    )


def unsaid(tree: Tree) -> bool:
    """A sentence no fact is read off: a headline, somebody's words, a question, torn quotes."""
    sentence = tree.sentence
    text = sentence.text.rstrip()
    return (
        sentence.headline
        or sentence.speech is not None
        or text[-1:] in "?!:…"
        or text.count("«") != text.count("»")
        or text[:1] in "—–-"
    )


def balanced(tokens: Sequence[Token]) -> bool:
    """No quotation mark opens or closes outside these words."""
    marks = [t.text for t in tokens]
    return marks.count("«") == marks.count("»") and marks.count('"') % 2 == 0
