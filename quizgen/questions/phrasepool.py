"""What else the article names: people, places, posts, phrases, for wrong options."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from quizgen.facts.clause import Fact, Role
from quizgen.facts.kinds import nominative
from quizgen.model import Article, Token
from quizgen.questions.drafts import Draft
from quizgen.questions.heroyears import hero_span
from quizgen.questions.lifespans import spans
from quizgen.questions.standing import standing
from quizgen.questions.telling import ASKING, content
from quizgen.questions.telltimes import last_year, lives_told
from quizgen.questions.vagueness import vague_phrase
from quizgen.russian import gazetteer
from quizgen.russian.nearness import nearness
from quizgen.russian.phrases import join
from quizgen.russian.wordforms import decline_name
from quizgen.templates.realise import named_person
from quizgen.templates.writing import phrase_words

_KINDS = (
    "COUNTRY", "CITY", "RIVER", "LAKE", "SEA", "MOUNTAIN", "ISLAND", "CONTINENT", "STATE", "REGION",
    "AIRPORT", "SIGHT", "PLACE",
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NOW = 2030
_DYING = frozenset(("умереть", "скончаться", "погибнуть", "похоронить"))
_FAR = 0.5
"""Embedding similarity below which a phrase is no plausible option."""
_SAME = 0.72
"""Embedding similarity above which two heads may name one thing."""


@dataclass(slots=True)
class Pool:
    """Candidates gathered once for an article."""

    dated: bool
    roles: list[tuple[Fact, Role]] = field(default_factory=list)
    named: list[tuple[str, Fact, Role]] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=dict)
    organisations: dict[str, list[str]] = field(default_factory=dict)
    people: list[tuple[str, Role, Fact]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    terms: list[tuple[Fact, Role]] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    presidents: set[str] = field(default_factory=set)
    deeds: dict[str, set[str]] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    clauses: list[tuple[Fact, Role]] = field(default_factory=list)
    counted: list[tuple[str, str, int]] = field(default_factory=list)
    lemmas: dict[int, frozenset[str]] = field(default_factory=dict)
    verbs: dict[int, set[str]] = field(default_factory=dict)
    years: list[int] = field(default_factory=list)
    lives: dict[str, tuple[int, int]] = field(default_factory=dict)
    latest: int | None = None
    published: datetime.date | None = None
    made: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def known(self, word: str) -> bool:
        """Whether the article has the word, in any form."""
        own = set(content(word))
        return any(own <= lemmas for lemmas in self.lemmas.values())

    def told_together(self, lemmas: Collection[str], draft: Draft) -> bool:
        """Whether some sentence has these words beside the predicate that is asked about."""
        own = draft.fact.predicate
        if own is None:
            return False
        return any(
            set(lemmas) <= found and own.lemma in self.verbs.get(i, ())
            for i, found in self.lemmas.items()
        )

    def year_of(self, draft: Draft) -> int | None:
        """The year the fact belongs to: of the question, else of its own sentence or its hero's
        life, else the middle one of the article."""
        asked = _YEAR.search(draft.stem)
        if asked:
            return int(asked[0])
        verb = draft.fact.predicate.lemma if draft.fact.predicate else ""
        for name, (born, died) in self.lives.items():
            year = born if verb == "родиться" else died if verb in _DYING else 0
            if 0 < year < _NOW and name in content(draft.stem):
                return year
        told = [
            int(match[0])
            for match in _YEAR.finditer(draft.fact.sentence.text)
            if 500 <= int(match[0]) <= _NOW
        ]
        if told:
            return told[-1] if verb in _DYING else told[0]
        if verb in _DYING and self.years:
            return max(self.years)
        return sorted(self.years)[len(self.years) // 2] if self.years else None

    def numbers_beside(self, draft: Draft) -> set[str]:
        """Values that must not be offered: of the same sentence, or counting the same thing."""
        i, noun = draft.fact.sentence.i, draft.role.head.lemma
        return {value for value, lemma, at in self.counted if lemma == noun or at == i}

    def near_names(self, draft: Draft) -> list[str]:
        """Names in the evidence: none of them may be offered as wrong."""
        sentence = draft.fact.sentence
        found = [m.value for m in sentence.mentions]
        found += [
            name
            for name, fact, role in self.named
            if fact.sentence.i == sentence.i and role.types & {"PLACE", "ORG"}
        ]
        return found

    def anchors(self) -> list[str]:
        """The country or state the article speaks of most, if it stands out: where it plays."""
        counted: Counter[str] = Counter()
        for name, _, role in self.named:
            if role.types & {"COUNTRY", "CITY", "STATE"}:
                counted[gazetteer.country_of(name) or name] += 1
        most = counted.most_common(1)
        return [most[0][0]] if most and most[0][1] * 2 > counted.total() else []

    def told_alike(self, name: str, draft: Draft) -> bool:
        """Whether some sentence says of the name much of what the stem says."""
        own, stem = set(content(name)), set(content(draft.stem)) - ASKING
        least = max(2, (len(stem) + 1) // 2)
        return any(own <= lemmas and len(stem & lemmas) >= least for lemmas in self.lemmas.values())

    def met_together(self, name: str, draft: Draft) -> bool:
        """Whether the name stands in the evidence, or in a sentence with the same predicate."""
        own = draft.fact
        lemma = own.predicate.lemma if own.predicate else None
        for known, fact, _ in self.named:
            if known != name:
                continue
            same = fact.sentence.i == own.sentence.i or (
                fact.predicate is not None and fact.predicate.lemma == lemma
            )
            if same:
                return True
        return self.told_alike(name, draft)

    def phrases_like(self, draft: Draft) -> list[str]:
        """Other noun phrases of the article in the answer's case and number, nearest first."""
        role, form = draft.role, standing(draft)
        if form is None:
            return []
        number = role.head.feats.get("Number")
        banned = set(content(draft.stem)) | set(content(draft.answer))
        scored: list[tuple[float, str]] = []
        for fact, other in self.roles:
            if not other.types & {"TERM", "PEOPLE"} or ("PEOPLE" in other.types) != (
                "PEOPLE" in role.types
            ):
                continue
            if fact.sentence.i == draft.fact.sentence.i or fact.notes:
                continue
            if other.head.feats.get("Number") != number or vague_phrase(other.focus):
                continue
            if _pronominal(other.focus) or other.focus[0].pos in ("CCONJ", "PUNCT", "ADP", "PART"):
                continue
            words = phrase_words(other.focus, other.head, form.case)
            if words is None:
                continue
            text = join(words)
            lemmas = set(content(text))
            if lemmas & banned and len(lemmas & banned) * 2 >= len(lemmas):
                continue
            near = nearness(role.head.lemma, other.head.lemma)
            if near is None or not (_FAR < near < _SAME or other.head.lemma == role.head.lemma):
                continue
            if abs(len(other.focus) - len(role.focus)) > 1 or self.told_together(lemmas, draft):
                continue
            size = abs(len(text) - len(draft.answer)) / max(len(text), len(draft.answer))
            scored.append((near - size, form.dressed(text)))
        return [text for _, text in sorted(scored, key=lambda pair: (-pair[0], pair[1]))]


