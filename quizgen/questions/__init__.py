"""Facts and templates → questions: compose, review, distract, rank."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.facts.clause import Fact
from quizgen.facts.kinds import nominative
from quizgen.model import KINDS, Article, Question
from quizgen.questions.answerforms import dated_whole, more_forms
from quizgen.questions.brevity import briefest
from quizgen.questions.context import Context
from quizgen.questions.desk import Desk
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.fairoptions import fair
from quizgen.questions.importance import Importance
from quizgen.questions.kinds import gapped, kind_of
from quizgen.questions.lifeforms import life_forms
from quizgen.questions.lifetold import by_one_name, told_better
from quizgen.questions.naming import Names
from quizgen.questions.onefact import enough_of_it, yields
from quizgen.questions.opens import KIND as OPEN
from quizgen.questions.opens import best_open
from quizgen.questions.phrasepool import gather
from quizgen.questions.printing import printed
from quizgen.questions.proofreading import Proofreader
from quizgen.questions.ranking import MOST, once, same_question, spread, two_answers
from quizgen.questions.review import reason_to_drop
from quizgen.questions.rivals import rivals
from quizgen.questions.roundtrip import Source
from quizgen.questions.several import placed, several
from quizgen.questions.soundness import LEAST
from quizgen.questions.standalone import leaning, leave_gap, may_gap
from quizgen.questions.timing import departed, present_of_the_dead
from quizgen.questions.toldlines import told_in_a_line, told_verbs
from quizgen.russian.editing import faulty
from quizgen.russian.values import accepted
from quizgen.russian.wordforms import decline_name
from quizgen.templates.loader import builtin_packs
from quizgen.templates.pack import Pack
from quizgen.templates.realise import named_person
from quizgen.templates.said import Said

__all__ = ["Judged", "ask", "judge"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the drafts of an article.

    Attributes:
        questions: those that passed review, best first.
        dropped: how many were dropped by reason. drafts: all that were written, in order.
        why: id of a dropped draft → the reason.
    """

    questions: tuple[Question, ...]
    dropped: dict[str, int]
    drafts: tuple[Draft, ...]
    why: Mapping[str, str]


def ask(
    facts: Sequence[Fact],
    packs: Sequence[Pack],
    article: Article,
    kinds: Sequence[str] | None = None,
) -> tuple[tuple[Question, ...], dict[str, int]]:
    """The questions that passed review, best first, and how many were dropped by reason.

    Args:
        kinds: kinds allowed, or None for all.
    """
    judged = judge(facts, packs, article, kinds)
    return judged.questions, judged.dropped


