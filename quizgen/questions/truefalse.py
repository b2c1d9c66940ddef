"""«Верно ли, что …?»: a clause as the article tells it, or with one checked detail swapped."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.facts.clause import TIME, Part
from quizgen.model import Article, Question
from quizgen.questions.claims import RULE, may_recur
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft
from quizgen.questions.importance import Importance
from quizgen.questions.phrasepool import Pool
from quizgen.questions.ranking import same_question
from quizgen.questions.statements import happened, said_as, stands_alone, statement
from quizgen.questions.swaps import exact_form, wrong_claims
from quizgen.questions.telling import ASKING, WORD, content
from quizgen.russian.pastbe import told_as_over
from quizgen.russian.values import quantity_at
from quizgen.russian.wordforms import gender_of
from quizgen.russian.wordlists import words as word_list
from quizgen.templates.realise import answer_text, named_person
from quizgen.templates.writing import tidy

TEMPLATE = "several/true-false"
YES, NO = "Да", "Нет"
OTHERS = 3
"""Other questions a deck needs for each of these: one question in four is a statement, at most."""
_AGAIN, _AGAIN_FROM = 10, 8
"""One in this many may tell what is asked already, in a deck of so many questions."""
_ALIKE = 0.6
"""Share of a statement's words in one question and its answer above which both tell one fact."""
_LONGEST = 22
_DATES = frozenset(("YEAR", "DATE", "MONTH"))
_NUMBERS = frozenset(("NUMBER", "MEASURE", "MONEY", "PERCENT"))
_YEAR = re.compile(r"\b\d{4}\b")
_DONE_ONCE = word_list("done once")
_PLACES = frozenset(("CITY", "COUNTRY"))


@dataclass(frozen=True, slots=True)
class _Statement:
    draft: Draft
    id: str
    true: bool
    text: str
    right: str
    told: str


