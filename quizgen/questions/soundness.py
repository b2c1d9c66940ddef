"""How likely a question stands as it is: measures of its wording, weighed by what raters said.

Strict raters reject stems that pile up genitives, shuffle the article's words, name nobody, or
speak of what the article hardly speaks of. The weights are data (`data/soundness.yaml`), learned
from questions that were rated blind.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from quizgen.model import Article
from quizgen.questions.telling import ASKING, WORD, content
from quizgen.russian.morphology import readings

MEASURES = (
    "genitives", "moved", "no name", "spoken of", "of the title", "answer is a name", "long",
)  # fmt: skip
"""Every measure there is; each has a weight."""
_GENITIVES, _MOVED, _SPOKEN, _NATURAL = 4, 4, 6, 10
"""Counts from which a measure is 1; words of a natural stem."""
_SAYING = re.compile(r",? по словам [^,?]+,?")


class Soundness:
    """The measures of questions of one article: what it takes to compare them is counted once."""

    def __init__(self, title: str, text: str) -> None:
        self._title = frozenset(content(title))
        self._lemmas = Counter(content(text))

    @classmethod
    def of(cls, article: Article) -> Soundness:
        """The measures for the questions of an article."""
        return cls(article.title, article.text)

    def chance(self, stem: str, answer: str, evidence: str) -> float:
        """The chance, 0..1, that raters accept the question."""
        base, _, _ = _table()
        return 1 / (1 + math.exp(-base - self._total(stem, answer, evidence)))

    def gain(self, stem: str, answer: str, evidence: str) -> float:
        """What the wording adds to the log odds of an ordinary question."""
        _, ordinary, _ = _table()
        return self._total(stem, answer, evidence) - ordinary

    def _total(self, stem: str, answer: str, evidence: str) -> float:
        weights = _table()[2]
        found = self.measures(stem, answer, evidence)
        return sum(weights[name] * found[name] for name in MEASURES)

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
            "spoken of": min(1.0, max(often, default=0) / _SPOKEN),
            "of the title": len(self._title & set(told)) / max(1, len(told)),
            "answer is a name": float(answer[:1].isupper()),
            "long": min(1.0, max(0, len(said.split()) - _NATURAL) / _NATURAL),
        }


def _genitives(stem: str) -> int:
    """Words that read as a genitive by their first reading."""
    first = (readings(word.lower())[0] for word in WORD.findall(stem))
    return sum(reading.feats.get("Case") == "Gen" for reading in first)


def _moved(told: list[str], said: tuple[str, ...]) -> int:
    """How often the stem goes elsewhere than to the next words of its sentence."""
    places = [said.index(lemma) for lemma in told if lemma in said]
    return sum(not 0 < b - a <= 2 for a, b in itertools.pairwise(places))


@lru_cache(maxsize=1)
def _table() -> tuple[float, float, Mapping[str, float]]:
    """The base, the sum an ordinary question has, and the weight of every measure."""
    text = files("quizgen.questions").joinpath("data/soundness.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    weights = {name: float(loaded["weights"][name]) for name in MEASURES}
    return float(loaded["base"]), float(loaded["ordinary"]), weights
