"""What somebody or something is, by a link verb, asked by the other side of it."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.asked import (
    readings_of,
)
from quizgen.facts.beingwhat import what_it_is
from quizgen.facts.beingwhich import which_it_is
from quizgen.facts.beingwho import who_it_is
from quizgen.facts.clause import Fact
from quizgen.facts.kinds import types_of
from quizgen.facts.links import Link, listed, parted
from quizgen.facts.surface import (
    unsaid,
)
from quizgen.facts.tree import Tree
from quizgen.russian.gazetteer import is_person_noun
from quizgen.russian.namingwords import fold

_ONES = frozenset(("один", "одна", "одно", "одни", "одним", "одной", "одними"))


def being(tree: Tree) -> Iterator[Fact]:
    """What is said with a link verb, asked by the other side of it."""
    if unsaid(tree):
        return
    for own in readings_of(tree):
        link = parted(own)
        fact = _asked(own, link) if link else None
        if fact:
            yield fact
            return


def _asked(tree: Tree, link: Link) -> Fact | None:
    if any(t.text.lower() in _ONES for t in link.said[: link.noun + 1]):
        return None  # «одним из …»: another may be one as well
    people = [m for m in tree.mentions(tuple(link.subject)) if m.type == "PERSON"]
    if people and "PERSON" in types_of(tree, tuple(link.subject), link.subject[link.head]):
        return who_it_is(tree, link, len(people))
    noun = fold(link.said[link.noun].lemma)
    if noun in listed("answered by phrases"):
        return what_it_is(tree, link, noun)
    if is_person_noun(noun):
        return None
    return which_it_is(tree, link)
