"""What a strict editor calls vague: a street of no town, a definition that fits other things."""

from __future__ import annotations

import re

from quizgen.facts.clause import SUBJECT, Part
from quizgen.model import Token
from quizgen.questions.drafts import Draft
from quizgen.questions.holding import dated, preposition_of, proper, subject_of
from quizgen.questions.telling import content
from quizgen.russian.gazetteer import is_post, place_kind
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import lists

_TOLD_APART = 9
"""Content words that tell an animal or a town from the others."""
_WITH = frozenset(("с", "со", "от", "к", "ко"))
"""«вторая уния с Польшей»: with whom does not tell whose."""
_THIN = 6
"""Content words below which a definition of a wide kind fits other things."""
_SUPERLATIVE = re.compile(
    r"\b(?:сам(?:ый|ая|ое|ые)|наибол[а-я]+|наимен[а-я]+)\b|(?:ейш|айш)[а-я]{2}\b", re.I
)
_ONE_OF = re.compile(r"\b(?:один|одна|одно|одной|одного|одному|одним|одном|одну) из\b")


def words_of(name: str) -> frozenset[str]:
    """The list of this name in `data/strict.yaml`."""
    return lists("strict.yaml")[name]


def asked_part(draft: Draft) -> Part | None:
    """The part the question is about, or None where the fact has no clause."""
    return draft.fact.parts[draft.role.part] if draft.role.part >= 0 else None


def _tense(draft: Draft) -> str | None:
    predicate = draft.fact.predicate
    return predicate.tokens[predicate.agreeing].feats.get("Tense") if predicate else None


def _in_a_town(draft: Draft) -> bool:
    """Whether the stem names a town, a region or a country."""
    if re.search(r"\b(?:город|пос[её]лк|сел|деревн|станиц)[а-яё]{1,3} [А-ЯЁ]", draft.stem):
        return True
    said = (w for w in re.findall(r"[А-ЯЁ][\w-]+", re.sub(r"«[^»]*»", "", draft.stem)))
    return any(
        "Geox" in r.feats and place_kind(r.lemma.title()) is not None and r.pos == "NOUN"
        for word in said
        for r in readings(word)
    )


def street_of_no_town(draft: Draft) -> bool:
    """«улица в Советском районе», «дом № 2»: in which town, the article said before."""
    for index, part in enumerate(draft.fact.parts):
        gone = {t.i for t in draft.role.focus} if index == draft.role.part else set()
        for token in part.tokens:
            if token.i in gone or token.pos not in ("NOUN", "PROPN"):
                continue
            if _of_a_town(token, part) and not _in_a_town(draft):
                return True
    return False


def _of_a_town(noun: Token, part: Part) -> bool:
    if noun.lemma in words_of("of every town"):
        return True
    own = [t for t in part.tokens if t.head == noun.i or t.i == noun.i + 1]
    first, *more = noun.text.split()
    if more and readings(first.lower())[0].lemma in words_of("numbered"):
        return "№" in more  # «доме № 2» is read as one word
    if noun.lemma in words_of("numbered"):
        return any("№" in t.text or t.text[:1].isdigit() for t in own)
    return noun.lemma == "район" and any(
        t.lemma in words_of("districts of any town") and t.text[:1].isupper() for t in own
    )


