"""Facts and templates → questions: compose, review, distract, rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quizgen.facts.clause import Fact
from quizgen.model import KINDS, Article, Evidence, Question
from quizgen.questions.acceptedforms import accepted_forms
from quizgen.questions.brevity import briefest
from quizgen.questions.circumstances import Circumstances
from quizgen.questions.claimgaps import CHANCE, claim_gaps, spoils
from quizgen.questions.claims import clauses
from quizgen.questions.closing import closed
from quizgen.questions.context import Context
from quizgen.questions.desk import Desk
from quizgen.questions.distractors import Offer, distractors
from quizgen.questions.drafts import Draft, compose
from quizgen.questions.fairoptions import fair
from quizgen.questions.filling import Filling
from quizgen.questions.hereabouts import Hereabouts
from quizgen.questions.importance import Importance
from quizgen.questions.kinds import asked_type, gapped, kind_of
from quizgen.questions.lifetold import by_one_name, told_better
from quizgen.questions.naming import Names
from quizgen.questions.ofwhole import Whole
from quizgen.questions.onefact import enough_of_it, yields
from quizgen.questions.opens import KIND as OPEN
from quizgen.questions.opens import best_open
from quizgen.questions.phrasepool import gather
from quizgen.questions.printing import printed
from quizgen.questions.proofreading import Proofreader
from quizgen.questions.ranking import (
    MOST,
    once,
    refused_alike,
    same_question,
    spread,
    two_answers,
)
from quizgen.questions.review import reason_to_drop
from quizgen.questions.rivals import rivals
from quizgen.questions.roundtrip import Source
from quizgen.questions.several import placed, several
from quizgen.questions.soundness import DOUBTFUL, LEAST, understood
from quizgen.questions.standalone import gaps_left, leaning, may_gap
from quizgen.questions.timing import departed, present_of_the_dead
from quizgen.questions.toldlines import told_in_a_line, told_verbs
from quizgen.russian.editing import faulty
from quizgen.templates.loader import builtin_packs
from quizgen.templates.pack import Pack
from quizgen.templates.said import Said

__all__ = ["Judged", "ask", "judge"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the drafts of an article.

    Attributes:
        questions: those that passed review, best first.
        dropped: how many were dropped by reason. drafts: all that were written, in order.
        why: id of a dropped draft → the reason. understood: as of `soundness.understood`.
    """

    questions: tuple[Question, ...]
    dropped: dict[str, int]
    drafts: tuple[Draft, ...]
    why: Mapping[str, str]
    understood: float


def ask(
    facts: Sequence[Fact],
    packs: Sequence[Pack],
    article: Article,
    kinds: Sequence[str] | None = None,
    least: float = LEAST,
    before: Collection[Question] = (),
) -> tuple[tuple[Question, ...], dict[str, int]]:
    """The questions that passed review, best first, and how many were dropped by reason.

    Args:
        kinds: kinds allowed, or None for all. least: see `soundness.LEAST`.
        before: questions asked already, which a doubt alone does not take back.
    """
    judged = judge(facts, packs, article, kinds, least, before=before)
    return judged.questions, judged.dropped


