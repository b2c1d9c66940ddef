"""What the events of a life are asked of and by which name: once, and alike in every kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.lifelines import RULE
from quizgen.model import Article, Question
from quizgen.questions.drafts import Draft
from quizgen.questions.telling import content
from quizgen.russian.heroes import Hero, hero_of

_EVENT = re.compile(r"(?:В каком году|Когда) (.+)\?$")
_BRIEF = 11
"""Words of a question that may ask more of a clause a life's question tells of."""
_COPYING = frozenset(
    ("how-many", "who", "what-subject", "what-object", "what-complement", "which-country-of",
     "month", "date", "year", "since", "whither", "which-university-of")
)  # fmt: skip
"""General questions that copy the rest of the clause: a life's own are worded better."""


def hero(article: Article) -> Hero | None:
    """Whom the article is about."""
    body = article.text[article.headline[1] :] if article.headline else article.text
    return hero_of(article.title, body.lstrip())


def told_better(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether a life's question tells the clause, which this one only asks in a worse way."""
    predicate = draft.fact.predicate
    copies = draft.template.pack == "general" or draft.template.id.startswith("school")
    if predicate is None or not copies:
        return False
    verbs = {str(token.start) for token in predicate.tokens}
    lives = [
        other
        for other in kept
        if other.fact.rule == RULE
        and other.fact.sentence.i == draft.fact.sentence.i
        and other.fact.roles[1].value in verbs
    ]
    if not lives:
        return False
    copied = draft.template.id in _COPYING or draft.template.pack != "general"
    if copied or len(draft.stem.split()) > _BRIEF:
        return True
    said = set(content(draft.answer))
    return any(said & set(content(other.answer)) for other in lives)


def life_events(kept: Sequence[Draft], article: Article) -> Iterator[tuple[Draft, str, str]]:
    """(draft, heading, date): «Юрий Авдеев был переведён в Ангарск», of the hero's own events."""
    who = hero(article)
    for draft in kept:
        if who is None or draft.fact.rule != RULE:
            continue
        told = _EVENT.match(draft.stem)
        token = draft.role.head
        value = next(
            (
                m.value
                for m in draft.fact.sentence.mentions
                if m.first <= token.i < m.last and m.type in ("YEAR", "DATE", "MONTH")
            ),
            "",
        )
        if draft.answer.startswith("с "):
            continue  # «с августа 1981 года»: it went on
        if told and value and told[1].startswith(f"{who.name} "):
            yield draft, told[1], value


def other_name(text: str, article: Article) -> bool:
    """Whether a heading speaks of the hero otherwise than by first and last name."""
    who = hero(article)
    if who is None or text.startswith(f"{who.name} "):
        return False
    own = {word[: max(3, len(word) - 2)].lower() for word in (*who.given, *who.surname.split())}
    return any(word.lower().startswith(tuple(own)) for word in re.findall(r"[А-ЯЁ]\w+", text))


def by_one_name(question: Question, article: Article) -> Question:
    """A statement of the hero with the name the deck asks by: «Анатолий Лопатин», no initials."""
    who = hero(article)
    if who is None or not question.template.startswith("several/"):
        return question
    first, last = who.given[0], who.surname
    middle = who.given[1] if len(who.given) > 1 else ""
    letters = f"{first[0]}. ?{middle[0]}. ?" if middle else f"{first[0]}. ?"
    letters = letters.replace(". ?", r"\. ?")
    ways = [f"{last} {letters.removesuffix(' ?')}", f"{letters}{last}"]
    ways += [f"{first} {middle} {last}", f"{last} {first} {middle}"] if middle else []
    pattern = re.compile(rf"(?<![\w.])(?:{'|'.join(ways)})(?!\w)")

    def named(text: str) -> str:
        return pattern.sub(who.name, text)

    return replace(
        question,
        stem=named(question.stem),
        items=tuple(named(item) for item in question.items),
        answer=named(question.answer),
    )
