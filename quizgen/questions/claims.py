"""What whole sentences of an article say for certain: a clause and one detail that can be checked.

Each claim is a draft like those of the templates: its stem is the clause, its role the detail.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.facts.clause import Fact, Role
from quizgen.facts.kinds import nominative
from quizgen.facts.lifeclauses import life_clauses
from quizgen.model import Article, Sentence, Token
from quizgen.questions.claimtests import listed, reason_against
from quizgen.questions.drafts import Draft, without_yo
from quizgen.questions.retelling import Retold, retold
from quizgen.russian.heroes import Hero, hero_of
from quizgen.russian.kinds import place_type
from quizgen.russian.values import quantity_at
from quizgen.templates.loader import builtin_packs
from quizgen.templates.pack import Template
from quizgen.templates.writing import plain

RULE = "claim"
_DATES = {"YEAR": "general/year", "DATE": "general/date", "MONTH": "general/month"}
_NUMBERS = {"NUMBER": "general/how-many", "PERCENT": "general/how-many"}
_PLACES = {"CITY": "general/city"}
TEMPLATES = {**_DATES, **_NUMBERS, **_PLACES}
"""The ordinary template for each type of detail."""
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that stands alone: the sentence it is of, its own tokens, and how it is told.

    Attributes:
        hero: the name of whom the article is about, or empty.
    """

    whole: Sentence
    sentence: Sentence
    told: Retold
    hero: str


def clauses(facts: Sequence[Fact], article: Article) -> tuple[Clause, ...]:
    """The clauses of the article that stand alone and are certain, in the order of its text."""
    whole: dict[int, Sentence] = {}
    for fact in facts:
        own = whole.setdefault(fact.sentence.i, fact.sentence)
        if len(fact.sentence.tokens) > len(own.tokens):
            whole[fact.sentence.i] = fact.sentence
    sentences = [whole[i] for i in sorted(whole)]
    body = article.text[article.headline[1] :] if article.headline else article.text
    hero = hero_of(article.title, body.lstrip())
    acted = _acted(sentences, hero)
    name, gender = (hero.name, hero.gender) if hero is not None else ("", "")
    found = []
    for sentence in sentences:
        if sentence.headline or sentence.speech is not None or "?" in sentence.text:
            continue
        for clause in (sentence, *sentence.clauses):
            told = retold(clause, name, acted, gender)
            if told is not None and reason_against(clause, told) is None:
                found.append(Clause(sentence, clause, told, name))
    return tuple(found)


def claims(told_alone: Sequence[Clause], article: Article) -> Iterator[Draft]:
    """The claims of the article in the order of its text; one sentence may give several.

    A claim's fact has the rule `RULE`, its stem the clause without capital or full stop.
    """
    e_for_yo = "ё" not in article.text.lower()
    done: set[int] = set()
    for clause in told_alone:
        for token, kind in details(clause.sentence, clause.told):
            dated = article.date is None or _YEAR.search(clause.told.text()) is not None
            if token.start not in done and (dated or kind not in _NUMBERS):
                done.add(token.start)
                yield _draft(clause.sentence, clause.told, token, kind, article, e_for_yo)


def _acted(sentences: Sequence[Sentence], hero: Hero | None) -> frozenset[int]:
    """Offsets of the verbs that are certainly the hero's."""
    if hero is None:
        return frozenset()
    told = life_clauses(sentences, hero)
    return frozenset(c.verb.start for c in told if c.verb.feats.get("VerbForm") != "Conv")


def details(sentence: Sentence, told: Retold) -> Iterator[tuple[Token, str]]:
    """Words of the clause that could be proved wrong, with their types: dates, numbers, towns."""
    years = len(_YEAR.findall(told.text()))
    for mention in sentence.mentions:
        token = sentence.tokens[mention.first]
        if mention.last - mention.first != 1 or not told.has(token):
            continue
        if mention.type in _DATES and not mention.value.startswith("--"):
            if years == 1 and _dates_the_verb(sentence, told, token):
                yield token, mention.type
        elif mention.type in _NUMBERS and counted(sentence, token, mention.type):
            found = quantity_at(sentence, token)
            if found is not None and not found[0].approx and not found[0].compound:
                yield token, mention.type
    for token in sentence.tokens:
        if token.pos == "PROPN" and told.has(token) and _town_of(sentence, told, token, years):
            yield token, "CITY"