def judge(
    facts: Sequence[Fact],
    packs: Sequence[Pack],
    article: Article,
    kinds: Sequence[str] | None = None,
) -> Judged:
    """The questions, and of every draft that is none the reason; arguments as of `ask`."""
    dropped: Counter[str] = Counter()
    written: list[Draft] = []
    why: dict[str, str] = {}
    kept: list[Draft] = []
    lost: list[Draft] = []
    short: list[Draft] = []
    source, context = Source(article), Context(article)
    every, facts = facts, [fact for fact in facts if not isinstance(fact, Said)]
    dead = departed(facts)
    names, desk, proofreader = Names(article), Desk(article), Proofreader(article)
    importance, builtin = Importance(article), {pack.name for pack in builtin_packs()}

    def read(draft: Draft | str) -> tuple[Draft | str, str | None]:
        """The draft as the desk leaves it, and the reason not to ask it, or None."""
        if isinstance(draft, Draft) and not isinstance(draft.fact, Said):
            # What a teacher's example asks for keeps the article's own names.
            draft = names.mended(draft)
            draft = draft if isinstance(draft, str) else desk.mended(draft)
            draft = draft if isinstance(draft, str) else proofreader.mended(draft)
        elif isinstance(draft, Draft):
            draft = desk.told(draft)
        if isinstance(draft, str):
            return draft, draft
        reason = (
            reason_to_drop(draft)
            or source.reason_to_drop(draft)
            or (None if isinstance(draft.fact, Said) else context.reason_to_drop(draft))
        )
        if reason is None and present_of_the_dead(draft, dead):
            reason = "present of the past"
        return draft, reason

    def sound(draft: Draft, kind: str = "") -> bool:
        """Whether raters would likely accept it; a teacher's own needs no such leave."""
        own = isinstance(draft.fact, Said) or draft.template.pack not in builtin
        return own or importance.chance(draft, kind) >= LEAST

    for composed in compose(every, packs, article):
        draft, reason = read(composed)
        if isinstance(composed, Draft):
            draft, reason = briefest(composed, draft, reason, read)
        if isinstance(draft, Draft):
            written.append(draft)
        if reason is None and isinstance(draft, Draft) and not sound(draft):
            reason = "doubtful question"
        if reason:
            dropped[reason] += 1
            if isinstance(draft, Draft):
                why[draft.id] = reason
            if isinstance(draft, Draft) and may_gap(reason):
                lost.append(draft)
            if reason == "too little said" and isinstance(draft, Draft):
                short.append(draft)
        elif isinstance(draft, Draft):
            kept.append(draft)
    pool = gather(facts, article)
    chosen: list[Draft] = []
    waiting: list[Draft] = []
    torn, lines = two_answers(kept), told_verbs(kept)
    questions = []
    # Of drafts that ask one thing a teacher's own comes first, then the most telling template's.
    for draft in sorted(
        kept,
        key=lambda d: (
            d.template.pack in builtin,
            yields(d, article) - d.template.priority,
            d.fact.sentence.i,
        ),
    ):
        if draft.id in torn:
            dropped["two answers"] += 1
            why[draft.id] = "two answers"
            continue
        told = draft.template.pack in builtin and enough_of_it(draft, chosen, kept)
        told = told or told_in_a_line(draft, lines) or told_better(draft, kept)
        if told or any(same_question(draft, other) for other in chosen):
            dropped["asked already"] += 1
            why[draft.id] = "asked already"
            continue
        key = draft.template.key
        if sum(other.template.key == key for other in chosen) >= MOST.get(key, len(kept)):
            dropped["enough of this kind"] += 1
            why[draft.id] = "enough of this kind"
            continue
        if desk.enough_of_hero(draft, chosen) or desk.again(draft, chosen):
            dropped["enough of this kind"] += 1
            why[draft.id] = "enough of this kind"
            continue
        options = rivals(draft, fair(draft, distractors(draft, pool)), article.text)
        kind = kind_of(draft, options, kinds or KINDS)
        whole, word = gapped(draft) or ("", "")
        if kind == "cloze" and (leaning(whole) or faulty(whole) or desk.poor_gap(whole, word)):
            # A sentence that leans on its neighbours or errs is no gap, its question may be.
            kind = kind_of(draft, options, [k for k in kinds or KINDS if k != "cloze"])
        if kind is None or not sound(draft, kind):
            reason = "doubtful question" if kind else "no good wrong options"
            dropped[reason] += 1
            why[draft.id] = reason
            continue
        if kind == OPEN and draft.template.kinds != (OPEN,):
            waiting.append(draft)
            continue
        chosen.append(draft)
        question = _question(draft, kind, options, article, importance)
        questions.append((question, draft.fact.sentence.i))
    found = several(facts, kept, short, chosen, pool, article, importance, kinds or KINDS)
    others = [question for question, _ in (*questions, *found) if question.kind != OPEN]
    opened = best_open(waiting, chosen, others, importance, alone=set(kinds or ()) == {OPEN})
    if len(waiting) > len(opened):
        dropped["no good wrong options"] += len(waiting) - len(opened)
        asked_openly = {draft.id for draft in opened}
        why |= {d.id: "no good wrong options" for d in waiting if d.id not in asked_openly}
    for draft in opened:
        question = _question(draft, OPEN, (), article, importance)
        questions.append((question, draft.fact.sentence.i))
    asked = {draft.fact.sentence.i for draft in (*chosen, *opened)}
    if "cloze" in (kinds or KINDS):
        for draft, gap in _gaps(lost, asked, desk):
            question = _question(draft, "cloze", (), article, importance, gap)
            questions.append((question, draft.fact.sentence.i))
    sentence_of = {question.id: sentence for question, sentence in questions}
    deck = placed(spread(once(questions)), sentence_of, found)
    finished = tuple(
        printed(by_one_name(desk.finished(names.finished(question)), article)) for question in deck
    )
    return Judged(finished, dict(dropped), tuple(written), why)


