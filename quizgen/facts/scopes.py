"""Which «сопротивление»: a term of many sciences gets the adjective the article defines it with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.facts.clause import Fact
from quizgen.facts.truthtable import truth_words
from quizgen.model import Sentence
from quizgen.russian.morphology import Reading, inflect, readings

_WORD = re.compile(r"[а-яё-]+")
_RULES = frozenset(("truth", "being", "measure"))


def scopes_of(sentences: Sequence[Sentence]) -> dict[str, Reading]:
    """Wide term, dictionary form → the one adjective that stands before it in the article."""
    found: dict[str, dict[str, Reading]] = {}
    for sentence in sentences:
        for one, other in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if other.lemma not in truth_words("wide terms"):
                continue
            own = next((r for r in readings(one.text) if r.pos == "ADJ"), None)
            if own is not None and own.lemma in truth_words("sciences"):
                found.setdefault(other.lemma, {})[own.lemma] = own
    return {term: next(iter(own.values())) for term, own in sorted(found.items()) if len(own) == 1}


def scoped(fact: Fact, scopes: Mapping[str, Reading]) -> Fact:
    """The fact with the adjective in its question, where the term stands there alone."""
    if fact.rule not in _RULES or not scopes:
        return fact
    roles = tuple(
        replace(role, text=_with_scope(role.text, scopes))
        if role.name == "relation" or (fact.rule == "measure" and role.name == "definition")
        else role
        for role in fact.roles
    )
    return replace(fact, roles=roles)


def _with_scope(text: str, scopes: Mapping[str, Reading]) -> str:
    words = text.split(" ")
    for k, word in enumerate(words):
        noun = _bare(words, k, scopes)
        if noun is None:
            continue
        own = scopes[noun.lemma]
        form = inflect(
            own,
            case=noun.feats.get("Case", "Nom"),
            number="Sing",
            gender=noun.feats.get("Gender", "Neut"),
        )
        if form:
            words[k] = f"{form} {word}"
    return " ".join(words)


def _bare(words: Sequence[str], k: int, scopes: Mapping[str, Reading]) -> Reading | None:
    """The term that stands here in the singular with no adjective, no genitive beside it."""
    if not _WORD.fullmatch(words[k]):
        return None
    own = [r for r in readings(words[k]) if r.pos == "NOUN" and r.lemma in scopes]
    own = [r for r in own if r.feats.get("Number") == "Sing"]
    if not own or (k and any(r.pos == "ADJ" for r in readings(words[k - 1])) and k > 1):
        return None
    after = readings(words[k + 1])[0] if k + 1 < len(words) else None
    if after is not None and after.feats.get("Case") == "Gen":
        return None
    wanted = "Nom" if not k or _asks(words[k - 1]) else "Gen"
    return next((r for r in own if r.feats.get("Case") == wanted), own[0])


def _asks(word: str) -> bool:
    return any(r.pos in ("VERB", "AUX") or word in ("такое", "каково") for r in readings(word))