def empty_subject(draft: Draft) -> bool:
    """«Что чрезвычайно велико? — значение физики»: neither side of it says anything."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name not in ("subject", "list"):
        return False
    asked = asked_part(draft)
    if asked is None or asked.function != SUBJECT or not re.match(r"Что\b", draft.stem):
        return False
    return draft.role.head.lemma in words_of("empty subjects") or predicate.lemma in words_of(
        "empty predicates"
    )


def measure_of_nothing(draft: Draft) -> bool:
    """«береговая линия», «толщина льда»: of what or where, the article said before."""
    if re.search(r"\s[«\"]?[A-ZА-ЯЁ]", draft.stem):
        return False
    for part in draft.fact.parts:
        for token in part.tokens:
            own = [t for t in part.tokens if t.head == token.i]
            if token.lemma == "линия" and any(t.lemma == "береговой" for t in own):
                return True
            if part.function == SUBJECT and token.i == part.head.i:
                if token.lemma in words_of("measures of") and not _of_a_kind(own):
                    return True
    return False


def _of_a_kind(own: list[Token]) -> bool:
    """«длина световой волны»: a thing told by more than one word of its own kind."""
    return any(t.pos == "NOUN" and t.feats.get("Number") == "Plur" for t in own)


def thin_definition(draft: Draft) -> bool:
    """«Как называется совокупность всех живых организмов?»: it fits other things as well."""
    if draft.role.name != "term":
        return False
    defined = next((r for r in draft.fact.roles if r.name == "definition"), None)
    if defined is None:
        return False
    if defined.head.lemma in words_of("many of them"):
        return not _SUPERLATIVE.search(draft.stem)
    one_of = defined.head.lemma in words_of("living kinds")
    if not one_of and defined.head.lemma not in words_of("wide heads"):
        return False
    if one_of:
        return not _SUPERLATIVE.search(draft.stem) and len(content(draft.stem)) < _TOLD_APART
    if _SUPERLATIVE.search(draft.stem) or re.search(r"\s[«A-ZА-ЯЁ]|\d", draft.stem):
        return False
    said = [w for w in content(draft.stem) if w not in ("называться", "весь", "который", "мочь")]
    return len(set(said)) < _THIN


def count_of_a_day(draft: Draft) -> bool:
    """«Сколько кандидатов претендует на пост?»: on which day, nobody tells."""
    predicate = draft.fact.predicate
    if draft.role.name != "count" or predicate is None or dated(draft):
        return False
    return _tense(draft) == "Pres" and predicate.lemma in words_of("for a while")


def one_of_several(draft: Draft) -> bool:
    """«Какое озеро находится на востоке Африки?», «Кто служил на одной из плантаций?»."""
    predicate, asked = draft.fact.predicate, asked_part(draft)
    if predicate is None or asked is None:
        return False
    if asked.function == SUBJECT and _ONE_OF.search(draft.stem):
        return True
    named = draft.role.name in ("name", "subject") and bool(draft.role.types & {"PLACE", "CITY"})
    if not named or predicate.lemma not in words_of("shared") or _tense(draft) != "Pres":
        return False
    if asked.function != SUBJECT and predicate.lemma != "населять":
        return False
    return not (dated(draft) or _SUPERLATIVE.search(draft.stem) or re.search(r"\d", draft.stem))


def cut_ranking(draft: Draft) -> bool:
    """«стал первой провинцией, проголосовавшей за …»: among what it was first is cut off."""
    tokens = draft.fact.sentence.tokens
    for part in draft.fact.parts:
        last = part.tokens[-1].i
        if part.tail or not any(t.lemma in words_of("rankings") for t in part.tokens):
            continue
        near = tokens[last + 1 : last + 4]
        if len(near) > 1 and near[0].text == ",":
            after = [r for t in near[1:] for r in readings(t.text)[:1]]
            if any(
                r.lemma in ("который", "кто") or r.feats.get("VerbForm") == "Part" for r in after
            ):
                return True
    return False


def _first_of_its_kind(draft: Draft, subject: Part) -> bool:
    """«первая надпись была сделана …»: on what, the article said before."""
    if len(subject.tokens) != 2 or subject.tokens[0].lemma != "первый" or subject.tail:
        return False
    return not proper(subject.tokens[0]) and not any(
        part.preposition in ("в", "во", "на") and any(proper(t) for t in part.tokens)
        for part in draft.fact.parts
        if part is not subject
    )


def order_of_nothing(draft: Draft) -> bool:
    """«вторая уния с Данией», «новый завод»: after which first one, the article said before."""
    subject = subject_of(draft)
    if subject is not None and _first_of_its_kind(draft, subject):
        return True
    if subject is None or subject.tail or draft.fact.parts[draft.role.part] is subject:
        return False
    first = subject.tokens[0]
    if first.lemma not in words_of("orders") or first.head != subject.head.i or proper(first):
        return False
    if subject.head.pos == "PROPN":
        return False
    return not any(
        t.head == subject.head.i
        and (
            (proper(t) and preposition_of(t, subject) not in _WITH)
            or t.text[:1] in '«"'
            or (t.pos == "NOUN" and not preposition_of(t, subject))
        )
        for t in subject.tokens
        if t is not first
    ) and not any(t.lemma == "мировой" for t in subject.tokens)


def post_of_the_day(draft: Draft) -> bool:
    """«Кто является спецпредставителем президента?»: on which day, nobody tells."""
    predicate = draft.fact.predicate
    if predicate is None or draft.role.name != "subject" or dated(draft):
        return False
    if predicate.lemma not in ("являться", "быть") or _tense(draft) != "Pres":
        return False
    return "PERSON" in draft.role.types and any(
        part.function != SUBJECT and is_post(part.head.lemma) for part in draft.fact.parts
    )


def body_that_moves(draft: Draft) -> bool:
    """«Какая организация добралась до города? — железная дорога»: no organisation does."""
    predicate = draft.fact.predicate
    if predicate is None or not draft.template.id.startswith("which-organisation"):
        return False
    return predicate.lemma in words_of("reaching")


def act_of_nobody(draft: Draft) -> bool:
    """«статут 1588 года»: of which country, the article said before."""
    if re.search(r"\s[«\"]?[A-ZА-ЯЁ]", draft.stem):
        return False
    return any(
        token.lemma in words_of("acts")
        for index, part in enumerate(draft.fact.parts)
        if index != draft.role.part and not part.tail
        for token in part.tokens
    )


UNSURE = (
    ("nameless event", act_of_nobody),
    ("too little said", street_of_no_town),
    ("not worth asking", empty_subject),
    ("vague noun", measure_of_nothing),
    ("wide definition", thin_definition),
    ("present of the past", count_of_a_day),
    ("too little said", one_of_several),
    ("loose clause", cut_ranking),
    ("vague noun", order_of_nothing),
    ("post of no certain time", post_of_the_day),
    ("name of no sure kind", body_that_moves),
)
"""Checks of review: what is asked could be another of its kind, or of another day."""
