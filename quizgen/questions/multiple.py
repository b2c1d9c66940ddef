"""Several right answers: a coordinated list of the article, beside members certainly wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from quizgen.facts.clause import Role
from quizgen.facts.kinds import nominative, types_of
from quizgen.facts.tree import Tree
from quizgen.model import Article, Question, Token
from quizgen.questions.distractors import distractors
from quizgen.questions.drafts import Draft
from quizgen.questions.importance import Importance
from quizgen.questions.lists import members
from quizgen.questions.phrasepool import Pool
from quizgen.questions.review import reason_to_drop
from quizgen.questions.statements import happened, said_as
from quizgen.questions.telling import content, said_in
from quizgen.russian.phrases import join
from quizgen.russian.prepositions import after
from quizgen.templates.writing import phrase_words

TEMPLATE = "several/multiple"
SHARE = 10
"""One question in this many, at most; a short deck may have one."""
_LEAST_SAID = 4
"""Points (see `said_in`) of a stem that has a name in it."""
_LEAST_WRONG, _MOST_OPTIONS = 2, 6


def multiple(
    kept: Sequence[Draft],
    asked: Collection[Draft],
    pool: Pool,
    article: Article,
    importance: Importance,
    alone: bool = False,
) -> list[tuple[Question, tuple[int, ...]]]:
    """Questions after coordinated lists, each with the sentence it stands on.

    Args:
        kept: drafts that passed review, or whose stem tells too little to be asked without
            options. asked: those that became questions, not asked again.
        alone: whether the deck has no other kinds; then every certain list is taken.
    """
    limit = len(kept) if alone else max(1, len(asked) // SHARE)
    known = {_place(d) for d in asked}
    found: list[tuple[Question, tuple[int, ...]]] = []
    for draft in sorted(kept, key=lambda d: (-importance.salience(d), d.id)):
        place = _place(draft)
        if len(found) == limit:
            break
        if place in known:
            continue
        question = _question(draft, pool, article, importance)
        if question:
            known.add(place)
            found.append((question, (draft.fact.sentence.i,)))
    return found


def _place(draft: Draft) -> tuple[int, ...]:
    """The words asked, by the positions of their sentence and their own."""
    return (draft.fact.sentence.i, *(token.i for token in draft.role.focus))


def _question(
    draft: Draft, pool: Pool, article: Article, importance: Importance
) -> Question | None:
    role = draft.role
    if role.part < 0 or role.text or not happened(draft):
        # Of what lasts («граничит с …») an article seldom names all: an option may be right too.
        return None
    part = draft.fact.parts[role.part]
    if {t.i for t in role.focus} != {t.i for t in part.tokens} or part.case:
        return None
    listed = members(role)
    if role.types & {"PLACE"}:
        # «С какими странами?» is answered by their names alone.
        right: list[str | None] = [nominative(tokens, head) for tokens, head in listed]
    else:
        right = [_said(tokens, head, part.preposition) for tokens, head in listed]
    if not right or None in right or not _says_enough(draft):
        return None
    items = tuple(said_as(draft, text) for text in right if text)
    wrong = _wrong(draft, listed, items, pool)
    if len(wrong) < _LEAST_WRONG or len({len(content(item)) for item in items}) > 2:
        return None
    base = f"{article.id}|{draft.fact.sentence.i}|{TEMPLATE}|{draft.id}"
    return Question(
        id=hashlib.sha256(base.encode()).hexdigest()[:12],
        kind="multiple",
        stem=draft.stem,
        answer=draft.answer,
        evidence=draft.fact.evidence,
        template=TEMPLATE,
        asks=role.name,
        distractors=wrong,
        salience=importance.salience(draft),
        items=items,
    )


def _says_enough(draft: Draft) -> bool:
    """A name to hold on to and a word more: the options tell the rest."""
    if draft.stem.startswith("После "):
        return False  # «один из старейших после Полоцка и Витебска»: a rank, not a time
    named = re.search(r"\s[«\"А-ЯЁA-Z]", draft.stem) is not None
    return (named and said_in(draft.stem) >= _LEAST_SAID) or reason_to_drop(draft) is None


def _said(tokens: tuple[Token, ...], head: Token, preposition: str) -> str | None:
    words = phrase_words(tokens, head, None)
    return after(preposition, join(words)) if words else None


def _wrong(
    draft: Draft,
    listed: Sequence[tuple[tuple[Token, ...], Token]],
    items: Sequence[str],
    pool: Pool,
) -> tuple[str, ...]:
    """Wrong options for the members in turn: none of the list, none the sentence names."""
    tree = Tree(draft.fact.sentence)
    offered: list[list[str]] = []
    for (tokens, head), item in zip(listed, items, strict=True):
        types = types_of(tree, tokens, head)
        role = Role(draft.role.name, types, draft.role.part, tokens, head)
        offered.append(list(distractors(replace(draft, role=role, answer=item), pool)))
    told = set(content(draft.fact.sentence.text))
    chosen: list[str] = []
    for turn in range(max(map(len, offered), default=0)):
        for options in offered:
            for option in options[turn : turn + 1]:
                own = set(content(option))
                clear = not own & told and not any(own & set(content(o)) for o in chosen)
                if clear and len(items) + len(chosen) < _MOST_OPTIONS:
                    chosen.append(option)
    return tuple(chosen)