def counted(sentence: Sentence, token: Token, kind: str) -> bool:
    """Whether the number stands with what it counts, and that is no rank: «первые три места»."""
    if kind == "PERCENT":
        return True
    ranks = {t.lemma for t in sentence.tokens if t.head == token.head} & {"первый", "последний"}
    return token.rel.startswith("nummod") and not ranks


def _town_of(sentence: Sentence, told: Retold, token: Token, years: int) -> bool:
    """Whether it is the town where something happened that happens once."""
    before = sentence.tokens[token.i - 1] if token.i else token
    if before.text.lower() not in ("в", "во") or token.feats.get("Case") != "Loc":
        return False
    once = told.root.lemma in listed("once in a life") or (
        years == 1 and told.root.lemma not in listed("repeated")
    )
    own = token.head == told.root.i and once and _over(told)
    return own and place_type(nominative((token,), token), True) == "CITY"


def _over(told: Retold) -> bool:
    """A completed event of the past."""
    feats = told.root.feats
    if told.root.pos not in ("VERB", "ADJ") or feats.get("Aspect") == "Imp":
        return False
    return feats.get("Tense") == "Past" or feats.get("Variant") == "Short"


def _went_on(told: Retold) -> bool:
    """What somebody did from a year on."""
    return told.root.feats.get("Aspect") == "Imp" and told.root.feats.get("Tense") == "Past"


def _dates_the_verb(sentence: Sentence, told: Retold, token: Token) -> bool:
    """Whether the date is the verb's own: «в 1995 году» after a name or at the start."""
    said = token.text.lower()
    if said.startswith(("с ", "со ")):
        return _went_on(told) and token.head == told.root.i
    if not _over(told) or not re.match(r"(?:в|во) |\d{1,2} [а-я]+ \d{4} года$", said):
        return False
    if token.head == told.root.i or token.head < 0:
        return True
    owner = sentence.tokens[token.head]
    if owner.head == told.root.i and owner.rel == "xcomp":
        return True
    living = owner.feats.get("Animacy") == "Anim" or owner.pos == "PROPN"
    return living and token.i > owner.i


def _draft(
    sentence: Sentence, told: Retold, token: Token, kind: str, article: Article, e_for_yo: bool
) -> Draft:
    template = template_of(TEMPLATES[kind])
    value = next((m.value for m in sentence.mentions if m.first == token.i), "")
    said = nominative((token,), token) if kind == "CITY" else plain(token, token.text)
    asked = "when" if kind in _DATES else "where" if kind in _PLACES else "count"
    counted = next((m.head for m in sentence.mentions if m.first == token.i), None)
    head = token if counted is None else sentence.tokens[counted]
    types = frozenset((kind, "ANY", *(("PLACE",) if kind in _PLACES else ())))
    role = Role(asked, types, -1, (token,), head, value, said)
    fact = Fact(RULE, sentence, None, roles=(role,))
    base = f"{article.id}|{sentence.i}|{RULE}|{token.i}"
    name = hashlib.sha256(base.encode()).hexdigest()[:12]
    answer = value if kind == "YEAR" else said
    stem = without_yo(told.text()) if e_for_yo else told.text()
    return Draft(name, template, fact, role, stem, answer, e_for_yo, article.date is not None)


def template_of(key: str) -> Template:
    """The built-in template of that key."""
    return next(t for pack in builtin_packs() for t in pack.templates if t.key == key)


def may_recur(draft: Draft) -> bool:
    """Whether it may have happened in another year too, for all the article says."""
    tokens = draft.fact.sentence.tokens
    root = next((t for t in tokens if t.head < 0 and t.pos != "PUNCT"), tokens[0])
    return draft.role.name == "when" and root.lemma in listed("repeated")
