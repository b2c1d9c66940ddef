"""Templates tried on an article: what each matched, nearly matched, and made of it.

    read(article) ─▶ Reading ─┐
                       packs ─┴─ try_packs ─▶ Trial

Reading is the slow half and knows no templates: a page that tries a pack again and again on
one article keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.facts import Fact, extract
from quizgen.facts.clause import Role
from quizgen.model import Article, Question, Sentence, Token
from quizgen.questions import Judged, judge
from quizgen.russian import analyse
from quizgen.templates.gathering import gathered
from quizgen.templates.matching import match
from quizgen.templates.nearmiss import Miss, near_miss, noted
from quizgen.templates.pack import Pack, Template
from quizgen.templates.patterns import pattern_of
from quizgen.templates.wording_trial import near_text

NOT_WRITTEN = "form not certain"
TAKEN = "another template"
"""Reasons of questions that were never drafted: no certain wording; the words are asked by a
template of the pack that comes first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article analysed: everything a trial needs that no template changes."""

    article: Article
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FilledRole:
    """Words that fill a role: `article.text[start:stop] == text`.

    A role whose words stand apart («был … открыт») comes in several pieces. Pieces of different
    roles may lie inside one another.
    """

    role: str
    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class MadeQuestion:
    """A question a template made, or would have made.

    Attributes:
        stem, answer: the wording, "" where there is no certain one.
        kind: one of `model.KINDS`; None where the question was dropped.
        distractors: wrong options. dropped: the reason, a key of `wording.REASONS`, or None.
    """

    stem: str
    answer: str
    kind: str | None = None
    distractors: tuple[str, ...] = ()
    dropped: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceTrial:
    """A sentence that matches a template, or nearly does.

    Attributes:
        text, start, stop: the sentence; `article.text[start:stop] == text`.
        matched: whether the template matches. why: a key of `wording_trial.NEAR` where not.
        values: what the words for `why` need. roles: the roles filled, in the order of the text.
        questions: what came of it, in the order of the text; empty where it does not match.
    """

    text: str
    start: int
    stop: int
    matched: bool
    why: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[FilledRole, ...] = ()
    questions: tuple[MadeQuestion, ...] = ()

    def why_text(self, lang: str = "ru") -> str:
        """Why the sentence does not match, "ru", "en" or "kk"; "" where it does."""
        return near_text(self.why, lang, self.values) if self.why else ""

    def segments(self) -> tuple[tuple[str, str | None], ...]:
        """The sentence in pieces, (words, role or None); joined, the words are the sentence.

        A role that lies inside another's words is left out.
        """
        found: list[tuple[str, str | None]] = []
        at = 0
        for piece in self.roles:
            start, stop = piece.start - self.start, piece.stop - self.start
            if start < at:
                continue
            found += [(self.text[at:start], None), (self.text[start:stop], piece.role)]
            at = stop
        return tuple((words, role) for words, role in (*found, (self.text[at:], None)) if words)


@dataclass(frozen=True, slots=True)
class TemplateTrial:
    """What one template gives on the article.

    Attributes:
        sentences: those that match or nearly do, in the order of the text.
        others: how many sentences have nothing to do with the template.
        readable: False where the example itself could not be analysed; then nothing matches.
        more: statements and lists made of the same facts besides: true_false, multiple, …
    """

    template: Template
    sentences: tuple[SentenceTrial, ...]
    others: int = 0
    readable: bool = True
    more: tuple[MadeQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """Templates tried on an article, in the order of the packs."""

    article: Article
    templates: tuple[TemplateTrial, ...]


def read(article: Article) -> Reading:
    """The article analysed, to be given to `try_packs` as often as needed."""
    sentences = analyse(article)
    return Reading(article, sentences, extract(sentences, article))


def try_packs(packs: Sequence[Pack], article: Article, reading: Reading | None = None) -> Trial:
    """What every template of the packs makes of the article; the built-in packs stay out.

    Args:
        reading: the article as `read` before; None reads it now.
    """
    if reading is None or reading.article != article:
        reading = read(article)
    templates = [template for pack in packs for template in pack.templates]
    facts = gathered(templates, reading.sentences, reading.facts)
    reading = replace(reading, facts=facts)
    judged = judge(facts, packs, article)
    table = _Made(judged)
    return Trial(article, tuple(_template(t, reading, table) for t in templates))


class _Made:
    """The judged drafts, to be found by the match they come from."""

    def __init__(self, judged: Judged) -> None:
        self._drafts = {_key(d.template, d.fact, d.role): d for d in judged.drafts}
        self._questions = {question.id: question for question in judged.questions}
        self._why = judged.why
        ids = {draft.id for draft in judged.drafts}
        self._more = [q for q in judged.questions if q.id not in ids]
        # The words one template of a pack asks, no other one of it does.
        self._taken = {(d.template.pack, *_words(d.fact, d.role)) for d in judged.drafts}

    def of(self, template: Template, fact: Fact, role: Role) -> Iterator[MadeQuestion]:
        """What became of a match: the question, and where it was dropped, a gap in its place."""
        draft = self._drafts.get(_key(template, fact, role))
        if draft is None:
            taken = (template.pack, *_words(fact, role)) in self._taken
            yield MadeQuestion("", "", dropped=TAKEN if taken else NOT_WRITTEN)
            return
        why = self._why.get(draft.id)
        if why is not None:
            yield MadeQuestion(draft.stem, draft.answer, dropped=why)
        if draft.id in self._questions:
            yield _made(self._questions[draft.id])

    def more(self, template: Template) -> tuple[MadeQuestion, ...]:
        """Questions that name the template and are none of its own drafts."""
        return tuple(_made(q) for q in self._more if q.template == template.key)


def _made(question: Question) -> MadeQuestion:
    return MadeQuestion(question.stem, question.answer, question.kind, question.distractors)


Words = tuple[int, bool, tuple[int, ...]]


def _words(fact: Fact, role: Role) -> Words:
    return id(fact), role.name == "attribute", tuple(token.i for token in role.focus)


def _key(template: Template, fact: Fact, role: Role) -> tuple[str, Words]:
    return template.key, _words(fact, role)


def _template(template: Template, reading: Reading, made: _Made) -> TemplateTrial:
    if template.example is not None and pattern_of(template.example) is None:
        return TemplateTrial(template, (), len(reading.sentences), readable=False)
    by_sentence: dict[int, list[Fact]] = {}
    for fact in reading.facts:
        by_sentence.setdefault(fact.sentence.i, []).append(fact)
    tried = []
    for sentence in reading.sentences:
        found = _sentence(template, sentence, by_sentence.get(sentence.i, ()), reading, made)
        if found is not None:
            tried.append(found)
    others = len(reading.sentences) - len(tried)
    return TemplateTrial(template, tuple(tried), others, more=made.more(template))


def _sentence(
    template: Template,
    sentence: Sentence,
    facts: Sequence[Fact],
    reading: Reading,
    made: _Made,
) -> SentenceTrial | None:
    text = reading.article.text
    roles: dict[FilledRole, None] = {}
    questions: list[MadeQuestion] = []
    misses: list[Miss] = []
    for fact in facts:
        matches = list(match(template, fact))
        if matches and (note := noted(fact)):
            misses.append(Miss(note, {}, matches[0][1], faults=0))
            continue
        for role, binding in matches:
            for piece in _filled(template, fact, binding, text):
                roles[piece] = None
            questions += [q for q in made.of(template, fact, role) if q not in questions]
        miss = None if matches else near_miss(template, fact)
        if miss is not None:
            misses.append(miss)
    if not questions:
        if not misses:
            return None
        # The nearest: what has least against it.
        best = min(misses, key=lambda miss: miss.faults)
        pieces = [p for name, role in best.fits.items() for p in _pieces(name, role.focus, text)]
        return SentenceTrial(
            sentence.text, sentence.start, sentence.stop, False,
            best.why, best.values, _ordered(pieces, sentence),
        )  # fmt: skip
    return SentenceTrial(
        sentence.text, sentence.start, sentence.stop, True,
        roles=_ordered(roles, sentence), questions=tuple(questions),
    )  # fmt: skip


def _ordered(pieces: Iterable[FilledRole], sentence: Sentence) -> tuple[FilledRole, ...]:
    """The pieces in the order of the text; words told in another sentence stay out."""
    own = (p for p in pieces if sentence.start <= p.start and p.stop <= sentence.stop)
    return tuple(sorted(own, key=lambda piece: (piece.start, -piece.stop, piece.role)))


def _filled(
    template: Template, fact: Fact, binding: Mapping[str, Role], text: str
) -> Iterator[FilledRole]:
    for name, role in binding.items():
        yield from _pieces(name, role.focus, text)
    if "event" in template.fact and fact.predicate is not None:
        yield from _pieces("event", fact.predicate.tokens, text)


def _pieces(name: str, tokens: Sequence[Token], text: str) -> Iterator[FilledRole]:
    """The words of a role, a run of neighbours at a time."""
    run: list[Token] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if run and token.i != run[-1].i + 1:
            yield _piece(name, run, text)
            run = []
        run.append(token)
    if run:
        yield _piece(name, run, text)


def _piece(name: str, run: Sequence[Token], text: str) -> FilledRole:
    start, stop = run[0].start, run[-1].stop
    return FilledRole(name, text[start:stop], start, stop)
