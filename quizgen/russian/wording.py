"""Writing a quantity anew: the same manner as in the article, another value or another case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizgen.russian.approximators import takes_genitive
from quizgen.russian.cardinals import (
    CASES,
    COLLECTIVES,
    SCALE_SHORT,
    SCALE_WORDS,
    fold,
    listed,
    noun_form_after,
    scale_word,
    spell,
)
from quizgen.russian.morphology import Reading, inflect, readings
from quizgen.russian.quantity import Quantity
from quizgen.russian.reading import folded, plain
from quizgen.russian.units import read_unit

_YEARS = {("Plur", "Gen"): "лет"}
_PEOPLE = dict(
    zip(CASES, listed("люди человек человекам человек человеками человеках"), strict=True)
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a numeral is written.

    Attributes:
        style: digits, words, half or collective. scale: the thousand-word of digits and halves,
            1 for none. short: its abbreviation as written, or "". group: what parts thousands.
        comma: the decimal mark. dash: what joins a range; «до» for «от … до …». yo: keeps ё.
    """

    style: str
    scale: int = 1
    short: str = ""
    group: str = ""
    comma: str = ","
    dash: str = "–"
    yo: bool = False
    opener: str = ""


def manner_of(quantity: Quantity, words: Sequence[str]) -> Manner | None:
    """The manner of the numeral in the article, or None where it is too mixed to imitate."""
    texts = list(words[slice(*quantity.number)])
    low = folded(texts)
    if {"лишним", "небольшим"} & set(low) or low[0].startswith(("полмилли", "полумилли")):
        return None
    dash, opener = next((mark for mark in "–—‑−-" if mark in texts[0]), "–"), ""
    if len(low) > 2 and low[1] == "-":
        dash = f" {texts[1]} "
    if low[0] == "от":
        dash, opener, low, texts = "до", "от", low[1:], texts[1:]
    if low[0] == "минус" or texts[0] == "−":
        low, texts = low[1:], texts[1:]
    yo = any("ё" in word.lower() for word in words)
    at = [i for i, word in enumerate(low) if word in SCALE_SHORT or word in SCALE_WORDS]
    scales = [SCALE_SHORT.get(low[i]) or SCALE_WORDS[low[i]][0] for i in at]
    if low[0][0].isdigit():
        if len(at) > 1 or re.search(r"[а-я]", low[0]):
            return None  # «1 млн 200 тыс.», «13-ю»
        short = texts[at[0]] if at and low[at[0]] in SCALE_SHORT else ""
        if short and low[at[0] + 1 : at[0] + 2] == ["."]:
            short += "."
        group = " " if (len(low) > 1 and low[1][:3].isdigit()) or " " in low[0] else ""
        comma = "." if re.search(r"\d\.\d", low[0]) else ","
        return Manner("digits", scales[0] if at else 1, short, group, comma, dash, yo, opener)
    if "половиной" in low or low[0].startswith(("полтор", "полутор")):
        return Manner("half", scales[0] if at else 1, yo=yo, dash=dash)
    if opener or "-" in low[0]:
        return Manner("words", scales[0] if at else 1, yo=yo, dash=dash, opener=opener)
    return Manner("collective" if low[0] in COLLECTIVES else "words", yo=yo, dash=dash)


def _digits(value: Decimal, manner: Manner) -> str:
    text = plain(value)
    whole, _, part = text.partition(".")
    if manner.group and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", manner.group)
    return whole + (manner.comma + part if part else "")


def write_number(value: str, manner: Manner, case: str, gender: str | None) -> str | None:
    """A normalised value in a manner and a case; None where the manner cannot carry it."""
    ends = [Decimal(part) / manner.scale for part in value.split("-") if part]
    if value.startswith("-"):
        return None if manner.style != "digits" else f"минус {_digits(ends[0], manner)}"
    text: str | None
    if manner.style == "digits":
        parts = [_digits(end, manner) for end in ends]
    else:
        spelled = [_spelled(end, manner, case, gender) for end in ends]
        if None in spelled:
            return None
        parts = [part for part in spelled if part]
    if len(parts) == 2 and manner.dash == "до":
        text = f"{manner.opener or 'от'} {parts[0]} до {parts[1]}"
    elif len(parts) == 2 and manner.style != "digits":
        text = "-".join(parts)
        if " " in text:
            return None
    else:
        text = manner.dash.join(parts)
    if manner.scale > 1:
        text += " " + (manner.short or _scale_word(ends[-1], manner, case))
    return text if manner.yo else text.replace("ё", "е")


def _scale_word(mantissa: Decimal, manner: Manner, case: str) -> str:
    if manner.style == "half":
        if mantissa == Decimal("1.5"):
            if case not in ("Nom", "Acc"):
                return scale_word(manner.scale, "5", case)
            return scale_word(manner.scale, "2", case)
        return scale_word(manner.scale, str(int(mantissa)), case)
    return scale_word(manner.scale, plain(mantissa), case)


def _spelled(value: Decimal, manner: Manner, case: str, gender: str | None) -> str | None:
    if manner.scale > 1:
        gender = "Fem" if manner.scale == 1000 else "Masc"
    if manner.style == "half":
        if value % 1 != Decimal("0.5"):
            return None
        if value == Decimal("1.5"):
            nominative = "полторы" if gender == "Fem" else "полтора"
            return nominative if case in ("Nom", "Acc") else "полутора"
        return f"{spell(int(value), case, gender or 'Masc')} с половиной"
    if value != int(value):
        return None
    if manner.style == "collective":
        return next(
            (
                word
                for word, (size, cases) in COLLECTIVES.items()
                if size == value and case in cases
            ),
            None,
        )
    return spell(int(value), case, gender or "Masc")


