"""Nouns that could be any: what makes a phrase mean nothing away from the article."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.facts.clause import OBJECT, SUBJECT, Part, Predicate
from quizgen.facts.roles import SUPPORT
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.russian.gazetteer import is_contextual, is_person_noun, light_verb
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words
from quizgen.templates.said import Said

_ONE_OF_MANY = words("one of many")
_FORMER = words("former")
_COPULAS = frozenset(("являться", "стать", "становиться", "быть", "оказаться", "считаться"))


def is_vague(part: Part, draft: Draft) -> bool:
    if part.tail or _all_of_them(part, draft):
        return False
    predicate = draft.fact.predicate
    if _open_noun(part, predicate) or _counted_bare(part, draft):
        return True
    told = part.function not in (SUBJECT, OBJECT) and predicate and predicate.lemma in _COPULAS
    past = in_the_past(draft)
    if _bare_of_the_past(part, draft) or (not told and nameless(part.tokens, part.head, past)):
        return True
    if part.function == OBJECT and predicate and light_verb(predicate.lemma, part.head.lemma):
        return False
    inside = {token.i for token in part.tokens}
    if part.preposition == "за" and part.head.lemma == "граница" and len(part.tokens) == 1:
        return False  # «уехал за границу»
    if any(_side_of_nothing(t, part.tokens) or _whose(t, part.tokens) for t in part.tokens):
        return True
    if any(_unplaced(t, part.tokens) or _untold_body(t, part.tokens) for t in part.tokens):
        return True
    return any(
        (token.pos == "NOUN" or token.pos == "PROPN")
        and is_contextual(token.lemma)
        and (token.lemma not in SUPPORT or part.function in (SUBJECT, OBJECT))
        and (token.feats.get("Number") != "Plur" or token.i == part.head.i)
        and " " not in token.text
        and not (
            predicate and light_verb(predicate.lemma, f"{part.preposition} {token.lemma}".strip())
        )
        and not _specified(token, part.tokens, inside)
        and token.text[:1] not in '«"'
        and not _titled(token, part.tokens)
        for token in part.tokens
    )


def _titled(noun: Token, tokens: tuple[Token, ...]) -> bool:
    """«за роман «Берег»»: the title right after the noun tells which."""
    return any(t.i == noun.i + 1 and t.text[:1] in '«"' for t in tokens)


def _all_of_them(part: Part, draft: Draft) -> bool:
    """«женщины впервые сыграли на …», «учёные оценивают …»: all of them are meant."""
    plural = part.head.pos == "NOUN" and part.head.feats.get("Number") == "Plur"
    if part.function != SUBJECT or not plural or len(part.tokens) > 1:
        return False
    predicate = draft.fact.predicate
    verb = predicate.tokens[predicate.agreeing] if predicate else None
    if verb is not None and verb.lemma == "оценивать" and verb.feats.get("Tense") == "Pres":
        return draft.fact.parts[draft.role.part] is not part
    first = any(t.lemma == "впервые" for p in draft.fact.parts for t in p.tokens)
    return first and any(
        t.text[:1].isupper() and not t.feats.get("Opening")
        for p in draft.fact.parts
        if p is not part
        for t in p.tokens
    )


_OPEN = words("open nouns")
_UNSPECIFIC = words("unspecific")
_SMALL = frozenset(("два", "три", "четыре", "пять", "шесть", "оба", "весь"))


def _open_noun(part: Part, predicate: Predicate | None) -> bool:
    """«решение Петрова», «встреча»: a name does not say which of many, only «о …» would."""
    for token in part.tokens:
        if token.lemma not in _OPEN or token.pos not in ("NOUN", "PROPN"):
            continue
        noun = f"{part.preposition} {token.lemma}".strip()
        light = predicate and light_verb(predicate.lemma.removesuffix("ся"), noun)
        if light and token.lemma != "роль":
            continue  # «провёл встречу»
        own = [t for t in part.tokens if t.head == token.i and t.pos not in ("ADP", "PUNCT")]
        if not any(_narrows(t) for t in own):
            return True
    return False


def _narrows(token: Token) -> bool:
    if token.pos == "PROPN":
        return token.feats.get("Animacy") != "Anim" or token.rel != "nmod"
    if token.pos == "ADJ":
        return token.lemma not in _UNSPECIFIC
    return token.pos in ("NOUN", "VERB")


def _counted_bare(part: Part, draft: Draft) -> bool:
    """«лидеры двух стран», «в течение двух спектаклей»: which two, the article said before."""
    index = draft.role.part
    if draft.role.name == "count" and index >= 0 and draft.fact.parts[index] is part:
        return False
    for token in part.tokens:
        if token.pos != "NUM" or readings(token.text.lower())[0].lemma not in _SMALL:
            continue
        noun = next((t for t in part.tokens if t.i == token.head), None)
        if noun is None or noun.pos != "NOUN":
            continue
        if noun.i == part.head.i and not part.preposition.startswith("в течение"):
            continue  # «на двух кораблях» tells something new
        if (
            not any(
                t.head == noun.i and t.i != token.i and t.pos in ("NOUN", "PROPN", "ADJ", "VERB")
                for t in part.tokens
            )
            and noun.lemma not in _UNITS
        ):
            return True
    return False


_UNITS = words("calendar") | frozenset(
    ("час", "минута", "день", "раз", "тысяча", "миллион", "метр", "километр", "рубль", "доллар",
     "неделя", "месяц", "сутки", "процент", "человек", "градус", "грамм", "тонна", "балл")
)  # fmt: skip


_SIDES = frozenset(
    (
        "берег",
        "побережье",
        "граница",
        "окраина",
        "устье",
        "склон",
        "подножие",
        "исток",
        "вершина",
        "дно",
        "котловина",
        "русло",
        "поверхность",
    )
)


def _side_of_nothing(token: Token, tokens: tuple[Token, ...]) -> bool:
    """«на южном берегу»: of what, the article said before."""
    if token.pos != "NOUN" or token.lemma not in _SIDES or " " in token.text:
        return False
    return not any(
        t.i != token.i
        and (t.pos in ("NOUN", "PROPN") or (t.text[:1].isupper() and not t.feats.get("Opening")))
        for t in tokens
    )


_HUNTED = frozenset(
    ("лов", "ловля", "вылов", "добыча", "промысел", "отстрел", "охота", "разведение", "охрана")
)


def _whose(token: Token, tokens: tuple[Token, ...]) -> bool:
    """«имя учёного»: a person inside the phrase whom only the article names."""
    if token.rel != "nmod" or token.feats.get("Case") != "Gen":
        return False
    own = tuple(t for t in tokens if t.i == token.i or t.head == token.i)
    if any(t.i == token.head and t.lemma in _HUNTED for t in tokens):
        return False  # «лов омуля»
    return token.lemma != "человек" and nameless(own, token, past=True)


_PLACES = words("bare places")
_BODIES = words("bodies")


def _unplaced(token: Token, tokens: tuple[Token, ...]) -> bool:
    """«в проезде столицы», «территория области»: which one, the article said before."""
    if token.pos != "NOUN" or token.lemma not in _PLACES or token.feats.get("Number") == "Plur":
        return False
    return " " not in token.text and not any(
        t.head == token.i and t.pos not in ("ADP", "PUNCT", "PART", "CCONJ", "DET") for t in tokens
    )


def _untold_body(token: Token, tokens: tuple[Token, ...]) -> bool:
    """«Стратегический совет»: of whom, its capital does not tell."""
    if token.lemma not in _BODIES or token.pos not in ("NOUN", "PROPN") or " " in token.text:
        return False
    own = [t for t in tokens if t.head == token.i and t.pos not in ("ADP", "PUNCT")]
    return bool(own) and all(t.pos == "ADJ" for t in own)


def in_the_past(draft: Draft) -> bool:
    """Whether the clause tells what has happened."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    verb = predicate.tokens[predicate.agreeing]
    done = verb.feats.get("Variant") == "Short" and verb.feats.get("Aspect") == "Perf"
    return verb.feats.get("Tense") == "Past" or (done and verb.feats.get("Tense") != "Pres")


