"""Running the self-tests of templates: what `expect` promises, what `not` forbids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.errors import Fault, Place, TemplateError
from quizgen.facts import Fact, extract
from quizgen.model import Article
from quizgen.russian import analyse
from quizgen.templates.loader import load_packs
from quizgen.templates.matching import match
from quizgen.templates.pack import Pack, Template
from quizgen.templates.patterns import pattern_of
from quizgen.templates.realise import answer, stem
from quizgen.templates.said import said_in


def made(template: Template, text: str) -> list[tuple[str, str]]:
    """The (question, answer) pairs the template makes of a text."""
    article = Article("self-test", text, None, text)
    pairs = []
    own = template.exceptions
    sentences = analyse(article)
    facts: Sequence[Fact] = (
        said_in(template, sentences) if template.example else extract(sentences, article)
    )
    for fact in facts:
        if fact.notes:
            continue
        for role, binding in match(template, fact):
            written = stem(template.question, fact, binding, role, own)
            said = answer(template.answer, fact, binding, role, own) if written else None
            if written and said:
                pairs.append((written, said))
    return pairs


def load_checked(paths: Sequence[Path]) -> tuple[Pack, ...]:
    """The packs of files and folders. Raises TemplateError for faults and failed self-tests."""
    packs = load_packs(paths)
    faults = check(packs)
    if faults:
        raise TemplateError(faults)
    return packs


def check(packs: Sequence[Pack]) -> tuple[Fault, ...]:
    """Every self-test that fails, with the template's place and what came instead."""
    return tuple(
        fault for pack in packs for template in pack.templates for fault in _faults(pack, template)
    )


def _faults(pack: Pack, template: Template) -> Iterator[Fault]:
    place = Place(pack.path, template.line, template.column)
    if template.example is not None and pattern_of(template.example) is None:
        yield Fault(
            place,
            f"шаблон «{template.id}»: пример не разобран как одно предложение с глаголом",
            "отмечайте слова целиком и начните с короткого предложения",
        )
        return
    for expected in template.expect:
        pairs = made(template, expected.text)
        if (expected.question, expected.answer) not in pairs:
            came = "; ".join(f"{q} — {a}" for q, a in pairs) or "ни одного вопроса"
            yield Fault(
                place,
                f"шаблон «{template.id}»: ожидалось «{expected.question} — {expected.answer}»",
                f"получилось: {came}",
            )
    for sentence in template.not_:
        pairs = made(template, sentence)
        if pairs:
            yield Fault(
                place,
                f"шаблон «{template.id}»: предложение из not подошло: «{sentence}»",
                f"получилось: {pairs[0][0]} — {pairs[0][1]}",
            )
