"""Numbers both ways: in words in every case, restated, respelt, and plausibly wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from quizgen.russian.approximators import takes_genitive
from quizgen.russian.cardinals import SCALES, fold, how_many, noun_form_after, spell
from quizgen.russian.nearvalues import near_values, rank
from quizgen.russian.quantity import Quantity
from quizgen.russian.rarewording import (
    half_forms,
    half_unit,
    near_halves,
    ordinal_forms,
    write_fraction,
    write_ordinal,
)
from quizgen.russian.reading import scale_of
from quizgen.russian.wording import Manner, compose, joined, manner_of

__all__ = [
    "accepted_forms", "how_many", "near_numbers", "noun_form_after", "restate", "spell",
]  # fmt: skip
_SAME_APPROX = ("более", "больше", "свыше")
_MOST = 40
"""Accepted forms kept; more help nobody."""


def restate(
    quantity: Quantity, words: Sequence[str], case: str | None = "Nom", noun: str | None = None
) -> str:
    """The quantity itself, said in a case: «шестью тысячами» → «шесть тысяч».

    The text starts with a small letter. An approximator with the genitive keeps it («более
    шести тысяч»). What cannot be restated (compounds, mixed spellings) comes back as it stands.

    Args:
        words: the sentence the quantity was found in. case: None keeps the article's.
        noun: the counted noun in any form, added in the right one.
    """
    stands = _as_it_stands(quantity, words, noun)
    if quantity.compound or half_unit(quantity, words) or quantity.kind == "ORDINAL":
        return stands
    wanted = case or _own_case(quantity)
    if quantity.kind == "FRACTION":
        return _fraction(quantity, words, quantity.value, wanted)
    manner = manner_of(quantity, words)
    if not manner:
        return stands
    return compose(quantity, words, quantity.value, manner, wanted, noun) or stands


def _own_case(quantity: Quantity) -> str:
    if quantity.case:
        return quantity.case
    inside = quantity.approx and not quantity.apart
    return "Gen" if inside and takes_genitive(quantity.approx) else "Nom"


def _as_it_stands(quantity: Quantity, words: Sequence[str], noun: str | None) -> str:
    text = joined(words[quantity.first : quantity.last])
    if not text[:2].isupper() and text[:1].isupper() and text[1:2] not in ("", " "):
        text = text[0].lower() + text[1:]
    return f"{text} {noun}" if noun else text


def _fraction(quantity: Quantity, words: Sequence[str], value: str, case: str) -> str:
    opener = quantity.approx.lower() if quantity.approx and not quantity.apart else ""
    said = write_fraction(value, "Gen" if opener and takes_genitive(opener) else case)
    if not any("ё" in word.lower() for word in words):
        said = said.replace("ё", "е")
    return f"{opener} {said}" if opener else said


def near_numbers(
    quantity: Quantity,
    words: Sequence[str],
    seed: str,
    avoid: Collection[str] = (),
    case: str | None = "Nom",
    noun: str | None = None,
) -> tuple[str, ...]:
    """Plausible wrong answers in the same manner: spelling, thousand-word, approximator, unit.

    Args:
        words: the sentence the quantity was found in.
        seed: decides which ones and in what order; the same seed gives the same answers.
        avoid: values («1453») or texts that must not be offered.
        case: the case the answer stands in, None for the article's.
        noun: the counted noun in any form, added in the right one.

    Returns:
        Up to eight texts in the manner of `restate`, best first; none where the quantity
        cannot be imitated.
    """
    shunned = {fold(text) for text in avoid} | {fold(restate(quantity, words, case, noun))}
    found: list[str] = []
    for value, text in _candidates(quantity, words, seed, case, noun):
        if value in shunned or fold(text) in shunned or text in found:
            continue
        found.append(text)
    return tuple(found[:8])


def _candidates(
    quantity: Quantity, words: Sequence[str], seed: str, case: str | None, noun: str | None
) -> Iterator[tuple[str, str]]:
    half = half_unit(quantity, words)
    if quantity.compound:
        return
    if half:
        opener = f"{quantity.approx.lower()} " if quantity.approx and not quantity.apart else ""
        yield from ((text, opener + text) for text in rank(seed, near_halves(half)))
        return
    wanted = case or _own_case(quantity)
    manner = None if quantity.kind in ("ORDINAL", "FRACTION") else manner_of(quantity, words)
    for value in near_values(quantity.value, quantity.kind, seed):
        text: str | None
        if quantity.kind == "ORDINAL":
            text = write_ordinal(quantity, words, int(value))
        elif quantity.kind == "FRACTION":
            text = _fraction(quantity, words, value, wanted)
        elif manner and _fits(value, quantity, manner, noun):
            text = compose(quantity, words, value, manner, wanted, noun)
        else:
            text = None
        if text:
            yield value, text


def _fits(value: str, quantity: Quantity, manner: Manner, noun: str | None) -> bool:
    """Whether the value reads well in the manner and keeps clear of «один» and «два/две»."""
    parts = [Decimal(part) for part in value.lstrip("-").split("-")]
    mantissas = [part / manner.scale for part in parts]
    if manner.style == "half":
        return all(m % 1 == Decimal("0.5") and 1 < m < 100 for m in mantissas)
    if manner.style == "collective":
        return all(2 <= part <= 7 for part in parts)
    last = mantissas[-1]
    if manner.style == "words":
        if any(m != int(m) for m in mantissas):
            return False
        size = scale_of(Decimal(quantity.value.rsplit("-", 1)[-1]))
        if any(part % size for part in parts):
            return False
        ending = int(last) % 100
        gendered = last < 1000 and not (noun or quantity.unit) and manner.scale == 1
        if gendered and ending % 10 == 2 and ending != 12:
            return False
    elif manner.scale > 1 and any(len(str(m).partition(".")[2]) > 2 for m in mantissas):
        return False
    whole = last == int(last)
    needs_form = manner.style == "words" or manner.scale > 1 or quantity.unit or noun
    return not (needs_form and whole and int(last) % 10 == 1 and int(last) % 100 != 11)


def accepted_forms(
    quantity: Quantity,
    words: Sequence[str],
    unit_noun: str | None = None,
    without_approximator: bool = True,
) -> tuple[str, ...]:
    """Other spellings a learner may type: digits and words, with and without what goes along.

    Args:
        unit_noun: the counted noun in any form, for «1453 договора» beside «1453».
        without_approximator: whether «6000» counts for «более 6000».

    Returns:
        Distinct texts, the article's own first.
    """
    stands = _as_it_stands(quantity, words, None)
    if quantity.compound:
        return (stands,)
    half = half_unit(quantity, words)
    if half:
        return tuple(dict.fromkeys((stands, *half_forms(half))))
    if quantity.kind == "ORDINAL":
        return ordinal_forms(quantity, words)
    if quantity.kind == "FRACTION":
        said = [stands, *(_fraction(quantity, words, quantity.value, c) for c in ("Nom", "Gen"))]
        if without_approximator or not quantity.approx:
            bare = replace(quantity, approx="")
            said += [_fraction(bare, words, quantity.value, c) for c in ("Nom", "Gen")]
            said.append(quantity.value)
        return tuple(dict.fromkeys(said))
    found = [stands]
    cases = dict.fromkeys((_own_case(quantity), "Nom"))
    for noun in dict.fromkeys((None, unit_noun)):
        for approx in (True, False) if without_approximator else (True,):
            for manner in _manners(quantity, words):
                for case in cases:
                    for unit in (True, False):
                        text = compose(
                            quantity, words, quantity.value, manner, case, noun, approx, unit
                        )
                        if text and (unit or noun is None):
                            found.append(text)
    found += _same_approximators(quantity, found)
    found += _percent_words(quantity, found)
    found = [text for text in found if not text.endswith(" %") or text[-3].isdigit()]
    return tuple(dict.fromkeys(found))[:_MOST]


def _manners(quantity: Quantity, words: Sequence[str]) -> Iterator[Manner]:
    own = manner_of(quantity, words)
    dash = own.dash if own else "–"
    if own:
        yield own
    values = [Decimal(part) for part in quantity.value.lstrip("-").split("-")]
    yield Manner("digits", dash=dash)
    if max(values) >= 10_000:
        yield Manner("digits", group=" ", dash=dash)
    scale = min((scale_of(value) for value in values), default=1)
    for size in SCALES:
        mantissas = [value / size for value in values]
        short = all(value >= size and len(str(m).partition(".")[2]) <= 2 for value, m in
                    zip(values, mantissas, strict=True))  # fmt: skip
        if short and max(mantissas) < 1000:
            yield Manner("digits", size, dash=dash)
            yield Manner("digits", size, _ABBREVIATIONS[size], dash=dash)
    if max(values) < 10_000 or max(values) / scale < 1000:
        yield Manner("words", yo=True, dash=dash)


_ABBREVIATIONS = {10**3: "тыс.", 10**6: "млн", 10**9: "млрд", 10**12: "трлн"}


def _same_approximators(quantity: Quantity, found: Sequence[str]) -> list[str]:
    """«больше 6000» for «более 6000»."""
    own = quantity.approx.lower()
    if fold(own) not in _SAME_APPROX:
        return []
    others = [word for word in _SAME_APPROX if word != fold(own)]
    return [
        other + text[len(own) :] for other in others for text in found[:12] if text.startswith(own)
    ]


def _percent_words(quantity: Quantity, found: Sequence[str]) -> list[str]:
    if quantity.kind != "PERCENT":
        return []
    number = quantity.value.split("-")[-1]
    word = "процента" if noun_form_after(number, "Nom")[0] == "Sing" else "процентов"
    if noun_form_after(number, "Nom") == ("Sing", "Nom"):
        word = "процент"
    said = [text for text in found if text.endswith(" %")]
    return [text.replace(" %", "%") for text in said if text[-3].isdigit()] + [
        text.replace(" %", f" {word}") for text in said
    ]
