"""The way back: everything a question names is in the article, and its answer in the evidence.

Words may stand in other forms than the article's, and a verb be made of a noun («открытие» →
«открыт»), so a word counts as the article's when it shares a lemma, or all but its ending.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quizgen.facts.encylines import RULE as ENCYLINE
from quizgen.facts.encywords import said_words as ency_said
from quizgen.facts.histlines import RULE as HISTLINE
from quizgen.facts.histpatterns import said_words
from quizgen.facts.lifelines import RULE as LIFELINE
from quizgen.facts.lifepatterns import perfectives
from quizgen.facts.thingpatterns import own_words
from quizgen.model import Article
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import ASKING, WORD
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words
from quizgen.templates.pack import Slot
from quizgen.templates.said import Said

_OWN = frozenset(
    word.replace("ё", "е")
    for word in ASKING | words("calendar") | words("according") | words("units")
) | {"состояние"}
"""Words of questions, dates and attributions, which the article need not have."""
_RULES_OWN = tuple(words("said by rules"))
"""Words of questions about names, lives and authors, which an article says with a dash."""
_HOW_MANY = ("два", "три", "четыре", "пять")
_TRUTH = re.compile(r"(?:Верно|Правда) ли")
_DAY = re.compile(
    r"\b\d{1,2}(?= (?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр))"
)
"""The day of a month: «вчера» of dated news is asked as a date."""
_STEM = 4
"""Letters two words must share at least to be forms of one word, unless they are one."""
_ENDING = 3
"""Letters at the end of a word in which its forms may differ."""


class Source:
    """The words of an article, looked up by lemma and by beginning."""

    def __init__(self, article: Article) -> None:
        self._whole = _Words(WORD.findall(article.text))
        self._dated = _date_words(article.date)
        self._sentences: dict[int, _Words] = {}

    def reason_to_drop(self, draft: Draft) -> str | None:
        """Why the way back fails, or None."""
        if _TRUTH.match(draft.stem):
            return None  # a detail swapped on purpose is not the article's
        given = self._given(draft)
        asked, told = self._needed(draft.stem, given), self._needed(draft.answer, given)
        if not all(self._whole.has(word) for word in (*asked, *told)):
            return "not in the source"
        sentence = draft.fact.sentence
        if sentence.start not in self._sentences:
            self._sentences[sentence.start] = _Words(WORD.findall(sentence.text))
        # What resolution wrote out («Глава государства» → the name) stands elsewhere.
        if not draft.role.text and not all(self._sentences[sentence.start].has(w) for w in told):
            return "answer not in the evidence"
        return None

    def _needed(self, text: str, given: frozenset[str]) -> list[str]:
        """The words of a text that the article must have."""
        found = WORD.findall(_DAY.sub(" ", text) if self._dated else text)
        return [word for word in found if not _free(word, given)]

    def _given(self, draft: Draft) -> frozenset[str]:
        """Lemmas that need not be the article's: the template's own words, the verb, the dates."""
        template = draft.template
        own = [*_literal(template.question or ()), *_literal(template.answer or ())]
        if draft.fact.predicate:
            own += [word for form in draft.fact.predicate.forms for word in WORD.findall(form)]
            if isinstance(draft.fact, Said):
                own.append(draft.fact.predicate.lemma)  # «возвели» asked as «возведён»
        else:
            own += _RULES_OWN
            own += perfectives() if draft.fact.rule == LIFELINE else ()
            own += own_words() if draft.role.name == "deed" else ()
            own += said_words() if draft.fact.rule == HISTLINE else ()
            own += ency_said() if draft.fact.rule == ENCYLINE else ()
        own += WORD.findall(draft.role.value)
        if " и " in draft.answer:
            own += _HOW_MANY  # «Какие три города…» counts what the article lists
        return frozenset(lemma for word in own for lemma in _lemmas(word)) | self._dated


class _Words:
    """Words by lemma and by their first letters."""

    def __init__(self, found: Iterable[str]) -> None:
        self._lemmas: set[str] = set()
        self._by_start: defaultdict[str, set[str]] = defaultdict(set)
        for word in set(found):
            self._lemmas |= _lemmas(word)
            self._by_start[_plain(word)[:_STEM]].add(_plain(word))

    def has(self, word: str) -> bool:
        """Whether some form of the word is there."""
        if _lemmas(word) & self._lemmas:
            return True
        own = _plain(word)
        return any(
            _shared(own, other) >= max(_STEM, min(len(own), len(other)) - _ENDING)
            for other in self._by_start.get(own[:_STEM], ())
        )


def _free(word: str, given: frozenset[str]) -> bool:
    """Whether the word needs no source: it asks, joins, belongs to a date, or is given."""
    if readings(word.lower())[0].pos in ("ADP", "CCONJ", "SCONJ", "PART", "PRON", "DET"):
        return True
    return bool(_lemmas(word) & (_OWN | given))


def _literal(pieces: Sequence[str | Slot]) -> list[str]:
    """The words a template writes itself, question words and class nouns included."""
    written = (piece if isinstance(piece, str) else piece.text or "" for piece in pieces)
    return [word for text in written for word in WORD.findall(text)]


@lru_cache(maxsize=20_000)
def _lemmas(word: str) -> frozenset[str]:
    own = _plain(word)
    return frozenset({own, *(_plain(reading.lemma) for reading in readings(own))})


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _shared(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _date_words(day: datetime.date | None) -> frozenset[str]:
    """Years an article of this day may mean without saying them: «в прошлом году»."""
    return frozenset(str(day.year + away) for away in (-2, -1, 0, 1)) if day else frozenset()
