"""Whether a clause tells a fact: asked, denied, planned, supposed and rumoured ones do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizgen.facts.spans import Clauses
from quizgen.model import Token
from quizgen.russian.gazetteer import intro, say_verb
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_doubtful
from quizgen.russian.wordlists import lists

_WORD = re.compile(r"[А-ЯЁа-яё-]+")
_NO = frozenset(("не", "ни"))
_CARRIED = frozenset(("смочь", "суметь", "удаться", "успеть"))
"""Verbs whose infinitive did happen: «сумел открыть»."""


def _list(name: str) -> frozenset[str]:
    return frozenset(word.replace("ё", "е") for word in lists("moods.yaml")[name])


def _lemmas(token: Token) -> set[str]:
    own = {token.lemma.replace("ё", "е"), token.text.lower().replace("ё", "е")}
    if " " not in token.text:
        own |= {r.lemma.replace("ё", "е") for r in readings(token.text)[:2]}
    return own


def moods_of(clauses: Clauses, verb: Token, form: str) -> frozenset[str]:
    """What speaks against the clause of this word being a plain fact.

    Returns:
        Some of "question", "negated", "conditional", "hearsay", "future", "plan", "command",
        "formerly", "figurative"; nothing for a fact.
    """
    tokens = clauses.tokens
    found = set()
    text = clauses.sentence.text.rstrip()
    at = clauses.piece_of(verb.i)
    piece = clauses.pieces[at] if at >= 0 else None
    own = tokens[piece.first : piece.last] if piece else (verb,)
    if text.endswith("?") or any(t.text.lower() == "ли" for t in own):
        found.add("question")
    group = [verb, *(t for t in own if t.pos == "AUX" or t.lemma == "быть")]
    if any(t.i and tokens[t.i - 1].text.lower() in _NO for t in group) or any(
        t.lemma in ("нельзя", "невозможно", "отказаться", "отказываться") for t in own
    ):
        found.add("negated")
    if verb.i and tokens[verb.i - 1].text.lower() in ("почти", "чуть"):
        found.add("negated")
    told = [t for t in tokens if not t.feats.get("Quoted")]
    if any(_lemmas(t) & _list("conditional") for t in told):
        found.add("conditional")
    if any(t.text.lower() == "чтобы" for t in own):
        found.add("plan")
    if hearsay(told) or _unsure(clauses):
        found.add("hearsay")
    if _asked_there(clauses, at):
        found.add("question")
    found |= _reported(clauses, at)
    found |= _time_of(clauses, verb, form, own, at)
    if any(_lemmas(t) & _list("formerly") for t in own):
        found.add("formerly")
    if any(_lemmas(t) & _list("figures") and t.feats.get("Case") in ("Nom", "Ins") for t in own):
        found.add("figurative")
    return frozenset(found)


def _unsure(clauses: Clauses) -> bool:
    """«Как гласит предание, …», «По мнению Птолемея, …»: what the analysis leaves aside."""
    sentence, kept = clauses.sentence, clauses.tokens
    before = sentence.text[: max(kept[0].start - sentence.start, 0)] if kept else ""
    after = sentence.text[max(kept[-1].stop - sentence.start, 0) :] if kept else ""
    words = [w for w in _WORD.findall(f"{before} {after}") if not w[:1].isupper() or w in before]
    lemmas = [{r.lemma.replace("ё", "е") for r in readings(w)[:2]} for w in words]
    if any(own & _list("hearsay") for own in lemmas):
        return True
    told = [t.text.lower() for t in kept]
    words = [w.lower() for w in words]
    return any(
        one in ("по", "согласно") and other in _list("opinions")
        for row in (words, told) for one, other in pairwise(row)
    )  # fmt: skip


def hearsay(tokens: Sequence[Token]) -> bool:
    """«по слухам», «согласно легенде», «говорят, будто»."""
    low = [t.text.lower() for t in tokens]
    if is_doubtful(low) or any(
        intro(" ".join(low[i : i + n])) == "doubtful" for n in (3, 4) for i in range(len(low))
    ):
        return True  # «по некоторым сведениям»
    for k, token in enumerate(tokens):
        lemmas = _lemmas(token)
        if lemmas & _list("hearsay") and " " not in token.text:
            return True
        if token.lemma in _list("fiction") and k and tokens[k - 1].text.lower() in ("в", "во"):
            return True
        nobody = k == 0 or tokens[k - 1].text in (",", "как", "—", "–")
        if nobody and lemmas & _list("hearsay by all") and token.feats.get("Number") == "Plur":
            if token.feats.get("Tense") == "Pres" and tokens[k + 1 : k + 2] != []:
                return tokens[k + 1].text in (",", "о", "что", "—")
    return False


def _asked_there(clauses: Clauses, at: int) -> bool:
    """«Где зимуют ласточки, неизвестно»: a question inside a sentence, not a place told of."""
    if at < 0:
        return False
    piece = clauses.pieces[at]
    lead = [t for t in clauses.tokens[piece.first : piece.last] if t.pos not in ("CCONJ", "ADP")]
    word = lead[0] if lead else None
    if word is None or {word.lemma, word.text.lower()}.isdisjoint(_list("interrogative")):
        return False
    before = clauses.tokens[: piece.first]
    if word.text.lower() == "когда":
        rest = before or clauses.tokens[piece.last :]
        return any(_lemmas(t) & _list("asking") for t in rest)
    if at == 0 or not before:
        return len(clauses.pieces) > 1 and clauses.pieces[1].mark == ","
    if len(before) > 1 and _lemmas(before[-2]) & _list("pointing"):
        return False  # «там, где», «тот, кто»
    return not any(p.last == piece.first - 2 for p in clauses.phrases)


def _reported(clauses: Clauses, at: int) -> set[str]:
    """«Букмекеры ждут, что …»: true only after verbs of knowing."""
    speech = clauses.sentence.speech
    if speech is not None:
        refuted = speech.verb.replace("ё", "е") in _list("refuting")
        if refuted or say_verb(speech.verb) == "opinion":
            return {"hearsay"}
    while at >= 0:
        piece = clauses.pieces[at]
        opening = {t.text.lower() for t in clauses.tokens[piece.first : piece.first + 2]}
        if piece.kind == "subordinate" and opening & {"что", "как"} and at > 0:
            before = clauses.pieces[at - 1]
            words = clauses.tokens[before.first : before.last]
            denied = any(t.text.lower() in _NO for t in words)
            if denied or not any(_lemmas(t) & _list("factive") for t in words):
                return {"hearsay"}
            return set()
        if piece.kind != "bare" and piece.mark not in ("и", ","):
            return set()
        if piece.kind in ("finite", "relative"):
            return set()
        at -= 1
    return set()


def _time_of(clauses: Clauses, verb: Token, form: str, own: Sequence[Token], at: int) -> set[str]:
    found = set()
    helpers = [t for t in own if t.lemma == "быть" and t.i != verb.i]
    if form == "infinitive":
        above = {lemma for t in own if t.i != verb.i for lemma in _lemmas(t)}
        future = any(t.feats.get("Tense") == "Fut" for t in helpers)
        if not above & _CARRIED:
            found.add("future" if future else "plan")
    if form in ("finite", "short"):
        if verb.feats.get("Tense") == "Fut" or any(t.feats.get("Tense") == "Fut" for t in helpers):
            found.add("future")
        if verb.feats.get("Mood") == "Imp":
            found.add("command")
        if any(t.feats.get("VerbForm") == "Inf" for t in helpers):
            found.add("plan")
    if form in ("converb", "noun"):
        main = at if form == "noun" else clauses.main(at)
        piece = clauses.pieces[main] if main >= 0 else None
        if piece is None or piece.verb < 0:
            found.add("plan")
        else:
            said = clauses.tokens[piece.verb]
            words = clauses.tokens[piece.first : piece.last]
            if said.feats.get("Tense") == "Fut" or said.feats.get("Mood") == "Imp":
                found.add("future")
            if form == "noun" and any(_lemmas(t) & _list("undone") for t in words):
                found.add("plan")
            if any(t.text.lower() in _NO for t in words) and form == "noun":
                found.add("negated")
    return found
