"""Phrases read off the words, as tokens whose tree and features say what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizgen.facts.nounforms import noun_forms
from quizgen.facts.phrase import Phrase
from quizgen.facts.spans import Clauses
from quizgen.model import Sentence, Token
from quizgen.russian.gazetteer import class_noun_kind, is_deverbal
from quizgen.russian.morphology import readings

_OWN = frozenset(("о", "об", "обо", "для", "против", "между"))
"""Prepositions whose phrase belongs to the noun before it, whatever the parser says."""
_OFTEN = frozenset(("с", "со", "из", "без", "от", "к", "ко", "над", "под"))


def trailing(clauses: Clauses, phrase: Phrase, spoken: set[int], core: bool) -> tuple[Phrase, ...]:
    """The prepositional phrases that belong to a noun before them: «машина | для откачки воды»."""
    found: list[Phrase] = []
    if not core or phrase.kind == "time" or phrase.kind == "which":
        return ()
    # «училище по первому разряду» is no school of its own.
    thing = class_noun_kind(phrase.head.lemma) not in ("ORG", "PLACE", "PERSON") and not any(
        t.text[:1].isupper() and t.i for t in phrase.tokens
    )
    last, inside = phrase.last, {t.i for t in phrase.tokens}
    for other in clauses.phrases:
        if other.first != last + 1 or not other.preposition or other.kind == "time":
            continue
        if other.head.i in spoken:
            break
        tied = other.head.head in inside and other.head.rel == "nmod"
        attached = other.head.head in inside
        things = phrase.head.feats.get("Animacy") != "Anim" and "Ins" in other.cases
        own = other.preposition in _OWN or (other.preposition in _OFTEN and attached)
        own = own or (other.preposition in ("с", "со") and things and phrase.head.pos == "NOUN")
        # «тарифы на проезд», «инструкция по охране труда»; where a thing stands is not its own.
        own = own or (tied and thing and (other.preposition == "по" or _onto(other)))
        if not own:
            break
        found.append(other)
        last = other.last
        inside |= {t.i for t in other.tokens}
    return tuple(found)


def _onto(phrase: Phrase) -> bool:
    return phrase.preposition == "на" and "Loc" not in phrase.cases


def of_action(clauses: Clauses, phrase: Phrase, spoken: set[int]) -> tuple[Phrase, ...]:
    """What the parser hangs on a noun of action: «за работу | на радио»."""
    head = phrase.inner[-1].head if phrase.inner else phrase.head
    if phrase.kind != "noun" or phrase.joined:
        return ()
    return tuple(
        other for other in clauses.phrases
        if other.first == phrase.last + 1 and other.preposition and other.kind == "noun"
        and other.head.i not in spoken
        and (
            is_deverbal(head.lemma)
            or (other.head.head in {t.i for t in phrase.tokens} and other.head.rel == "nmod")
        )
    )  # fmt: skip


def settled(
    phrase: Phrase, case: str | None, more: Sequence[Phrase], verb: int, sentence: Sentence
) -> tuple[tuple[Token, ...], Token]:
    """The words of a phrase and of what trails it, and its head, with the case it stands in."""
    changed: dict[int, Token] = {}
    _settle(phrase, case, verb, "obl", changed)
    for other in more:
        _settle(other, None, phrase.head.i, "nmod", changed)
    tokens = [*phrase.tokens]
    if more:
        # The prepositions between.
        every = {t.i: t for other in more for t in other.tokens}
        tokens += [every[i] for i in sorted(every)]
        tokens = _with_prepositions(tokens, more, sentence.tokens, changed)
    for token in tokens[:1]:
        if _opens(token, sentence):
            own = changed.get(token.i, token)
            changed[token.i] = replace(own, feats={**own.feats, "Opening": "Yes"})
    return _glued([changed.get(t.i, t) for t in tokens], changed[phrase.head.i])


def _glued(tokens: Sequence[Token], head: Token) -> tuple[tuple[Token, ...], Token]:
    """«5», «:», «2» that stand without a space, as one word."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before is not None and before.stop == token.start and _numeric(before, token):
            found[-1] = replace(before, text=before.text + token.text, stop=token.stop)
            if before.i == head.i:
                head = found[-1]
        else:
            found.append(token)
    return tuple(found), head


def _numeric(one: Token, other: Token) -> bool:
    marks = ":%°‰"
    return (one.text[-1:].isdigit() or one.text[-1:] in (":", "+", "−", "–")) and (
        other.text[:1] in marks or other.text[:1].isdigit()
    )


