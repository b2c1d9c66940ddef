"""What an article of an encyclopaedia is about, where that is a kind of thing: «Лещ», «Серая цапля».

Its sentences leave the subject unsaid («Питается насекомыми»), call it by a wider name («рыба») or
speak of its parts with nothing beside them («Окраска зависит …»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.facts.truthtable import truth_words
from quizgen.model import Article, Sentence
from quizgen.russian.morphology import Reading, inflect, like, readings

_MOST = 3
_WORD = re.compile(r"[А-ЯЁа-яё-]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """The thing of the title: its words in the cases and numbers a question needs.

    Attributes:
        singular, plural: nominative. genitive: of the singular. lemma: of its noun.
        gender: of its noun. wider: names it is also called by.
    """

    singular: str
    plural: str
    genitive: str
    lemma: str
    gender: str
    animate: bool
    wider: frozenset[str]


def topic_of(article: Article, sentences: Sequence[Sentence]) -> Topic | None:
    """The kind of thing the title names and the first sentences say what it is; else None."""
    if article.headline is None or article.date is not None:
        return None
    title = re.sub(r"\s*\([^)]*\)\s*$", "", article.title.strip())
    words = title.split()
    if not 1 <= len(words) <= _MOST or not all(_WORD.fullmatch(word) for word in words):
        return None
    nouns = [_noun(word, ("Nom",)) for word in words]
    last = nouns[-1]
    if last is None or any(_adjective(word) is None for word in words[:-1]):
        return None
    if {"Name", "Surn", "Patr", "Orgn"} & {m for r in readings(words[-1]) for m in r.feats}:
        return None
    named = "Geox" in last.feats or words[-1][:1].isupper() and len(words) > 1
    if named or last.feats.get("Number") != "Sing":
        return None
    head, lead = words[-1], words[:-1]
    proper = _written_large(article, head)
    forms = [_phrase(lead, head, last, case, number, proper)
             for case, number in (("Nom", "Sing"), ("Nom", "Plur"), ("Gen", "Sing"))]  # fmt: skip
    if forms[0] is None or forms[2] is None:
        return None
    told = {w for s in sentences[:4] for w in (t.lemma for t in s.tokens)}
    wider = truth_words("wider names") & told
    animate = last.feats.get("Animacy") == "Anim"
    gender = last.feats.get("Gender", "")
    return Topic(forms[0], forms[1] or "", forms[2], last.lemma, gender, animate, wider)


def _written_large(article: Article, head: str) -> bool:
    """«Марс», «Солнце»: its capital stands inside sentences too."""
    stem = head[: max(3, len(head) - 1)]
    inside = re.findall(rf"(?<=[а-яё,] )({re.escape(stem)}|{re.escape(stem.lower())})", article.text)
    return sum(w[:1].isupper() for w in inside) > len(inside) / 2


def _noun(word: str, cases: tuple[str, ...]) -> Reading | None:
    return next(
        (r for r in readings(word) if r.pos == "NOUN" and r.feats.get("Case") in cases and r.known),
        None,
    )


def _adjective(word: str) -> Reading | None:
    return next(
        (r for r in readings(word) if r.pos == "ADJ" and r.feats.get("Case") == "Nom" and r.known),
        None,
    )


def _phrase(
    lead: Sequence[str], head: str, noun: Reading, case: str, number: str, proper: bool
) -> str | None:
    """The title in another case and number, small where the article writes it small."""
    gender = noun.feats.get("Gender", "Masc")
    words: list[str] = []
    for word in lead:
        own = _adjective(word)
        form = inflect(own, case=case, number=number, gender=gender) if own else None
        if form is None:
            return None
        words.append(form)
    form = inflect(noun, case=case, number=number)
    if form is None:
        return None
    words.append(like(head, form) if proper else form)
    return " ".join(words)