def _bare_of_the_past(part: Part, draft: Draft) -> bool:
    """«Сеть начала использовать…»: it happened to a certain one, which is not told."""
    predicate = draft.fact.predicate
    if part.function != SUBJECT or predicate is None or len(part.tokens) != 1:
        return False
    head = part.head
    if " " in head.text and head.feats.get("Resolved"):
        return False  # «озеро Байкал», written out
    verb = predicate.tokens[predicate.agreeing]
    past = in_the_past(draft) or verb.feats.get("Tense") == "Fut" or "будет" in predicate.forms
    common = head.pos == "NOUN" and not head.text[:1].isupper()
    return past and (common or bool(head.feats.get("Opening")))


def nameless(tokens: Sequence[Token], head: Token, past: bool = False) -> bool:
    """«японский дипломат», «уроженка Шанхая»: one certain person whom only the article names."""
    common = head.pos == "NOUN" or bool(head.feats.get("Opening"))
    if not common or head.feats.get("Number") == "Plur" or " " in head.text:
        return False
    if head.feats.get("Animacy") != "Anim" or not (past or is_person_noun(head.lemma)):
        return False
    own = [t for t in tokens if t.i != head.i and t.pos not in ("ADP", "PUNCT", "CCONJ")]
    if any(t.pos == "PROPN" and t.feats.get("Animacy") == "Anim" for t in own):
        return False
    if any(t.feats.get("Quoted") or "Anum" in readings(t.text)[0].feats for t in own):
        return False
    after_word = {t.i + 1 for t in tokens if t.pos == "ADP"}
    if any(t.lemma in _FORMER for t in own):
        return True
    genitive = any(
        t.head == head.i and t.pos in ("NOUN", "PROPN") and t.i not in after_word
        and t.feats.get("Case", "Gen") == "Gen"
        for t in own
    )  # fmt: skip
    return not genitive or head.lemma in _ONE_OF_MANY


