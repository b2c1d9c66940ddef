"""How likely a question stands as it is: measures of its wording, weighed by what raters said.

Strict raters reject stems that pile up genitives, shuffle the article's words, name nobody, or
speak of what the article hardly speaks of, and some templates more than others. Of an article of
which much is understood more is understood rightly. The weights are data (`data/soundness.yaml`),
learned from questions that were rated blind.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from quizgen.model import Article
from quizgen.questions.telling import ASKING, WORD, content
from quizgen.russian.morphology import readings
from quizgen.russian.wordlists import words

MEASURES = (
    "genitives", "moved", "no name", "three names", "spoken of", "of the title",
    "answer of the title", "a word of the title", "answer is a name", "joined answer", "long",
    "prepositions", "adjectives", "comma", "asks late", "opens with a name", "done once",
    "went on", "will be", "asks что", "asks кто", "asks кем", "asks какие", "asks в",
)  # fmt: skip
"""Every measure there is; each has a weight."""
GROUPS = ("template", "pack", "kind")
"""What else has a weight: a name in each of these tables, nought where it is not listed."""
LEAST = 0.55
"""The chance below which a question is not asked."""
SURE = 0.8
"""The same for who would rather have few questions than mend one."""
DOUBTFUL = 0.3
"""The same for who reads every question anyhow and would rather have more."""
USUAL = 0.4
"""How much of an article is understood in the middle."""
_GENITIVES, _MOVED, _SPOKEN, _NATURAL, _PARTS, _NAMES = 4, 4, 6, 10, 4, 3
"""Counts from which a measure is 1; words of a natural stem."""
_WORDS, _SEEN, _UNSEEN = 15, 1, 6
"""Words of a usual sentence; what a share of few sentences is drawn to."""
_SAYING = re.compile(r",? по словам [^,?]+,?")
_TENSES = {
    ("Past", "Perf"): "done once",
    ("Past", "Imp"): "went on",
    ("Fut", "Perf"): "will be",
    ("Fut", "Imp"): "will be",
}
_NOUNS = ("NOUN", "PROPN")
_CALENDAR = words("calendar")


class Soundness:
    """The measures of questions of one article: what it takes to compare them is counted once."""

    def __init__(self, title: str, text: str) -> None:
        self._title = frozenset(content(title))
        self._lemmas = Counter(content(text))
        self._totals: dict[tuple[str, str, str], float] = {}

    @classmethod
    def of(cls, article: Article) -> Soundness:
        """The measures for the questions of an article."""
        return cls(article.title, article.text)

    def chance(
        self,
        stem: str,
        answer: str,
        evidence: str,
        template: str = "",
        kind: str = "",
        share: float = USUAL,
    ) -> float:
        """The chance, 0..1, that raters accept the question.

        Args:
            template: its key, «pack/id». kind: as of `quizgen.model.KINDS`. Where either is not
                given, that of an ordinary question is taken.
            share: how much of the article is understood, as of `understood`.
        """
        table = _table()
        base = table.base + table.understood * share
        named = {"template": template, "pack": template.split("/")[0], "kind": kind}
        extra = sum(table.groups[group].get(named[group], 0.0) for group in GROUPS)
        return 1 / (1 + math.exp(-base - extra - self._total(stem, answer, evidence)))

    def gain(self, stem: str, answer: str, evidence: str) -> float:
        """What the wording adds to the log odds of an ordinary question."""
        return self._total(stem, answer, evidence) - _table().ordinary

    def _total(self, stem: str, answer: str, evidence: str) -> float:
        told = stem, answer, evidence
        if told not in self._totals:  # one draft is ranked, doubted and judged by its kind
            weights, found = _table().weights, self.measures(*told)
            self._totals[told] = sum(weights[name] * found[name] for name in MEASURES)
        return self._totals[told]

    def measures(self, stem: str, answer: str, evidence: str) -> Mapping[str, float]:
        """Each of `MEASURES`, 0..1."""
        told = [lemma for lemma in content(stem) if lemma not in ASKING]
        names = [piece.strip("«»,.?!()\"'") for piece in stem.split()[1:]]
        names = [name for name in names if name[:1].isupper()]
        said = _SAYING.sub("", stem)  # whose words they are makes a stem no worse
        often = [self._lemmas[lemma] for name in names for lemma in content(name)]
        return {
            "genitives": min(1.0, _genitives(said) / _GENITIVES),
            "moved": min(1.0, _moved(told, content(evidence)) / _MOVED),
            "no name": float(not names),
            "three names": float(len(names) >= _NAMES),
            "spoken of": min(1.0, max(often, default=0) / _SPOKEN),
            "of the title": len(self._title & set(told)) / max(1, len(told)),
            "answer of the title": float(bool(self._title & set(content(answer)))),
            "a word of the title": float(bool(self._title & set(told))),
            "answer is a name": float(answer[:1].isupper()),
            "joined answer": float(" и " in answer),
            "long": min(1.0, max(0, len(said.split()) - _NATURAL) / _NATURAL),
            **_of_words(stem),
        }


def _of_words(stem: str) -> dict[str, float]:
    """The measures that count parts of speech and look at the question word and the verb."""
    pieces = WORD.findall(stem)
    first = [readings(word.lower())[0] for word in pieces]
    asking = next((i for i, word in enumerate(pieces) if word.lower() in ASKING), 0)
    nouns = [
        word
        for word, r in zip(pieces[asking + 1 :], first[asking + 1 :], strict=True)
        if r.pos in _NOUNS and r.lemma not in _CALENDAR
    ]
    verb = next((r.feats for r in first if r.feats.get("VerbForm") == "Fin"), {})
    tense = _TENSES.get((verb.get("Tense", ""), verb.get("Aspect", "")))
    opening = pieces[0].lower() if pieces else ""
    return {
        "prepositions": min(1.0, sum(r.pos == "ADP" for r in first) / _PARTS),
        "adjectives": min(1.0, sum(r.pos == "ADJ" for r in first) / _PARTS),
        "comma": float("," in stem),
        "asks late": float(asking > 2),
        "opens with a name": float(bool(nouns) and nouns[0][0].isupper()),
        **{name: float(tense == name) for name in ("done once", "went on", "will be")},
        **{name: float(name == f"asks {opening}") for name in MEASURES if name[:5] == "asks "
           and name != "asks late"},
    }  # fmt: skip


def _genitives(stem: str) -> int:
    """Words that read as a genitive by their first reading."""
    first = (readings(word.lower())[0] for word in WORD.findall(stem))
    return sum(reading.feats.get("Case") == "Gen" for reading in first)


def _moved(told: list[str], said: tuple[str, ...]) -> int:
    """How often the stem goes elsewhere than to the next words of its sentence."""
    places = [said.index(lemma) for lemma in told if lemma in said]
    return sum(not 0 < b - a <= 2 for a, b in itertools.pairwise(places))


def understood(asked: Collection[int], article: Article) -> float:
    """How much of an article is understood: 1 where half of its sentences give a question.

    Of a short one the share is drawn to a sixth.

    Args:
        asked: positions of the sentences with a question that passed review.
    """
    usual = len(article.text.split()) / _WORDS
    return min(1.0, 2 * (len(asked) + _SEEN) / (usual + _UNSEEN))


class _Table(NamedTuple):
    """The data file: what an ordinary question has is the sum of its measures."""

    base: float
    ordinary: float
    understood: float
    weights: Mapping[str, float]
    groups: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = files("quizgen.questions").joinpath("data/soundness.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    weights = {name: float(loaded["weights"][name]) for name in MEASURES}
    tables = {group: {k: float(v) for k, v in loaded[group].items()} for group in GROUPS}
    base, ordinary, reading = (float(loaded[key]) for key in ("base", "ordinary", "understood"))
    return _Table(base, ordinary, reading, weights, tables)
