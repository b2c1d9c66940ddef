"""Years in brackets behind a clause or an honour: «переехал в Тулу (1898)», «академик (1900)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.facts.biography import Hero
from quizgen.facts.clause import TIME, Fact, Part, Role
from quizgen.facts.retold import YEAR, after, retold
from quizgen.facts.surface import leading_noun, unsaid
from quizgen.facts.tree import Tree
from quizgen.model import Token
from quizgen.russian.besidewords import beside
from quizgen.russian.calendar import MONTHS
from quizgen.russian.phrases import decline, join

_MONTH = "|".join(forms[1] for forms in MONTHS)
_DAY = re.compile(
    rf"\s?\((?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>[1-9]\d{{2,3}})(?: года| г\.)?\)"
)
_TIMELY = frozenset(("when", "since", "until", "how_long", "period"))
_LONGEST = 9
"""Words of an honour with what it is of."""


def dated_clauses(tree: Tree, facts: Sequence[Fact]) -> Iterator[Fact]:
    """What a clause tells, dated by the brackets it ends in.

    A year behind a work, a person or an event is of that thing; other words rules read those.
    """
    if tree.sentence.headline or tree.sentence.speech is not None:
        return
    for fact in facts:
        if fact.rule != "clause" or fact.predicate is None or not fact.parts:
            continue
        if any(role.name in _TIMELY for role in fact.roles):
            continue
        verb = fact.predicate.tokens[fact.predicate.agreeing]
        short = verb.feats.get("Variant") == "Short"
        done = verb.feats.get("Tense") == "Past" and verb.feats.get("Aspect") == "Perf"
        if not done and not short:
            continue
        last = max((p.tokens[-1] for p in fact.parts), key=lambda t: t.i)
        if last.i < verb.i or _dates_itself(tree, last) or _dated_before(tree, last):
            continue
        text = after(tree, last)
        year, day = YEAR.match(text), _DAY.match(text)
        if year is None and day is None:
            continue
        found = year or day
        if found is None or not re.match(r"\s*(?:[.,;]|и\b)", text[found.end() :]):
            continue
        said = found["year"] if year else f"{found['day']} {found['month']} {found['year']} года"
        when = Part(TIME, (replace(last, text=f"в {said} году", pos="ADV"),), last)
        kind = "YEAR" if year else "DATE"
        types = frozenset((kind, "ANY"))
        role = Role("dated", types, len(fact.parts), when.tokens, last, said, said)
        yield replace(fact, parts=(*fact.parts, when), roles=(role,))


def _dated_before(tree: Tree, last: Token) -> bool:
    """«окончил школу (1968) и университет (1973)»: each has its own year."""
    told = tree.sentence.text[: last.stop - tree.sentence.start]
    return re.search(r"\([^()]*\d", told) is not None


def _dates_itself(tree: Tree, last: Token) -> bool:
    """A work or a person, whose own year stands behind it."""
    if last.feats.get("Quoted") or last.text[-1:] in '»"”':
        return True
    return any(m.type == "PERSON" and m.first <= last.i < m.last for m in tree.sentence.mentions)


def honours(tree: Tree, hero: Hero | None) -> Iterator[Fact]:
    """When the one the article is about was made what: «народный артист СССР (1968)»."""
    if hero is None or unsaid(tree):
        return
    for last in tree.tokens:
        year = YEAR.match(after(tree, last))
        first = _opening(tree, last) if year else last.i
        words = tree.tokens[first : last.i + 1]
        if year is None or not 2 <= len(words) <= _LONGEST:
            continue
        head = leading_noun(words, "Nom")
        if head is None or words[head].lemma not in beside("honours"):
            continue
        if words[head].feats.get("Number") == "Plur":
            continue
        agreeing, behind = words[: head + 1], words[head + 1 :]
        said = decline(agreeing, words[head], "Ins")
        if said is None:
            continue
        title = join([*said, *(t.text for t in behind)])
        if words[0].lemma not in ("герой",) and words[0].text[1:2].islower():
            title = title[0].lower() + title[1:]
        became = "стал" if hero.gender == "Masc" else "стала"
        yield retold(tree, "made", ("YEAR",), last, year["year"], f"{hero.name} {became} {title}")


def _opening(tree: Tree, last: Token) -> int:
    """Where the phrase begins that ends here: behind a comma, a dash or another bracket."""
    first = last.i
    while first:
        before = tree.tokens[first - 1]
        if before.pos == "PUNCT" or after(tree, before).lstrip().startswith("("):
            return first + (tree.tokens[first].text == "и")
        first -= 1
    return 0
