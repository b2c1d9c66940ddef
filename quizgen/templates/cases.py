"""A phrase in the case a slot asks for: as it stands where it stands so, else declined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizgen.model import Token
from quizgen.russian.morphology import inflect, like, readings
from quizgen.russian.phrases import decline
from quizgen.russian.prepositions import before

Exceptions = Mapping[str, Mapping[str, str]]
NONE: Exceptions = {}
_DIRECT = frozenset(("Nom", "Acc"))


def in_case(
    tokens: Sequence[Token], head: Token, case: str, number: str | None = None,
    exceptions: Exceptions = NONE,
) -> list[str] | None:  # fmt: skip
    """The phrase's words in a case and number, or None where some word has no certain form.

    Args:
        exceptions: word → {«рд» or «рд.мн»: form}, which go before the dictionary.
    """
    own = {
        k: w for k, t in enumerate(tokens) if (w := _excepted(t, case, number, head, exceptions))
    }
    if not own:
        return _in_case(tokens, head, case, number)
    words = _in_case(tokens, head, case, number)
    if words is None and len(own) < sum(t.pos in ("NOUN", "PROPN", "ADJ") for t in tokens):
        return None
    return [own.get(k, w) for k, w in enumerate(words or [t.text for t in tokens])]


def _excepted(
    token: Token, case: str, number: str | None, head: Token, exceptions: Exceptions
) -> str | None:
    """The form a pack gives for a word: of the head and what agrees with it."""
    if not exceptions or (token.i != head.i and token.head != head.i):
        return None
    if token.i != head.i and token.rel in ("nmod", "case"):
        return None
    for word, forms in exceptions.items():
        known = {word.lower(), *(form.lower() for form in forms.values())}
        if not known & {token.text.lower(), token.lemma}:
            continue
        count = {"Plur": "мн", "Sing": "ед"}[number or head.feats.get("Number", "Sing")]
        name = _RUSSIAN[case]
        form = forms.get(f"{name}.{count}") or (forms.get(name) if count == "ед" else None)
        form = form or (word if case == "Nom" and count == "ед" else None)
        return like(token.text, form) if form and form.islower() else form
    return None


_RUSSIAN = {"Nom": "им", "Gen": "рд", "Dat": "дт", "Acc": "вн", "Ins": "тв", "Loc": "пр"}


def _in_case(
    tokens: Sequence[Token], head: Token, case: str, number: str | None
) -> list[str] | None:
    own = head.feats.get("Case")
    if number in (None, head.feats.get("Number")) and own == case:
        if not any(t.head == head.i and t.pos == "NUM" for t in tokens):
            return [t.text for t in tokens]
    if head.feats.get("Quoted"):
        # «обыграли «Реал»»: the same word is subject and object unless its form tells them apart.
        same = own in _DIRECT and case in _DIRECT and _either(head.text)
        if same or own == case or (case == "Gen" and not own and _genitive(head.text)):
            return [t.text for t in tokens]
        bare = quoted_form(head, case) if len(tokens) == 1 else None
        return [bare] if bare else None
    words = decline(tokens, head, case, number)
    if words is None:
        return None
    mended = [_kin(t, word, case, head) for t, word in zip(tokens, words, strict=True)]
    return None if any(word is None for word in mended) else [word for word in mended if word]


def quoted_form(head: Token, case: str) -> str | None:
    """«Барселоной» in another case: only a single word that its form and the dictionary settle."""
    word = head.text.strip('«»"“”„')
    own = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
    if " " in word or not own or not own[0].known or head.feats.get("Case") != "Ins":
        return None
    reading = next((r for r in own if r.feats["Case"] == "Ins"), None)
    number = reading.feats.get("Number", "Sing") if reading else ""
    form = inflect(reading, case=case, number=number) if reading else None
    return head.text.replace(word, like(word, form)) if form else None


def _kin(token: Token, word: str, case: str, head: Token) -> str | None:
    """The form, or another of the same word where the dictionary changed the word itself.

    «Южно-Уральский» is no «южноуральский», «Высшая» no «высочайшая».
    """
    own = token.text
    if "-" in own and "-" not in word and " " not in own:
        lead, last = own.rsplit("-", 1)
        changed = _adjective(last, case, head)
        return f"{lead}-{like(last, changed)}" if changed else None
    if token.pos != "ADJ" or not any(m in word and m not in own.lower() for m in ("айш", "ейш")):
        return word
    ending = _ENDINGS.get((case, head.feats.get("Gender", ""), head.feats.get("Number", "Sing")))
    return own[:-2] + ending if ending and own[-2:].isalpha() and own[-3:-2] == "ш" else None


def _adjective(word: str, case: str, head: Token) -> str | None:
    reading = next((r for r in readings(word) if r.pos == "ADJ"), None)
    if reading is None:
        return None
    number = head.feats.get("Number", "Sing")
    gender = head.feats.get("Gender", "Masc") if number == "Sing" else ""
    return inflect(reading, case=case, number=number, gender=gender, animacy="Inan")


_ENDINGS = {
    ("Nom", "Fem", "Sing"): "ая", ("Nom", "Masc", "Sing"): "ий", ("Nom", "Neut", "Sing"): "ее",
    ("Acc", "Fem", "Sing"): "ую", ("Acc", "Neut", "Sing"): "ее", ("Acc", "Masc", "Sing"): "ий",
    ("Gen", "Fem", "Sing"): "ей", ("Dat", "Fem", "Sing"): "ей", ("Ins", "Fem", "Sing"): "ей",
    ("Loc", "Fem", "Sing"): "ей",
}  # fmt: skip
"""Of adjectives in -ший, whose comparison the dictionary confuses: «Высшая»."""


def euphonic(text: str, filled: str) -> str:
    """A template's own text before a slot, its last preposition as it sounds before the words."""
    found = _LAST.search(text)
    if found is None or not filled:
        return text
    return text[: found.start(1)] + before(found[1], filled.split()[0].strip("«")) + " "


_LAST = re.compile(r"(?:^|\s)([вско]) $")


def _genitive(name: str) -> bool:
    """«Руслана и Людмилы»: a quoted name whose first word is likeliest a genitive."""
    word = name.strip('«»"“”„').split()[0]
    own = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
    return bool(own) and own[0].feats["Case"] == "Gen" and own[0].feats.get("Number") == "Sing"


def _either(name: str) -> bool:
    """Whether the last word of a quoted name can be nominative and accusative alike."""
    word = name.strip('«»"“”„').split()[-1]
    found = [r for r in readings(word) if r.pos in ("NOUN", "ADJ") and "Case" in r.feats]
    cases = {r.feats["Case"] for r in found}
    return not found or not found[0].known or cases >= _DIRECT