def _opens(token: Token, sentence: Sentence) -> bool:
    """«Застёжка-липучка», «Шерстистый»: a capital for standing first, in a word nobody lists."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), None)
    if first is None or first.i != token.i or token.pos not in ("NOUN", "ADJ"):
        return False
    if any(m.first <= token.i < m.last for m in sentence.mentions):
        return False
    parts = token.text.lower().split("-")
    if token.pos == "NOUN":
        return len(parts) > 1 and all(readings(part)[0].known for part in parts)
    return not parts[-1].rstrip("ймегохуяюи").endswith(("ск", "цк"))


def _with_prepositions(
    tokens: list[Token], more: Sequence[Phrase], words: Sequence[Token], changed: dict[int, Token]
) -> list[Token]:
    """The words with the prepositions of the phrases that trail."""
    found = list(tokens)
    for other in more:
        for token in words[other.first : other.tokens[0].i]:
            changed[token.i] = replace(token, head=other.head.i, rel="case")
            found.append(token)
    return sorted(found, key=lambda t: t.i)


def _settle(
    phrase: Phrase, case: str | None, above: int, rel: str, changed: dict[int, Token]
) -> None:
    forms = [f for f in phrase.forms if f[0] == case] if case else []
    form = forms[0] if forms else (phrase.forms[0] if len(phrase.cases) < 6 else None)
    if case is None and form is not None:
        case = form[0]
    head = phrase.head
    changed[head.i] = _with(_counted(head, case), case, form, head=above, rel=rel)
    for token in phrase.modifiers:
        pos = token.pos if token.pos in ("ADJ", "DET", "VERB") else "ADJ"
        own = {"Case": case} if case else {}
        changed[token.i] = replace(
            token, head=head.i, rel="amod", pos=pos, feats={**token.feats, **own}
        )
    if phrase.number is not None:
        changed[phrase.number.i] = replace(phrase.number, head=head.i, rel="nummod", pos="NUM")
        noun = next(
            (f for f in noun_forms(head) if f[0] == ("Gen" if case in ("Nom", "Acc") else case)),
            None,
        )
        changed[head.i] = _with(head, noun[0] if noun else case, noun, head=above, rel=rel)
    for inner in phrase.inner:
        name = inner.head
        agreeing = (
            name.feats.get("Animacy") == "Anim" and case in inner.cases and len(inner.tokens) == 1
        )
        if inner.kind == "quantity":
            _settle(inner, None, head.i, "nmod", changed)
        elif inner.head.rel == "appos" and len(inner.tokens) == 1 and case in inner.cases:
            _settle(inner, case, head.i, "appos", changed)  # «реки Вазузы»
        elif case in ("Nom", "Acc") and _stranger(name):
            feats = {"Case": "Nom", "Number": "Sing", "Gender": "Masc", "Animacy": "Inan"}
            changed[name.i] = replace(
                name, pos="NOUN", lemma=name.text, head=head.i, rel="appos", feats=feats
            )
        elif len(inner.cases) == 6 or agreeing:
            _settle(inner, case if agreeing else None, head.i, "appos", changed)
        else:
            _settle(inner, "Gen", head.i, "nmod", changed)
    for other in phrase.joined:
        _settle(other, case, head.i, "conj", changed)


def _stranger(token: Token) -> bool:
    """«гормон лептин»: a word nobody lists, as it is called."""
    return (
        token.text.islower() and token.text.isalpha() and token.text[-1] not in "аеёиоуыэюяьй"
        and not any(r.known for r in readings(token.text))
    )  # fmt: skip


def _counted(head: Token, case: str | None) -> Token:
    """«Барселоной»: a quoted word whose ending tells case, number and gender."""
    if case != "Ins" or not head.feats.get("Quoted"):
        return head
    found = [r for r in readings(head.text.strip('«»"“”„')) if r.feats.get("Case") == "Ins"]
    if not found or not found[0].known:
        return head
    own = {k: found[0].feats[k] for k in ("Number", "Gender") if k in found[0].feats}
    return replace(head, feats={**head.feats, **own})


def _with(
    token: Token, case: str | None, form: tuple[str, str, str] | None, head: int, rel: str
) -> Token:
    feats = dict(token.feats)
    if case:
        feats["Case"] = case
    if form is not None:
        for name, value in (("Number", form[1]), ("Gender", form[2])):
            if value:
                feats[name] = value
    return replace(token, feats=feats, head=head, rel=rel)
