"""A fact's clause as a statement in the article's order, one part maybe left out or swapped."""

from __future__ import annotations

from dataclasses import replace

from quizgen.facts.clause import ADVERB, COMPLEMENT, OBJECT, SUBJECT, Fact, Part
from quizgen.model import Sentence
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.review import CHECKS
from quizgen.questions.telling import WORD
from quizgen.russian.gazetteer import is_person_noun, is_post
from quizgen.russian.morphology import readings
from quizgen.russian.openings import is_loose
from quizgen.russian.phrases import join
from quizgen.russian.wordlists import words
from quizgen.templates.realise import needs_speaker
from quizgen.templates.writing import part_text, tidy

_RULES = frozenset(("clause", "participle", "relative"))
_APPEARING = words("appearing")
_OF_ANSWERS = frozenset(("answer in the stem", "vague answer", "answer too long"))
"""Checks that are about the answer of a question, which a statement does not have."""
_SEQUEL = frozenset(
    ("затем", "потом", "снова", "вновь", "опять", "вскоре", "тогда", "тоже", "также", "ещё", "еще",
     "уже", "впоследствии", "позже", "позднее", "ранее", "раньше", "вначале", "наконец", "теперь")
)  # fmt: skip
"""Words that lean on the sentence before, or tell which of two events came first."""


def statement(
    fact: Fact, without: int | None = None, swap: tuple[int, str, str] | None = None
) -> str | None:
    """The clause as it is told, no capital and no full stop; None where a part has no sure form.

    Args:
        without: index of a part to leave out.
        swap: (index of a part, words in it, the words to stand for them).
    """
    if fact.predicate is None or fact.rule not in _RULES:
        return None
    placed = [
        (token.i, form)
        for token, form in zip(fact.predicate.tokens, fact.predicate.forms, strict=True)
    ]
    subject: tuple[int, str] | None = None
    for index, part in enumerate(fact.parts):
        bare = " ".join(token.text for token in part.tokens)
        if index == without or (part.function == ADVERB and is_loose(bare)):
            continue
        text = part_text(part)
        if text is None:
            return None
        if swap and swap[0] == index:
            if text.count(swap[1]) != 1:
                return None
            text = text.replace(swap[1], swap[2])
        if part.function == SUBJECT:
            subject = (part.start, text)
        placed.append((part.start, text))
    placed.sort()
    passive_heading = without is not None and (
        fact.predicate.passive or fact.predicate.lemma in _APPEARING
    )
    if subject and placed[0][0] == fact.predicate.tokens[0].i and not passive_heading:
        # «Умер Юон в Москве» tells, «верно ли, что Юон умер в Москве» asks.
        placed.remove(subject)
        placed.insert(0, subject)
    elif without is not None and subject:
        placed = _as_heading(fact, placed, subject)
    return join([text for _, text in placed])


def _as_heading(
    fact: Fact, placed: list[tuple[int, str]], subject: tuple[int, str]
) -> list[tuple[int, str]]:
    """Headings read side by side in one order: who, what he did, the rest; «Основан вуз»."""
    predicate = fact.predicate
    assert predicate is not None
    first = predicate.tokens[0].i
    verbs = {token.i for token in predicate.tokens}
    own = next(part for part in fact.parts if part.function == SUBJECT)
    if not _person(own, fact.sentence):
        if predicate.passive and {at for at, _ in placed} == verbs | {subject[0]}:
            return [*(item for item in placed if item != subject), subject]
        return placed
    if placed[0] == subject or placed[0][0] == first:
        return placed
    adverbs = {part.start for part in fact.parts if part.function == ADVERB}
    others = [item for item in placed if item != subject]
    before = [item for item in others if item[0] in adverbs and item[0] < first]
    said = [item for item in others if item[0] in verbs]
    rest = [item for item in others if item not in before and item not in said]
    return [subject, *before, *said, *rest]


def _person(part: Part, sentence: Sentence) -> bool:
    """Whether the head of the part is a person's name or stands for one."""
    head = part.head
    if head.pos == "PROPN" and head.feats.get("Animacy") == "Anim":
        return True
    named = any(t.pos == "PROPN" for t in part.tokens if t.head == head.i)
    return any(
        mention.type == "PERSON" and mention.first <= head.i < mention.last
        for mention in sentence.mentions
    ) or (named and is_person_noun(head.lemma))


def label(draft: Draft, without: int, longest: int) -> str | None:
    """The clause as a heading («В Казахстане открыт филиал МГУ»), None where it cannot be one."""
    text = statement(draft.fact, without)
    if text is None or len(WORD.findall(text)) > longest:
        return None
    if not any(part.function == SUBJECT for part in draft.fact.parts):
        return None
    text = said_as(draft, tidy(text).rstrip(" ,"))
    return text if stands_alone(draft, text) else None


def said_as(draft: Draft, text: str) -> str:
    """The text in the article's own spelling of ё."""
    return without_yo(text) if draft.plain else text


def stands_alone(draft: Draft, text: str) -> bool:
    """Whether what the review asks of a stem holds for a statement of the draft's fact."""
    words = {word.lower() for word in WORD.findall(text)}
    if words & _SEQUEL or needs_speaker(draft.fact, text):
        return False
    if any(_nameless(part, draft.fact.sentence) for part in draft.fact.parts):
        return False
    if _to_no_post(draft.fact):
        return False
    told = replace(draft, stem=text)
    return not any(check(told) for name, check in CHECKS if name not in _OF_ANSWERS)


def _nameless(part: Part, sentence: Sentence) -> bool:
    """«японский дипломат», «уроженка Шанхая»: one certain person who is not named."""
    head = part.head
    if part.function != SUBJECT or head.feats.get("Number") == "Plur":
        return False
    if head.feats.get("Animacy") != "Anim" and not is_person_noun(head.lemma):
        return False
    reading = readings(head.text)[0]
    name = head.pos == "PROPN" and not (
        head.feats.get("Opening")
        and reading.known
        and not {"Name", "Surn", "Patr"} & set(reading.feats)
    )
    return not name and not any(
        mention.type == "PERSON" and mention.first <= token.i < mention.last
        for mention in sentence.mentions
        for token in part.tokens
    )


def _to_no_post(fact: Fact) -> bool:
    """«Пачаури избран в 2002 году»: whom they chose is told, but not as what."""
    predicate = fact.predicate
    if predicate is None or predicate.lemma not in ("избрать", "назначить"):
        return False
    return not any(
        part.function in (OBJECT, COMPLEMENT)
        or (part.function == SUBJECT and is_post(part.head.lemma))
        for part in fact.parts
    )


def happened(draft: Draft) -> bool:
    """A completed event of the past."""
    predicate = draft.fact.predicate
    if predicate is None:
        return False
    verb = predicate.tokens[predicate.agreeing]
    main = next((t for t in predicate.tokens if t.lemma == predicate.lemma), verb)
    if main.pos == "ADJ" or "Imp" in (verb.feats.get("Aspect"), main.feats.get("Aspect")):
        return False
    return "Past" in (verb.feats.get("Tense"), main.feats.get("Tense"))
