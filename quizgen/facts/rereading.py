"""A sentence read anew: an animal that opens it is no Mr Barsuk, initials belong to the name."""

from __future__ import annotations

import re
from dataclasses import replace

from quizgen.facts.misnamed import renamed
from quizgen.model import Mention, Sentence, Token
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.morphology import Reading, readings
from quizgen.russian.senses import is_beast, wild

_NAMES = frozenset(("Name", "Surn", "Patr"))
_INITIAL = re.compile(r"[А-ЯЁ]")
_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")


def reread(sentence: Sentence) -> Sentence:
    """The sentence with what the recogniser of names got wrong set right."""
    return _initialled(_opened(renamed(sentence)))


def _opened(sentence: Sentence) -> Sentence:
    """The first word as a common noun where its capital alone made it a person."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), None)
    if first is None or first.pos not in ("PROPN", "NOUN") or " " in first.text:
        return sentence
    mention = next((m for m in sentence.mentions if m.first == first.i), None)
    if mention is None or mention.type != "PERSON" or mention.last != first.i + 1:
        return sentence
    own = _creature(first)
    after = sentence.tokens[first.i + 1 : first.i + 2]
    if own is None or (after and after[0].pos == "PROPN") or first.feats.get("Quoted"):
        return sentence
    feats = {k: v for k, v in first.feats.items() if k not in _NAMES}
    token = replace(
        first, pos="NOUN", lemma=own.lemma, feats={**feats, **own.feats, "Opening": "Yes"}
    )
    return replace(
        sentence,
        tokens=tuple(token if t.i == first.i else t for t in sentence.tokens),
        mentions=tuple(m for m in sentence.mentions if m is not mention),
    )


def _creature(token: Token) -> Reading | None:
    """The reading of a word as an animal's common noun, in the case the tagger gave it."""
    found = [r for r in readings(token.text) if r.pos == "NOUN"]
    common = [r for r in found if not _NAMES & set(r.feats) and r.feats.get("Animacy") == "Anim"]
    common = [r for r in common if not is_person_noun(r.lemma)]
    if any(not r.known for r in found) or len(found) != len(common):
        # «Калан», «Лев»: a man's name too, or a word nobody lists.
        common = [r for r in common if is_beast(r.lemma) and wild(r.lemma)]
    if not common:
        return None
    case = token.feats.get("Case")
    return next((r for r in common if r.feats.get("Case") == case), common[0])


def _initialled(sentence: Sentence) -> Sentence:
    """«Ф. О. Шехтеля» as one word, as names that were recognised are."""
    tokens = sentence.tokens
    i, kept, spans = 0, [], []
    while i < len(tokens):
        k = i
        while (
            k + 1 < len(tokens) and _INITIAL.fullmatch(tokens[k].text) and tokens[k + 1].text == "."
        ):
            k += 2
        surname = tokens[k] if k < len(tokens) else None
        if k > i and surname is not None and _CAPITAL.fullmatch(surname.text):
            kept.append(_named(tokens[i : k + 1], surname))
            spans.append((i, k + 1))
            i = k + 1
        else:
            kept.append(tokens[i])
            i += 1
    return _renumbered(sentence, kept, spans) if spans else sentence


def _named(words: tuple[Token, ...], surname: Token) -> Token:
    first = words[0]
    outside = next((t.head for t in words if not first.i <= t.head <= surname.i), surname.head)
    text = " ".join(f"{t.text}." for t in words[:-1] if t.text != ".") + f" {surname.text}"
    own = [r for r in readings(surname.text) if r.pos == "NOUN" and "Case" in r.feats]
    feats = {**dict(surname.feats), "Animacy": "Anim"}
    cases = {r.feats["Case"] for r in own}
    if cases and feats.get("Case") not in cases:
        feats["Case"] = own[0].feats["Case"]
    rel = next((t.rel for t in words if t.head == outside), surname.rel)
    return replace(
        surname, i=first.i, text=text, start=first.start, lemma=text.lower(), pos="PROPN",
        feats=feats, head=outside, rel=rel,
    )  # fmt: skip


def _renumbered(sentence: Sentence, kept: list[Token], spans: list[tuple[int, int]]) -> Sentence:
    new = {-1: -1}
    for at, token in enumerate(kept):
        span = next((s for s in spans if s[0] == token.i), (token.i, token.i + 1))
        new |= dict.fromkeys(range(*span), at)
    new[len(sentence.tokens)] = len(kept)
    tokens = tuple(replace(t, i=at, head=new[t.head]) for at, t in enumerate(kept))
    mentions = [
        replace(
            m, first=new[m.first], last=new[m.last - 1] + 1,
            head=None if m.head is None else new[m.head],
        )
        for m in sentence.mentions if not any(a < m.last and m.first < b for a, b in spans)
    ]  # fmt: skip
    mentions += [Mention("PERSON", new[a], new[a] + 1, tokens[new[a]].text) for a, _ in spans]
    return replace(sentence, tokens=tokens, mentions=tuple(sorted(mentions, key=lambda m: m.first)))
