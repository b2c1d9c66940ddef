"""Complements that are a fact by themselves: «От чего умер Пушкин?», «Из чего состоит кровь?».

Other checks judge by how much a stem tells. Here verb and complement make the fact, so it is
enough that whoever or whatever it is told of is known, and that the answer is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from quizgen.facts.clause import ADVERB, OBJECT, TIME, Part
from quizgen.model import Token
from quizgen.questions.answers import vague_answer
from quizgen.questions.drafts import Draft
from quizgen.questions.enough import nameless_past, too_little_said
from quizgen.questions.holding import depth, proper, subject_of
from quizgen.questions.vagueness import in_the_past, is_vague, nameless
from quizgen.questions.worth import folk, unnamed_thing
from quizgen.russian.gazetteer import is_contextual, is_deverbal, is_post
from quizgen.russian.morphology import readings
from quizgen.russian.phrases import case_of
from quizgen.russian.wordlists import lists, words

_UNSPECIFIC = words("unspecific")
_SAME = {"об": "о", "обо": "о", "ко": "к", "со": "с", "во": "в", "изо": "из"}
_AFFAIRS = frozenset(("учиться", "обучаться", "купить", "отнять", "получить", "приступить",
                      "перейти", "познакомиться", "отказаться"))  # fmt: skip
"""Done more than once in a life: one time of it needs a date, a place or what was got."""
_NEVER_ONE = frozenset(
    ("граничить", "соседствовать", "торговать", "сотрудничать", "стать", "становиться", "являться",
     "быть", "оказаться", "считаться")
)  # fmt: skip
_OFFICES = frozenset(("работать", "служить", "стать", "становиться", "назначить", "избрать"))
_AMONG = re.compile(
    r"\bв частности,|\bв том числе\b|\bнапример\b|\bв (?:это|то) время\b|\bв эти годы\b", re.I
)
"""The sentence tells one of several, or of a time it does not name."""
_HONOURS = frozenset(("орден", "медаль", "награда", "премия", "звание", "грамота"))
_TELLING_OFFICE = 3
"""Words of an office that is told without a name in it."""


COARSE = frozenset((too_little_said, nameless_past, unnamed_thing, vague_answer, folk))
"""Checks that weigh how much is told: a complement that is itself the fact need not pass them."""


def excused(draft: Draft, check: Callable[[Draft], bool]) -> bool:
    """Whether a check that found fault is too coarse for what the draft asks."""
    return check in COARSE and settled(draft)


def settled(draft: Draft) -> bool:
    """Whether the complement asked is a whole answer about somebody or something known."""
    fact, role = draft.fact, draft.role
    if role.name != "complement" or fact.predicate is None or fact.rule != "clause":
        return False
    subject, part = subject_of(draft), fact.parts[role.part]
    if subject is None or role.focus != part.tokens or not _listed(draft, part):
        return False
    if not _known(subject, draft) or not _whole(draft, part):
        return False
    if fact.predicate.lemma in _OFFICES and "TERM" not in role.types:
        return _office(draft, part)
    once = fact.predicate.lemma not in _AFFAIRS and not _lasted(draft)
    return once or _dated_or_placed(draft, part)


def _lasted(draft: Draft) -> bool:
    """«Чем занимался?», «Из чего состояла?»: at one time this, at another that."""
    predicate = draft.fact.predicate
    if predicate is None or not in_the_past(draft):
        return False
    verb = next((t for t in predicate.tokens if t.lemma == predicate.lemma), predicate.tokens[-1])
    return verb.feats.get("Aspect") == "Imp"


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    return lists("complements.yaml")


def _listed(draft: Draft, part: Part) -> bool:
    predicate = draft.fact.predicate
    case = part.case or case_of(part.tokens, part.head) or ""
    key = f"{_SAME.get(part.preposition, part.preposition)} {case}".strip()
    people = " кто" if draft.role.types & {"PERSON", "PEOPLE"} else ""
    lemma = predicate.lemma.replace("ё", "е") if predicate else ""
    return lemma in _table().get(key + people, frozenset())


def _known(subject: Part, draft: Draft) -> bool:
    """Somebody or something named, or a thing of a kind of which it holds at any time."""
    if subject.head.pos in ("PRON", "DET") or is_vague(subject, draft):
        return False
    if subject.head.feats.get("Resolved") and subject.head.feats.get("Animacy") != "Anim":
        return False  # a thing written out for «он» may be another
    if any(t.pos in ("DET", "NUM") or _pointing(t) for t in subject.tokens):
        return False
    if any(proper(t) and depth(t, subject) < 2 for t in subject.tokens):
        return True
    if draft.dated or nameless(subject.tokens, subject.head, past=True):
        return False
    if is_contextual(subject.head.lemma) and len(subject.tokens) < 2:
        return False
    if not in_the_past(draft):
        return True
    # «Развитие оптики привело»: what became of what is told by its own name.
    return is_deverbal(subject.head.lemma) and any(
        t.head == subject.head.i
        and t.pos == "NOUN"
        and t.feats.get("Case") == "Gen"
        and not is_contextual(t.lemma)
        for t in subject.tokens
    )


def _whole(draft: Draft, part: Part) -> bool:
    """Nothing of the answer stands outside it, and it points to nothing said before."""
    tokens = draft.fact.sentence.tokens
    inside = {t.i for t in part.tokens}
    own = [t for t in part.tokens if t.pos not in ("ADP", "CCONJ", "PUNCT")]
    if any(t.pos in ("PRON", "DET") or _pointing(t) for t in own):
        return False
    if _AMONG.search(draft.fact.sentence.text) or _bare_end(part):
        return False
    subject = subject_of(draft)
    if subject is not None and subject.head.lemma == part.head.lemma:
        return False  # «От чего происходят языки?» asks «от какого языка»
    if any(t.rel == "conj" and t.head in inside and t.i not in inside for t in tokens):
        return False
    if nameless(part.tokens, part.head, past=True) and not is_post(part.head.lemma):
        return False
    others = [t for t in own if t.i != part.head.i]
    if all(t.lemma in _UNSPECIFIC for t in others) and is_contextual(part.head.lemma):
        return False
    deed = is_deverbal(part.head.lemma) and part.preposition != "от"
    plural = part.head.feats.get("Number") == "Plur" and not part.preposition
    if not others and (deed or plural or part.head.pos == "ADJ"):
        return False  # «приступил к строительству»: of what; «умер от истощения» is whole
    if not others and _before_the_verb(draft, part):
        return False  # «за отличие | в боях награждён»
    return not _runs_over(draft, part, tokens)


def _pointing(token: Token) -> bool:
    return "Apro" in readings(token.text)[0].feats


def _bare_end(part: Part) -> bool:
    """«директором компании»: of which, the article said before."""
    last = part.tokens[-1]
    alone = not any(t.head == last.i and t.pos != "ADP" for t in part.tokens)
    return last.pos == "NOUN" and alone and last.i != part.head.i and is_contextual(last.lemma)


def _before_the_verb(draft: Draft, part: Part) -> bool:
    """Whether another phrase stands right between the one asked and the verb after it."""
    predicate = draft.fact.predicate
    if predicate is None or part.tokens[-1].i > predicate.tokens[0].i:
        return False
    return any(
        p.preposition and p.start - len(p.preposition.split()) == part.tokens[-1].i + 1
        for p in draft.fact.parts
    )


def _runs_over(draft: Draft, part: Part, tokens: tuple[Token, ...]) -> bool:
    """«произведений, | написанных до войны», «десятку | лучших»: what narrows it is left out."""
    at = part.tokens[-1].i + 1
    after = tokens[at : at + 2]
    if not after:
        return False
    if after[0].text == "," and len(after) > 1:
        first = readings(after[1].text)[0]
        if after[1].pos == "ADP" and after[1].text in {t.text for t in part.tokens}:
            return True  # «по наркотикам | , по торговле людьми»
        return first.feats.get("VerbForm") == "Part" or after[1].pos in ("NOUN", "ADJ", "PROPN")
    if after[0].text in '(«":' or after[0].text.lower() in ("и", "или", "а", "также"):
        joined = after[1] if len(after) > 1 else after[0]
        return joined.pos in ("NOUN", "ADJ", "PROPN", "ADP")
    taken = {t.i for p in draft.fact.parts for t in p.tokens}
    verb = draft.fact.predicate.tokens if draft.fact.predicate else ()
    spoken = taken | {t.i for t in verb}
    if after[0].pos == "ADP":
        return not any(
            p.preposition and p.start - len(p.preposition.split()) == at for p in draft.fact.parts
        )
    return after[0].pos in ("NOUN", "ADJ", "PROPN") and after[0].i not in spoken


def _office(draft: Draft, part: Part) -> bool:
    """«Кем стал Лесков в 1862 году?»: an office told in full, in the past, at a time or a place."""
    if not in_the_past(draft) or part.head.feats.get("Number") == "Plur":
        return False
    own = [t for t in part.tokens if t.pos in ("NOUN", "PROPN", "ADJ")]
    told = any(proper(t) for t in own) or len(own) >= _TELLING_OFFICE
    placed = _dated_or_placed(draft, part)
    return placed and (told or any(_place(p) for p in draft.fact.parts if p is not part))


def _place(part: Part) -> bool:
    return bool(part.preposition) and any(proper(t) for t in part.tokens)


def one_of_its_makers(draft: Draft) -> bool:
    """«Какой роман написал Толстой?»: of many works and awards a time tells which."""
    if draft.role.name != "attribute" or "TERM" not in draft.role.types:
        return False
    if draft.role.head.lemma not in lists("genus.yaml")["works"]:
        return False
    return not any(
        p.function == TIME or _place(p) or p.preposition == "за"
        for k, p in enumerate(draft.fact.parts)
        if k != draft.role.part
    )


def one_of_its_lands(draft: Draft) -> bool:
    """«С какой страной граничит Швеция?»: with others too; «Какой страной стала …?»."""
    predicate = draft.fact.predicate
    if draft.role.name != "complement" or not draft.role.types & {"COUNTRY", "CITY"}:
        return False
    return draft.fact.rule != "clause" or (predicate is not None and predicate.lemma in _NEVER_ONE)


def half_an_answer(draft: Draft) -> bool:
    """«За что в боях награждён? — за отличие»: what follows the one word belongs to it."""
    if draft.role.name != "complement" or draft.role.part < 0 or len(draft.role.focus) > 1:
        return False
    if draft.role.head.lemma in _HONOURS:
        return True  # «орденами»: which
    part = draft.fact.parts[draft.role.part]
    return bool(part.preposition) and _before_the_verb(draft, part)


COMPLEMENTS = (
    ("vague answer", half_an_answer),
    ("too little said", one_of_its_makers),
    ("not worth asking", one_of_its_lands),
)
"""Checks of what is asked by its kind."""


def _dated_or_placed(draft: Draft, part: Part) -> bool:
    return any(
        p.function == TIME or p.function == OBJECT or _place(p)
        for p in draft.fact.parts
        if p is not part and p.function != ADVERB
    )
