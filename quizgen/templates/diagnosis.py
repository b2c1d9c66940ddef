"""What is wrong with a model sentence that cannot be read, and why a text matches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from quizgen.facts import extract
from quizgen.facts.clause import Fact
from quizgen.model import Article, Sentence
from quizgen.russian import analyse
from quizgen.templates.gathering import gathered
from quizgen.templates.matching import match
from quizgen.templates.nearmiss import near_miss, noted
from quizgen.templates.pack import Example, Mark, Template
from quizgen.templates.patterns import pattern_of
from quizgen.templates.realise import answer, stem
from quizgen.templates.wording_trial import near_text

_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of an example: the key of its wording, its place, what the wording needs."""

    key: str
    place: tuple[int, int] | None = None
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a template gives on a short text.

    Attributes:
        pairs: the (question, answer) pairs made. matched: whether a sound fact matches.
        facts: everything the text says.
    """

    pairs: tuple[tuple[str, str], ...]
    matched: bool
    facts: tuple[Fact, ...]


def outcome(template: Template, text: str) -> Outcome:
    """The questions and answers of a text, before any review."""
    sentences, facts = read_short(text)
    facts = gathered((template,), sentences, facts)
    pairs: list[tuple[str, str]] = []
    matched = False
    for fact in facts:
        if fact.notes:
            continue
        for role, binding in match(template, fact):
            matched = True
            own = template.exceptions
            written = stem(template.question, fact, binding, role, own)
            said = answer(template.answer, fact, binding, role, own) if written else None
            if written and said:
                pairs.append((written, said))
    return Outcome(tuple(pairs), matched, facts)


def why_nothing(template: Template, found: Outcome, lang: str) -> str:
    """Why a text gave no question, "ru", "en" or "kk"."""
    if found.matched:
        return near_text("form not certain", lang, {})
    noting = (noted(fact) for fact in found.facts if any(match(template, fact)))
    note = next(noting, None)
    if note:
        return near_text(note, lang, {})
    misses = [miss for miss in (near_miss(template, f) for f in found.facts) if miss is not None]
    if not misses:
        return near_text("nothing in common", lang, {})
    best = min(misses, key=lambda miss: miss.faults)
    return near_text(best.why, lang, best.values)


def example_findings(template: Template, lang: str) -> Iterator[Finding]:
    """The faults of a template's example, most precise first; none where it serves."""
    example = template.example
    if example is None:
        return
    cut = [finding for mark in example.marks for finding in _cut_word(example, mark)]
    yield from cut
    at = template.places.get("example")
    if cut:
        return
    if pattern_of(example) is None:
        yield from _unread(example, at, lang)
        return
    found = outcome(template, example.text)
    if not found.matched:
        yield Finding("example_not_itself", at, {"why": why_nothing(template, found, lang)})
    elif not found.pairs:
        yield Finding("example_no_question", template.places.get("question", at))


@lru_cache(maxsize=512)
def read_short(text: str) -> tuple[tuple[Sentence, ...], tuple[Fact, ...]]:
    """What a model sentence or a self-test says; kept, because an editor asks again and again."""
    article = Article("self-test", text, None, text)
    sentences = analyse(article)
    return sentences, extract(sentences, article)


def _cut_word(example: Example, mark: Mark) -> Iterator[Finding]:
    for word in _WORD.finditer(example.text):
        inside = mark.start <= word.start() and word.end() <= mark.stop
        apart = word.end() <= mark.start or mark.stop <= word.start()
        if not inside and not apart:
            said = example.text[mark.start : mark.stop]
            yield Finding("mark_cuts_word", mark.place, {"word": said, "near": word[0]})
            return


def _unread(example: Example, at: tuple[int, int] | None, lang: str) -> Iterator[Finding]:
    sentences, facts = read_short(example.text)
    if len(sentences) > 1:
        yield Finding("example_two_sentences", at)
        return
    verbal = [fact for fact in facts if fact.predicate is not None and fact.parts]
    if not verbal:
        yield Finding("example_no_verb", at)
        return
    # The clause that was meant is the one that holds most of the marks.
    lost, _, meant = min(
        ((_lost(example, f), bool(f.notes), f) for f in verbal), key=lambda x: (len(x[0]), x[1])
    )
    if lost:
        yield from lost
        return
    why = near_text(noted(meant) or "unclear", lang, {})
    yield Finding("example_unclear", at, {"why": why})


def _lost(example: Example, fact: Fact) -> Sequence[Finding]:
    """The marks that are no part of a clause, and what they cut."""
    found = []
    assert fact.predicate is not None
    for mark in example.marks:
        heads = (*fact.predicate.tokens, *(part.head for part in fact.parts))
        if any(_overlap(mark, t.start, t.stop) for t in heads):
            continue
        said = example.text[mark.start : mark.stop]
        whole = next(
            (
                example.text[part.tokens[0].start : part.tokens[-1].stop]
                for part in fact.parts
                if any(_overlap(mark, t.start, t.stop) for t in part.tokens)
            ),
            None,
        )
        if whole is None:
            verb = " ".join(t.text for t in fact.predicate.tokens)
            found.append(Finding("mark_outside", mark.place, {"word": said, "near": verb}))
        else:
            values = {"word": said, "near": whole, "role": mark.role}
            found.append(Finding("mark_cuts_phrase", mark.place, values))
    return found


def _overlap(mark: Mark, start: int, stop: int) -> bool:
    return start < mark.stop and mark.start < stop