def counted_form(value: str, manner: Manner, case: str, animate: bool) -> tuple[str, str]:
    """(number, case) of the unit or noun after a value written in a manner and a case."""
    if manner.style == "collective":
        return ("Plur", "Gen" if case in ("Nom", "Acc") else case)
    if manner.style == "half" and manner.scale == 1:
        if Decimal(value) == Decimal("1.5"):
            return ("Sing", "Gen") if case in ("Nom", "Acc") else ("Plur", case)
        return noun_form_after(str(int(Decimal(value))), case)
    scaled = manner.scale > 1
    if manner.style == "words" and not scaled:
        whole = int(value.split("-")[-1])
        scaled = whole >= 1000 and whole % 1000 == 0
    if value.startswith("-"):
        value = value[1:]
    return noun_form_after(value, case, counted_in_scale=scaled, animate=animate)


def phrase_in_form(words: Sequence[str], number: str, case: str) -> str | None:
    """A counted phrase in a number and a case, its head and the adjectives before it declined.

    «квадратных километров» in (Sing, Gen) is «квадратных километра», as after 2, 3 and 4.
    """
    done: list[str] = []
    for position, word in enumerate(words):
        noun = _noun_reading(word, position == len(words) - 1)
        if noun:
            form = _noun_form(noun, word, number, case)
            if not form:
                return None
            return " ".join([*done, form, *words[position + 1 :]])
        adjective = next((r for r in readings(word) if r.pos in ("ADJ", "DET")), None)
        if not adjective:
            return None
        agreed = inflect(adjective, number="Plur", case="Gen" if number == "Sing" else case)
        if not agreed or (number == "Sing" and case != "Gen"):
            return None
        done.append(agreed)
    return None


def _noun_reading(word: str, alone: bool = True) -> Reading | None:
    """The noun a word is, an adjective («рабочих») only where nothing follows it."""
    found = [r for r in readings(word) if r.pos == "NOUN" and "Case" in r.feats]
    if not alone and readings(word)[0].pos == "ADJ":
        return None
    # «договора» is a plural only in speech; a counted form is genitive before all.
    found.sort(key=lambda r: (r.feats["Case"] != "Gen", -r.score))
    return found[0] if found else None


def _noun_form(noun: Reading, word: str, number: str, case: str) -> str | None:
    if noun.feats.get("Fixd") or noun.feats.get("Abbr") or word in ("тенге", "евро"):
        return word
    if noun.lemma == "год" and number == "Plur":
        return _YEARS.get((number, case)) or inflect(noun, number=number, case=case)
    if noun.lemma == "человек" and number == "Plur":
        return _PEOPLE[case]
    if noun.lemma == "раз" and (number, case) == ("Plur", "Gen"):
        return "раз"
    return inflect(noun, number=number, case=case)


def gender_of(word: str) -> str | None:
    """Grammatical gender of a counted noun, None where it has none."""
    noun = _noun_reading(word)
    return noun.feats.get("Gender") if noun else None


def is_animate(word: str) -> bool:
    """Whether a counted noun is animate."""
    noun = _noun_reading(word)
    return bool(noun) and noun is not None and noun.feats.get("Animacy") == "Anim"


def joined(words: Sequence[str]) -> str:
    """Tokens as text: no space before a full stop or around a slash."""
    text = " ".join(words).replace(" .", ".").replace(" / ", "/").replace(" ,", ",")
    return re.sub(r"([$€£¥₽₸₴]) (?=\d)", r"\1", text)


def compose(
    quantity: Quantity,
    words: Sequence[str],
    value: str,
    manner: Manner,
    case: str,
    noun: str | None = None,
    approx: bool = True,
    unit: bool = True,
) -> str | None:
    """The quantity with a value, manner and case of choice: approximator, number, unit, noun.

    Args:
        noun: the counted noun or phrase in any form, to be added in the right one.
        approx, unit: whether to keep the approximator and the unit.
    """
    before = approx and quantity.approx and quantity.first < quantity.number[0]
    opener = quantity.approx.lower() if before and not quantity.apart else ""
    if (opener and takes_genitive(opener)) or manner.dash == "до":
        case = "Gen"
    unit_words = list(words[slice(*quantity.unit)]) if quantity.unit else []
    head = read_unit(folded(unit_words), 0) if unit_words else None
    head_word = fold(unit_words[head.head]) if head and head.forms else ""
    counted = head_word or (fold(noun.split()[-1]) if noun and " " not in noun else "")
    gender = gender_of(counted) if counted else _written_gender(quantity, words)
    number = write_number(value, manner, case, gender)
    if number is None:
        return None
    parts = [opener, number] if opener else [number]
    form = counted_form(value, manner, case, bool(counted) and is_animate(counted))
    tail = (
        quantity.approx if approx and quantity.approx and not opener and not quantity.apart else ""
    )
    if tail:
        parts.append(tail)
    if unit_words and unit:
        if quantity.unit and quantity.unit[0] < quantity.number[0]:
            if not number[0].isdigit():
                return None
            return joined([*parts[:-1], unit_words[0], parts[-1]])
        said = joined(unit_words)
        if head and head.forms:
            changed = phrase_in_form([w.lower() for w in unit_words], *form)
            if changed is None:
                return None
            said = changed.replace("сша", "США")
        parts.append(said)
    if noun:
        said_noun = phrase_in_form(noun.split(), *form)
        if said_noun is None:
            return None
        parts.append(said_noun)
    return " ".join(parts)


def _written_gender(quantity: Quantity, words: Sequence[str]) -> str | None:
    low = folded(words[slice(*quantity.number)])
    return "Fem" if {"две", "одна", "одну", "одной", "полторы"} & set(low) else None
