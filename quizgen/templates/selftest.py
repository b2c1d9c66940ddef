"""Running the self-tests of templates: the example, what `expect` promises, what `not` forbids."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizgen.errors import Fault, TemplateError
from quizgen.templates.diagnosis import example_findings, outcome, why_nothing
from quizgen.templates.faults import Faults, in_order
from quizgen.templates.loader import sound_pack, sound_packs
from quizgen.templates.pack import Pack, Template


def made(template: Template, text: str) -> list[tuple[str, str]]:
    """The (question, answer) pairs the template makes of a text."""
    return list(outcome(template, text).pairs)


def load_checked(paths: Sequence[Path], lang: str | None = None) -> tuple[Pack, ...]:
    """The packs of files and folders.

    Raises TemplateError with the faults of all the files and every self-test that fails; the
    templates without a fault are tested though others have one.
    """
    packs, found = sound_packs(paths, lang)
    found = [*found, *check(packs, lang)]
    if found:
        raise TemplateError(in_order(found))
    return packs


def check_text(
    text: str, name: str, lang: str | None = None
) -> tuple[Pack | None, tuple[Fault, ...]]:
    """What is sound of a pack's text, and all its faults in order, failed self-tests too."""
    pack, found = sound_pack(text, name, lang)
    found += check((pack,), lang) if pack else ()
    return pack, in_order(found)


def check(packs: Sequence[Pack], lang: str | None = None) -> tuple[Fault, ...]:
    """Every example and self-test that fails, at its own place, with what came instead.

    Args:
        lang: language of messages, "ru", "en" or "kk"; None means by locale, else Russian.
    """
    found: list[Fault] = []
    for pack in packs:
        faults = Faults(pack.path, lang)
        try:
            for template in pack.templates:
                _note(template, faults)
        except TemplateError:
            pass  # too many to be of use: those noted are told
        found += faults.all()
    return in_order(found)


def _note(template: Template, faults: Faults) -> None:
    here = (template.line, template.column)
    before = len(faults)
    for finding in example_findings(template, faults.lang):
        faults.add(finding.key, finding.place or here, (), **finding.values)
    if len(faults) > before:
        return  # nothing can come of the self-tests
    for i, expected in enumerate(template.expect):
        place = template.places.get(f"expect.{i}", here)
        found = outcome(template, expected.text)
        if (expected.question, expected.answer) in found.pairs:
            continue
        wanted = {
            "id": template.id, "question": expected.question, "answer": expected.answer,
        }  # fmt: skip
        if found.pairs:
            faults.add("expect_not_met", place, (), **wanted, came=_told(found.pairs))
        else:
            why = why_nothing(template, found, faults.lang)
            faults.add("expect_nothing", place, (), **wanted, why=why)
    for i, sentence in enumerate(template.not_):
        found = outcome(template, sentence)
        if found.pairs:
            place = template.places.get(f"not.{i}", here)
            faults.add(
                "not_matches", place, (),
                id=template.id, sentence=sentence, came=_told(found.pairs[:1]),
            )  # fmt: skip


def _told(pairs: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{question} — {answer}" for question, answer in pairs)
