"""Faults and trials as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizgen.errors import Fault
from quizgen.wording import REASONS
from webapp.languages import gettext, language
from webapp.packs.pages import (
    FaultLine,
    MadeLine,
    Piece,
    SentenceLine,
    TemplateLine,
    TrialLines,
)
from webapp.wording import KIND_NAMES

if TYPE_CHECKING:
    from quizgen.trial import FilledRole, MadeQuestion, SentenceTrial, TemplateTrial, Trial

OWN_TITLE = "Свой текст"
"""What an article pasted for a trial is called within."""
COLOURS = 6
MOST_MATCHED = 20
MOST_NEAR = 8
MOST_SENTENCES = 200
"""Sentences of one page, of a template that match, of those that nearly do."""
_CONTEXT = 60


def fault_lines(faults: Iterable[Fault], text: str) -> tuple[FaultLine, ...]:
    """Faults with the pieces of the lines they stand in."""
    lines = text.split("\n")
    return tuple(_fault_line(fault, lines) for fault in faults)


def _fault_line(fault: Fault, lines: Sequence[str]) -> FaultLine:
    line, column = fault.place.line, fault.place.column
    message = _capital(fault.message)
    hint = _capital(fault.hint) if fault.hint else None
    if line is None or not 1 <= line <= len(lines):
        return FaultLine(None, None, message, hint)
    written, at = lines[line - 1], max((column or 1) - 1, 0)
    before = written[:at] if at <= _CONTEXT else "…" + written[at - _CONTEXT : at]
    after = written[at + 1 :]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + "…"
    return FaultLine(line, column or 1, message, hint, before.lstrip(), written[at : at + 1], after)


def trial_lines(trial: Trial, cut: bool) -> TrialLines:
    """A trial as a page shows it, as much of it as a page can hold."""
    left, templates, made, dropped = MOST_SENTENCES, [], 0, 0
    sentences = {s.start for tried in trial.templates for s in tried.sentences if s.matched}
    for tried in trial.templates:
        shown = _template(tried, left)
        left -= len(shown.matched) + len(shown.near)
        templates.append(shown)
        for sentence in tried.sentences:
            for question in sentence.questions:
                made += question.dropped is None
                dropped += question.dropped is not None
        made += len(tried.more)
    title = "" if trial.article.title == OWN_TITLE else trial.article.title
    return TrialLines(title, cut, tuple(templates), len(sentences), made, dropped)


def _template(tried: TemplateTrial, left: int) -> TemplateLine:
    colours = {role: i % COLOURS for i, role in enumerate(tried.template.roles)}
    matched = [sentence for sentence in tried.sentences if sentence.matched]
    near = [sentence for sentence in tried.sentences if not sentence.matched]
    most = max(0, min(MOST_MATCHED, left))
    few = max(0, min(MOST_NEAR, left - most))
    return TemplateLine(
        id=tried.template.id,
        line=tried.template.line,
        readable=tried.readable,
        matched=tuple(_sentence(sentence, colours) for sentence in matched[:most]),
        near=tuple(_sentence(sentence, colours) for sentence in near[:few]),
        more_matched=len(matched[most:]),
        more_near=len(near[few:]),
        besides=tuple(map(_made, tried.more)),
    )


def _sentence(tried: SentenceTrial, colours: dict[str, int]) -> SentenceLine:
    pieces = _pieces(tried.text, tried.start, list(tried.roles), colours)
    why = tried.why_text(language())
    return SentenceLine(pieces, tuple(map(_made, tried.questions)), why)


def _pieces(
    text: str, start: int, roles: Sequence[FilledRole], colours: dict[str, int]
) -> tuple[Piece, ...]:
    """A stretch of the article that begins at `start`, cut at the roles inside it.

    A role that begins inside another and goes on after it is left out.
    """
    found: list[Piece] = []
    done = start
    for i, role in enumerate(roles):
        if role.start < done:
            continue
        if role.start > done:
            found.append(Piece(text[done - start : role.start - start]))
        within = [r for r in roles[i + 1 :] if r.start < role.stop and r.stop <= role.stop]
        inside = _pieces(role.text, role.start, within, colours) if within else ()
        found.append(Piece(role.text, role.role, colours.get(role.role, 0), inside))
        done = role.stop
    if done < start + len(text):
        found.append(Piece(text[done - start :]))
    return tuple(found)


def _made(question: MadeQuestion) -> MadeLine:
    dropped = ""
    if question.dropped is not None:
        known = REASONS.get(question.dropped)
        dropped = gettext(known) if known else gettext("по другой причине")
    kind = KIND_NAMES.get(question.kind, "") if question.kind else ""
    return MadeLine(question.stem, question.answer, kind, question.distractors, dropped)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
