"""Dated events: «В 1886 году в Москве была построена …», «Музей основан в 1905 году …».

The clause is read off its text: a date, one verb of a closed list and a subject that has a name;
whatever else it says must be a place or a doer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizgen.facts.clause import Fact, Role
from quizgen.facts.encyslots import is_plain, told_plainly
from quizgen.facts.encytopics import Subject, subject_of_article
from quizgen.facts.encywords import ency_words
from quizgen.model import Article, Sentence, Token
from quizgen.russian.gazetteer import place_kind
from quizgen.russian.morphology import Reading, readings

RULE = "encyline"
_MONTH = r"(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
_STYLE = r"(?:\s\(\d{1,2}(?: [а-я]+)?\))?"
_END = r"\s?(?:году|года|г\.|годах|гг\.)"
_AGE = r"(?:веке|в\.|веках|вв\.|столетии)"
_PART = r"(?:(?:начале|конце|середине|(?:перв|втор)ой половине) )?"
_DATE = (
    rf"(?:\d{{1,2}} {_MONTH}{_STYLE} \d{{3,4}}{_END}|[Вв] {_MONTH} \d{{3,4}}{_END}|"
    rf"[Вв] \d{{3,4}}{_END}|[Вв]о? {_PART}[IVX]+ {_AGE}|[Вв] (?:начале |конце )?\d{{2}} веке|"
    rf"(?:[Вв]есной|[Лл]етом|[Оо]сенью|[Зз]имой) \d{{3,4}}{_END})"
)
_D = rf"(?P<D>{_DATE})"
_P = r"(?P<P>(?:в|во|на|под|у|близ|при) (?:[а-яё-]+ )?[А-ЯЁ][А-Яа-яё-]+(?: [А-ЯЁ][а-яё-]+)?)"
_B = r"(?: (?P<B>(?!(?:в|во|на|под|при|у|к|с|со|по|из|для|от|за|как|и) )[А-ЯЁа-яё].+))?"
_OPENER = r"(?:(?:Здесь|Так|Именно|Также|А|И|Однако),? )?"
_HOW = r"(?:(?:впервые|официально|торжественно|окончательно) )?"
_DONE = rf"(?P<w>[Бб]ыл[аои]? )?{_HOW}(?P<v>(?:<<done>>)(?P<e>[аоы]?))"
_WENT = r"(?P<v>(?:<<went>>))"
_ROWS = (
    rf"{_OPENER}{_D},? (?:{_P} )?{_DONE} (?P<S>.+)",
    rf"(?:(?P<S>.+?) )?{_DONE} {_D}(?: {_P})?{_B}",
    rf"(?P<S>.+?) {_DONE} {_P} {_D}{_B}",
    rf"{_OPENER}{_D},? (?:{_P} )?{_WENT} (?P<S>.+)",
    rf"(?:(?P<S>.+?) )?{_WENT} {_D}(?:,? {_P})?",
    rf"(?P<S>.+?) {_WENT} {_P} {_D}",
)
_STOPS = re.compile(
    r", (?=(?:а|но|где|когда|котор\w+|что|хотя|в ходе|во время|в результате|после|"
    r"\w+(?:ющ|ящ|вш|енн|ённ|нн)\w+)\b)| \(| [—–] |; |: | и (?=\d)"
)
_MOST = 9


@lru_cache(maxsize=1)
def _shapes() -> tuple[re.Pattern[str], ...]:
    """The rows with the verbs of the table, which may open a sentence too."""
    found = []
    for row in _ROWS:
        for name in ("done", "went"):
            forms = sorted(ency_words(name), key=lambda w: (-len(w), w))
            both = (f"[{w[0].upper()}{w[0]}]{w[1:]}".replace("ё", "[её]") for w in forms)
            row = row.replace(f"<<{name}>>", "|".join(both))
        found.append(re.compile(row))
    return tuple(found)


def encydates(sentences: Sequence[Sentence], article: Article) -> Iterator[Fact]:
    """When, where and by whom; of what is told with several dates nothing is asked."""
    if article.date is not None:
        return
    subject = subject_of_article(article, sentences)
    told: list[tuple[str, str, Fact]] = []
    for sentence in told_plainly(sentences):
        told.extend(_read(sentence, subject))
    answers: dict[str, set[str]] = {}
    for stem, answer, _ in told:
        answers.setdefault(stem, set()).add(answer)
    yield from (fact for stem, _, fact in told if len(answers[stem]) == 1)


def _read(sentence: Sentence, subject: Subject | None) -> Iterator[tuple[str, str, Fact]]:
    text = sentence.text.rstrip()
    text = text if re.search(r" (?:г|в|гг|вв)\.$", text) else text.removesuffix(".")
    ends = [len(text), *(m.start() for m in reversed([*_STOPS.finditer(text)]))]
    for end in ends:
        for shape in _shapes():
            found = shape.fullmatch(text[:end])
            if found is None:
                continue
            own = list(_asked(sentence, found, subject))
            if own:
                yield from own
                return


def _asked(
    sentence: Sentence, found: re.Match[str], subject: Subject | None
) -> Iterator[tuple[str, str, Fact]]:
    slots = {k: v for k, v in found.groupdict().items() if v is not None}
    slots.setdefault("S", "")
    noun = _noun(_tokens(sentence, found.start("S"), found.end("S"))) if slots["S"] else None
    if not slots["S"] and subject is not None and subject.kind == "event":
        noun = next((r for r in readings(subject.name.split()[-1]) if r.pos == "NOUN"), None)
    said = _subject(sentence, found, subject, noun)
    if noun is None or not said:
        return
    place = slots.get("P", "")
    if not re.search(r"[А-ЯЁ«]", f"{said}{place}"):
        return
    verb = _verb(slots, noun)
    date, kind = _date(slots["D"])
    if not verb:
        return
    q = "в каком году" if kind == "YEAR" else "в каком веке" if kind == "AGE" else "когда"
    at = _tokens(sentence, found.start("D"), found.end("D"))
    named = bool(re.search(r"[А-ЯЁ«]", said))
    alone = (subject is not None and said == subject.name) or not _known(place)
    yield _fact(
        sentence,
        f"{q} {'' if named and alone else place} {verb} {said}",
        date,
        at,
        {"YEAR"} if kind == "YEAR" else {"DATE"},
    )
    if place and named:
        spot = _tokens(sentence, found.start("P"), found.end("P"))
        yield _fact(sentence, f"где {verb} {said}", place, spot, {"PLACE"})
    if slots.get("B") and named:
        by = _tokens(sentence, found.start("B"), found.end("B"))
        if is_plain(by) and _doer(by):
            answer = re.sub(r"\s*\([^)]*\)", "", slots["B"])
            yield _fact(sentence, f"кем {verb} {said}", answer, by, {"ANY"})


def _known(place: str) -> bool:
    """Whether it is a town or a land that all maps have: «в Казахстане», not «на улице Мира»."""
    name = place.split(" ", 1)[-1]
    first = readings(name)[0].lemma if " " not in name else name
    return place_kind(first[:1].upper() + first[1:]) is not None


def _tokens(sentence: Sentence, start: int, stop: int) -> tuple[Token, ...]:
    return tuple(
        t
        for t in sentence.tokens
        if t.start - sentence.start < stop and t.stop - sentence.start > start
    )


def _noun(tokens: Sequence[Token]) -> Reading | None:
    """The reading in the nominative of the noun the words are about; None where none leads them."""
    for token in tokens:
        own = [r for r in readings(token.text) if r.feats.get("Case") == "Nom"]
        noun = next((r for r in own if r.pos == "NOUN"), None)
        if token.pos == "ADJ" and any(r.pos == "ADJ" for r in own):
            continue
        if noun is not None:
            return noun
        if not any(r.pos == "ADJ" or r.feats.get("VerbForm") == "Part" for r in own):
            return None
    return None


def _subject(
    sentence: Sentence, found: re.Match[str], subject: Subject | None, noun: Reading | None
) -> str:
    """The subject with its full name, as inside a sentence; "" where it cannot be told alone."""
    if not found["S"]:
        return subject.name if subject is not None and subject.kind == "event" else ""
    text = found["S"].strip()
    own = _tokens(sentence, found.start("S"), found.end("S"))
    if subject is not None and text.lower() in subject.calls:
        return subject.name
    if noun is None or not is_plain(own) or len(own) > _MOST or "(" in text or "," in text:
        return ""
    if own[0].pos == "ADP" or re.search(r"\d|» и ", text):
        return ""
    if found.start("S") == 0:
        first = own[0]
        if len(own) == 1:
            return ""  # «Музей основан …»: of another article's
        proper = first.pos == "PROPN" or text[1:2].isupper() or place_kind(first.text) is not None
        proper = (
            proper
            or bool(re.match(r"[А-ЯЁ][а-яё-]+(?:ск|цк)(?:ий|ая|ое)\b", text))
            or text[:1] == "«"
        )
        text = text if proper else text[:1].lower() + text[1:]
    low = text.split()[0].lower()
    return "" if low in ency_words("leaning") else text


def _verb(slots: dict[str, str], noun: Reading) -> str:
    number, gender = noun.feats.get("Number", ""), noun.feats.get("Gender", "")
    verb = slots["v"].lower()
    if "e" not in slots:
        return verb.lower()
    ending = "ы" if number == "Plur" else {"Fem": "а", "Neut": "о"}.get(gender, "")
    if slots["e"] != ending:
        return ""
    was = {"ы": "были", "а": "была", "о": "было"}.get(ending, "был")
    return f"{was} {verb}"


def _date(text: str) -> tuple[str, str]:
    """The date as an answer, and what kind it is."""
    text = text[:1].lower() + text[1:]
    year = re.fullmatch(r"в (\d{3,4})\s?(?:году|г\.)", text)
    if year:
        return year[1], "YEAR"
    text = re.sub(r"\s?г\.$", " году" if re.match(r"в \d", text) else " года", text)
    text = re.sub(r"\s?гг\.$", " годах", text)
    text = re.sub(r" вв\.$", " веках", text)
    text = re.sub(
        r" в\.$",
        " века" if re.search(r"(?:начале|конце|середине|половине) ", text) else " веке",
        text,
    )
    return text, "AGE" if re.fullmatch(r"во? [IVX\d]+ веке", text) else "DATE"


def _doer(tokens: Sequence[Token]) -> bool:
    """Whether the words are somebody's in the instrumental: «Пензенским обществом», «зодчим …»."""
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN")]
    if not nouns or tokens[0].pos == "ADP":
        return False
    return all(
        any(r.feats.get("Case") == "Ins" for r in readings(t.text)) for t in (tokens[0], nouns[0])
    ) and any(t.text[:1].isupper() for t in tokens)


def _fact(
    sentence: Sentence, stem: str, answer: str, focus: Sequence[Token], types: set[str]
) -> tuple[str, str, Fact]:
    stem = " ".join(stem.split())
    role = Role("deed", frozenset({*types, "ANY"}), -1, tuple(focus), focus[-1], answer, answer)
    verb = sentence.tokens[0]
    told = Role("told", frozenset(("ANY",)), -1, (verb,), verb, text=stem)
    return stem, answer, Fact(RULE, sentence, None, roles=(role, told))
