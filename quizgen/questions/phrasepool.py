"""What else the article names: people, places, posts, phrases, for wrong options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgen.facts.clause import Fact, Role
from quizgen.facts.kinds import nominative
from quizgen.model import Article, Token
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import content
from quizgen.questions.vagueness import vague_phrase
from quizgen.russian.nearness import nearness
from quizgen.russian.phrases import case_of, join
from quizgen.russian.prepositions import after
from quizgen.russian.wordforms import decline_name
from quizgen.templates.realise import named_person
from quizgen.templates.writing import phrase_words

_KINDS = (
    "COUNTRY", "CITY", "RIVER", "LAKE", "SEA", "MOUNTAIN", "ISLAND", "CONTINENT", "STATE", "REGION",
    "AIRPORT", "SIGHT", "PLACE",
)  # fmt: skip
_FAR = 0.3
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
    numbers: set[str] = field(default_factory=set)

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
        return False

    def people_like(self, draft: Draft) -> list[str]:
        """Other people of the article, in the answer's case, with titles where it has one."""
        case = draft.role.head.feats.get("Case", "Nom")
        part = draft.fact.parts[draft.role.part] if draft.role.part >= 0 else None
        if draft.role.text:
            case = "Nom"
        gender = _gender(named_person(draft.role)[-1])
        found = []
        for name, role, fact in self.people:
            if name in draft.stem or _surname(name) in draft.stem or _surname(name) in draft.answer:
                continue
            if fact.sentence.i == draft.fact.sentence.i and _surname(name) not in draft.stem:
                continue
            token = named_person(role)[-1]
            text = decline_name(token.text, dict(token.feats), case) or ""
            if not text or " " not in text or _gender(token) != gender:
                continue
            if part is not None and part.preposition and draft.answer.startswith(part.preposition):
                text = after(part.preposition, text)
            found.append(text)
        return found

    def phrases_like(self, draft: Draft) -> list[str]:
        """Other noun phrases of the article in the answer's case and number, nearest first."""
        role, part = draft.role, draft.fact.parts[draft.role.part]
        case = part.case if part.case and role.focus == part.tokens else None
        case = case or case_of(role.focus, role.head)
        number = role.head.feats.get("Number")
        whole = role.focus == part.tokens
        if case is None:
            return []
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
            words = phrase_words(other.focus, other.head, case)
            if words is None:
                continue
            text = join(words)
            lemmas = set(content(text))
            if lemmas & banned and len(lemmas & banned) * 2 >= len(lemmas):
                continue
            near = nearness(role.head.lemma, other.head.lemma)
            if near is None or not _FAR < near < _SAME or other.head.lemma == role.head.lemma:
                continue
            size = abs(len(text) - len(draft.answer)) / max(len(text), len(draft.answer))
            if whole and part.preposition:
                text = after(part.preposition, text)
            scored.append((near - size, text))
        return [text for _, text in sorted(scored, key=lambda pair: (-pair[0], pair[1]))]


def _pronominal(tokens: Sequence[Token]) -> bool:
    return any(t.pos in ("PRON", "DET") or t.feats.get("Apro") or not t.text for t in tokens)


def _gender(token: Token) -> str | None:
    return token.feats.get("Gender")


def _surname(name: str) -> str:
    last = name.split()[-1]
    return last[:-1] if len(last) > 5 else last


def gather(facts: Sequence[Fact], article: Article) -> Pool:
    """Everything the facts name, each name once, in the order of the text."""
    pool = Pool(dated=article.date is not None)
    for fact in facts:
        for role in fact.roles:
            if role.text:
                if "TITLE" in role.types and role.text not in pool.posts:
                    pool.posts.append(role.text)
                if role.name == "term":
                    pool.terms.append((fact, role))
                continue
            pool.roles.append((fact, role))
            if role.value:
                pool.numbers.add(role.value)
            if role.name in ("count", "when", "since", "how_long"):
                continue
            if "PERSON" in role.types:
                token = named_person(role)[-1]
                name = decline_name(token.text, dict(token.feats), "Nom") or token.text
                if role.head.lemma == "президент":
                    pool.presidents.add(name)
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