def _gaps(
    lost: Sequence[Draft], asked: set[int], desk: Desk
) -> Iterator[tuple[Draft, tuple[str, str]]]:
    """One gap in each sentence that stands alone and that no written question asks about."""
    done = set(asked)
    for draft in sorted(lost, key=lambda d: (-d.template.priority, d.fact.sentence.i)):
        if draft.fact.sentence.i in done:
            continue
        gap = leave_gap(draft)
        if gap and not desk.poor_gap(*gap):
            done.add(draft.fact.sentence.i)
            yield draft, gap


def _question(
    draft: Draft,
    kind: str,
    options: Sequence[str],
    article: Article,
    importance: Importance,
    gap: tuple[str, str] | None = None,
) -> Question:
    stem, said = draft.stem, draft.answer
    if kind == "cloze":
        stem, said = gap or gapped(draft) or (stem, said)
    return Question(
        id=draft.id,
        kind=kind,
        stem=stem,
        answer=said,
        evidence=draft.fact.evidence,
        template=draft.template.key,
        asks=_asks(draft),
        accepted=_accepted(draft, said, article.date) if kind != OPEN else (),
        distractors=tuple(options) if kind == "choice" else (),
        salience=importance.salience(draft),
        tags=(),
    )


_TELLING = (
    "YEAR", "DATE", "DURATION", "NUMBER", "MONEY", "PERCENT", "MEASURE", "COUNTRY", "CITY",
    "PERSON", "ORG", "PLACE", "TITLE", "QUOTE", "EVENT", "TERM",
)  # fmt: skip


def _asks(draft: Draft) -> str:
    """The type asked, in small letters: «year», «person», «number»."""
    found = next((name for name in _TELLING if name in draft.role.types), None)
    return (found or draft.role.name).lower()


def _accepted(draft: Draft, said: str, published: datetime.date | None) -> tuple[str, ...]:
    """Other forms that count as right: spellings of numbers and dates, names bare and whole."""
    role = draft.role
    found: list[str] = []
    if role.name in ("count", "when", "since", "how_long"):
        noun = role.head.text if "NUMBER" in role.types else None
        found += accepted(draft.fact.sentence, role.focus[0], noun, published)
    elif role.name in ("born", "died", "deed", "made", "dated"):
        found += life_forms(role.text)
    elif role.part >= 0 and not role.text:
        bare = " ".join(token.text for token in role.focus).replace(" ,", ",")
        found += [nominative(role.focus, role.head), bare]
        if "PERSON" in role.types:
            found += _person_forms(draft)
    elif "PERSON" in role.types:
        found += [role.text, *_surname_of(role.text)]
    if "PERSON" in role.types:
        found += _surname_of(said)
    found += more_forms(draft.stem, said)
    # «КазНУ имени аль-Фараби» is called КазНУ.
    leads = [form.split(" имени ")[0] for form in (said, *found) if " имени " in form]
    found += [lead for lead in leads if sum(letter.isupper() for letter in lead) > 1]
    if draft.plain:
        found = [form.replace("ё", "е").replace("Ё", "Е") for form in found]
    unquoted = [form.strip("«»") for form in (said, *found) if form[:1] == "«"]
    # Of news, the year is that of the news.
    told = dated_whole(f"{draft.stem} {published}", said, [*found, *unquoted])
    return tuple(dict.fromkeys(form for form in told if form and form != said))


def _surname_of(name: str) -> list[str]:
    """The last name alone, where the name has one: «Пётр I» has none."""
    *given, last = name.split()
    numbered = any(not word[1:].islower() and "." not in word for word in given)
    plain = len(last) > 2 and last[:1].isupper() and last[1:].islower()
    return [last] if given and plain and not numbered else []


def _person_forms(draft: Draft) -> list[str]:
    """The name without its title, in the nominative and as it stands, and the last name alone."""
    token = named_person(draft.role)[-1]
    name = decline_name(token.text, dict(token.feats), "Nom")
    return [name, token.text, *_surname_of(name)] if name else [token.text]