def true_false(
    kept: Sequence[Draft],
    asked: Collection[Draft],
    pool: Pool,
    article: Article,
    importance: Importance,
    alone: bool = False,
    claimed: Sequence[Draft] = (),
    held: Collection[tuple[str, str]] = (),
) -> list[tuple[Question, tuple[int, ...]]]:
    """At most one statement for `OTHERS` other questions, each with the sentence it stands on.

    Only one in `_AGAIN` tells what a question asks already; one sentence gives one statement.
    True and false take turns by the id, and each could be swapped: what is certainly wrong
    otherwise is known of both.

    Args:
        kept: drafts that passed review. asked: those that became questions.
        claimed: what whole sentences say (see `claims`), proofread, and doubtful questions.
        held: (template, evidence) of questions asked before, taken first.
        alone: whether the deck has no other kinds; then every certain statement is taken.
    """
    limit = len(kept) + len(claimed) if alone else len(asked) // OTHERS
    if not limit:
        return []
    again = max(1, len(asked) // _AGAIN) if len(asked) >= _AGAIN_FROM else 0
    chosen: list[_Statement] = []
    load = Counter(d.fact.sentence.i for d in asked)
    for draft in sorted(
        (*kept, *claimed),
        key=lambda d: (
            (TEMPLATE, d.fact.evidence.text) not in held,
            any(same_question(d, other) for other in asked),
            load[d.fact.sentence.i],
            -importance.salience(d),
            d.id,
        ),
    ):
        if len(chosen) >= limit:
            break
        if any(_same_fact(draft, other.draft) for other in chosen):
            continue
        found = _of(draft, pool, article)
        if found is None:
            continue
        told = not alone and any(_tells(found.told, other, article) for other in asked)
        if told and (again == 0 or draft.fact.rule == RULE):
            continue
        again -= told
        chosen.append(found)
    return [(_question(s, article, importance), (s.draft.fact.sentence.i,)) for s in chosen]


def _tells(text: str, other: Draft, article: Article) -> bool:
    """Whether a statement says what the question asks, or most of what it says.

    Whom or what all the article is about makes no two of its questions alike.
    """
    common = ASKING | set(content(article.title))
    own = set(content(text)) - common
    theirs = set(content(f"{other.stem} {other.answer}")) - common
    return len(own & theirs) >= _ALIKE * min(len(own), len(theirs))


def _same_fact(one: Draft, other: Draft) -> bool:
    return one.fact.sentence.i == other.fact.sentence.i or same_question(one, other)


def _of(draft: Draft, pool: Pool, article: Article) -> _Statement | None:
    """The draft's fact as a true or a false statement, or None where neither is certain."""
    name = _id(draft, article)
    true = int(name[:4], 16) % 2 == 0
    if any(_bare_year(part) for part in draft.fact.parts):
        return None
    if any(role.value.startswith("--") for role in draft.fact.named("when")):
        return None  # «11 ноября» of a year that is not told
    claim = draft.fact.rule == RULE
    plain = draft.stem if claim else statement(draft.fact)
    wrong = next(wrong_claims(draft, pool, article) if claim else _swapped(draft, pool), None)
    if plain is None or wrong is None:
        return None
    true = true or (claim and may_recur(draft))
    text = said_as(draft, tidy(f"Верно ли, что {told_as_over(plain if true else wrong)}?"))
    if len(WORD.findall(text)) > _LONGEST or not stands_alone(draft, text):
        return None
    return _Statement(draft, name, true, text, said_as(draft, _told(draft)), plain)


def _bare_year(part: Part) -> bool:
    """«11 апреля 1958», «в 1875»: no date a Russian would write out."""
    text = part.head.text
    return part.function == TIME and "г" not in text and _YEAR.search(text) is not None


def _told(draft: Draft) -> str:
    """The detail as the article has it, with its preposition: «в 2001 году»."""
    return answer_text(draft.fact, draft.role)


def _swapped(draft: Draft, pool: Pool) -> Iterator[str]:
    """The clause with a wrong detail in place of the right one."""
    fact, role = draft.fact, draft.role
    if role.part < 0 or role.text or not _refutable(draft):
        return
    words = role.value if "YEAR" in role.types else _bare(draft)
    last = max((int(year) for value in pool.numbers for year in _YEAR.findall(value)), default=0)
    for option in _options(draft, words, pool):
        if role.types & _DATES and any(int(year) > last for year in _YEAR.findall(option)):
            continue  # a year after all the article tells of is wrong at a glance
        text = statement(fact, swap=(role.part, words, option))
        if text is not None:
            yield text


def _bare(draft: Draft) -> str:
    """The answer as it stands in its part, without the preposition the part has."""
    said = _told(draft)
    part = draft.fact.parts[draft.role.part]
    lead = f"{part.preposition} "
    if draft.role.types & _PLACES or not part.preposition:
        return said
    return said.removeprefix(lead)


def _options(draft: Draft, words: str, pool: Pool) -> Iterator[str]:
    """Wrong details in the very form of the right one."""
    types = draft.role.types
    options = distractors(replace(draft, answer=words), pool)
    if types & _NUMBERS:
        own = exact_form(words)
        yield from (option for option in options if own is not None and exact_form(option) == own)
    elif "DATE" in types:
        # A day more or less is a catch, not a question: another month is a plain error.
        yield from (option for option in options if option.split()[1:] != words.split()[1:])
    elif "PERSON" in types:
        gender = named_person(draft.role)[-1].feats.get("Gender")
        yield from (option for option in options if gender_of(option) == gender)
    else:
        yield from options


def _refutable(draft: Draft) -> bool:
    """Whether the article makes any other value wrong, not merely unheard of.

    Dates of events and exact numbers are; a place only of a dated event, a person only of what is
    done once: anybody else may have visited, taken part or spoken too.
    """
    fact, role = draft.fact, draft.role
    if fact.predicate is None:
        return False
    if role.types & _DATES:
        # One word is the whole phrase: «в 1661 году | как острог» is more than a date.
        whole = len(fact.parts[role.part].tokens) == 1
        return role.name == "when" and whole and happened(draft)
    if role.types & _NUMBERS:
        found = quantity_at(fact.sentence, role.focus[0])
        return found is not None and not found[0].approx and not found[0].compound
    part = fact.parts[role.part]
    if "PERSON" in role.types:
        named = len(part.tokens) == 1 and " " in part.head.text
        return named and role.name == "subject" and fact.predicate.lemma in _DONE_ONCE
    if role.types & _PLACES and role.name == "where":
        dated = any(r.name == "when" and r.types & _DATES for r in fact.roles)
        return part.preposition in ("в", "во", "на") and happened(draft) and dated
    return False


def _id(draft: Draft, article: Article) -> str:
    base = f"{article.id}|{draft.fact.sentence.i}|{TEMPLATE}|{draft.id}"
    return hashlib.sha256(base.encode()).hexdigest()[:12]


def _question(found: _Statement, article: Article, importance: Importance) -> Question:
    told = replace(found.draft, stem=found.text)
    return Question(
        id=found.id,
        kind="true_false",
        stem=found.text,
        answer=YES if found.true else NO,
        evidence=found.draft.fact.evidence,
        template=TEMPLATE,
        asks=found.draft.role.name,
        distractors=(NO if found.true else YES,),
        salience=importance.salience(told),
        items=() if found.true else (found.right,),
    )
