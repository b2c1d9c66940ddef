"""The year of a work or an event in brackets: «повесть «Мастер» (1865)», «битва (1709)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.facts.clause import Fact
from quizgen.facts.retold import (
    YEAR,
    YEARS,
    after,
    gender_of_noun,
    past,
    person_at,
    retold,
)
from quizgen.facts.surface import has_name, in_nominative, leading_noun, unsaid
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.besidewords import beside
from quizgen.russian.morphology import readings

_VERBS = (("came out", "вышел"), ("written", "написан"), ("made", "создан"))
_EVENTS = (("happened", "произошёл"), ("concluded", "заключён"), ("issued", "издан"))
_WORK = "произведение"
_NEAR = 3
"""Words before a work among which it is told that the year is another's."""
_FAR = 6
"""Words between the noun of a list of works and its colon."""
_WORDS = 5
"""Words of an event's name."""


def dated_works(tree: Tree) -> Iterator[Fact]:
    """In which year a work named in quotation marks was made."""
    if tree.sentence.headline or tree.sentence.text.rstrip()[-1:] in "?!":
        return
    for title in tree.tokens:
        year = YEAR.match(after(tree, title))
        if year is None or not title.feats.get("Quoted") or title.text[:1] not in '«"“':
            continue
        noun, maker, kind = _kind(tree, title)
        if noun is None or _of_another(tree, noun):
            continue
        verb = next((verb for name, verb in _VERBS if kind in beside(name)), "вышел")
        single = len(title.text.split()) == 1
        if single and not maker and (kind in beside("by maker only") or kind == _WORK):
            continue
        gender = gender_of_noun(kind)
        if not gender:
            continue
        told = " ".join(part for part in (past(verb, gender), kind, maker, title.text) if part)
        yield retold(tree, "made", ("YEAR",), title, year["year"], told)


def _kind(tree: Tree, title: Token) -> tuple[Token | None, str, str]:
    """The noun of the work, its maker in the genitive or "", and the noun's dictionary form.

    «рассказы и повести: «…» (1862), «…»» are of two kinds: each is a work.
    """
    k, maker, listed = title.i - 1, "", False
    while k >= 0:
        token = tree.tokens[k]
        if token.text in (",", ":", "и") or (token.feats.get("Quoted") and token.pos != "NOUN"):
            listed = True
        elif person_at(tree, token) and token.feats.get("Case") == "Gen" and not listed:
            maker = token.text
        else:
            break
        k -= 1
    noun = tree.tokens[k] if k >= 0 else None
    if k >= 0 and tree.tokens[k + 1].text == ":":
        # «рассказы и повести на эту тему: «…»»; the tagger takes «повести» for a verb.
        near = tree.tokens[max(0, k - _FAR) : k + 1]
        genres = {lemma for t in near if (lemma := _genre(t))}
        noun = next((t for t in near if _work(t.lemma) and t.feats.get("Number") == "Plur"), None)
        if noun is None:
            return None, "", ""
        return noun, maker, noun.lemma if len(genres) == 1 else _WORK
    if noun is None or noun.pos != "NOUN" or not _work(noun.lemma):
        return None, "", ""
    over = tree.tokens[noun.i - 1] if noun.i else None
    if over is not None and over.pos == "NOUN" and _work(over.lemma):
        noun, k = over, over.i  # «сборник повестей «Миргород»»
    plural = noun.feats.get("Number") == "Plur"
    if listed and not plural:
        return None, "", ""
    before = tree.tokens[k - 1] if k else None
    other = tree.tokens[k - 2] if k > 1 else None
    if plural and before is not None and before.text in ("и", ",") and other is not None:
        return noun, maker, _WORK if _work(other.lemma) else ""
    return noun, maker, noun.lemma


def _genre(token: Token) -> str:
    """The genre the word can be a form of, or ""."""
    found = (r.lemma for r in readings(token.text) if r.pos == "NOUN" and _work(r.lemma))
    return next(found, "")


def _work(lemma: str) -> bool:
    return any(lemma in beside(name) for name, _ in _VERBS)


def _of_another(tree: Tree, noun: Token) -> bool:
    near = tree.tokens[max(0, noun.i - _NEAR) : noun.i]
    return any(token.lemma in beside("of another's year") for token in near)


def dated_events(tree: Tree) -> Iterator[Fact]:
    """In which year a named event took place, began and ended."""
    if unsaid(tree):
        return
    for last in tree.tokens:
        text = after(tree, last)
        year, years = YEAR.match(text), YEARS.match(text)
        if year is None and years is None:
            continue
        found = _event(tree, last)
        if found is None:
            continue
        noun, name = found
        gender = gender_of_noun(noun.lemma)
        verb = next((v for group, v in _EVENTS if noun.lemma in beside(group)), "")
        if year and verb and gender:
            told = f"{past(verb, gender)} {name}"
            yield retold(tree, "made", ("YEAR",), last, year["year"], told)
        elif years and gender and noun.lemma in beside("begun and ended"):
            for when, verb in ((years["first"], "начался"), (years["last"], "закончился")):
                yield retold(tree, "made", ("YEAR",), last, when, f"{past(verb, gender)} {name}")


def _event(tree: Tree, last: Token) -> tuple[Token, str] | None:
    """The event that ends in this word, and its name in the nominative."""
    nouns = frozenset().union(
        *(beside(g) for g in ("happened", "concluded", "issued", "begun and ended"))
    )
    for k in range(last.i, max(-1, last.i - _WORDS), -1):
        noun = tree.tokens[k]
        if noun.lemma not in nouns:
            continue
        first = k
        while first and tree.tokens[first - 1].pos == "ADJ":
            first -= 1
        while first < k and any(t.text[:1].isupper() for t in tree.tokens[first + 1 : k + 1]):
            first += 1  # «китайская Синьхайская революция» is known by its second word
        words = tree.tokens[first : last.i + 1]
        behind = tree.tokens[k + 1 : last.i + 1]
        if not has_name(words) or any(t.pos in ("ADP", "VERB", "PUNCT") for t in behind):
            return None
        titled = any(t.feats.get("Quoted") for t in behind)
        if titled and any(_work(t.lemma) for t in tree.tokens[max(0, first - 3) : first]):
            return None  # «фильм о Курской битве «Освобождение»»: the title is the film's
        name = _single(words, k - first, noun)
        return (noun, name) if name else None
    return None


def _single(words: Sequence[Token], at: int, noun: Token) -> str | None:
    """The name in the nominative, by the case its words agree in: the tagger may err in it."""
    for case in dict.fromkeys((noun.feats.get("Case", "Nom"), "Gen", "Loc", "Nom", "Acc", "Ins")):
        if leading_noun(words, case) != at:
            continue
        name = in_nominative(words, at, case)
        if name and noun.lemma in name.lower().split():
            return name
    return None
