"""Questions as print sets them: every wording a learner reads, the same way."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from quizgen.model import Question
from quizgen.questions.settled import told
from quizgen.russian.cardinals import spell
from quizgen.russian.euphony import careful
from quizgen.russian.ordinals import roman
from quizgen.russian.typesetting import dashed
from quizgen.russian.typesetting import typeset as _marks
from quizgen.russian.unitwords import spelled_units
from quizgen.russian.yearspans import whole_years

_OBLIQUE = re.compile(r"\bскольк(их|им|ими)\b", re.IGNORECASE)
_SPAN = re.compile(r"(?<![\w.,–—-])(\d+(?:,\d+)?)-(\d+(?:,\d+)?)(?= (?:[а-яё]|°|%))")
"""«46-51 сантиметр»: from one number to the other."""
_COMPOUND = re.compile(r"(?<=[а-яё]о)–(?=[а-яё])")
"""«истребительно–противотанковый»: a dash that stands for a hyphen."""
_CENTURY = re.compile(r"(?<![\w,.–—-])(\d{1,2})(?:-(?:м|го|й|му))?(?= век(?:а|у|е|ом)?(?![а-яё]))")
_LATEST = 21
"""The century we live in: more of them are counted, not numbered."""
_INITIALS = re.compile(r"(?<![\w.])((?:[А-ЯЁ]\. ?){1,2})(?=[А-ЯЁ][а-яё]{2,})")
"""«В.А.Серова»: initials before a surname."""
_CASES = {"их": "Gen", "им": "Dat", "ими": "Ins"}
_SPELLED = {spell(value): value for value in range(2, 1000)} | {"две": 2}


def printed(question: Question) -> Question:
    """The question with every wording typeset; what was right before is accepted still."""
    question = told(question)
    answer = spelled_units(typeset(question.answer))
    options = tuple(spelled_units(typeset(option)) for option in question.distractors)
    accepted = dict.fromkeys((*question.accepted, *map(typeset, question.accepted)))
    asked = _OBLIQUE.search(question.stem)
    declined = [_declined(text, asked) for text in (answer, *options)] if asked else []
    if declined and all(declined):
        accepted[answer] = None
        answer, options = declined[0] or answer, tuple(text for text in declined[1:] if text)
    if answer != question.answer and question.kind in ("typed", "cloze", "choice"):
        accepted[question.answer] = None
    return replace(
        question,
        stem=_closed(typeset(question.stem), question.kind),
        answer=answer,
        accepted=tuple(form for form in accepted if form != answer),
        distractors=options,
        items=tuple(map(typeset, question.items)),
        matches=tuple(map(typeset, question.matches)),
    )


@lru_cache(maxsize=1024)
def typeset(text: str) -> str:
    """The line as print sets it, spans of years written out."""
    text = _INITIALS.sub(lambda i: i[1].replace(" ", "").replace(".", ". "), text)
    text = _COMPOUND.sub("-", _CENTURY.sub(_roman, text))
    return dashed(_SPAN.sub(r"\1–\2", whole_years(_marks(careful(text)))))


def _roman(found: re.Match[str]) -> str:
    """«в конце 15 века» → «в конце XV века»."""
    return roman(int(found[1])) if 0 < int(found[1]) <= _LATEST else found[0]


def _closed(stem: str, kind: str) -> str:
    """A gapped sentence ends with a full stop, though «XIX в.» took it along."""
    return f"{stem}." if kind == "cloze" and stem[-1:].isalnum() else stem


def _declined(text: str, asked: re.Match[str]) -> str | None:
    """«шесть» → «шести», asked «из скольких …»; digits stay, other wordings give None."""
    if text.replace(" ", "").isdigit():
        return text
    value = _SPELLED.get(text.lower())
    return spell(value, _CASES[asked[1].lower()]) if value is not None else None
