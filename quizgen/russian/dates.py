"""Dates and times in a sentence, from word texts alone, each with a normalised value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.russian.approximators import before as approximator_before
from quizgen.russian.cardinals import listed
from quizgen.russian.datemention import DateMention
from quizgen.russian.datereading import READERS
from quizgen.russian.dateshapes import SHAPES, Line, line
from quizgen.russian.dateterms import AGO_UNITS
from quizgen.russian.datetexts import absolute, accepted_dates
from quizgen.russian.morphology import readings
from quizgen.russian.neardates import near_dates
from quizgen.russian.ordinalnumbers import read_words
from quizgen.russian.reading import folded, read_numeral

__all__ = ["DateMention", "absolute", "accepted_dates", "find_dates", "near_dates"]


def find_dates(words: Sequence[str]) -> tuple[DateMention, ...]:
    """The dates of one sentence, in order, none overlapping.

    Args:
        words: token texts as razdel cuts them («10:30» is three, «2001–2005» one).
    """
    sentence = line(words)
    taken = [False] * len(words)
    found = [*_ago(words, taken), *_spelled(words, taken), *_matched(sentence, words, taken)]
    found += _bare(words, taken)
    found.sort(key=lambda mention: mention.first)
    return tuple(
        replace(m, kind="RELATIVE", value="?") if _one_of_several(found, i, words) else m
        for i, m in enumerate(found)
    )


def _one_of_several(found: Sequence[DateMention], i: int, words: Sequence[str]) -> bool:
    """Whether it is only a part of the answer: «весной и осенью», «в 1665, в 1691 году»."""
    for left, right in ((i - 1, i), (i, i + 1)):
        if left < 0 or right >= len(found) or found[left].kind != found[right].kind:
            continue
        between = folded(words[found[left].last : found[right].first])
        if between and set(between) <= _JOINTS and set(between) & {"и", "или", ","}:
            return True
    return False


def _matched(sentence: Line, words: Sequence[str], taken: list[bool]) -> Iterator[DateMention]:
    for name, gate, shape in SHAPES:
        if gate and not gate.search(sentence.text):
            continue
        for match in shape.finditer(sentence.text):
            first, last = sentence.span(match.start(), match.end())
            if any(taken[first:last]):
                continue
            reading = READERS[name](match, words, first, last)
            if reading:
                taken[first:last] = [True] * (last - first)
                yield _with_part(reading, words)


_JOINTS = frozenset(("и", "или", ",", "в", "во", "на", "начале", "конце", "середине"))


def _spelled(words: Sequence[str], taken: list[bool]) -> Iterator[DateMention]:
    """Years in words: «две тысячи первого года», «тысяча девятьсот сорок пятом году»."""
    texts = folded(words)
    if not any(text.startswith("год") for text in texts):
        return
    for i in range(len(texts)):
        found = None if taken[i] else read_words(texts, i)
        if not found or found[0] >= len(texts) or (found[0] == i + 1 and found[1] < 2000):
            continue
        end, year, forms = found
        if texts[end] not in ("год", "года", "году", "годом") or not 1000 <= year <= 2100:
            continue
        if any(kind == "Masc" for kind, _ in forms):
            taken[i : end + 1] = [True] * (end + 1 - i)
            yield _with_part(DateMention(i, end + 1, "YEAR", str(year), year), words)


def _ago(words: Sequence[str], taken: list[bool]) -> Iterator[DateMention]:
    """«пять лет назад», «около 20 лет тому назад»: told from a day the text may not name."""
    texts = folded(words)
    if "назад" not in texts:
        return
    for i in range(len(texts)):
        numeral = None if taken[i] or not texts[i] else read_numeral(texts, words, i)
        if not numeral or numeral.last + 1 >= len(texts):
            continue
        end = numeral.last + 1
        end += texts[end] == "тому"
        if end >= len(texts) or texts[end] != "назад" or texts[numeral.last] not in AGO_UNITS:
            continue
        found = approximator_before(texts, i)
        first = found.first if found and not found.apart else i
        taken[first : end + 1] = [True] * (end + 1 - first)
        yield DateMention(first, end + 1, "RELATIVE", "?")


_SPAN = re.compile(r"([12]\d{3})[-–—]([12]\d{3})")
_BEFORE_BARE = frozenset(
    ("в", "с", "до", "к", "после", "начале", "середине", "конце", "начала", "конца")
)
_COUNTABLE = frozenset(("NOUN", "ADJ", "NUM", "X"))


def _bare(words: Sequence[str], taken: list[bool]) -> Iterator[DateMention]:
    """«В 1923 приехал»: a year with no «году», where what follows cannot be counted by it."""
    for i in range(1, len(words) - 1):
        text = words[i]
        span = _SPAN.fullmatch(text) if words[i - 1].lower() == "в" else None
        if span and not taken[i] and int(span[1]) < int(span[2]):
            named = words[i + 1][:1].isupper()
            if named or (
                words[i + 1].islower() and readings(words[i + 1])[0].pos not in _COUNTABLE
            ):
                taken[i] = True
                yield DateMention(i, i + 1, "PERIOD", f"{span[1]}/{span[2]}", int(span[1]))
            continue
        if taken[i] or len(text) != 4 or not text.isdigit() or not 1000 <= int(text) < 2100:
            continue
        after = words[i + 1]
        if after.lower() in ("и", "или") and words[min(i + 2, len(words) - 1)].isdigit():
            continue  # «В 1871 и 1872»: no single year
        reading = readings(after.lower())[0]
        free = after[:1].isupper() and after[:1].isalpha()
        if words[i - 1].lower() not in _BEFORE_BARE:
            continue
        if free or (after[:1].isalpha() and reading.known and reading.pos not in _COUNTABLE):
            taken[i] = True
            yield _with_part(DateMention(i, i + 1, "YEAR", text, int(text)), words)


_PARTS = frozenset(
    listed("""начале начала началу начало конце конца концу конец середине середины середину""")
)
_SHARES = frozenset(
    listed("""половине половины половину четверти четверть трети треть декаде декады""")
)
_WHICH = ("перв", "втор", "трет", "четверт", "последн")


def _with_part(mention: DateMention, words: Sequence[str]) -> DateMention:
    """The mention with «в начале», «второй половине» right before it noted."""
    if mention.kind not in ("YEAR", "MONTH", "DECADE", "CENTURY", "SEASON", "RELATIVE"):
        return mention
    before = folded(words[max(0, mention.first - 2) : mention.first])
    if mention.kind == "YEAR" and before and before[-1] == "около":
        return replace(mention, first=mention.first - 1)
    if before and before[-1] in _PARTS:
        return replace(mention, part=(mention.first - 1, mention.first))
    if len(before) == 2 and before[1] in _SHARES and before[0].startswith(_WHICH):
        return replace(mention, part=(mention.first - 2, mention.first))
    return mention
