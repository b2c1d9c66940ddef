"""Plausible wrong dates in the very form of a mention."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from quizgen.russian.calendar import MONTH_DAYS, MONTHS, SEASONS, TENS, WEEKDAYS
from quizgen.russian.cardinals import fold
from quizgen.russian.datemention import DateMention
from quizgen.russian.dateterms import CENTURY_WORDS
from quizgen.russian.nearvalues import rank
from quizgen.russian.ordinals import ordinal, roman
from quizgen.russian.reading import folded
from quizgen.russian.warends import after_the_war
from quizgen.russian.wholedates import whole_dates
from quizgen.russian.wording import joined

LIMIT = 16
"""Dates offered at most."""


def text_of(mention: DateMention, words: Sequence[str]) -> str:
    """The mention as it stands, starting with a small letter."""
    text = joined(words[mention.first : mention.last]).replace(" : ", ":")
    small = text[:1].isupper() and not re.match(r"[IVXLХІ]+\b", text)
    return text[0].lower() + text[1:] if small else text


def near_dates(
    mention: DateMention,
    words: Sequence[str],
    seed: str,
    avoid: Collection[str] = (),
    latest: int | None = None,
) -> tuple[str, ...]:
    """Plausible wrong dates in the very form of the mention, so that the sentence stays right.

    Args:
        words: the sentence the mention was found in.
        seed: decides which ones and in what order.
        avoid: values («2001», «2025-11-11») or texts that must not be offered.
        latest: the last year that may be offered, usually that of publication.

    Returns:
        Up to `LIMIT` texts, best first; none for RELATIVE and what cannot be imitated.
    """
    own = text_of(mention, words)
    shunned = {fold(text) for text in avoid} | {fold(own)}
    before = folded(words[mention.first - 1 : mention.first])[:1]
    found: dict[str, str] = {}
    for value, text in _near(mention, own, before, latest):
        late = after_the_war(words, text)
        if value not in shunned and fold(text) not in shunned and text != own and not late:
            found.setdefault(text, value)
    # Round years come first beside a round one: what is left serves where a life is too short.
    return tuple(sorted(rank(seed, found), key=lambda text: _unround(mention, found[text]))[:LIMIT])


def _unround(mention: DateMention, value: str) -> bool:
    year = mention.year or 0
    return mention.kind == "YEAR" and year > 1000 and not year % 10 and bool(int(value) % 5)


def _near(
    mention: DateMention, own: str, before: Sequence[str], latest: int | None
) -> Iterator[tuple[str, str]]:
    kind, value = mention.kind, mention.value
    if kind == "YEAR" and mention.year:
        yield from _near_years(mention.year, own, latest)
    elif kind in ("DATE", "MONTH") and mention.month:
        yield from whole_dates(mention, own, latest) or _near_calendar(mention, own, before)
    elif kind == "SEASON":
        yield from _swap(own, SEASONS, value)
    elif kind == "DECADE" and "/" not in value:
        yield from _near_decades(value, own, latest)
    elif kind == "CENTURY" and "/" not in value:
        yield from _near_centuries(value, own, before, latest)
    elif kind == "PERIOD" and re.fullmatch(r"\d{3,4}/\d{3,4}", value):
        yield from _near_periods(value, own, latest)
    elif kind == "TIME" and "/" not in value:
        yield from _near_times(own)
    elif kind == "WEEKDAY" and before != ["во"]:
        # «во вторник», but «в среду»: only days with the same preposition.
        yield from _swap(own, [day for day in WEEKDAYS if day[0] != "вторник"], value)


def _near_years(year: int, own: str, latest: int | None) -> Iterator[tuple[str, str]]:
    size = abs(year)
    steps: tuple[int, ...] = (-10, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 10)
    if size < 1000 or year < 0:
        steps = (-40, -30, -25, -20, -12, -8, -5, 5, 8, 12, 20, 25, 30, 40)
    elif size < 1800:
        steps = (-12, -9, -7, -6, -4, 4, 6, 7, 9, 12)
    if size % 10 == 0 and year > 1000:
        # A round year stands beside round ones.
        steps = (-10, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 10)
    if not re.search(rf"(?<!\d){size}(?!\d)", own):
        return
    for step in steps:
        other = size + step
        if year > 1000 and size % 10 and other % 10 == 0:
            continue
        if other > 0 and (latest is None or year < 0 or other <= latest):
            text = re.sub(rf"(?<!\d){size}(?!\d)", str(other), own)
            yield (f"-{other}" if year < 0 else str(other)), text


def _near_calendar(
    mention: DateMention, own: str, before: Sequence[str]
) -> Iterator[tuple[str, str]]:
    month, day = mention.month, mention.day
    assert month is not None
    named = [word for word in folded(own.split()) if word in _MONTH_FORMS]
    if not named or "(" in own:
        return
    case = _MONTH_FORMS[named[0]][1]
    # «ко»/«со» would change with the day: «со 2 ноября», «с 3 ноября».
    for shift in (-3, -2, -1, 1, 2, 3):
        other = (month - 1 + shift) % 12 + 1
        if day and day > MONTH_DAYS[other - 1] - (other == 2):
            continue
        text = _replace_word(own, named[0], MONTHS[other - 1][case])
        yield _with_month(mention, other, day), text
    if not day or not re.match(rf"{day}(?!\d)", own) or re.match(r"\d+-", own):
        return
    for step in (-9, -7, -5, -4, -3, -2, 2, 3, 4, 5, 7, 9):
        other_day = day + step
        fits = 1 <= other_day <= MONTH_DAYS[month - 1] - (month == 2)
        if fits and not (before and before[0] in ("с", "со") and 2 in (day, other_day)):
            yield _with_month(mention, month, other_day), re.sub(r"^\d+", str(other_day), own)


_MONTH_FORMS = {
    form.replace("ё", "е"): (number, case)
    for number, forms in enumerate(MONTHS)
    for case, form in reversed(list(enumerate(forms)))
}


def _with_month(mention: DateMention, month: int, day: int | None) -> str:
    parts = ["-" if mention.year is None else str(mention.year), f"{month:02}"]
    return "-".join([*parts, f"{day:02}"] if day else parts)


def _replace_word(text: str, folded_word: str, other: str) -> str:
    words = text.split(" ")
    i = folded(words).index(folded_word)
    words[i] = other.capitalize() if words[i][0].isupper() else other
    return " ".join(words)


def _swap(own: str, table: Sequence[Sequence[str]], value: str) -> Iterator[tuple[str, str]]:
    """The same sentence with another word of the table in the same case."""
    low = folded(own.split(" "))
    for forms in table:
        plain = [form.replace("ё", "е") for form in forms]
        hit = next((word for word in low if word in plain), None)
        if hit:
            # «четверг» is both nominative and accusative: a preposition asks for the latter.
            case = next(i for i in (3, 1, 2, 4, 5, 0) if plain[i] == hit)
            for other in table:
                if other is not forms:
                    yield f"{value}:{other[0]}", _replace_word(own, hit, other[case])
            return


def _near_decades(value: str, own: str, latest: int | None) -> Iterator[tuple[str, str]]:
    tens = int(value[:-1])
    shown = re.match(r"(\d+)-", own)
    for step in (-30, -20, -10, 10, 20, 30):
        other = tens + step
        if latest and other >= 1000 and other > latest:
            continue
        if shown:
            number = int(shown[1]) + step
            if number > 0 and (number >= 1000 or 20 <= number <= 90):
                yield f"{other}s", own.replace(shown[1], str(number), 1)
        elif other % 100 in TENS and tens % 100 in TENS:
            stem, new = TENS[tens % 100], TENS[other % 100]
            if other // 100 == tens // 100 and own.lower().startswith(stem):
                yield f"{other}s", new + own[len(stem) :]


def _near_centuries(
    value: str, own: str, before: Sequence[str], latest: int | None
) -> Iterator[tuple[str, str]]:
    number = int(re.findall(r"\d+", value)[0])
    first = own.split(" ")[0]
    top = (latest or 2099) // 100 + 1
    for step in (-3, -2, -1, 1, 2, 3):
        other = number + step
        if (
            other < 1
            or (other > top and not value.startswith("-"))
            or (2 in (other, number) and before in (["в"], ["во"], ["с"], ["со"]))
        ):
            continue
        if first.isdigit() or re.match(r"\d+-", first):
            said: str | None = re.sub(r"^\d+", str(other), first)
        elif fold(first) in CENTURY_WORDS:
            said = _ordinal_like(fold(first), other)
        else:
            said = roman(other)
        if said:
            yield f"{'-' * value.startswith('-')}{other}th", said + own[len(first) :]


def _ordinal_like(word: str, other: int) -> str | None:
    if other > 20:
        return None
    for gender in ("Masc", "Neut"):
        for case in ("Nom", "Gen", "Dat", "Ins", "Loc"):
            if fold(ordinal(CENTURY_WORDS[word], gender, case)) == word:
                return ordinal(other, gender, case)
    return None


_SHORT_PERIOD = 12
"""Years of a period that others of its length may stand beside."""


def _near_periods(value: str, own: str, latest: int | None) -> Iterator[tuple[str, str]]:
    start, end = (int(part) for part in value.split("/"))
    numbers = re.findall(r"\d+", own)
    if len(numbers) != 2:
        return
    short = len(numbers[1]) == 2
    length = end - start
    # Beside each other, never one over another; half over it where that would be too far.
    step = length + 1 + length % 2 if length <= _SHORT_PERIOD else length // 2
    for shift in (-3 * step, -2 * step, -step, step, 2 * step, 3 * step):
        a, b = start + shift, end + shift
        if (latest and b > latest) or (short and a // 100 != b // 100):
            continue
        texts = iter((str(a), f"{b % 100:02}" if short else str(b)))
        yield f"{a}/{b}", re.sub(r"\d+", lambda _: next(texts), own)  # noqa: B023


_DAYTIMES = {"утра": (4, 11), "дня": (1, 4), "вечера": (5, 11), "ночи": (1, 3)}


def _near_times(own: str) -> Iterator[tuple[str, str]]:
    """«10:30» by half-hours, «18 часов» by hours, both within the part of the day named."""
    low, high = next((span for word, span in _DAYTIMES.items() if word in own), (0, 23))
    shown = re.match(r"(\d+):(\d+)", own)
    if shown:
        for step in (-120, -90, -60, -30, 30, 60, 90, 120):
            total = int(shown[1]) * 60 + int(shown[2]) + step
            if low * 60 <= total < (high + 1) * 60:
                other = f"{total // 60}:{total % 60:02}"
                yield f"{total // 60:02}:{total % 60:02}", other + own[shown.end() :]
        return
    hours = re.match(r"(\d+) часов(?! \d)", own)
    if hours:
        for hour in range(max(low, 5), min(high, 20) + 1):
            if 0 < abs(hour - int(hours[1])) < 5:
                yield f"{hour:02}:00", own.replace(hours[1], str(hour), 1)
