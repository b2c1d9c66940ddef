"""The phrases of a clause of news that fill what its pattern asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from quizgen.facts.lifeclauses import LifeClause, listed
from quizgen.facts.lifekinds import Slot, is_kind, named
from quizgen.facts.lifepatterns import Way
from quizgen.facts.newsactors import told_of
from quizgen.facts.newskinds import MORE
from quizgen.facts.phrase import Phrase
from quizgen.facts.slotwords import takes
from quizgen.model import Token
from quizgen.russian.gazetteer import country_of_adjective

_PLAIN = {"во": "в", "со": "с", "об": "о", "обо": "о"}
_LONGEST = 12
_GOES_ON = frozenset(("на", "о", "об", "по", "с", "со", "для", "за", "против", "между", "из", "от",
                      "к", "до"))  # fmt: skip
"""Prepositions of what belongs to the thing before it: «контракт на поставку танков»."""
_PLACES = frozenset(("в", "во", "на", "при", "у"))


def fill(clause: LifeClause, name: str, ways: Sequence[Way]) -> Slot | None:
    """The one phrase of the clause that fills the slot; None where none does, or several do."""
    found = [
        slot
        for way in ways
        for phrase in clause.phrases
        if (slot := _fits(clause, name, way, phrase)) is not None
    ]
    return found[0] if len({slot.phrase.first for slot in found}) == 1 else None


def _fits(clause: LifeClause, name: str, way: Way, phrase: Phrase) -> Slot | None:
    plain = _PLAIN.get(phrase.preposition, phrase.preposition)
    if phrase.kind not in ("noun", "quantity") or plain not in way.prepositions:
        return None
    case = next((c for c in ("Acc", "Gen", "Dat", "Ins", "Loc", "Nom")
                 if c in way.cases and c in phrase.cases), None)  # fmt: skip
    if case is None or not phrase.tokens:
        return None
    if not phrase.preposition and _apart(clause, phrase):
        return None
    tokens = _whole(clause, phrase, way.kind)
    if tokens is None or len(tokens) > _LONGEST:
        return None
    if any(b.i != a.i + 1 for a, b in pairwise(tokens)):
        return None
    if any(t.lemma in told_of("pointing") for t in tokens):
        return None
    tokens = _in_marks(clause, tokens)
    slot = Slot(name, phrase.preposition, tokens, phrase.head, case, phrase)
    judge = _KINDS.get(way.kind)
    return slot if (judge(slot) if judge else is_kind(clause, slot, way.kind)) else None


def _apart(clause: LifeClause, phrase: Phrase) -> bool:
    """Whether a mark stands between the verb and the phrase: then it need not be its object."""
    low, high = sorted((clause.verb.i, phrase.head.i))
    return any(t.text in ("—", "–", ";", ":") for t in clause.sentence.tokens[low:high])


def _in_marks(clause: LifeClause, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """With the quotation marks right around it: «режим самоизоляции»."""
    words = clause.sentence.tokens
    before = words[tokens[0].i - 1] if tokens[0].i else None
    after = words[tokens[-1].i + 1] if tokens[-1].i + 1 < len(words) else None
    if before and after and (before.text, after.text) in (("«", "»"), ('"', '"')):
        return (before, *tokens, after)
    return tokens


def _whole(clause: LifeClause, phrase: Phrase, kind: str) -> tuple[Token, ...] | None:
    """The phrase with what goes on with it; None where what follows may or may not belong to it."""
    tokens = phrase.tokens
    words = clause.sentence.tokens
    if kind in _SHORT:
        follows = words[tokens[-1].i + 1 : tokens[-1].i + 3]
        if follows and follows[0].text.lower() in (",", "и") and len(follows) > 1:
            nearer = follows[1]
            if nearer.pos in ("NOUN", "PROPN", "ADJ") and nearer.i < len(words):
                return None if follows[0].text.lower() == "и" else tokens
        return tokens
    for after in clause.phrases:
        if after.first != tokens[-1].i + 1:
            continue
        if not _belongs(after, kind, tokens):
            break
        tokens = (*tokens, *words[after.first : after.last + 1])
    tokens = _with_second(clause, phrase, tokens)
    rest = words[tokens[-1].i + 1 : tokens[-1].i + 2]
    if rest and rest[0].text in '»"':
        rest = words[rest[0].i + 1 : rest[0].i + 2]
    if not rest or rest[0].text in (".", ";", "—", "–", ")", "("):
        return tokens
    if rest[0].text == ",":
        beyond = words[rest[0].i + 1 : rest[0].i + 3]
        open_list = ("NOUN", "PROPN", "ADJ", "DET", "NUM")
        listed_on = beyond and beyond[0].pos in open_list and beyond[0].lemma != "который"
        return None if listed_on else tokens
    if rest[0].text.lower() in ("и", "или", "а"):
        verb = any(
            t.feats.get("VerbForm") == "Fin" or t.feats.get("Variant") == "Short"
            for t in words[rest[0].i + 1 : rest[0].i + 9]
        )
        return tokens if verb else None
    if rest[0].i == clause.verb.i or rest[0].pos in ("ADP", "VERB", "AUX"):
        return tokens
    starts = {p.first for p in clause.phrases if p.kind == "time" or p.preposition}
    starts |= {p.first for p in clause.around if p not in clause.phrases or "Gen" not in p.cases}
    return tokens if rest[0].i in starts else None


def _belongs(after: Phrase, kind: str, tokens: Sequence[Token]) -> bool:
    """Whether the phrase right after a thing tells more of it, and nothing of the deed."""
    if after.kind == "time":
        return False
    if takes(tokens, after):
        return True
    if not after.preposition:
        return after.kind == "noun" and "Gen" in after.cases and "Nom" not in after.cases
    if after.preposition == "за":
        return kind != "thing" and not named(tokens)  # «мессенджер за 19 млрд долларов»
    if kind in ("post", "singlepost", "contest") and after.preposition in ("в", "на", "при"):
        return named(after.tokens)
    return after.preposition in _GOES_ON or (kind == "accusation" and after.preposition == "при")


def _with_second(
    clause: LifeClause, phrase: Phrase, tokens: tuple[Token, ...]
) -> tuple[Token, ...]:
    """«в уклонении от налогов и хищении средств»: both of them."""
    words = clause.sentence.tokens
    at = tokens[-1].i + 1
    if at >= len(words) or words[at].text.lower() != "и":
        return tokens
    after = next((p for p in clause.phrases if p.first == at + 1 and p.kind == "noun"), None)
    if after is None or after.preposition or len(phrase.cases & after.cases) != 1:
        return tokens
    return (*tokens, *words[at : after.last + 1])


def _thing(slot: Slot) -> bool:
    """Something told so that it is understood: with a name, or with what it is of."""
    if slot.head.feats.get("Animacy") == "Anim" or slot.head.lemma in told_of("empty"):
        return False
    return _told(slot)


def _told(slot: Slot) -> bool:
    nouns = [t for t in slot.tokens if t.pos in ("NOUN", "PROPN", "X") or t.feats.get("Quoted")]
    return named(slot.tokens) or len(nouns) > 1


def _of_list(name: str) -> Callable[[Slot], bool]:
    def judge(slot: Slot) -> bool:
        return slot.head.lemma.lower() in told_of(name) and _told(slot)

    return judge


def _money(slot: Slot) -> bool:
    return bool(re.search(r"\d|миллион|миллиард|тысяч", slot.bare)) and slot.head.lemma.lower() in (
        told_of("money")
    )


def _amount(slot: Slot) -> bool:
    return bool(re.search(r"\d.*%|\d.*процент|\d", slot.bare)) and "году" not in slot.bare


def _score(slot: Slot) -> bool:
    return slot.head.lemma == "счёт" and bool(re.search(r"\d ?[:—–-] ?\d", slot.bare))


def _years(slot: Slot) -> bool:
    return bool(re.search(r"\b(?:лет|годам?|год|месяц\w*|штраф\w*|казн\w*|сутк\w*)", slot.bare))


def _named_body(slot: Slot) -> bool:
    if slot.head.feats.get("Animacy") == "Anim" or slot.phrase.joined:
        return False
    return named(slot.tokens) and len(slot.tokens) < 7


def _post(slot: Slot) -> bool:
    """«послом Японии в МАГАТЭ»: a post with whose it is."""
    head = slot.head
    living = head.feats.get("Animacy") == "Anim" and head.pos == "NOUN"
    land = any(country_of_adjective(t.lemma) for t in slot.phrase.modifiers)
    return living and (land or named(slot.tokens)) and head.lemma not in listed("wide jobs")


def _single_post(slot: Slot) -> bool:
    """A post one holds at a time: «руководителем Рособрнадзора»."""
    return _post(slot) and slot.head.lemma in told_of("single posts")


def _best(slot: Slot) -> bool:
    return any(t.lemma in ("лучший", "хороший") for t in slot.phrase.modifiers)


def _honour(slot: Slot) -> bool:
    quoted = bool(slot.head.feats.get("Quoted")) and slot.bare[:1] in '«"'
    return (slot.head.lemma.lower() in told_of("prizes") and len(slot.tokens) > 1) or quoted


def _journal(slot: Slot) -> bool:
    return slot.head.lemma in ("журнал", "газета", "издание") and named(slot.tokens)


def _accusation(slot: Slot) -> bool:
    """What for: a deed or a thing; «в мошенничестве» tells enough."""
    return slot.head.pos in ("NOUN", "PROPN") and slot.head.lemma not in told_of("empty")


def _spot(slot: Slot) -> bool:
    """«на улицы Ливерпуля»: a place told with a name."""
    return named(slot.tokens) and slot.head.feats.get("Animacy") != "Anim"


def _plain_deal(slot: Slot) -> bool:
    return slot.head.lemma in told_of("deals") and len(slot.tokens) == 1


def _one_of(*lemmas: str) -> Callable[[Slot], bool]:
    def judge(slot: Slot) -> bool:
        return slot.head.lemma.lower() in lemmas

    return judge


def _one_of_told(*lemmas: str) -> Callable[[Slot], bool]:
    def judge(slot: Slot) -> bool:
        return slot.head.lemma.lower() in lemmas and _told(slot)

    return judge


def _whom(slot: Slot) -> bool:
    """Somebody or a body by name."""
    return named(slot.tokens) and len(slot.tokens) < 9


def _times(slot: Slot) -> bool:
    return slot.head.lemma == "раз" and len(slot.tokens) > 1


def _goods(slot: Slot) -> bool:
    return not re.search(r"\d|%|процент", slot.bare)


def _label(slot: Slot) -> bool:
    return slot.head.pos == "NOUN" and slot.head.feats.get("Animacy") != "Anim"


def _citizenship(slot: Slot) -> bool:
    return slot.head.lemma == "гражданство" and len(slot.phrase.inner) == 1


_KINDS: dict[str, Callable[[Slot], bool]] = {
    "thing": _thing,
    "deal": _of_list("deals"),
    "law": _of_list("laws"),
    "event": _of_list("events"),
    "contest": _of_list("contests"),
    "money": _money,
    "amount": _amount,
    "score": _score,
    "years": _years,
    "namedbody": _named_body,
    "post": _post,
    "singlepost": _single_post,
    "best": _best,
    "jury": _one_of("жюри", "церемония"),
    "honour": _honour,
    "journal": _journal,
    "role": _of_list("roles"),
    "measure": _of_list("measures"),
    "accusation": _accusation,
    "spot": _spot,
    "plaindeal": _plain_deal,
    "suspicion": _one_of("обвинение", "подозрение"),
    "visit": _one_of("визит", "поездка"),
    "parts": _one_of("участие"),
    "times": _times,
    "goods": _goods,
    "label": _label,
    "citizenship": _citizenship,
    "whom": _whom,
    "posts": _one_of_told("должность", "работа", "пост", "позиция"),
    **MORE,
}
_SHORT = frozenset(("town", "country", "place", "person", "people", "score", "amount", "money",
                    "years", "namedbody", "journal", "ages", "disease"))  # fmt: skip
