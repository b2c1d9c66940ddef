"""What speaks for asking something: named measures between 0 and 1, weighed by a table of weights.

The weights are data (`data/ranking.yaml`), learned from what people asked of other articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from quizgen.facts.clause import DATE_TYPES, Fact, Role
from quizgen.model import Article, Evidence, Question, Sentence, Token
from quizgen.questions.drafts import Draft
from quizgen.questions.soundness import Soundness
from quizgen.questions.telling import ASKING, content
from quizgen.russian.wordlists import words

_CALENDAR = words("calendar")
_NATURAL, _SHORT = 10, 6
"""Words of a natural question: more are hard to read, fewer tell little."""
_SIDE = frozenset(("participle", "relative"))
_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("asks a time", DATE_TYPES | {"DURATION", "AGE"}),
    ("asks a number", frozenset(("NUMBER", "MEASURE", "PERCENT", "MONEY", "ORDINAL"))),
    ("asks a person", frozenset(("PERSON",))),
    ("asks a post", frozenset(("TITLE",))),
    ("asks a place", frozenset(("PLACE", "CITY", "COUNTRY", "STATE", "REGION", "CONTINENT"))),
    ("asks an organisation", frozenset(("ORG", "UNIVERSITY", "COMPANY", "AGENCY"))),
)
MEASURES = (
    "early", "early in its paragraph", "in the headline", "of the title", "central", "told",
    "named", "long stem", "short stem", "long answer", "somebody's words", "side clause",
    "first mention", "much spoken of", "template", "asks a name", *(name for name, _ in _KINDS),
)  # fmt: skip
"""Every measure there is; each has a weight."""


class Importance:
    """The measures of drafts of one article: what it takes to compare them is counted once."""

    def __init__(self, article: Article) -> None:
        self._length = max(1, len(article.text))
        self._lemmas = Counter(_telling(article.text))
        self._title = frozenset(_telling(article.title))
        self._text = article.text
        self._soundness = Soundness.of(article)

    def salience(self, draft: Draft) -> float:
        """How much the question matters and how likely it stands; an ordinary one has about 0.5."""
        base, weights = _table()
        total = base + sum(weights[name] * value for name, value in self.measures(draft).items())
        total += self._soundness.gain(draft.stem, draft.answer, draft.fact.evidence.text)
        return round(1 / (1 + math.exp(-total)), 3)

    def chance(self, draft: Draft, kind: str, share: float) -> float:
        """The chance, 0..1, that a strict reader accepts the question, asked as this kind.

        Args:
            share: how much of the article is understood, as of `soundness.understood`.
        """
        evidence, key = draft.fact.evidence.text, draft.template.key
        return self._soundness.chance(draft.stem, draft.answer, evidence, key, kind, share)

    def stands(
        self, question: Question, share: float, bar: Callable[[str, Evidence], float]
    ) -> bool:
        """Whether a statement has the chance it needs; what has no wording of its own does."""
        if question.kind != "true_false":
            return True
        told = (question.stem, question.answer, question.evidence.text, question.template)
        needed = bar(question.template, question.evidence)
        return self._soundness.chance(*told, question.kind, share) >= needed

    def measures(self, draft: Draft) -> Mapping[str, float]:
        """Each of `MEASURES` for a draft."""
        return {
            **self.of_phrase(draft.fact, draft.role, draft.answer),
            **self.of_wording(draft.stem, draft.template.priority),
        }

    def of_phrase(self, fact: Fact, role: Role, answer: str) -> dict[str, float]:
        """The measures that need no wording: the sentence and what is asked of it."""
        sentence = fact.sentence
        lemmas, said = _telling(sentence.text), _telling(answer)
        found = {
            "early": 1 - sentence.start / self._length,
            "early in its paragraph": self._early_in_paragraph(sentence),
            "in the headline": float(sentence.headline),
            "of the title": len(self._title & set(lemmas)) / max(1, len(self._title)),
            "central": self._spoken(lemmas),
            "somebody's words": float(sentence.speech is not None),
            "side clause": float(fact.rule in _SIDE),
            "first mention": float(answer.lower() not in self._text[: sentence.start].lower()),
            "much spoken of": self._spoken(said),
            "asks a name": float(any(_is_name(token) for token in role.focus)),
            "long answer": min(1.0, max(0, len(answer.split()) - 2) / 8),
            **dict.fromkeys((name for name, _ in _KINDS), 0.0),
        }
        kind = next((name for name, types in _KINDS if role.types & types), None)
        if kind:
            found[kind] = 1.0
        return found

    def of_wording(self, stem: str, priority: float) -> dict[str, float]:
        """The measures of the question as it is put."""
        size = len(stem.split())
        return {
            "told": min(1.0, len(set(_telling(stem))) / 10),
            "named": min(1.0, _names(stem) / 3),
            "long stem": min(1.0, max(0, size - _NATURAL) / 15),
            "short stem": max(0, _SHORT - size) / _SHORT,
            "template": priority,
        }

    def _early_in_paragraph(self, sentence: Sentence) -> float:
        """1 for the first sentence of a paragraph, nearly 0 for the end of a long one."""
        first = self._text.rfind("\n", 0, sentence.start) + 1
        last = self._text.find("\n", sentence.start)
        length = (last if last >= 0 else len(self._text)) - first
        return 1 - (sentence.start - first) / max(1, length)

    def _spoken(self, lemmas: tuple[str, ...]) -> float:
        """How often, on average, the article comes back to these words: 1 for three times more."""
        own = Counter(lemmas)
        again = [min(3, max(0, self._lemmas[lemma] - own[lemma])) for lemma in own]
        return sum(again) / (3 * len(again)) if again else 0.0


def _telling(text: str) -> tuple[str, ...]:
    """Lemmas that tell something: neither question words nor words of a date."""
    return tuple(lemma for lemma in content(text) if lemma not in ASKING | _CALENDAR)


def _is_name(token: Token) -> bool:
    """A capital letter that does not come of opening the sentence."""
    return token.text[:1].isupper() and not token.feats.get("Opening")


def _names(stem: str) -> int:
    """Names and figures in a stem: capital letters and digits after its first word."""
    return len(re.findall(r"(?<=[\s«(])(?:[А-ЯЁA-Z][^\s»]*(?:\s[А-ЯЁA-Z][^\s»]*)*|\d+)", stem))


@lru_cache(maxsize=1)
def _table() -> tuple[float, Mapping[str, float]]:
    """The base and the weight of every measure."""
    text = files("quizgen.questions").joinpath("data/ranking.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    return float(loaded["base"]), {name: float(loaded["weights"][name]) for name in MEASURES}
