"""What a function, an aim or a cause is, told after a dash: «Главная задача метеорологии — …»."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.asked import asked_fact, without_stop
from quizgen.facts.beingwhat import specific, whole_answer
from quizgen.facts.clause import Fact
from quizgen.facts.links import listed
from quizgen.facts.surface import DASHES, leading_noun, own_verb, unsaid, written
from quizgen.facts.tree import Tree
from quizgen.russian.namingwords import fold

_WHAT = {"Masc": "каков", "Fem": "какова", "Neut": "каково"}


def essences(tree: Tree) -> Iterator[Fact]:
    """«Какова основная функция упаковки?» with all that stands after the dash as the answer."""
    dashes = [t.i for t in tree.tokens if t.text in DASHES]
    if unsaid(tree) or tree.published or len(dashes) != 1:
        return
    left = tree.tokens[: dashes[0]]
    right = without_stop(tree.tokens[dashes[0] + 1 :])
    if right and right[0].text.lower() == "это":
        right = right[1:]
    noun = leading_noun(left, "Nom")
    if noun is None or not right or right[0].text.lower() == "не" or own_verb(right):
        return
    if any(t.text in ",()" for t in left) or any(t.text in "()" for t in right):
        return
    if fold(left[noun].lemma) not in listed("answered by phrases") or not specific(left, noun):
        return
    told = right[0].feats.get("VerbForm") == "Inf" or leading_noun(right, "Nom") is not None
    answer = whole_answer(right)
    text = written(left)
    if not told or answer is None:
        return
    feats = left[noun].feats
    which = "каковы" if feats.get("Number") == "Plur" else _WHAT.get(feats.get("Gender", ""))
    if which:
        yield asked_fact(tree, "definition", right, right[0], answer, f"{which} {text}")