def vague_phrase(tokens: tuple[Token, ...]) -> bool:
    """Whether the phrase has a bare noun that could be any: «проект», «второй день»."""
    inside = {token.i for token in tokens}
    return any(
        token.pos == "NOUN" and is_contextual(token.lemma) and not _specified(token, tokens, inside)
        for token in tokens
    )


def _specified(noun: Token, tokens: tuple[Token, ...], inside: set[int]) -> bool:
    """Something narrows the noun: an attribute, a name, or a noun it is itself part of."""
    for token in tokens:
        if token.head == noun.i and token.pos == "NUM":
            return True
        if token.head == noun.i and token.pos not in ("ADP", "PUNCT", "CCONJ", "PART"):
            if {"Apro", "Anum"} & set(readings(token.text)[0].feats):
                continue
            return True
    if noun.head in inside:
        holder = next(t for t in tokens if t.i == noun.head)
        return (
            not is_contextual(holder.lemma)
            and noun.rel == "nmod"
            and any(
                t.head == holder.i and t.i != noun.i and t.pos in ("ADJ", "NOUN", "PROPN")
                for t in tokens
            )
        )
    return False


def bare_filler(draft: Draft) -> bool:
    """«Кто обыграл соперницу?»: a role of a teacher's example that a bare noun fills.

    The example's own words are the teacher's choice; only what the article put in counts.
    """
    if not isinstance(draft.fact, Said):
        return False
    return any(
        bound.focus
        and len(bound.focus) == 1
        and bound.head.text.islower()
        and bound.head.feats.get("Number") == "Sing"
        and is_contextual(bound.head.lemma)
        for role, bound in draft.fact.binding.items()
        if role != draft.template.ask and bound.head.pos == "NOUN"
    )
