"""What a note's texts tell: other right answers, yes and no, the paragraph that proves it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from quizgen.errors import phrase
from quizgen.imports import cloze
from quizgen.imports.markup import PICTURE, on_one_line, plain

LONGEST_STEM = 1000
LONGEST_ANSWER = 1500

_MOST_EXTRA = 500
_OPPOSITES = (
    ("да", "нет"), ("верно", "неверно"), ("правда", "ложь"), ("истина", "ложь"),
    ("true", "false"), ("yes", "no"), ("правильно", "неправильно"), ("иә", "жоқ"),
)  # fmt: skip
_VERDICT = re.compile(r"^(\w{2,11})(?:\s*[.,;!–—-]+\s*(.+))?$", re.DOTALL)


def first_words(fields: Mapping[str, str]) -> str:
    """The beginning of the first field that has text, for the account of what was left out."""
    for text in fields.values():
        found = plain(cloze.without_gaps(text[:2000])).text
        if found:
            return found
    return phrase("пустая запись")


def verdict(answer: str) -> tuple[str, str, str] | None:
    """(answer, its opposite, what is said after it) of «Нет, в 1961 году»; None for others."""
    match = _VERDICT.match(answer)
    for yes, no in _OPPOSITES if match else ():
        if match and match[1].casefold() in (yes, no):
            right, wrong = (yes, no) if match[1].casefold() == yes else (no, yes)
            return right.capitalize(), wrong.capitalize(), (match[2] or "").strip()
    return None


def other_forms(answer: str) -> tuple[str, ...]:
    """Other right answers that an answer names itself: «Рим / Roma», «Рим (Италия)»."""
    forms = [part.strip() for part in re.split(r"\s+/\s+", answer)] if " / " in answer else []
    if any(len(form.split()) > 4 for form in forms):
        forms = []
    bare = re.sub(r"\s*\([^()]{1,80}\)\s*$", "", answer).strip()
    if bare != answer and bare:
        forms.append(bare)
    return tuple(dict.fromkeys(form for form in forms if form and form != answer))


def without_pictures(lines: tuple[str, ...]) -> tuple[str, ...]:
    kept = (" ".join(line.replace(PICTURE, " ").split()) for line in lines)
    return tuple(line for line in kept if re.search(r"[^\s–]", line))


def extra_of(fields: Mapping[str, str], used: Collection[str]) -> str:
    """What the other fields tell, cut short: it is read after the answer."""
    parts = []
    for name, html in fields.items():
        if name in used:
            continue
        text = on_one_line(without_pictures(plain(cloze.without_gaps(html)).lines))
        # Numbers, keys and addresses tell a learner nothing.
        if len(re.findall(r"[^\W\d_]{2,}", text)) >= 2 and not text.startswith("http"):
            parts.append(text)
    extra = " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts)
    if len(extra) > _MOST_EXTRA:
        extra = extra[:_MOST_EXTRA].rsplit(" ", 1)[0] + "…"
    return extra


def paragraph(stem: str, answer: str, extra: str) -> str:
    """«Вопрос — ответ. Остальное.»"""
    told = f"{stem} — {answer}"
    return f"{told if told[-1] in '.!?…' else told + '.'} {extra}" if extra else told