def judge(
    facts: Sequence[Fact],
    packs: Sequence[Pack],
    article: Article,
    kinds: Sequence[str] | None = None,
    least: float = LEAST,
    offer: Offer = distractors,
    before: Collection[Question] = (),
) -> Judged:
    """The questions, and why each other draft is none; `offer` gives a draft its wrong options."""
    dropped: Counter[str] = Counter()
    written: list[Draft] = []
    why: dict[str, str] = {}
    kept: list[Draft] = []
    lost: list[Draft] = []
    short: list[Draft] = []
    doubted: list[Draft] = []
    source, context = Source(article), Context(article)
    every, facts = facts, [fact.untold() for fact in facts if not isinstance(fact, Said)]
    dead = departed(facts)
    names, desk, proofreader = Names(article), Desk(article), Proofreader(article)
    filling, beside = Filling(article), Circumstances(article)
    of_whole, hereabouts = Whole(article), Hereabouts(article)
    held = {(question.template, question.evidence.text) for question in before}
    importance, builtin = Importance(article), {pack.name for pack in builtin_packs()}

    def mended(draft: Draft) -> Draft | str:
        """The draft with its names and wording put right, or the reason why it cannot be."""
        result: Draft | str = draft
        for reader in (names, desk, proofreader, filling, beside, of_whole, hereabouts):
            if isinstance(result, str):
                break
            result = reader.mended(result)
        return closed(result) if isinstance(result, Draft) else result

    def read(draft: Draft | str) -> tuple[Draft | str, str | None]:
        """The draft as the desk leaves it, and the reason not to ask it, or None."""
        if isinstance(draft, Draft) and not isinstance(draft.fact, Said):
            # What a teacher's example asks for keeps the article's own names.
            draft = mended(draft)
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

    def own(draft: Draft) -> bool:
        """Whether a teacher's template asks it."""
        return isinstance(draft.fact, Said) or draft.template.pack not in builtin

    def bar(template: str, evidence: Evidence) -> float:
        """The chance that a question of this template needs."""
        return min(least, DOUBTFUL) if (template, evidence.text) in held else least

    def sound(draft: Draft, kind: str = "") -> bool:
        """Whether raters would likely accept it; a teacher's own needs no such leave."""
        return own(draft) or importance.chance(draft, kind, share) >= bar(
            draft.template.key, draft.fact.evidence
        )

    looked_at: list[tuple[Draft | str, str | None]] = []
    for composed in compose(every, packs, article, builtin):
        draft, reason = read(composed)
        if isinstance(composed, Draft):
            draft, reason = briefest(composed, draft, reason, read)
        looked_at.append((draft, reason))
    looked_at = refused_alike(looked_at)
    passed = [d for d, why_not in looked_at if not why_not and isinstance(d, Draft) and not own(d)]
    share = understood({draft.fact.sentence.i for draft in passed}, article)
    for draft, reason in looked_at:
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
            if reason == "doubtful question" and isinstance(draft, Draft):
                doubted.append(draft)
        elif isinstance(draft, Draft):
            kept.append(draft)
    pool = gather(facts, article)
    chosen: list[Draft] = []
    waiting: list[Draft] = []
    torn, lines = two_answers(kept), told_verbs(kept)
    questions = []
    # Of drafts that ask one thing a teacher's own comes first, then what was asked before.
    for draft in sorted(
        kept,
        key=lambda d: (
            d.template.pack in builtin,
            (d.template.key, d.fact.evidence.text) not in held,
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
        options = rivals(draft, fair(draft, offer(draft, pool)), article.text)
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
    alone = clauses(facts, article)
    found = several(
        facts, kept, short, chosen, pool, article, importance, kinds or KINDS, mended, doubted,
        held, alone,
    )  # fmt: skip
    stated = len(found)
    found = [item for item in found if importance.stands(item[0], share, bar)]
    dropped += Counter({"doubtful question": stated - len(found)})
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
        for draft, gap in gaps_left(lost, asked, desk.poor_gap):
            question = _question(draft, "cloze", (), article, importance, gap)
            questions.append((question, draft.fact.sentence.i))
        every_one = [question for question, _ in (*questions, *found)]
        done = {i for _, i in questions} | {i for _, places in found for i in places}
        done |= {d.fact.sentence.i for d in written if spoils(d, why.get(d.id))}
        questions += claim_gaps(
            alone, article, every_one, done, importance, mended, desk.poor_gap,
            least <= CHANCE or set(kinds or ()) == {"cloze"}, held,
        )  # fmt: skip
    sentence_of = {question.id: sentence for question, sentence in questions}
    deck = placed(spread(once(questions)), sentence_of, found)
    finished = tuple(
        printed(by_one_name(desk.finished(names.finished(question)), article)) for question in deck
    )
    return Judged(finished, dict(dropped), tuple(written), why, share)


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
        asks=asked_type(draft),
        accepted=accepted_forms(draft, said, article.date) if kind != OPEN else (),
        distractors=tuple(options) if kind == "choice" else (),
        salience=importance.salience(draft),
    )
