"""Quantities in a sentence: numbers with what makes them whole, from word texts alone.

Precision goes first: a number with no counted noun, unit, thousand-word or approximator is left
alone, and so is one that names rather than counts («№ 1», «глава 5», «3:2»).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from quizgen.russian import approximators, counted
from quizgen.russian.ages import is_age
from quizgen.russian.cardinals import listed
from quizgen.russian.fractions import read_fraction
from quizgen.russian.ordinalnumbers import read_ordinal
from quizgen.russian.quantity import Quantity
from quizgen.russian.reading import ALL_CASES, Numeral, folded, plain, read_numeral, scale_of
from quizgen.russian.safety import (
    bare_is_safe,
    coordinated,
    names_something,
    one_is_safe,
    stands_alone,
)
from quizgen.russian.units import SIGNS_BEFORE, Unit, has_smaller, read_unit, smaller

_HALVES = frozenset(listed("полгода полугода полчаса получаса полдня полвека полминуты полуминуты"))
_IN = ("в", "во")

__all__ = ["Quantity", "find_quantities"]


def find_quantities(words: Sequence[str], taken: Collection[int] = ()) -> tuple[Quantity, ...]:
    """The quantities of one sentence, in order, none overlapping.

    Args:
        words: token texts as razdel cuts them («1 453» is two, «2,5» one, «10 %» two).
        taken: token positions that belong to dates; no quantity touches them.
    """
    return tuple(_Finder(words, frozenset(taken)).run())


class _Finder:
    """One pass over a sentence."""

    def __init__(self, texts: Sequence[str], taken: frozenset[int]) -> None:
        self.texts = texts
        self.words = folded(texts)
        self.taken = taken
        self.done = 0

    def run(self) -> Iterator[Quantity]:
        i = 0
        while i < len(self.words):
            found, end = self._at(i)
            if found and self.taken.isdisjoint(range(found.first, found.last)):
                self.done = found.last
                yield found
            i = max(end, i + 1)

    def _at(self, i: int) -> tuple[Quantity | None, int]:
        """The quantity whose numeral starts at i, and where to go on from."""
        words = self.words
        if i in self.taken or not words[i]:
            return None, i + 1
        if words[i] in _HALVES:
            half = Quantity(i, i + 1, "DURATION", "0.5", "", (i, i + 1), None, None)
            return self._approximated(half), i + 1
        ordinal = read_ordinal(words, self.texts, i)
        if ordinal:
            end, value, case = ordinal
            if not self.taken.isdisjoint(range(i, end + 1)):
                return None, end
            return Quantity(i, end, "ORDINAL", str(value), "", (i, end), None, case), end
        fraction = read_fraction(words, i)
        if fraction:
            end, shown, cases = fraction
            return self._finished(i, Numeral(end, shown, cases, "words"), i, "FRACTION", None)
        start = self._after_sign(i)
        numeral = read_numeral(words, self.texts, start)
        if not numeral:
            return None, self._past_digits(i)
        spread = self._spread(i, numeral)
        if spread is not None:
            return spread
        return self._single(i, start, numeral)

    def _after_sign(self, i: int) -> int:
        sign = self.words[i] in SIGNS_BEFORE or self.words[i] == "минус"
        return i + 1 if sign and i + 1 < len(self.words) else i

    def _past_digits(self, i: int) -> int:
        """Past a run of digits that make no number, so that no piece of it is read."""
        while i < len(self.words) and self.words[i][:1].isdigit():
            i += 1
        return i

    def _spread(self, i: int, numeral: Numeral) -> tuple[Quantity | None, int] | None:
        """«от 10 до 15 лет» as one range; «с 10 до 15», «между 10 и 15» kept from misreading."""
        words = self.words
        opener = counted.at(words, i - 1)
        joints = {"от": ("до",), "с": ("до", "по"), "со": ("до", "по"), "между": ("и",)}
        if opener not in joints:
            return None
        unit = read_unit(words, numeral.last)
        j = unit.last if unit else numeral.last
        if counted.at(words, j) not in joints[opener] or j + 1 >= len(words):
            return None
        high = read_numeral(words, self.texts, self._after_sign(j + 1))
        if not high or "-" in numeral.value or "-" in high.value:
            return None
        if opener != "от":
            # The first number borrows the unit of the second: «с 5 до 10 %». Alone it is cut.
            whole = unit or counted.counted_cases(
                words, self.texts, numeral, numeral.cases, numeral.last
            )
            if opener == "между" or not whole:
                return None, high.last if opener == "между" else numeral.last
            return None
        top_unit = read_unit(words, high.last)
        if unit and (not top_unit or unit.lemma != top_unit.lemma):
            return None, high.last  # «от 2 минут до 30 часов»
        low, top = Decimal(numeral.value), Decimal(high.value)
        if high.scaled and not numeral.scaled and not unit:
            low *= scale_of(top)
        if low >= top:
            return None, high.last
        joined = replace(high, value=f"{plain(low)}-{plain(top)}", cases=frozenset({"Gen"}))
        found, end = self._single(i - 1, i - 1, joined, in_range=True)
        return found, max(end, high.last)

    def _single(
        self, i: int, start: int, numeral: Numeral, in_range: bool = False
    ) -> tuple[Quantity | None, int]:
        """A quantity from the numeral words[start:numeral.last], any sign standing at i."""
        words, end = self.words, numeral.last
        if names_something(words, self.texts, i, end):
            return None, end
        sign = words[i] if start > i else ""
        if sign and sign != "минус":
            if "-" in numeral.value and numeral.style != "digits":
                return None, end
            unit: Unit | None = Unit(i, i + 1, "MONEY", sign, i, frozenset())
        else:
            unit = self._unit(numeral)
        if sign == "минус" or counted.at(words, i - 1) == "−":
            if not unit or "-" in numeral.value or not unit.lemma.startswith(("градус", "°")):
                return None, end
            numeral = replace(numeral, value="-" + numeral.value)
            start = i if sign else i - 1
        if not in_range and coordinated(words, i) and not self._own_unit_before(i):
            return None, end
        kind = unit.kind if unit else "NUMBER"
        if numeral.style == "bare" and kind == "TIMES":
            return None, end
        human = kind == "DURATION" and Decimal(numeral.value.split("-")[-1]) <= 110
        if human and unit and unit.lemma == "год" and is_age(words, start, unit.last):
            kind = "AGE"
        return self._finished(start, numeral, start, kind, unit)

    def _own_unit_before(self, i: int) -> bool:
        """Whether the number before the «и» has a unit of its own."""
        return self.done == i - 1

    def _unit(self, numeral: Numeral) -> Unit | None:
        unit = read_unit(self.words, approximators.after(self.words, numeral.last))
        if not unit or not self.taken.isdisjoint(range(unit.first, unit.last)):
            return None
        if unit.lemma == "год" and numeral.style == "digits" and self._is_year(numeral):
            return None
        if unit.lemma == "м" and self._is_ending(unit.last):
            return None
        if unit.lemma == "фунт" and Decimal(numeral.value.split("-")[0]) >= 100_000:
            unit = replace(unit, kind="MONEY")
        return unit if self._unit_cases(numeral, unit) else None

    def _is_ending(self, j: int) -> bool:
        """«во 2 м корпусе»: an ordinal's ending written apart, not metres."""
        word = counted.at(self.words, j)
        return bool(word) and counted.possible(word) <= {"Dat", "Ins", "Loc"}

    def _is_year(self, numeral: Numeral) -> bool:
        """«в 1998 и 2002 годах»: written without a group space, no count of years."""
        written = self.words[numeral.last - 1]
        if self.words[numeral.last] == "годах":
            return True
        return bool(re.match(r"(1\d{3}|20\d\d)(-\d+)?$", written)) and not written.endswith("000")

    def _unit_cases(self, numeral: Numeral, unit: Unit) -> frozenset[str]:
        if not unit.forms:
            return numeral.cases
        return frozenset(c for c in numeral.cases if counted.wanted(numeral, c) & unit.forms)

    def _finished(
        self, start: int, numeral: Numeral, first: int, kind: str, unit: Unit | None
    ) -> tuple[Quantity | None, int]:
        """The quantity with approximator and case, or None where it is not safe."""
        words, end = self.words, numeral.last
        tail = approximators.after(words, end)
        if tail > end:  # «20 и более лет»
            numeral = replace(numeral, extra=" ".join(self.texts[end:tail]))
        cases = self._unit_cases(numeral, unit) if unit else numeral.cases
        before = approximators.before(words, first)
        if before and kind != "AGE" and approximators.is_age(words, before):
            before = None
        governed = counted.prepositional_cases(counted.at(words, first - 1))
        if before and not before.apart:
            governed = frozenset({"Gen"}) if before.genitive else counted.prepositional_cases(
                counted.at(words, before.first - 1)
            )  # fmt: skip
        if governed:
            cases &= governed
        if not cases:
            return None, end
        if not unit and kind == "NUMBER":
            agreed = counted.counted_cases(words, self.texts, numeral, cases, tail)
            if not agreed and not stands_alone(words, numeral, before, end):
                return None, end
            cases = agreed or cases
        if numeral.style == "bare" and not bare_is_safe(words, cases, before, first):
            return None, end
        if numeral.value == "1" and not unit and numeral.style == "words":
            return None, end  # «один из», «в один день»
        if numeral.value == "1" and unit and not one_is_safe(words, first, unit):
            return None, end
        last = max(tail, unit.last if unit else end)
        quantity = Quantity(
            min(first, unit.first) if unit else first, last, kind, numeral.value, numeral.extra,
            (start, end), (unit.first, unit.last) if unit else None,
            _told(numeral, unit, cases, bool(governed)),
        )  # fmt: skip
        if counted.at(words, last) == "/":
            return None, last  # «14 100 ₽ / сутки»
        if unit:
            joined = self._with_smaller(quantity, unit)
            if joined is None:
                return None, last
            quantity = joined
        return self._approximated(quantity), quantity.last

    def _with_smaller(self, quantity: Quantity, unit: Unit) -> Quantity | None:
        """«2 часа 15 минут», «5 рублей и 20 копеек» as one; None where the rest is unclear."""
        words = self.words
        j = quantity.last + (counted.at(words, quantity.last) == "и")
        if j >= len(words) or "-" in quantity.value:
            return quantity
        part = read_numeral(words, self.texts, j)
        rest = read_unit(words, part.last) if part else None
        size = smaller(unit.lemma, rest.lemma) if rest else None
        if not part or not rest or not size or "-" in part.value:
            # «4 фута и 8 1⁄2 дюйма»: what follows is unreadable, what is read is cut.
            broken = j > quantity.last and part and not rest and has_smaller(unit.lemma)
            return None if broken and words[j][0].isdigit() else quantity
        if not self._unit_cases(part, rest):
            return None
        total = Decimal(quantity.value) + Decimal(part.value) / size
        value = plain(total.quantize(Decimal("0.01")))
        return replace(
            quantity, last=rest.last, value=value, unit=(rest.first, rest.last), compound=True,
            number=(quantity.number[0], part.last),
        )  # fmt: skip

    def _approximated(self, quantity: Quantity) -> Quantity:
        words, texts = self.words, self.texts
        found = approximators.before(words, quantity.first)
        if found and quantity.kind != "AGE" and approximators.is_age(words, found):
            found = None
        if found and (
            found.first < self.done or not self.taken.isdisjoint(range(found.first, found.last))
        ):
            found = None
        if found:
            text = " ".join(texts[found.first : found.last]).replace(" ,", ",")
            if found.apart:
                return replace(quantity, approx=text, apart=(found.first, found.last))
            return replace(quantity, first=found.first, approx=text)
        tail = approximators.after(words, quantity.last)
        if tail > quantity.last and not quantity.approx:
            text = " ".join(texts[quantity.last : tail])
            return replace(quantity, last=tail, approx=text)
        return quantity


def _told(numeral: Numeral, unit: Unit | None, cases: frozenset[str], governed: bool) -> str | None:
    """The case of the numeral, where its own words tell it."""
    if numeral.style == "digits" and numeral.cases == ALL_CASES:
        return None
    if len(cases) == 1:
        return next(iter(cases))
    if cases == {"Nom", "Acc"}:
        return "Acc" if governed else "Nom"
    if "Gen" in cases and cases <= {"Gen", "Acc", "Loc"}:
        return "Gen"
    return None