def _pronominal(tokens: Sequence[Token]) -> bool:
    return any(t.pos in ("PRON", "DET") or t.feats.get("Apro") or not t.text for t in tokens)


def _surname(name: str) -> str:
    last = name.split()[-1]
    return last[:-1] if len(last) > 5 else last


def gather(facts: Sequence[Fact], article: Article) -> Pool:
    """Everything the facts name, each name once, in the order of the text."""
    pool = Pool(
        dated=article.date is not None,
        lives={**hero_span(article), **spans(facts, lives_told(article))},
        latest=last_year(article),
        published=article.date,
    )
    pool.years = [int(m[0]) for m in _YEAR.finditer(article.text) if 500 <= int(m[0]) <= _NOW]
    for fact in facts:
        i = fact.sentence.i
        if i not in pool.lemmas:
            pool.lemmas[i] = frozenset(content(fact.sentence.text))
        if fact.predicate:
            pool.verbs.setdefault(i, set()).add(fact.predicate.lemma)
        for role in fact.roles:
            if role.text:
                if "TITLE" in role.types and role.text not in pool.posts:
                    pool.posts.append(role.text)
                if "CLAUSE" in role.types:
                    pool.clauses.append((fact, role))
                if role.name == "term":
                    pool.terms.append((fact, role))
                continue
            if "LIST" in role.types:
                continue
            pool.roles.append((fact, role))
            if role.value:
                pool.numbers.add(role.value)
                pool.counted.append((role.value, role.head.lemma, i))
            if role.name in ("count", "when", "since", "how_long"):
                continue
            if "PERSON" in role.types:
                token = named_person(role)[-1]
                name = decline_name(token.text, dict(token.feats), "Nom") or token.text
                if role.head.lemma == "президент":
                    pool.presidents.add(name)
                if fact.predicate:
                    pool.deeds.setdefault(name, set()).add(fact.predicate.lemma)
                if not any(_surname(name) in known for known in pool.names):
                    pool.names.append(name)
                    pool.people.append((name, role, fact))
                continue
            if not role.types & {"PLACE", "ORG"}:
                continue
            name = nominative(role.focus, role.head)
            pool.named.append((name, fact, role))
            if "PLACE" in role.types:
                for kind in sorted(role.types.intersection(_KINDS)):
                    _once(pool.places.setdefault(kind, []), name)
            else:
                for kind in sorted(role.types & {"ORG", "UNIVERSITY", "COMPANY", "AGENCY"}):
                    _once(pool.organisations.setdefault(kind, []), name)
    return pool


def _once(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)
