"""Spans of years as print has them: «в 1576—77 году» is «в 1576–1577 годах»."""

from __future__ import annotations

import re

from quizgen.russian.morphology import readings

_SPAN = re.compile(
    r"(?<![\d–—-])(?P<in>\b[Вв] )?(?P<since>[12]\d{3})"
    r"\s?[-–—]\s?(?P<until>[12]\d{3}|\d\d)(?![\d\w–—-])"
    r"(?P<noun> (?:год(?:у|а|ы|ов|ах)?\b|гг?\b\.?))?(?= (?P<next>[\w-]+))?"
)
_DECADES = re.compile(r"(?<![\d–—-])([12]\d{3})[-—]([12]\d{3})(?=-[хе]\b)")
_LAST = 2100
_LASTING = frozenset(("война", "восстание", "революция", "кампания", "поход", "кризис", "голод"))


def whole_years(text: str) -> str:
    """The text with every span of years in four digits, an en dash between, and its noun.

    Spans of what are no years («в 1200–1300 метрах») and reversed ones are left as they are.
    """
    return _SPAN.sub(_whole, _DECADES.sub(r"\1–\2", text))


def _whole(found: re.Match[str]) -> str:
    since, until, noun = found["since"], found["until"], (found["noun"] or "").strip()
    whole = until if len(until) > 2 else since[:2] + until
    if not int(since) < int(whole) < _LAST or (len(until) == 2 and not (noun or found["in"])):
        return found[0]
    if not noun and not (found["in"] and _ends(found["next"])):
        said = " годов" if not found["in"] and _of_an_event(found) else ""
        return f"{found['in'] or ''}{since}–{until}{said}" if len(until) > 2 else found[0]
    said = noun
    if found["in"] and not noun.startswith("годов"):
        said = "годах"
    elif noun in ("гг.", "гг", "г.", "г", "года"):
        said = "годов"
    return f"{found['in'] or ''}{since}–{whole} {said}"


def _of_an_event(found: re.Match[str]) -> bool:
    """«восстание 1863–1864 в Литве»: years right after what lasted so long, outside a title."""
    before = found.string[: found.start()]
    last = re.search(r"([а-яё]+) $", before)
    if last is None or before.count("«") != before.count("»") or not _ends(found["next"]):
        return False
    return any(r.lemma in _LASTING and r.pos == "NOUN" for r in readings(last[1]))


def _ends(following: str | None) -> bool:
    """Whether the span stands without a noun: no common noun or adjective follows it."""
    if following is None or not following[:1].islower():
        return True
    return all(r.pos not in ("NOUN", "ADJ", "NUM") for r in readings(following)[:1])
