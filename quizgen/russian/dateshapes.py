"""The shapes dates take in text, as expressions over the folded words of one sentence.

The words are joined by single spaces, so a space in an expression is a token border. Roman
numerals stay in capitals; everything else is lower case, with е for ё and one kind of hyphen.
What {NAME} stands for is in `dateterms`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.russian.dateterms import shape
from quizgen.russian.reading import folded

_ROMAN_TOKEN = re.compile(r"[IVXLХІ]{1,7}(?:[-–—‑][IVXLХІ]{1,7})?")
_LOOKALIKES = str.maketrans("ХІ–—‑", "XI---")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence joined for matching: the text, and the offset of each word in it."""

    text: str
    starts: tuple[int, ...]

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Token span [first, last) of a stretch that begins and ends at token borders."""
        return self.starts.index(start), sum(1 for offset in self.starts if offset < stop)


def line(words: Sequence[str]) -> Line:
    """The words of a sentence, folded and joined; spaces inside a word become underscores."""
    pieces = []
    for word, fold in zip(words, folded(words), strict=True):
        roman = _ROMAN_TOKEN.fullmatch(word)
        pieces.append(word.translate(_LOOKALIKES) if roman else fold.replace(" ", "_") or "_")
    starts, offset = [], 0
    for piece in pieces:
        starts.append(offset)
        offset += len(piece) + 1
    return Line(" ".join(pieces), tuple(starts))


_DAYS = (
    ("date", r"(?P<d>{DAY})[./](?P<m>0?[1-9]|1[0-2])[./](?P<y>{YEAR}){OF_YEAR}?"),
    ("date", r"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])"),
    # «с 9 июня по 9 июля 2006 года», «с 11 по 15 ноября»
    ("dates", r"(?:с|со|от) (?P<d>{DAY})(?: (?P<m>{MONTH_GEN}))?(?: (?P<y>{YEAR}){OF_YEAR}?)?"
              r" (?:по|до) (?P<d2>{DAY}) (?P<m2>{MONTH_GEN})(?: (?P<y2>{YEAR}){OF_YEAR}?)?"),
    # «11-15 ноября», «30 мая - 2 июня»
    ("dates", r"(?P<d>{DAY})-(?P<d2>{DAY}) (?P<m2>{MONTH_GEN})(?: (?P<y2>{YEAR}){OF_YEAR}?)?"),
    ("dates", r"(?P<d>{DAY}) (?P<m>{MONTH_GEN})(?: (?P<y>{YEAR}){OF_YEAR}?)? -"
              r" (?P<d2>{DAY}) (?P<m2>{MONTH_GEN})(?: (?P<y2>{YEAR}){OF_YEAR}?)?"),
    # «26 марта (5 апреля) 1656 года», «13 (25) марта 1846»: old and new style
    ("styles", r"(?P<d>{DAY})(?: (?P<m>{MONTH_GEN}))? \( (?P<d2>{DAY})(?: (?P<m2>{MONTH_GEN}))?"
               r"(?: по новому стилю| нового стиля| н \. ст \.)? \)"
               r"(?: (?P<m3>{MONTH_GEN}))?(?: (?P<y>{YEAR}){OF_YEAR}?)?"),
    ("several", r"{DAY}(?: , {DAY})*(?: и| или|,) {DAY} {MONTH_GEN}(?: {YEAR}{OF_YEAR}?)?"),
    ("date", r"(?P<d>{DAY}-(?:го|е|му|м|ое|ого)|{DAY}|{DAY_WORD}) (?P<m>{MONTH_GEN})"
             r"(?: (?P<y>{YEAR}|[1-9]\d\d?){OF_YEAR}| (?P<rel>{THIS_YEAR})"
             r"| (?P<y2>{YEAR})(?! \d))?{ERA}"),
)  # fmt: skip
_MONTHS = (
    ("months", r"(?:с|от) (?P<m>{MONTH_GEN})(?: (?P<y>{YEAR}){OF_YEAR}?)?"
               r" (?:по {MONTH_ACC}|до {MONTH_GEN})(?: (?P<y2>{YEAR}){OF_YEAR}?)?"),
    ("months", r"{MONTH}-{MONTH}(?: (?P<y2>{YEAR}){OF_YEAR}?)?"),
    ("month", r"(?P<m>{MONTH}) (?:(?P<y>{YEAR}|[1-9]\d\d?){OF_YEAR}|(?P<y2>{YEAR})(?! \d)"
              r"|(?P<rel>{THIS_YEAR})){ERA}"),
    ("month", r"{AFTER в}(?P<m>{MONTH_LOC})"),
    ("month", r"{AFTER к}(?P<m>{MONTH_DAT})"),
    ("month", r"{AFTER с до после начале конце середине начала конца середины концу}"
              r"(?P<m>{MONTH_GEN})"),
    ("season", r"(?P<s>{SEASON}) (?:(?P<y>{YEAR}|[1-9]\d\d){OF_YEAR}|(?P<rel>{THIS_YEAR})){ERA}"),
    ("season", r"(?P<s>{SEASON}) (?P<y>{YEAR})-(?P<y2>{YEAR}|\d\d) {YEARS}"),
    ("relative", r"{THIS_FEM} (?:весной|осенью|зимой)"),
    ("relative", r"(?:этим|прошлым|минувшим|нынешним|следующим|тем же) летом"),
    ("season", r"(?P<s>весной|весною|летом|осенью|зимой|зимою)"),
)  # fmt: skip
_LONG = (
    # «1840-1850-е годы», «1960-х и 1970-х годов», «90-е годы XX века», «в 80-х»
    ("decade", r"(?P<w>{DECADE}){ENDING}(?: и | или )(?P<w2>{DECADE}){ENDING}(?: {YEARS})?"),
    ("decade", r"(?:(?P<w>{DECADE})-)?(?P<w2>{DECADE}){ENDING}(?: {YEARS})?"),
    ("decade", r"(?P<w2>[2-9]0){ENDING} {YEARS}(?: (?P<c>{NUMBER}) {ANY_CENTURY}| {OLD_CENTURY})?"),
    ("decade", r"(?P<t>{TENS})(?:ые|ых|ым|ыми) {YEARS}"
               r"(?: (?P<c>{NUMBER}) {ANY_CENTURY}| {OLD_CENTURY})?"),
    ("decade", r"{AFTER в с к до после начале конце середине начала конца середины концу}"
               r"(?P<w2>[2-9]0)-(?:е|х|м)(?! [а-я]*(?:ах|ов|ев|ей|ам|ям)(?!\S))"),
    ("century", r"(?:с|со|от) (?P<n>{NUMBER}) (?:по|до) (?P<n2>{NUMBER}) {ANY_CENTURY}{ERA}"),
    ("century", r"(?P<n>{NUMBER})(?:-| - | и | или )(?P<n2>{NUMBER}) {ANY_CENTURY}{ERA}"),
    ("century", r"(?P<n>{NUMBER}) {CENTURY}{ERA}"),
    ("century", r"(?P<n>{ROMAN}) {CENTURY_SHORT}{ERA}"),
)  # fmt: skip
_YEARS = (
    ("several", r"(?:с|со|от) {YEAR} (?:по|до) {YEAR} (?:сезон|учебн)\w*"),
    ("years", r"(?:с|со|от) (?P<y>{YEAR})(?:-го)?{OF_YEAR}?"
              r" (?:по|до) (?P<y2>{YEAR})(?:-[а-я]{1,2})?(?: {YEARS})?"),
    ("years", r"между (?P<y>{YEAR})(?:-м)?(?: годом)? и (?P<y2>{YEAR})(?:-м)? {YEARS}"),
    ("years", r"(?P<y>\d{1,4})(?:-| - )(?P<y2>\d{1,4}) {YEARS} (?P<era>{BC})"),
    # «в 1563, 1593 и 1603 годах»: no single answer
    ("several", r"{YEAR}(?:-\d\d(?:\d\d)?)?,?(?:(?: ,)? {YEAR}(?:-\d\d(?:\d\d)?)?,?)*"
                r"(?: ,)? (?:и|или|а также) {YEAR}(?:-\d\d(?:\d\d)?)? {YEARS}"),
    ("several", r"{YEAR}(?:-\d\d(?:\d\d)?)?(?:,| ,) {YEAR} {YEAR_WORD}"),
    ("years", r"(?P<y>{YEAR})(?:-| - )(?P<y2>{YEAR}|\d\d) {YEARS}(?: {AD})?"),
    ("years", r"(?P<y>[1-9]\d\d)-(?P<y2>{YEAR}|[1-9]\d\d) {YEARS}(?: {AD})?"),
    ("years", r"(?<=\( )(?P<y>{YEAR})-(?P<y2>{YEAR})(?= [),;])"),
    ("years", r"{AFTER в}(?P<y>{YEAR})-(?P<y2>{YEAR})(?= [^а-я]|$)"),
    ("several", r"{YEAR}/(?:\d\d|{YEAR})(?: (?:учебн\w+ )?{YEARS})?"),
    ("several", r"{YEAR}(?:-{YEAR})? (?:учебн|финансов)\w+ {YEARS}"),
    ("year", r"(?P<y>\d{1,4}) {YEAR_WORD} (?:{BC}|{AD})"),
    ("year", r"(?P<y>\d{2,4}) {BC}"),
    ("year", r"(?P<y>{YEAR})(?:-(?:й|го|м|му|ом|ый|ого))? {YEAR_WORD}"),
    ("early", r"(?P<y>[1-9]\d{0,2})(?:-(?:й|го|м|му))? (?P<w>{YEAR_WORD})"),
    ("year", r"(?P<y>{YEAR})-(?:м|го|му)(?! [а-я]*(?:ом|ого|ому|ем)(?!\S))"),
    ("year", r"(?<=\( )(?P<y>{YEAR})(?= [),;])"),
    ("year", r"{AFTER в с до после к}(?P<y>{YEAR})(?= [.;:!?)»]|$)"),
    ("year", r"{AFTER в с до после к}(?P<y>{YEAR})(?= ,(?! {YEAR}))"),
)  # fmt: skip
_TIMES = (
    ("times", r"(?:с|от) (?P<h>{HOUR}) : (?P<mm>[0-5]\d) до"
              r" (?P<h2>{HOUR}) : (?P<mm2>[0-5]\d){ZONE}?"),
    ("time", r"{AFTER в во с до к около после на}(?P<h>{HOUR}) : (?P<mm>[0-5]\d)"
             r"(?: {DAYTIME})?{ZONE}?"),
    ("time", r"(?P<h>{HOUR}) : (?P<mm>[0-5]\d)(?: {DAYTIME}{ZONE}?|{ZONE})"),
    ("time", r"(?P<h>{HOUR})\.(?P<mm>[0-5]\d)(?: {DAYTIME}{ZONE}?|{ZONE})"),
    ("time", r"{AFTER в к до с около после}(?P<h>{HOUR}|{HOUR_WORD})(?: час(?:а|ов|ам)?)?"
             r"{MINUTES} {DAYTIME}{ZONE}?"),
    ("time", r"{AFTER в}(?P<h>{HOUR}) (?:час|часа|часов){MINUTES}{ZONE}?"),
    ("noon", r"{AFTER в к до после}(?P<w>полдень|полночь|полудню|полуночи|полудня)"),
)  # fmt: skip
_OTHERS = (
    ("several", r"{WEEKDAY}(?:(?: ,| и| или)+ {WEEKDAY})+"),
    ("weekday", r"{AFTER в во}(?P<wd>{WEEKDAY_ACC})"),
    ("weekday", r"{AFTER к ко}(?P<wd>{WEEKDAY_DAT})"),
    ("weekday", r"{AFTER с со до после}(?P<wd>{WEEKDAY_GEN})"),
    ("relative", r"{THIS_LOC} (?:году|месяце)"),
    ("relative", r"{THIS_YEAR}"),
    ("relative", r"{THIS_FEM} неделе"),
    ("relative", r"сегодня|вчера|завтра|позавчера|послезавтра|накануне"),
    (
        "relative",
        r"{AFTER в на}(?:тот|этот|следующий|другой)(?: же| самый)? (?:день|год|месяц|вечер)",
    ),
    ("relative", r"{SMALL_ORDINAL}(?:ого|ьего|его) дня"),
    ("relative", r"{AFTER в во на}{SMALL_ORDINAL}(?:ый|ой|ий) день"),
    ("relative", r"(?:(?:несколько|много|немало) )?{AGO} (?:тому )?назад"),
)  # fmt: skip
# What a shape cannot do without: most sentences have none of it, and its search is saved.
_GATES = (
    ("{MONTH", r"январ|феврал|март|апрел|ма[йяюе]|июн|июл|август|сентябр|октябр|ноябр|декабр"),
    ("{SEASON}", r"весн|лет|осен|зим"),
    ("CENTURY}{ERA}", r" ве[кч]| столет| вв? \.| вв"),
    ("{WEEKDAY", r"понед|вторник|сред|четверг|пятниц|суббот|воскрес"),
    ("{TENS}", r"ы[хем]и? г"),
    ("{HOUR", r" час| утра| дня| вечера| ночи| попол| мск| по |\d :"),
    ("{THIS_", r" году| года| месяц| недел| весной| осенью| зимой"),
    ("назад", r"назад"),
    ("{AFTER в на}", r" день| год| месяц| вечер"),
    ("{YEAR}", r"\d"),
    ("{DECADE}", r"\d"),
    ("[2-9]0", r"\d"),
    (r"\d{1,", r"\d"),
    (r"\d{0,", r"\d"),
    (r"\d{2,", r"\d"),
)


def _gate(pattern: str) -> re.Pattern[str] | None:
    return next((re.compile(needed) for mark, needed in _GATES if mark in pattern), None)


SHAPES: tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str]], ...] = tuple(
    (name, _gate(pattern), shape(pattern))
    for name, pattern in (*_DAYS, *_MONTHS, *_LONG, *_YEARS, *_TIMES, *_OTHERS)
)
"""(name, gate, expression) in order: an earlier shape takes its words before a later one
looks. A sentence in which the gate is not found cannot hold the shape."""
